# SPDX-License-Identifier: EUPL-1.2
"""What engines are measured with: jobs, flat results, the reference, and how engines are found.

What an engine module must hold stands in ``engines/__init__.py``.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from conformance.scorers import HERE as CONFORMANCE
from conformance.scorers import contents, vectors
from equality.filler import form_of
from kennisbank import scoring

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]

Json = dict[str, Any]
Flat = dict[str, "int | bool | str | None"]

PLAIN = ("score", "coverage", "low", "high", "percent", "percent_low", "percent_high")
LEVELS = ("level_low", "level_high", "cap_low", "cap_high", "certain")
COUNTS = tuple(f"counts.{name}" for name in scoring.COUNTS)
ROW_FIGURES = frozenset({*PLAIN, *LEVELS, *COUNTS, "caps"})
"""What a row of a lesson, a domain or the total can hold."""
OTHER_FIGURES = frozenset({"weakest_domain", "states", "reasons", "errors"})
ALL_FIGURES = ROW_FIGURES | OTHER_FIGURES
ALL_PARTS = frozenset({"lessons", "domains", "total"})

REFUSED = (
    "Deze toets gaat over een vraag, antwoord of onderdeel dat niet bestaat. Dat kun je hier niet invullen."
)
NOT_OFFERED = "Deze toets geeft een antwoord dat het formulier niet aanbiedt."


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One thing to compute; ``id`` is that of a vector, or ``set-17``."""

    id: str
    content: Json
    response: Json
    scope: str


class Engine(Protocol):
    """A module of ``engines/``; see the docstring there."""

    NAME: str
    TITLE: str
    PROGRAM: str
    FIGURES: frozenset[str]
    CODE: tuple[str, ...]

    def version(self) -> str: ...

    def carries(self, content: Json, scope: str, response: Json) -> str | None: ...

    def run(self, jobs: Sequence[Job]) -> list[Flat]: ...


def engines() -> dict[str, Any]:
    """Return every module of ``engines/`` by its NAME, in order of name."""
    package = importlib.import_module("equality.engines")
    names = sorted(one.name for one in pkgutil.iter_modules(package.__path__) if not one.name.startswith("_"))
    found = [importlib.import_module(f"equality.engines.{name}") for name in names]
    return {module.NAME: module for module in found}


@cache
def vector_jobs() -> tuple[Job, ...]:
    """Return every vector, those included that a scorer refuses."""
    return tuple(Job(v["id"], contents()[v["content"]], v["response"], v["scope"]) for v in vectors())


def grouped(jobs: Sequence[Job]) -> Iterator[tuple[Json, str, list[int]]]:
    """Yield content, scope and the places in ``jobs`` of one form: what one exported file can carry."""
    groups: dict[tuple[str, str], list[int]] = {}
    for place, job in enumerate(jobs):
        groups.setdefault((job.content["digest"], job.scope), []).append(place)
    for places in groups.values():
        first = jobs[places[0]]
        yield first.content, first.scope, places


def by_content(jobs: Sequence[Job]) -> list[list[int]]:
    """Return the places in ``jobs`` of each content: what one scorer of all lessons can take."""
    groups: dict[str, list[int]] = {}
    for place, job in enumerate(jobs):
        groups.setdefault(job.content["digest"], []).append(place)
    return list(groups.values())


def answers_in_scope(job: Job) -> dict[str, Json]:
    """Return the answers to the questions on the form; the others change no figure."""
    asked = {question.full_id for question in form_of(job.content, job.scope).questions}
    return {key: answer for key, answer in job.response["answers"].items() if key in asked}


def not_offered(content: Json, scope: str, response: Json) -> str | None:
    """Return why a form cannot carry this: an option that the form leaves out (not-applicable forbidden)."""
    for question in form_of(content, scope).questions:
        chosen = response["answers"].get(question.full_id, {}).get("option")
        if chosen is not None and chosen not in {option.id for option in question.options}:
            return NOT_OFFERED
    return None


# The reference


@cache
def reference(job: Job) -> Flat:
    """Return all figures of a job by ``kennisbank.scoring``, or its refusal, flat."""
    try:
        result = scoring.score(job.content, job.response, job.scope)
        states = scoring.states(job.content, job.response, job.scope)
    except scoring.UnknownQuestion as error:
        return {"error": "unknown-question", "error.question": error.question}
    except scoring.UnknownOption as error:
        return {
            "error": "unknown-option",
            "error.question": error.question,
            "error.option": str(error.option),
        }
    except scoring.UnknownScope as error:
        return {"error": "unknown-scope", "error.scope": error.scope}
    return flat(result, states, scoring.top_level(job.content["levels"]))


def flat(result: Json, states: Json | None, top: int) -> Flat:
    """Flatten a result of resultaat.schema.json; see ``engines/__init__.py`` for the keys."""
    made: Flat = {}
    for part in ("lessons", "domains"):
        for key, row in result[part].items():
            made |= _row(f"{part}.{key}", row, top)
    if result["total"] is not None:
        made |= _row("total", result["total"], top) | {"weakest_domain": result["weakest_domain"]}
    for key, state in (states or {}).items():
        made |= {f"states.{key}": state["state"], f"reasons.{key}": state["reason"]}
    return made


def _row(prefix: str, row: Json, top: int) -> Flat:
    """Flatten the figures of a lesson, a domain or the total; caps become their minima and one text."""
    applies, caps = row["low"] is not None, row["caps"]
    made: Flat = {f"{prefix}.{name}": row[name] for name in (*PLAIN, "level_low", "level_high", "certain")}
    for end in ("low", "high"):
        made[f"{prefix}.cap_{end}"] = min([top, *(cap[end] for cap in caps)]) if applies else None
    made[f"{prefix}.caps"] = ";".join(f"{cap['question']} {cap['low']} {cap['high']}" for cap in caps)
    return made | {f"{prefix}.counts.{name}": row["counts"][name] for name in scoring.COUNTS}


def nothing(prefix: str) -> Flat:
    """Return the row of what has no questions; ``prefix`` is ``lessons.<id>`` and so on."""
    empty = scoring.combine([], [{"number": 1, "from": 0}])
    return _row(prefix, empty, 1)


def claimed(figures: Flat, engine: Any) -> Flat:
    """Return the keys of a flat result that an engine says it gives."""
    if "error" in figures:
        return figures if "errors" in engine.FIGURES else {}
    parts = getattr(engine, "PARTS", ALL_PARTS)
    parts = parts(figures) if callable(parts) else parts
    return {key: value for key, value in figures.items() if _is_claimed(key, engine.FIGURES, parts)}


def _is_claimed(key: str, figures: frozenset[str], parts: frozenset[str]) -> bool:
    head, _, rest = key.partition(".")
    if head in OTHER_FIGURES:
        return head in figures
    name = rest if head == "total" else rest.partition(".")[2]
    return head in parts and name in figures


def why_not(engine: Any, job: Job) -> str | None:
    """Return why an engine does not run a job, in Dutch; None if it runs it."""
    if "error" in reference(job):
        return None if "errors" in engine.FIGURES else REFUSED
    reason: str | None = engine.carries(job.content, job.scope, job.response)
    return reason


# Digests


@cache
def vectors_digest() -> str:
    """Return the digest of all vectors and their contents."""
    files = sorted([*CONFORMANCE.glob("vectors/*.json"), *CONFORMANCE.glob("contents/*/*.json")])
    return files_digest(files)


def files_digest(files: Sequence[Path]) -> str:
    """Return ``sha256:…`` over names and bytes."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(ROOT).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return f"sha256:{digest.hexdigest()}"


def code_digest(engine: Any) -> str:
    """Return the digest of an engine's module and of what makes its files."""
    return files_digest([Path(engine.__file__), *(ROOT / path for path in engine.CODE)])
