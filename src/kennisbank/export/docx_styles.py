# SPDX-License-Identifier: EUPL-1.2
"""How the Word document looks: the colours and proportions of the site, in fonts that every office has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree  # type: ignore[import-untyped]

from kennisbank.export.docx_parts import PAGE_WIDTH, W, w

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_FONT: Final = "Arial"
TITLE_FONT: Final = "Georgia"
INK: Final = "13262B"
INK_SOFT: Final = "42565C"
LINE: Final = "C9D4D1"
SURFACE: Final = "F1F5F3"
PRIMARY: Final = "0B5563"
MARK: Final = "F0B429"
MARK_INK: Final = "6F4A00"
LABEL_WIDTH: Final = 1474
"""Of the name before a place, in twentieths of a point: 2.6 cm."""
WIDE_LABEL: Final = 2722
"""Where the names are long: 4.8 cm."""

Element = Any


def apply(styles: Element) -> None:
    """Replace the styles of a new document (``w:styles``) by ours."""
    for old in list(styles):
        if etree.QName(old).localname in ("style", "docDefaults"):
            styles.remove(old)
    styles.insert(0, _defaults())
    styles.extend(_styles())


def _defaults() -> Element:
    fonts = w("rFonts", ascii=TEXT_FONT, hAnsi=TEXT_FONT, cs=TEXT_FONT, eastAsia=TEXT_FONT)
    language = w("lang", val="nl-NL", eastAsia="nl-NL", bidi="ar-SA")
    inner = w("rPr", fonts, w("color", val=INK), w("sz", val=21), w("szCs", val=21), language)
    space = w("pPr", w("spacing", after=0, line=276, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", inner), w("pPrDefault", space))


def _styles() -> Iterator[Element]:
    yield _style("paragraph", "Normal", "Normal", default=True)
    yield _character_default()
    yield _style("paragraph", "Title", "Title", w("keepNext"), _space(0, 60), run=_title(52))
    yield _style("paragraph", "Subtitle", "Subtitle", _space(0, 120), run=[_color(INK_SOFT), _size(24)])
    yield _style(
        "paragraph", "Heading1", "heading 1", w("keepNext"), w("keepLines"), _top_line(), _space(420, 120),
        w("outlineLvl", val=0), run=_title(32),
    )  # fmt: skip
    yield _style(
        "paragraph", "Heading2", "heading 2", w("keepNext"), w("keepLines"), _space(360, 40),
        w("outlineLvl", val=1), run=[w("b"), _size(22)],
    )  # fmt: skip
    yield _style("paragraph", "BodyText", "Body Text", _space(0, 60))
    yield _style("paragraph", "Voorwaarde", "Voorwaarde", _left_line(), _space(20, 80), run=[w("i")])
    yield _style("paragraph", "Toelichting", "Toelichting", _space(0, 80), run=[_color(INK_SOFT), _size(18)])
    yield _bullet()
    yield _line_style("Invulregel", LABEL_WIDTH)
    yield _line_style("Gegevensregel", WIDE_LABEL)
    shaded = [w("shd", val="clear", color="auto", fill=SURFACE)]
    yield _line_style("Antwoordregel", LABEL_WIDTH, *shaded)
    yield _style("paragraph", "Tabeltekst", "Tabeltekst", _space(40, 40), run=[_size(19)])
    yield _style("paragraph", "Tabelkop", "Tabelkop", w("keepNext"), _space(40, 40), run=[w("b"), _size(18)])
    tabs = w("tabs", w("tab", val="right", pos=PAGE_WIDTH))
    yield _style("paragraph", "Footer", "footer", tabs, run=[_color(INK_SOFT), _size(17)])
    yield _style("paragraph", "Header", "header", run=[_color(INK_SOFT), _size(17)])
    yield _style("character", "Nadruk", "Nadruk", run=[w("b"), _color(MARK_INK)])
    yield _style("character", "Regelnaam", "Regelnaam", run=[_color(INK_SOFT), _size(18)])
    yield _style("character", "PlaceholderText", "Placeholder Text", run=[_color(INK_SOFT)])
    yield _style("character", "Hyperlink", "Hyperlink", run=[_color(PRIMARY), w("u", val="single")])
    yield _table_style()


def _style(
    kind: str,
    name: str,
    shown: str,
    *paragraph: Element,
    run: list[Element] | None = None,
    default: bool = False,
) -> Element:
    made = w("style", w("name", val=shown), type=kind, styleId=name)
    if default:
        made.set(f"{{{W}}}default", "1")
    if kind == "paragraph" and not default:
        made.append(w("basedOn", val="Normal"))
    made.append(w("qFormat"))
    if paragraph:
        made.append(w("pPr", *paragraph))
    if run:
        made.append(w("rPr", *run))
    return made


def _character_default() -> Element:
    made = w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), type="character")
    made.set(f"{{{W}}}styleId", "DefaultParagraphFont")
    made.set(f"{{{W}}}default", "1")
    return made


def _line_style(name: str, width: int, *extra: Element) -> Element:
    """Return the style of a line to fill in: its name on the left, a thin line below."""
    border = w("pBdr", *(_border(side, LINE, 4, 3) for side in ("bottom", "between")))
    tabs = w("tabs", w("tab", val="left", pos=width))
    indent = w("ind", left=width, hanging=width)
    return _style("paragraph", name, name, w("keepLines"), border, *extra, tabs, _space(30, 30), indent)


def _bullet() -> Element:
    numbered = w("numPr", w("ilvl", val=0), w("numId", val=1))
    return _style("paragraph", "ListBullet", "List Bullet", numbered, _space(0, 50))


def _table_style() -> Element:
    borders = w("tblBorders", *(_border(side, LINE, 4, 0) for side in ("top", "bottom", "insideH")))
    margins = w("tblCellMar", w("left", w=85, type="dxa"), w("right", w=85, type="dxa"))
    first = w("tblStylePr", w("tcPr", w("shd", val="clear", color="auto", fill=SURFACE)), type="firstRow")
    made = w("style", w("name", val="Overzicht"), type="table", styleId="Overzicht")
    made.extend([w("qFormat"), w("tblPr", borders, margins), first])
    return made


def _border(side: str, color: str, size: int, space: int) -> Element:
    return w(side, val="single", sz=size, space=space, color=color)


def _top_line() -> Element:
    return w("pBdr", _border("top", MARK, 12, 8))


def _left_line() -> Element:
    return w("pBdr", _border("left", MARK, 18, 8))


def _space(before: int, after: int) -> Element:
    return w("spacing", before=before, after=after)


def _size(half_points: int) -> Element:
    return w("sz", val=half_points)


def _color(value: str) -> Element:
    return w("color", val=value)


def _title(half_points: int) -> list[Element]:
    fonts = w("rFonts", ascii=TITLE_FONT, hAnsi=TITLE_FONT, cs=TITLE_FONT)
    return [fonts, w("b"), _color(INK), _size(half_points)]


def bullets() -> list[Element]:
    """Return the numbering definitions: one list with dots."""
    mark = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("lvlText", val="•"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=284, hanging=284)),
        w("rPr", w("rFonts", ascii=TEXT_FONT, hAnsi=TEXT_FONT), _color(PRIMARY)),
        ilvl=0,
    )
    kind = w("multiLevelType", val="hybridMultilevel")
    return [w("abstractNum", kind, mark, abstractNumId=0), w("num", w("abstractNumId", val=0), numId=1)]


def named(name: str) -> str:
    """Return the full name of an element."""
    return f"{{{W}}}{name}"


_AFTER_COMPAT: Final = ("docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping")
_ORDER: Final = {"compat": _AFTER_COMPAT, "themeFontLang": _AFTER_COMPAT[5:]}


def before(settings: Element, made: Element) -> None:
    """Put a setting where its schema wants it: before all that may follow it."""
    later = _ORDER[etree.QName(made).localname]
    after = next((old for old in settings if etree.QName(old).localname in later), None)
    if after is None:
        settings.append(made)
    else:
        after.addprevious(made)
