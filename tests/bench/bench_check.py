# SPDX-License-Identifier: EUPL-1.2
"""How long ``kennisbank check`` takes, start-up included: ``python tests/bench/bench_check.py``.

Prints the best of some runs for the real catalogue and for made-up ones, and fails where it takes too long
or grows faster than the catalogue.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthetic import write_catalogue

HERE = Path(__file__).parent
REAL = HERE.parents[1] / "checklists"
LIMIT = 0.5
"""Seconds for the real catalogue, start-up included."""
LINEAR = 1.3
"""Time per lesson at 1,000 lessons against that at 250, start-up left out, may be this many times as much."""


def measure(folder: Path, runs: int) -> float:
    """Return the seconds of the quickest run."""
    return min(_run("check", str(folder)) for _ in range(runs))


def _run(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "kennisbank", *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Print the figures; return 1 if a limit is passed."""
    start_up = min(_run("--version") for _ in range(5))
    real = measure(REAL, 5)
    print(f"start-up                 {start_up:7.3f} s")
    print(f"checklists/              {real:7.3f} s  (limit {LIMIT} s)")
    per_lesson = {}
    with tempfile.TemporaryDirectory() as folder:
        for lessons in (24, 250, 1000):
            path = write_catalogue(Path(folder) / str(lessons), lessons)
            taken = measure(path, 3)
            per_lesson[lessons] = (taken - start_up) / lessons
            each = f"{per_lesson[lessons] * 1000:.2f} ms per lesson"
            print(f"{lessons:5} lessons × 8 vragen {taken:8.3f} s  ({each})")
    growth = per_lesson[1000] / per_lesson[250]
    print(f"growth 250 → 1,000       {growth:7.2f} ×  (limit {LINEAR} ×)")
    return int(real > LIMIT or growth > LINEAR)


if __name__ == "__main__":
    sys.exit(main())
