# SPDX-License-Identifier: EUPL-1.2
"""The long table (CSV) read back, whatever spreadsheet saved it.

Columns are known by their key or their Dutch title, in any order and with any others between them; cells by
``;``, ``,`` or a tab, whichever gives the most known columns.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kennisbank.export.csv_columns import COLUMNS, Use, unshield
from kennisbank.intake import limits
from kennisbank.intake.contents import Contents, Found, Leftover, Unreadable
from kennisbank.intake.textfile import decode, looks_like_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Catalogue

DELIMITERS: Final = (";", ",", "\t")
HEADER_WITHIN: Final = 20
"""Rows in which the header is looked for: people put a title above a table."""
_SAMPLE: Final = 100_000
_SEPARATOR_LINE: Final = re.compile(r'"?sep=.?"?', re.IGNORECASE)
_WORDS: Final = re.compile(r"[^0-9a-z]+")
_USES: Final = {column.key: column.use for column in COLUMNS}


def _plain(name: str) -> str:
    return _WORDS.sub(" ", name.casefold()).strip()


_KEYS: Final = {name: column.key for column in COLUMNS for name in (_plain(column.title), _plain(column.key))}


def recognises(data: bytes) -> bool:
    """Say whether a header of ours stands among the first rows."""
    if not looks_like_text(data):
        return False
    try:
        return _layout(_sample(data)) is not None
    except Unreadable:
        return False


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (one signature for all)
    """Return what the table holds; see ``contents``."""
    text, diagnostics = decode(data, file)
    layout = _layout(text[:_SAMPLE])
    if layout is None:
        raise Unreadable("KB829")
    table = _Table(layout)
    for number, cells in _records(text, layout.delimiter):
        if number > layout.header:
            table.take(number, cells)
    return Contents(
        origin=table.once[Use.STAMP],
        subject=table.once[Use.SUBJECT],
        answers=tuple(table.answers),
        diagnostics=diagnostics,
        leftovers=tuple(table.leftovers),
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where what stands: the delimiter, the row of the header, and per cell its key and its name there."""

    delimiter: str
    header: int
    keys: tuple[str | None, ...]
    names: tuple[str, ...]


def _sample(data: bytes) -> str:
    """Return the first characters; a character that was cut in two does not matter here."""
    return decode(data[:_SAMPLE].rpartition(b"\n")[0] if len(data) > _SAMPLE else data, "")[0]


def _layout(text: str) -> _Layout | None:
    """Find the header; ``None`` if no row names a question and something that one fills in."""
    found = [layout for delimiter in DELIMITERS if (layout := _with(text, delimiter))]
    return max(found, key=_known, default=None)


def _known(layout: _Layout) -> int:
    return sum(key is not None for key in layout.keys)


def _with(text: str, delimiter: str) -> _Layout | None:
    try:
        for number, cells in _records(text, delimiter):
            if number > HEADER_WITHIN:
                break
            layout = _Layout(delimiter, number, _keys(cells), tuple(cells))
            asks = "question" in layout.keys or "text" in layout.keys
            if asks and any(key and _USES[key] is Use.ANSWER for key in layout.keys):
                return layout
    except Unreadable:
        return None
    return None


def _keys(cells: list[str]) -> tuple[str | None, ...]:
    """Return the key of each cell of a header; the first of two with one name counts."""
    seen: set[str] = set()
    keys: list[str | None] = []
    for cell in cells:
        key = _KEYS.get(_plain(cell))
        keys.append(None if key in seen else key)
        seen |= {key} if key else set()
    return tuple(keys)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number, as a spreadsheet counts them."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(rows, 1):
            if number > limits.ROWS:
                raise Unreadable("KB828", what="rijen", limit=limits.ROWS)
            if number > 1 or not _SEPARATOR_LINE.fullmatch(delimiter.join(cells)):
                yield number, [unshield(cell)[: limits.CELL_TEXT] for cell in cells[: limits.COLUMNS]]
    except csv.Error as error:
        raise Unreadable("KB824", reason="een cel is te lang of een aanhalingsteken staat open") from error


@dataclass(slots=True)
class _Table:
    """Gathers the rows."""

    layout: _Layout
    answers: list[Found] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    once: dict[Use, dict[str, str]] = field(default_factory=lambda: {Use.STAMP: {}, Use.SUBJECT: {}})

    def take(self, number: int, cells: list[str]) -> None:
        """Read one row; one without a question only counts if something was filled in there."""
        where = f"rij {number}"
        known = {key: cell for key, cell in zip(self.layout.keys, cells, strict=False) if key}
        question, text = known.get("question", "").strip(), known.get("text", "").strip()
        for key, value in known.items():
            self._once(key, value.strip(), where)
        found = self._found(question or text, text if question else "", known, where)
        if question or text:
            self.answers.append(found)
        elif not found.is_empty:
            kept = {key: known[key] for key in known if _USES[key] is Use.ANSWER and known[key].strip()}
            self.leftovers.append(Leftover(where, kept, where))
        self._strangers(question or text or where, cells, where)

    def _found(self, question: str, text: str, known: dict[str, str], where: str) -> Found:
        filled = {key: known[key] for key in known if _USES[key] is Use.ANSWER and known[key] != ""}
        return Found(question, where, also=(text,) if text else (), **filled)

    def _once(self, key: str, value: str, where: str) -> None:
        """Keep what holds for the whole file; another value further down is left over."""
        kept = self.once.get(_USES[key])
        if kept is None or not value or kept.setdefault(key, value) == value:
            return
        if _USES[key] is Use.SUBJECT:
            self.leftovers.append(Leftover(key, value, where))

    def _strangers(self, question: str, cells: list[str], where: str) -> None:
        """Keep what stands in columns that are not ours."""
        for index, cell in enumerate(cells):
            known = index < len(self.layout.keys) and self.layout.keys[index]
            if not known and cell.strip():
                name = self.layout.names[index] if index < len(self.layout.names) else ""
                place = f"{where}, kolom {name.strip() or index + 1}"
                self.leftovers.append(Leftover(f"{question}: {name.strip() or index + 1}", cell, place))
