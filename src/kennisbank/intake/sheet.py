# SPDX-License-Identifier: EUPL-1.2
"""A filled-in workbook (XLSX, ODS) back to answers: ours after any editing, or a table that a person typed.

Ours is read by its rows of keys (``export.workbook.names``): sheets and columns may have any name and order.
A sheet without keys is read if among its first rows there is one that names a question and an answer.
Formulas are never computed: their last result counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kennisbank.export.csv_columns import COLUMNS
from kennisbank.export.stamp import KEYS
from kennisbank.export.workbook import names as ours
from kennisbank.intake import grid, ods_cells, xlsx_cells, zipped
from kennisbank.intake.contents import (
    ANSWER_KEYS,
    SUBJECT_KEYS,
    Contents,
    Found,
    Leftover,
    Unreadable,
    report,
)
from kennisbank.intake.days import from_serial
from kennisbank.intake.names import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.intake.grid import Cell, Row, Sheet, Workbook
    from kennisbank.model import Catalogue

HEADER_WITHIN: Final = 30
"""Rows in which the header of a typed table is looked for."""
_FILLED_IN: Final = (ours.OPTION, *ANSWER_KEYS)
_DAYS: Final = {"due", "date"}
_ANSWER_HEADS: Final = frozenset({ours.QUESTION, ours.OPTION})
_SUBJECT_HEADS: Final = frozenset({ours.SUBJECT_FIELD, ours.SUBJECT_VALUE})
_LIST_HEADS: Final = frozenset({ours.SCALE, ours.CODE, ours.LABEL})
_STAMP_HEADS: Final = frozenset({ours.STAMP, ours.CONTENT})
_KINDS: Final = (_ANSWER_HEADS, _SUBJECT_HEADS, _LIST_HEADS, _STAMP_HEADS)
_NAMES: Final = (ours.QUESTION, ours.TEXT, ours.NUMBER)
_TYPED: Final = {
    **{normalised(column.title): column.key for column in COLUMNS},
    **{normalised(column.key): column.key for column in COLUMNS},
    "id": "question",
    "vraag id": "question",
    "kenmerk": "question",
    "nummer": "number",
    "nr": "number",
    "antwoorden": "option",
    "gekozen antwoord": "option",
    "keuze": "option",
    "answer": "option",
    "reden": "reason",
    "waarom niet van toepassing": "reason",
    "notities": "note",
    "opmerking": "note",
    "opmerkingen": "note",
    "toelichting": "note",
    "bewijs": "evidence",
    "wie": "owner",
    "eigenaar": "owner",
    "klaar op": "due",
    "wanneer": "due",
}
"""Heads of a table that a person typed; nothing else is taken for a head."""


def recognises_xlsx(data: bytes) -> bool:
    """Say whether this is a workbook of Excel 2007 or later."""
    return xlsx_cells.BOOK in zipped.names(data)


def recognises_ods(data: bytes) -> bool:
    """Say whether this is a workbook of OpenDocument."""
    return zipped.media_type(data).startswith(ods_cells.MEDIA_TYPE)


def read_xlsx(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (one signature)
    """Read the workbook."""
    archive = zipped.archive(data)
    return _contents(xlsx_cells.read(archive), file, "xl/vbaProject.bin" in archive)


def read_ods(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (one signature)
    """Read the workbook."""
    archive = zipped.archive(data)
    scripted = any(name.startswith(("Basic/", "Scripts/")) for name in archive.names)
    return _contents(ods_cells.read(archive), file, scripted)


def _contents(book: Workbook, file: str, scripted: bool) -> Contents:
    work = _Work(file, book)
    for sheet in book.sheets:
        work.ours(sheet)
    if not work.tables:
        for sheet in book.sheets:
            work.typed(sheet)
    if not work.tables:
        raise Unreadable("KB829")
    work.finish()
    scripts = (report("KB835", file),) if scripted else ()
    diagnostics = (*scripts, *work.said)
    return Contents(work.stamp, work.subject, tuple(work.answers), diagnostics, tuple(work.leftovers))


@dataclass(frozen=True, slots=True)
class _Table:
    """A row of an answers table as read: what stands under each key, and under no key."""

    sheet: str
    number: int
    cells: Mapping[str, Cell]
    strangers: tuple[tuple[str, Cell], ...]
    """Heading and cell of columns without a key."""


@dataclass(slots=True)
class _Work:
    """Gathers what the sheets hold; answers wait until the lists are known."""

    file: str
    book: Workbook
    tables: int = 0
    rows: list[_Table] = field(default_factory=list)
    lists: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    stamp: dict[str, str] = field(default_factory=dict)
    subject: dict[str, str] = field(default_factory=dict)
    answers: list[Found] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    said: list[Diagnostic] = field(default_factory=list)

    def ours(self, sheet: Sheet) -> None:
        """Read the tables under rows of keys."""
        heads: dict[int, str] = {}
        titles: dict[int, str] = {}
        since = 0
        for row in sheet.rows:
            found = _heads(row)
            if any(known <= set(found.values()) for known in _KINDS):
                heads, titles, since = found, {}, row.number
                self.tables += set(found.values()) >= _ANSWER_HEADS
            elif heads and row.number == since + 1 and _is_heading(row, heads):
                titles = {cell.column: cell.text.strip() for cell in row.cells}
            elif heads:
                self.take(sheet.name, row, heads, titles)

    def take(self, name: str, row: Row, heads: Mapping[int, str], titles: Mapping[int, str]) -> None:
        """Read a row of one of our tables."""
        cells = {heads[cell.column]: cell for cell in row.cells if cell.column in heads}
        keys = set(heads.values())
        if keys >= _ANSWER_HEADS:
            self.rows.append(_Table(name, row.number, cells, _strangers(row, heads, titles)))
        elif keys >= _LIST_HEADS:
            scale, code = _text(cells, ours.SCALE), _text(cells, ours.CODE)
            for shown in (_text(cells, ours.LABEL), code):
                if code and shown:
                    self.lists.setdefault((scale, normalised(shown)), set()).add(code)
        elif keys >= _STAMP_HEADS:
            if (key := _text(cells, ours.STAMP)) in KEYS:
                self.stamp.setdefault(key, _text(cells, ours.CONTENT))
        else:
            self.about(_text(cells, ours.SUBJECT_FIELD), cells.get(ours.SUBJECT_VALUE))

    def typed(self, sheet: Sheet) -> None:
        """Read a table that a person typed, or a CSV file that was saved as a workbook."""
        heads: dict[int, str] = {}
        titles: dict[int, str] = {}
        for row in sheet.rows:
            found = _typed_heads(row)
            names = set(found.values())
            if not heads and ours.OPTION in names and names & {ours.QUESTION, ours.TEXT, ours.NUMBER}:
                if row.number > HEADER_WITHIN:
                    return
                heads, titles = found, {cell.column: cell.text.strip() for cell in row.cells}
                self.tables += 1
            elif heads:
                cells = {heads[cell.column]: cell for cell in row.cells if cell.column in heads}
                self.rows.append(_Table(sheet.name, row.number, cells, _strangers(row, heads, titles)))
                for key in cells.keys() & set(SUBJECT_KEYS):
                    self.about(key, cells[key])
                for key in cells.keys() & set(KEYS):
                    self.stamp.setdefault(key, _text(cells, key))

    def about(self, key: str, cell: Cell | None) -> None:
        """Take a part of the subject: the first that is there."""
        if key in SUBJECT_KEYS and cell is not None and cell.text.strip():
            self.subject.setdefault(key, self.day(cell) if key in _DAYS else cell.text)

    def finish(self) -> None:
        """Make answers of the rows."""
        for row in self.rows:
            self.answer(row)

    def answer(self, row: _Table) -> None:
        """Make an answer of a row; a row without a question only counts if something was filled in."""
        names = [text for key in _NAMES if (text := _text(row.cells, key))]
        texts = self.texts(row, bool(names))
        option = row.cells.get(ours.OPTION)
        where = f"blad {row.sheet}, rij {row.number}"
        place = f"blad {row.sheet}, cel {grid.column_name(option.column)}{row.number}" if option else where
        if names:
            self.answers.append(Found(names[0], place, also=tuple(names[1:]), **texts))
        elif texts:
            self.leftovers.append(Leftover(where, texts, where))
        if names:
            for title, cell in row.strangers:
                letters = grid.column_name(cell.column)
                spot = f"blad {row.sheet}, cel {letters}{row.number}"
                self.leftovers.append(Leftover(f"{names[0]}: {title or letters}", cell.text, spot))

    def texts(self, row: _Table, asked: bool) -> dict[str, str]:
        """Return what was filled in, by key of ``Found``."""
        texts = {}
        for key in _FILLED_IN:
            cell = row.cells.get(key)
            if cell is None:
                continue
            if cell.formula and not cell.text.strip() and asked:
                spot = f"blad {row.sheet}, cel {grid.column_name(cell.column)}{row.number}"
                self.said.append(report("KB837", self.file, spot))
            text = self.day(cell) if key in _DAYS else cell.text
            if text.strip():
                texts[key] = self.code(row, text) if key == ours.OPTION else text
        return texts

    def code(self, row: _Table, text: str) -> str:
        """Return the code of a text of a drop-down by the lists of the file itself."""
        scale = _text(row.cells, ours.SCALE)
        codes = self.lists.get((scale, normalised(text)), set())
        return next(iter(codes)) if len(codes) == 1 else text

    def day(self, cell: Cell) -> str:
        """Return a day, also where the cell lost its format and holds a bare number."""
        if cell.number is None:
            return cell.text
        return from_serial(cell.number, from_1904=self.book.from_1904) or cell.text


def _heads(row: Row) -> dict[int, str]:
    """Return the cells of a row as possible keys, each key once."""
    found: dict[str, int] = {}
    for cell in row.cells:
        found.setdefault(cell.text.strip().casefold(), cell.column)
    return {column: key for key, column in found.items()}


def _is_heading(row: Row, heads: Mapping[int, str]) -> bool:
    """Say whether the row under the keys of the answers is the one that people see as their heading."""
    keys = {heads[cell.column] for cell in row.cells if cell.column in heads}
    return set(heads.values()) >= _ANSWER_HEADS and ours.QUESTION not in keys


def _typed_heads(row: Row) -> dict[int, str]:
    found: dict[str, int] = {}
    for cell in row.cells:
        key = _TYPED.get(normalised(cell.text))
        if key:
            found.setdefault(key, cell.column)
    return {column: key for key, column in found.items()}


def _strangers(row: Row, heads: Mapping[int, str], titles: Mapping[int, str]) -> tuple[tuple[str, Cell], ...]:
    """Return the cells that people added beside the table."""
    return tuple(
        (titles.get(cell.column, ""), cell)
        for cell in row.cells
        if cell.column not in heads and not cell.formula and cell.text.strip()
    )


def _text(cells: Mapping[str, Cell], key: str) -> str:
    return cells[key].text.strip() if key in cells else ""
