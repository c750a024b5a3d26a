# SPDX-License-Identifier: EUPL-1.2
"""The workbook as XLSX, for Excel and everything that reads it.

Written with XlsxWriter, in memory and without a clock: the same form gives the same bytes. Texts are written
as texts, whatever they start with; nothing becomes a formula, a number or a link by itself.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.missing import MissingPackage
from kennisbank.export.steady_zip import pack, unpack
from kennisbank.export.workbook import build, look
from kennisbank.export.workbook.formulas import excel, place
from kennisbank.export.workbook.values import Formula, Link

if TYPE_CHECKING:
    from kennisbank.export.workbook.values import Cell, Chart, Conditional, Sheet, Style, Validation, Workbook
    from kennisbank.form import Form
    from kennisbank.model import Catalogue

EXTRA: Final = "office"
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a program take a text for a formula when it is typed or pasted again."""
_MOST_LINK: Final = 2_079
"""Characters of an address that Excel takes; a longer one stays text."""
_ALLOWED: Final = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_cells": False,
    "format_columns": True,
    "format_rows": True,
    "objects": True,
    "scenarios": True,
}
_KINDS: Final = {"general": "General", "text": "@", "date": "dd-mm-yyyy"}
_VERTICAL: Final = {"top": "top", "middle": "vcenter", "bottom": "bottom"}
_ROW: Final = re.compile(r'<row r="(\d+)"[^>]*>')
_SHEET: Final = "xl/worksheets/sheet{}.xml"
losses = build.losses


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the workbook as XLSX.

    :raises MissingPackage: without XlsxWriter.
    """
    return write(build.build(catalogue, form))


def write(workbook: Workbook) -> bytes:
    """Write an abstract workbook."""
    try:
        import xlsxwriter  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("xlsxwriter", EXTRA) from error
    target = io.BytesIO()
    face = {"font_name": look.TEXT_FACE, "font_size": 10}
    options = {"in_memory": True, "default_format_properties": face}
    with xlsxwriter.Workbook(target, options) as file:
        _Writer(file, workbook).write()
    return _growing(target.getvalue(), workbook)


def _growing(data: bytes, workbook: Workbook) -> bytes:
    """Let rows follow what people type: XlsxWriter calls every height a fixed one."""
    files = unpack(data)
    for number, sheet in enumerate(workbook.sheets, 1):
        free = {row for row, shape in sheet.rows.items() if shape.grows}

        def spell(found: re.Match[str], free: set[int] = free) -> str:
            return found[0].replace(' customHeight="1"', "") if int(found[1]) - 1 in free else found[0]

        name = _SHEET.format(number)
        files[name] = _ROW.sub(spell, files[name].decode()).encode()
    return pack(files, "[Content_Types].xml")


class _Writer:
    """Writes one workbook."""

    def __init__(self, file: Any, workbook: Workbook) -> None:
        self.file = file
        self.workbook = workbook
        self.formats: dict[tuple[Style, bool], Any] = {}

    def write(self) -> None:
        book = self.workbook
        created = book.moment.replace(tzinfo=None)
        self.file.set_properties({"title": book.title, "subject": book.subject, "created": created})
        for key, value in book.stamp.items():
            self.file.set_custom_property(key, value, "text")
        self.file.set_calc_mode("auto")
        pages = [(sheet, self.file.add_worksheet(sheet.name)) for sheet in book.sheets]
        for sheet, page in pages:
            self.sheet(sheet, page)

    def sheet(self, sheet: Sheet, page: Any) -> None:
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width or None, None, {"hidden": width == 0})
        for row, shape in sheet.rows.items():
            page.set_row(row, shape.height, None, {"hidden": shape.hidden})
        for area in sheet.merged:
            page.merge_range(area.row, area.column, area.last_row, area.last_column, "")
        for (row, column), cell in sheet.cells.items():
            self.cell(page, row, column, cell)
        for validation in sheet.validations:
            _validate(page, validation)
        for conditional in sheet.conditionals:
            self.conditional(page, conditional)
        for chart in sheet.charts:
            self.chart(page, chart)
        self.around(sheet, page)

    def cell(self, page: Any, row: int, column: int, cell: Cell) -> None:
        value = cell.value
        risky = isinstance(value, str) and value.startswith(_RISKY)
        style = self.format(cell.style, risky=risky)
        if value is None:
            page.write_blank(row, column, None, style)
        elif isinstance(value, Formula):
            page.write_formula(row, column, f"={excel(value.text)}", style, value.empty)
        elif isinstance(value, Link):
            if len(value.url) > _MOST_LINK:
                page.write_string(row, column, value.text, style)
            else:
                page.write_url(row, column, value.url, style, value.text)
        elif isinstance(value, int):
            page.write_number(row, column, value, style)
        else:
            page.write_string(row, column, value, style)

    def format(self, style: Style, *, risky: bool) -> Any:
        key = (style, risky)
        if key not in self.formats:
            self.formats[key] = self.file.add_format(
                _properties(style) | ({"quote_prefix": True} if risky else {})
            )
        return self.formats[key]

    def conditional(self, page: Any, rule: Conditional) -> None:
        area = rule.area
        look_of: dict[str, Any] = {}
        if rule.colour:
            look_of["font_color"] = rule.colour
        if rule.fill:
            look_of["bg_color"] = rule.fill
        if rule.bold:
            look_of["bold"] = True
        if rule.below:
            look_of |= {"bottom": 1, "bottom_color": rule.below}
        criteria = f"={rule.formula.format(row=area.row + 1)}"
        options = {"type": "formula", "criteria": criteria, "format": self.file.add_format(look_of)}
        page.conditional_format(area.row, area.column, area.last_row, area.last_column, options)

    def chart(self, page: Any, chart: Chart) -> None:
        made = self.file.add_chart({"type": "bar", "subtype": "stacked"})
        for series in chart.series:
            look_of: dict[str, Any] = {"fill": {"color": series.colour}}
            if series.hatched:
                pattern = {
                    "pattern": "wide_upward_diagonal",
                    "fg_color": series.colour,
                    "bg_color": "#ffffff",
                }
                look_of = {"pattern": pattern}
            made.add_series(
                {
                    "name": series.name,
                    "categories": [
                        chart.sheet,
                        chart.first_row,
                        chart.label_column,
                        chart.last_row,
                        chart.label_column,
                    ],
                    "values": [chart.sheet, chart.first_row, series.column, chart.last_row, series.column],
                    "gap": 90,
                    "overlap": 100,
                    "border": {"none": True},
                    **look_of,
                }
            )
        font = {"name": look.TEXT_FACE, "size": 10, "color": look.INK}
        made.set_title({"none": True})
        soft = {**font, "color": look.SOFT, "size": 9}
        made.set_legend({"position": "bottom", "font": soft})
        made.set_y_axis(
            {"reverse": True, "num_font": font, "line": {"color": look.INK}, "major_tick_mark": "none"}
        )
        made.set_x_axis(
            {
                "min": 0,
                "max": 100,
                "major_unit": 25,
                "num_format": '0"%"',
                "num_font": soft,
                "label_position": "high",
                "major_gridlines": {"visible": True, "line": {"color": look.LINE, "width": 0.75}},
                "line": {"none": True},
                "major_tick_mark": "none",
            }
        )
        made.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
        made.set_plotarea({"fill": {"none": True}})
        made.show_hidden_data()
        made.set_size({"width": chart.width, "height": chart.height})
        page.insert_chart(
            chart.row, chart.column, made, {"description": chart.description, "object_position": 2}
        )

    def around(self, sheet: Sheet, page: Any) -> None:
        page.hide_gridlines(2)
        everywhere = f"A1:{place(sheet.last_row, len(sheet.widths) - 1)}"
        page.ignore_errors({"number_stored_as_text": everywhere, "formula_differs": everywhere})
        if sheet.hidden:
            page.hide()
        if sheet.colour:
            page.set_tab_color(sheet.colour)
        if sheet.frozen:
            page.freeze_panes(*sheet.frozen)
        page.set_selection(*sheet.start, *sheet.start)
        page.protect("", _ALLOWED)
        if sheet.landscape:
            page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.65)
        page.fit_to_pages(1, 0)
        if not sheet.hidden:  # LibreOffice prints every sheet that has an area, hidden or not
            page.print_area(0, 0, sheet.last_row, sheet.last_shown_column)
        if sheet.repeated:
            page.repeat_rows(*sheet.repeated)
        foot = self.workbook.foot.replace("&", "&&")
        page.set_footer(f'&L&"{look.TEXT_FACE}"&8{foot}&R&8Blad &A, pagina &P van &N')


def _properties(style: Style) -> dict[str, Any]:
    """Return the look of a cell in the words of XlsxWriter."""
    made: dict[str, Any] = {
        "font_name": look.TITLE_FACE if style.title else look.TEXT_FACE,
        "font_size": style.size,
        "font_color": style.colour,
        "align": style.align,
        "valign": _VERTICAL[style.vertical],
        "text_wrap": style.wrap,
        "locked": not style.unlocked,
        "num_format": _KINDS[style.kind],
    }
    if style.bold:
        made["bold"] = True
    if style.indent:
        made["indent"] = style.indent
    if style.fill:
        made |= {"bg_color": style.fill, "pattern": 1}
    if style.above:
        made |= {"top": 1, "top_color": style.above}
    if style.below:
        made |= {"bottom": 2 if style.heavy else 1, "bottom_color": style.below}
    return made


def _validate(page: Any, rule: Validation) -> None:
    """Put a rule on what may be typed."""
    area = rule.area
    kinds: dict[str, dict[str, Any]] = {
        "list": {"validate": "list", "source": f"={excel(rule.source)}"},
        "date": {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1)},
        "length": {"validate": "length", "criteria": "<=", "value": rule.limit},
    }
    words = {"error_title": rule.title, "error_message": rule.message, "ignore_blank": True}
    result = page.data_validation(
        area.row, area.column, area.last_row, area.last_column, kinds[rule.kind] | words
    )
    if result:
        message = f"no validation at {place(area.row, area.column)}"
        raise ValueError(message)
