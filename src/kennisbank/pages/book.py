# SPDX-License-Identifier: EUPL-1.2
"""From a catalogue to the text of every page; the same catalogue always gives the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.pages import (
    about,
    accessibility,
    domain,
    downloads,
    finder,
    home,
    instrument,
    instruments,
    keywords,
    ladder,
    law,
    laws,
    lesson,
    links,
    method,
    open_points,
    privacy,
    quickscan,
    results,
    role,
    roles,
    searching,
    situation,
    situations,
    sources,
    terms,
)
from kennisbank.pages.manual import pages as manual
from kennisbank.pages.running import Site
from kennisbank.pages.usage import role_uses

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.model import Catalogue
    from kennisbank.pages.accessibility import Statement
    from kennisbank.pages.equality import Table
    from kennisbank.pages.manual.facts import Reference


def render(
    catalogue: Catalogue,
    reference: Reference | None = None,
    compared: Table | None = None,
    statement: Statement | None = None,
    searched: searching.Table | None = None,
) -> dict[str, str]:
    """Write all pages: docname to MyST text, each ending with a newline.

    A register without entries has no page, and nothing links to it.

    :param reference: the facts for the pages of editors and developers; without them there are no such pages.
    :param compared: what the tests of equality gave, for the page on method.
    :param searched: what was measured of the search, for the page on it; without it there is no such page.
    :param statement: the data of the accessibility statement; without them there is none.
    """
    site = Site.of(catalogue)
    registers: list[tuple[str, object, Callable[[Site], str]]] = [
        (links.SITUATIONS, catalogue.situations, situations.render),
        (links.INSTRUMENTS, catalogue.instruments, instruments.render),
        (links.LAWS, catalogue.laws, laws.render),
        (links.SOURCES, catalogue.sources, sources.render),
        (links.TERMS, catalogue.terms, terms.render),
        (links.ROLES, catalogue.roles, roles.render),
    ]
    pages = {docname: write(site) for docname, register, write in registers if register}
    if instruments.has_finder(site):
        pages[links.FINDER] = finder.render(site)
    pages[links.RESULTS] = results.render(site)
    pages[links.DOWNLOADS] = downloads.render(site)
    pages[links.METHOD] = method.render(site, compared)
    pages[links.ABOUT] = about.render(site)
    for entry in catalogue.domains.values():
        pages[links.domain_page(entry.id)] = domain.render(site, entry)
    for item in catalogue.lessons.values():
        pages[links.lesson_page(item.id)] = lesson.render(site, item)
    references = [docname for docname, register, _ in registers if register]
    unknown = open_points.render(site)
    pages[links.KEYWORDS] = keywords.render(site)
    references.append(links.KEYWORDS)
    if unknown:
        pages[links.OPEN_POINTS] = unknown
        references.append(links.OPEN_POINTS)
    scan = quickscan.render(site)
    if scan:
        pages[links.QUICKSCAN] = scan
    fill_in = [docname for docname in (links.QUICKSCAN, links.RESULTS, links.DOWNLOADS) if docname in pages]
    pages[links.PRIVACY] = privacy.render(site)
    about_this = [links.METHOD, links.ABOUT, links.PRIVACY]
    if statement is not None:
        pages[links.ACCESSIBILITY] = accessibility.render(site, statement)
        about_this.append(links.ACCESSIBILITY)
    if reference is not None:
        pages |= manual.render(site, reference)
        about_this += [links.EDITORS, links.DEVELOPERS]
    if searched:
        pages[links.SEARCHING] = searching.render(searched)
        about_this.append(links.SEARCHING)
    return {links.HOME: home.render(site, references, fill_in, about_this), **pages, **_entries(site)}


def _entries(site: Site) -> dict[str, str]:
    """Write the pages of single laws, roles, instruments and situations."""
    catalogue = site.catalogue
    uses = role_uses(catalogue)
    return {
        **{links.role_page(one.id): role.render(site, one, uses[one.id]) for one in catalogue.roles.values()},
        **{links.law_page(one.id): law.render(site, one) for one in catalogue.laws.values()},
        **{
            links.instrument_page(one.id): instrument.render(site, one)
            for one in catalogue.instruments.values()
        },
        **{
            links.ladder_page(one.id): ladder.render(site, one)
            for one in catalogue.instrument_situations.values()
        },
        **{
            links.situation_page(one.id): situation.render(site, one) for one in catalogue.situations.values()
        },
    }
