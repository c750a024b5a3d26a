# SPDX-License-Identifier: EUPL-1.2
"""The exported JavaScript scorer, in an empty folder, without packages and without environment."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import node
from equality import frame
from equality.filler import catalogue_of, form_of
from kennisbank import scoring
from kennisbank.export import javascript

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "javascript"
TITLE = "Scoreprogramma (JavaScript)"
PROGRAM = "Node"
CODE = (
    "src/kennisbank/export/javascript.py",
    "src/kennisbank/export/python.py",
    "src/kennisbank/export/scorer_main.js",
    *(f"src/kennisbank/web/js/{name}" for name in javascript.SCRIPTS),
)
FIGURES = frame.ALL_FIGURES

DRIVER = """
"use strict";
const scorer = require(process.argv[1]);
const outcome = ({ response, scope }) => {
  try {
    return { result: scorer.score(response, scope), states: scorer.states(response, scope) };
  } catch (error) {
    if (!(error instanceof scorer.ScoringError)) throw error;
    const facts = ["question", "option", "scope"].filter((name) => Object.hasOwn(error, name));
    const pairs = facts.map((name) => [`error.${name}`, String(error[name])]);
    return { error: error.kind, ...Object.fromEntries(pairs) };
  }
};
const jobs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
for (const job of jobs) console.log(JSON.stringify(outcome(job)));
"""


def version() -> str:
    return node.run("--version").strip().removeprefix("v")


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
        file = Path(folder) / "score.js"
        file.write_bytes(javascript.render(catalogue_of(content), form_of(content, "all")))
        done = subprocess.run(
            [str(node.binary()), "-e", DRIVER, str(file)],
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
