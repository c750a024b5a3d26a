# SPDX-License-Identifier: EUPL-1.2
"""Running text to sentences and words.

A sentence ends at a full stop, question mark or exclamation mark before a space and a capital, digit or
opening quote; not after an abbreviation (``art.``) or an initial. A word is what stands between spaces,
without the marks around it: ``RI&E``, ``en/of`` and ``back-up`` are one word, and so is a number.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[’\"')»]*\s+(?=[A-ZÀ-Þ0-9‘“\"'(«])")
_SHORTENED = re.compile(
    r"(?:^|[\s(‘])(?:[A-Z]|art|bijv|bv|blz|ca|d\.w\.z|dr|drs|enz|etc|e\.d|evt|i\.v\.m|incl|ing|ir|jl|max|min"
    r"|mr|mw|m\.u\.v|nl|nr|n\.a\.v|o\.a|o\.g\.v|p|prof|resp|St|t\.a\.v|tel|t\/m|vgl|v\.w\.b|zgn)\.$"
)
_WORD = re.compile(r"[^\W_](?:[^\s()‘’“”\"«»,;:!?…–—]|’(?=\w)|,(?=\d)|:(?=\d))*")


def sentences(text: str) -> list[str]:
    """Split a text into its sentences, without the spaces between them."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        sentence = text[start : end.end()].strip()
        if not _SHORTENED.search(sentence):
            found.append(sentence)
            start = end.end()
    last = text[start:].strip()
    return [*found, last] if last else found


def words(text: str) -> list[str]:
    """Return the words of a text as they are written, without the marks around them."""
    return [word.rstrip(".'/-") for word in _WORD.findall(text)]
