# SPDX-License-Identifier: EUPL-1.2
"""The scoring program of ``kennisbank.formula`` as cells: one row per assignment, its name beside it.

No formula here knows how to score; this only says in which cell each value stands.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from kennisbank.export.workbook import formulas, look, names
from kennisbank.export.workbook.values import Formula, Sheet
from kennisbank.formula import Assignment, Dialect, Program, evaluate, write
from kennisbank.formula import expressions as e

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FIRST: Final = 1
NAME: Final = 0
VALUE: Final = 1
MOST_PARTS: Final = 40
"""Parts of one sum: so a formula stays far below the 8192 characters that Excel takes."""


class Calculation:
    """Where each value of a program stands, and what it is in the empty form."""

    def __init__(self, program: Program, codes: Mapping[str, str], reasons: Mapping[str, str]) -> None:
        """Lay out the program.

        :param codes: full question id → the cell with the id of the chosen option.
        :param reasons: full question id → the cell with 1 where a reason is given, else 0.
        """
        self.program = dataclasses.replace(program, assignments=tuple(_split(program.assignments)))
        self.rows = {one.name: FIRST + place for place, one in enumerate(self.program.assignments)}
        self.empty = evaluate(self.program, {})
        self._dialect = _Cells(self.rows, codes, reasons)

    def cell(self, name: str) -> str:
        """Return the cell of an assignment, as it stands in a formula."""
        return formulas.cell(names.PROGRAM, self.rows[name], VALUE)

    def sheet(self) -> Sheet:
        """Return the sheet with every assignment."""
        made = Sheet(names.PROGRAM, widths=(48, 16), frozen=(FIRST, 0), hidden=True)
        made.put(0, NAME, "Naam", look.HEAD)
        made.put(0, VALUE, "Waarde", look.HEAD_RIGHT)
        for one in self.program.assignments:
            row = self.rows[one.name]
            value = self.empty[one.name]
            formula = Formula(write(one.expression, self._dialect), "" if value is None else value)
            made.put(row, NAME, one.name, look.PLAIN)
            made.put(row, VALUE, formula, look.PLAIN)
        return made


def _split(assignments: Sequence[Assignment]) -> Iterator[Assignment]:
    """Give long sums and long lists to choose the smallest from an assignment per piece."""
    for one in assignments:
        expression = one.expression
        if not isinstance(expression, e.Sum | e.Least) or len(expression.parts) <= MOST_PARTS:
            yield one
            continue
        kind = type(expression)
        pieces = []
        for start in range(0, len(expression.parts), MOST_PARTS):
            name = f"{one.name}__{start // MOST_PARTS + 1}"
            parts = expression.parts[start : start + MOST_PARTS]
            pieces.append(e.Ref(name))
            yield Assignment(name, kind(parts), one.about, "piece")  # type: ignore[arg-type]
        yield dataclasses.replace(one, expression=kind(tuple(pieces)))


class _Cells(Dialect):
    """The language of spreadsheets, with cells in our own spelling (``formulas``)."""

    def __init__(self, rows: Mapping[str, int], codes: Mapping[str, str], reasons: Mapping[str, str]) -> None:
        self.rows = rows
        self.codes = codes
        self.reasons = reasons

    def ref(self, name: str) -> str:
        return formulas.cell(names.PROGRAM, self.rows[name], VALUE)

    def answered(self, question: str, options: Sequence[str]) -> str:
        tests = [f"{self.codes[question]}={formulas.text(option)}" for option in options]
        return self.or_(tests) if len(tests) > 1 else f"({tests[0]})"

    def reasoned(self, question: str) -> str:
        return f"({self.reasons[question]}=1)"

    def if_(self, test: str, then: str, other: str) -> str:
        return f"IF({test},{then},{other})"

    def floor_div(self, left: str, right: str) -> str:
        """Cut off: both are whole, from 0 and below 2^48, so no rounding of the quotient reaches a whole."""
        return f"INT({left}/{right})"

    def least(self, parts: Sequence[str]) -> str:
        return f"MIN({','.join(parts)})"

    def nothing(self) -> str:
        return '""'

    def sum(self, parts: Sequence[str]) -> str:
        return f"({'+'.join(parts)})"

    def minus(self, left: str, right: str) -> str:
        return f"({left}-{right})"

    def times(self, factor: int, value: str) -> str:
        return f"({factor}*{value})"

    def compare(self, left: str, sign: str, right: str) -> str:
        return f"({left}{sign}{right})"

    def and_(self, tests: Sequence[str]) -> str:
        return f"AND({','.join(tests)})"

    def or_(self, tests: Sequence[str]) -> str:
        return f"OR({','.join(tests)})"

    def not_(self, test: str) -> str:
        return f"NOT({test})"
