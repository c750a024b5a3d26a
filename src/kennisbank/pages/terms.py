# SPDX-License-Identifier: EUPL-1.2
"""The page with terms: the glossary that the first use of a word on each page links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import myst
from kennisbank.pages.myst import Block, Inline

if TYPE_CHECKING:
    from kennisbank.model import Term
    from kennisbank.pages.running import Site


def render(site: Site) -> str:
    """Write the page with terms, on alphabet."""
    terms = sorted(site.catalogue.terms.values(), key=lambda term: (term.term.casefold(), term.id))
    summary = "Dit betekenen de woorden die je in de lessen tegenkomt."
    return myst.document(
        summary,
        myst.heading(1, "Begrippen", "begrippen"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.glossary([(term.term, _meaning(site, term)) for term in terms]),
    )


def _meaning(site: Site, term: Term) -> Block:
    confusion = f"Niet verwarren: {term.not_to_confuse}" if term.not_to_confuse else ""
    see = [site.catalogue.terms[other] for other in term.see if other in site.catalogue.terms]
    also = f"Ook: {labels.enumerate_words(term.variants)}." if term.variants else ""
    related = myst.join([_term_ref(other) for other in see], ", ")
    notes = myst.sentence(
        myst.escape(also),
        myst.join([myst.words("Zie ook: "), related, myst.words(".")]) if see else Inline(""),
        myst.escape("Bron:"),
        site.source_line(term.sources),
    )
    return myst.stack(
        myst.paragraph(myst.escape(term.definition)),
        myst.paragraph(myst.escape(confusion)),
        myst.paragraph(notes, "kb-small"),
    )


def _term_ref(term: Term) -> Inline:
    return myst.term(term.term, term.term) if myst.linkable(term.term) else myst.escape(term.term)
