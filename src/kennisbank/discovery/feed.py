# SPDX-License-Identifier: EUPL-1.2
"""What changed in the content, newest first, as a feed that people and programs follow.

Source: RFC 4287 (Atom). Days have no hour: midnight UTC stands for the whole day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]

from kennisbank.discovery import addresses
from kennisbank.form import plain
from kennisbank.pages import links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Catalogue, HistoryEntry, Lesson

ATOM: Final = "http://www.w3.org/2005/Atom"
TYPE: Final = "application/atom+xml"
TITLE: Final = "Wijzigingen"
MOST: Final = 100
"""How many changes the feed holds; older ones stand on the page of each lesson."""


def write(catalogue: Catalogue) -> bytes:
    """Return the feed; the same catalogue always gives the same bytes.

    :raises ValueError: if the site has no address, for a feed without addresses leads nowhere.
    """
    settings = catalogue.settings
    start = addresses.base(settings)
    if not start:
        raise ValueError("a feed needs site_url")
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", settings.language)
    changes = newest(catalogue)
    _add(feed, "id", start)
    _add(feed, "title", f"{TITLE}: {plain(settings.title)}")
    _add(feed, "subtitle", plain(settings.subtitle))
    _add(feed, "updated", _moment(changes[0][1].date if changes else settings.checked_until))
    _add(_add(feed, "author"), "name", plain(settings.title))
    _add(feed, "rights", settings.licence.content)
    _link(feed, "self", start + addresses.FEED, TYPE)
    _link(feed, "alternate", start, "text/html")
    for lesson, change in changes:
        _entry(feed, addresses.page(settings, links.lesson_page(lesson.id)), lesson, change)
    text: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return text


def newest(catalogue: Catalogue) -> list[tuple[Lesson, HistoryEntry]]:
    """Return lessons with their changes, newest first; of one day in the order of the route."""
    found = sorted(_changes(catalogue), key=lambda change: change[1].date, reverse=True)
    return found[:MOST]


def _changes(catalogue: Catalogue) -> Iterator[tuple[Lesson, HistoryEntry]]:
    for lesson in catalogue.lessons.values():
        for change in reversed(lesson.history):
            yield lesson, change


def _entry(feed: etree._Element, address: str, lesson: Lesson, change: HistoryEntry) -> None:
    version = f"{change.version}.{change.revision}"
    entry = _add(feed, "entry")
    _add(entry, "id", f"{address}#versie-{version}")
    _add(entry, "title", f"{plain(lesson.title)} (versie {version})")
    _add(entry, "updated", _moment(change.date))
    _link(entry, "alternate", address, "text/html")
    _add(entry, "summary", plain(change.change))


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = text
    return element


def _link(parent: etree._Element, relation: str, address: str, kind: str) -> None:
    _add(parent, "link").attrib.update({"rel": relation, "href": address, "type": kind})


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
