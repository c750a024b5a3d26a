# SPDX-License-Identifier: EUPL-1.2
"""What a page is about, for machines: JSON-LD in the words of schema.org.

A page gets a data block: browsers do not run it, and the content security policy does not stop it.
Without ``site_url`` things have names and no addresses.
Sources: schema.org 29 (Article, HowTo, Legislation, DefinedTermSet, Dataset), JSON-LD 1.1.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from kennisbank import labels
from kennisbank.discovery import addresses
from kennisbank.form import plain
from kennisbank.pages import links
from kennisbank.pages.usage import lesson_law_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kennisbank.model import Article, Catalogue, Domain, Law, Lesson, Source, SourceRef

Thing = dict[str, Any]

CONTEXT: Final = "https://schema.org"
_ESCAPES: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end the data block, or be taken for markup in it."""
FORCE: Final = {
    "in-force": "https://schema.org/InForce",
    "partly": "https://schema.org/PartiallyInForce",
    "repealed": "https://schema.org/NotInForce",
    "bill": "https://schema.org/NotInForce",
}
"""Legal force by our status; an agreement or norm has none, and of an unknown status nothing is said."""


class Described:
    """Describes the pages of one catalogue; made once per build."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.settings = catalogue.settings
        self._articles = {
            article.id: (law, article) for law in catalogue.laws.values() for article in law.articles
        }
        self._makers = self._pages()

    def block(self, docname: str, title: str, description: str) -> str:
        """Return the text of the data block of a page; it can stand inside HTML, whatever it holds."""
        graph = [*self.about(docname, title, description), *self._path(docname, title)]
        text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
        for char, escape in _ESCAPES.items():
            text = text.replace(char, escape)
        return text

    def about(self, docname: str, title: str, description: str) -> list[Thing]:
        """Return what the page is, as one or more things."""
        maker = self._makers.get(docname)
        if maker is not None:
            return maker()
        return [_clean({"@type": "WebPage", **self._page(docname, title, description)})]

    def facts(self, docname: str) -> str:
        """Return all that the block takes from the catalogue; equal facts make equal blocks."""
        return json.dumps([self.about(docname, "", ""), self._path(docname, "")], ensure_ascii=False)

    def _pages(self) -> Mapping[str, Callable[[], list[Thing]]]:
        """Return what describes each page that is more than a page."""
        catalogue = self.catalogue
        makers: dict[str, Callable[[], list[Thing]]] = {links.HOME: self._home}
        makers |= {
            links.lesson_page(one.id): partial(self._lesson, one) for one in catalogue.lessons.values()
        }
        makers |= {
            links.domain_page(one.id): partial(self._domain, one) for one in catalogue.domains.values()
        }
        makers |= {links.law_page(one.id): partial(self._law, one) for one in catalogue.laws.values()}
        if catalogue.terms:
            makers[links.TERMS] = self._terms
        makers[links.DATA] = self._dataset
        return makers

    # shared

    def _address(self, docname: str, anchor: str = "") -> str:
        address = addresses.page(self.settings, docname)
        return f"{address}#{anchor}" if address and anchor else address

    def _page(self, docname: str, title: str, description: str) -> Thing:
        return {
            "name": plain(title),
            "description": plain(description),
            "url": self._address(docname),
            "inLanguage": self.settings.language,
            "license": self._licence(),
            "isPartOf": self._site() if docname != links.HOME else None,
        }

    def _licence(self) -> str:
        content = self.settings.licence.content
        return labels.LICENCES[content][1] if content in labels.LICENCES else content

    def _site(self) -> Thing:
        address = self._address(links.HOME)
        named = {"@type": "WebSite", "name": plain(self.settings.title)}
        return {**named, "@id": f"{address}#site", "url": address} if address else named

    def _path(self, docname: str, title: str) -> list[Thing]:
        """Return the way from home to a page; only with addresses, and not for home itself."""
        if not addresses.base(self.settings) or docname == links.HOME:
            return []
        steps = [(self.settings.title, links.HOME), *self._between(docname), (title, docname)]
        items = [
            {"@type": "ListItem", "position": number, "name": plain(name), "item": self._address(page)}
            for number, (name, page) in enumerate(steps, 1)
        ]
        return [{"@type": "BreadcrumbList", "itemListElement": items}]

    def _between(self, docname: str) -> list[tuple[str, str]]:
        """Return the pages above a page, home left out."""
        for lesson_id in self.catalogue.lessons:
            if docname == links.lesson_page(lesson_id):
                domain = self.catalogue.domain_of(lesson_id)
                return [(domain.title, links.domain_page(domain.id))]
        return []

    # kinds of pages

    def _home(self) -> list[Thing]:
        settings = self.settings
        return [
            _clean(
                {
                    **self._site(),
                    **self._page(links.HOME, settings.title, settings.summary),
                    "alternateName": plain(settings.subtitle),
                    "version": settings.version,
                    "dateModified": settings.checked_until,
                    "isBasedOn": self._cited(settings.origin.sources),
                    "hasPart": [self._brief(one) for one in self.catalogue.domains.values()],
                }
            )
        ]

    def _brief(self, domain: Domain) -> Thing:
        url = self._address(links.domain_page(domain.id))
        return _clean({"@type": "CollectionPage", "name": plain(domain.title), "url": url})

    def _domain(self, domain: Domain) -> list[Thing]:
        lessons = [
            _clean(
                {
                    "@type": "Article",
                    "headline": plain(lesson.title),
                    "url": self._address(links.lesson_page(lesson.id)),
                }
            )
            for lesson in self.catalogue.lessons_of(domain.id)
        ]
        page = self._page(links.domain_page(domain.id), domain.title, domain.summary)
        return [_clean({"@type": "CollectionPage", **page, "hasPart": lessons})]

    def _lesson(self, lesson: Lesson) -> list[Thing]:
        docname = links.lesson_page(lesson.id)
        page = self._page(docname, lesson.title, lesson.summary)
        readers = dict.fromkeys(task.role for task in lesson.roles)
        roles = [self.catalogue.roles[role_id] for role_id in readers if role_id in self.catalogue.roles]
        article = {
            "@type": "Article",
            "@id": self._address(docname, "les"),
            **page,
            "headline": plain(lesson.title),
            "version": f"{lesson.version}.{lesson.revision}",
            "datePublished": lesson.history[0].date,
            "dateModified": lesson.updated,
            "articleSection": plain(self.catalogue.domain_of(lesson.id).title),
            "audience": [{"@type": "Audience", "audienceType": plain(role.title)} for role in roles],
            "citation": self._cited(lesson.sources),
            "mentions": [found for law_id in lesson_law_ids(lesson) if (found := self._reference(law_id))],
            "encoding": self._file(f"{addresses.DATA}/lessen/{lesson.id}.json"),
        }
        return [_clean(article), *self._steps(lesson)]

    def _steps(self, lesson: Lesson) -> list[Thing]:
        """Return the steps of a lesson; nothing without steps."""
        if not lesson.steps:
            return []
        docname = links.lesson_page(lesson.id)
        steps = [
            {
                "@type": "HowToStep",
                "position": number,
                "name": plain(step.title),
                "text": plain(step.text),
            }
            for number, step in enumerate(lesson.steps, 1)
        ]
        return [
            _clean(
                {
                    "@type": "HowTo",
                    "@id": self._address(docname, links.section_label(lesson.id, "aanpak")),
                    "name": plain(lesson.title),
                    "inLanguage": self.settings.language,
                    "step": steps,
                }
            )
        ]

    def _law(self, law: Law) -> list[Thing]:
        """Describe a law, regulation or norm, with its articles."""
        page = self._page(links.law_page(law.id), law.title, law.summary)
        page.pop("license")  # ours is of our text, not of the law
        described = {
            "@type": "Legislation",
            **page,
            "alternateName": [name for name in (law.short, law.nickname) if name and name != law.title],
            "legislationIdentifier": law.bwb or law.eli or law.cvdr,
            "legislationLegalForce": FORCE.get(law.status),
            "sameAs": links.law_url(law),
            "hasPart": [self._article(law, article) for article in law.articles],
        }
        return [_clean(described)]

    def _article(self, law: Law, article: Article) -> Thing:
        return _clean(
            {
                "@type": "Legislation",
                "name": links.law_text(law, article),
                "abstract": plain(article.title),
                "url": self._address(links.law_page(law.id), links.law_label(article.id)),
                "legislationIdentifier": links.article_text(law, article),
                "legislationLegalForce": FORCE.get(article.status),
                "sameAs": links.law_url(law, article),
            }
        )

    def _reference(self, law_id: str) -> Thing:
        """Name a law or article that a page leans on; empty without that register."""
        law, article = self._articles.get(law_id, (self.catalogue.laws.get(law_id), None))
        if law is None:
            return {}
        name, url = links.law_text(law, article), links.law_url(law, article)
        return _clean({"@type": "Legislation", "name": name, "sameAs": url})

    def _terms(self) -> list[Thing]:
        address = self._address(links.TERMS)
        named = {"@type": "DefinedTermSet", "name": f"Begrippen: {plain(self.settings.title)}"}
        terms = [
            _clean(
                {
                    "@type": "DefinedTerm",
                    "name": plain(term.term),
                    "alternateName": [plain(variant) for variant in term.variants],
                    "description": plain(term.definition),
                }
            )
            for term in self.catalogue.terms.values()
        ]
        language, licence = self.settings.language, self._licence()
        rest = {"url": address, "inLanguage": language, "license": licence, "hasDefinedTerm": terms}
        return [_clean({**named, **rest})]

    def _dataset(self) -> list[Thing]:
        settings = self.settings
        page = self._page(links.DATA, f"Gegevens: {settings.title}", settings.summary)
        return [
            _clean(
                {
                    "@type": "Dataset",
                    **page,
                    "version": settings.version,
                    "dateModified": settings.checked_until,
                    "isAccessibleForFree": True,
                    "distribution": self._file(addresses.INDEX, "DataDownload"),
                }
            )
        ]

    def _file(self, path: str, kind: str = "MediaObject") -> Thing | None:
        start = addresses.base(self.settings)
        if not start:
            return None
        return {"@type": kind, "contentUrl": start + path, "encodingFormat": "application/json"}

    def _cited(self, refs: tuple[SourceRef, ...]) -> list[Thing]:
        sources = [self.catalogue.sources.get(source_id) for source_id in dict.fromkeys(r.id for r in refs)]
        return [_source(source) for source in sources if source]


def _source(source: Source) -> Thing:
    return _clean(
        {
            "@type": "CreativeWork",
            "name": plain(source.title),
            "url": source.url if source.url.startswith("https://") else None,
            "datePublished": source.date,
            "inLanguage": source.language,
        }
    )


def _clean(thing: Thing) -> Thing:
    """Leave out what is not known."""
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}
