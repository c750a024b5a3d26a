# SPDX-License-Identifier: EUPL-1.2
"""Files for intake made by hand: small workbooks and documents, and what strangers may send.

Made of bytes alone, without the packages that the readers or exporters use, so that each oddity is exact.
"""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Cells = "Sequence[Sequence[object]]"

_SHEET_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL_NS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_DOC_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return a ZIP with these files, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, kind)
    return buffer.getvalue()


def stored(files: Mapping[str, bytes | str]) -> bytes:
    """Return a ZIP in which nothing is packed smaller: no limit on that stops it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def xlsx(sheets: Mapping[str, Cells], **extra: bytes | str) -> bytes:
    """Return a workbook: texts inline, numbers as numbers, ``("=…", result)`` as a formula.

    :param extra: further files; ``sheet_prolog`` is put before the XML of each sheet instead.
    """
    return zipped(xlsx_files(sheets, **extra))


def xlsx_files(sheets: Mapping[str, Cells], **extra: bytes | str) -> dict[str, bytes | str]:
    prolog = extra.pop("sheet_prolog", "")
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": f'<workbook {_SHEET_NS} xmlns:r="{_DOC_REL}"><sheets>'
        + "".join(f'<sheet name={quoteattr(name)} r:id="r{n}"/>' for n, name in enumerate(sheets))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships {_REL_NS}>"
        + "".join(
            f'<Relationship Id="r{n}" Type="{_DOC_REL}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n in range(len(sheets))
        )
        + "</Relationships>",
    }
    for number, rows in enumerate(sheets.values()):
        body = "".join(f"<row>{''.join(map(_xlsx_cell, row))}</row>" for row in rows)
        files[f"xl/worksheets/s{number}.xml"] = (
            f"{prolog}<worksheet {_SHEET_NS}><sheetData>{body}</sheetData></worksheet>"
        )
    return files | extra


def _xlsx_cell(value: object) -> str:
    match value:
        case None | "":
            return "<c/>"
        case (str(formula), None):
            return f"<c><f>{escape(formula[1:])}</f></c>"
        case (str(formula), result):
            return f'<c t="str"><f>{escape(formula[1:])}</f><v>{escape(str(result))}</v></c>'
        case int() | float():
            return f"<c><v>{value}</v></c>"
        case _:
            return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def ods(sheets: Mapping[str, Cells], prolog: str = "", **extra: bytes | str) -> bytes:
    """Return a workbook of OpenDocument with texts."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_ods_row, rows))}</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f"{prolog}<office:document-content {_ODF}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": ODS, "content.xml": content, **extra})


def _ods_row(row: Sequence[object]) -> str:
    cells = (f"<table:table-cell>{_ods_text(value)}</table:table-cell>" for value in row)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _ods_text(value: object) -> str:
    return "" if value in (None, "") else f"<text:p>{escape(str(value))}</text:p>"


def encrypted(data: bytes) -> bytes:
    """Return a ZIP whose files say that they are behind a password."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(changed)


def typed(*rows: Sequence[object]) -> dict[str, Cells]:
    """Return one sheet with a table as a person types it."""
    return {"Blad1": [("Vraag", "Antwoord", "Notitie"), *rows]}


FILLED = typed(("Is er een sleutelplan?", "Ja", ""))
"""One answer to the catalogue of tests/examples/valid/klein."""


def bomb() -> bytes:
    """Return a workbook of 50 kB with a sheet of 50 MB."""
    return zipped(xlsx_files(FILLED) | {"xl/worksheets/s0.xml": b"<worksheet>" + b" " * 50_000_000})


def password_xlsx() -> bytes:
    """Return the beginning of what Excel makes of a workbook with a password: an OLE file."""
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
    return start + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 480


def password_ods() -> bytes:
    """Return an ODS of which the manifest says that its content is encrypted."""
    manifest = '<m:file-entry m:full-path="content.xml"><manifest:encryption-data/></m:file-entry>'
    return zipped({"mimetype": ODS, "META-INF/manifest.xml": manifest, "content.xml": b"\x81\x92" * 40})


def many_rows(count: int = 1_000_000) -> bytes:
    """Return a workbook with a million answers."""
    body = "<row><c><v>1</v></c></row>" * count
    sheet = f"<worksheet {_SHEET_NS}><sheetData>{body}</sheetData></worksheet>"
    return zipped(xlsx_files(FILLED) | {"xl/worksheets/s0.xml": sheet})


def repeated_rows() -> bytes:
    """Return an ODS in which one answer stands a million times, in a few bytes."""
    content = "".join(map(_ods_row, [*FILLED["Blad1"]]))
    times = ' table:number-rows-repeated="1048576" '
    rows = content.replace("<table:table-row>", f"<table:table-row{times}>").replace(times, "", 1)
    table = f'<table:table table:name="a">{rows}</table:table>'
    document = f"<office:document-content {_ODF}><office:body><office:spreadsheet>{table}"
    end = "</office:spreadsheet></office:body></office:document-content>"
    return zipped({"mimetype": ODS, "content.xml": document + end})


def growing_link() -> bytes:
    """Return a link of 50 kB with 40 MB in it."""
    machine = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = machine.compress(b" " * 40_000_000) + machine.flush()
    return b"https://x.example/#a=1." + base64.urlsafe_b64encode(packed).rstrip(b"=")


MADE: dict[str, Callable[[], bytes]] = {
    "bomb": bomb,
    "damaged": lambda: xlsx(FILLED)[:-200],
    "entities": lambda: xlsx(FILLED, sheet_prolog=ENTITIES),
    "external": lambda: ods(FILLED, prolog=EXTERNAL),
    "formula": lambda: xlsx(typed(("Is er een sleutelplan?", ('=IF(A1="","Ja","Nee")', None), ""))),
    "macro": lambda: xlsx(FILLED, **{"xl/vbaProject.bin": b"\x00"}),
    "many-rows": lambda: many_rows(20_001),
    "password": password_xlsx,
    "password-ods": password_ods,
    "password-zip": lambda: encrypted(xlsx(FILLED)),
    "typed": lambda: xlsx(FILLED),
    "too-large": lambda: b" " * 20_000_001,
}
"""By the word that a case in tests/examples/invalid uses."""
