# SPDX-License-Identifier: EUPL-1.2
"""The cells of a workbook, whichever kind of file they come from; only those with something in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kennisbank.intake import limits
from kennisbank.intake.contents import Unreadable


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``column`` counts from 0."""

    column: int
    text: str
    """As shown: text, a number, or a day as ISO; empty for a formula without a result."""
    number: float | None = None
    """The value of a cell with a number that is no day."""
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``number`` is the one that a spreadsheet shows."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with the rows that hold anything."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets."""

    sheets: tuple[Sheet, ...]
    from_1904: bool = False
    """Days count from 1904, as old Excel for Mac did."""


@dataclass(slots=True)
class Counter:
    """Counts rows and cells over a workbook and stops at the limits."""

    cells: int = 0
    rows: int = 0

    def row(self, cells: int) -> None:
        """Count a row with this many cells.

        :raises Unreadable: KB828 beyond the limits.
        """
        self.rows += 1
        self.cells += cells
        if self.rows > limits.ROWS:
            raise Unreadable("KB828", what="rijen", limit=limits.ROWS)
        if self.cells > limits.CELLS:
            raise Unreadable("KB828", what="cellen", limit=limits.CELLS)


@dataclass(slots=True)
class Text:
    """Collects the characters of a cell, up to the limit."""

    parts: list[str] = field(default_factory=list)
    left: int = limits.CELL_TEXT

    def add(self, text: str) -> None:
        """Add characters."""
        if self.left > 0:
            self.parts.append(text[: self.left])
            self.left -= len(text)

    def __str__(self) -> str:
        """Return what was collected."""
        return "".join(self.parts)


_EXACT: Final = 1e15
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def column_name(column: int) -> str:
    """Return the letters of a column: 0 is ``A``, 26 is ``AA``."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = _LETTERS[rest] + name
    return name


def column_number(place: str) -> int | None:
    """Return the column of ``D8``, counting from 0, or ``None`` if this is no place."""
    letters = place.rstrip("0123456789")
    if not letters or len(letters) > 3 or not letters.isascii() or not letters.isalpha():
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + _LETTERS.index(letter) + 1
    return number - 1


def number_text(number: float) -> str:
    """Return a number as people write it down: ``3``, ``2.5``."""
    return str(int(number)) if number == int(number) and abs(number) < _EXACT else repr(number)
