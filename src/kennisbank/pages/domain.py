# SPDX-License-Identifier: EUPL-1.2
"""The page of a domain: what it is about, and its lessons in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import downloads, links, myst
from kennisbank.pages.running import Page, Site, lesson_ref
from kennisbank.pages.usage import source_refs

if TYPE_CHECKING:
    from kennisbank.model import Domain, Lesson
    from kennisbank.pages.myst import Block


def render(site: Site, domain: Domain) -> str:
    """Write the page of one domain."""
    prefix = f"domein-{domain.id}"
    page = Page(site, prefix, (*source_refs(domain.intro), *domain.sources), link_terms=False)
    lessons = site.catalogue.lessons_of(domain.id)
    return myst.document(
        domain.summary,
        _eyebrow(site, domain),
        myst.heading(1, domain.title, prefix),
        myst.paragraph(page.text(domain.summary), "kb-lead"),
        *(myst.paragraph(page.claim(claim)) for claim in domain.intro if claim.text != domain.summary),
        myst.heading(2, "De lessen", f"{prefix}-lessen"),
        myst.numbered([_lesson(page, lesson) for lesson in lessons], "kb-rows"),
        # The lessons hang in this section, and no section follows: a book lists them under "De lessen".
        myst.toctree("", [("", links.lesson_page(lesson.id)) for lesson in lessons]),
        *_files(domain, lessons),
        myst.rubric("Bronnen", 2),
        page.sources(),
    )


def _files(domain: Domain, lessons: tuple[Lesson, ...]) -> list[Block]:
    if not any(lesson.questions for lesson in lessons):
        return []
    return [
        myst.rubric("Alle vragen van dit domein als bestand", 2),
        downloads.place(domain.id),
        downloads.more(),
    ]


def _eyebrow(site: Site, domain: Domain) -> Block:
    order = [entry.id for entry in site.catalogue.settings.domains]
    text = f"Deel {order.index(domain.id) + 1} van {len(order)}"
    return myst.paragraph(myst.sentence(myst.role("kb-icon", domain.icon), myst.escape(text)), "kb-eyebrow")


def _lesson(page: Page, lesson: Lesson) -> Block:
    questions = labels.count(len(lesson.questions), "vraag", "vragen")
    steps = labels.count(len(lesson.steps), "stap", "stappen")
    facts = f"{steps}, {questions}, bijgewerkt op {labels.date_text(lesson.updated)}"
    return myst.stack(
        myst.paragraph(myst.strong_inline(lesson_ref(lesson))),
        myst.paragraph(page.text(lesson.summary)),
        myst.paragraph(myst.escape(facts), "kb-small"),
    )
