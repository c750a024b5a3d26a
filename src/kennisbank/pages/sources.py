# SPDX-License-Identifier: EUPL-1.2
"""The page with sources: every source with its date, when it was checked and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.myst import Block
from kennisbank.pages.running import Site, instrument_ref, lesson_ref, situation_ref, source_text

if TYPE_CHECKING:
    from kennisbank.model import Source

_REGISTERS = {
    "ladders": ("Welk middel past hier?", links.INSTRUMENTS),
    "terms": ("Begrippen", links.TERMS),
    "roles": ("Rollen", links.ROLES),
    "origin": ("Over deze kennisbank", links.ABOUT),
}


def render(site: Site) -> str:
    """Write the page with sources: those in use by kind, then those that wait for a use."""
    sources = sorted(site.catalogue.sources.values(), key=_by_title)
    used = [source for source in sources if source.id in site.source_uses]
    summary = (
        f"Deze kennisbank steunt op {labels.count(len(used), 'bron', 'bronnen')}."
        " Bij elke bron staat van wanneer ze is, wanneer we haar nakeken en waar je haar terugvindt."
    )
    unused = [source for source in sources if source.id not in site.source_uses]
    return myst.document(
        summary,
        myst.heading(1, "Bronnen", "bronnen"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        *(
            _section(site, title, f"bronnen-{kind}", [source for source in used if source.kind == kind])
            for kind, title in labels.SOURCE_KINDS.items()
        ),
        _section(site, "Nagekeken, nog niet gebruikt", "bronnen-over", unused),
    )


def _section(site: Site, title: str, label: str, sources: list[Source]) -> Block:
    """List sources under a heading; nothing without sources."""
    if not sources:
        return Block("")
    items = [myst.target(links.source_label(source.id), _source(site, source)) for source in sources]
    return myst.stack(myst.heading(2, title, label), myst.bullets(items, "kb-plain kb-sources"))


def _by_title(source: Source) -> tuple[str, str]:
    return source.title.casefold(), source.id


def _source(site: Site, source: Source) -> Block:
    marks = [labels.RELIABILITIES[source.reliability]]
    marks += [f"ISBN {source.isbn}"] if source.isbn else []
    marks += [source.ecli] if source.ecli else []
    checked = f"Nagekeken op {labels.date_text(source.checked)}; {', '.join(marks)}."
    return myst.stack(
        myst.paragraph(source_text(source)),
        myst.paragraph(myst.escape(f"{checked} {source.note or ''}"), "kb-small"),
        _used(site, source),
    )


def _used(site: Site, source: Source) -> Block:
    """Say where a source is used."""
    use = site.source_uses.get(source.id)
    if use is None:
        return Block("")
    places = [
        *(lesson_ref(lesson) for lesson in use.lessons),
        *(myst.page(domain.title, links.domain_page(domain.id)) for domain in use.domains),
        *(instrument_ref(instrument) for instrument in use.instruments),
        *(situation_ref(situation) for situation in use.situations),
        *(site.law_ref(law.id) for law in use.laws),
        *(myst.page(*_REGISTERS[name]) for name in use.registers),
    ]
    return myst.paragraph(myst.sentence(myst.escape("Gebruikt bij:"), myst.join(places, " · ")), "kb-small")
