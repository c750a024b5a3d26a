# SPDX-License-Identifier: EUPL-1.2
"""Words of the office, with plainer ones.

The first five pairs are those of CommunicatieRijk ("Taalniveau B1"); the rest follows its advice to use
words that everybody knows. A word within a name of a law, role or term is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.rules.wording.names import Names
    from kennisbank.rules.wording.texts import Finding, Text

WORDS = {
    "betreffende": "over",
    "creëren": "maken",
    "prioriteit": "voorrang",
    "prioriteiten": "wat voorgaat",
    "relevant": "belangrijk",
    "relevante": "belangrijke",
    "verstrekken": "geven",
    "verstrekt": "geeft",
    "aangaande": "over",
    "aanvang": "begin",
    "additioneel": "extra",
    "additionele": "extra",
    "alsmede": "en ook",
    "alvorens": "voordat",
    "awareness": "bewustzijn",
    "behoudens": "behalve",
    "bewerkstelligen": "zorgen voor",
    "borgen": "vasthouden",
    "bovengenoemde": "deze",
    "commitment": "steun",
    "conform": "volgens",
    "consequenties": "gevolgen",
    "constateren": "zien",
    "constateert": "ziet",
    "continueren": "doorgaan met",
    "derhalve": "daarom",
    "desbetreffende": "deze",
    "discrepantie": "verschil",
    "draagvlak": "steun",
    "effectueren": "uitvoeren",
    "eveneens": "ook",
    "evident": "duidelijk",
    "faciliteren": "mogelijk maken",
    "faciliteert": "maakt mogelijk",
    "frequentie": "hoe vaak",
    "fungeert": "is",
    "gedurende": "tijdens",
    "genereren": "opleveren",
    "geschieden": "gebeuren",
    "hetgeen": "wat",
    "hieromtrent": "hierover",
    "implementatie": "invoering",
    "implementeren": "invoeren",
    "implementeert": "voert in",
    "indien": "als",
    "initiëren": "beginnen",
    "inzake": "over",
    "inzichtelijk": "duidelijk",
    "jegens": "tegen",
    "krachtens": "volgens",
    "middels": "met",
    "monitoren": "volgen",
    "monitort": "volgt",
    "omtrent": "over",
    "onderhavige": "deze",
    "optimaliseren": "verbeteren",
    "participatie": "meedoen",
    "participeren": "meedoen",
    "pilot": "proef",
    "proactief": "uit jezelf",
    "problematiek": "problemen",
    "reeds": "al",
    "stakeholder": "betrokkene",
    "stakeholders": "betrokkenen",
    "substantieel": "groot",
    "substantiële": "grote",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "transparant": "open",
    "transparante": "open",
    "transparantie": "openheid",
    "uitrollen": "invoeren",
    "urgent": "dringend",
    "urgentie": "haast",
    "vernemen": "horen",
    "verwezenlijken": "uitvoeren",
    "vigerende": "huidige",
    "voornemens": "van plan",
    "voornoemde": "deze",
    "voorts": "verder",
    "waarborgen": "zorgen voor",
    "waarborgt": "zorgt voor",
    "wederom": "opnieuw",
    "wellicht": "misschien",
    "zodoende": "zo",
    "zorgdragen": "zorgen",
}
"""Word and plainer word, in lower case."""
PHRASES = {
    "dient te": "moet",
    "dienen te": "moeten",
    "door middel van": "met",
    "in casu": "hier",
    "in het kader van": "voor",
    "met betrekking tot": "over",
    "met name": "vooral",
    "te allen tijde": "altijd",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "ten gevolge van": "door",
    "ter beschikking": "klaar",
}
_MARKS = {max(phrase.split(), key=len): phrase for phrase in PHRASES}
"""The longest word of each phrase: where that stands, the phrase may stand too."""
_LOOKED_UP = {form for word in (*WORDS, *_MARKS) for form in (word, word.capitalize())}


def check(texts: Iterable[Text], names: Names) -> Iterator[Finding]:
    """Say which texts use a word for which there is a plainer one."""
    for text in texts:
        for word in dict.fromkeys(word for word in text.words if word in _LOOKED_UP):
            office = _MARKS.get(word.lower(), word.lower())
            own = f" {text.own.lower()} "
            if f" {office}" in own and not _in_a_name(office, own, names):
                yield text.at("KB908", word=office, plain=PHRASES.get(office) or WORDS[office])


def _in_a_name(word: str, text: str, names: Names) -> bool:
    return any(word in phrase.split() and phrase in text for phrase in names.phrases)
