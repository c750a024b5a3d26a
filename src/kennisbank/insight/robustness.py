# SPDX-License-Identifier: EUPL-1.2
"""The robustness line (scoring.md): the total under five other choices. Stable: the ids in ``IDS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import prod
from typing import Any

from kennisbank import scoring

Json = Mapping[str, Any]
IDS = ("equal-weights", "pooled", "stricter", "milder", "geometric")


def variants(content: Json, response: Json, scope: str) -> list[dict[str, Any]]:
    """Return low, high and level interval of the total under each variant, caps included, in order.

    :param scope: ``all`` or ``quickscan``, which have a total; the ends are None if it has no figures.
    """
    result = scoring.score(content, response, scope)
    return [
        _row("equal-weights", _ends(scoring.score(equal_weights(content), response, scope)), result, content),
        _row("pooled", _pooled(content, response, scope), result, content),
        _row(
            "stricter", _ends(scoring.score(with_points(content, stricter), response, scope)), result, content
        ),
        _row("milder", _ends(scoring.score(with_points(content, milder), response, scope)), result, content),
        _row("geometric", _geometric(result), result, content),
    ]


def equal_weights(content: Json) -> dict[str, Any]:
    """Return the content with every question, lesson and domain at weight 1."""
    return {
        **content,
        "domains": [
            {
                **domain,
                "weight": 1,
                "lessons": [
                    {**lesson, "weight": 1, "questions": [{**q, "weight": 1} for q in lesson["questions"]]}
                    for lesson in domain["lessons"]
                ],
            }
            for domain in content["domains"]
        ],
    }


def with_points(content: Json, change: Callable[[int], int]) -> dict[str, Any]:
    """Return the content with the points of each option changed; 0 and 100 stay under both changes."""
    return {
        **content,
        "scales": {
            key: {
                **scale,
                "options": [
                    {**option, "points": change(option["points"])} if "points" in option else option
                    for option in scale["options"]
                ],
            }
            for key, scale in content["scales"].items()
        },
    }


def stricter(points: int) -> int:
    """Return points squared on 0..100, halves up: 50 becomes 25."""
    return (points * points + 50) // 100


def milder(points: int) -> int:
    """Return the mirror of ``stricter``: 50 becomes 75."""
    return 100 - stricter(100 - points)


def root_of_product(values: Iterable[int]) -> int:
    """Return the largest integer g with gⁿ ≤ the product of the n values (ppm, at least one)."""
    numbers = list(values)
    product, low, high = prod(numbers), 0, max(numbers)
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** len(numbers) <= product:
            low = middle
        else:
            high = middle - 1
    return low


def _row(variant: str, ends: tuple[int, int] | None, result: Json, content: Json) -> dict[str, Any]:
    """Put a variant in its shape; the caps are those of the total, which no variant changes."""
    low, high = ends or (None, None)
    levels = (
        scoring.level_interval(*ends, result["total"]["caps"], content["levels"]) if ends else (None, None)
    )
    return {"id": variant, "low": low, "high": high, "level_low": levels[0], "level_high": levels[1]}


def _ends(result: Json) -> tuple[int, int] | None:
    total = result["total"]
    return None if total["low"] is None else (total["low"], total["high"])


def _pooled(content: Json, response: Json, scope: str) -> tuple[int, int] | None:
    """Return the checklist's interval over the questions of all lessons together."""
    scales = scoring.options_by_id(content)
    sums = [
        scoring.add_up(lesson, scoring.lesson_states(lesson, response["answers"], scales))
        for domain in scoring.select(content, scope).domains
        for lesson in domain["lessons"]
    ]
    return scoring.interval(
        scoring.Sums(
            points=sum(part.points for part in sums),
            known=sum(part.known for part in sums),
            applicable=sum(part.applicable for part in sums),
        )
    )


def _geometric(result: Json) -> tuple[int, int] | None:
    parts = [part for part in result["domains"].values() if part["low"] is not None]
    if not parts:
        return None
    return root_of_product(p["low"] for p in parts), root_of_product(p["high"] for p in parts)
