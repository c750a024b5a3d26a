# SPDX-License-Identifier: EUPL-1.2
"""The page with laws: what each law and article says, whether it holds, and which lessons lean on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.myst import Block, Inline
from kennisbank.pages.running import Page, Site, law_link, lesson_ref, question_ref, status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.model import Article, Law

OVERTAKEN = ("repealed", "partly")


def render(site: Site) -> str:
    """Write the page with laws."""
    laws = list(site.catalogue.laws.values())
    page = Page(site, "wetten", ())
    summary = (
        "Hier staan de wetten, regels en normen waar de lessen op leunen: wie iets mag of moet,"
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
        _then_and_now(site, laws),
        *(_law(site, page, law) for law in laws),
    )


def _then_and_now(site: Site, laws: Sequence[Law]) -> Block:
    """Show in one table what has been overtaken, and by what."""
    rows = [
        _overtaken(site, law, article)
        for law in laws
        for article in (None, *law.articles)
        if (article or law).status in OVERTAKEN or (article or law).replaced_by
    ]
    if not rows:
        return Block("")
    return myst.stack(
        myst.heading(2, "Toen en nu", "wetten-toen-en-nu"),
        myst.paragraph(myst.escape("Deze wetten en artikelen zijn ingehaald, helemaal of voor een deel.")),
        myst.table(["Toen", "Status", "Nu"], rows),
    )


def _overtaken(site: Site, law: Law, article: Article | None) -> list[Inline]:
    entry = article or law
    until = f"gold tot {labels.date_text(entry.valid_to)}" if entry.valid_to else ""
    return [
        myst.ref(links.law_text(law, article), links.law_label(entry.id)),
        myst.sentence(status(entry.status), myst.escape(until)),
        site.law_refs(entry.replaced_by) or myst.escape(entry.note or "Niet vervangen."),
    ]


def _law(site: Site, page: Page, law: Law) -> Block:
    nickname = f" In de wandelgangen: ‘{law.nickname}’." if law.nickname else ""
    title = f"Voluit: {law.title}." if law.title != law.short else ""
    kind = labels.capitalise(labels.LAW_KINDS[law.kind])
    return myst.stack(
        myst.heading(2, law.short, links.law_label(law.id)),
        myst.paragraph(page.text(law.summary)),
        myst.paragraph(myst.escape(f"{title}{nickname} {kind}.".strip()), "kb-small"),
        _facts(site, law, None),
        _note(page, law.note),
        _uses(site, law.id),
        _sources(site, law),
        *(_article(site, page, law, article) for article in law.articles),
    )


def _article(site: Site, page: Page, law: Law, article: Article) -> Block:
    return myst.stack(
        myst.heading(3, links.law_text(law, article), links.law_label(article.id)),
        myst.paragraph(myst.strong(article.title)),
        myst.paragraph(page.text(article.power)),
        _listed(page, "Voorwaarden:", article.conditions),
        _listed(page, "Grenzen:", article.limits),
        _facts(site, law, article),
        _note(page, article.note),
        _uses(site, article.id),
        _sources(site, article),
    )


def _listed(page: Page, opening: str, points: Sequence[str]) -> Block:
    if not points:
        return Block("")
    return myst.stack(
        myst.paragraph(myst.escape(opening)), myst.bullets([page.text(point) for point in points])
    )


def _facts(site: Site, law: Law, article: Article | None) -> Block:
    entry = article or law
    dates = [
        ("Geldt sinds", entry.valid_from),
        ("Gold tot", entry.valid_to),
        ("Gelezen tekst van", entry.text_date or law.text_date),
        ("Nagekeken op", entry.checked),
    ]
    values = [
        ("Status", status(entry.status)),
        ("Wie", site.role_titles(article.holder, capital=True) if article else Inline("")),
        *((name, myst.escape(labels.date_text(date))) for name, date in dates if date),
        ("Vervangen door", site.law_refs(entry.replaced_by)),
        ("Volgende wijziging", myst.escape(entry.next_change or "")),
        ("Lees de tekst", law_link(law, article) if links.law_url(law, article) else Inline("")),
    ]
    return myst.facts([(name, value) for name, value in values if value])


def _note(page: Page, note: str | None) -> Block:
    return myst.paragraph(page.text(note)) if note else Block("")


def _uses(site: Site, law_id: str) -> Block:
    """List the lessons and questions that lean on a law or article."""
    use = site.law_uses.get(law_id)
    if use is None:
        return Block("")
    items: list[Block | Inline] = []
    for lesson in use.lessons:
        questions = [
            question_ref(lesson, question) for other, question in use.questions if other.id == lesson.id
        ]
        name = myst.sentence(myst.escape("Les:"), lesson_ref(lesson))
        items.append(myst.stack(myst.paragraph(name), myst.bullets(questions)))
    return myst.div("kb-uses", myst.paragraph(myst.escape("Hierop leunen:")), myst.bullets(items))


def _sources(site: Site, entry: Law | Article) -> Block:
    opening = myst.escape("Bron:" if len(entry.sources) == 1 else "Bronnen:")
    return myst.paragraph(myst.sentence(opening, site.source_line(entry.sources)), "kb-small")
