# SPDX-License-Identifier: EUPL-1.2
"""The cells of an XLSX or XLSM file, read as a stream; formulas are never computed: their last result counts.

Only what Excel, LibreOffice and others agree on is used (ISO 29500-1, 18.2 to 18.8), by local names, so that
the strict variant reads too.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kennisbank.intake import limits, xmltext
from kennisbank.intake.contents import Unreadable
from kennisbank.intake.days import from_serial
from kennisbank.intake.grid import Cell, Counter, Row, Sheet, Text, Workbook, column_number, number_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from kennisbank.intake.zipped import Archive

BOOK: Final = "xl/workbook.xml"
_SHEET: Final = "/worksheet"
_DATE_FORMATS: Final = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_NOT_DATE: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SERIAL: Final = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def read(archive: Archive) -> Workbook:
    """Return every worksheet in order.

    :raises Unreadable: damaged or beyond the limits.
    """
    book = xmltext.tree(archive.pieces(BOOK), BOOK)
    targets = _targets(archive)
    from_1904 = any(_local(item) == "workbookPr" and _yes(item.get("date1904")) for item in book.iter())
    reader = _Reader(_shared(archive), _date_styles(archive), from_1904)
    sheets = []
    for item in book.iter():
        if _local(item) == "sheet":
            path = targets.get(_by_local(item, "id"), "")
            if path in archive:
                name = item.get("name") or "?"
                sheets.append(Sheet(name, tuple(reader.rows(archive, path))))
    return Workbook(tuple(sheets), from_1904)


def _targets(archive: Archive) -> dict[str, str]:
    """Return the path of each worksheet by the id of its relation."""
    path = "xl/_rels/workbook.xml.rels"
    found = {}
    for item in xmltext.tree(archive.pieces(path), path).iter():
        if _local(item) == "Relationship" and item.get("Type", "").endswith(_SHEET):
            target = item.get("Target", "")
            found[item.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return found


def _shared(archive: Archive) -> list[str]:
    """Return the texts that cells point at."""
    path = "xl/sharedStrings.xml"
    if path not in archive:
        return []
    texts: list[str] = []
    text, inside, aside = Text(), False, 0
    for kind, content, _ in xmltext.events(archive.pieces(path), path):
        name = content.rpartition("}")[2] if kind != xmltext.TEXT else ""
        if kind == xmltext.TEXT and inside and not aside:
            text.add(content)
        elif kind == xmltext.START and name == "si":
            text = Text()
        elif kind == xmltext.END and name == "si":
            texts.append(str(text))
            if len(texts) > limits.CELLS:
                raise Unreadable("KB828", what="cellen", limit=limits.CELLS)
        elif name == "t":
            inside = kind == xmltext.START
        elif name == "rPh":
            aside += 1 if kind == xmltext.START else -1
    return texts


def _date_styles(archive: Archive) -> set[int]:
    """Return the numbers of the cell formats that show a day."""
    path = "xl/styles.xml"
    if path not in archive:
        return set()
    root = xmltext.tree(archive.pieces(path), path)
    dates = set(_DATE_FORMATS)
    for item in root.iter():
        code = _NOT_DATE.sub("", item.get("formatCode", "")).casefold()
        if _local(item) == "numFmt" and ("d" in code or "y" in code or "j" in code) and "e+" not in code:
            dates.add(_number(item.get("numFmtId")))
    formats = next((item for item in root if _local(item) == "cellXfs"), None)
    numbered = enumerate(formats) if formats is not None else ()
    return {index for index, item in numbered if _number(item.get("numFmtId")) in dates}


@dataclass(slots=True)
class _Cell:
    """A cell while it is being read."""

    column: int = 0
    kind: str = "n"
    style: int = 0
    formula: bool = False
    value: Text = field(default_factory=Text)
    inline: Text = field(default_factory=Text)


@dataclass(slots=True)
class _Reader:
    """Reads sheets one by one, counting over all of them."""

    shared: list[str]
    date_styles: set[int]
    from_1904: bool
    counter: Counter = field(default_factory=Counter)
    row: int = 0
    column: int = -1
    cells: list[Cell] = field(default_factory=list)
    open: _Cell = field(default_factory=_Cell)
    inside: str = ""

    def rows(self, archive: Archive, path: str) -> Iterator[Row]:
        """Yield the rows of a sheet that hold anything."""
        self.row, self.inside = 0, ""
        for kind, content, attributes in xmltext.events(archive.pieces(path), path):
            if kind == xmltext.TEXT:
                self.characters(content)
                continue
            name = content.rpartition("}")[2]
            if kind == xmltext.START:
                self.start(name, attributes)
            else:
                self.inside = ""
                if name == "c":
                    self.close()
                elif name == "row" and self.cells:
                    self.counter.row(len(self.cells))
                    yield Row(self.row, tuple(self.cells))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a row, a cell or a part of one."""
        self.inside = name
        if name == "row":
            self.row = _number(attributes.get("r")) or self.row + 1
            self.cells, self.column = [], -1
        elif name == "c":
            column = column_number(attributes.get("r", ""))
            self.column = self.column + 1 if column is None else column
            kind = attributes.get("t", "n")
            self.open = _Cell(self.column, kind, _number(attributes.get("s")))
        elif name == "f":
            self.open.formula = True

    def characters(self, text: str) -> None:
        """Add to the value of the cell, or to the text that stands in it."""
        if self.inside == "v":
            self.open.value.add(text)
        elif self.inside == "t":
            self.open.inline.add(text)

    def close(self) -> None:
        """Keep the cell if anything is in it."""
        read = self.open
        text = str(read.inline if read.kind == "inlineStr" else read.value)
        number = None
        if read.kind == "s":
            index = _number(text)
            text = self.shared[index] if text and index < len(self.shared) else ""
        elif read.kind == "b":
            text = {"1": "WAAR", "0": "ONWAAR"}.get(text.strip(), text)
        elif read.kind == "e":
            text = ""
        elif read.kind == "n" and _SERIAL.fullmatch(text.strip()):
            text, number = self.figure(float(text), read.style)
        if (text.strip() or read.formula) and read.column < limits.COLUMNS:
            self.cells.append(Cell(read.column, text, number, read.formula))

    def figure(self, number: float, style: int) -> tuple[str, float | None]:
        """Return a number as text, and itself unless it is shown as a day."""
        day = from_serial(number, from_1904=self.from_1904) if style in self.date_styles else None
        return (day, None) if day else (number_text(number), number)


def _local(item: Element) -> str:
    return item.tag.rpartition("}")[2]


def _by_local(item: Element, name: str) -> str:
    """Return an attribute that stands in a namespace, by its local name."""
    return next(
        (value for key, value in item.items() if key.startswith("{") and key.endswith("}" + name)), ""
    )


def _number(text: str | None) -> int:
    """Return a whole number of an attribute; 0 where it is none."""
    found = (text or "").strip()
    return int(found) if found.isascii() and found.isdigit() and len(found) < 10 else 0


def _yes(text: str | None) -> bool:
    return (text or "").strip().casefold() in ("1", "true", "on")
