# SPDX-License-Identifier: EUPL-1.2
"""A ``Summary`` as a table with colours, by the library rich (extra ``terminal``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kennisbank.reports.layout import LEFT
from kennisbank.reports.summary import HEADER, NOTE

if TYPE_CHECKING:
    from kennisbank.reports.summary import Item, Summary


def show(summary: Summary, console: Console | None = None) -> None:
    """Print the summary; content is never read as markup.

    :param console: where to print; without it, standard output.
    """
    console = console or Console(highlight=False)
    console.print(Text(summary.title, style="bold"))
    console.print(Text(summary.origin, style="dim"))
    console.print(_table(summary))
    console.print(Text(NOTE, style="dim"))
    for section in summary.sections:
        console.print()
        console.print(Text(section.title, style="bold"))
        for item in section.items:
            console.print(Padding(_item(item), (0, 0, 0, 2)))


def _table(summary: Summary) -> Table:
    table = Table()
    for column, name in enumerate(HEADER):
        words = column in LEFT
        table.add_column(Text(name), justify="left" if words else "right", no_wrap=not words)
    for row in summary.rows:
        style = "" if row.depth else "bold"
        title = "  " * row.depth + row.cells[0]
        table.add_row(*(Text(cell, style=style) for cell in (title, *row.cells[1:])))
    return table


def _item(item: Item) -> Text:
    text = Text(f"• {item.text}")
    for detail in item.details:
        text.append(f"\n  {detail}", style="dim")
    return text
