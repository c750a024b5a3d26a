# SPDX-License-Identifier: EUPL-1.2
"""How long score.js takes over the real catalogue: ``python tests/bench/bench_score_js.py``.

Prints figures, asserts nothing: milliseconds per call in Node, and how many times faster than Python.
The first call is in a fresh process, before the engine has compiled anything; the functions follow each
other in it. The last line is the size of the script.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import node  # noqa: E402
from bench.bench_score import best  # noqa: E402
from equality import cases  # noqa: E402
from kennisbank import catalogue, scoring  # noqa: E402
from kennisbank.insight import insight  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES_JS = ROOT / "tests" / "bench" / "time_score.js"


def answered(content: Any) -> Any:
    """Return a response with an answer to four questions in five, never the same habits for all."""
    chance = random.Random(1)  # noqa: S311
    scales = {key: [o["id"] for o in scale["options"]] for key, scale in content["scales"].items()}
    return {
        "answers": {
            key: {"option": chance.choice(scales[question["scale"]]), "reason": "geldt hier niet"}
            for key, question in cases.questions(content)
            if chance.random() < 0.8
        }
    }


def in_python(content: Any, response: Any, scope: str) -> dict[str, float]:
    """Return milliseconds per function of score.js, of what does the same in Python."""

    def result() -> Any:
        return scoring.score(content, response, scope) | insight(content, response, scope)

    calls: dict[str, Callable[[], object]] = {
        "score": lambda: scoring.score(content, response, scope),
        "states": lambda: scoring.states(content, response, scope),
        "insight": lambda: insight(content, response, scope),
        "result": result,
    }
    return {name: best(call, 20) for name, call in calls.items()}


def main() -> None:
    """Print a table: one row per function and scope."""
    content = catalogue.scoring_content(catalogue.load(ROOT / "checklists"))
    response = answered(content)
    print(f"{len(cases.questions(content))} vragen, {len(response['answers'])} antwoorden")
    print(
        "bereik".ljust(10),
        "functie".ljust(8),
        "eerste".rjust(9),
        "midden".rjust(9),
        "best".rjust(9),
        "Python",
    )
    for scope in ("all", "quickscan"):
        given = json.dumps({"content": content, "response": response, "scope": scope})
        times = json.loads(node.run(TIMES_JS, node.SCORE_JS, text=given))
        for name, python in in_python(content, response, scope).items():
            row = times[name]
            figures = " ".join(f"{row[key]:6.3f} ms" for key in ("first", "median", "least"))
            print(scope.ljust(10), name.ljust(8), figures, f"{python:6.2f} ms, {python / row['least']:.0f}×")
    script = b"".join(path.read_bytes() for path in node.SCORER_JS)
    print(f"{len(script)} bytes, {len(gzip.compress(script, 9, mtime=0))} met gzip")


if __name__ == "__main__":
    main()
