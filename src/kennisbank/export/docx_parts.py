# SPDX-License-Identifier: EUPL-1.2
"""Blocks of a note as WordprocessingML: paragraphs, content controls and tables.

Each place to fill in is a content control with a tag, inside a bookmark with the place's name: Word keeps
the tag, LibreOffice the bookmark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree  # type: ignore[import-untyped]

from kennisbank.export.note import CHOICE, Heading, Place, Run, Table, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kennisbank.export.note import Block

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_STYLES: Final = {
    "lead": "Subtitle",
    "plain": "BodyText",
    "bullet": "ListBullet",
    "condition": "Voorwaarde",
    "small": "Toelichting",
}
PAGE_WIDTH: Final = 9638
"""Of the text, in twentieths of a point: A4 with margins of 2 cm."""

Element = Any
"""An element of lxml."""


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """Make an element of Word's own namespace, attributes in that namespace too."""
    made = etree.Element(f"{{{W}}}{name}", {f"{{{W}}}{key}": str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


class Body:
    """Makes the elements of the body; counts the ids that Word wants to be unique."""

    def __init__(self, link: Callable[[str], str]) -> None:
        """Start empty.

        :param link: gives the relationship id of an address.
        """
        self._link = link
        self._count = 0

    def elements(self, blocks: Iterable[Block]) -> Iterator[Element]:
        """Yield the elements of all blocks, in order."""
        for block in blocks:
            match block:
                case Heading():
                    style = f"Heading{block.level}" if block.level else "Title"
                    yield paragraph(style, [run(block.text)])
                case Text():
                    yield paragraph(_STYLES[block.style], self._runs(block.runs), keep=block.keep)
                case Place():
                    yield self._place(block)
                case Table():
                    yield table(block)
                    yield paragraph("Toelichting", [])

    def _runs(self, runs: Iterable[Run]) -> Iterator[Element]:
        for piece in runs:
            if piece.href is None:
                yield run(piece.text, "Nadruk" if piece.strong else None)
            else:
                link = w("hyperlink", run(piece.text, "Hyperlink"), history=1)
                link.set(f"{{{R}}}id", self._link(piece.href))
                yield link

    def _place(self, place: Place) -> Element:
        """Return the line of one place; a line with a choice stands out."""
        self._count += 1
        number = str(self._count)
        choice = place.kind == CHOICE
        content = [
            run(place.label, "Regelnaam"),
            w("r", w("tab")),
            w("bookmarkStart", id=number, name=place.name),
            w("sdt", _properties(place, number), w("sdtContent", run(place.prompt, "PlaceholderText"))),
            w("bookmarkEnd", id=number),
        ]
        style = "Antwoordregel" if choice else "Gegevensregel" if place.wide else "Invulregel"
        return paragraph(style, content, keep=not place.last)


def paragraph(style: str, content: Iterable[Element], *, keep: bool = False) -> Element:
    """Return a paragraph; ``keep`` holds it on one page with the next."""
    properties = w("pPr", w("pStyle", val=style), *([w("keepNext")] if keep else []))
    return w("p", properties, *content)


def run(text: str, style: str | None = None) -> Element:
    """Return text as one run; line ends become breaks."""
    made = w("r", *([w("rPr", w("rStyle", val=style))] if style else []))
    for index, line in enumerate(text.split("\n")):
        if index:
            made.append(w("br"))
        piece = w("t")
        piece.text = line
        piece.set(f"{{{_XML}}}space", "preserve")
        made.append(piece)
    return made


def field(code: str, shown: str) -> Element:
    """Return a field that Word works out itself, such as the page number."""
    return w("fldSimple", run(shown), instr=f" {code} ")


def table(block: Table) -> Element:
    """Return a table whose first row is repeated on each page and marked as its header."""
    grid = [round(PAGE_WIDTH * part / sum(block.widths)) for part in block.widths]
    properties = w(
        "tblPr",
        w("tblStyle", val="Overzicht"),
        w("tblW", w=PAGE_WIDTH, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=block.title),
        w("tblDescription", val=f"Kolommen: {', '.join(block.heads)}."),
    )
    made = w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in grid)))
    made.append(_row(block.heads, grid, head=True))
    made.extend(_row(cells, grid) for cells in block.rows)
    return made


def _row(cells: Iterable[str], grid: list[int], *, head: bool = False) -> Element:
    properties = w("trPr", w("cantSplit"), *([w("tblHeader")] if head else []))
    made = w("tr", properties)
    for text, width in zip(cells, grid, strict=True):
        inner = paragraph("Tabelkop" if head else "Tabeltekst", [run(text)])
        made.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), inner))
    return made


def _properties(place: Place, number: str) -> Element:
    """Return what Word knows of a content control; it cannot be removed by accident."""
    return w(
        "sdtPr",
        w("alias", val=place.describes[:64]),
        w("tag", val=place.tag),
        w("id", val=number),
        w("lock", val="sdtLocked"),
        w("showingPlcHdr"),
        *_kind(place),
    )


def _kind(place: Place) -> list[Element]:
    """Return the kind of control.

    Text is rich text: of plain text LibreOffice loses line ends, and repeats what is in several scripts.
    """
    if place.kind == CHOICE:
        empty = w("listItem", displayText=place.prompt, value=place.prompt)
        return [w("dropDownList", empty, *(_item(*option) for option in place.options))]
    if place.kind == "date":
        parts = {
            "dateFormat": "d MMMM yyyy",
            "lid": "nl-NL",
            "storeMappedDataAs": "date",
            "calendar": "gregorian",
        }
        return [w("date", *(w(name, val=value) for name, value in parts.items()))]
    return [w("richText")]


def _item(option: str, label: str) -> Element:
    return w("listItem", displayText=label, value=option)
