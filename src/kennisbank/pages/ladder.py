# SPDX-License-Identifier: EUPL-1.2
"""The page of a situation that asks for an instrument: those that can fit, from light to heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.pages import instruments, links, myst
from kennisbank.pages.running import Page, Site

if TYPE_CHECKING:
    from kennisbank.model import InstrumentChoice, InstrumentSituation
    from kennisbank.pages.myst import Block, Inline


def render(site: Site, situation: InstrumentSituation) -> str:
    """Write the page of one situation."""
    label = links.ladder_label(situation.id)
    page = Page(site, label, situation.sources)
    choices = [choice for choice in situation.instruments if choice.id in site.catalogue.instruments]
    return myst.document(
        situation.summary,
        myst.paragraph(myst.page(instruments.TITLE, links.INSTRUMENTS), "kb-eyebrow"),
        myst.heading(1, situation.title, label),
        myst.paragraph(page.text(situation.summary), "kb-lead"),
        myst.paragraph(
            myst.escape(
                "Het lichtste middel staat bovenaan. Leg uit waarom een lichter middel niet genoeg is."
            )
        ),
        instruments.finder_link(site),
        myst.heading(2, "Middelen, van licht naar zwaar", f"{label}-middelen"),
        myst.table(["Middel", "Wie beslist", "Let op", "Wet"], [_row(site, choice) for choice in choices]),
        myst.heading(2, "Bronnen", f"{label}-bronnen"),
        page.sources(),
    )


def _row(site: Site, choice: InstrumentChoice) -> list[Block | Inline]:
    instrument = site.catalogue.instruments[choice.id]
    return [
        instruments.named(instrument),
        instruments.holders(site, instrument),
        myst.escape(choice.note or "–"),
        site.law_refs(instrument.laws) or myst.escape("–"),
    ]
