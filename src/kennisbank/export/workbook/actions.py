# SPDX-License-Identifier: EUPL-1.2
"""The sheets that say what to do and what to find out; they fill themselves from the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kennisbank.export.workbook import listing, look, names
from kennisbank.export.workbook.book import Facts
from kennisbank.export.workbook.formulas import text
from kennisbank.export.workbook.values import Area, Formula, Row, Sheet

if TYPE_CHECKING:
    from kennisbank.export.workbook.book import Book
    from kennisbank.export.workbook.values import Style

_FIRST_ROW: Final = 4
_HEIGHT: Final = 42
"""Of a row, in points: three lines. A row does not grow when a formula in it changes."""


class Column(NamedTuple):
    """A column of a list."""

    head: str
    fact: int
    width: float
    style: Style


_NUMBER: Final = Column("Nr.", Facts.NUMBER, 6, look.LISTED_SOFT)
_QUESTION: Final = Column("Vraag", Facts.TEXT, 40, look.LISTED_STRONG)
_LESSON: Final = Column("Les", Facts.PLACE, 24, look.LISTED_SOFT)
_ROLE: Final = Column("Wie kan dit in gang zetten?", Facts.ROLE, 22, look.LISTED)
_DO: Final = (
    _NUMBER,
    _QUESTION,
    _LESSON,
    Column("Nu", Facts.SHOWN, 13, look.LISTED),
    Column("Eerste stap", Facts.STEP, 44, look.LISTED),
    _ROLE,
    Column("Wie pakt dit op?", Facts.OWNER, 18, look.LISTED),
    Column("Klaar op", Facts.DUE, 12, look.LISTED_DATE),
)
_FIND_OUT: Final = (
    _NUMBER,
    _QUESTION,
    _LESSON,
    Column("Waaraan zie je dat?", Facts.EVIDENCE, 52, look.LISTED),
    _ROLE,
    Column("Wie pakt dit op?", Facts.OWNER, 18, look.LISTED),
    Column("Klaar op", Facts.DUE, 12, look.LISTED_DATE),
)


def do_sheet(book: Book, facts: Sheet) -> Sheet:
    """Return the questions that can be better, each with its smallest next step."""
    nothing = "Nog niets: hier komt wat beter kan, zodra je vragen beantwoordt."
    some = "Wat beter kan, met de eerste stap. Basismaatregelen die het niveau begrenzen staan bovenaan."
    return _list(book, facts, names.DO, "Wat je nu kunt doen", (nothing, some), _DO, Facts.DO)


def find_out_sheet(book: Book, facts: Sheet) -> Sheet:
    """Return the questions that are open, with what one sees the answer by."""
    nothing = "Alles is bekend: er is niets om uit te zoeken."
    some = "Wat nog open staat. Elk antwoord maakt de uitslag zekerder. Basismaatregelen staan bovenaan."
    return _list(
        book, facts, names.FIND_OUT, "Wat je nog uitzoekt", (nothing, some), _FIND_OUT, Facts.FIND_OUT
    )


def _list(
    book: Book,
    facts: Sheet,
    sheet_name: str,
    title: str,
    leads: tuple[str, str],
    several: tuple[Column, ...],
    places: int,
) -> Sheet:
    columns = [column for column in several if book.has_sections or column.fact != Facts.PLACE]
    made = Sheet(
        sheet_name,
        widths=(0, *(column.width for column in columns)),
        frozen=(_FIRST_ROW, 0),
        repeated=(_FIRST_ROW - 1, _FIRST_ROW - 1),
        start=(_FIRST_ROW, 1),
        colour=look.PRIMARY,
    )
    made.rows[0] = Row(36)
    made.rows[1] = Row(20)
    made.rows[_FIRST_ROW - 1] = Row(30)
    made.put(0, 1, title, look.TITLE)
    for number, column in enumerate(columns, 1):
        made.put(_FIRST_ROW - 1, number, column.head, look.HEAD)
    ranked = listing.Ranked(book, facts, places, made, _FIRST_ROW, 0)
    first, count = _FIRST_ROW - 1, len(book.questions)
    for place in range(1, count + 1):
        made.rows[first + place] = Row(_HEIGHT)
        ranked.start(place)
        for number, column in enumerate(columns, 1):
            made.put(first + place, number, ranked.pick(place, column.fact), column.style)
    is_empty = listing.value_when_empty(made, _FIRST_ROW, 0) == ""
    nothing, some = leads
    lead = f"IF({ranked.index(1)}={text('')},{text(nothing)},{text(some)})"
    made.put(1, 1, Formula(lead, nothing if is_empty else some), look.SUBTITLE)
    if count:
        made.conditionals.append(listing.lines(Area(_FIRST_ROW, 1, first + count, len(columns)), 0))
    return made
