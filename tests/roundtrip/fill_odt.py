# SPDX-License-Identifier: EUPL-1.2
"""Fill in the OpenDocument text with odfdo, as LibreOffice leaves it; then edit it with LibreOffice."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from odfdo import Document, Element, Paragraph, Table

import intake_files
import libreoffice
from kennisbank.export.note import place_name
from kennisbank.labels import date_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kennisbank.form import Form

FORMAT = "odt"
DAYS = ("due", "date")


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:
    """Choose the answers in the drop-downs, and type texts in the place of the placeholders."""
    document = Document(io.BytesIO(data))
    labels = {
        (question.full_id, option.id): option.label
        for question in form.questions
        for option in question.options
    }
    fields = {mark.get_attribute("text:name"): mark for mark in marks(document)}
    for (question, key), text in values_of(response):
        mark = fields.get(place_name(question, key))
        if mark is None:
            continue
        field = mark.xpath("following-sibling::*[1]")[0]
        if key == "option":
            choose(field, labels.get((question, text), text))
        else:
            shown = date_text(text) if key in DAYS else text
            field.parent.replace_element(field, typed(shown))
    return saved(document)


def values_of(response: dict[str, Any]) -> Iterator[tuple[tuple[str | None, str], str]]:
    """Yield place and value of what a response says."""
    yield from (((None, key), text) for key, text in response.get("subject", {}).items())
    for question, answer in response["answers"].items():
        yield from (((question, key), text) for key, text in answer.items())


def marks(document: Document) -> list[Element]:
    """Return the starts of our bookmarks."""
    return document.body.get_elements("//text:bookmark-start")


def choose(field: Element, label: str) -> None:
    """Choose from a drop-down, as LibreOffice writes it."""
    items = field.get_elements("text:label")
    items[-1].tail = label
    for item in items:
        if item.get_attribute("text:value") == label:
            item.set_attribute("text:current-selected", "true")


def typed(text: str) -> Element:
    """Return text as one types it, with breaks for line ends."""
    span = Element.from_tag("text:span")
    span.append_plain_text(text)
    return span


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _translated(data: bytes) -> bytes:
    """Translate headings and labels."""
    document = Document(io.BytesIO(data))
    for element in [*document.body.get_elements("//text:h"), *_labels(document)]:
        element.text = f"Übersetzt: {element.text}"
    return saved(document)


def _labels(document: Document) -> list[Element]:
    return document.body.get_elements("//text:span[@text:style-name='Regelnaam']")


def _paragraphs_added(data: bytes) -> bytes:
    """Put paragraphs between, and a table below."""
    document = Document(io.BytesIO(data))
    for heading in document.body.get_elements("//text:h"):
        heading.insert(Paragraph("Hier staat een zin van onszelf."), xmlposition=0)
    document.body.append(Table("Onze tabel", width=2, height=2))
    return saved(document)


def _moved(data: bytes) -> bytes:
    """Turn the order of all lines to fill in around, so that each stands below another heading."""
    document = Document(io.BytesIO(data))
    lines = [mark.parent for mark in marks(document)]
    copies = [line.clone for line in lines]
    for line, copy in zip(lines, reversed(copies), strict=True):
        line.parent.replace_element(line, copy)
    return saved(document)


def _flattened(data: bytes) -> bytes:
    """Make plain text of all fields and throw all bookmarks away."""
    document = Document(io.BytesIO(data))
    for mark in [*marks(document), *document.body.get_elements("//text:bookmark-end")]:
        mark.delete()
    for field in document.body.get_elements("//text:drop-down"):
        field.parent.replace_element(field, typed(field.get_elements("text:label")[-1].tail))
    for field in document.body.get_elements("//text:placeholder"):
        field.parent.replace_element(field, typed(field.text))
    return saved(document)


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as filled in by odfdo": lambda data: data,
    "saved again by LibreOffice Writer": lambda data: libreoffice.saved_as(data, "odt", "odt"),
    "saved as DOCX by LibreOffice Writer": lambda data: libreoffice.saved_as(data, "odt", "docx"),
    "saved as DOCX and back by LibreOffice Writer": lambda data: libreoffice.saved_as(
        libreoffice.saved_as(data, "odt", "docx"), "docx", "odt"
    ),
    "paragraphs and a table added": _paragraphs_added,
    "labels and headings translated": _translated,
    "lines moved below other headings": _moved,
    "fields and bookmarks made plain text": _flattened,
}
READERS = {"docx", "odt"}
PROGRAMS = {edit: "soffice" for edit in EDITS if "LibreOffice" in edit}


def made(body: str, prolog: str = "", **extra: bytes) -> bytes:
    """Return a document of bytes alone; ``body`` is its XML."""
    names = ("office", "text", "table")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    text = f"{prolog}<office:document-content {spaces}>{body}</office:document-content>"
    kind = b"application/vnd.oasis.opendocument.text"
    return intake_files.stored({"mimetype": kind, "content.xml": text.encode(), **extra})


_CHOICE = '<text:drop-down text:name="commitment-bestuurders.vast-agendapunt#option">Ja</text:drop-down>'
_ENCRYPTED = b'<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
HOSTILE: dict[str, Any] = {
    "entities": (lambda: made("<text:p/>", intake_files.ENTITIES), {"KB825"}),
    "an external entity": (lambda: made("<text:p>&a;</text:p>", intake_files.EXTERNAL), {"KB825"}),
    "a password": (lambda: made("", **{"META-INF/manifest.xml": _ENCRYPTED}), {"KB823"}),
    "200,000 paragraphs": (lambda: made("<text:p>a</text:p>" * 200_000), {"KB828"}),
    "spaces without number": (
        lambda: made('<text:p><text:s text:c="999999999"/></text:p>' * 2_000),
        {"KB829"},
    ),
    "a script": (lambda: made(f"<text:p>{_CHOICE}</text:p>", **{"Basic/Standard/x.xml": b"x"}), {"KB835"}),
}
