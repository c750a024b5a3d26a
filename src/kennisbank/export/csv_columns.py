# SPDX-License-Identifier: EUPL-1.2
"""The columns of the long table (CSV): one row per question, written and read by the same list.

Stable: the keys and their meaning. What people fill in has the keys of ``antwoorden.schema.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kennisbank.export.stamp import KEYS
from kennisbank.fields import FIELDS, REASON, SUBJECT, Field

DELIMITER: Final = ";"
"""What Dutch Excel expects."""
ENCODING: Final = "utf-8-sig"
"""UTF-8 with a byte order mark, by which Excel knows it."""
LINE_END: Final = "\r\n"


class Use(StrEnum):
    """What a column is for."""

    SHOWN = "shown"
    ANSWER = "answer"
    SUBJECT = "subject"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``kind`` is a type of the Table Schema."""

    key: str
    title: str
    description: str
    use: Use = Use.SHOWN
    kind: str = "string"
    max_length: int | None = None


_SHOWN: Final = (
    Column("lesson_number", "Les nummer", "De plaats van de les in dit formulier.", kind="integer"),
    Column("number", "Vraag nummer", "De plaats van de vraag in de les.", kind="integer"),
    Column("domain", "Domein", "Het domein van de les."),
    Column("lesson", "Les", "De titel van de les."),
    Column("question", "Vraag-id", "Het blijvende kenmerk van de vraag: les, punt, vraag."),
    Column("text", "Vraag", "De vraag zelf."),
    Column("help", "Uitleg", "Uitleg bij de vraag."),
    Column("condition", "Voorwaarde", "Wanneer de vraag telt. Leeg: altijd."),
    Column("must_have", "Basismaatregel", "Of dit een basismaatregel is.", kind="boolean"),
    Column("weight", "Weging", "Hoeveel keer de vraag meetelt.", kind="integer"),
    Column("options", "Keuzes", "Wat je bij ‘option’ kunt invullen, elk met zijn betekenis."),
)
_ANSWER: Final = (
    Column("option", "Antwoord", "Het gekozen antwoord. Leeg: nog niet beantwoord.", Use.ANSWER),
    *(
        Column(
            field.key,
            field.label,
            {"reason": "Nodig bij ‘niet van toepassing’."}.get(field.key, field.label),
            Use.ANSWER,
            "date" if field.kind == "date" else "string",
            field.max_length,
        )
        for field in (REASON, *FIELDS)
    ),
)


def _about(field: Field) -> Column:
    kind = "date" if field.kind == "date" else "string"
    text = f"{field.label}. Eén keer invullen is genoeg."
    return Column(field.key, field.label, text, Use.SUBJECT, kind, field.max_length)


_STAMP_TEXTS: Final = {
    "catalogue": ("Kennisbank-id", "Uit welke kennisbank de vragen komen."),
    "version": ("Versie", "De versie van die kennisbank."),
    "digest": ("Controlegetal score", "Het controlegetal van alles waarop de score rust."),
    "form": ("Formulier", "Welk formulier dit is: een les, een domein, quickscan of all."),
    "form_digest": ("Controlegetal formulier", "Het controlegetal van de vragen in dit formulier."),
}

COLUMNS: Final = (
    *_SHOWN,
    *_ANSWER,
    *(_about(field) for field in SUBJECT),
    *(Column(key, *_STAMP_TEXTS[key], Use.STAMP) for key in KEYS),
)
"""In the order in which the file has them."""

_DANGEROUS: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_SHIELDED: Final = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def shield(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before what could be one.

    Text that already looks shielded gets one more, so that ``unshield`` always gives the text back.
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def unshield(text: str) -> str:
    """Return the text that ``shield`` was given."""
    return text[1:] if _SHIELDED.match(text) else text
