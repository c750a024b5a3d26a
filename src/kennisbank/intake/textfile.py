# SPDX-License-Identifier: EUPL-1.2
"""Text files that strangers send (CSV, Markdown): bytes to text, whatever program saved them."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from kennisbank.intake.contents import Unreadable, report

if TYPE_CHECKING:
    from kennisbank.diagnostics import Diagnostic

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Longer marks before shorter ones that they start with."""
_WINDOWS: Final = "cp1252"
_SAMPLE: Final = 4_096


def looks_like_text(data: bytes) -> bool:
    """Say whether this can be a text file: no null characters, unless a byte order mark explains them."""
    return any(data.startswith(mark) for mark, _ in _MARKS) or b"\x00" not in data[:_SAMPLE]


def sample(data: bytes, size: int) -> str:
    """Return the text of the first bytes, for recognising a kind of file; never raises."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    return _lines(data[:size].decode(marked, "replace"))


def decode(data: bytes, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text with line feeds, and a hint (KB826) where the encoding had to be concluded.

    A byte order mark decides; then UTF-8; then Windows-1252, as older programs save.

    :raises Unreadable: KB827 if it is none of these.
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    try:
        return _lines(data.decode(marked or "utf-8")), ()
    except UnicodeDecodeError as error:
        if marked:
            raise Unreadable("KB827") from error
    try:
        text = data.decode(_WINDOWS)
    except UnicodeDecodeError as error:
        raise Unreadable("KB827") from error
    if not looks_like_text(data):
        raise Unreadable("KB827")
    return _lines(text), (report("KB826", file, encoding="Windows-1252"),)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
