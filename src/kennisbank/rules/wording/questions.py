# SPDX-License-Identifier: EUPL-1.2
"""Questions that ask one fact, that anyone can check, and that are not put in the negative.

An answer to "zijn er afspraken en een protocol?" tells nothing if one of both is there; "voldoende" means
something else to everyone; and "nee" to a question with "niet" is read both ways.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kennisbank.rules.wording.names import without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.rules.wording.names import Names
    from kennisbank.rules.wording.texts import Finding, Text

VAGUE = frozenset(
    {
        *("aanzienlijk", "acceptabel", "acceptabele", "adequaat", "adequate", "afdoende", "behoorlijk"),
        *("doeltreffend", "doeltreffende", "duidelijk", "duidelijke", "effectief", "effectieve"),
        *("enigszins", "genoeg", "geregeld", "geschikt", "geschikte", "goed", "goede", "helder", "heldere"),
        *("juist", "juiste", "meestal", "optimaal", "optimale", "passend", "passende", "periodiek"),
        *("redelijk", "redelijke", "regelmatig", "regelmatige", "serieus", "snel", "snelle", "soms"),
        *("structureel", "structurele", "tijdig", "tijdige", "toereikend", "toereikende", "vaak", "vaker"),
        *("veel", "voldoende", "weinig", "zorgvuldig", "zorgvuldige"),
    }
)
"""Words that everyone measures in another way."""
NEGATIVE = frozenset({"geen", "niemand", "niet", "niets", "nergens", "noch", "nooit"})
_BOTH = re.compile(r"\ben/of\b", re.IGNORECASE)
_JOINED = re.compile(r" (?:en|of|alsmede|evenals) ")
_INDIRECT = re.compile(
    r"\b(?:weet|weten|wist|wisten|kijk|kijkt|kijken|keek|keken|nagaan|gaat na|ging na|toetst?|toetsen|toetste"
    r"|controleert?|controleren|controleerde|onderzoekt?|onderzocht|beoordeelt?|beoordelen|vraagt?|vroeg"
    r"|bepaalt|bepaald|staat|zie|ziet|zien|meet|meten|mat)(?: [^,]*?)? of ",
    re.IGNORECASE,
)
"""Verbs after which "of" opens what is asked ("weet je of …"), and joins nothing."""


def check(texts: Iterable[Text], names: Names) -> Iterator[Finding]:
    """Look at the questions of checklists.

    :param names: fixed names, in which "en" joins nothing ("openbare orde en veiligheid").
    """
    for text in texts:
        if text.question:
            yield from _question(text, names)


def _question(text: Text, names: Names) -> Iterator[Finding]:
    own = text.own
    if _BOTH.search(own):
        yield text.at("KB903")
    elif found := _joins(without(own, names)):
        yield text.at("KB906", word=found)
    for word in text.words:
        lower = word.lower()
        if lower in VAGUE:
            yield text.at("KB904", word=word)
        elif lower in NEGATIVE:
            yield text.at("KB905", word=word)


def _joins(question: str) -> str | None:
    """Return the word that seems to join two facts."""
    found = _JOINED.search(_INDIRECT.sub(" ", question, count=1))
    if found:
        return found.group().strip()
    return "?" if question.rstrip("?").count("?") else None
