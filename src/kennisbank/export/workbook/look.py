# SPDX-License-Identifier: EUPL-1.2
"""The looks of cells: the colours of the site (``web/css/tokens.css``, light), one accent.

Arial and Georgia stand on every Windows and Mac; LibreOffice elsewhere has faces of the same widths.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kennisbank.export.workbook.values import Style

TEXT_FACE: Final = "Arial"
TITLE_FACE: Final = "Georgia"

INK: Final = "#13262b"
SOFT: Final = "#42565c"
LINE: Final = "#c9d4d1"
SURFACE: Final = "#f1f5f3"
PRIMARY: Final = "#0b5563"
PRIMARY_SOFT: Final = "#dcecee"
OPEN: Final = "#4f8791"
TRACK: Final = "#e3ebe8"
MARK: Final = "#f0b429"
ALERT: Final = "#a3341f"
ALERT_SOFT: Final = "#fbeae5"
GREY: Final = "#8a979a"

PLAIN: Final = Style()
TITLE: Final = Style(title=True, size=20, bold=True, vertical="middle")
HEADING: Final = Style(title=True, size=14, bold=True, vertical="middle")
SUBTITLE: Final = Style(size=11, colour=SOFT, vertical="middle")
BODY: Final = Style(wrap=True)
SOFT_BODY: Final = Style(wrap=True, colour=SOFT)
HEAD: Final = Style(bold=True, wrap=True, below=INK, heavy=True, vertical="bottom")
HEAD_RIGHT: Final = replace(HEAD, align="right")

ROW: Final = Style(wrap=True, below=LINE, vertical="middle")
ROW_SOFT: Final = replace(ROW, colour=SOFT)
ROW_STRONG: Final = replace(ROW, bold=True)

ROW_SINGLE: Final = Style(below=LINE, vertical="middle")
ROW_NAME: Final = replace(ROW_SINGLE, bold=True)
ROW_WHOLE: Final = Style(bold=True, above=INK, below=LINE, vertical="middle")
LISTED: Final = Style(wrap=True, vertical="middle")

ROW_IN: Final = replace(ROW, indent=1)
ROW_IN_SOFT: Final = replace(ROW_SOFT, indent=1)
HEAD_IN: Final = replace(HEAD, indent=1)
INPUT: Final = Style(wrap=True, indent=1, below=LINE, kind="text", unlocked=True, vertical="middle")
CHOICE: Final = replace(INPUT, fill=PRIMARY_SOFT, bold=True)
INPUT_DATE: Final = replace(INPUT, kind="date")
SECTION: Final = Style(
    title=True, size=12, bold=True, colour=PRIMARY, vertical="middle", below=PRIMARY, fill=SURFACE
)
SECTION_SOFT: Final = Style(indent=1, colour=SOFT, vertical="middle", below=PRIMARY, fill=SURFACE)

KEY: Final = Style(size=8, colour=GREY)
FIGURE: Final = Style(title=True, size=22, bold=True, colour=PRIMARY, vertical="middle")
FIGURE_HEAD: Final = Style(colour=SOFT, above=INK, vertical="middle")
FIGURE_NOTE: Final = Style(colour=SOFT, wrap=True)
LABEL_CELL: Final = Style(kind="text", unlocked=True)
LISTED_SOFT: Final = replace(LISTED, colour=SOFT)
LISTED_STRONG: Final = replace(LISTED, bold=True)
LISTED_DATE: Final = replace(LISTED, kind="date")
LINK: Final = Style(wrap=True, below=LINE, colour=PRIMARY, vertical="middle")
SUBJECT: Final = Style(below=LINE, kind="text", unlocked=True, fill=PRIMARY_SOFT, vertical="middle")
SUBJECT_DATE: Final = replace(SUBJECT, kind="date")
SUBJECT_LABEL: Final = Style(bold=True, vertical="middle")
