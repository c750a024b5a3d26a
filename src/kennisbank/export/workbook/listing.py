# SPDX-License-Identifier: EUPL-1.2
"""Lists that fill themselves: the questions with a place in a column, in the order of that place.

A place is the number of a question on the form, counted from 1; one that comes later in the list has the
number of questions added to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.export.workbook import formulas, look
from kennisbank.export.workbook.formulas import text
from kennisbank.export.workbook.values import Conditional, Formula, Sheet

if TYPE_CHECKING:
    from kennisbank.export.workbook.book import Book
    from kennisbank.export.workbook.values import Area


class Ranked:
    """The questions with a place, smallest first; in a hidden column of a sheet stands which they are."""

    def __init__(
        self, book: Book, facts: Sheet, column: int, sheet: Sheet, first_row: int, hidden: int
    ) -> None:
        """Take the column of ``Facts`` that holds the places.

        :param facts: the sheet with what follows per question.
        :param first_row: the row on ``sheet`` of the first question of the list.
        :param hidden: the column on ``sheet`` in which to work.
        """
        self.book, self.facts, self.sheet = book, facts, sheet
        self.places = book.facts(column)
        self.first_row, self.hidden = first_row, hidden
        rows = sorted(book.fact_rows.values())
        given = [(value_when_empty(facts, row, column), place) for place, row in enumerate(rows)]
        self._empty = [rows[place] for value, place in sorted(pair for pair in given if pair[0] != "")]

    def start(self, number: int) -> None:
        """Work out which question stands at this place of the list, counted from 1."""
        count = len(self.book.questions)
        smallest = f"SMALL({self.places},{number})"
        index = f"IF({smallest}>{count},{smallest}-{count},{smallest})"
        whole = f"IF(COUNT({self.places})<{number},{text('')},{index})"
        row = self._row(number)
        first = min(self.book.fact_rows.values(), default=0)
        empty = "" if row is None else row - first + 1
        self.sheet.put(self.first_row + number - 1, self.hidden, Formula(whole, empty), look.KEY)

    def pick(self, number: int, column: int) -> Formula:
        """Return what stands in a column of ``Facts`` for this question; empty past the last."""
        index = self.index(number)
        whole = f"IF({index}={text('')},{text('')},INDEX({self.book.facts(column)},{index}))"
        row = self._row(number)
        return Formula(whole, "" if row is None else value_when_empty(self.facts, row, column))

    def index(self, number: int) -> str:
        """Return the cell that says which question it is."""
        return formulas.cell(self.sheet.name, self.first_row + number - 1, self.hidden)

    def _row(self, number: int) -> int | None:
        return self._empty[number - 1] if number <= len(self._empty) else None


def value_when_empty(sheet: Sheet, row: int, column: int) -> str | int:
    """Return what a cell shows in the empty form."""
    cell = sheet.cells.get((row, column))
    value = cell.value if cell else None
    if isinstance(value, Formula):
        return value.empty
    return value if isinstance(value, str | int) else ""


def lines(area: Area, column: int) -> Conditional:
    """Draw a line under each row of a list that holds something in this column."""
    return Conditional(area, f'${formulas.column_name(column)}{{row}}<>""', below=look.LINE)
