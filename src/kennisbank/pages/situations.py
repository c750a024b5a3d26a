# SPDX-License-Identifier: EUPL-1.2
"""The page "Er is iets gebeurd": choose what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.pages import instruments, links, myst
from kennisbank.pages.myst import Block
from kennisbank.pages.running import Site, situation_ref

if TYPE_CHECKING:
    from kennisbank.model import Situation

TITLE = "Er is iets gebeurd"
EMERGENCY = "112"


def render(site: Site) -> str:
    """Write the page with situations."""
    situations = list(site.catalogue.situations.values())
    summary = "Kies wat er speelt. Je leest eerst wat je het eerste uur doet en wie je belt."
    return myst.document(
        summary,
        myst.heading(1, TITLE, "situaties"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        _emergency(situations),
        myst.bullets([_row(situation) for situation in situations], "kb-rows"),
        _instruments(site),
        myst.toctree("", [("", links.situation_page(situation.id)) for situation in situations]),
    )


def _emergency(situations: list[Situation]) -> Block:
    """Name the emergency number if the register has it."""
    numbers = {contact.phone for situation in situations for contact in situation.contacts}
    if EMERGENCY not in numbers:
        return Block("")
    number = myst.join([myst.call(EMERGENCY), myst.escape(".")])
    return myst.paragraph(myst.sentence(myst.escape("Is er nu gevaar? Bel"), number))


def _row(situation: Situation) -> Block:
    return myst.stack(
        myst.paragraph(myst.strong_inline(situation_ref(situation))),
        myst.paragraph(myst.escape(situation.summary)),
    )


def _instruments(site: Site) -> Block:
    if not site.catalogue.instruments:
        return Block("")
    more = myst.page("Welk middel past hier?", links.INSTRUMENTS)
    read = myst.paragraph(myst.sentence(myst.escape("Zoek je een bevoegdheid? Lees dan:"), more))
    return myst.stack(read, instruments.finder_link(site))
