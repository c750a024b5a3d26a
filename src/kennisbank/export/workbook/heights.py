# SPDX-License-Identifier: EUPL-1.2
"""How high a row must be for its text, with air around it.

Files cannot say "as high as the text": programs differ in when they work it out, and leave no air. So it is
worked out here, a little on the wide side; a program makes the row higher when someone types more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export.workbook.values import Formula, Link, Row

if TYPE_CHECKING:
    from kennisbank.export.workbook.values import Cell, Sheet

LINE: Final = 1.28
"""Height of a line, in sizes of its letters."""
AIR: Final = 9
"""Points above and below together."""
LEAST: Final = 17
MOST: Final = 400
"""Points; Excel allows 409."""
_REFERENCE: Final = 10
"""Size of the letters in which the width of a column is counted."""
_LETTERS: Final = 1.06
"""Letters of a text that fit where one digit does."""
_BOLD: Final = 0.94


def fit(sheet: Sheet) -> None:
    """Give every row that has no height of its own one that fits what it holds."""
    if sheet.hidden:
        return
    taken = {(area.row, area.column): area for area in sheet.merged}
    heights: dict[int, float] = {}
    for (row, column), cell in sheet.cells.items():
        if row in sheet.rows or sheet.widths[column] == 0:
            continue
        area = taken.get((row, column))
        last = area.last_column if area else column
        width = sum(sheet.widths[column : last + 1])
        heights[row] = max(heights.get(row, LEAST), _height(cell, width))
    for row, height in heights.items():
        sheet.rows[row] = Row(round(min(height, MOST)), grows=True)


def _height(cell: Cell, width: float) -> float:
    text = _text(cell)
    if not text:
        return LEAST
    style = cell.style
    letters = (width - 2 * style.indent) * _LETTERS * _REFERENCE / style.size * (_BOLD if style.bold else 1)
    count = sum(lines(part, letters) for part in text.split("\n")) if style.wrap else 1
    return count * style.size * LINE + AIR


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, Formula):
        return str(value.empty)
    if isinstance(value, Link):
        return value.text
    return "" if value is None else str(value)


def lines(text: str, letters: float) -> int:
    """Return how many lines a text without line ends takes, broken at spaces and within long words."""
    count, used = 1, 0.0
    for word in text.split(" "):
        if used and used + 1 + len(word) > letters:
            count, used = count + 1, 0.0
        used += len(word) + (1 if used else 0)
        while used > letters:
            count, used = count + 1, used - letters
    return count
