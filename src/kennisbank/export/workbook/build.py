# SPDX-License-Identifier: EUPL-1.2
"""The whole workbook of a form, before it becomes XLSX or ODS. Stable: ``build`` and ``losses``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.export.stamp import moment, stamp
from kennisbank.export.workbook import heights
from kennisbank.export.workbook.actions import do_sheet, find_out_sheet
from kennisbank.export.workbook.answers import answers_sheet
from kennisbank.export.workbook.book import Book
from kennisbank.export.workbook.facts import facts_sheet, lists_sheet
from kennisbank.export.workbook.help import help_sheet, origin_sheet
from kennisbank.export.workbook.result import profile_sheet, result_sheet
from kennisbank.export.workbook.sources import sources_sheet
from kennisbank.export.workbook.values import Workbook

if TYPE_CHECKING:
    from kennisbank.form import Form
    from kennisbank.model import Catalogue


def build(catalogue: Catalogue, form: Form) -> Workbook:
    """Lay out every sheet; nothing is written yet."""
    book = Book(catalogue, form)
    facts = facts_sheet(book)
    sheets = [help_sheet(book), answers_sheet(book), result_sheet(book, facts)]
    if book.has_sections:
        sheets.append(profile_sheet(book))
    sheets += [do_sheet(book, facts), find_out_sheet(book, facts), sources_sheet(book)]
    sheets += [lists_sheet(book), facts, book.calculation.sheet(), origin_sheet(book)]
    for sheet in sheets:
        heights.fit(sheet)
    return Workbook(
        title=form.title,
        subject=form.catalogue_title,
        foot=f"{form.id} · versie {form.version} · {form.digest[:19]}…",
        stamp=stamp(form),
        moment=moment(catalogue),
        sheets=tuple(sheets),
    )


def losses(form: Form) -> list[str]:
    """Return what a workbook leaves out for this form."""
    found = [
        (
            "De bladen ‘Doen’ en ‘Uitzoeken’ staan in een eenvoudiger volgorde dan op de site:"
            " basismaatregelen eerst, daarna de volgorde van de vragen, zonder hoeveel het oplevert."
        ),
    ]
    if form.scope in ("all", "quickscan"):
        found.append("De gevoeligheid van de score staat er niet in.")
    if form.scope != "all":
        found.append("De uitslag gaat alleen over de vragen in dit bestand.")
    return found
