# SPDX-License-Identifier: EUPL-1.2
"""What can be found in a catalogue: one entry per lesson, question, law, article, term and so on.

An entry names its place; the site knows the address. Its texts are plain, as the files hold them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Final

from kennisbank import labels
from kennisbank.pages import links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Article, Catalogue, Law, Lesson

KINDS: Final = ("les", "situatie", "instrument", "vraag", "wet", "begrip", "rol", "domein", "pagina")
"""Stable: the script and the page name kinds by their number in this order."""

_NO_TEXT: Final = frozenset(
    """id sources scale weight role roles laws lessons version revision checked holder related applies_if
    requires history exceptions checklist contacts see combines_with step url status questions replaced_by
    interval effort year""".split()  # noqa: SIM905 (a list of words)
)
"""Fields that hold ids, numbers and the like, or texts that are entries of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to find. ``place`` is a docname, a label or a term, as ``place_kind`` says."""

    kind: str
    title: str
    place: str
    place_kind: str = "doc"
    context: str = ""
    """What it belongs to: the lesson of a question, for readers."""
    summary: str = ""
    names: tuple[str, ...] = ()
    """Other names: abbreviations, nicknames, variants."""
    text: str = ""


def entries(catalogue: Catalogue) -> Iterator[Entry]:
    """Yield all entries, in the order of the catalogue."""
    for lesson in catalogue.lessons.values():
        yield from _lesson(catalogue, lesson)
    for situation in catalogue.situations.values():
        page = links.situation_page(situation.id)
        yield Entry("situatie", situation.title, page, summary=situation.summary, text=said(situation))
    for ladder in catalogue.instrument_situations.values():
        named = (catalogue.instruments.get(choice.id) for choice in ladder.instruments)
        notes = " ".join(instrument.title for instrument in named if instrument)
        yield Entry(
            "situatie",
            ladder.title,
            links.ladder_page(ladder.id),
            context="Welk instrument past?",
            summary=ladder.summary,
            text=notes,
        )
    for instrument in catalogue.instruments.values():
        page = links.instrument_page(instrument.id)
        yield Entry("instrument", instrument.title, page, summary=instrument.summary, text=said(instrument))
    for law in catalogue.laws.values():
        yield from _law(law)
    for term in catalogue.terms.values():
        yield Entry(
            "begrip",
            term.term,
            term.term,
            "term",
            summary=term.definition,
            names=term.variants,
            text=term.not_to_confuse or "",
        )
    for role in catalogue.roles.values():
        names = (role.abbreviation,) if role.abbreviation else ()
        title = labels.capitalise(role.title)
        yield Entry("rol", title, links.role_page(role.id), summary=role.summary, names=names)
    for domain in catalogue.domains.values():
        yield Entry(
            "domein",
            domain.title,
            links.domain_page(domain.id),
            summary=domain.summary,
            names=(domain.short_title,),
            text=said(domain),
        )


def _lesson(catalogue: Catalogue, lesson: Lesson) -> Iterator[Entry]:
    domain = catalogue.domain_of(lesson.id)
    page = links.lesson_page(lesson.id)
    yield Entry("les", lesson.title, page, context=domain.title, summary=lesson.summary, text=said(lesson))
    for question in lesson.questions:
        yield Entry(
            "vraag",
            question.text,
            links.question_label(lesson.id, question.id),
            "label",
            context=lesson.title,
            summary=question.help,
            text=" ".join((question.evidence, *question.step.values())),
        )


def _law(law: Law) -> Iterator[Entry]:
    names = tuple(name for name in (law.title, law.nickname) if name and name != law.short)
    page = links.law_page(law.id)
    yield Entry("wet", law.short, page, summary=law.summary, names=names, text=said(law.note))
    for article in law.articles:
        yield Entry(
            "wet",
            links.law_text(law, article),
            links.law_label(article.id),
            "label",
            context=law.short,
            summary=article.title,
            names=names,
            text=_article(article),
        )


def _article(article: Article) -> str:
    return " ".join((article.power, *article.conditions, *article.limits, article.note or ""))


def said(value: object) -> str:
    """Return all running text within a value: the text of its fields, not its ids, numbers and links."""
    return " ".join(_said(value))


def _said(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(item)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in _NO_TEXT:
                yield from _said(getattr(value, one.name))
