# SPDX-License-Identifier: EUPL-1.2
"""An OpenDocument text (ODT) read back; also a Word document that LibreOffice saved as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export.stamp import KEYS
from kennisbank.intake import limits, zipped
from kennisbank.intake.contents import Contents, Unreadable, report
from kennisbank.intake.document import Document, Span, folded, parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from kennisbank.model import Catalogue

_MEDIA_TYPE: Final = b"application/vnd.oasis.opendocument.text"
_PROPERTY: Final = "kennisbank-"
_OASIS: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{_OASIS}text:1.0}}"
_META: Final = f"{_OASIS}meta:1.0}}"
_LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_BREAKS: Final = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t"}
_SKIPPED: Final = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_OASIS}office:1.0}}annotation",
    f"{_TEXT}label",
    f"{_LOEXT}list-item",
}
_FIELDS: Final = {
    f"{_TEXT}drop-down",
    f"{_TEXT}text-input",
    f"{_TEXT}placeholder",
    f"{_LOEXT}content-control",
}
_MANY_SPACES: Final = 1_000


def recognises(data: bytes) -> bool:
    """Say whether this is a text document of OpenDocument."""
    if "mimetype" not in zipped.names(data):
        return False
    try:
        return zipped.archive(data).read("mimetype").strip() == _MEDIA_TYPE
    except Unreadable:
        return False


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:
    """Return what the document holds; see ``document``."""
    archive = zipped.archive(data)
    origin = _origin(parsed(archive, "meta.xml")) if "meta.xml" in archive else {}
    document = Document(catalogue)
    _Walk(document).take(parsed(archive, "content.xml"))
    found = document.contents(origin)
    if not any(name.startswith(("Basic/", "Scripts/")) for name in archive.names):
        return found
    hint = report("KB835", file)
    return Contents(found.origin, found.subject, found.answers, (hint,), found.leftovers)


def _origin(meta: Element) -> dict[str, str]:
    """Return the stamp from the properties of the document."""
    found = {}
    for item in meta.iter(f"{_META}user-defined"):
        key = item.get(f"{_META}name", "").removeprefix(_PROPERTY)
        if key in KEYS:
            found[key] = "".join(item.itertext()).strip()
    return found


class _Walk:
    """Tells a document what stands in the XML, in reading order; deleted text is left out."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._bookmarks: dict[str, Span] = {}

    def take(self, element: Element) -> None:
        """Go through one element and what is in it."""
        name = element.tag
        if name in _SKIPPED:
            return
        if name in _BREAKS:
            self._document.text(_BREAKS[name])
        elif name == f"{_TEXT}s":
            self._document.text(" " * _count(element))
        elif name == f"{_TEXT}bookmark-start":
            span = Span((element.get(f"{_TEXT}name", ""),), control=False)
            self._bookmarks[span.names[0]] = span
            self._document.start(span)
        elif name == f"{_TEXT}bookmark-end":
            ended = self._bookmarks.pop(element.get(f"{_TEXT}name", ""), None)
            if ended is not None:
                self._document.end(ended)
        elif name in _FIELDS:
            span = _span(element)
            self._document.start(span)
            self._inside(element)
            self._document.end(span)
        elif name in (f"{_TEXT}p", f"{_TEXT}h"):
            self._document.begin_paragraph()
            self._inside(element)
            self._document.end_paragraph(heading=name == f"{_TEXT}h")
        else:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        """Go through text and children; white space between the parts of a page is no text."""
        self._say(element, element.text)
        for child in element:
            self.take(child)
            self._say(element, child.tail)

    def _say(self, parent: Element, text: str | None) -> None:
        if text and (text.strip() or parent.tag.startswith((_TEXT, _LOEXT))):
            self._document.text(" ".join(text[: limits.CELL_TEXT].split("\n")))


def _span(element: Element) -> Span:
    """Return a field: its name and its choices."""
    names = (
        element.get(f"{_TEXT}name", ""),
        element.get(f"{_LOEXT}tag", ""),
        element.get(f"{_LOEXT}alias", ""),
    )
    choices = {
        folded(item.get(f"{_LOEXT}display-text", "")): item.get(f"{_LOEXT}value", "")
        for item in element
        if item.tag == f"{_LOEXT}list-item"
    }
    day = element.get(f"{_LOEXT}current-date", "")[:10] or None
    return Span(names, control=True, choices=choices, day=day)


def _count(element: Element) -> int:
    given = element.get(f"{_TEXT}c", "1")
    return min(int(given), _MANY_SPACES) if given.isdecimal() else 1
