# SPDX-License-Identifier: EUPL-1.2
"""The Word document in LibreOffice Writer and python-docx; that answers survive is in tests/roundtrip."""

from __future__ import annotations

import io
import zipfile

import docx
import pypdf
import pytest

import libreoffice
from kennisbank.export import FORMATS
from kennisbank.export.stamp import stamp
from kennisbank.intake import registry
from roundtrip import cases
from roundtrip.fill_docx import fill

pytestmark = pytest.mark.consumer
SCOPE = cases.SCOPES[0]


@pytest.fixture(scope="module")
def exported() -> bytes:
    return FORMATS["docx"].render(cases.catalogue(), cases.form(SCOPE))


def test_writer_shows_every_question_and_numbers_the_pages(exported):
    form = cases.form(SCOPE)
    pages = pypdf.PdfReader(io.BytesIO(libreoffice.saved_as(exported, "docx", "pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert all(question.text in text for question in form.questions)
    assert f"Pagina 1 van {len(pages)}" in text
    assert f"Pagina {len(pages)} van {len(pages)}" in text
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}


def test_writer_keeps_lists_headings_and_stamp(exported):
    form = cases.form(SCOPE)
    saved = libreoffice.saved_as(exported, "docx", "docx")
    with zipfile.ZipFile(io.BytesIO(saved)) as file:
        assert file.read("word/document.xml").count(b"<w:dropDownList") == form.count
    document = docx.Document(io.BytesIO(saved))
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 2"]
    assert headings == [f"{question.number}. {question.text}" for question in form.questions]
    assert registry.read(saved, "x", cases.catalogue()).contents.origin == stamp(form)


def test_python_docx_opens_and_saves_without_loss(exported):
    form, response = cases.form(SCOPE), cases.response(SCOPE, "texts")
    filled = fill(exported, form, response)
    out = io.BytesIO()
    docx.Document(io.BytesIO(filled)).save(out)
    before, after = (
        registry.read(data, "x", cases.catalogue()).contents for data in (filled, out.getvalue())
    )
    assert before == after
    assert sum(not found.is_empty for found in after.answers) == len(response["answers"])
