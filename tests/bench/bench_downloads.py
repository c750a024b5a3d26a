# SPDX-License-Identifier: EUPL-1.2
"""How long the downloads of the real site take: all from nothing, and when nothing changed.

``python tests/bench/bench_downloads.py [FORMAT …]``; without names every format.
Exits 1 if a promise is broken: from nothing under two minutes, unchanged under two seconds, and unchanged at
most a fiftieth of the work. Processor time is shown beside the clock: other work on the machine slows the
clock alone, so the promises count the processor time over two cores where that is less.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from typing import TYPE_CHECKING

from building import ROOT, Project
from kennisbank import catalogue as catalogues
from kennisbank.export import FORMATS
from kennisbank.form import flatten

if TYPE_CHECKING:
    from collections.abc import Callable

FROM_NOTHING = 120.0
UNCHANGED = 2.0
SHARE = 1 / 50
"""Of the processor time that making takes, an unchanged build may take this much for its downloads."""
CORES = 2


def main(names: list[str]) -> int:
    """Measure and say what holds."""
    show_formats(names)
    with tempfile.TemporaryDirectory() as folder:
        plain = Project.make(Path(folder) / "project", ROOT / "checklists")
        plain.build()
        idle = clock(plain.build)
        whole = Project(plain.folder, ",".join(names))
        making = less(clock(whole.build), idle)
        unchanged = less(clock(whole.build), idle)
        print_size(plain.folder / "_build/html/downloads")
    print(f"van niets: {shown(making)}; ongewijzigd: {shown(unchanged)}")
    broken = []
    if effective(making) > FROM_NOTHING:
        broken.append(f"van niets: meer dan {FROM_NOTHING:.0f} s")
    if effective(unchanged) > UNCHANGED:
        broken.append(f"ongewijzigd: meer dan {UNCHANGED:.0f} s")
    if unchanged[1] > making[1] * SHARE:
        broken.append(
            f"ongewijzigd kost {unchanged[1] / making[1]:.3f} van het maken, beloofd is {SHARE:.3f}"
        )
    print("\n".join(broken) or "alles binnen de belofte")
    return 1 if broken else 0


def show_formats(names: list[str]) -> None:
    """Print what each format costs for all checklists in one file, in processor time of one core."""
    catalogue = catalogues.load(ROOT / "checklists")
    form = flatten(catalogue, "all")
    for name in names:
        row = FORMATS[name]
        row.render(catalogue, form)  # imports and caches first
        _, used = clock(lambda row=row: row.render(catalogue, form))
        print(f"{name:>16} {used:7.2f} s")


def print_size(folder: Path) -> None:
    """Print how many files there are and how large they are together."""
    sizes = [path.stat().st_size for path in folder.glob("*/*")]
    kinds = Counter(path.name.partition(".")[2] for path in folder.glob("*/*"))
    print(f"{len(sizes)} bestanden in {len(kinds)} formaten, {sum(sizes) / 1e6:.1f} MB")


def clock(work: Callable[[], object]) -> tuple[float, float]:
    """Return seconds by the clock, and of processor time with that of child processes."""
    start, before = time.perf_counter(), used()
    work()
    return time.perf_counter() - start, used() - before


def used() -> float:
    """Return the processor time of this process and of its children that ended, in seconds."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    found = [resource.getrusage(kind) for kind in kinds]
    return sum(one.ru_utime + one.ru_stime for one in found)


def less(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Return what one took more than the other; never less than nothing."""
    return max(0.0, one[0] - other[0]), max(0.0, one[1] - other[1])


def effective(taken: tuple[float, float]) -> float:
    """Return the seconds that count: by the clock, or of two cores that do nothing else."""
    return min(taken[0], taken[1] / min(CORES, os.cpu_count() or 1))


def shown(taken: tuple[float, float]) -> str:
    """Write both times."""
    return f"{taken[0]:.1f} s op de klok, {taken[1]:.1f} s rekentijd"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(FORMATS)))
