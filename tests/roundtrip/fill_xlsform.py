# SPDX-License-Identifier: EUPL-1.2
"""Convert the XLSForm with pyxform, fill in its instance, and send it in as phones and servers do."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from lxml import etree
from pyxform.xls2xform import convert

from kennisbank.form import name_of, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form

FORMAT = "xlsform"


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:  # noqa: ARG001 (one signature)
    """Return the XML of the submission."""
    xform = convert(xlsform=io.BytesIO(data), validate=False, warnings=[]).xform
    root = etree.fromstring(xform.encode())
    [instance] = root.xpath("//*[local-name()='instance'][not(@id)]/*")
    fields = {etree.QName(one).localname: one for one in instance.iter() if isinstance(one.tag, str)}
    for key, text in response["subject"].items():
        fields[f"_subject_{key}"].text = text
    for full_id, answer in response["answers"].items():
        for key, text in answer.items():
            fields[name_of(full_id, None if key == "option" else key)].text = text
    for bind in root.xpath("//*[local-name()='bind'][starts-with(@calculate, \"'\")]"):
        fields[bind.get("nodeset").rpartition("/")[2]].text = bind.get("calculate").strip("'")
    return etree.tostring(instance, encoding="utf-8", xml_declaration=True)


def carried(key: str, text: str) -> str:  # noqa: ARG001 (one signature)
    """Return what XML keeps."""
    return plain(text)


def _leaves(element: Any, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    children = [child for child in element if isinstance(child.tag, str)]
    here = (*path, etree.QName(element).localname)
    if not children:
        return [(here, element.text or "")]
    return [leaf for child in children for leaf in _leaves(child, here)]


def _table(data: bytes, separator: str, delimiter: str, more: dict[str, str]) -> bytes:
    leaves = [(path[1:], text) for path, text in _leaves(etree.fromstring(data), ())]
    columns = {separator.join(path): text for path, text in leaves} | more
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerow(columns.values())
    return text.getvalue().encode("utf-8-sig" if delimiter == ";" else "utf-8")


CENTRAL = {"KEY": "uuid:1", "SubmissionDate": "2026-11-23T10:00:00.000Z", "SubmitterName": "telefoon 3"}
KOBO = {"_id": "17", "_uuid": "1-2", "__version__": "v1", "start": "2026-11-23", "_submission_time": "10:00"}


def _twice(data: bytes) -> bytes:
    """Two phones sent in the same answers."""
    header, row = _table(data, "-", ",", CENTRAL).split(b"\r\n", 1)
    return header + b"\r\n" + row + row


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "sent in as XML": lambda data: data,
    "table of ODK Central": lambda data: _table(data, "-", ",", CENTRAL),
    "table of Kobo": lambda data: _table(data, "/", ";", KOBO),
    "table without groups": lambda data: _table(data, "/", ",", {}).replace(b"_lesson__", b"_x__"),
    "the same answers from two phones": _twice,
}
