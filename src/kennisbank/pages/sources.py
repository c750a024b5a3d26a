# SPDX-License-Identifier: EUPL-1.2
"""The page with sources: every source with its date, when it was checked and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.myst import Block, Inline
from kennisbank.pages.running import Site, lesson_ref, source_text

if TYPE_CHECKING:
    from kennisbank.model import Source

_REGISTERS = {
    "laws": ("Wetten en regels", links.LAWS),
    "terms": ("Begrippen", links.TERMS),
    "roles": ("Rollen", links.ROLES),
    "origin": ("Over deze kennisbank", links.ABOUT),
}


def render(site: Site) -> str:
    """Write the page with sources."""
    sources = list(site.catalogue.sources.values())
    summary = (
        f"De kennisbank gebruikt {labels.count(len(sources), 'bron', 'bronnen')}."
        " Bij elke bron staat van wanneer ze is, wanneer we haar nakeken en waar je haar terugvindt."
    )
    return myst.document(
        summary,
        myst.heading(1, "Bronnen", "bronnen"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        *(_kind(site, kind, title, sources) for kind, title in labels.SOURCE_KINDS.items()),
    )


def _kind(site: Site, kind: str, title: str, sources: list[Source]) -> Block:
    """List the sources of one kind by title, whatever their case."""
    chosen = sorted((source for source in sources if source.kind == kind), key=_by_title)
    if not chosen:
        return Block("")
    items = [myst.target(links.source_label(source.id), _source(site, source)) for source in chosen]
    return myst.stack(myst.heading(2, title, f"bronnen-{kind}"), myst.bullets(items, "kb-plain kb-sources"))


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
        myst.paragraph(_used(site, source), "kb-small"),
    )


def _used(site: Site, source: Source) -> Inline:
    """Say where a source is used."""
    use = site.source_uses.get(source.id)
    if use is None:
        return myst.escape("Nog niet gebruikt.")
    domains = [site.catalogue.domains[domain_id] for domain_id in use.domains]
    places = [
        *(lesson_ref(lesson) for lesson in use.lessons),
        *(myst.page(domain.title, links.domain_page(domain.id)) for domain in domains),
        *(myst.page(*_REGISTERS[name]) for name in use.registers),
    ]
    return myst.sentence(myst.escape("Gebruikt bij:"), myst.join(places, " · "))
