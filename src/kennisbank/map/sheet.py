# SPDX-License-Identifier: EUPL-1.2
"""What a sheet of the map holds: stops with their place, the route between them, and what they belong to.

Lengths are in pixels of the sheet; a name is set in ``NAME`` pixels, and results stand in two lines below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

NAME: Final = 21
"""Size of the name of a stop."""
LINE: Final = 23
"""From one line of a name to the next."""
RESULT: Final = 42
"""Room for the two lines with a result."""


class Point(NamedTuple):
    """A place on a sheet."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Box:
        """Return it with a margin around."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        """Say whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Say whether a point lies inside."""
        return self.left < point.x < self.right and self.top < point.y < self.bottom


class Side(StrEnum):
    """Where the name of a stop stands."""

    ABOVE = "above"
    BELOW = "below"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Stop:
    """A part of the route; its texts are plain and on one line."""

    id: str
    name: str
    part: str
    """``start``, ``domain`` or ``keep``."""
    icon: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """A stop on a sheet."""

    stop: Stop
    number: int
    at: Point
    radius: float
    side: Side
    lines: tuple[str, ...]
    words: Box
    """Room for the name and for a result."""

    @property
    def disc(self) -> Box:
        """The mark on the route, with its number."""
        return Box(self.at.x, self.at.y, self.at.x, self.at.y).grown(self.radius + 6)


@dataclass(frozen=True, slots=True)
class Heading:
    """What some stops have in common, with a line that spans them (or nothing)."""

    text: str
    at: Point
    centred: bool
    lines: tuple[str, ...]
    """SVG paths."""
    room: Box


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside the way back."""

    text: str
    at: Point
    room: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map without its scenery."""

    kind: str
    """``wide`` or ``tall``."""
    width: int
    height: int
    places: tuple[Place, ...]
    route: str
    """SVG path, as the two after it."""
    back: str
    arrow: str
    headings: tuple[Heading, ...]
    note: Note | None
    rivers: tuple[tuple[Point, ...], ...]
    """Points that each river flows through."""
    course: tuple[Point, ...]
    """Points on the route and on the way back, close enough to see what is free."""
