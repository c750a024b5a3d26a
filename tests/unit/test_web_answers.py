# SPDX-License-Identifier: EUPL-1.2
"""Keeping, sharing and reading answers in the browser (answers.js, store.js, share.js, files.js), in Node.

The tests of the scripts stand beside this file in ``web/``. Here: they pass, and what the browser makes of a
response is what Python makes of it.
"""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import pytest

import node
from kennisbank import catalogue, responses, schemas
from kennisbank.jsontext import parse

HERE = node.ROOT / "tests" / "unit" / "web"
SCRIPTS = sorted(path.name for path in HERE.glob("*.test.js"))
CASES = 600
SEED = 20261123
MANY = """
const { Kennisbank } = require(process.argv[1]);
const [content, ...texts] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const results = texts.map((text) => {
  const found = Kennisbank.files.read(text, { content });
  return [found.response, found.response && Kennisbank.files.toFile(found.response, "2026-11-23").text];
});
process.stdout.write(JSON.stringify(results));
"""


@pytest.mark.parametrize("script", SCRIPTS)
def test_script(script):
    node.run("--test", "--test-reporter=spec", "--test-reporter-destination=stderr", HERE / script)


def test_there_are_scripts():
    assert len(SCRIPTS) >= 5


@cache
def real() -> Any:
    return catalogue.load(node.ROOT / "checklists")


@cache
def content() -> Any:
    return catalogue.scoring_content(real())


def browser(given: list[str]) -> list[Any]:
    """Return what files.js makes of each text: the response, and the file that it would write."""
    done = node.run("-e", MANY, HERE / "fakes.js", text=json.dumps([content(), *given]))
    return json.loads(done)


def sound_response(chance: random.Random) -> dict[str, Any]:
    origin = {key: content()[key] for key in ("id", "version", "digest")}
    answers = {}
    for name, _, question in real().questions():
        if chance.random() < 0.1:
            options = [option.id for option in real().scales[question.scale].options]
            answers[name] = {"option": chance.choice(options), "reason": "x"}
    return {"catalogue": origin, "subject": {"organisation": "Bunnik"}, "answers": answers, "unmapped": []}


ODD: list[Any] = [None, 3, "", "x", [], {}, ["ja"], {"option": "ja"}, True, "2026-02-30", "2024-02-29"]
KEYS = ["option", "reason", "note", "evidence", "owner", "due", "extra", "__proto__", "toString"]
IDS = ["weg.vraag", "__proto__", "constructor", "", "Les.vraag", "clientelisme-tegengaan.", "x" * 300]


def spoiled(chance: random.Random, response: dict[str, Any]) -> dict[str, Any]:
    """Return the response with a few things wrong in its answers."""
    answers = response["answers"]
    for _ in range(chance.randrange(1, 5)):
        name = chance.choice([*answers, *IDS]) if answers else chance.choice(IDS)
        if chance.random() < 0.3 or not isinstance(answers.get(name), dict):
            answers[name] = chance.choice(ODD)
        else:
            answers[name] = {**answers[name], chance.choice(KEYS): chance.choice(ODD)}
    return response


def made() -> list[dict[str, Any]]:
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    sound = [sound_response(chance) for _ in range(CASES)]
    return [response if chance.random() < 0.2 else spoiled(chance, response) for response in sound]


def test_the_browser_reads_a_response_as_python_does():
    given = made()
    refused = 0
    for response, (read, written) in zip(given, browser([json.dumps(one) for one in given]), strict=True):
        expected, _ = responses.check(real(), response)
        assert read["answers"] == expected["answers"]
        assert read["subject"] == expected["subject"]
        of_browser = [(item["key"], item["value"]) for item in read["unmapped"]]
        of_python = [(item["key"], item["value"]) for item in expected["unmapped"]]
        assert sorted(map(repr, merged(of_browser))) == sorted(map(repr, merged(of_python)))
        refused += bool(of_python)
        parsed = parse(written.encode(), "antwoorden")
        assert schemas.check("antwoorden", parsed) == ()
    assert refused > CASES / 2


def merged(items: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return items with the key order of their values set aside."""
    ordered = [sorted(value.items(), key=repr) if isinstance(value, dict) else value for _, value in items]
    return [(key, value) for (key, _), value in zip(items, ordered, strict=True)]


def test_what_the_browser_writes_python_reads_without_a_word():
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    response = sound_response(chance)
    for answer in response["answers"].values():
        answer["option"] = "ja" if answer["option"] == "nvt" else answer["option"]
    [(read, written)] = browser([json.dumps(response)])
    expected, found = responses.read(written.encode(), "antwoorden.json", real())
    assert (expected, found) == (read, ())
