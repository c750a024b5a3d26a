# SPDX-License-Identifier: EUPL-1.2
"""The ODS workbook, recalculated by LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import calc
from equality.engines import _calc, _workbook
from kennisbank.export import ods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equality import frame

NAME = "ods-libreoffice"
TITLE = "OpenDocument-werkmap (ODS)"
PROGRAM = "LibreOffice Calc"
CODE = (
    *_workbook.CODE,
    "src/kennisbank/export/ods.py",
    "src/kennisbank/export/ods_content.py",
)
FIGURES = _workbook.FIGURES
carries = _workbook.carries
version = calc.version


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    """Fill in every answer set and recalculate."""
    return _calc.run(jobs, "ods", ods.render)
