# SPDX-License-Identifier: EUPL-1.2
"""From a catalogue to the text of every page; the same catalogue always gives the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.pages import about, domain, home, laws, lesson, links, method, roles, sources, terms
from kennisbank.pages.running import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.model import Catalogue


def render(catalogue: Catalogue) -> dict[str, str]:
    """Write all pages: docname to MyST text, each ending with a newline.

    A register without entries has no page, and nothing links to it.
    """
    site = Site.of(catalogue)
    registers: list[tuple[str, object, Callable[[Site], str]]] = [
        (links.LAWS, catalogue.laws, laws.render),
        (links.SOURCES, catalogue.sources, sources.render),
        (links.TERMS, catalogue.terms, terms.render),
        (links.ROLES, catalogue.roles, roles.render),
    ]
    pages = {docname: write(site) for docname, register, write in registers if register}
    pages[links.METHOD] = method.render(site)
    pages[links.ABOUT] = about.render(site)
    for entry in catalogue.domains.values():
        pages[links.domain_page(entry.id)] = domain.render(site, entry)
    for item in catalogue.lessons.values():
        pages[links.lesson_page(item.id)] = lesson.render(site, item)
    references = [docname for docname, register, _ in registers if register]
    return {links.HOME: home.render(site, references), **pages}
