# SPDX-License-Identifier: EUPL-1.2
"""The exported Python scorer, in an empty folder, without packages and without environment."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from equality import frame
from equality.filler import catalogue_of, form_of
from kennisbank import scoring
from kennisbank.export import python

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "python"
TITLE = "Scoreprogramma (Python)"
PROGRAM = "Python"
CODE = (
    "src/kennisbank/export/python.py",
    "src/kennisbank/export/scorer_main.py",
    "src/kennisbank/scoring.py",
)
FIGURES = frame.ALL_FIGURES

DRIVER = """
import json, runpy, sys
scorer = runpy.run_path(sys.argv[1])
for job in json.load(sys.stdin):
    args = scorer["CONTENT"], job["response"], job["scope"]
    try:
        out = {"result": scorer["score"](*args), "states": scorer["states"](*args)}
    except scorer["UnknownQuestion"] as e:
        out = {"error": "unknown-question", "error.question": e.question}
    except scorer["UnknownOption"] as e:
        out = {"error": "unknown-option", "error.question": e.question, "error.option": str(e.option)}
    except scorer["UnknownScope"] as e:
        out = {"error": "unknown-scope", "error.scope": e.scope}
    print(json.dumps(out))
"""


def version() -> str:
    return platform.python_version()


def carries(content: frame.Json, scope: str, response: frame.Json) -> str | None:  # noqa: ARG001
    """Carry everything: a scorer takes any response."""
    return None


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    """Export the scorer of all lessons once per content, and score with it alone."""
    results: dict[int, frame.Flat] = {}
    for places in frame.by_content(jobs):
        results |= zip(places, _run_alone([jobs[place] for place in places]), strict=True)
    return [results[place] for place in range(len(jobs))]


def _run_alone(jobs: list[frame.Job]) -> list[frame.Flat]:
    content = jobs[0].content
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "score.py"
        file.write_bytes(python.render(catalogue_of(content), form_of(content, "all")))
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", DRIVER, str(file)],
            input=json.dumps([{"response": job.response, "scope": job.scope} for job in jobs]),
            capture_output=True,
            encoding="utf-8",
            cwd=folder,
            env={},
            check=False,
        )
    assert done.returncode == 0, done.stderr
    top = scoring.top_level(content["levels"])
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    return [one if "error" in one else frame.flat(one["result"], one["states"], top) for one in outcomes]
