# SPDX-License-Identifier: EUPL-1.2
"""The page with laws: all of them and what leans on them, what was overtaken, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.lawtable import entries, groups
from kennisbank.pages.myst import Block, Inline
from kennisbank.pages.running import Site, status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kennisbank.model import Article, Law

OVERTAKEN = ("repealed", "partly")


def render(site: Site) -> str:
    """Write the page with laws."""
    laws = sorted(site.catalogue.laws.values(), key=_by_name)
    summary = (
        "Hier staan de wetten, regels en normen waar deze kennisbank op leunt: wie iets mag of moet,"
        " wanneer, en of het nu geldt."
    )
    return myst.document(
        summary,
        myst.heading(1, "Wetten en regels", "wetten"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.paragraph(
            myst.escape(
                "Bij elke wet staat op welke dag we haar nakeken."
                " De link naar een Nederlandse wet opent de tekst van de dag die erbij staat."
                " Lees altijd de wet zelf voordat je besluit."
            )
        ),
        myst.heading(2, "Alle wetten en wat erop leunt", "wetten-alle"),
        myst.table(
            ["Wet", "Waar het over gaat", "Wat erop leunt", "Status", "Nagekeken"],
            [_row(site, law) for law in laws],
        ),
        _overtaken(site, laws),
        _new(site, laws),
        myst.toctree("", [("", links.law_page(law.id)) for law in laws]),
    )


def _by_name(law: Law) -> tuple[str, str]:
    return law.short.casefold(), law.id


def _overtaken(site: Site, laws: Sequence[Law]) -> Block:
    """Show in one table what has been overtaken, and by what."""
    rows = [
        [
            site.law_ref(entry.id),
            myst.sentence(status(entry.status), myst.escape(_until(entry))),
            site.law_refs(entry.replaced_by) or myst.escape(entry.note or "Niet vervangen."),
        ]
        for law in laws
        for entry in entries(law)
        if entry.status in OVERTAKEN or entry.replaced_by
    ]
    if not rows:
        return Block("")
    return myst.stack(
        myst.heading(2, "Toen en nu", "wetten-toen-en-nu"),
        myst.paragraph(myst.escape("Deze wetten en artikelen zijn ingehaald, helemaal of voor een deel.")),
        myst.table(["Toen", "Status", "Nu"], rows),
    )


def _until(entry: Law | Article) -> str:
    return f"gold tot {labels.date_text(entry.valid_to)}" if entry.valid_to else ""


def _new(site: Site, laws: Sequence[Law]) -> Block:
    """Show what came into force after the work that this knowledge base builds on."""
    since = max((date for date in _origin_dates(site)), default=None)
    if since is None:
        return Block("")
    rows = [
        [site.law_ref(entry.id), myst.escape(_unbroken(labels.date_text(date))), myst.escape(about)]
        for law in laws
        for entry, date, about in _newer(law, since)
    ]
    lessons = [
        myst.ref(lesson.title, links.section_label(lesson.id, "toen-en-nu"))
        for lesson in site.catalogue.lessons.values()
        if any(claim.laws for item in lesson.then_and_now for claim in item.now)
    ]
    per_lesson = myst.sentence(
        myst.escape("Wat er toen stond en wat de wet nu zegt, lees je per les:"), myst.join(lessons, " · ")
    )
    if not rows:
        return Block("")
    return myst.stack(
        myst.heading(2, f"Nieuw sinds {labels.date_text(since)}", "wetten-nieuw"),
        myst.paragraph(
            myst.escape("Toen verscheen het werk waar deze kennisbank op bouwt. Dit ging daarna gelden.")
        ),
        myst.table(["Wet", "Geldt sinds", "Wat er staat"], rows),
        myst.paragraph(per_lesson if lessons else Inline("")),
    )


def _origin_dates(site: Site) -> Iterator[str]:
    for ref in site.catalogue.settings.origin.sources:
        source = site.catalogue.sources.get(ref.id)
        if source and source.date:
            yield source.date


def _newer(law: Law, since: str) -> Iterator[tuple[Law | Article, str, str]]:
    """Yield what is in force since later than a date: the law, or else its articles."""
    if law.valid_from and law.valid_from > since and not law.valid_to:
        yield law, law.valid_from, law.summary
        return
    for article, _ in groups(law.articles):
        if article.valid_from and article.valid_from > since and not article.valid_to:
            yield article, article.valid_from, article.power


def _unbroken(text: str) -> str:
    """Keep a date or a count on one line, so that the rows of a table stay low."""
    return text.replace(" ", "\u00a0")


def _row(site: Site, law: Law) -> list[Inline]:
    return [
        myst.page(law.short, links.law_page(law.id)),
        myst.escape(law.summary),
        myst.escape(_leaning(site, law)),
        status(law.status),
        myst.escape(_unbroken(labels.date_text(min(entry.checked for entry in entries(law))))),
    ]


def _leaning(site: Site, law: Law) -> str:
    """Count what leans on a law or its articles; a lesson counts once, also if only its questions do."""
    uses = [site.law_uses[entry.id] for entry in entries(law) if entry.id in site.law_uses]
    lessons = {lesson.id for use in uses for lesson in use.lessons}
    lessons |= {lesson.id for use in uses for lesson, _ in use.questions}
    counts = [
        (len(lessons), "les", "lessen"),
        (len({one.id for use in uses for one in use.instruments}), "middel", "middelen"),
        (len({one.id for use in uses for one in use.situations}), "situatie", "situaties"),
    ]
    return ", ".join(_unbroken(labels.count(*one)) for one in counts if one[0]) or "–"
