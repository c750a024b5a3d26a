# SPDX-License-Identifier: EUPL-1.2
"""The sheet with sources: each once, with the questions that rest on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.export.workbook import look, names
from kennisbank.export.workbook.values import Link, Row, Sheet
from kennisbank.labels import DERIVATIONS

if TYPE_CHECKING:
    from kennisbank.export.workbook.book import Book
    from kennisbank.form import FormSource


def sources_sheet(book: Book) -> Sheet:
    """Return title, address, and per question the place in the source and how close our words are to it."""
    made = Sheet(names.SOURCES, widths=(2, 62, 62, 58), frozen=(4, 0), repeated=(3, 3), colour=look.LINE)
    made.rows[0] = Row(36)
    made.rows[1] = Row(20)
    made.rows[3] = Row(22)
    made.put(0, 1, "Bronnen", look.TITLE)
    made.put(1, 1, "Waar de vragen op steunen.", look.SUBTITLE)
    for column, head in enumerate(("Bron", "Adres", "Bij vraag"), 1):
        made.put(3, column, head, look.HEAD)
    row = 4
    for source, uses in _uses(book).items():
        made.put(row, 1, source[0], look.ROW_STRONG)
        made.put(row, 2, Link(source[1], source[1]), look.LINK)
        made.put(row, 3, "; ".join(uses), look.ROW_SOFT)
        row += 1
    return made


def _uses(book: Book) -> dict[tuple[str, str], list[str]]:
    """Return (title, address) → where it is used, in order of first use."""
    found: dict[tuple[str, str], list[str]] = {}
    for question in book.questions:
        for source in question.sources:
            found.setdefault((source.title, source.url), []).append(_use(question.number, source))
    return found


def _use(number: str, source: FormSource) -> str:
    derivation = DERIVATIONS.get(source.derivation, source.derivation)
    return f"{number} ({', '.join(part for part in (source.where, derivation) if part)})"
