# SPDX-License-Identifier: EUPL-1.2
"""Looks of a workbook as OpenDocument styles; each look once, under a name that follows from its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export.odt_parts import characters, element
from kennisbank.export.workbook import look

if TYPE_CHECKING:
    from kennisbank.export.workbook.values import Conditional, Row, Sheet, Style, Workbook

VERSION: Final = "1.3"
SPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "chart": "urn:oasis:names:tc:opendocument:xmlns:chart:1.0",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
"""Prefixes and what they stand for; the last two are those of LibreOffice, others pass over them."""
FRAME: Final = "gr1"
"""The look of the frame around a chart: none."""
_KINDS: Final = {"general": "N0", "text": "N100", "date": "N102"}
_ALIGN: Final = {"left": "start", "right": "end"}
_POINTS: Final = 72.0


class Styles:
    """Collects the automatic styles of the content."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, object], str] = {}
        self._texts: list[str] = [*_numbers(), _frame()]

    def cell(self, style: Style) -> str:
        """Return the name of the style of a cell."""
        return self._named("ce", style, lambda name: _cell(name, style))

    def column(self, width: float) -> str:
        """Return the name of the style of a column this many characters wide (0: hidden, any width)."""
        inches = ((width or 8) * 7 + 5) / 96
        return self._named(
            "co", width, lambda name: _sized(name, "table-column", style__column_width=f"{inches:.3f}in")
        )

    def row(self, row: Row) -> str:
        """Return the name of the style of a row."""
        inches = (row.height or 15) / _POINTS
        facts = {
            "style__row_height": f"{inches:.4f}in",
            "style__use_optimal_row_height": "true" if row.grows else "false",
        }
        return self._named("ro", (row.height, row.grows), lambda name: _sized(name, "table-row", **facts))

    def table(self, sheet: Sheet) -> str:
        """Return the name of the style of a sheet."""
        key = (sheet.hidden, sheet.landscape, sheet.colour)
        return self._named("ta", key, lambda name: _table(name, sheet))

    def text(self) -> str:
        """Return all styles as XML."""
        return element("office:automatic-styles", *self._texts)

    def _named(self, prefix: str, key: object, make: object) -> str:
        whole = (prefix, key)
        if whole not in self._made:
            name = f"{prefix}{sum(one[0] == prefix for one in self._made) + 1}"
            self._made[whole] = name
            self._texts.append(make(name))  # type: ignore[operator]
        return self._made[whole]


def _numbers() -> tuple[str, ...]:
    """Return the formats of values."""
    day, month = (element(f"number:{part}", number__style="long") for part in ("day", "month"))
    year = element("number:year", number__style="long")
    dash = element("number:text", "-")
    return (
        element(
            "number:number-style", element("number:number", number__min_integer_digits=1), style__name="N0"
        ),
        element("number:text-style", element("number:text-content"), style__name="N100"),
        element("number:date-style", day, dash, month, dash, year, style__name="N102"),
    )


def _frame() -> str:
    bare = element("style:graphic-properties", draw__stroke="none", draw__fill="none")
    return element("style:style", bare, style__name=FRAME, style__family="graphic")


def _sized(name: str, family: str, **facts: str) -> str:
    properties = element(f"style:{family}-properties", fo__break_before="auto", **facts)
    return element("style:style", properties, style__name=name, style__family=family)


def _table(name: str, sheet: Sheet) -> str:
    facts = {"table__display": "false" if sheet.hidden else "true", "style__writing_mode": "lr-tb"}
    if sheet.colour:
        facts["table__tab_color"] = sheet.colour
    return element(
        "style:style",
        element("style:table-properties", **facts),
        style__name=name,
        style__family="table",
        style__master_page_name="Liggend" if sheet.landscape else "Staand",
    )


def _cell(name: str, style: Style) -> str:
    cell = {
        "style__cell_protect": "none" if style.unlocked else "protected",
        "style__vertical_align": style.vertical,
        "fo__wrap_option": "wrap" if style.wrap else "no-wrap",
        "fo__padding_top": "1.1mm" if style.wrap else "0.35mm",
        "fo__padding_bottom": "1.1mm" if style.wrap else "0.35mm",
        "fo__padding_left": "0.35mm",
        "fo__padding_right": "0.35mm",
        "style__text_align_source": "fix",
    }
    if style.fill:
        cell["fo__background_color"] = style.fill
    if style.above:
        cell["fo__border_top"] = f"0.5pt solid {style.above}"
    if style.below:
        cell["fo__border_bottom"] = f"{1.5 if style.heavy else 0.5}pt solid {style.below}"
    paragraph = {"fo__text_align": _ALIGN[style.align], "fo__margin_left": f"{style.indent * 2.5}mm"}
    text = {
        "style__font_name": look.TITLE_FACE if style.title else look.TEXT_FACE,
        "fo__font_size": f"{style.size:g}pt",
        "fo__color": style.colour,
    }
    if style.bold:
        text["fo__font_weight"] = "bold"
    return element(
        "style:style",
        element("style:table-cell-properties", **cell),
        element("style:paragraph-properties", **paragraph),
        element("style:text-properties", **text),
        style__name=name,
        style__family="table-cell",
        style__parent_style_name="Default",
        style__data_style_name=_KINDS[style.kind],
    )


def fonts() -> str:
    """Declare the typefaces, with what stands in where they are missing."""
    return element(
        "office:font-face-decls",
        _face(look.TEXT_FACE, "swiss"),
        _face(look.TITLE_FACE, "roman"),
    )


def _face(name: str, kind: str) -> str:
    return element(
        "style:font-face", style__name=name, svg__font_family=name, style__font_family_generic=kind
    )


def conditional_name(number: int) -> str:
    """Return the name of the style of a conditional look; LibreOffice wants these among the common styles."""
    return f"Voorwaarde_{number}"


def common(conditionals: list[Conditional]) -> str:
    """Return the default look and the conditional ones."""
    text = {
        "style__font_name": look.TEXT_FACE,
        "fo__font_size": "10pt",
        "fo__color": look.INK,
        "fo__language": "nl",
        "fo__country": "NL",
    }
    default = element(
        "style:default-style", element("style:text-properties", **text), style__family="table-cell"
    )
    plain = element("style:style", style__name="Default", style__family="table-cell")
    rules = [_conditional(conditional_name(number), rule) for number, rule in enumerate(conditionals)]
    return element("office:styles", default, plain, *rules)


def _conditional(name: str, rule: Conditional) -> str:
    cell = {}
    if rule.fill:
        cell["fo__background_color"] = rule.fill
    if rule.below:
        cell["fo__border_bottom"] = f"0.5pt solid {rule.below}"
    text = {}
    if rule.colour:
        text["fo__color"] = rule.colour
    if rule.bold:
        text["fo__font_weight"] = "bold"
    parts = [element("style:table-cell-properties", **cell)] if cell else []
    parts += [element("style:text-properties", **text)] if text else []
    facts = {"style__name": name, "style__family": "table-cell", "style__parent_style_name": "Default"}
    return element("style:style", *parts, **facts)


def pages(workbook: Workbook) -> str:
    """Return the two page layouts, A4 lying and standing, and the masters with the foot."""
    small = element(
        "style:style",
        element(
            "style:text-properties", fo__font_size="8pt", fo__color=look.SOFT, style__font_name=look.TEXT_FACE
        ),
        style__name="Voet",
        style__family="text",
    )
    layouts = (_layout("Mpm1", "297mm", "210mm", "landscape"), _layout("Mpm2", "210mm", "297mm", "portrait"))
    foot = _foot(workbook.foot)
    masters = (_master("Liggend", "Mpm1", foot), _master("Staand", "Mpm2", foot))
    return element("office:automatic-styles", small, *layouts) + element("office:master-styles", *masters)


def _layout(name: str, width: str, height: str, way: str) -> str:
    page = element(
        "style:page-layout-properties",
        fo__page_width=width,
        fo__page_height=height,
        style__print_orientation=way,
        fo__margin="12mm",
        style__scale_to_X=1,
        style__scale_to_Y=0,
        style__print="charts drawings objects zero-values",
    )
    foot = element("style:header-footer-properties", fo__min_height="8mm", fo__margin_top="3mm")
    return element("style:page-layout", page, element("style:footer-style", foot), style__name=name)


def _master(name: str, layout: str, foot: str) -> str:
    return element(
        "style:master-page",
        element("style:header", style__display="false"),
        element("style:footer", foot),
        style__name=name,
        style__page_layout_name=layout,
    )


def _foot(text: str) -> str:
    def small(inner: str) -> str:
        return element("text:p", element("text:span", inner, text__style_name="Voet"))

    sheet, page, count = (
        element(f"text:{part}", shown)
        for part, shown in (("sheet-name", "?"), ("page-number", "1"), ("page-count", "1"))
    )
    right = small(f"Blad {sheet}, pagina {page} van {count}")
    return element("style:region-left", small(characters(text))) + element("style:region-right", right)
