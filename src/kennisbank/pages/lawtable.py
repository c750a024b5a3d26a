# SPDX-License-Identifier: EUPL-1.2
"""What the law says, as a table: for lessons and instruments. An article stands above its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.pages import links, myst
from kennisbank.pages.running import law_link, status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kennisbank.model import Article, Law
    from kennisbank.pages.myst import Block, Inline
    from kennisbank.pages.running import Site


def table(site: Site, law_ids: Iterable[str]) -> Block:
    """Show laws and articles in the order of their register; ids that it lacks are passed over."""
    chosen = set(law_ids)
    rows = [row for law in site.catalogue.laws.values() for row in _rows(site, law, chosen)]
    return myst.table(["Wet", "Wat er staat", "Wie", "Status"], rows)


def groups(articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Article, ...]]]:
    """Yield articles with the paragraphs that belong under them, in order.

    A paragraph whose article is not among them stands by itself.
    """
    articles = tuple(articles)
    whole = {article.article for article in articles if article.paragraph is None}
    for article in articles:
        if article.paragraph is None:
            below = (other for other in articles if other.paragraph and other.article == article.article)
            yield article, tuple(below)
        elif article.article not in whole:
            yield article, ()


def entries(law: Law) -> tuple[Law | Article, ...]:
    """Return a law and its articles."""
    return law, *law.articles


def _rows(site: Site, law: Law, chosen: Collection[str]) -> Iterator[list[Block | Inline]]:
    if law.id in chosen:
        more = myst.ref(f"Meer over: {law.short}", links.law_label(law.id))
        yield _row(site, law_link(law), more, law.summary, (), law.status)
    for head, below in groups(article for article in law.articles if article.id in chosen):
        yield _article(site, head, law_link(law, head))
        for article in below:
            name = law_link(law, article, links.article_text(law, article))
            yield _article(site, article, myst.paragraph(name, "kb-below"))


def _article(site: Site, article: Article, name: Block | Inline) -> list[Block | Inline]:
    more = myst.ref(article.title, links.law_label(article.id))
    return _row(site, name, more, article.power, article.holder, article.status)


def _row(
    site: Site, name: Block | Inline, more: Inline, about: str, holder: Sequence[str], code: str
) -> list[Block | Inline]:
    return [
        name,
        myst.stack(myst.paragraph(more), myst.paragraph(myst.escape(about))),
        site.role_titles(holder, capital=True) or myst.escape("–"),
        status(code),
    ]
