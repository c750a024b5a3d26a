# SPDX-License-Identifier: EUPL-1.2
"""The small text files that programs look for in the root of a site.

Sources: RFC 9309 (robots.txt), RFC 9116 (security.txt), llmstxt.org (llms.txt).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kennisbank.discovery import addresses
from kennisbank.pages import links
from kennisbank.pages.myst import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kennisbank.model import Catalogue, Settings

VALID: Final = dt.timedelta(days=364)
"""RFC 9116 advises less than a year."""


def robots(settings: Settings) -> str:
    """Allow everything, and say where the sitemap is if the site has an address."""
    start = addresses.base(settings)
    rest = f"\nSitemap: {start}{addresses.SITEMAP}\n" if start else ""
    return f"User-agent: *\nAllow: /\n{rest}"


def security(settings: Settings) -> str:
    """Say where to report a leak; empty without ``contact``.

    It counts from the day on which the content was last checked as a whole, never from today.
    """
    if not settings.contact:
        return ""
    expires = dt.date.fromisoformat(settings.checked_until) + VALID
    lines = [f"Contact: mailto:{settings.contact}", f"Expires: {expires.isoformat()}T00:00:00Z"]
    lines.append("Preferred-Languages: nl, en")
    if settings.repository_url:
        lines.append(f"Policy: {settings.repository_url.rstrip('/')}/blob/HEAD/SECURITY.md")
    if settings.site_url:
        lines.append(f"Canonical: {addresses.base(settings)}{addresses.SECURITY}")
    return "\n".join(lines) + "\n"


def llms(catalogue: Catalogue, docnames: Iterable[str]) -> str:
    """Tell language models what there is and where: Markdown, with the data before the pages.

    Without ``site_url`` the addresses count from the root of the site.
    """
    settings, pages = catalogue.settings, set(docnames)
    parts = [
        f"# {_line(settings.title)}",
        f"> {_line(settings.summary)}",
        _line(settings.disclaimer),
        _conditions(settings),
        _section("Gegevens", _data(catalogue)),
    ]
    for domain in catalogue.domains.values():
        lessons = [
            _item(settings, lesson.title, links.lesson_page(lesson.id), lesson.summary)
            for lesson in catalogue.lessons_of(domain.id)
        ]
        parts.append(_section(domain.title, lessons))
    situations = [
        _item(settings, one.title, links.situation_page(one.id), one.summary)
        for one in catalogue.situations.values()
    ]
    named = [(name, page) for name, page in _REFERENCES if page in pages]
    parts += [_section("Er is iets gebeurd", situations)] if situations else []
    parts.append(_section("Naslag", [_item(settings, name, page) for name, page in named]))
    return "\n\n".join(parts) + "\n"


_REFERENCES: Final = (
    ("Wetten", links.LAWS),
    ("Bevoegdheden en maatregelen", links.INSTRUMENTS),
    ("Begrippen", links.TERMS),
    ("Rollen", links.ROLES),
    ("Bronnen", links.SOURCES),
    ("Hoe we scoren", links.METHOD),
    ("Over deze kennisbank", links.ABOUT),
)


def _conditions(settings: Settings) -> str:
    return (
        f"Versie {settings.version}. Licentie: {settings.licence.content}."
        f" Noem de bron die bij een uitspraak staat. {_line(settings.origin.text)}"
    )


def _data(catalogue: Catalogue) -> list[str]:
    start = addresses.base(catalogue.settings)
    lessons = f"{start}{addresses.DATA}/lessen/"
    return [
        f"- [Alles op een rij]({start}{addresses.INDEX}): adres en versie van elk gegevensbestand",
        f"- Elke les staat als JSON op `{lessons}<les>.json`, met per uitspraak de bron",
    ]


def _section(title: str, items: Iterable[str]) -> str:
    return "\n".join([f"## {_line(title)}", "", *items])


def _item(settings: Settings, title: str, docname: str, text: str = "") -> str:
    address = addresses.page(settings, docname) or f"{docname}.html"
    return f"- [{_line(title)}]({address}): {_line(text)}" if text else f"- [{_line(title)}]({address})"


def _line(text: str) -> str:
    """Return text on one line that starts no markup."""
    return fold(text).replace("[", "(").replace("]", ")").replace("<", "‹").replace(">", "›")
