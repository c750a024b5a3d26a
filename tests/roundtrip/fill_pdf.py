# SPDX-License-Identifier: EUPL-1.2
"""Fill in the PDF with pypdf, which did not write it, and save it as other programs do."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pypdf
from pypdf.generic import NameObject

from kennisbank.fields import FIELDS, REASON
from kennisbank.form import name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form

FORMAT = "pdf"


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:
    """Click the answers and type the texts of a response that this form holds."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    values = dict(values_of(form, response))
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    return _written(writer)


def values_of(form: Form, response: dict[str, Any]) -> dict[str, str]:
    """Return field name → value; the state of a choice begins with ``/``, as PDF names do."""
    values: dict[str, str] = dict(response.get("subject", {}))
    for question in form.questions:
        answer = response["answers"].get(question.full_id, {})
        if "option" in answer:
            values[question.name] = f"/{answer['option']}"
        for field in (REASON, *FIELDS):
            if field.key in answer:
                values[name_of(question.full_id, field.key)] = answer[field.key]
    return values


def _resaved(data: bytes) -> bytes:
    """Save anew by qpdf, in the new way of writing."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _printed_appearances(data: bytes) -> bytes:
    """Draw all values anew, as a viewer does before it prints."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.generate_appearance_streams()
        pdf.save(out)
    return out.getvalue()


def _pages_gone(data: bytes) -> bytes:
    """Leave out the first page, and say nothing about the fields that stood there."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.remove_page(0)
    return _written(writer)


def _without_information(data: bytes) -> bytes:
    """Throw away what the file says about itself."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.metadata = None
    writer.root_object.pop(NameObject("/Metadata"), None)
    return _written(writer)


def _put_together(data: bytes) -> bytes:
    """Put a letter before it in one file."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.append(io.BytesIO(data))
    return _written(writer)


def _saved_on_top(data: bytes) -> bytes:
    """Write a change behind the file, as viewers do."""
    writer = pypdf.PdfWriter(fileobj=io.BytesIO(data), incremental=True)
    writer.add_metadata({"/ModDate": "D:20270101000000Z"})
    return _written(writer)


def _written(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as filled in by pypdf": lambda data: data,
    "saved again by qpdf": _resaved,
    "values drawn anew by qpdf": _printed_appearances,
    "first page taken out": _pages_gone,
    "what it says about itself thrown away": _without_information,
    "put behind a letter": _put_together,
    "a change written behind it": _saved_on_top,
}
