# SPDX-License-Identifier: EUPL-1.2
"""A Word document read back, saved by Word, LibreOffice or another program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kennisbank.export.stamp import KEYS
from kennisbank.intake import limits, zipped
from kennisbank.intake.contents import Contents, report
from kennisbank.intake.document import Document, Span, folded, parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from kennisbank.model import Catalogue

_MAIN: Final = "word/document.xml"
_CUSTOM: Final = "docProps/custom.xml"
_MACROS: Final = "word/vbaProject.bin"
_PROPERTY: Final = "kennisbank-"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_BREAKS: Final = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
_SKIPPED: Final = {"del", "moveFrom", "instrText", "txbxContent", "pPr", "rPr", "tblPr", "sectPr"}


_HEADING: Final = re.compile(r"heading|kop\d|titel|title|berschrift", re.IGNORECASE)


def recognises(data: bytes) -> bool:
    """Say whether this is a Word document."""
    return _MAIN in zipped.names(data)


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:
    """Return what the document holds; see ``contents``."""
    archive = zipped.archive(data)
    origin = _origin(parsed(archive, _CUSTOM)) if _CUSTOM in archive else {}
    document = Document(catalogue)
    _Walk(document).take(parsed(archive, _MAIN))
    found = document.contents(origin)
    if _MACROS not in archive:
        return found
    hint = report("KB835", file)
    return Contents(found.origin, found.subject, found.answers, (hint,), found.leftovers)


def _origin(custom: Element) -> dict[str, str]:
    """Return the stamp from the custom properties."""
    found = {}
    for item in custom:
        key = item.get("name", "").removeprefix(_PROPERTY)
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
        name = _local(element.tag)
        if name in _SKIPPED:
            return
        if name == "t":
            self._document.text((element.text or "")[: limits.CELL_TEXT])
        elif name in _BREAKS:
            self._document.text(_BREAKS[name])
        elif name in ("bookmarkStart", "bookmarkEnd"):
            self._bookmark(element, starts=name == "bookmarkStart")
        elif name == "sdt":
            self._control(element)
        else:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        is_paragraph = _local(element.tag) == "p"
        if is_paragraph:
            self._document.begin_paragraph()
        for child in element:
            self.take(child)
        if is_paragraph:
            self._document.end_paragraph(heading=_is_heading(element))

    def _bookmark(self, element: Element, *, starts: bool) -> None:
        number = _value(element, "id")
        if starts:
            self._bookmarks[number] = Span((_value(element, "name"),), control=False)
            self._document.start(self._bookmarks[number])
        elif number in self._bookmarks:
            self._document.end(self._bookmarks.pop(number))

    def _control(self, element: Element) -> None:
        properties = _child(element, "sdtPr")
        content = _child(element, "sdtContent")
        span = _span(properties)
        self._document.start(span)
        if content is not None:
            self._inside(content)
        self._document.end(span)


def _span(properties: Element | None) -> Span:
    """Return a control with its names, its choices and its day."""
    if properties is None:
        return Span((), control=True)
    names = [_value(made, "val") for key in ("tag", "alias") if (made := _child(properties, key)) is not None]
    choices: dict[str, str] = {}
    for kind in ("dropDownList", "comboBox"):
        listed = _child(properties, kind)
        for item in () if listed is None else listed:
            choices[folded(_value(item, "displayText"))] = _value(item, "value")
    date = _child(properties, "date")
    day = None if date is None else _value(date, "fullDate")[:10] or None
    return Span(tuple(names), control=True, choices=choices, day=day)


def _is_heading(paragraph: Element) -> bool:
    """Say whether a paragraph has the style of a heading, in the languages that offices use."""
    properties = _child(paragraph, "pPr")
    style = None if properties is None else _child(properties, "pStyle")
    return style is not None and bool(_HEADING.match(_value(style, "val")))


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _local(child.tag) == name), None)


def _value(element: Element, name: str) -> str:
    return element.get(f"{_W}{name}") or element.get(f"{_STRICT}{name}") or ""


def _local(tag: str) -> str:
    """Return the name of an element of Word's own namespace, of either edition; others keep theirs."""
    return tag.removeprefix(_W).removeprefix(_STRICT)
