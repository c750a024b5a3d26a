# SPDX-License-Identifier: EUPL-1.2
"""The page with all downloads, and the place for downloads on the page of a form; a build fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.form import ALL
from kennisbank.pages import myst

if TYPE_CHECKING:
    from kennisbank.pages.myst import Block
    from kennisbank.pages.running import Site

LEAD = "Elke checklist als bestand: om in te vullen waar je wilt, of voor je eigen programma."


def render(_site: Site) -> str:
    """Write the page: forms against formats for people, the same for developers, and what formats lose."""
    return myst.document(
        LEAD,
        myst.heading(1, "Downloads", "downloads"),
        myst.paragraph(myst.escape(LEAD), "kb-lead"),
        myst.paragraph(
            myst.escape(
                "Elk bestand noemt de versie van de checklist waar het uit komt."
                " Zo weet je later bij welke vragen de antwoorden horen."
            )
        ),
        _table("invullen", labels.FILL_IN, "fill-in"),
        _table("ontwikkelaars", labels.DEVELOPERS, "developers"),
        myst.heading(2, "Wat niet in elk bestand past", "downloads-verlies"),
        myst.paragraph(
            myst.escape(
                "Niet elk formaat kan alles. Hier lees je per formaat wat er ontbreekt."
                " Staat er geen checklist bij? Dan geldt het voor allemaal."
            )
        ),
        myst.directive("kb-downloads-losses", body=_elsewhere()),
    )


def place(form: str) -> Block:
    """Return the place for the downloads of one form, with what a book says instead."""
    return myst.directive("kb-downloads", form, _elsewhere(form))


def more() -> Block:
    """Return the line under the downloads of one form: to all others, and to what formats cannot carry."""
    return myst.paragraph(
        myst.sentence(
            myst.escape("Lees ook"),
            myst.join([myst.ref("wat niet in elk bestand past", "downloads-verlies"), myst.escape(".")]),
        ),
        "kb-small kb-noprint",
    )


def _table(name: str, title: str, word: str) -> Block:
    return myst.stack(
        myst.heading(2, title, f"downloads-{name}"),
        myst.directive("kb-downloads-table", word, _elsewhere()),
    )


def _elsewhere(form: str = ALL) -> Block:
    text = "Op de website haal je deze bestanden op. Je kunt ze ook zelf maken:"
    return myst.paragraph(myst.sentence(myst.escape(text), myst.code(f"kennisbank export FORMAAT {form}")))
