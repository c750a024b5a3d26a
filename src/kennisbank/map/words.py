# SPDX-License-Identifier: EUPL-1.2
"""Words on the map: how wide they are, and how they are put on lines.

Widths are those of Source Serif 4 at weight 600, in thousandths of its size and rounded to 20. A letter that
is not in the table counts as a wide one: lines then come out short, never too long.
"""

from __future__ import annotations

import math
import unicodedata
from typing import Final

_TABLE: Final = {
    200: "'",
    220: " \u00a0",
    300: ",.:;|\u2018\u2019",
    320: "!j",
    340: "-il",
    360: "/[\\]t{}",
    380: "()If",
    400: "J`",
    420: '"',
    440: "?",
    460: "*",
    480: "rs",
    500: "z",
    520: "_c",
    540: "#$+0123456789<=>^e~\u2013",
    560: "Sa",
    580: "gvx",
    600: "FZoy",
    620: "Ldkq",
    640: "EPTbhpu",
    660: "BCYn",
    680: "X",
    700: "RV",
    720: "AGK",
    740: "&DOQ",
    760: "NU",
    800: "H",
    840: "w",
    860: "@",
    920: "M",
    940: "%",
    960: "m",
    1020: "W\u2026",
}
_WIDTHS: Final = {letter: width for width, letters in _TABLE.items() for letter in letters}
_OTHER: Final = 1100
_TAIL: Final = 3
CUT: Final = "\u2026"
"""Where a name goes on that does not fit; its link says it whole."""


def width(text: str, size: float) -> float:
    """Return how wide a line is, in the unit of ``size``."""
    return sum(_letter(letter) for letter in text) * size / 1000


def wrap(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """Put text on at most this many lines, of about the same width; what does not fit is cut.

    :param text: folded to one line.
    :param room: the width that a line may have.
    """
    words = [piece for word in text.split(" ") for piece in _pieces(word, size, room)]
    broken = _fill(words, size, room)
    if len(broken) > lines:
        kept = broken[:lines]
        while kept[-1] and width(kept[-1] + CUT, size) > room:
            kept[-1] = kept[-1][:-1].rstrip()
        return (*kept[:-1], kept[-1] + CUT)
    for part in range(40, 100, 4):  # the narrowest that needs no more lines
        narrower = _fill(words, size, room * part / 100)
        if len(narrower) == len(broken) and all(width(line, size) <= room for line in narrower):
            return tuple(narrower)
    return tuple(broken)


def _letter(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    base = unicodedata.normalize("NFD", letter)[0]
    return 0 if unicodedata.combining(letter) else _WIDTHS.get(base, _OTHER)


def _pieces(word: str, size: float, room: float) -> list[str]:
    """Break a word that is wider than a line; a hyphen says that it goes on."""
    pieces: list[str] = []
    while width(word, size) > room:
        end = len(word) - 1
        while end > 1 and width(word[:end] + "-", size) > room:
            end -= 1
        end = max(1, min(end, len(word) - _TAIL))  # no last letter alone on a line
        pieces.append(word[:end] + ("" if word[end - 1] == "-" else "-"))
        word = word[end:]
    return [*pieces, word]


def _fill(words: list[str], size: float, room: float) -> list[str]:
    """Put words on lines, as many on each as fit; a word that is wider stands alone."""
    lines: list[str] = []
    left = -math.inf
    for word in words:
        needed = width(f" {word}", size)
        if lines and needed <= left:
            lines[-1] += f" {word}"
            left -= needed
        else:
            lines.append(word)
            left = room - width(word, size)
    return lines
