# SPDX-License-Identifier: EUPL-1.2
"""The first sheet: how it works, who fills it in, and where the file comes from; and the hidden stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export.stamp import stamp
from kennisbank.export.workbook import formulas, look, names
from kennisbank.export.workbook.values import Area, Row, Sheet, Validation
from kennisbank.fields import SUBJECT
from kennisbank.form import NOT_APPLICABLE, UNKNOWN, plain
from kennisbank.labels import ppm_percent

if TYPE_CHECKING:
    from kennisbank.export.workbook.book import Book

_SUBJECT_FIRST: Final = 5
_KEY, _LABEL, _VALUE = 0, 1, 2


def subject_cell(key: str) -> str:
    """Return the cell in which people write about themselves, as it stands in a formula."""
    keys = [field.key for field in SUBJECT]
    return formulas.cell(names.HELP, _SUBJECT_FIRST + keys.index(key), _VALUE)


def help_sheet(book: Book) -> Sheet:
    """Return the sheet with instructions."""
    made = Sheet(
        names.HELP, widths=(0, 30, 96), landscape=False, start=(_SUBJECT_FIRST, _VALUE), colour=look.PRIMARY
    )
    made.rows[0] = Row(40)
    made.put(0, _LABEL, book.form.title, look.TITLE)
    made.put(1, _LABEL, plain(book.form.catalogue_title), look.SUBTITLE)
    _subject(made)
    row = _SUBJECT_FIRST + len(SUBJECT) + 1
    row = _numbered(made, row, "Zo werkt het", _steps(book))
    row = _pairs(made, row, "Wat de woorden betekenen", _words(book))
    levels = [
        (
            f"Niveau {level.number}: {plain(level.label)}",
            f"{plain(level.description)} Vanaf {ppm_percent(level.from_ppm)}.",
        )
        for level in book.levels
    ]
    row = _pairs(made, row, "De niveaus", levels)
    _pairs(made, row, "Over dit bestand", _about(book))
    return made


def _subject(made: Sheet) -> None:
    key_row = _SUBJECT_FIRST - 2
    made.rows[key_row] = Row(hidden=True)
    made.put(key_row, _KEY, names.SUBJECT_FIELD, look.KEY)
    made.put(key_row, _VALUE, names.SUBJECT_VALUE, look.KEY)
    made.rows[key_row + 1] = Row(28)
    made.put(key_row + 1, _LABEL, "Wie vult dit in?", look.HEADING)
    for place, field in enumerate(SUBJECT):
        row = _SUBJECT_FIRST + place
        made.rows[row] = Row(22)
        made.put(row, _KEY, field.key, look.KEY)
        made.put(row, _LABEL, field.label, look.SUBJECT_LABEL)
        made.put(row, _VALUE, None, look.SUBJECT_DATE if field.kind == "date" else look.SUBJECT)
        area = Area(row, _VALUE, row, _VALUE)
        if field.kind == "date":
            message = "Typ een datum, bijvoorbeeld 31-12-2026."
            made.validations.append(Validation(area, "date", "Geen datum", message))
        elif field.max_length:
            message = f"Hier passen hoogstens {field.max_length} tekens."
            made.validations.append(Validation(area, "length", "Te lang", message, limit=field.max_length))


def _steps(book: Book) -> list[str]:
    profile = f" Op het blad {names.PROFILE} zie je dat per deel." if book.has_sections else ""
    return [
        (
            f"Ga naar het blad {names.ANSWERS} en kies bij elke vraag een antwoord uit de lijst."
            " Je typt alleen in de gekleurde cellen en in de kolommen rechts daarvan."
        ),
        "Weet je iets niet? Laat het leeg. Dat telt niet als ‘nee’: de uitslag blijft dan alleen onzekerder.",
        (
            "Past een vraag niet bij jullie? Kies dat antwoord en schrijf de reden erbij."
            " Zonder reden blijft de vraag open."
        ),
        f"Kijk op het blad {names.RESULT} waar je staat. De uitslag rekent mee terwijl je invult.{profile}",
        f"Kies op het blad {names.DO} wat je aanpakt. Op het blad {names.FIND_OUT} staat wat nog open is.",
        (
            "Bewaar het bestand en stuur het door. Antwoorden uit meer bestanden voeg je samen"
            " met ‘kennisbank import’ of op de site."
        ),
    ]


def _words(book: Book) -> list[tuple[str, str]]:
    options = [option for listed in book.lists.values() for option in listed.options]
    labels = {role: plain(o.label) for role in (UNKNOWN, NOT_APPLICABLE) for o in options if o.role == role}
    unsure = f" of het antwoord is ‘{labels[UNKNOWN]}’" if UNKNOWN in labels else ""
    made = [
        ("telt mee", "Het antwoord telt mee in de score."),
        (
            "nog open",
            f"Er is nog geen antwoord{unsure}. De uitslag loopt dan van het slechtste tot het beste geval.",
        ),
    ]
    if NOT_APPLICABLE in labels:
        made.append(("reden ontbreekt", f"Je koos ‘{labels[NOT_APPLICABLE]}’. Schrijf ook waarom."))
    if any(question.condition for question in book.questions):
        made.append(
            (
                "telt nog niet",
                "Eerst moet duidelijk zijn of de vraag geldt. Dat hangt af van een eerdere vraag.",
            )
        )
    made += [
        ("telt niet mee", "De vraag geldt niet bij jullie. Wat er staat blijft bewaard, maar telt nergens."),
        ("score", "Hoe goed het staat met wat je weet: van 0% tot 100%."),
        ("tussen", "Van en tot: waar de score uitkomt als wat open staat tegenvalt of meevalt."),
        ("bekend", "Welk deel je weet van wat meetelt."),
        ("vast of voorlopig", "Een niveau is vast als open vragen het niet meer kunnen veranderen."),
    ]
    if any(question.must_have for question in book.questions):
        text = (
            "Iets dat er altijd moet zijn. Ontbreekt het, dan blijft het niveau laag, ook bij een hoge score."
        )
        made.append(("basismaatregel", text))
    return made


def _about(book: Book) -> list[tuple[str, str]]:
    settings = book.catalogue.settings
    return [
        ("Versie", f"{book.form.version}, checklist {book.form.id}"),
        ("Controlegetal", f"vragen {book.form.digest[:19]}…, score {book.form.scoring_digest[:19]}…"),
        ("Herkomst", plain(settings.origin.text)),
        ("Let op", plain(settings.disclaimer)),
        (
            "Licentie",
            f"{settings.licence.content}. Je mag dit bestand gebruiken en delen als je de bron noemt.",
        ),
        (
            "Beveiliging",
            (
                "De bladen zijn zonder wachtwoord beveiligd, zodat je niet per ongeluk een formule wist."
                f" De berekening staat op de verborgen bladen {names.PER_QUESTION} en {names.PROGRAM}."
                " Er zitten geen macro’s in."
            ),
        ),
    ]


def _numbered(made: Sheet, row: int, heading: str, texts: list[str]) -> int:
    made.rows[row] = Row(30)
    made.put(row, _LABEL, heading, look.HEADING)
    for number, text in enumerate(texts, 1):
        made.put(row + number, _LABEL, f"Stap {number}", look.ROW_STRONG)
        made.put(row + number, _VALUE, text, look.ROW)
    return row + len(texts) + 2


def _pairs(made: Sheet, row: int, heading: str, pairs: list[tuple[str, str]]) -> int:
    made.rows[row] = Row(30)
    made.put(row, _LABEL, heading, look.HEADING)
    for number, (label, text) in enumerate(pairs, 1):
        made.put(row + number, _LABEL, label, look.ROW_STRONG)
        made.put(row + number, _VALUE, text, look.ROW)
    return row + len(pairs) + 2


def origin_sheet(book: Book) -> Sheet:
    """Return the hidden sheet with the stamp."""
    made = Sheet(names.ORIGIN, widths=(24, 80), hidden=True)
    made.put(0, 0, names.STAMP, look.KEY)
    made.put(0, 1, names.CONTENT, look.KEY)
    for row, (key, value) in enumerate(stamp(book.form).items(), 2):
        made.put(row, 0, key, look.PLAIN)
        made.put(row, 1, value, look.PLAIN)
    return made
