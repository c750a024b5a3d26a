# SPDX-License-Identifier: EUPL-1.2
"""The land of a sheet: polders, a dike and houses where nothing else stands.

Chance decides where, but always the same: the same stops give the same land.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kennisbank.map import curves
from kennisbank.map.sheet import Box, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.map.sheet import Sheet

_SIZES: Final = {"wide": (92, 150, 110, 230), "tall": (52, 92, 56, 110)}
"""Least and greatest width and height of a polder, by kind of sheet."""
_SHORE: Final = {"wide": 36, "tall": 24}
"""From the middle of a river to where fields may begin, by kind of sheet."""
_DIKE: Final = 40
"""From the middle of a river to its dike."""
_CELL: Final = 160
_TRIES: Final = 3600
"""Per million square pixels."""
_HOUSES: Final = 6
"""Villages per million square pixels."""


@dataclass(frozen=True, slots=True)
class Scenery:
    """What lies below route and words."""

    polders: tuple[tuple[str, str], ...]
    """Of each the outline, and its ditches, as SVG paths."""
    rivers: tuple[str, ...]
    dikes: tuple[str, ...]
    houses: tuple[str, ...]


class _Chance:
    """Numbers that look as if they came by chance (a linear congruential generator)."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def between(self, least: float, most: float) -> float:
        """Return the next number."""
        self._state = (self._state * 1664525 + 1013904223) % 2**32
        return least + (most - least) * self._state / 2**32


class _Ground:
    """What stands where: boxes in cells, so that a large sheet takes no longer per spot than a small one."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def take(self, boxes: Iterable[Box], margin: float = 0) -> None:
        """Note what stands somewhere, with room around."""
        for box in boxes:
            grown = box.grown(margin)
            for cell in self._around(grown):
                self._cells.setdefault(cell, []).append(grown)

    def is_free(self, box: Box) -> bool:
        """Say whether nothing stands in a box."""
        return not any(box.meets(other) for cell in self._around(box) for other in self._cells.get(cell, ()))

    @staticmethod
    def _around(box: Box) -> Iterator[tuple[int, int]]:
        for across in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
            for down in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
                yield across, down


def draw(sheet: Sheet) -> Scenery:
    """Lay out the land of a sheet."""
    chance = _Chance(len(sheet.places) * 7919 + sheet.width)
    rivers = [curves.along(river) for river in sheet.rivers]
    dikes = [curves.beside(river, _DIKE) for river in rivers] if sheet.kind == "wide" else []
    ground = _Ground()
    ground.take(_words(sheet), 8)
    ground.take((_dot(point) for river in rivers for point in river), _SHORE[sheet.kind])
    polders = list(_polders(sheet, chance, ground))
    ground.take((place.disc for place in sheet.places), 6)
    ground.take((_dot(point) for point in sheet.course), 16)
    ground.take((_dot(point) for dike in dikes for point in dike), 16)
    return Scenery(
        polders=tuple(polders),
        rivers=tuple(curves.smooth(river) for river in sheet.rivers),
        dikes=tuple(curves.smooth(dike[::4]) for dike in dikes),
        houses=tuple(_villages(sheet, chance, ground)),
    )


def _dot(point: Point) -> Box:
    return Box(point.x, point.y, point.x, point.y)


def _words(sheet: Sheet) -> Iterator[Box]:
    yield from (place.words for place in sheet.places)
    yield from (heading.room for heading in sheet.headings)
    if sheet.note:
        yield sheet.note.room


def _tries(sheet: Sheet) -> int:
    return int(sheet.width * sheet.height / 1e6 * _TRIES)


def _spots(sheet: Sheet, chance: _Chance) -> Iterator[Point]:
    for _ in range(_tries(sheet)):
        yield Point(
            chance.between(-40, sheet.width + 40),
            chance.between(-40, sheet.height + 40),
        )


def _polders(sheet: Sheet, chance: _Chance, ground: _Ground) -> Iterator[tuple[str, str]]:
    """Yield outline and ditches of fields; large ones first, then what fits between them."""
    least_wide, most_wide, least_tall, most_tall = _SIZES[sheet.kind]
    tries = _tries(sheet)
    for turn, spot in enumerate(_spots(sheet, chance)):
        size = 1 - 0.55 * turn / tries
        wide = chance.between(least_wide, most_wide) * size
        tall = chance.between(least_tall, most_tall) * size
        lean = chance.between(-26, 26)
        box = Box(spot.x, spot.y, spot.x + wide, spot.y + tall)
        whole = Box(spot.x - abs(lean), spot.y - 12, spot.x + wide + abs(lean), spot.y + tall + 12)
        if ground.is_free(whole):
            ground.take([whole], 14)
            yield _polder(box, lean)


def _polder(box: Box, lean: float) -> tuple[str, str]:
    """Return a leaning field with its ditches, about 20 pixels apart."""
    tops = Point(box.left, box.top), Point(box.right, box.top - 10)
    feet = Point(box.left + lean, box.bottom), Point(box.right + lean, box.bottom - 6)
    outline = curves.lines([_round(point) for point in (tops[0], tops[1], feet[1], feet[0])]) + "z"
    number = max(2, round((box.right - box.left) / 20))
    ditches = ""
    for index in range(1, number):
        part = index / number
        top, foot = (_round(_between(*pair, part)) for pair in (tops, feet))
        ditches += f"M{curves.at(top)}L{curves.at(foot)}"
    return outline, ditches


def _villages(sheet: Sheet, chance: _Chance, ground: _Ground) -> Iterator[str]:
    left = max(1, round(sheet.width * sheet.height / 1e6 * _HOUSES))
    for spot in _spots(sheet, chance):
        columns, rows = int(chance.between(2, 5)), int(chance.between(2, 4))
        box = Box(spot.x, spot.y, spot.x + columns * 28, spot.y + rows * 24)
        if _is_inside(box, sheet) and ground.is_free(box):
            ground.take([box], 60)
            yield _village(box, columns, rows, chance)
            left -= 1
        if not left:
            return


def _is_inside(box: Box, sheet: Sheet) -> bool:
    return min(box.left, box.top) > 0 and box.right < sheet.width and box.bottom < sheet.height


def _village(box: Box, columns: int, rows: int, chance: _Chance) -> str:
    path = ""
    for row in range(rows):
        x = box.left
        for _ in range(columns):
            wide, tall = int(chance.between(11, 26)), int(chance.between(9, 17))
            if chance.between(0, 1) < 0.8 and x + wide <= box.right:
                path += f"M{x:.0f} {box.top + row * 24:.0f}h{wide}v{tall}h-{wide}z"
            x += wide + 7
    return path


def _between(one: Point, two: Point, part: float) -> Point:
    return Point(one.x + (two.x - one.x) * part, one.y + (two.y - one.y) * part)


def _round(point: Point) -> Point:
    return Point(round(point.x), round(point.y))
