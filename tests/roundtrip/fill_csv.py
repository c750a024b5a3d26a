# SPDX-License-Identifier: EUPL-1.2
"""Fill in the long table with DuckDB, and save it as spreadsheets and other programs do."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

import libreoffice
from kennisbank.export.csv_columns import COLUMNS, shield

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form

FORMAT = "csv"
ANSWER = ("option", "reason", "note", "evidence", "owner", "due")
SUBJECT = ("organisation", "respondent", "date")
_READ = (
    "create table t as select row_number() over () as row_no, * from "
    "read_csv(?, delim=';', header=true, all_varchar=true, quote='\"', escape='\"')"
)
_ANSWER = {key: f"update t set {key} = ? where question = ?" for key in ANSWER}  # noqa: S608 (our own keys)
_ABOUT = {key: f"update t set {key} = ? where row_no = 1" for key in SUBJECT}  # noqa: S608 (our own keys)
_CALC = "Text - txt - csv (StarCalc)"
_TITLES = {column.key: column.title for column in COLUMNS}


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:  # noqa: ARG001 (one signature for all)
    """Put the answers of a response in the rows of their questions; texts shielded, as we write them."""
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "in.csv", Path(name) / "uit.csv"
        source.write_bytes(data)
        with duckdb.connect() as base:
            base.execute(_READ, [str(source)])
            for question, answer in response["answers"].items():
                for key, text in answer.items():
                    base.execute(_ANSWER[key], [shield(text), question])
            for key, text in response["subject"].items():
                base.execute(_ABOUT[key], [shield(text)])
            base.table("t").order("row_no").project("* exclude (row_no)").write_csv(str(target), sep=";")
        return target.read_bytes()


def rows_of(data: bytes) -> list[list[str]]:
    """Return all rows, the header first."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def written(rows: list[list[str]], encoding: str = "utf-8-sig", **how: Any) -> bytes:
    """Write rows, separated by ``;`` unless said otherwise."""
    out = io.StringIO(newline="")
    csv.writer(out, **({"delimiter": ";"} | how)).writerows(rows)
    return out.getvalue().encode(encoding)


def _windows(data: bytes) -> bytes:
    """Save as "CSV" of Excel in Windows; as "Unicode text" if the letters do not fit."""
    try:
        return written(rows_of(data), "cp1252")
    except UnicodeEncodeError:
        return _unicode_text(data)


def _unicode_text(data: bytes) -> bytes:
    return written(rows_of(data), "utf-16", delimiter="\t")


def _libreoffice(data: bytes) -> bytes:
    """Open in Calc and save: ``;``, quotes, UTF-8; every cell as the text that it is."""
    columns = "/".join(f"{number}/2" for number in range(1, len(rows_of(data)[0]) + 1))
    reading = f"{_CALC}:59,34,76,1,{columns}"
    return libreoffice.saved_as(data, "csv", "csv", options=f"{_CALC}:59,34,76", reading=reading)


def _moved_columns(data: bytes) -> bytes:
    return written([list(reversed(row)) for row in rows_of(data)])


def _more(data: bytes) -> bytes:
    """Put a title, an empty row and an empty row below, and a column of one's own between."""
    head, *rows = rows_of(data)
    table = [[*head[:3], "Mijn kolom", *head[3:]], *([*row[:3], "", *row[3:]] for row in rows)]
    return written([["Onze lijst"], [], *table, [""] * (len(head) + 1)])


def _dutch(data: bytes) -> bytes:
    head, *rows = rows_of(data)
    return written([[_TITLES[name] for name in head], *rows])


def _less(data: bytes) -> bytes:
    """Keep what one fills in, and the ids."""
    kept = [index for index, name in enumerate(rows_of(data)[0]) if name in ("question", *ANSWER, *SUBJECT)]
    return written([[row[index] for index in kept] for row in rows_of(data)])


def _by_text(data: bytes) -> bytes:
    """Throw the ids away: questions are known by their text then."""
    head, *rows = rows_of(data)
    index = head.index("question")
    return written([[*row[:index], *row[index + 1 :]] for row in (head, *rows)])


def _sorted(data: bytes) -> bytes:
    head, *rows = rows_of(data)
    return written([head, *sorted(rows, key=lambda row: row[head.index("text")])])


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as filled in by DuckDB": lambda data: data,
    "saved again by LibreOffice Calc": _libreoffice,
    "as CSV of Excel (Windows-1252)": _windows,
    "as Unicode text of Excel (UTF-16, tabs)": _unicode_text,
    "with commas": lambda data: written(rows_of(data), delimiter=","),
    "all cells in quotes": lambda data: written(rows_of(data), quoting=csv.QUOTE_ALL),
    "with the line sep=; of Excel": lambda data: b"sep=;\r\n" + written(rows_of(data), "utf-8"),
    "columns turned around": _moved_columns,
    "title, empty rows and a column added": _more,
    "header translated to Dutch": _dutch,
    "other columns thrown away": _less,
    "ids thrown away": _by_text,
    "rows sorted": _sorted,
}
PROGRAMS = {"saved again by LibreOffice Calc": "soffice"}
SAID = {"KB826"}
"""That the letters are those of Windows: so they are."""
_ROW = b"commitment-bestuurders.vast-agendapunt"
HOSTILE: dict[str, Any] = {
    "a cell of 9 MB": (lambda: b"Vraag-id;Antwoord\n" + _ROW + b";" + b"x" * 9_000_000, {"KB824"}),
    "a row of 500,000 cells": (lambda: b"Vraag-id;Antwoord\n" + _ROW + b";ja" * 500_000, {"KB842"}),
    "a header of 500,000 cells": (lambda: b"Vraag-id;Antwoord" * 500_000, {"KB820"}),
    "null characters": (lambda: b"Vraag-id;Antwoord\n" + _ROW + b";j\x00a\n", {"KB820", "KB824", "KB831"}),
    "UTF-16 cut in half": (lambda: "Vraag-id;Antwoord\n".encode("utf-16")[:-1], {"KB820", "KB827"}),
}
