# SPDX-License-Identifier: EUPL-1.2
"""Blocks of a note as OpenDocument text.

A choice is a drop-down field, anything else a placeholder that gives way to what one types; each stands
inside a bookmark with the name of its place, so that it is found again also as plain text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from kennisbank.export.note import CHOICE, Heading, Place, Run, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.export.note import Block

_STYLES: Final = {
    "lead": "Subtitle",
    "plain": "Text_20_body",
    "bullet": "Opsomming",
    "condition": "Voorwaarde",
    "small": "Toelichting",
}
_SPACES: Final = re.compile(r"  +|^ | $")
PAGE_WIDTH: Final = 170
"""Of the text, in millimetres: A4 with margins of 2 cm."""


def element(name: str, *children: str, **attributes: str | int) -> str:
    """Return an element; children are XML already, attributes are text (``text__name`` is ``text:name``)."""
    written = "".join(
        f' {key.replace("__", ":").replace("_", "-")}="{attribute(str(value))}"'
        for key, value in attributes.items()
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def attribute(text: str) -> str:
    """Return text for between quotes; white space that XML would fold is written as its number."""
    return html.escape(text).replace("\n", "&#10;").replace("\t", "&#9;")


def characters(text: str) -> str:
    """Return text as OpenDocument wants it: line ends, tabs and repeated spaces are elements."""
    lines = (_SPACES.sub(_counted, html.escape(line, quote=False)) for line in text.split("\n"))
    return "<text:line-break/>".join(lines).replace("\t", "<text:tab/>")


def _counted(found: re.Match[str]) -> str:
    return element("text:s", text__c=len(found[0]))


def body(blocks: Iterable[Block]) -> str:
    """Return the text of the document."""
    return "".join(_elements(blocks))


def columns(blocks: Iterable[Block]) -> str:
    """Return the automatic styles: the widths of the columns of each table."""
    made = []
    for number, block in enumerate(block for block in blocks if isinstance(block, Table)):
        for column, part in enumerate(block.widths):
            width = PAGE_WIDTH * part / sum(block.widths)
            properties = element("style:table-column-properties", style__column_width=f"{width:.1f}mm")
            name = f"Tabel{number}.{column}"
            made.append(element("style:style", properties, style__name=name, style__family="table-column"))
    return "".join(made)


def _elements(blocks: Iterable[Block]) -> Iterator[str]:
    tables = 0
    for block in blocks:
        match block:
            case Heading(level=0):
                yield paragraph("Title", characters(block.text))
            case Heading():
                style = f"Heading_20_{block.level}"
                yield element(
                    "text:h", characters(block.text), text__style_name=style, text__outline_level=block.level
                )
            case Text():
                yield _text(block)
            case Place():
                yield _place(block)
            case Table():
                yield _table(block, f"Tabel{tables}")
                tables += 1


def paragraph(style: str, *content: str) -> str:
    """Return a paragraph."""
    return element("text:p", *content, text__style_name=style)


def _text(block: Text) -> str:
    made = paragraph(f"{_STYLES[block.style]}{'_20_vast' if block.keep else ''}", *map(_run, block.runs))
    if block.style == "bullet":
        return element("text:list", element("text:list-item", made), text__style_name="Punten")
    return made


def _run(piece: Run) -> str:
    if piece.href is not None:
        return element("text:a", characters(piece.text), xlink__type="simple", xlink__href=piece.href)
    inner = characters(piece.text)
    return element("text:span", inner, text__style_name="Nadruk") if piece.strong else inner


def _place(place: Place) -> str:
    choice = place.kind == CHOICE
    style = "Antwoordregel" if choice else "Invulregel"
    if place.wide:
        style = "Gegevensregel"
    return paragraph(
        f"{style}{'' if place.last else '_20_vast'}",
        element("text:span", characters(place.label), text__style_name="Regelnaam"),
        "<text:tab/>",
        element("text:bookmark-start", text__name=place.name),
        _drop_down(place) if choice else _placeholder(place),
        element("text:bookmark-end", text__name=place.name),
    )


def _drop_down(place: Place) -> str:
    labels = [place.prompt, *(label for _, label in place.options)]
    items = [element("text:label", text__value=label) for label in labels]
    return element("text:drop-down", *items, characters(place.prompt), text__name=place.tag)


def _placeholder(place: Place) -> str:
    shown = f"<{place.prompt}>"
    return element(
        "text:placeholder",
        characters(shown),
        text__placeholder_type="text",
        text__description=place.describes,
    )


def _table(block: Table, name: str) -> str:
    widths = [
        element("table:table-column", table__style_name=f"{name}.{number}")
        for number in range(len(block.widths))
    ]
    head = element("table:table-header-rows", _row(block.heads, "Tabelkop"))
    rows = [_row(cells, "Tabeltekst") for cells in block.rows]
    title = element("table:title", characters(block.title))
    return element(
        "table:table", title, *widths, head, *rows, table__name=name, table__style_name="Overzicht"
    )


def _row(cells: Iterable[str], style: str) -> str:
    cell_style = "Kopcel" if style == "Tabelkop" else "Cel"
    made = [
        element("table:table-cell", paragraph(style, characters(text)), table__style_name=cell_style)
        for text in cells
    ]
    return element("table:table-row", *made, table__style_name="Rij")
