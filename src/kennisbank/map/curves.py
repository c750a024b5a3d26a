# SPDX-License-Identifier: EUPL-1.2
"""Lines of the map as SVG paths: smooth ones through points, and ones beside them."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from kennisbank.map.sheet import Point

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def number(value: float) -> str:
    """Write a length as short as it can be: ``12``, ``12.5``."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def at(point: Point) -> str:
    """Write a point."""
    return f"{number(point.x)} {number(point.y)}"


def path(*parts: str | float) -> str:
    """Write commands and their numbers: ``path("M", 1, 2, "V", 3)`` is ``M1 2V3``."""
    written = ""
    for part in parts:
        gap = " " if written[-1:].isdigit() and not isinstance(part, str) else ""
        written += gap + (part if isinstance(part, str) else number(part))
    return written


def lines(points: Sequence[Point]) -> str:
    """Return the path of straight lines through points."""
    return "M" + "L".join(at(point) for point in points)


def swing(points: Sequence[Point]) -> str:
    """Return the path from stop to stop that passes each of them level."""
    return f"M{at(points[0])}" + "".join(
        f"C{at(one)} {at(two)} {at(end)}" for _, one, two, end in _swings(points)
    )


def swung(points: Sequence[Point]) -> list[Point]:
    """Return points along ``swing``."""
    return [on(curve, step / 16) for curve in _swings(points) for step in range(17)]


def smooth(points: Sequence[Point]) -> str:
    """Return the path of a curve through points (Catmull-Rom)."""
    return f"M{at(points[0])}" + "".join(
        f"C{at(one)} {at(two)} {at(end)}" for _, one, two, end in _curves(points)
    )


def along(points: Sequence[Point], steps: int = 16) -> list[Point]:
    """Return points along ``smooth``."""
    found = [on(curve, step / steps) for curve in _curves(points) for step in range(steps)]
    return [*found, points[-1]]


def beside(points: Sequence[Point], by: float) -> list[Point]:
    """Return a line at a distance from a line of many points, on its left as one walks."""
    found = []
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        dx, dy = after.x - before.x, after.y - before.y
        length = math.hypot(dx, dy) or 1
        found.append(Point(here.x + dy / length * by, here.y - dx / length * by))
    return found


def on(curve: tuple[Point, Point, Point, Point], part: float) -> Point:
    """Return the point at a part (0 to 1) of a curve."""
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return Point(
        sum(weight * point.x for weight, point in zip(weights, curve, strict=True)),
        sum(weight * point.y for weight, point in zip(weights, curve, strict=True)),
    )


def _swings(points: Sequence[Point]) -> Iterator[tuple[Point, Point, Point, Point]]:
    for start, end in pairwise(points):
        reach = (end.x - start.x) * 0.6
        yield start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end


def _curves(points: Sequence[Point]) -> Iterator[tuple[Point, Point, Point, Point]]:
    whole = [points[0], *points, points[-1]]
    for before, start, end, after in zip(whole, whole[1:], whole[2:], whole[3:], strict=False):
        yield (
            start,
            Point(start.x + (end.x - before.x) / 6, start.y + (end.y - before.y) / 6),
            Point(end.x - (after.x - start.x) / 6, end.y - (after.y - start.y) / 6),
            end,
        )
