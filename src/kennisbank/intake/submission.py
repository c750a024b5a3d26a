# SPDX-License-Identifier: EUPL-1.2
"""What phones sent in with the XLSForm: the table (CSV) of ODK Central or Kobo, or the XML of one submission.

A column is named after its field, with the groups around it in front (``_lesson__x-x__vraag`` or with ``/``);
fields are named by ``form.name_of``, so no label is needed. Each row of a table is a submission: they come
together as one file, and where two of them disagree ``place`` says so.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.stamp import KEYS
from kennisbank.export.xlsform import STAMP, SUBJECT_NAME
from kennisbank.form import parse_name
from kennisbank.intake import limits
from kennisbank.intake.contents import ANSWER_KEYS, SUBJECT_KEYS, Contents, Found, Leftover, Unreadable
from kennisbank.intake.textfile import decode, looks_like_text
from kennisbank.intake.xmltext import tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.model import Catalogue

_STAMPED: Final = f"{STAMP}form".encode()
_SAMPLE: Final = 2_000_000
"""Bytes of a header, or of a submission up to its stamp, in which the stamp is looked for."""
_DELIMITERS: Final = (",", ";", "\t")
_GROUPS: Final = re.compile(r"^.*[-/]")
_OF_THE_SERVER: Final = frozenset(
    (
        *("SubmissionDate", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected"),
        *("Status", "ReviewState", "DeviceID", "Edits", "FormVersion", "KEY", "instanceID", "instanceName"),
        *("start", "end", "today", "deviceid", "rootUuid"),
    )
)
"""Columns that ODK Central and Kobo add; those that start with ``_`` are theirs or computed by the form."""


def recognises(data: bytes) -> bool:
    """Say whether the stamp of the XLSForm is a column of the table, or an element of the XML."""
    head = data[:_SAMPLE]
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return b"<" + _STAMPED in head
    return looks_like_text(data) and _STAMPED in head.partition(b"\n")[0]


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (one signature for all)
    """Return what was sent in; see ``contents``."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        fields = {element.tag.rpartition("}")[2]: element.text or "" for element in tree(data).iter()}
        return _contents([("", fields)], ())
    text, diagnostics = decode(data, file)
    return _contents(_rows(text), diagnostics)


def _rows(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the place of each row and its cells by field name; of two columns with one name the first."""
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        names = [_GROUPS.sub("", cell.strip()) for cell in next(rows)[: limits.COLUMNS_OF_PHONES]]
        for number, cells in enumerate(rows, 2):
            if number > limits.ROWS:
                raise Unreadable("KB828", what="rijen", limit=limits.ROWS)
            pairs = zip(
                reversed(names), reversed(cells[: len(names)] + [""] * (len(names) - len(cells))), strict=True
            )
            yield f"rij {number}, ", {name: cell[: limits.CELL_TEXT] for name, cell in pairs}
    except csv.Error as error:
        raise Unreadable("KB824", reason="een cel is te lang of een aanhalingsteken staat open") from error


def _contents(rows: Iterable[tuple[str, Mapping[str, str]]], diagnostics: tuple[Diagnostic, ...]) -> Contents:
    origin: dict[str, str] = {}
    subject: dict[str, str] = {}
    answers: list[Found] = []
    leftovers: list[Leftover] = []
    for place, fields in rows:
        origin |= {key: fields[f"{STAMP}{key}"] for key in KEYS if fields.get(f"{STAMP}{key}")}
        for key in SUBJECT_KEYS:
            value = fields.get(f"{SUBJECT_NAME}{key}", "")
            if value and subject.setdefault(key, value) != value:
                leftovers.append(Leftover(key, value, f"{place}veld {SUBJECT_NAME}{key}"))
        answers += _answers(place, fields)
        leftovers += [
            Leftover(name, value, f"{place}veld {name}")
            for name, value in fields.items()
            if value.strip() and not _is_ours(name) and name not in _OF_THE_SERVER
        ]
    return Contents(origin, subject, tuple(answers), diagnostics, tuple(leftovers))


def _answers(place: str, fields: Mapping[str, str]) -> Iterator[Found]:
    """Yield one answer for each question that has a field."""
    found: dict[str, dict[str, Any]] = {}
    for name, value in fields.items():
        if _is_ours(name) and not name.startswith("_"):
            question, key = parse_name(name)
            found.setdefault(question, {})[key or "option"] = value or None
    for question, parts in found.items():
        yield Found(question, f"{place}vraag {question}", **parts)


def _is_ours(name: str) -> bool:
    """Say whether a field asks something, or is computed by the form or the server."""
    if name.startswith("_"):
        return True
    try:
        return parse_name(name)[1] in (None, *ANSWER_KEYS)
    except ValueError:
        return False
