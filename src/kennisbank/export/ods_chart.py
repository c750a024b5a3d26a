# SPDX-License-Identifier: EUPL-1.2
"""A chart of a workbook as an OpenDocument object of its own: content and styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export.odt_parts import element
from kennisbank.export.workbook import look
from kennisbank.export.workbook.formulas import place

if TYPE_CHECKING:
    from kennisbank.export.workbook.values import Chart, Series

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.chart"


def content(chart: Chart) -> str:
    """Return what stands inside ``office:document-content``."""
    return _styles(chart) + element("office:body", element("office:chart", _chart(chart)))


def styles(chart: Chart) -> str:
    """Return what stands inside ``office:document-styles``: the hatchings, each in its colour."""
    colours = sorted({series.colour for series in chart.series if series.hatched})
    hatchings = (
        element(
            "draw:hatch",
            draw__name=_hatching(colour),
            draw__style="single",
            draw__color=colour,
            draw__distance="0.11cm",
            draw__rotation=450,
        )
        for colour in colours
    )
    return element("office:styles", *hatchings)


def _hatching(colour: str) -> str:
    return f"Arcering_{colour[1:]}"


def _styles(chart: Chart) -> str:
    """Return the looks of all parts."""
    percent = element(
        "number:number-style",
        element("number:number", number__decimal_places=0, number__min_integer_digits=1),
        element("number:text", "%"),
        style__name="N1",
    )
    bare = element("style:graphic-properties", draw__stroke="none", draw__fill="none")
    plot = element(
        "style:chart-properties",
        chart__vertical="true",
        chart__stacked="true",
        chart__include_hidden_cells="true",
        chart__auto_position="true",
        chart__auto_size="true",
        chart__treat_empty_cells="leave-gap",
    )
    labels = element(
        "style:chart-properties",
        chart__display_label="true",
        chart__reverse_direction="true",
        chart__tick_marks_major_inner="false",
        chart__tick_marks_major_outer="false",
        chart__gap_width=90,
        chart__overlap=100,
    )
    values = element(
        "style:chart-properties",
        chart__display_label="true",
        chart__minimum=0,
        chart__maximum=100,
        chart__interval_major=25,
        chart__tick_marks_major_inner="false",
        chart__tick_marks_major_outer="false",
        chart__link_data_style_to_source="false",
        chart__axis_label_position="outside-end",
        chart__gap_width=90,
        chart__overlap=100,
    )
    line = element("style:graphic-properties", draw__stroke="solid", svg__stroke_color=look.INK)
    grid = element(
        "style:graphic-properties",
        draw__stroke="solid",
        svg__stroke_color=look.LINE,
        svg__stroke_width="0.02cm",
    )
    return element(
        "office:automatic-styles",
        percent,
        _style("vlak", bare),
        _style("legenda", bare, _letters(9, look.SOFT)),
        _style("beeld", plot),
        _style("wand", bare),
        _style("namen", labels, line, _letters(10, look.INK)),
        _style("schaal", values, bare, _letters(9, look.SOFT), style__data_style_name="N1"),
        _style("lijnen", grid),
        *(_series_style(number, series) for number, series in enumerate(chart.series)),
    )


def _style(name: str, *parts: str, **facts: str) -> str:
    return element("style:style", *parts, style__name=name, style__family="chart", **facts)


def _letters(size: int, colour: str) -> str:
    return element(
        "style:text-properties", fo__font_family=look.TEXT_FACE, fo__font_size=f"{size}pt", fo__color=colour
    )


def _series_style(number: int, series: Series) -> str:
    fill = {"draw__fill": "solid", "draw__fill_color": series.colour}
    if series.hatched:
        fill = {
            "draw__fill": "hatch",
            "draw__fill_color": "#ffffff",
            "draw__fill_hatch_name": _hatching(series.colour),
            "draw__fill_hatch_solid": "true",
        }
    return _style(f"reeks{number}", element("style:graphic-properties", draw__stroke="none", **fill))


def _chart(chart: Chart) -> str:
    first, last = chart.first_row, chart.last_row
    columns = [chart.label_column, *(series.column for series in chart.series)]

    def cells(column: int, start: int = first, end: int = last) -> str:
        return f"{chart.sheet}.{place(start, column)}:{chart.sheet}.{place(end, column)}"

    names = element("chart:categories", table__cell_range_address=cells(chart.label_column))
    axes = (
        element(
            "chart:axis", names, chart__dimension="x", chart__name="primary-x", chart__style_name="namen"
        ),
        element(
            "chart:axis",
            element("chart:grid", chart__style_name="lijnen", chart__class="major"),
            chart__dimension="y",
            chart__name="primary-y",
            chart__style_name="schaal",
        ),
    )
    count = last - first + 1
    series = (
        element(
            "chart:series",
            element("chart:data-point", chart__repeated=count),
            chart__style_name=f"reeks{number}",
            chart__values_cell_range_address=cells(one.column),
            chart__label_cell_address=f"{chart.sheet}.{place(first - 1, one.column)}",
            chart__class="chart:bar",
        )
        for number, one in enumerate(chart.series)
    )
    plot = element(
        "chart:plot-area",
        *axes,
        *series,
        element("chart:wall", chart__style_name="wand"),
        chart__style_name="beeld",
        table__cell_range_address=f"{chart.sheet}.{place(first - 1, columns[0])}:"
        f"{chart.sheet}.{place(last, columns[-1])}",
        chart__data_source_has_labels="both",
    )
    legend = element(
        "chart:legend",
        chart__legend_position="bottom",
        style__legend_expansion="wide",
        chart__style_name="legenda",
    )
    return element(
        "chart:chart",
        legend,
        plot,
        chart__class="chart:bar",
        chart__style_name="vlak",
        xlink__href="..",
        xlink__type="simple",
        svg__width=f"{chart.width / 96:.3f}in",
        svg__height=f"{chart.height / 96:.3f}in",
    )
