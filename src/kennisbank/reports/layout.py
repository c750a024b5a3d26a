# SPDX-License-Identifier: EUPL-1.2
"""A ``Summary`` as plain text, aligned in columns; a terminal with rich shows ``terminal`` instead."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kennisbank.reports.summary import HEADER, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.reports.summary import Row, Section, Summary

WIDTH = 78
"""Longer lines of running text are broken."""
TITLE_WIDTH = 40
"""A longer title is cut in the plain table, so that the figures stay under each other."""
LEFT = {0, len(HEADER) - 1}
"""Columns of words; the others hold figures and are aligned right."""


def plain(summary: Summary) -> str:
    """Lay the summary out as lines of text, without colour or frames."""
    lines = [summary.title, "=" * len(summary.title), summary.origin, "", *_table(summary.rows), "", NOTE]
    for section in summary.sections:
        lines += ["", section.title, "-" * len(section.title), *_items(section)]
    return "\n".join(lines)


def _table(rows: tuple[Row, ...]) -> Iterator[str]:
    cells = [HEADER, *((_indent(row), *row.cells[1:]) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADER))]
    for number, row in enumerate(cells):
        padded = [
            cell.ljust(width) if column in LEFT else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(padded).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)


def _indent(row: Row) -> str:
    title = "  " * row.depth + row.cells[0]
    return title if len(title) <= TITLE_WIDTH else title[: TITLE_WIDTH - 1] + "…"


def _items(section: Section) -> Iterator[str]:
    for item in section.items:
        yield from _wrapped(item.text, "- ", "  ")
        for detail in item.details:
            yield from _wrapped(detail, "  ", "  ")


def _wrapped(text: str, first: str, other: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=other,
        break_long_words=False,
        break_on_hyphens=False,
    )
