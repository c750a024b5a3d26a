# SPDX-License-Identifier: EUPL-1.2
"""The cells of an ODS file, read as a stream (OpenDocument 1.2 part 1, chapter 9).

A row or cell that the file repeats is read once: a repeated answer says nothing new, and a few bytes can say
"a million times".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kennisbank.intake import limits, xmltext
from kennisbank.intake.grid import Cell, Counter, Row, Sheet, Text, Workbook

if TYPE_CHECKING:
    from kennisbank.intake.zipped import Archive

CONTENT: Final = "content.xml"
MEDIA_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_OASIS: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE: Final = f"{_OASIS}table:1.0}}"
_TEXT: Final = f"{_OASIS}text:1.0}}"
_OFFICE: Final = f"{_OASIS}office:1.0}}"
_VALUE_TYPE_NOW: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_CELLS: Final = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_ROW: Final = f"{_TABLE}table-row"
_SHEET: Final = f"{_TABLE}table"
_ASIDE: Final = {f"{_OFFICE}annotation", f"{_TABLE}tracked-changes", f"{_TABLE}dde-links", f"{_TABLE}shapes"}
"""Elements whose content is no content of a cell."""
_PARAGRAPHS: Final = {f"{_TEXT}p", f"{_TEXT}h"}
_MOST: Final = 1_048_576
"""Rows that a spreadsheet has; a repeat beyond it counts as this."""


def read(archive: Archive) -> Workbook:
    """Return every sheet in order.

    :raises Unreadable: damaged or beyond the limits.
    """
    work = _Work()
    for kind, content, attributes in xmltext.events(archive.pieces(CONTENT), CONTENT):
        if kind == xmltext.TEXT:
            work.characters(content)
        elif kind == xmltext.START:
            work.start(content, attributes)
        else:
            work.end(content)
    return Workbook(tuple(work.sheets))


@dataclass(slots=True)
class _Work:
    """Where in the file we are, and what was found."""

    sheets: list[Sheet] = field(default_factory=list)
    counter: Counter = field(default_factory=Counter)
    aside: int = 0
    name: str = ""
    rows: list[Row] = field(default_factory=list)
    row: int = 0
    repeat: int = 1
    cells: list[Cell] = field(default_factory=list)
    column: int = 0
    attributes: dict[str, str] = field(default_factory=dict)
    text: Text = field(default_factory=Text)
    paragraphs: int = 0
    inside: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.aside or name in _ASIDE:
            self.aside += name in _ASIDE
        elif name == _SHEET:
            self.name, self.rows, self.row = attributes.get(f"{_TABLE}name", "?"), [], 0
        elif name == _ROW:
            self.repeat = _repeat(attributes, "number-rows-repeated")
            self.cells, self.column = [], 0
        elif name in _CELLS:
            self.attributes, self.text, self.paragraphs = attributes, Text(), 0
        elif name in _PARAGRAPHS:
            if self.paragraphs:
                self.text.add("\n")
            self.paragraphs += 1
            self.inside += 1
        elif self.inside:
            self.text.add(_space(name, attributes))

    def end(self, name: str) -> None:
        if self.aside:
            self.aside -= name in _ASIDE
        elif name in _PARAGRAPHS:
            self.inside -= 1
        elif name in _CELLS:
            self.cell()
        elif name == _ROW:
            if self.cells:
                self.counter.row(len(self.cells))
                self.rows.append(Row(self.row + 1, tuple(self.cells)))
            self.row += self.repeat
        elif name == _SHEET:
            self.sheets.append(Sheet(self.name, tuple(self.rows)))

    def characters(self, text: str) -> None:
        if self.inside and not self.aside:
            self.text.add(text)

    def cell(self) -> None:
        """Close a cell: a day as ISO, else the text that it shows."""
        text, kind = str(self.text), self.attributes.get(f"{_OFFICE}value-type", "")
        formula = bool(self.attributes.get(f"{_TABLE}formula"))
        number = None
        if kind == "date":
            text = self.attributes.get(f"{_OFFICE}date-value", text).partition("T")[0]
        elif kind == "float":
            number = _float(self.attributes.get(f"{_OFFICE}value", ""))
        if self.attributes.get(_VALUE_TYPE_NOW) == "error":
            text = ""
        if (text.strip() or formula) and self.column < limits.COLUMNS:
            self.cells.append(Cell(self.column, text, number, formula))
        self.column += _repeat(self.attributes, "number-columns-repeated")


def _repeat(attributes: dict[str, str], name: str) -> int:
    found = attributes.get(f"{_TABLE}{name}", "")
    known = found.isascii() and found.isdigit() and len(found) < 10
    return min(max(1, int(found)), _MOST) if known else 1


def _space(name: str, attributes: dict[str, str]) -> str:
    """Return what an element inside a paragraph stands for."""
    if name == f"{_TEXT}s":
        count = attributes.get(f"{_TEXT}c", "1")
        return " " * (min(int(count), limits.CELL_TEXT) if count.isdigit() and len(count) < 10 else 1)
    return {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}.get(name, "")


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
