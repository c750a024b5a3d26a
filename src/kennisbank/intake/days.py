# SPDX-License-Identifier: EUPL-1.2
"""Days as people and programs write them, as ISO days."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from kennisbank.labels import MONTHS

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]*(?:z|[+-][\d:]+)?)?")
_DUTCH: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})")
_WORDS: Final = re.compile(r"(\d{1,2})[-. ]+([a-z]{3,9})[.]?[- ]+(\d{4})")
_EPOCH: Final = dt.date(1899, 12, 30)
_EPOCH_1904: Final = dt.date(1904, 1, 1)
_LAST_SERIAL: Final = 2_958_465
"""31 December 9999, as spreadsheets count."""


def iso(text: str) -> str:
    """Return a day as ``2026-12-24``; the text as it is if it is not surely one day.

    Day before month, as in the Netherlands; two figures for a year are left alone.
    """
    words = text.strip().casefold()
    if found := _ISO.fullmatch(words):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DUTCH.fullmatch(words):
        day, month, year = (int(part) for part in found.groups())
    elif found := _WORDS.fullmatch(words):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        return text
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return text


def from_serial(number: float, *, from_1904: bool = False) -> str | None:
    """Return the ISO day of a number as spreadsheets count days, or ``None`` if it is none."""
    if not 1 <= number <= _LAST_SERIAL - (1_462 if from_1904 else 0):
        return None
    start = _EPOCH_1904 if from_1904 else _EPOCH
    return (start + dt.timedelta(days=int(number))).isoformat()


def _month(word: str) -> int:
    """Return the number of a Dutch month, whole or its first three letters (maart: mrt); 0 if it is none."""
    if word == "mrt":
        return 3
    for number, month in enumerate(MONTHS, 1):
        if word in (month, month[:3]):
            return number
    return 0
