# SPDX-License-Identifier: EUPL-1.2
"""The page with instruments: choose what is going on, or take one from the table from light to heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.myst import Block
from kennisbank.pages.running import Site, instrument_ref

if TYPE_CHECKING:
    from kennisbank.model import Instrument, InstrumentSituation
    from kennisbank.pages.myst import Inline

TITLE = "Welk middel past hier?"
ADVICE = (
    "Dit is uitleg, geen juridisch advies. Lees de wet zelf en vraag je jurist voordat je een besluit neemt."
)


def render(site: Site) -> str:
    """Write the page with instruments."""
    situations = list(site.catalogue.instrument_situations.values())
    instruments = sorted(site.catalogue.instruments.values(), key=lambda instrument: instrument.rung)
    summary = (
        "Kies wat er speelt. Je ziet de middelen van licht naar zwaar, met wie beslist en wat de wet vraagt."
        " Begin zo licht als kan."
    )
    pages = [
        *([links.FINDER] if has_finder(site) else []),
        *(links.ladder_page(situation.id) for situation in situations),
        *(links.instrument_page(instrument.id) for instrument in instruments),
    ]
    return myst.document(
        summary,
        myst.heading(1, TITLE, "instrumenten"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.paragraph(myst.escape(ADVICE)),
        finder_link(site),
        _situations(situations),
        myst.heading(2, "Alle middelen, van licht naar zwaar", "instrumenten-alle"),
        myst.table(["Middel", "Wie beslist", "Wat je doet"], [_row(site, one) for one in instruments]),
        myst.toctree("", [("", docname) for docname in pages]),
    )


def has_finder(site: Site) -> bool:
    """Whether there is something to choose and to ask, so that there is a finder."""
    return bool(site.catalogue.facts and site.catalogue.instrument_situations)


def finder_link(site: Site) -> Block:
    """Lead to the finder, where there is one."""
    if not has_finder(site):
        return Block("")
    more = myst.join([myst.page("Instrumentenwijzer", links.FINDER), myst.words(".")])
    return myst.paragraph(
        myst.sentence(myst.escape("Weet je al iets van de feiten? Kijk dan wat kan met de"), more)
    )


def _situations(situations: list[InstrumentSituation]) -> Block:
    if not situations:
        return myst.stack()
    rows = [
        myst.stack(
            myst.paragraph(myst.strong_inline(myst.page(situation.title, links.ladder_page(situation.id)))),
            myst.paragraph(myst.escape(situation.summary)),
        )
        for situation in situations
    ]
    return myst.stack(
        myst.heading(2, "Wat speelt er?", "instrumenten-situaties"), myst.bullets(rows, "kb-rows")
    )


def _row(site: Site, instrument: Instrument) -> list[Block | Inline]:
    return [named(instrument), holders(site, instrument), myst.escape(instrument.summary)]


def named(instrument: Instrument) -> Block:
    """Name an instrument in a table, with how heavy it is below."""
    return myst.stack(
        myst.paragraph(instrument_ref(instrument)),
        myst.paragraph(myst.escape(weight(instrument)), "kb-small"),
    )


def weight(instrument: Instrument) -> str:
    """Say how heavy an instrument is: ``Zwaar, 6 van 9``."""
    rungs = labels.WEIGHTS
    return f"{labels.capitalise(rungs[instrument.rung])}, {instrument.rung} van {max(rungs)}"


def holders(site: Site, instrument: Instrument) -> Inline:
    """Name who decides."""
    return site.role_titles(instrument.holder, capital=True)
