# SPDX-License-Identifier: EUPL-1.2
"""Fill in the Word document as Word does, in its XML; then edit it with python-docx and LibreOffice."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from lxml import etree

import intake_files
import libreoffice
from kennisbank.labels import date_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kennisbank.form import Form

FORMAT = "docx"
MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:  # noqa: ARG001 (one signature for all)
    """Choose and type the answers of a response in the content controls."""
    values = dict(values_of(response))

    def change(root: Any) -> None:
        for control in root.iter(f"{W}sdt"):
            tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
            if tag in values:
                put(control, values[tag])

    return changed(data, change)


def values_of(response: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield tag and value of what a response says."""
    yield from ((f"#{key}", text) for key, text in response.get("subject", {}).items())
    for question, answer in response["answers"].items():
        yield from ((f"{question}#{key}", text) for key, text in answer.items())


def put(control: Any, value: str) -> None:
    """Fill in one control, as Word writes it: a label for an id, a day in words."""
    properties = control.find(f"{W}sdtPr")
    for flag in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(flag)
    shown = value
    for item in properties.iter(f"{W}listItem"):
        shown = item.get(f"{W}displayText") if item.get(f"{W}value") == value else shown
    date = properties.find(f"{W}date")
    if date is not None:
        date.set(f"{W}fullDate", f"{value}T00:00:00Z")
        shown = date_text(value)
    content = control.find(f"{W}sdtContent")
    for old in list(content):
        content.remove(old)
    run = etree.SubElement(content, f"{W}r")
    for index, line in enumerate(shown.split("\n")):
        if index:
            etree.SubElement(run, f"{W}br")
        text = etree.SubElement(run, f"{W}t")
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def changed(data: bytes, change: Callable[[Any], None], name: str = MAIN) -> bytes:
    """Change the XML of one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == name:
                root = etree.fromstring(part)
                change(root)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(info.filename, part)
    return out.getvalue()


def _paragraphs_added(data: bytes) -> bytes:
    """Put paragraphs above and between with python-docx, and save with it."""
    document = docx.Document(io.BytesIO(data))
    for number, line in enumerate(list(document.paragraphs)):
        if line.style.name.lower().startswith("heading") or number == 0:
            line.insert_paragraph_before("Hier staat een zin van onszelf.")
    document.add_heading("Advies aan de raad", 1)
    document.add_paragraph("Wij stellen voor dit te bespreken.")
    return _saved(document)


def _translated(data: bytes) -> bytes:
    """Translate every word outside the controls."""
    document = docx.Document(io.BytesIO(data))
    for line in document.paragraphs:
        for run in line.runs:
            run.text = f"Übersetzt: {run.text}" if run.text.strip() else run.text
    return _saved(document)


def _moved(data: bytes) -> bytes:
    """Turn the order of all lines to fill in around, so that each stands below another heading."""

    def change(root: Any) -> None:
        lines = [line for line in root.iter(f"{W}p") if line.find(f"{W}sdt") is not None]
        places = [(line.getparent(), line.getparent().index(line)) for line in lines]
        for line in lines:
            line.getparent().remove(line)
        for (parent, index), line in zip(places, reversed(lines), strict=True):
            parent.insert(index, line)

    return changed(data, change)


def _flattened(data: bytes) -> bytes:
    """Make plain text of all controls and throw all bookmarks away, as simple programs do."""

    def change(root: Any) -> None:
        for mark in [*root.iter(f"{W}bookmarkStart"), *root.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        for control in list(root.iter(f"{W}sdt")):
            parent = control.getparent()
            for run in reversed(list(control.find(f"{W}sdtContent"))):
                parent.insert(parent.index(control) + 1, run)
            parent.remove(control)

    return changed(data, change)


def _tracked(data: bytes) -> bytes:
    """Follow changes: what stands there is new, and an older text was crossed out."""

    def change(root: Any) -> None:
        for content in root.iter(f"{W}sdtContent"):
            deleted = etree.Element(f"{W}del", {f"{W}id": "900", f"{W}author": "x"})
            etree.SubElement(etree.SubElement(deleted, f"{W}r"), f"{W}delText").text = "oude tekst"
            inserted = etree.Element(f"{W}ins", {f"{W}id": "901", f"{W}author": "x"})
            inserted.extend(list(content))
            content.extend([deleted, inserted])

    return changed(data, change)


def _split_runs(data: bytes) -> bytes:
    """Cut every text in pieces, as a spelling checker does."""

    def change(root: Any) -> None:
        for content in root.iter(f"{W}sdtContent"):
            for text in list(content.iter(f"{W}t")):
                whole = text.text or ""
                half = len(whole) // 2
                rest = etree.Element(f"{W}t", text.attrib)
                text.text, rest.text = whole[:half], whole[half:]
                text.addnext(rest)
                text.addnext(etree.Element(f"{W}lastRenderedPageBreak"))

    return changed(data, change)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as filled in by Word": lambda data: data,
    "saved again by LibreOffice Writer": lambda data: libreoffice.saved_as(data, "docx", "docx"),
    "saved as ODT by LibreOffice Writer": lambda data: libreoffice.saved_as(data, "docx", "odt"),
    "paragraphs added with python-docx": _paragraphs_added,
    "labels and headings translated": _translated,
    "lines moved below other headings": _moved,
    "controls and bookmarks made plain text": _flattened,
    "changes followed": _tracked,
    "texts cut in pieces": _split_runs,
}
READERS = {"docx", "odt"}
PROGRAMS = {edit: "soffice" for edit in EDITS if "LibreOffice" in edit}


def made(body: str, prolog: str = "", **extra: bytes) -> bytes:
    """Return a document of bytes alone; ``body`` is its XML."""
    space = f'xmlns:w="{W.strip("{}")}"'
    text = f"{prolog}<w:document {space}><w:body>{body}</w:body></w:document>"
    return intake_files.stored({MAIN: text.encode(), **extra})


def _control(tag: str, inner: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


_TEXT = "<w:r><w:t>ja</w:t></w:r>"
_PLAN = "commitment-bestuurders.vast-agendapunt#option"
_MARK = '<w:bookmarkStart w:id="{0}" w:name="kb_{0:016x}_note"/>'
HOSTILE: dict[str, Any] = {
    "entities": (lambda: made("<w:p/>", intake_files.ENTITIES), {"KB825"}),
    "an external entity": (lambda: made("<w:p>&a;</w:p>", intake_files.EXTERNAL), {"KB825"}),
    "no document in it": (lambda: intake_files.stored({MAIN: b""}), {"KB824"}),
    "other XML": (lambda: intake_files.stored({MAIN: b"<x/>"}), {"KB829"}),
    "200,000 paragraphs": (lambda: made(f"<w:p>{_TEXT}</w:p>" * 200_000), {"KB828"}),
    "40,000 controls": (lambda: made(f"<w:p>{_control(_PLAN, '')}</w:p>" * 40_000), {"KB828"}),
    "controls in each other": (
        lambda: made("<w:sdt><w:sdtContent>" * 400 + _TEXT + "</w:sdtContent></w:sdt>" * 400),
        {"KB828"},
    ),
    "5,000 bookmarks without an end": (
        lambda: made("".join(map(_MARK.format, range(5_000))) + f"<w:p>{_TEXT}</w:p>" * 20_000),
        {"KB829", "KB830"},
    ),
    "a text of 9 MB": (
        lambda: made(f"<w:p>{_control(_PLAN, '<w:r><w:t>' + 'x' * 9_000_000 + '</w:t></w:r>')}</w:p>"),
        {"KB831"},
    ),
    "a macro": (lambda: made(_control(_PLAN, _TEXT), **{"word/vbaProject.bin": b"x"}), {"KB835"}),
}
