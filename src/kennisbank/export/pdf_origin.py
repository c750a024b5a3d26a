# SPDX-License-Identifier: EUPL-1.2
"""What a PDF says about itself: its stamp, dates, language and links, and how it is written.

The stamp stands in the document's information and in its XMP, for programs that keep one of the two.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from kennisbank.export.stamp import KEYS, moment, stamp

if TYPE_CHECKING:
    import pikepdf

    from kennisbank.form import Form
    from kennisbank.model import Catalogue

NAMESPACE: Final = "urn:kennisbank:herkomst:1"
"""Of the stamp in XMP."""
INFO: Final = {key: "Kennisbank" + "".join(part.title() for part in key.split("_")) for key in KEYS}
"""Key in the document's information by key of the stamp."""


def mend(pdf: pikepdf.Pdf, catalogue: Catalogue, form: Form) -> None:
    """Add the stamp and dates, and give links a name that can be spoken."""
    values = stamp(form)
    _write_information(pdf, catalogue, form, values)
    _write_xmp(pdf, catalogue, values)
    _name_links(pdf, form)
    _mend_root(pdf, form)


def save(pdf: pikepdf.Pdf) -> bytes:
    """Return the bytes of a document: the same document, the same bytes."""
    from pikepdf import ObjectStreamMode  # noqa: PLC0415 (an extra)

    out = io.BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return out.getvalue()


def _write_information(pdf: pikepdf.Pdf, catalogue: Catalogue, form: Form, values: dict[str, str]) -> None:
    from pikepdf import Name, String  # noqa: PLC0415 (an extra)

    day = moment(catalogue).strftime("D:%Y%m%d%H%M%SZ")
    own = {"Subject": form.summary, "Creator": form.catalogue_title, "CreationDate": day, "ModDate": day}
    for key, value in (own | {INFO[key]: value for key, value in values.items()}).items():
        pdf.docinfo[Name(f"/{key}")] = String(value)


def _write_xmp(pdf: pikepdf.Pdf, catalogue: Catalogue, values: dict[str, str]) -> None:
    day = moment(catalogue).strftime("%Y-%m-%dT%H:%M:%SZ")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp.register_xml_namespace(NAMESPACE, "kb")
        xmp["dc:language"] = {"nl"}
        xmp["dc:description"] = str(pdf.docinfo["/Subject"])
        xmp["xmp:CreatorTool"] = str(pdf.docinfo["/Creator"])
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = day
        for key, value in values.items():
            xmp[f"{{{NAMESPACE}}}{key}"] = value


def _mend_root(pdf: pikepdf.Pdf, form: Form) -> None:
    from pikepdf import Name  # noqa: PLC0415 (an extra)

    if form.scope != "checklist":
        pdf.Root.PageMode = Name.UseOutlines
    tree = pdf.Root.StructTreeRoot
    tree.ParentTreeNextKey = 1 + max(int(key) for key in list(tree.ParentTree.Nums)[::2])


def _name_links(pdf: pikepdf.Pdf, form: Form) -> None:
    """Say where a link leads; WeasyPrint gives only its address."""
    from pikepdf import String  # noqa: PLC0415 (an extra)

    lessons = {f"{section.anchor}--kop": section.title for section in form.sections}
    sources = {source.url: source.title for question in form.questions for source in question.sources}
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            if note.get("/Subtype") != "/Link":
                continue
            address = str(note.Contents)
            title = lessons.get(address) or sources.get(address)
            if title:
                note.Contents = String(f"Naar: {title}")
