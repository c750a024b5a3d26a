# SPDX-License-Identifier: EUPL-1.2
"""Abbreviations that the glossary knows, and that a lesson writes out the first time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kennisbank.rules.wording.names import is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.rules.wording.names import Names
    from kennisbank.rules.wording.texts import Finding, Text

_CANDIDATE = re.compile(r"(?<![\w.:/])(?:[A-Z]+(?:&[A-Z]+)?[0-9]*|[A-Z][a-z]{1,3})(?![A-Za-z0-9&]|:\w)")
_ROMAN = re.compile(r"[IVX]+[A-Z]?")
"""Numbers of chapters and lists ("lijst IA")."""
_EVERYDAY = frozenset({"EU", "IP", "ISO", "PDF", "QR", "SMS", "TV", "USB"})
"""What readers know better than the words that it stands for."""


def check(texts: Iterable[Text], names: Names) -> Iterator[Finding]:
    """Look at each file: unknown abbreviations everywhere, written-out ones in the sentences of lessons.

    A word such as "Bel" or "Woo" is an abbreviation only if a register says so. "Voluit (VLT)" is always
    enough, and what stands between quotation marks is not ours to explain.
    """
    told: set[tuple[str, str]] = set()
    before: dict[str, str] = {}
    for text in texts:
        file, lesson = text.document.file, text.document.kind == "les"
        so_far = before[file] = f"{before.get(file, '')} {text.text.lower()}" if lesson else ""
        for word in _abbreviations(text.own, names):
            known = word in names.known
            if (file, word) in told or (known and not (lesson and text.running)):
                continue
            told.add((file, word))
            if f"({word})" in text.text or f"({word}," in text.text:
                continue
            full = names.written.get(word, ())
            if not known and names.complete:
                yield text.at("KB910", word=word)
            elif full and not any(name.lower() in so_far for name in full):
                yield text.at("KB911", word=word, full=full[0])


def _abbreviations(text: str, names: Names) -> list[str]:
    return [
        word
        for word in dict.fromkeys(_CANDIDATE.findall(text))
        if word in names.written
        or (word.isupper() and is_abbreviation(word) and word not in _EVERYDAY and not _ROMAN.fullmatch(word))
    ]
