# SPDX-License-Identifier: EUPL-1.2
"""The registry of scorers: one row per implementation, and every vector runs on every row.

A row takes all vectors at once, so that a scorer in another process starts only once.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import node
from kennisbank import scoring
from kennisbank.insight import insight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parent
FIGURES = ("scope", "scope_id", "catalogue", "lessons", "domains", "total", "weakest_domain")
PARTS = {"figures": FIGURES, "actions": ("doen", "uitzoeken"), "robustness": ("robustness",)}

Outcome = dict[str, Any]
"""``{"result", "states"}`` or ``{"error"}``, as a vector expects it."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """A scorer and what it can do; ``parts`` is a subset of figures, states, actions, robustness, errors."""

    run: Callable[[Sequence[dict[str, Any]]], list[Outcome]]
    """Takes ``{"content", "response", "scope"}`` each, content being the value itself."""
    parts: frozenset[str]


def in_this_process(jobs: Sequence[dict[str, Any]]) -> list[Outcome]:
    return [_outcome(job["content"], job["response"], job["scope"]) for job in jobs]


def _outcome(content: Any, response: Any, scope: str) -> Outcome:
    try:
        result = {**scoring.score(content, response, scope), **insight(content, response, scope)}
        return {"result": result, "states": scoring.states(content, response, scope)}
    except scoring.UnknownQuestion as error:
        return {"error": {"kind": "unknown-question", "question": error.question}}
    except scoring.UnknownOption as error:
        return {"error": {"kind": "unknown-option", "question": error.question, "option": error.option}}
    except scoring.UnknownScope as error:
        return {"error": {"kind": "unknown-scope", "scope": error.scope}}


EXPORTED = """
import json, runpy, sys
scorer = runpy.run_path(sys.argv[1])
kinds = {"UnknownQuestion": "unknown-question", "UnknownOption": "unknown-option"}
kinds["UnknownScope"] = "unknown-scope"
outcomes = []
for job in json.load(sys.stdin):
    args = job["content"], job["response"], job["scope"]
    try:
        outcomes.append({"result": scorer["score"](*args), "states": scorer["states"](*args)})
    except ValueError as error:
        facts = {key: getattr(error, key) for key in ("question", "option", "scope") if hasattr(error, key)}
        outcomes.append({"error": {"kind": kinds[type(error).__name__], **facts}})
json.dump(outcomes, sys.stdout)
"""


def exported_file(jobs: Sequence[dict[str, Any]]) -> list[Outcome]:
    """Run the text of scoring.py alone, in a Python that sees no packages of ours."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", EXPORTED, scoring.__file__],
        input=json.dumps(jobs),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcomes: list[Outcome] = json.loads(done.stdout)
    return outcomes


def in_node(jobs: Sequence[dict[str, Any]]) -> list[Outcome]:
    """Run score.js, the scorer of the pages."""
    numbered = [{**job, "content": number} for number, job in enumerate(jobs)]
    return [json.loads(line) for line in node.score_lines([job["content"] for job in jobs], numbered)]


SCORERS = {
    "this-process": Scorer(
        in_this_process, frozenset({"figures", "states", "actions", "robustness", "errors"})
    ),
    "exported-python": Scorer(exported_file, frozenset({"figures", "states", "errors"})),
    "score-js": Scorer(in_node, frozenset({"figures", "states", "actions", "robustness", "errors"})),
}


@cache
def vectors() -> tuple[dict[str, Any], ...]:
    """Return all vectors in order of file, with the path of their content."""
    files = sorted(HERE.glob("vectors/*.json"))
    return tuple(v for file in files for v in json.loads(file.read_text(encoding="utf-8"))["vectors"])


@cache
def contents() -> dict[str, Any]:
    """Return path below this folder → content."""
    return {
        path.relative_to(HERE).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(HERE.glob("contents/*/*.json"))
    }


@cache
def outcomes(scorer: str) -> dict[str, Outcome]:
    """Return vector id → what the scorer of this name makes of it; it runs once."""
    jobs = [
        {key: v[key] for key in ("response", "scope")} | {"content": contents()[v["content"]]}
        for v in vectors()
    ]
    ids = [v["id"] for v in vectors()]
    return dict(zip(ids, SCORERS[scorer].run(jobs), strict=True))


def reduced(outcome: Outcome, parts: frozenset[str]) -> Outcome:
    """Return the parts of an outcome that a scorer claims."""
    if "error" in outcome:
        return outcome if "errors" in parts else {}
    keys = [key for part, names in PARTS.items() if part in parts for key in names]
    kept: Outcome = {"result": {key: outcome["result"][key] for key in keys}}
    if "states" in parts:
        kept["states"] = outcome["states"]
    return kept
