# SPDX-License-Identifier: EUPL-1.2
"""Reading built pages with an HTML parser: elements, links, ids and the text that a reader meets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPOKEN = ("aria-label", "title", "alt", "placeholder", "content")
"""Attributes that readers see or hear."""


@dataclass(slots=True)
class Element:
    """A start tag; ``language`` is the language in force there."""

    name: str
    attributes: dict[str, str]
    language: str


@dataclass(slots=True)
class PageText(HTMLParser):
    """One parsed page."""

    elements: list[Element] = field(default_factory=list)
    text: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    """Text, its language, and the elements around it."""
    _open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        language = attributes.get("lang", self._open[-1][1] if self._open else "")
        self.elements.append(Element(tag, attributes, language))
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open:
            around = tuple(name for name, _ in self._open)
            self.text.append((data.strip(), self._open[-1][1], around))

    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def links(self) -> Iterator[str]:
        for element in self.elements:
            for name in ("href", "src", "data-src", "poster"):
                if name in element.attributes:
                    yield element.attributes[name]

    def shown(self) -> Iterator[tuple[str, str]]:
        """Yield text and language of all that a reader meets, names for screen readers included.

        Code is left out: it is the same in every language.
        """
        for text, language, around in self.text:
            if not {"script", "style", "symbol", "code", "pre"} & set(around):
                yield text, language
        for element in self.elements:
            for name in SPOKEN:
                if name == "content" and element.attributes.get("name") != "description":
                    continue
                if name in element.attributes:
                    yield element.attributes[name], element.language


VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "col", "source", "track", "wbr"})


def parse(path: Path) -> PageText:
    """Parse one page."""
    page = PageText()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def pages_of(root: Path) -> dict[str, PageText]:
    """Parse every page of a built site, by path."""
    return {
        path.relative_to(root).as_posix(): parse(path)
        for path in sorted(root.rglob("*.html"))
        if ".doctrees" not in path.parts
    }


def broken_links(root: Path) -> list[str]:
    """Return every link within the site that leads to no file, or to no place in it."""
    pages = pages_of(root)
    places = {name: set(page.ids()) for name, page in pages.items()}
    return [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in page.links()
        if not _leads_somewhere(root, name, link, places)
    ]


def _leads_somewhere(root: Path, name: str, link: str, places: dict[str, set[str]]) -> bool:
    parts = urlsplit(link)
    if parts.scheme in ("http", "https", "mailto", "tel") or parts.netloc:
        return True
    address, fragment = urldefrag(unquote(link))
    path = address.partition("?")[0]
    start = root if path.startswith("/") else (root / name).parent  # the page that servers show anywhere
    target = start / path.lstrip("/") if path else root / name
    if not target.is_file() or not target.resolve().is_relative_to(root.resolve()):
        return False
    found = target.resolve().relative_to(root.resolve()).as_posix()
    return not fragment or fragment in places.get(found, set())


def stylesheet_links(path: Path) -> list[Path]:
    """Return the files that a stylesheet asks for."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"url\(\s*[\"']?([^\"')]+)", text)
    return [path.parent / unquote(link) for link in found if not link.startswith(("data:", "#"))]
