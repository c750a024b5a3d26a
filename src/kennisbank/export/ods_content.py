# SPDX-License-Identifier: EUPL-1.2
"""The sheets of a workbook as OpenDocument tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kennisbank.export.ods_styles import FRAME, Styles, conditional_name
from kennisbank.export.odt_parts import characters, element
from kennisbank.export.workbook.formulas import open_formula, place
from kennisbank.export.workbook.values import Formula, Link, Row

if TYPE_CHECKING:
    from kennisbank.export.workbook.values import Area, Cell, Chart, Conditional, Sheet, Validation, Workbook

_PLAIN_ROW: Final = Row(15)
_OWN_ROW: Final = re.compile(r"(\$[A-Z]+)\{row\}")
_FIRST_DAY: Final = 36526
"""1 January 2000, counted as spreadsheets do."""


class Content:
    """Writes the tables, and remembers charts and conditional looks, which stand elsewhere in the file."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.styles = Styles()
        self.charts: list[Chart] = []
        self.conditionals: list[Conditional] = []
        self.rules: list[tuple[str, Validation, str]] = []

    def body(self) -> str:
        """Return ``office:body``; after it ``styles``, ``charts`` and ``conditionals`` are complete."""
        tables = [self.table(sheet) for sheet in self.workbook.sheets]
        settings = element(
            "table:calculation-settings",
            table__case_sensitive="false",
            table__search_criteria_must_apply_to_whole_cell="true",
            table__use_regular_expressions="false",
            table__use_wildcards="true",
            table__automatic_find_labels="false",
        )
        rules = element("table:content-validations", *(_rule(*one) for one in self.rules))
        return element("office:body", element("office:spreadsheet", settings, rules, *tables))

    def table(self, sheet: Sheet) -> str:
        """Return one sheet."""
        facts = {
            "table__name": sheet.name,
            "table__style_name": self.styles.table(sheet),
            "table__protected": "true",
        }
        if sheet.hidden:
            facts["table__print"] = "false"
        else:
            last = place(sheet.last_row, sheet.last_shown_column)
            facts["table__print_ranges"] = f"{_sheet(sheet.name)}.A1:{_sheet(sheet.name)}.{last}"
        may_select = {"loext__select_protected_cells": "true", "loext__select_unprotected_cells": "true"}
        protection = element("loext:table-protection", **may_select)
        columns = (self.column(width) for width in sheet.widths)
        return element("table:table", protection, *columns, self.rows(sheet), self.looks(sheet), **facts)

    def column(self, width: float) -> str:
        """Return one column; without width it is hidden."""
        facts = {"table__style_name": self.styles.column(width)}
        if width == 0:
            facts["table__visibility"] = "collapse"
        return element("table:table-column", **facts)

    def rows(self, sheet: Sheet) -> str:
        """Return all rows, those that repeat on paper as a group."""
        rules = self.validations(sheet)
        covered = {(row, column) for area in sheet.merged for row, column in _cells(area)}
        heads = {(area.row, area.column): area for area in sheet.merged}
        charts = {(chart.row, chart.column): chart for chart in sheet.charts}
        by_row: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sheet.cells.items():
            by_row.setdefault(row, {})[column] = cell
        last = max([*by_row, *(row for row, _ in charts)])
        texts = []
        for row in range(last + 1):
            cells = by_row.get(row, {})
            width = max([*cells, *(column for at, column in charts if at == row)], default=-1) + 1
            parts = []
            for column in range(width):
                at = (row, column)
                drawn = self.chart(charts[at]) if at in charts else ""
                rule = rules.get(at)
                parts.append(self.cell(cells.get(column), heads.get(at), at in covered, rule, drawn))
            texts.append(self.row(sheet.rows.get(row, _PLAIN_ROW), parts))
        if sheet.repeated:
            first, end = sheet.repeated
            head = element("table:table-header-rows", *texts[first : end + 1])
            texts[first : end + 1] = [head]
        return "".join(texts)

    def row(self, row: Row, cells: list[str]) -> str:
        """Return one row."""
        facts = {"table__style_name": self.styles.row(row)}
        if row.hidden:
            facts["table__visibility"] = "collapse"
        return element("table:table-row", *(cells or [element("table:table-cell")]), **facts)

    def cell(
        self, cell: Cell | None, merged: Area | None, covered: bool, rule: str | None, drawn: str
    ) -> str:
        """Return one cell; ``drawn`` is a chart that hangs on it."""
        if cell is None:
            return element("table:table-cell", *([drawn] if drawn else []))
        facts: dict[str, str | int] = {"table__style_name": self.styles.cell(cell.style)}
        if rule:
            facts["table__content_validation_name"] = rule
        if merged is not None:
            facts["table__number_columns_spanned"] = merged.last_column - merged.column + 1
            facts["table__number_rows_spanned"] = merged.last_row - merged.row + 1
        elif covered:
            return element("table:covered-table-cell", **facts)
        value, shown = _value(cell)
        return element("table:table-cell", shown, drawn, **facts, **value)

    def validations(self, sheet: Sheet) -> dict[tuple[int, int], str]:
        """Return the name of the rule of each cell that has one."""
        found = {}
        for rule in sheet.validations:
            name = f"regel{len(self.rules) + 1}"
            self.rules.append((name, rule, f"{_sheet(sheet.name)}.{place(rule.area.row, rule.area.column)}"))
            for at in _cells(rule.area):
                cell = sheet.cells.get(at)
                if cell is not None and cell.style.unlocked:
                    found[at] = name
        return found

    def looks(self, sheet: Sheet) -> str:
        """Return the conditional looks of a sheet, as LibreOffice has them."""
        made = []
        for rule in sheet.conditionals:
            area = rule.area
            name = conditional_name(len(self.conditionals))
            self.conditionals.append(rule)
            first = f"{_sheet(sheet.name)}.{place(area.row, area.column)}"
            last = f"{_sheet(sheet.name)}.{place(area.last_row, area.last_column)}"
            condition = element(
                "calcext:condition",
                calcext__apply_style_name=name,
                calcext__value=f"formula-is({_own(rule.formula, area.row)})",
                calcext__base_cell_address=first,
            )
            made.append(
                element(
                    "calcext:conditional-format", condition, calcext__target_range_address=f"{first}:{last}"
                )
            )
        return element("calcext:conditional-formats", *made) if made else ""

    def chart(self, chart: Chart) -> str:
        """Return the frame of a chart; what it shows stands in an object of its own."""
        self.charts.append(chart)
        number = len(self.charts)
        name = _sheet(chart.sheet)
        columns = (chart.label_column, *(series.column for series in chart.series))
        ranges = (
            f"{name}.{place(chart.first_row, column)}:{name}.{place(chart.last_row, column)}"
            for column in columns
        )
        drawn = element(
            "draw:object",
            draw__notify_on_update_of_ranges=" ".join(ranges),
            xlink__href=f"./Object {number}",
            xlink__type="simple",
            xlink__show="embed",
            xlink__actuate="onLoad",
        )
        return element(
            "draw:frame",
            drawn,
            element("svg:title", "Profiel"),
            element("svg:desc", characters(chart.description)),
            draw__z_index=0,
            draw__style_name=FRAME,
            draw__name=f"Grafiek {number}",
            svg__width=f"{chart.width / 96:.3f}in",
            svg__height=f"{chart.height / 96:.3f}in",
            svg__x="0in",
            svg__y="0in",
        )


def _value(cell: Cell) -> tuple[dict[str, str | int], str]:
    """Return the attributes of a value, and what the cell shows."""
    value = cell.value
    if value is None:
        return {}, ""
    if isinstance(value, Link):
        link = element("text:a", characters(value.text), xlink__href=value.url, xlink__type="simple")
        return _text(), element("text:p", link)
    if isinstance(value, Formula):
        facts, shown = _plain(value.empty)
        if isinstance(value.empty, str):
            facts["office__string_value"] = value.empty
        return {"table__formula": f"of:={open_formula(value.text)}"} | facts, shown
    return _plain(value)


def _plain(value: str | int) -> tuple[dict[str, str | int], str]:
    if isinstance(value, str):
        return _text(), "".join(element("text:p", characters(line)) for line in value.split("\n"))
    facts: dict[str, str | int] = {"office__value_type": "float", "office__value": value}
    return facts | {"calcext__value_type": "float"}, element("text:p", str(value))


def _text() -> dict[str, str | int]:
    return {"office__value_type": "string", "calcext__value_type": "string"}


def _cells(area: Area) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(area.row, area.last_row + 1)
        for column in range(area.column, area.last_column + 1)
    ]


def _sheet(name: str) -> str:
    return name if name.isalpha() else f"'{name}'"


def _own(formula: str, row: int) -> str:
    """Spell the formula of a conditional look, whose cells stand on the same sheet."""
    return _OWN_ROW.sub(lambda found: f"[.{found[1]}{row + 1}]", open_formula(formula))


def _rule(name: str, rule: Validation, base: str) -> str:
    conditions = {
        "list": f"of:cell-content-is-in-list({open_formula(rule.source)})",
        "date": f"of:cell-content-is-date() and cell-content()>={_FIRST_DAY}",
        "length": f"of:cell-content-text-length()<={rule.limit}",
    }
    message = element(
        "table:error-message",
        element("text:p", characters(rule.message)),
        table__title=rule.title,
        table__display="true",
        table__message_type="stop",
    )
    facts = {"table__display_list": "unsorted"} if rule.kind == "list" else {}
    return element(
        "table:content-validation",
        message,
        table__name=name,
        table__condition=conditions[rule.kind],
        table__allow_empty_cell="true",
        table__base_cell_address=base,
        **facts,
    )
