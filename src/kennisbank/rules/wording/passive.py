# SPDX-License-Identifier: EUPL-1.2
"""Passive sentences: "wordt gemeld" hides who reports.

Told from their form, without a parser: a form of "worden" with a participle beside it or at the end of the
same clause. What looks like a participle but is none stands in ``_OTHERS``.
A passive is no mistake, so this is a hint, and it would rather miss one than be wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.rules.wording.texts import Finding, Text

_WORDEN = re.compile(r"\b(?:wordt|worden|werd|werden)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[,;:.?!()–…‘’]+|\b(?:als|dat|die|en|maar|nadat|omdat|terwijl|totdat|voordat|wanneer|zodat)\b"
)
"""What stands between clauses."""
_PARTICIPLE = re.compile(
    r"(?:aan|achter|af|bij|bloot|dicht|door|goed|in|klaar|kwijt|los|mee|mis|na|neer|om|onder|op|open|over|rond"
    r"|samen|stil|tegen|terecht|terug|toe|uit|vast|vol|voor|vrij|weg|weer)?"
    r"(?:ge|be|ver|ont|her|er)[a-zéëïöü]{2,}(?:d|t|en)"
)
_WITHOUT_GE = re.compile(r"(?:door|mis|om|onder|over|vol|weer)[a-z]{3,}(?:d|t|en)")
"""Participles that look like no participle ("overtreden"); believed only right beside the verb."""
_MODAL = frozenset({"kan", "kunnen", "mag", "mogen", "moet", "moeten", "zal", "zou", "zouden", "zullen"})
_OTHERS = frozenset(
    {
        *("bedrag", "bedrijven", "beelden", "begrippen", "bekend", "belangen", "beleid", "bereid", "bericht"),
        *("berichten", "besluit", "besluiten", "bestanden", "bestuurd", "bevoegd", "bevoegdheden", "bewust"),
        *("gebied", "gebieden", "gebouwen", "gedragen", "gegevens", "geld", "gemeenten", "gesprekken"),
        *("gevallen", "geweld", "gewoonten", "gezond", "ontwerpen", "verantwoord", "verantwoordelijkheid"),
        *("verband", "verbanden", "verbod", "verboden", "verdacht", "verhalen", "verklaringen", "verkeerd"),
        *("verplicht", "verslagen", "verstand", "vertrouwd", "verzoeken", "gerechten", "geheel", "gezinnen"),
        *("overheid", "overheden", "onderwerpen", "onderdelen", "overlast", "misstanden", "voorbeelden"),
        *("omstandigheden", "omgevingen", "overgangen", "overeenkomsten", "onderhoud", "overschot"),
    }
)


def check(texts: Iterable[Text]) -> Iterator[Finding]:
    """Say which texts hold a passive sentence; once per text."""
    for text in texts:
        if text.running and (found := passive(text.own)):
            yield text.at("KB907", words=found)


def passive(text: str) -> str | None:
    """Return the words that make a text passive, or ``None``."""
    if not _WORDEN.search(text):
        return None
    for clause in _BETWEEN.split(text):
        words = clause.split()
        for place, word in enumerate(words):
            if _WORDEN.fullmatch(word) and (found := _participle(words, place)):
                return f"{word} … {found}"
    return None


def _participle(words: list[str], place: int) -> str | None:
    """Return the participle that goes with the verb at a place of a clause."""
    before = place - 2 if place > 1 and words[place - 1] in _MODAL else place - 1
    beside = [words[before]] if before >= 0 else []
    beside += words[place + 1 : place + 2]
    for word in beside:
        if word not in _OTHERS and (_PARTICIPLE.fullmatch(word) or _WITHOUT_GE.fullmatch(word)):
            return word
    last = words[-1]
    return last if last not in _OTHERS and _PARTICIPLE.fullmatch(last) else None
