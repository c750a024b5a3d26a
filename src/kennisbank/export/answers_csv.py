# SPDX-License-Identifier: EUPL-1.2
"""A long table (CSV) for Excel and data people: one row per question, with the columns to fill in.

Beside it ``datapackage`` describes the columns (Frictionless Table Schema), so that programs can check a
filled-in table.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.csv_columns import COLUMNS, DELIMITER, ENCODING, LINE_END, shield
from kennisbank.export.stamp import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.form import Form, FormQuestion, Section
    from kennisbank.model import Catalogue

HEADER: Final = [column.key for column in COLUMNS]


def render(catalogue: Catalogue, form: Form) -> bytes:  # noqa: ARG001 (one signature for every format)
    """Return the table: UTF-8 with a byte order mark, ``;`` between cells, CR LF after each row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator=LINE_END)
    writer.writerow(HEADER)
    writer.writerows(_rows(form))
    return text.getvalue().encode(ENCODING)


def losses(form: Form) -> list[str]:
    """Return what a table cannot carry for this form."""
    found = [
        "Een csv-bestand rekent geen score uit.",
        "Een csv-bestand let niet op: kijk zelf of een antwoord bij ‘options’ staat.",
        "Excel verandert wat op een datum of getal lijkt: van ‘12-3’ maakt het 12 maart.",
        "Bronnen en volgende stappen staan er niet in.",
    ]
    if any(question.condition for question in form.questions):
        found.append("Voorwaarden staan er in woorden: sla zelf over wat niet geldt.")
    return found


def _rows(form: Form) -> Iterator[list[str]]:
    origin = stamp(form)
    for section in form.sections:
        for number, question in enumerate(section.questions, 1):
            cells = _shown(section, question, number) | origin
            yield [shield(str(cells.get(key, ""))) for key in HEADER]


def _shown(section: Section, question: FormQuestion, number: int) -> dict[str, Any]:
    return {
        "lesson_number": section.number,
        "number": number,
        "domain": section.domain_title,
        "lesson": section.title,
        "question": question.full_id,
        "text": question.text,
        "help": question.help,
        "condition": question.condition.text if question.condition else "",
        "must_have": "ja" if question.must_have else "nee",
        "weight": question.weight,
        "options": " | ".join(f"{option.id}: {option.label}" for option in question.options),
    }
