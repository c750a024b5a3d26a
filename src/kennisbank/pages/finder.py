# SPDX-License-Identifier: EUPL-1.2
"""The finder: pick what is going on and what you know; without a script, all instruments and their needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.pages import instruments, links, myst
from kennisbank.pages.running import Page, Site
from kennisbank.pages.usage import source_refs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.model import Claim, Instrument, SourceRef
    from kennisbank.pages.myst import Block, Inline

TITLE = "Instrumentenwijzer"
CLASS = "kb-wijzer"
"""Where the script builds its form; its words are for who has none."""
LEAD = (
    "Kies wat er speelt en zeg wat je weet. Je ziet welke middelen kunnen passen, van licht naar zwaar,"
    " en wat je nog moet uitzoeken."
)


def render(site: Site) -> str:
    """Write the page of the finder."""
    chosen = sorted(site.catalogue.instruments.values(), key=lambda instrument: instrument.rung)
    label = "instrumentenwijzer"
    page = Page(site, label, _refs_in_page_order(chosen))
    return myst.document(
        LEAD,
        myst.paragraph(myst.page(instruments.TITLE, links.INSTRUMENTS), "kb-eyebrow"),
        myst.heading(1, TITLE, label),
        myst.paragraph(myst.escape(LEAD), "kb-lead"),
        myst.paragraph(myst.escape(instruments.ADVICE)),
        myst.div(CLASS, _without_script(site)),
        myst.heading(2, "Waar het per middel op aankomt", f"{label}-alle"),
        myst.table(["Middel", "Wie beslist", "Waar het op aankomt"], [_row(page, one) for one in chosen]),
        myst.rubric("Bronnen", 3),
        page.sources(),
    )


def _without_script(site: Site) -> Block:
    """Say what to do without a script: a page per situation has the same instruments as a table."""
    situations = site.catalogue.instrument_situations.values()
    return myst.stack(
        myst.paragraph(
            myst.escape(
                "Kiezen werkt alleen als JavaScript aan staat. Zonder JavaScript kies je hieronder wat er"
                " speelt. Je krijgt dan een tabel. Waar een middel op aankomt, lees je verderop."
            )
        ),
        myst.bullets([myst.page(one.title, links.ladder_page(one.id)) for one in situations]),
    )


def _row(page: Page, instrument: Instrument) -> list[Block | Inline]:
    return [
        instruments.named(instrument),
        instruments.holders(page.site, instrument),
        _decisive(page, instrument) or myst.escape("Hier vragen we geen feiten voor. Lees de voorwaarden."),
    ]


def _decisive(page: Page, instrument: Instrument) -> Block:
    """List what an instrument needs and what excludes it, with laws and sources."""
    parts: list[Claim] = [*instrument.needs, *instrument.excluded_by]
    return myst.bullets([page.claim(part) for part in parts])


def _refs_in_page_order(chosen: Iterable[Instrument]) -> Iterator[SourceRef]:
    for instrument in chosen:
        yield from source_refs(instrument.needs)
        yield from source_refs(instrument.excluded_by)
