# SPDX-License-Identifier: EUPL-1.2
"""Dutch words for codes, dates, numbers and percentages: the one table that readers' text draws on.

Everything here is plain text; who writes a format escapes it at its own edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

INTERVALS = {
    "weekly": "elke week",
    "monthly": "elke maand",
    "quarterly": "elk kwartaal",
    "half-yearly": "elk half jaar",
    "yearly": "elk jaar",
    "two-yearly": "elke twee jaar",
    "council-term": "elke raadsperiode",
}

EFFORTS = {
    1: "dagen, één persoon",
    2: "weken, enkele personen",
    3: "maanden, meer afdelingen",
}

WEIGHTS = {
    1: "licht",
    2: "licht",
    3: "licht",
    4: "middelzwaar",
    5: "middelzwaar",
    6: "zwaar",
    7: "zwaar",
    8: "zeer zwaar",
    9: "uiterste middel",
}
"""How heavy an instrument is, by its rung."""

PHASES = {
    "first_hour": "eerste uur",
    "first_72_hours": "eerste 72 uur",
    "aftermath": "daarna",
}

LAW_STATUS = {
    "in-force": "geldt",
    "partly": "geldt voor een deel",
    "repealed": "geldt niet meer",
    "bill": "is nog een voorstel",
    "policy": "is een afspraak of norm, geen wet",
    "unknown": "niet vastgesteld",
}

LAW_KINDS = {
    "bwb": "Nederlandse wet of regeling",
    "eu": "Europese regel",
    "cvdr": "lokale regeling",
    "other": "andere regel, voorstel of norm",
}

DERIVATIONS = {
    "literal": "letterlijk",
    "paraphrased": "in eigen woorden",
    "own": "ons advies, bouwt hierop voort",
}

SOURCE_KINDS = {
    "publication": "Rapporten en handreikingen",
    "page": "Webpagina’s",
    "law": "Wetteksten",
    "regulation": "Lokale regels",
    "parliament": "Kamerstukken",
    "ruling": "Uitspraken",
    "news": "Nieuws",
    "blog": "Blogs en meningen",
    "data": "Cijfers en normen",
    "other": "Andere bronnen",
}

RELIABILITIES = {
    "primary": "de tekst of uitgever zelf",
    "page": "een webpagina die kan veranderen",
    "secondary": "uit de tweede hand, goed voor de richting",
}

LANGUAGES = {"nl": "Nederlands", "en": "Engels"}

OPTION_ROLES = {
    "not-applicable": "telt niet mee, als je een reden geeft",
    "unknown": "telt als open",
}

FILL_IN = "Om in te vullen"
DEVELOPERS = "Voor ontwikkelaars"
"""For whom a download is."""

LICENCES = {
    "CC-BY-4.0": (
        "Creative Commons Naamsvermelding 4.0",
        "https://creativecommons.org/licenses/by/4.0/deed.nl",
    ),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"),
    "EUPL-1.2": ("European Union Public Licence 1.2", "https://eupl.eu/1.2/nl/"),
}

_NUMBERS = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)

_ORDINALS = (
    "nulde",
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
)


def date_text(iso: str) -> str:
    """Write an ISO 8601 day, month or year in words: ``2026-03-07`` becomes ``7 maart 2026``."""
    parts = iso.split("-")
    if len(parts) == 1:
        return iso
    month = MONTHS[int(parts[1]) - 1]
    return " ".join([str(int(day)) for day in parts[2:]] + [month, parts[0]])


def number_word(number: int) -> str:
    """Write a number up to twelve as a word, larger ones in digits with points: ``zeven``, ``1.000``."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else whole(number)


def whole(number: int) -> str:
    """Write a whole number with a point between thousands: ``250.000``."""
    return f"{number:,}".replace(",", ".")


def count(number: int, one: str, many: str) -> str:
    """Write a number with its noun: ``1 vraag``, ``9 vragen``."""
    return f"{whole(number)} {one if number == 1 else many}"


def ordinal(number: int) -> str:
    """Write an ordinal: ``derde``; from twenty on ``20e``."""
    return _ORDINALS[number] if 0 <= number < len(_ORDINALS) else f"{number}e"


def paragraph_text(paragraph: str) -> str:
    """Name a paragraph of an article: ``3`` becomes ``derde lid``, ``1a`` becomes ``lid 1a``."""
    return f"{ordinal(int(paragraph))} lid" if paragraph.isdecimal() else f"lid {paragraph}"


def percent_text(percent: int | None) -> str:
    """Write a percentage without a space; ``None`` means that nothing is known."""
    return "nog geen oordeel" if percent is None else f"{percent}%"


def ppm_percent(ppm: int) -> str:
    """Write a fixed bound (parts per million) as a percentage, with decimals only where it has them."""
    units, rest = divmod(ppm, 10_000)
    decimals = f"{rest:04d}".rstrip("0")
    return f"{units},{decimals}%" if decimals else f"{units}%"


def level_range(low: int, high: int) -> str:
    """Write a level interval: ``3`` or ``2–4``."""
    return str(low) if low == high else f"{low}–{high}"


def file_size(count: int) -> str:
    """Write a number of bytes as people say it: ``57 kB``, ``1,2 MB``; at least 1 kB."""
    kilo = max(1, (count + 500) // 1000)
    if kilo < 1000:
        return f"{kilo} kB"
    units, tenth = divmod((count + 50_000) // 100_000, 10)
    return f"{units},{tenth} MB"


def capitalise(text: str) -> str:
    """Make the first letter a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def enumerate_words(words: Sequence[str]) -> str:
    """Join words as a sentence does: ``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"
