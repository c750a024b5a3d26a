# SPDX-License-Identifier: EUPL-1.2
"""The XLSX workbook, computed in Python by ``formulas``: each form is parsed once and run for many sets.

Parsing takes three seconds for a lesson and minutes for everything, so this engine is heavy.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
import warnings
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equality import frame
from equality.engines import _workbook
from kennisbank.export import xlsx
from kennisbank.export.workbook import names
from kennisbank.export.workbook.book import ANSWERS_FIRST, Places
from kennisbank.export.workbook.formulas import place
from kennisbank.export.workbook.program import FIRST, VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.export.workbook.book import Book

NAME = "xlsx-formulas"
TITLE = "Excel-werkmap (XLSX)"
PROGRAM = "formulas (Python)"
CODE = (*_workbook.CODE, "src/kennisbank/export/xlsx.py")
FIGURES = _workbook.FIGURES
HEAVY = True
carries = _workbook.carries
FILE = "werkmap.xlsx"


def version() -> str:
    return metadata.version("formulas")


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    """Parse the workbook of each form, and calculate every answer set of it."""
    results: dict[int, frame.Flat] = {}
    for content, scope, places in frame.grouped(jobs):
        cells = _workbook.Cells(content, scope)
        book = cells.book
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):  # it draws bars
            warnings.simplefilter("ignore")
            model = _Model(book)
            for at in places:
                results[at] = _workbook.flat(book, model.calculate(cells.filled(book, jobs[at])))
    return [results[at] for at in range(len(jobs))]


class _Model:
    """The formulas of one workbook, as a function of its answers."""

    def __init__(self, book: Book) -> None:
        import formulas

        self.book = book
        count = len(book.calculation.program.assignments)
        self.rows = list(book.answer_rows.items())
        program = [_name(names.PROGRAM, FIRST + at, VALUE) for at in range(count)]
        states = [_name(names.ANSWERS, row, Places.STATE) for _, row in self.rows]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / FILE
            path.write_bytes(xlsx.render(book.catalogue, book.form))
            with contextlib.chdir(folder):
                model = formulas.ExcelModel().from_ranges(*program, *states).finish()
        asked = [
            (column, row - ANSWERS_FIRST, _name(names.ANSWERS, row, place_of))
            for column, place_of in enumerate((Places.OPTION, Places.REASON))
            for _, row in self.rows
        ]
        self.inputs = [one for one in asked if one[2] in model.dsp.nodes]
        self.outputs = [*program, *states]
        self.names = [one.name for one in book.calculation.program.assignments]
        self.function = (
            model.compile(inputs=[one[2] for one in self.inputs], outputs=self.outputs)
            if self.inputs
            else None
        )
        self.model = model

    def calculate(self, filled: list[list[str]]) -> list[list[list[Any]]]:
        """Return the blocks that ``_workbook.flat`` takes."""
        if self.function is None:
            solution = self.model.calculate()
            found = [solution[key] for key in self.outputs]
        else:
            given = [filled[column][at] for column, at, _ in self.inputs]
            found = list(self.function(*given))
        values = [_plain(one) for one in found]
        count = len(self.names)
        lines = []
        for (question, _), state in zip(self.rows, values[count:], strict=True):
            line: list[Any] = [""] * (Places.STATE + 1)
            line[Places.QUESTION], line[Places.STATE] = question, state
            lines.append(line)
        return [[list(pair) for pair in zip(self.names, values[:count], strict=True)], lines]


def _name(sheet: str, row: int, column: int) -> str:
    return f"'[{FILE}]{sheet.upper()}'!{place(row, column)}"


def _plain(value: Any) -> Any:
    """Return a number or a text of what the program gives: a value or a range of one cell."""
    while hasattr(value, "value"):
        value = value.value
    if getattr(value, "shape", ()):
        value = value.flat[0]
    return value.item() if hasattr(value, "item") else value
