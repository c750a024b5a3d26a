# SPDX-License-Identifier: EUPL-1.2
"""The wide sheet: rows of at most seven stops, to and fro, so that any number of domains has its place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from kennisbank.map import curves, words
from kennisbank.map.sheet import LINE, NAME, RESULT, Box, Heading, Note, Place, Point, Sheet, Side
from kennisbank.map.texts import AGAIN, heading_text, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.map.sheet import Stop

WIDTH: Final = 1200
ROW: Final = 600
"""From one row to the next; a sheet is ``REST`` higher than its rows."""
REST: Final = 60
IN_ROW: Final = 7
RADIUS: Final = 42
_EDGE: Final = 132
"""From the side of the sheet to the first and the last stop of a row."""
_MIDDLE, _HIGH, _LOW = 318, 252, 388
"""Heights of stops in a row: at its ends, and in between by turns."""
_SOFT: Final = 180
"""So wide are names rather."""
_LINES: Final = 3
_GAP: Final = 14
"""Between disc and words."""


def lay_out(stops: Sequence[Stop]) -> Sheet:
    """Place the stops on a wide sheet; there is at least one."""
    rows = _rows(stops)
    places = [place for number, row in enumerate(rows) for place in _placed(row, number, len(rows))]
    by_row = [[place for place in places if _row(place) == number] for number in range(len(rows))]
    height = ROW * len(rows) + REST
    route, course = _route(by_row)
    back, arrow, way = _back(places, len(rows), height)
    return Sheet(
        kind="wide",
        width=WIDTH,
        height=height,
        places=tuple(places),
        route=route,
        back=back,
        arrow=arrow,
        headings=tuple(_headings(stops, by_row)),
        note=_note(height) if back and len(rows) % 2 else None,
        rivers=tuple(_river(row) for row in by_row),
        course=(*course, *way),
    )


def _rows(stops: Sequence[Stop]) -> list[list[tuple[int, Stop]]]:
    """Share the stops among as few rows as can be, about as many in each."""
    number = math.ceil(len(stops) / IN_ROW)
    each = math.ceil(len(stops) / number)
    numbered = list(enumerate(stops, 1))
    return [numbered[start : start + each] for start in range(0, len(numbered), each)]


def _row(place: Place) -> int:
    return int(place.at.y) // ROW


def _placed(row: Sequence[tuple[int, Stop]], number: int, rows: int) -> list[Place]:
    """Place one row; every second one goes from right to left."""
    step = (WIDTH - 2 * _EDGE) / (len(row) - 1) if len(row) > 1 else 0
    found = []
    for index, (counted, stop) in enumerate(row):
        x = _EDGE + index * step if step else (WIDTH / 2 if rows == 1 else _EDGE)
        is_end = index in (0, len(row) - 1)
        height = _MIDDLE if is_end else (_HIGH if index % 2 else _LOW)
        at = Point(WIDTH - x if number % 2 else x, number * ROW + height)
        room = _room(step, is_end=is_end, only=rows == 1)
        beside_low = is_end and index > 1 and index % 2 == 1  # whose words stand below too
        side = Side.ABOVE if height == _HIGH or beside_low else Side.BELOW
        found.append(_place(stop, counted, at, side, room))
    return found


def _room(step: float, *, is_end: bool, only: bool) -> float:
    """Return how wide the words of a stop may be."""
    if is_end:
        return 2 * (_EDGE - 14) if only else 2 * (_EDGE - 38)
    return min(2 * step - 40, 300)


def _place(stop: Stop, number: int, at: Point, side: Side, room: float) -> Place:
    lines = words.wrap(stop.name, NAME, min(_SOFT, room), _LINES - 1)
    if lines[-1].endswith(words.CUT) or any(line.endswith("-") for line in lines):
        lines = words.wrap(stop.name, NAME, room, _LINES)
    half = max(*(words.width(line, NAME) for line in lines), 150) / 2
    tall = len(lines) * LINE + RESULT
    top = at.y - RADIUS - _GAP - tall if side is Side.ABOVE else at.y + RADIUS + _GAP
    return Place(stop, number, at, RADIUS, side, lines, Box(at.x - half, top, at.x + half, top + tall))


def _route(rows: Sequence[Sequence[Place]]) -> tuple[str, list[Point]]:
    """Return the route through all rows, and points along it; from row to row it turns outside the stops."""
    path, course = "", list[Point]()
    for number, row in enumerate(rows):
        points = [place.at for place in row]
        drawn = curves.swing(points)
        if number:
            out = WIDTH - 24 if number % 2 else 24
            before, after = rows[number - 1][-1].at, points[0]
            half = (before.y + after.y) / 2
            turn = ("C", out, before.y, out, before.y, out, half, "S", out, after.y, *after)
            drawn = curves.path(*turn) + drawn[drawn.index("C") :]
            course += [Point(out, before.y + step * (after.y - before.y) / 16) for step in range(17)]
        path += drawn
        course += curves.swung(points)
    return path, course


def _back(places: Sequence[Place], rows: int, height: int) -> tuple[str, str, list[Point]]:
    """Return the dashed way back to the start, its arrow, and points along it; nothing from one stop."""
    if len(places) == 1:
        return "", "", []
    if rows == 1:
        return _back_below(places[0], places[-1], height - 42)
    return _back_beside(places[0], places[-1], height - 42, is_right=bool(rows % 2))


def _back_below(first: Place, last: Place, low: int) -> tuple[str, str, list[Point]]:
    """Lead back along the foot of the sheet, and up to the words of the first stop."""
    top = first.words.bottom + 16
    one, end = first.at.x, last.at.x
    foot = _foot(last)
    path = curves.path(
        *("M", end, foot, "V", low - 54, "C", end, low - 14, end - 28, low, end - 68, low),
        *("H", one + 68, "C", one + 28, low, one, low - 14, one, low - 54, "V", top),
    )
    arrow = curves.path("M", one - 11, top + 14) + "l11-15 11 15"
    return path, arrow, [Point(x, low) for x in range(int(one), int(end) + 1, 20)]


def _foot(place: Place) -> float:
    """Return the height from which a line down from a stop is free of its words."""
    return max(place.words.bottom, place.at.y + RADIUS) + 8


def _back_beside(first: Place, last: Place, low: int, *, is_right: bool) -> tuple[str, str, list[Point]]:
    """Lead back along the left side, to the first stop itself.

    :param is_right: whether the last stop stands at the right: the way then runs along the foot first.
    """
    x, y = last.at
    path = curves.path("M", x, y, "H", 30, "Q", 10, y, 10, y - 20)
    if is_right:
        down = ("M", x, _foot(last), "V", low - 20, "Q", x, low, x - 20, low)
        path = curves.path(*down, "H", 30, "Q", 10, low, 10, low - 20)
    end, top = first.at.x - RADIUS - 12, first.at.y
    path += curves.path("V", top + 20, "Q", 10, top, 30, top, "H", end)
    arrow = curves.path("M", end - 14, top - 11) + "l15 11-15 11"
    return path, arrow, [Point(10, height) for height in range(int(top), low, 20)]


def _note(height: int) -> Note:
    at = Point(WIDTH / 2, height - 37)
    half = words.width(AGAIN, 17) / 2
    return Note(AGAIN, at, Box(at.x - half, at.y - 18, at.x + half, at.y + 8))


def _headings(stops: Sequence[Stop], rows: Sequence[Sequence[Place]]) -> list[Heading]:
    """Say in each row which of its stops are domains."""
    found = []
    for kind, run in runs(stops):
        text = heading_text(kind, len(run))
        numbers = {index + 1 for index in run}
        for row in rows:
            spanned = sorted(place.at.x for place in row if place.number in numbers)
            if text and spanned:
                found.append(_heading(text, spanned[0] - 82, spanned[-1] + 82, _row(row[0]) * ROW))
    return found


def _heading(text: str, left: float, right: float, top: float) -> Heading:
    middle, half = (left + right) / 2, words.width(text, 17) / 2 + 18
    line = top + 42
    sides: tuple[str, ...] = ()
    if right - left > 2 * half + 40:
        sides = (
            curves.path("M", left, line + 16, "V", line, "H", middle - half),
            curves.path("M", middle + half, line, "H", right, "V", line + 16),
        )
    room = Box(middle - half, line - 14, middle + half, line + 14)
    return Heading(text, Point(middle, line + 6), centred=True, lines=sides, room=room)


def _river(row: Sequence[Place]) -> tuple[Point, ...]:
    """Lead a river through a row where no words stand: over the first stop, under a high one, and so on."""
    stops = sorted(row, key=lambda place: place.at.x)
    first, last = stops[0], stops[-1]
    step = (last.at.x - first.at.x) / max(1, len(stops) - 1)
    points = [Point(-30, first.at.y + (90 if first.side is Side.ABOVE else -48))]
    lows = 0
    for place in stops:
        x, y = place.at
        if place.side is Side.ABOVE:
            points.append(Point(x, y + 124))
        elif place is first:
            points.append(Point(x, y - 82))
        elif place is last:
            points.append(Point(x, max(y + 222, place.words.bottom + 60)))
        else:
            points += _past(place) if lows % 2 else _round(place, step)
            lows += 1
    return (*points, Point(WIDTH + 60, points[-1].y - 66))


def _past(place: Place) -> list[Point]:
    """Lead a river over a low stop."""
    return [Point(place.at.x, place.at.y - 104)]


def _round(place: Place, step: float) -> list[Point]:
    """Lead a river under the words of a low stop, in a bend as wide as stops are apart."""
    x, y = place.at.x, max(place.at.y + 184, place.words.bottom + 48)
    wide, narrow = step * 0.72, step * 0.36
    return [Point(x - wide, y - 62), Point(x - narrow, y), Point(x + narrow, y), Point(x + wide, y - 62)]
