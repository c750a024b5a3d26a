# SPDX-License-Identifier: EUPL-1.2
"""Formulas written once, spelled for two kinds of file.

``[[Sheet!B3]]`` stands for a cell. Only functions that every spreadsheet has had since 2007, none that
recalculates without need, none that takes an array.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kennisbank.export.workbook.values import Area

LITERAL: Final = 255
"""Characters of a text inside a formula that Excel takes."""

_TOKEN: Final = re.compile(r'"(?:[^"]|"")*"|\[\[([^!\]]+)!([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?\]\]|,')
_PLAIN_NAME: Final = re.compile(r"[A-Za-z]+")


def column_name(column: int) -> str:
    """Return the letters of a column: 0 is ``A``, 26 is ``AA``."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def place(row: int, column: int) -> str:
    """Return the name of a cell within its sheet: ``B3``."""
    return f"{column_name(column)}{row + 1}"


def cell(sheet: str, row: int, column: int) -> str:
    """Return a cell as it stands in a formula."""
    return f"[[{sheet}!{place(row, column)}]]"


def span(sheet: str, area: Area) -> str:
    """Return a block of cells as it stands in a formula."""
    return f"[[{sheet}!{place(area.row, area.column)}:{place(area.last_row, area.last_column)}]]"


def text(value: str) -> str:
    """Return a short fixed text as it stands in a formula; what editors write stands in a cell instead.

    :raises ValueError: if it is longer than Excel takes.
    """
    if len(value) > LITERAL:
        raise ValueError(value)
    return '"' + value.replace('"', '""') + '"'


def joined(parts: Iterable[str]) -> str:
    """Return texts one after the other."""
    return "&".join(parts)


def excel(formula: str) -> str:
    """Spell a formula for XLSX, without ``=``."""

    def spell(found: re.Match[str]) -> str:
        sheet, column, row, last_column, last_row = found.groups()
        if sheet is None:
            return found[0]
        name = sheet if _PLAIN_NAME.fullmatch(sheet) else f"'{sheet}'"
        end = f":${last_column}${last_row}" if last_column else ""
        return f"{name}!${column}${row}{end}"

    return _TOKEN.sub(spell, formula)


def open_formula(formula: str) -> str:
    """Spell a formula for ODS (OpenFormula), without ``of:=``."""

    def spell(found: re.Match[str]) -> str:
        sheet, column, row, last_column, last_row = found.groups()
        if sheet is None:
            return ";" if found[0] == "," else found[0]
        name = sheet if _PLAIN_NAME.fullmatch(sheet) else f"'{sheet}'"
        end = f":.${last_column}${last_row}" if last_column else ""
        return f"[${name}.${column}${row}{end}]"

    return _TOKEN.sub(spell, formula)
