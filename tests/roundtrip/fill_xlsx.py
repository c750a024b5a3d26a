# SPDX-License-Identifier: EUPL-1.2
"""Fill in the XLSX workbook with openpyxl, and edit it as people and programs do."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import openpyxl

import libreoffice
from kennisbank.export.workbook import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from kennisbank.form import Form

FORMAT = "xlsx"
READERS = {"xlsx", "ods"}
DAYS = ("due", "date")
ENGLISH = {
    "Ja": "Yes",
    "Deels": "Partly",
    "Nee": "No",
    "Niet van toepassing": "Not applicable",
    "Weet ik niet": "I do not know",
    "Altijd": "Always",
    "Meestal": "Mostly",
    "Soms": "Sometimes",
    "Nooit": "Never",
}


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:
    """Choose the labels that the drop-downs show, and type texts in the cells beside them."""
    book = opened(data)
    labels = {
        (question.full_id, option.id): option.label
        for question in form.questions
        for option in question.options
    }
    sheet = book[names.ANSWERS]
    heads = heads_of(sheet, names.QUESTION)
    for row in rows_of(sheet, heads):
        question = sheet.cell(row, heads[names.QUESTION]).value
        for key, text in response["answers"].get(question, {}).items():
            shown = labels[question, text] if key == names.OPTION else text
            put(sheet, row, heads[key], key, shown)
    about = book[names.HELP]
    columns = heads_of(about, names.SUBJECT_FIELD)
    for row in range(1, about.max_row + 1):
        key = about.cell(row, columns[names.SUBJECT_FIELD]).value
        if key in response["subject"]:
            put(about, row, columns[names.SUBJECT_VALUE], key, response["subject"][key])
    return saved(book)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def heads_of(sheet: Worksheet, key: str) -> dict[str, int]:
    """Return key → column of the row of keys that holds this one; a space stands for its row."""
    for row in range(1, 12):
        found = {sheet.cell(row, at).value: at for at in range(1, 20) if sheet.cell(row, at).value}
        if key in found:
            return {**found, " ": row}
    raise AssertionError(key)


def rows_of(sheet: Worksheet, heads: dict[str, int]) -> range:
    return range(heads[" "] + 2, sheet.max_row + 1)


def put(sheet: Worksheet, row: int, column: int, key: str, text: str) -> None:
    """Type something: a day as a day, anything else as text, whatever it starts with."""
    cell = sheet.cell(row, column)
    assert not cell.protection.locked, f"{sheet.title} {cell.coordinate} ({key})"
    if key in DAYS:
        cell.value = dt.date.fromisoformat(text)
    else:
        cell.value = text
        cell.data_type = "s"


# What others do with it


def resaved(data: bytes) -> bytes:
    return libreoffice.saved_as(data, "xlsx", "xlsx", options="Calc MS Excel 2007 XML")


def as_ods(data: bytes) -> bytes:
    return libreoffice.saved_as(data, "xlsx", "ods")


def columns_moved(data: bytes) -> bytes:
    """Put the columns of the answers in the reverse order."""
    book = opened(data)
    sheet = book[names.ANSWERS]
    for row in sheet.iter_rows():
        values = [(cell.value, cell.data_type, cell.number_format) for cell in row]
        for cell, (value, kind, shape) in zip(row, reversed(values), strict=True):
            cell.value = value
            cell.data_type = kind
            cell.number_format = shape
    return saved(book)


def rows_added(data: bytes) -> bytes:
    """Put a title above the table, and headings and empty rows between the questions."""
    book = opened(data)
    sheet = book[names.ANSWERS]
    sheet.insert_rows(9, 2)
    sheet.insert_rows(6)
    sheet.insert_rows(1, 3)
    sheet.cell(1, 2).value = "Besproken op dinsdag"
    return saved(book)


def sheets_renamed(data: bytes) -> bytes:
    """Give every sheet another name and the other order."""
    book = opened(data)
    for number, sheet in enumerate(list(book.worksheets)):
        sheet.title = f"Blad {number}"
    book._sheets.reverse()
    return saved(book)


def translated(data: bytes) -> bytes:
    """Translate what the drop-downs show, and the answers with it."""
    book = opened(data)
    for sheet in (book[names.LISTS], book[names.ANSWERS]):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in ENGLISH and cell.column_letter != "D":
                    cell.value = ENGLISH[cell.value]
    return saved(book)


def typed_ids(data: bytes) -> bytes:
    """Type the ids of options instead of choosing their labels."""
    book = opened(data)
    ids = {"Ja": "ja", "Deels": "DEELS", "Nee": " nee ", "Weet ik niet": "onbekend"}
    sheet = book[names.ANSWERS]
    column = heads_of(sheet, names.QUESTION)[names.OPTION]
    for row in rows_of(sheet, heads_of(sheet, names.QUESTION)):
        cell = sheet.cell(row, column)
        cell.value = ids.get(cell.value, cell.value)
    return saved(book)


def hidden_sheets_gone(data: bytes) -> bytes:
    """Leave only what people see, as after copying the sheets to another file."""
    book = opened(data)
    for sheet in list(book.worksheets):
        if sheet.sheet_state == "hidden":
            book.remove(sheet)
    return saved(book)


def ids_gone(data: bytes) -> bytes:
    """Empty the hidden column with the ids of the questions."""
    book = opened(data)
    sheet = book[names.ANSWERS]
    heads = heads_of(sheet, names.QUESTION)
    for row in rows_of(sheet, heads):
        sheet.cell(row, heads[names.QUESTION]).value = None
    return saved(book)


def days_as_text(data: bytes) -> bytes:
    """Write days as people do: 24-12-2026."""
    book = opened(data)
    for sheet in (book[names.ANSWERS], book[names.HELP]):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, dt.datetime | dt.date):
                    cell.value = cell.value.strftime("%d-%m-%Y")
                    cell.number_format = "@"
    return saved(book)


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "filled in with openpyxl": lambda data: data,
    "LibreOffice saves it again": resaved,
    "LibreOffice saves it as ODS": as_ods,
    "columns in another order": columns_moved,
    "rows added": rows_added,
    "sheets renamed and moved": sheets_renamed,
    "labels translated": translated,
    "ids of options typed": typed_ids,
    "hidden sheets removed": hidden_sheets_gone,
    "ids of questions removed": ids_gone,
    "days typed as text": days_as_text,
}
PROGRAMS = {"LibreOffice saves it again": "soffice", "LibreOffice saves it as ODS": "soffice"}
