# SPDX-License-Identifier: EUPL-1.2
"""The page "Wat we niet weten": every place where the content itself says that something is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.lawtable import entries
from kennisbank.pages.myst import Block, Inline
from kennisbank.pages.running import Site, instrument_ref, lesson_ref, situation_ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Domain, Source, SourceRef

TITLE = "Wat we niet weten"
NOT_KNOWN = re.compile(
    r"\bniet( \w+){0,3} (vastgesteld|vaststellen|gevonden|gelezen|geopend|opgezocht|bekend)\b"
    r"|\bgeen\b[^.]*\bgevonden\b"
    r"|\b((vonden|lazen|weten) (we|wij)|(we|wij) (vonden|lazen|weten))\b[^.]*\b(niet|geen)\b",
    re.IGNORECASE,
)
"""How editors write that something was not established; a hint of wording, so it may miss some."""
WEAK = "secondary"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Support:
    """How many texts of a lesson, instrument or situation have sources, and how many only weak ones."""

    texts: int
    weak: int


def render(site: Site) -> str | None:
    """Write the page; ``None`` if there is nothing that is not known."""
    sections: list[tuple[str, str, str, Block]] = [
        ("lessen", "In de lessen", "", _lessons(site)),
        ("wetten", "In wetten en regels", "", _laws(site)),
        ("praktijk", "In instrumenten en situaties", "", _passages(site)),
        ("jaar", "Voorbeelden zonder jaar", "", _undated(site)),
        ("voorbeelden", "Lessen zonder voorbeeld", "", _without_example(site)),
        ("bronnen", "Bronnen waar iets aan ontbreekt", _ABOUT_SOURCES, _sources(site)),
        ("tweede-hand", "Alleen uit de tweede hand", _ABOUT_WEAK, _weak(site)),
    ]
    filled = [section for section in sections if section[3]]
    if not filled:
        return None
    summary = (
        "Hier staat wat we niet zeker weten, verzameld uit de lessen en registers."
        " Verandert een tekst, dan verandert deze lijst mee."
    )
    return myst.document(
        summary,
        myst.heading(1, TITLE, "open-punten"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.paragraph(myst.escape("Weet jij het wel, met een bron? Dan kan een open punt weg.")),
        *(
            myst.stack(
                myst.heading(2, title, f"open-punten-{name}"), myst.paragraph(myst.escape(intro)), body
            )
            for name, title, intro, body in filled
        ),
    )


_ABOUT_SOURCES = "Deze bronnen gebruiken we wel. Wat eraan ontbreekt, staat erbij."
_ABOUT_WEAK = (
    "Deze teksten steunen alleen op bronnen die over iets vertellen, niet op de tekst of de uitgever zelf."
    " Ze zijn goed voor de richting. Zoek de eerste bron op voordat je erop besluit."
)


def _lessons(site: Site) -> Block:
    """List the open points of the lessons, by domain."""
    return myst.stack(*(_domain(site, domain) for domain in site.catalogue.domains.values()))


def _domain(site: Site, domain: Domain) -> Block:
    items = [
        myst.stack(
            myst.paragraph(myst.strong_inline(lesson_ref(lesson))),
            myst.bullets([myst.escape(point) for point in lesson.open_points]),
        )
        for lesson in site.catalogue.lessons_of(domain.id)
        if lesson.open_points
    ]
    if not items:
        return Block("")
    label = f"open-punten-domein-{domain.id}"
    return myst.stack(myst.heading(3, domain.title, label), myst.bullets(items, "kb-rows"))


def _laws(site: Site) -> Block:
    """List laws and articles whose status is unknown, or whose note says that something is."""
    rows = []
    for law in site.catalogue.laws.values():
        for entry in entries(law):
            unknown = f"Of dit geldt, is {labels.LAW_STATUS[UNKNOWN]}." if entry.status == UNKNOWN else ""
            note = entry.note if entry.note and (unknown or NOT_KNOWN.search(entry.note)) else ""
            if unknown or note:
                rows.append([site.law_ref(entry.id), myst.escape(f"{unknown} {note}")])
    return myst.table(["Wet", "Wat we niet weten"], rows)


def _passages(site: Site) -> Block:
    """List the texts of instruments and situations that say that something is not known."""
    named: list[tuple[Inline, object]] = [
        *((instrument_ref(one), one) for one in site.catalogue.instruments.values()),
        *((situation_ref(one), one) for one in site.catalogue.situations.values()),
    ]
    rows = [
        [name, myst.escape(text)]
        for name, entry in named
        for text in dict.fromkeys(_running_texts(entry))
        if NOT_KNOWN.search(text)
    ]
    return myst.table(["Waar", "Wat we niet weten"], rows)


def _undated(site: Site) -> Block:
    rows = [
        [myst.escape(example.title), lesson_ref(lesson), myst.escape(example.year_unknown or "–")]
        for lesson in site.catalogue.lessons.values()
        for example in lesson.examples
        if not example.year
    ]
    return myst.table(["Voorbeeld", "Les", "Waarom"], rows)


def _without_example(site: Site) -> Block:
    lessons = [lesson for lesson in site.catalogue.lessons.values() if not lesson.examples]
    return myst.bullets([lesson_ref(lesson) for lesson in lessons])


def _sources(site: Site) -> Block:
    """List the sources in use whose note says that something is not known of them."""
    found = [
        source
        for source in site.catalogue.sources.values()
        if source.id in site.source_uses and source.note and NOT_KNOWN.search(source.note)
    ]
    return myst.table(["Bron", "Wat ontbreekt"], [_source(source) for source in sorted(found, key=_title)])


def _title(source: Source) -> tuple[str, str]:
    return source.title.casefold(), source.id


def _source(source: Source) -> list[Inline]:
    return [myst.ref(source.title, links.source_label(source.id)), myst.escape(source.note or "")]


def _weak(site: Site) -> Block:
    """Count the texts that rest on second-hand sources alone."""
    named: list[tuple[Inline, object]] = [
        *((lesson_ref(one), one) for one in site.catalogue.lessons.values()),
        *((instrument_ref(one), one) for one in site.catalogue.instruments.values()),
        *((situation_ref(one), one) for one in site.catalogue.situations.values()),
    ]
    rows = [
        [name, myst.escape(f"{support.weak} van de {support.texts}")]
        for name, entry in named
        if (support := _support(site, entry)).weak
    ]
    return myst.table(["Waar", "Teksten"], rows)


def _support(site: Site, entry: object) -> Support:
    found = list(_source_lists(entry))[1:]
    return Support(len(found), sum(_is_weak(site, refs) for refs in found))


def _is_weak(site: Site, refs: tuple[SourceRef, ...]) -> bool:
    sources = [site.catalogue.sources.get(ref.id) for ref in refs]
    return bool(sources) and all(source and source.reliability == WEAK for source in sources)


def _source_lists(value: Any) -> Iterator[tuple[SourceRef, ...]]:
    """Yield the sources of a value of the model and of each text in it; its own come first."""
    own = getattr(value, "sources", None)
    if isinstance(own, tuple):
        yield own
    for part in _parts(value):
        yield from _source_lists(part)


def _running_texts(value: Any) -> Iterator[str]:
    """Yield the sentences that a reader meets in a value of the model: texts and purposes."""
    for name in ("text", "purpose"):
        text = getattr(value, name, None)
        if isinstance(text, str):
            yield text
    for part in _parts(value):
        yield from _running_texts(part)


def _parts(value: Any) -> Iterator[Any]:
    """Yield the values of the model inside a value of the model."""
    if isinstance(value, tuple):
        yield from (part for part in value if is_dataclass(part))
    elif is_dataclass(value):
        yield from (getattr(value, part.name) for part in fields(value))
