# SPDX-License-Identifier: EUPL-1.2
"""How the OpenDocument text looks: the same as the Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export.odt_parts import PAGE_WIDTH, characters, element, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_FONT: Final = "Arial"
TITLE_FONT: Final = "Georgia"
INK: Final = "#13262b"
INK_SOFT: Final = "#42565c"
LINE: Final = "#c9d4d1"
SURFACE: Final = "#f1f5f3"
PRIMARY: Final = "#0b5563"
MARK: Final = "#f0b429"
MARK_INK: Final = "#6f4a00"
LABEL_WIDTH: Final = "26mm"
WIDE_LABEL: Final = "48mm"

SPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
VERSION: Final = "1.3"


def fonts() -> str:
    """Return the declarations of the fonts."""
    made = (
        element("style:font-face", style__name=name, svg__font_family=name, style__font_family_generic=kind)
        for name, kind in ((TEXT_FONT, "swiss"), (TITLE_FONT, "roman"))
    )
    return element("office:font-face-decls", *made)


def styles() -> str:
    """Return the named styles."""
    return element("office:styles", *_styles())


def _styles() -> Iterator[str]:
    language = {"fo__language": "nl", "fo__country": "NL"}
    yield element(
        "style:default-style",
        element("style:paragraph-properties", fo__line_height="115%", style__writing_mode="lr-tb",
                style__tab_stop_distance="10mm"),
        element("style:text-properties", style__font_name=TEXT_FONT, fo__font_size="10.5pt", fo__color=INK,
                **language),
        style__family="paragraph",
    )  # fmt: skip
    yield _paragraph("Standard", {}, {})
    title = {"style__font_name": TITLE_FONT, "fo__font_weight": "bold"}
    yield _paragraph("Title", _space("0mm", "1mm"), title | {"fo__font_size": "26pt"})
    yield _paragraph("Subtitle", _space("0mm", "2mm"), {"fo__font_size": "12pt", "fo__color": INK_SOFT})
    keep = {"fo__keep_with_next": "always", "fo__keep_together": "always"}
    line = {"fo__border_top": f"1.5pt solid {MARK}", "fo__padding_top": "3mm"}
    heading = _space("8mm", "2mm") | keep | line
    yield _paragraph("Heading 1", heading, title | {"fo__font_size": "16pt"}, style__default_outline_level=1)
    asked = {"fo__font_size": "11pt", "fo__font_weight": "bold"}
    yield _paragraph("Heading 2", _space("6mm", "0.7mm") | keep, asked, style__default_outline_level=2)
    yield from _with_next("Text body", _space("0mm", "1mm"), {})
    bar = {"fo__border_left": f"2.25pt solid {MARK}", "fo__padding_left": "2mm"}
    yield from _with_next("Voorwaarde", _space("0.5mm", "1.5mm") | bar, {"fo__font_style": "italic"})
    yield from _with_next(
        "Toelichting", _space("0mm", "1.4mm"), {"fo__font_size": "9pt", "fo__color": INK_SOFT}
    )
    yield _paragraph("Opsomming", _space("0mm", "0.9mm"), {})
    for name, extra, width in (
        ("Invulregel", {}, LABEL_WIDTH),
        ("Gegevensregel", {}, WIDE_LABEL),
        ("Antwoordregel", {"fo__background_color": SURFACE}, LABEL_WIDTH),
    ):
        yield from _with_next(name, _line(width) | extra, {}, _tab())
    yield _paragraph("Tabeltekst", _space("0mm", "0mm"), {"fo__font_size": "9.5pt"})
    yield _paragraph("Tabelkop", _space("0mm", "0mm"), {"fo__font_size": "9pt", "fo__font_weight": "bold"})
    small = {"fo__font_size": "8.5pt", "fo__color": INK_SOFT}
    yield _paragraph("Header", {}, small)
    right = element("style:tab-stops", element("style:tab-stop", style__type="right",
                    style__position=f"{PAGE_WIDTH}mm"))  # fmt: skip
    yield _paragraph("Footer", {}, small, right)
    yield _character("Nadruk", {"fo__font_weight": "bold", "fo__color": MARK_INK})
    yield _character("Regelnaam", {"fo__font_size": "9pt", "fo__color": INK_SOFT})
    yield _character("Placeholder", {"fo__color": INK_SOFT})
    yield _character("Internet link", {"fo__color": PRIMARY, "style__text_underline_style": "solid"})
    yield _bullets()


def _paragraph(
    name: str, properties: dict[str, str], letters: dict[str, str], *inner: str, **more: str | int
) -> str:
    parent: dict[str, str] = {} if name == "Standard" else {"style__parent_style_name": "Standard"}
    made = [element("style:paragraph-properties", *inner, **properties)] if properties or inner else []
    made += [element("style:text-properties", **letters)] if letters else []
    names = {"style__name": _name(name), "style__display_name": name, "style__family": "paragraph"}
    return element("style:style", *made, **names, **parent, **more)


def _with_next(name: str, properties: dict[str, str], letters: dict[str, str], *inner: str) -> Iterator[str]:
    """Return the style, and the same one for a line that stays on one page with the next."""
    yield _paragraph(name, properties, letters, *inner)
    yield _paragraph(f"{name} vast", properties | {"fo__keep_with_next": "always"}, letters, *inner)


def _character(name: str, letters: dict[str, str]) -> str:
    names = {"style__name": _name(name), "style__display_name": name, "style__family": "text"}
    return element("style:style", element("style:text-properties", **letters), **names)


def _name(shown: str) -> str:
    return shown.replace(" ", "_20_")


def _space(before: str, after: str) -> dict[str, str]:
    return {"fo__margin_top": before, "fo__margin_bottom": after}


def _line(width: str) -> dict[str, str]:
    """Return the properties of a line to fill in: its name on the left, a thin line below."""
    indent = {"fo__margin_left": width, "fo__text_indent": f"-{width}", "fo__keep_together": "always"}
    border = {
        "fo__border_bottom": f"0.5pt solid {LINE}",
        "fo__padding_bottom": "0.4mm",
        "fo__padding_top": "0.4mm",
    }
    return _space("0.3mm", "0mm") | indent | border | {"style__join_border": "false"}


def _tab() -> str:
    """Return the stop after the name; OpenDocument counts it from the indent."""
    return element("style:tab-stops", element("style:tab-stop", style__position="0mm"))


def _bullets() -> str:
    align = element(
        "style:list-level-label-alignment",
        text__label_followed_by="listtab",
        text__list_tab_stop_position="5mm",
        fo__text_indent="-5mm",
        fo__margin_left="5mm",
    )
    mode = {"text__list_level_position_and_space_mode": "label-alignment"}
    level = element(
        "text:list-level-style-bullet",
        element("style:list-level-properties", align, **mode),
        element("style:text-properties", fo__color=PRIMARY),
        text__level=1,
        text__bullet_char="•",
    )
    return element("text:list-style", level, style__name="Punten")


def table_styles() -> Iterator[str]:
    """Return the styles of tables; they are automatic ones, because LibreOffice knows no others."""
    width = element("style:table-properties", style__width=f"{PAGE_WIDTH}mm", table__align="left",
                    fo__margin_bottom="4mm")  # fmt: skip
    yield element("style:style", width, style__name="Overzicht", style__family="table")
    together = element("style:table-row-properties", fo__keep_together="always")
    yield element("style:style", together, style__name="Rij", style__family="table-row")
    cell = {"fo__padding": "1mm", "fo__border_bottom": f"0.5pt solid {LINE}"}
    for name, more in (("Cel", {}), ("Kopcel", {"fo__background_color": SURFACE})):
        inner = element("style:table-cell-properties", **(cell | more))
        yield element("style:style", inner, style__name=name, style__family="table-cell")


def page(title: str, edition: str) -> str:
    """Return page and foot: A4, the title above all pages but the first, version and page numbers below."""
    size = {
        "fo__page_width": "210mm",
        "fo__page_height": "297mm",
        "style__print_orientation": "portrait",
        "fo__margin_top": "12mm",
        "fo__margin_bottom": "10mm",
        "fo__margin_left": "20mm",
        "fo__margin_right": "20mm",
    }
    room = {"head": {"fo__margin_bottom": "6mm"}, "foot": {"fo__margin_top": "6mm"}}
    layout = element(
        "style:page-layout",
        element("style:page-layout-properties", **size),
        element("style:header-style", _room("6mm", room["head"])),
        element("style:footer-style", _room("6mm", room["foot"])),
        style__name="A4",
    )
    numbers = f"Pagina {element('text:page-number', '1', text__select_page='current')} van "
    numbers += element("text:page-count", "1")
    foot = paragraph("Footer", characters(edition), "<text:tab/>", numbers)
    master = element(
        "style:master-page",
        element("style:header", paragraph("Header", characters(title))),
        element("style:header-first", paragraph("Header")),
        element("style:footer", foot),
        element("style:footer-first", foot),
        style__name="Standard",
        style__page_layout_name="A4",
    )
    return element("office:automatic-styles", layout) + element("office:master-styles", master)


def _room(height: str, margin: dict[str, str]) -> str:
    return element("style:header-footer-properties", fo__min_height=height, **margin)
