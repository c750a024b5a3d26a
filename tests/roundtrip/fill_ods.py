# SPDX-License-Identifier: EUPL-1.2
"""Fill in the ODS workbook with odfdo, and edit it with odfdo and LibreOffice."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from odfdo import Document, Element

import libreoffice
from kennisbank.export.workbook import names
from roundtrip.fill_xlsx import DAYS, ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable

    from odfdo import Cell, Table

    from kennisbank.form import Form

FORMAT = "ods"
READERS = {"ods", "xlsx"}


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:
    """Choose the labels that the drop-downs show, and type texts in the cells beside them."""
    document = Document(io.BytesIO(data))
    labels = {
        (question.full_id, option.id): option.label
        for question in form.questions
        for option in question.options
    }
    fill_table(table(document, names.ANSWERS), names.QUESTION, response["answers"], labels)
    subject = {key: {names.SUBJECT_VALUE: text} for key, text in response["subject"].items()}
    fill_table(table(document, names.HELP), names.SUBJECT_FIELD, subject, {})
    return saved(document)


def fill_table(
    sheet: Table, key: str, rows: dict[str, dict[str, str]], labels: dict[tuple[str, str], str]
) -> None:
    """Write in the row of each thing what goes under each key."""
    heads: dict[str, int] = {}
    for element in sheet.get_elements(".//table:table-row"):
        cells = element.get_elements("table:table-cell|table:covered-table-cell")
        texts = [text_of(cell) for cell in cells]
        if key in texts:
            heads = {text: at for at, text in enumerate(texts) if text}
        elif heads and texts[heads[key] : heads[key] + 1] and texts[heads[key]] in rows:
            thing = texts[heads[key]]
            for name, text in rows[thing].items():
                is_day = name in DAYS or thing in DAYS
                shown = labels[thing, text] if name == names.OPTION else text
                typed(cells[heads[name]], shown, day=is_day)


def typed(cell: Element, text: str, *, day: bool = False) -> None:
    """Type something in a cell: a day as a day, anything else as text."""
    for child in cell.children:
        cell.delete(child)
    kind = "date" if day else "string"
    cell.set_attribute("office:value-type", kind)
    cell.set_attribute("calcext:value-type", kind)
    if day:
        cell.set_attribute("office:date-value", text)
    for line in text.split("\n"):
        paragraph = Element.from_tag("text:p")
        paragraph.append_plain_text(line)
        cell.append(paragraph)


def text_of(cell: Element | Cell) -> str:
    return "\n".join(paragraph.text_recursive for paragraph in cell.get_elements("text:p"))


def table(document: Document, name: str) -> Table:
    found = document.body.get_table(name=name)
    assert found is not None, name
    return found


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# What others do with it


def resaved(data: bytes) -> bytes:
    return libreoffice.saved_as(data, "ods", "ods", options="calc8")


def as_xlsx(data: bytes) -> bytes:
    return libreoffice.saved_as(data, "ods", "xlsx", options="Calc MS Excel 2007 XML")


def columns_moved(data: bytes) -> bytes:
    """Put the columns of the answers in the reverse order."""
    document = Document(io.BytesIO(data))
    for row in table(document, names.ANSWERS).get_elements(".//table:table-row"):
        cells = row.get_elements("table:table-cell")
        if len(cells) > 10:
            for cell in cells:
                row.delete(cell)
            for cell in reversed(cells):
                row.append(cell)
    return saved(document)


def rows_added(data: bytes) -> bytes:
    """Put a title above the table, and empty rows between the questions."""
    document = Document(io.BytesIO(data))
    sheet = table(document, names.ANSWERS)
    rows = sheet.get_elements(".//table:table-row")
    for row in (rows[0], rows[6], rows[8]):
        extra = Element.from_tag(
            "<table:table-row><table:table-cell/>"
            '<table:table-cell office:value-type="string"><text:p>Besproken op dinsdag</text:p>'
            "</table:table-cell></table:table-row>"
        )
        row.parent.insert(extra, position=row.parent.index(row))
    return saved(document)


def sheets_renamed(data: bytes) -> bytes:
    document = Document(io.BytesIO(data))
    for number, sheet in enumerate(document.body.get_elements("table:table")):
        sheet.set_attribute("table:name", f"Blad {number}")
    return saved(document)


def translated(data: bytes) -> bytes:
    """Translate what the drop-downs show, and the answers with it."""
    document = Document(io.BytesIO(data))
    for name in (names.LISTS, names.ANSWERS):
        for row in table(document, name).get_elements(".//table:table-row"):
            for at, cell in enumerate(row.get_elements("table:table-cell")):
                text = text_of(cell)
                if text in ENGLISH and at != 3:
                    typed(cell, ENGLISH[text])
    return saved(document)


def hidden_sheets_gone(data: bytes) -> bytes:
    document = Document(io.BytesIO(data))
    for name in (names.LISTS, names.PER_QUESTION, names.PROGRAM, names.ORIGIN):
        document.body.delete(table(document, name))
    return saved(document)


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "filled in with odfdo": lambda data: data,
    "LibreOffice saves it again": resaved,
    "LibreOffice saves it as XLSX": as_xlsx,
    "columns in another order": columns_moved,
    "rows added": rows_added,
    "sheets renamed": sheets_renamed,
    "labels translated": translated,
    "hidden sheets removed": hidden_sheets_gone,
}
PROGRAMS = {"LibreOffice saves it again": "soffice", "LibreOffice saves it as XLSX": "soffice"}
