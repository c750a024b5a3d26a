# SPDX-License-Identifier: EUPL-1.2
"""The page with the quick scan: the questions that say most, of every lesson that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank import labels
from kennisbank.form import QUICKSCAN
from kennisbank.pages import downloads, links, myst

if TYPE_CHECKING:
    from kennisbank.pages.running import Site

QUESTIONS_PER_MINUTE: Final = 2
"""A guess, to say how long it takes: questions that people can answer from memory."""


def render(site: Site) -> str:
    """Write the page; empty if no question belongs to the quick scan."""
    asked = [
        [question for question in lesson.questions if question.quickscan]
        for lesson in site.catalogue.lessons.values()
    ]
    number = sum(map(len, asked))
    if not number:
        return ""
    lessons = sum(map(bool, asked))
    lead = (
        f"{labels.count(number, 'vraag', 'vragen')} over {labels.count(lessons, 'les', 'lessen')},"
        f" in ongeveer {_minutes(number)}. Zo zie je snel waar je staat en wat je eerst doet."
    )
    return myst.document(
        lead,
        myst.heading(1, "Korte scan", "korte-scan"),
        myst.paragraph(myst.escape(lead), "kb-lead"),
        myst.paragraph(
            myst.join(
                [
                    myst.words(
                        "Vul in wat je nu weet, het liefst samen met een collega."
                        " Weet je iets niet? Zeg dat: een open vraag telt niet als ‘nee’."
                        " Je antwoorden blijven op dit apparaat en staan meteen ook bij de lessen. "
                    ),
                    myst.page("Lees hoe we scoren", links.METHOD),
                    myst.words("."),
                ]
            )
        ),
        myst.heading(2, "De vragen", "korte-scan-vragen"),
        myst.directive("kb-form", QUICKSCAN),
        myst.heading(2, "De korte scan als bestand", "korte-scan-downloads"),
        downloads.place(QUICKSCAN),
        downloads.more(),
    )


def _minutes(questions: int) -> str:
    """Return the time it takes, to the nearest five minutes."""
    fives = (2 * questions + 5 * QUESTIONS_PER_MINUTE) // (2 * 5 * QUESTIONS_PER_MINUTE)
    return f"{5 * max(1, fives)} minuten"
