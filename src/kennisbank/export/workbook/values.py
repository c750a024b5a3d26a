# SPDX-License-Identifier: EUPL-1.2
"""The abstract workbook: sheets of cells with a look, and what stands around them.

Rows and columns count from 0. It knows nothing of XLSX or ODS; the writers know nothing of checklists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks; colours as ``#rrggbb``, sizes in points."""

    title: bool = False
    """In the typeface of titles."""
    size: float = 10
    bold: bool = False
    colour: str = "#13262b"
    fill: str | None = None
    align: Literal["left", "right"] = "left"
    vertical: Literal["top", "middle", "bottom"] = "top"
    wrap: bool = False
    indent: int = 0
    kind: Literal["general", "text", "date"] = "general"
    """``text``: whatever is typed stays text."""
    above: str | None = None
    """Colour of the line above."""
    below: str | None = None
    heavy: bool = False
    """The line below is heavy."""
    unlocked: bool = False
    """People may type here though the sheet is protected."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and its result in the empty form.

    The text is written as in Excel (English names, commas, ``"…"``), without ``=`` and with each cell as
    ``[[Sheet!B3]]`` or ``[[Sheet!B3:B9]]``; see ``formulas``.
    """

    text: str
    empty: str | int


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to an address; ``url`` is http or https."""

    text: str
    url: str


Value = str | int | Formula | Link | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell and how it looks."""

    value: Value
    style: Style


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells; both ends belong to it."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Validation:
    """What may be typed in an area, and what people read if they type something else."""

    area: Area
    kind: Literal["list", "date", "length"]
    title: str
    message: str
    source: str = ""
    """For a list: the cells to choose from, as ``[[Sheet!B3:B9]]``."""
    limit: int = 0
    """For a length: the most characters."""


@dataclass(frozen=True, slots=True)
class Conditional:
    """Another look for the cells of an area while a formula about its first row holds.

    In ``formula``, ``{row}`` stands for the row of the cell (counted from 1): ``$N{row}="x"``, same sheet.
    """

    area: Area
    formula: str
    colour: str | None = None
    fill: str | None = None
    bold: bool = False
    below: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One part of every bar."""

    name: str
    column: int
    colour: str
    hatched: bool = False
    """Lines of ``colour`` on white."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal stacked bars from 0 to 100, first row on top; its numbers stand on a sheet."""

    title: str
    description: str
    """What it shows, for who cannot see it."""
    sheet: str
    first_row: int
    last_row: int
    label_column: int
    series: tuple[Series, ...]
    row: int
    column: int
    width: int
    """In pixels (96 an inch)."""
    height: int


@dataclass(frozen=True, slots=True)
class Row:
    """How high a row is, in points; a row that is not given fits its text (``heights``)."""

    height: float | None = None
    hidden: bool = False
    grows: bool = False
    """It follows what people type."""


@dataclass(slots=True)
class Sheet:
    """One sheet; builders fill it cell by cell."""

    name: str
    widths: tuple[float, ...]
    """Of each column, in characters; 0 hides it."""
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    conditionals: list[Conditional] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    frozen: tuple[int, int] | None = None
    """How many rows and columns stay in sight."""
    repeated: tuple[int, int] | None = None
    """First and last row that stand on every printed page."""
    landscape: bool = True
    hidden: bool = False
    colour: str | None = None
    """Of its tab."""
    start: tuple[int, int] = (0, 0)
    """The cell that is chosen when it opens."""

    def put(self, row: int, column: int, value: Value, style: Style) -> None:
        """Write one cell."""
        self.cells[row, column] = Cell(value, style)

    def merge(self, area: Area, value: Value, style: Style) -> None:
        """Write one cell that takes the place of several."""
        for row in range(area.row, area.last_row + 1):
            for column in range(area.column, area.last_column + 1):
                self.put(row, column, None, style)
        self.put(area.row, area.column, value, style)
        self.merged.append(area)

    @property
    def last_row(self) -> int:
        """The last row with a cell."""
        return max(row for row, _ in self.cells)

    @property
    def last_shown_column(self) -> int:
        """The last column with a cell that is not hidden."""
        return max(column for _, column in self.cells if self.widths[column])


@dataclass(frozen=True, slots=True)
class Workbook:
    """The whole file."""

    title: str
    subject: str
    foot: str
    """What stands below each printed page."""
    stamp: Mapping[str, str]
    moment: dt.datetime
    sheets: tuple[Sheet, ...]
