# SPDX-License-Identifier: EUPL-1.2
"""Running text of one page: claims with numbered sources, words of the glossary linked at first use.

``Site`` holds what all pages share and is made once per render; ``Page`` belongs to one page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.glossary import FormsByWord, Piece, first_uses, index_terms
from kennisbank.pages.myst import Block, Inline
from kennisbank.pages.usage import LawUse, SourceUse, law_uses, source_uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kennisbank.model import (
        Article,
        Catalogue,
        Claim,
        Instrument,
        Law,
        Lesson,
        Question,
        Situation,
        Source,
        SourceRef,
    )


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share: the catalogue and what was worked out from it once."""

    catalogue: Catalogue
    forms: FormsByWord
    articles: Mapping[str, tuple[Law, Article]]
    law_uses: Mapping[str, LawUse]
    source_uses: Mapping[str, SourceUse]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Site:
        """Work out what the pages of this catalogue share."""
        return cls(
            catalogue,
            index_terms(catalogue.terms.values()),
            catalogue.articles(),
            law_uses(catalogue),
            source_uses(catalogue),
        )

    def law(self, law_id: str) -> tuple[Law, Article | None] | None:
        """Find a law, or an article with its law, by id; ``None`` without that register."""
        if law_id in self.articles:
            return self.articles[law_id]
        law = self.catalogue.laws.get(law_id)
        return (law, None) if law else None

    def law_ref(self, law_id: str) -> Inline:
        """Link to a law, or to an article on the page of its law."""
        found = self.law(law_id)
        return myst.ref(links.law_text(*found), links.law_label(law_id)) if found else myst.escape(law_id)

    def law_refs(self, law_ids: Iterable[str]) -> Inline:
        """Link to laws and articles, separated by semicolons: their names hold commas.

        Of articles of one law in a row only the first names it.
        """
        named: str | None = None
        refs = []
        for law_id in law_ids:
            law, article = self.law(law_id) or (None, None)
            if law and article and law.id == named:
                refs.append(myst.ref(links.article_text(law, article), links.law_label(law_id)))
            else:
                refs.append(self.law_ref(law_id))
            named = law.id if law and article else None
        return myst.join(refs, "; ")

    def role_title(self, role_id: str) -> str:
        """Name a role; without that register its id has to do."""
        role = self.catalogue.roles.get(role_id)
        return role.title if role else role_id.replace("-", " ")

    def role_ref(self, role_id: str) -> Inline:
        """Link to the page of a role; its name opens a sentence."""
        title = labels.capitalise(self.role_title(role_id))
        if role_id not in self.catalogue.roles:
            return myst.escape(title)
        return myst.ref(title, links.role_label(role_id))

    def role_titles(self, role_ids: Sequence[str], *, capital: bool = False) -> Inline:
        """Name roles as ``role_names`` does, ready for a page."""
        return myst.escape(self.role_names(role_ids, capital=capital))

    def role_names(self, role_ids: Sequence[str], *, capital: bool = False) -> str:
        """Name roles as a sentence does: ``a, b en c``; apart by semicolons if a name holds ``en`` itself."""
        titles = [self.role_title(role_id) for role_id in role_ids]
        joined = any(" en " in title for title in titles)
        names = "; ".join(titles) if joined else labels.enumerate_words(titles)
        return labels.capitalise(names) if capital else names

    def source_line(self, refs: Sequence[SourceRef]) -> Inline:
        """Name sources with their place in them, linked to the page with sources."""
        return myst.join((self._source_ref(ref) for ref in dict.fromkeys(refs)), "; ")

    def _source_ref(self, ref: SourceRef) -> Inline:
        source = self.catalogue.sources.get(ref.id)
        name = myst.ref(source.title, links.source_label(ref.id)) if source else myst.escape(ref.id)
        place = myst.join([name, myst.escape(f", {ref.where}")]) if ref.where else name
        return myst.sentence(place, myst.escape(f"({labels.DERIVATIONS[ref.derivation]})"))


def lesson_ref(lesson: Lesson) -> Inline:
    """Link to a lesson."""
    return myst.page(lesson.title, links.lesson_page(lesson.id))


def instrument_ref(instrument: Instrument) -> Inline:
    """Link to an instrument."""
    return myst.page(instrument.title, links.instrument_page(instrument.id))


def situation_ref(situation: Situation) -> Inline:
    """Link to a situation that asks for action."""
    return myst.page(situation.title, links.situation_page(situation.id))


def question_ref(lesson: Lesson, question: Question) -> Inline:
    """Link to a question of the form on the lesson's page."""
    return myst.ref(question.text, links.question_label(lesson.id, question.id))


class Page:
    """The running text of one page: remembers which terms were linked, numbers the sources.

    Numbers follow ``parts``, the values of the model in the order in which the page shows them.
    Without ``link_terms`` the words of the glossary stay plain: on pages that lead elsewhere they distract.
    """

    def __init__(
        self, site: Site, prefix: str, parts: Iterable[SourceRef], *, link_terms: bool = True
    ) -> None:
        self.site = site
        self._forms = site.forms if link_terms else {}
        self._prefix = prefix
        self._refs: dict[str, list[SourceRef]] = {}
        for ref in parts:
            self._refs.setdefault(ref.id, []).append(ref)
        self._numbers = {source_id: number for number, source_id in enumerate(self._refs, 1)}
        self._seen: frozenset[str] = frozenset()

    def text(self, text: str) -> Inline:
        """Write plain text, with words of the glossary linked where the page first uses them."""
        pieces, self._seen = first_uses(myst.fold(text), self._forms, self._seen)
        return myst.join(_piece(piece) for piece in pieces)

    def refs(self, refs: Iterable[SourceRef]) -> Inline:
        """Point to the numbered sources at the foot of the page, each once, in order of number."""
        numbers = sorted({self._numbers[ref.id] for ref in refs})
        return myst.sentence(
            *(myst.ref(f"bron {n}", links.note_label(self._prefix, n), "kb-ref") for n in numbers)
        )

    def claim(self, claim: Claim) -> Inline:
        """Write a claim, with the laws that rule it and its sources."""
        return myst.sentence(self.text(claim.text), self.laws(claim.laws), self.refs(claim.sources))

    def laws(self, law_ids: Sequence[str]) -> Inline:
        """Name laws in brackets; nothing without laws."""
        return Inline(f"({self.site.law_refs(law_ids)})") if law_ids else Inline("")

    def sources(self) -> Block:
        """List the numbered sources of this page."""
        items = [
            myst.target(links.note_label(self._prefix, number), self._source(source_id))
            for source_id, number in self._numbers.items()
        ]
        return myst.numbered(items, "kb-sources")

    def _source(self, source_id: str) -> Block:
        source = self.site.catalogue.sources.get(source_id)
        if source is None:
            return myst.paragraph(myst.escape(source_id))
        return myst.stack(
            myst.paragraph(source_text(source)),
            myst.paragraph(myst.escape(_used(self._refs[source_id])), "kb-small"),
        )


def source_text(source: Source) -> Inline:
    """Describe a source: title as link, authors, publisher, date or that it has none, and its language."""
    parts = [*source.authors, source.publisher]
    parts.append(labels.date_text(source.date) if source.date else "zonder datum")
    if source.language != "nl":
        parts.append(f"in het {labels.LANGUAGES[source.language]}")
    return myst.join([myst.link(source.title, source.url), myst.escape(f", {', '.join(parts)}")])


def law_link(law: Law, article: Article | None = None, name: str = "") -> Inline:
    """Link to the text of a law or article itself; plain text if it has no address."""
    text, url = name or links.law_text(law, article), links.law_url(law, article)
    return myst.link(text, url) if url else myst.escape(text)


def status(code: str) -> Inline:
    """Say whether a law or article is in force, as a small mark."""
    return myst.span(labels.LAW_STATUS[code], f"kb-status kb-status--{code}")


def _used(refs: Sequence[SourceRef]) -> str:
    """Say how close the words of the page are to a source, with the places in it."""
    sentences = []
    for code, words in labels.DERIVATIONS.items():
        chosen = [ref for ref in refs if ref.derivation == code]
        places = "; ".join(dict.fromkeys(ref.where for ref in chosen if ref.where))
        if chosen:
            sentences.append(
                f"{labels.capitalise(words)}: {places}." if places else f"{labels.capitalise(words)}."
            )
    return " ".join(sentences)


def _piece(piece: Piece) -> Inline:
    return myst.term(piece.text, piece.term) if piece.term else myst.words(piece.text)
