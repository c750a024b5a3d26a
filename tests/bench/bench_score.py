# SPDX-License-Identifier: EUPL-1.2
"""How long scoring takes: ``python tests/bench/bench_score.py``. Prints figures, asserts nothing.

Times are the best of a few runs; the ratios tell whether it stays linear, on any machine.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from conformance import builders  # noqa: E402
from kennisbank import scoring  # noqa: E402
from kennisbank.insight import insight  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = ((24, 7), (250, 8), (500, 8), (1000, 8))
DOMAINS = 7


def made_up(lessons: int, questions: int) -> tuple[Any, Any]:
    """Return content in seven domains and a response: four in five answered."""
    chance = random.Random(lessons)  # noqa: S311
    made = [
        builders.lesson(
            f"les-{number}",
            *(
                builders.question(
                    f"v{n}",
                    weight=chance.randint(1, 3),
                    scale=chance.choice([builders.YES, builders.STEPS]),
                    must=n == 1,
                    quick=n == 1,
                    effort=chance.randint(1, 3),
                    requires=(f"les-{number}.v1",) if n == 2 else (),
                    when=("v2", "ja", "deels", "altijd") if n == 5 else None,
                )
                for n in range(1, questions + 1)
            ),
        )
        for number in range(lessons)
    ]
    content = builders.content(*(builders.domain(f"domein-{d}", *made[d::DOMAINS]) for d in range(DOMAINS)))
    answers = {}
    for lesson in made:
        for question in lesson["questions"]:
            if chance.random() < 0.8:
                options = [o["id"] for o in builders.SCALES[question["scale"]]["options"]]
                answers[f"{lesson['id']}.{question['id']}"] = {"option": chance.choice(options)}
    return content, {"answers": answers}


def best(call: Callable[[], object], runs: int) -> float:
    """Return the shortest of a few runs in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def main() -> None:
    """Print a table: one row per size."""
    columns = zip(
        ("lessen × vragen", "score", "per vraag", "insight", "per vraag"), (16, 10, 11, 11, 11), strict=True
    )
    print(*(name.rjust(width) for name, width in columns), "insight/score")
    for lessons, questions in SIZES:
        content, response = made_up(lessons, questions)
        runs = 20 if lessons < 100 else 3
        plain = best(lambda: scoring.score(content, response), runs)  # noqa: B023
        advice = best(lambda: insight(content, response), runs)  # noqa: B023
        count = lessons * questions
        print(
            f"{lessons} × {questions}".rjust(16),
            f"{plain:7.1f} ms {1000 * plain / count:8.2f} µs",
            f"{advice:8.1f} ms {1000 * advice / count:8.2f} µs {advice / plain:13.1f}",
        )


if __name__ == "__main__":
    main()
