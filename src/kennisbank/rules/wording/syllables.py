# SPDX-License-Identifier: EUPL-1.2
"""How many syllables a Dutch word has, for formulas that ask for it.

Hyphenation (``pyphen``) alone counts too few: it never parts a single letter from the rest, so that "idee"
and "over" would have one syllable. So groups of vowels are counted (``aai``, ``ie``, ``ë`` …), and
hyphenation tells which groups are really two (``mu-se-um``). English words have a table of their own.
Letters that are read one by one ("VNG") count as one syllable each. The test holds words with known counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

Breaks = Callable[[str], Sequence[int]]
"""Where a word may be hyphenated: offsets of the letters that may start the next line."""

_GROUP = re.compile(
    r"aai|ooi|oei|eau|eeu|ieu|ë[ei]|ij|aa|ee|oo|uu|éé|óó|ie|oe|eu|ui|ou|au|ei|ai|oi|[aeo]y(?![aeiou])"
    r"|(?<!q)u|y(?![aeiou])|[aeioáéíóúàèìòùâêîôûäëïöü]"
)
_ENGLISH = {
    "awareness": 3,
    "board": 1,
    "compliance": 3,
    "deadline": 2,
    "download": 2,
    "escaperoom": 3,
    "facebook": 2,
    "offline": 2,
    "online": 2,
    "malware": 2,
    "ransomware": 3,
    "service": 2,
    "software": 2,
    "stakeholder": 3,
    "team": 1,
    "update": 2,
    "upload": 2,
    "website": 2,
}
"""English words that stand in Dutch ones too ("websites", "teamleider"), with their syllables."""
_ENGLISH_ALONE = {"case": 1, "fake": 1, "game": 1, "intake": 2, "lead": 1, "live": 1, "office": 2, "site": 1}
"""English words that could be part of a Dutch word with another sound ("olive", "legitiem")."""
_ENGLISH_PART = re.compile("|".join(_ENGLISH) + "|^(?:" + "|".join(_ENGLISH_ALONE) + r")(?=s?$)")


def syllables(word: str, breaks: Breaks) -> int:
    """Count the syllables of one word; at least one.

    :param breaks: gives the places for a hyphen; asked only where a group of vowels could be two.
    """
    return sum(_piece(piece, breaks) for piece in re.split(r"[-/&]", word) if piece) or 1


def _piece(piece: str, breaks: Breaks) -> int:
    if piece.isupper() and len(piece) <= 4 and not re.search(r"[AEIOU]", piece[1:-1]):
        return len(piece)
    rest = lower = piece.lower()
    count = 0
    for found in _ENGLISH_PART.findall(lower):
        count += (_ENGLISH | _ENGLISH_ALONE)[found]
        rest = rest.replace(found, " ", 1)
    for part in rest.split():
        count += _groups(part, breaks)
    return count or 1


def _groups(part: str, breaks: Breaks) -> int:
    """Count groups of vowels, parted where hyphenation says that one of them is two."""
    groups = [match.span() for match in _GROUP.finditer(part)]
    if all(end - start == 1 for start, end in groups):
        return len(groups)
    places = [place for place in breaks(part) if any(start < place < end for start, end in groups)]
    ends = [0, *places, len(part)]
    return sum(len(_GROUP.findall(part[start:end])) for start, end in pairwise(ends))
