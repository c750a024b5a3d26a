# SPDX-License-Identifier: EUPL-1.2
"""The XLSX workbook, recalculated by LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import calc
from equality.engines import _calc, _workbook
from kennisbank.export import xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equality import frame

NAME = "xlsx-libreoffice"
TITLE = "Excel-werkmap (XLSX)"
PROGRAM = "LibreOffice Calc"
CODE = (
    *_workbook.CODE,
    "src/kennisbank/export/xlsx.py",
)
FIGURES = _workbook.FIGURES
carries = _workbook.carries
version = calc.version


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    """Fill in every answer set and recalculate."""
    return _calc.run(jobs, "xlsx", xlsx.render)
