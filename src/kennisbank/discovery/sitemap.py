# SPDX-License-Identifier: EUPL-1.2
"""The pages of the site for search engines. Source: sitemaps.org, protocol 0.9."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]

from kennisbank.discovery import addresses
from kennisbank.pages import links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kennisbank.model import Catalogue

SPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write(catalogue: Catalogue, docnames: Iterable[str]) -> bytes:
    """Return the sitemap; a day of change stands where the data know one.

    :param docnames: the pages of the site; one that search engines should skip is not among them.
    :raises ValueError: if the site has no address.
    """
    settings = catalogue.settings
    if not settings.site_url:
        raise ValueError("a sitemap needs site_url")
    changed = {links.lesson_page(lesson.id): lesson.updated for lesson in catalogue.lessons.values()}
    changed |= {links.law_page(law.id): law.checked for law in catalogue.laws.values()}
    root = etree.Element(f"{{{SPACE}}}urlset", nsmap={None: SPACE})
    for docname in sorted(docnames):
        entry = etree.SubElement(root, f"{{{SPACE}}}url")
        etree.SubElement(entry, f"{{{SPACE}}}loc").text = addresses.page(settings, docname)
        if docname in changed:
            etree.SubElement(entry, f"{{{SPACE}}}lastmod").text = changed[docname]
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return text
