# SPDX-License-Identifier: EUPL-1.2
"""The command line of an exported scorer.

The exporter (``export/python.py``) copies what stands below the line of dashes after the text of
``scoring.py``; the imports above it are then already there. So it uses the standard library alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from kennisbank.scoring import Json, UnknownOption, UnknownQuestion, UnknownScope, score

# ----------------------------------------------------------------------------------------------------

USAGE = """Gebruik: python {name} [--scope ONDERDEEL] [ANTWOORDEN.json]

Leest antwoorden (antwoorden.schema.json) uit het bestand, of zonder bestand van de standaardinvoer.
Schrijft de uitslag als JSON (resultaat.schema.json, zonder doen, uitzoeken en robuustheid).
Zonder --scope gaat de uitslag over: {scope}."""


class Refused(Exception):  # noqa: N818 (named for the fact)
    """The arguments or the answers cannot be used; the message says in Dutch what is wrong."""


def main(content: Json, scope: str, arguments: list[str]) -> int:
    """Score the response that the arguments name, print the result and return the exit code."""
    if "-h" in arguments or "--help" in arguments:
        print(USAGE.format(name=Path(sys.argv[0]).name, scope=scope))
        return 0
    try:
        scope, file = parse_arguments(scope, arguments)
        response = own_answers(content, read_response(content, file))
        result = score(content, response, scope)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except UnknownScope as error:
        print(f"Onbekend onderdeel: {error.scope}." + did_you_mean(error.nearest), file=sys.stderr)
        return 2
    except UnknownQuestion as error:
        print(f"Onbekende vraag: {error.question}." + did_you_mean(error.nearest), file=sys.stderr)
        return 1
    except UnknownOption as error:
        hint = did_you_mean(error.nearest)
        print(f"Vraag {error.question} heeft geen antwoord {error.option}." + hint, file=sys.stderr)
        return 1
    print(json.dumps(result, indent=2))
    return 0


def did_you_mean(nearest: str | None) -> str:
    """Return the hint that follows an error."""
    return "" if nearest is None else f" Bedoelde je {nearest}?"


def parse_arguments(scope: str, arguments: list[str]) -> tuple[str, str]:
    """Return scope and file name; ``-`` is standard input."""
    left = list(arguments)
    if "--scope" in left:
        at = left.index("--scope")
        if at + 1 == len(left):
            raise Refused("Zet achter --scope een les, een domein, quickscan of all.")
        scope = left[at + 1]
        del left[at : at + 2]
    if len(left) > 1 or any(word.startswith("--") for word in left):
        raise Refused("Geef één bestand met antwoorden. Hulp krijg je met --help.")
    return scope, left[0] if left else "-"


def read_response(content: Json, file: str) -> dict[str, Any]:
    """Read a response; a file of `export json` holds it under ``response``."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=without_doubles)
    except OSError as error:
        raise Refused(f"Kan {file} niet lezen: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise Refused(f"{file} is geen goede JSON: {error}.") from error
    if isinstance(data, dict) and "answers" not in data and isinstance(data.get("response"), dict):
        data = data["response"]
    answers = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(answers, dict) or not all(isinstance(answer, dict) for answer in answers.values()):
        raise Refused(f'{file} heeft geen antwoorden: verwacht wordt {{"answers": {{…}}}}.')
    check_catalogue(content, data.get("catalogue"))
    return {"answers": answers}


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its keys and values; a key that stands there twice is an error."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [key for key, _ in pairs]
        double = next(key for key in names if names.count(key) > 1)
        raise ValueError(f'"{double}" staat er twee keer')
    return made


def check_catalogue(content: Json, catalogue: Any) -> None:
    """Refuse answers to another knowledge base; say so if they were given to other content."""
    if not isinstance(catalogue, dict):
        return
    if catalogue.get("id") != content["id"]:
        raise Refused(f"Deze antwoorden horen bij {catalogue.get('id')}, niet bij {content['id']}.")
    if catalogue.get("digest", content["digest"]) != content["digest"]:
        print("Let op: de antwoorden zijn gegeven bij een andere versie van de vragen.", file=sys.stderr)


def own_answers(content: Json, response: Json) -> dict[str, Any]:
    """Leave out answers to lessons that this file does not hold, and name them."""
    own = {lesson["id"] for domain in content["domains"] for lesson in domain["lessons"]}
    answers = response["answers"]
    other = sorted(question for question in answers if question.partition(".")[0] not in own)
    if other:
        print("Deze antwoorden horen bij andere lessen en tellen hier niet mee:", file=sys.stderr)
        print(*(f"  {question}" for question in other), sep="\n", file=sys.stderr)
    return {"answers": {key: answer for key, answer in answers.items() if key not in other}}
