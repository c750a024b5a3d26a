# SPDX-License-Identifier: EUPL-1.2
"""What stands in the head of a page for search engines, feed readers and networks where people share it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from kennisbank.discovery import addresses, feed, picture
from kennisbank.form import plain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from kennisbank.sphinxext.site import Site

PICTURES = "delen"
"""The folder of the pictures that go with shared pages, in the root of the site."""


@dataclass(frozen=True, slots=True)
class Head:
    """Plain text; the layout escapes it. Only ``block`` goes into the page as it is."""

    canonical: str
    social: tuple[tuple[str, str], ...]
    """Property and content of the Open Graph tags."""
    feed: str
    """The address of the feed; empty if there is none."""
    feed_type: str
    block: str
    """The JSON-LD, made safe to stand in a page."""


def head(site: Site, env: BuildEnvironment, docname: str, doctree: nodes.document) -> Head:
    """Return the head of a page that search engines may show."""
    settings = site.catalogue.settings
    title, description = title_of(env, site, docname), description_of(doctree) or settings.summary
    start = addresses.base(settings)
    return Head(
        canonical=addresses.page(settings, docname),
        social=(*_social(site, docname, title, description), *_picture(site, docname, title)),
        feed=f"{start}{addresses.FEED}" if start else "",
        feed_type=feed.TYPE,
        block=site.described.block(docname, title, description),
    )


def pictures(site: Site, env: BuildEnvironment) -> dict[str, tuple[str, str, str]]:
    """Return the words of every picture by its path in the site; none for a site without an address."""
    if not site.catalogue.settings.site_url:
        return {}
    found = {}
    for docname in sorted(env.found_docs):
        words = _words(site, docname, title_of(env, site, docname))
        found[f"{PICTURES}/{picture.name(*words)}"] = words
    return found


def title_of(env: BuildEnvironment, site: Site, docname: str) -> str:
    """Return the title of a page as text; home is called what the site is called."""
    title = env.titles.get(docname)
    if docname == env.config.root_doc or title is None:
        return plain(site.catalogue.settings.title)
    return title.astext()


def description_of(doctree: nodes.document) -> str:
    """Return what a page says of itself to search engines; empty if it says nothing."""
    for node in doctree.findall(nodes.meta):
        if node.get("name") == "description":
            return str(node["content"])
    return ""


def _social(site: Site, docname: str, title: str, description: str) -> list[tuple[str, str]]:
    settings = site.catalogue.settings
    lesson = site.lesson_of.get(docname)
    tags = [
        ("og:type", "article" if lesson else "website"),
        ("og:title", title),
        ("og:description", plain(description)),
        ("og:site_name", plain(settings.title)),
        ("og:locale", "nl_NL"),
        ("og:url", addresses.page(settings, docname)),
        ("article:modified_time", lesson.updated if lesson else ""),
    ]
    return [(name, content) for name, content in tags if content]


def _picture(site: Site, docname: str, title: str) -> list[tuple[str, str]]:
    settings = site.catalogue.settings
    if not settings.site_url:
        return []
    words = _words(site, docname, title)
    return [
        ("og:image", f"{addresses.base(settings)}{PICTURES}/{picture.name(*words)}"),
        ("og:image:type", "image/png"),
        ("og:image:width", str(picture.WIDTH)),
        ("og:image:height", str(picture.HEIGHT)),
        ("og:image:alt", ". ".join(word for word in words if word)),
    ]


def _words(site: Site, docname: str, title: str) -> tuple[str, str, str]:
    """Return title, part of the site and name of the site; on home the subtitle is the title."""
    settings, part = site.catalogue.settings, site.navigation.part_of.get(docname)
    if docname == "index":
        return plain(settings.subtitle), "", plain(settings.title)
    above = part.domain.title if part and part.domain.docname != docname else ""
    return title, plain(above), plain(settings.title)
