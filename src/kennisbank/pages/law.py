# SPDX-License-Identifier: EUPL-1.2
"""The page of a law: what it and its articles say, whether they hold, and what leans on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.model import Law
from kennisbank.pages import links, myst
from kennisbank.pages.lawtable import groups
from kennisbank.pages.myst import Block, Inline
from kennisbank.pages.running import (
    Page,
    Site,
    instrument_ref,
    law_link,
    lesson_ref,
    question_ref,
    situation_ref,
    status,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.model import Article
    from kennisbank.pages.usage import LawUse

FEW = 5
"""Up to so many articles the page needs no list of them."""


def render(site: Site, law: Law) -> str:
    """Write the page of one law."""
    page = Page(site, links.law_label(law.id), ())
    ordered = tuple(groups(law.articles))
    return myst.document(
        law.summary,
        myst.paragraph(myst.page("Wetten en regels", links.LAWS), "kb-eyebrow"),
        myst.heading(1, law.short, links.law_label(law.id)),
        myst.paragraph(page.text(law.summary), "kb-lead"),
        _names(law),
        _facts(site, law),
        _note(page, law.note),
        _uses(site, law.id),
        _checked(site, law, None),
        _jump(law, [article for article, _ in ordered]),
        *(
            _article(site, page, law, article, level)
            for head, below in ordered
            for article, level in ((head, 2), *((other, 3) for other in below))
        ),
    )


def _names(law: Law) -> Block:
    title = f"Voluit: {law.title}." if law.title != law.short else ""
    nickname = f" In de wandelgangen: ‘{law.nickname}’." if law.nickname else ""
    kind = labels.capitalise(labels.LAW_KINDS[law.kind])
    return myst.paragraph(myst.escape(f"{title}{nickname} {kind}.".strip()), "kb-small")


def _jump(law: Law, articles: Sequence[Article]) -> Block:
    """Link to each article below: where the page has no list beside it, it is long."""
    if len(articles) <= FEW:
        return Block("")
    refs = [myst.ref(links.article_text(law, article), links.law_label(article.id)) for article in articles]
    return myst.paragraph(myst.sentence(myst.escape("Ga naar:"), myst.join(refs, " · ")), "kb-small")


def _article(site: Site, page: Page, law: Law, article: Article, level: int) -> Block:
    name = labels.capitalise(links.article_text(law, article))
    return myst.stack(
        myst.heading(level, f"{name}: {article.title}", links.law_label(article.id)),
        myst.paragraph(page.text(article.power)),
        _listed(page, "Voorwaarden:", article.conditions),
        _listed(page, "Grenzen:", article.limits),
        _facts(site, article),
        _note(page, article.note),
        _uses(site, article.id),
        _checked(site, law, article),
    )


def _listed(page: Page, opening: str, points: Sequence[str]) -> Block:
    if not points:
        return Block("")
    return myst.stack(
        myst.paragraph(myst.escape(opening)), myst.bullets([page.text(point) for point in points])
    )


def _facts(site: Site, entry: Law | Article) -> Block:
    dates = [("Geldt sinds", entry.valid_from), ("Gold tot", entry.valid_to)]
    holder = () if isinstance(entry, Law) else entry.holder
    values = [
        ("Status", status(entry.status)),
        ("Wie", site.role_titles(holder, capital=True)),
        *((name, myst.escape(labels.date_text(date))) for name, date in dates if date),
        ("Vervangen door", site.law_refs(entry.replaced_by)),
        ("Volgende wijziging", myst.escape(entry.next_change or "")),
    ]
    return myst.facts([(name, value) for name, value in values if value])


def _checked(site: Site, law: Law, article: Article | None) -> Block:
    """Lead to the text, and say of which date it is, when it was checked and by which sources."""
    entry = article or law
    date = entry.text_date or law.text_date
    text = f"tekst van {labels.date_text(date)}, " if date else ""
    opening = myst.escape("Bron:" if len(entry.sources) == 1 else "Bronnen:")
    return myst.paragraph(
        myst.sentence(
            myst.join([law_link(law, article), myst.escape(":")]),
            myst.escape(f"{text}nagekeken op {labels.date_text(entry.checked)}."),
            opening,
            site.source_line(entry.sources),
        ),
        "kb-small",
    )


def _note(page: Page, note: str | None) -> Block:
    return myst.paragraph(page.text(note)) if note else Block("")


def _uses(site: Site, law_id: str) -> Block:
    """List the lessons, questions, instruments and situations that lean on a law or article."""
    use = site.law_uses.get(law_id)
    if use is None:
        return Block("")
    items = [
        *_lessons(use),
        *_kind("Instrument:", "Instrumenten:", [instrument_ref(one) for one in use.instruments]),
        *_kind("Er is iets gebeurd:", "Er is iets gebeurd:", [situation_ref(one) for one in use.situations]),
    ]
    return myst.div("kb-uses", myst.paragraph(myst.escape("Hierop leunen:")), myst.bullets(items))


def _lessons(use: LawUse) -> list[Block | Inline]:
    items: list[Block | Inline] = []
    for lesson in use.lessons:
        questions = [
            question_ref(lesson, question) for other, question in use.questions if other.id == lesson.id
        ]
        name = myst.sentence(myst.escape("Les:"), lesson_ref(lesson))
        items.append(myst.stack(myst.paragraph(name), myst.bullets(questions)))
    return items


def _kind(one: str, more: str, refs: Sequence[Inline]) -> list[Inline]:
    if not refs:
        return []
    return [myst.sentence(myst.escape(one if len(refs) == 1 else more), myst.join(refs, " · "))]
