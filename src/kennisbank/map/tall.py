# SPDX-License-Identifier: EUPL-1.2
"""The tall sheet, for a telephone: stops below each other, words right, the way back left."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kennisbank.map import curves, words
from kennisbank.map.sheet import LINE, NAME, RESULT, Box, Heading, Note, Place, Point, Sheet, Side
from kennisbank.map.texts import AGAIN_SHORT, heading_text, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.map.sheet import Stop

WIDTH: Final = 320
RADIUS: Final = 36
_ACROSS: Final = (68, 80)
"""Where the stops stand, by turns."""
_WORDS: Final = 50
"""From a stop to its words."""
_LINES: Final = 4
_LEAST: Final = 118
"""From stop to stop."""
_HEADING: Final = 38
_WATER: Final = 44
"""Room that a river needs between two stops."""
_EVERY: Final = 3
"""After so many stops a river crosses."""
_BACK: Final = 14


def lay_out(stops: Sequence[Stop]) -> Sheet:
    """Place the stops on a tall sheet; there is at least one."""
    headed = {run[0]: heading_text(kind, len(run), goal="") for kind, run in runs(stops)}
    places: list[Place] = []
    headings: list[Heading] = []
    rivers: list[tuple[Point, ...]] = []
    top = 36.0
    for index, stop in enumerate(stops):
        if index % _EVERY == 2 - _EVERY % 2:
            rivers.append(_river(top + _WATER / 2, len(rivers)))
            top += _WATER
        if headed.get(index):
            headings.append(_heading(headed[index], top + 20))
            top += _HEADING
        place = _place(stop, index + 1, top)
        places.append(place)
        top = place.words.bottom + 18
    height = int(top + (56 if len(stops) > 1 else 20))
    points = [place.at for place in places]
    back, arrow = _back(places, height)
    return Sheet(
        kind="tall",
        width=WIDTH,
        height=height,
        places=tuple(places),
        route=_down(points),
        back=back,
        arrow=arrow,
        headings=tuple(headings),
        note=_note(height) if back else None,
        rivers=tuple(rivers),
        course=tuple(
            [Point(x, y) for y in range(20, height, 24) for x in (_BACK, _ACROSS[0])] if back else points
        ),
    )


def _place(stop: Stop, number: int, top: float) -> Place:
    """Place a stop below what is there; its words stand beside the middle of its disc."""
    x = _ACROSS[(number - 1) % 2]
    left = x + _WORDS
    lines = words.wrap(stop.name, NAME, WIDTH - _ACROSS[1] - _WORDS - 8, _LINES)
    tall = max(len(lines) * LINE + RESULT, _LEAST - 18)
    box = Box(left, top, WIDTH - 8, top + tall)
    return Place(stop, number, Point(x, top + tall / 2), RADIUS, Side.RIGHT, lines, box)


def _heading(text: str, y: float) -> Heading:
    left = _ACROSS[1] + _WORDS
    lines = words.wrap(text, 17, WIDTH - left - 8, 1)
    line = curves.path("M", left, y + 10, "H", WIDTH - 10)
    room = Box(left, y - 16, WIDTH - 8, y + 14)
    return Heading(lines[0], Point(left, y), centred=False, lines=(line,), room=room)


def _down(points: Sequence[Point]) -> str:
    path = f"M{curves.at(points[0])}"
    for start, end in pairwise(points):
        reach = (end.y - start.y) / 2
        one, two = Point(start.x, start.y + reach), Point(end.x, end.y - reach)
        path += f"C{curves.at(one)} {curves.at(two)} {curves.at(end)}"
    return path


def _back(places: Sequence[Place], height: int) -> tuple[str, str]:
    if len(places) == 1:
        return "", ""
    first, last = places[0].at, places[-1].at
    x, low, top = last.x, height - 28, first.y - RADIUS
    path = curves.path(
        *("M", x, last.y + RADIUS + 6, "V", low - 14, "Q", x, low, x - 14, low, "H", _BACK + 12),
        *("Q", _BACK, low, _BACK, low - 12, "V", top - 4),
        *("C", _BACK, top - 28, first.x - 8, top - 30, first.x, top - 12),
    )
    return path, curves.path("M", first.x - 13, top - 15) + "l14 6 4-15"


def _note(height: int) -> Note:
    at = Point(_ACROSS[1] + 16, height - 23)
    return Note(AGAIN_SHORT, at, Box(at.x - 4, at.y - 18, WIDTH - 8, at.y + 8))


def _river(y: float, number: int) -> tuple[Point, ...]:
    """Let a river flow from side to side through a gap, one to the right and the next to the left."""
    slope = 7 if number % 2 else -7
    return (
        Point(-20, y - slope),
        Point(60, y - slope / 2),
        Point(160, y + slope),
        Point(250, y - slope),
        Point(WIDTH + 20, y + slope),
    )
