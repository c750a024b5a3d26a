# SPDX-License-Identifier: EUPL-1.2
"""The PDF in the programs that people open it with: Firefox's pdf.js, Chromium's PDFium and poppler; pdfua.

Not tested here: Adobe Acrobat (no program to run), LibreOffice Draw (its import of PDF is a package of its
own) and veraPDF (not to be had): a file says "gemaakt volgens PDF/UA-1, niet met veraPDF getoetst".
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

import node
import pdfium
from kennisbank import catalogue as catalogues
from kennisbank.export import pdf
from kennisbank.fields import FIELDS, REASON
from kennisbank.form import Form, flatten, name_of
from kennisbank.intake import pdf as intake
from pdf_tags import Tags

pytestmark = pytest.mark.consumer

LESSON = "kwetsbaarheden-in-beeld"
FILL_JS = node.CONSUMERS / "fill_pdf.mjs"
TEXTS = {
    "note": "Besproken in het college van 3 maart: één punt is nog open – de meldregeling.",
    "evidence": "Zaaksysteem 2026-0123, map ‘besluiten’",
    "owner": "José Müller-Visser",
    "due": "1-3-2027",
    "reason": "Wij zijn te klein: € 0,00.",
}
UNTESTED = {"UA-14-001"}
"""A rule that pdfua 0.1.3 fails at with pikepdf 10: an error of its own. ``pdf_tags`` checks the same."""


@pytest.fixture(scope="module")
def catalogue():
    return catalogues.load()


@pytest.fixture(scope="module")
def form(catalogue) -> Form:
    return flatten(catalogue, LESSON)


@pytest.fixture(scope="module")
def empty(catalogue, form) -> bytes:
    return pdf.render(catalogue, form)


@pytest.fixture(scope="module")
def values(form) -> dict[str, str]:
    """Return another option for each question in turn, and a text in every field."""
    found = {"organisation": "Gemeente Voorbeeld", "respondent": "Ada de Vries", "date": "23-11-2026"}
    for number, question in enumerate(form.questions):
        option = question.options[number % len(question.options)]
        found[question.name] = option.id
        keys = [field.key for field in FIELDS] + [REASON.key] * (option.role == "not-applicable")
        found |= {name_of(question.full_id, key): TEXTS[key] for key in keys}
    return found


@pytest.fixture(scope="module")
def by_firefox(empty, values, tmp_path_factory) -> tuple[dict[str, Any], bytes]:
    """Return what pdf.js knows of the empty file, and the file as it fills it in."""
    return _by_pdf_js(empty, values, tmp_path_factory.mktemp("pdfjs"))


@pytest.fixture(scope="module", params=["pdf.js", "PDFium"])
def filled(request, empty, values) -> bytes:
    if request.param == "PDFium":
        return pdfium.fill(empty, values)
    return request.getfixturevalue("by_firefox")[1]


def _by_pdf_js(data: bytes, values: dict[str, str], folder: Path) -> tuple[dict[str, Any], bytes]:
    module = node.packages() / "pdfjs-dist" / "legacy" / "build" / "pdf.mjs"
    (folder / "in.pdf").write_bytes(data)
    told = node.run(
        FILL_JS, module, folder / "in.pdf", folder / "out.pdf", text=json.dumps({"values": values})
    )
    return json.loads(told), (folder / "out.pdf").read_bytes()


def test_what_a_viewer_fills_in_is_read_back(filled, form, values, catalogue):
    contents = intake.read(filled, "a.pdf", catalogue)
    assert contents.diagnostics == ()
    assert dict(contents.subject) == {key: values[key] for key in ("organisation", "respondent", "date")}
    assert len(contents.answers) == form.count
    for found, question in zip(contents.answers, form.questions, strict=True):
        assert found.question == question.full_id
        assert found.option == values[question.name]
        for field in (*FIELDS, REASON):
            text = values.get(name_of(question.full_id, field.key), "")
            assert (getattr(found, field.key) or "") == text


def test_another_library_reads_the_same(filled, form, values):
    fields = pypdf.PdfReader(io.BytesIO(filled)).get_fields()
    for question in form.questions:
        assert fields[question.name]["/V"] == f"/{values[question.name]}"


def test_tags_hold_in_what_a_viewer_saved(filled):
    with pikepdf.open(io.BytesIO(filled)) as file:
        assert Tags(file).problems() == []


def test_a_chosen_answer_is_seen(filled, form, values, tmp_path):
    """In the picture that poppler makes: the middle of each ring is dark where it was clicked, else light."""
    seen = _rings(filled, tmp_path)
    for question in form.questions:
        dark = [state for state, is_dark in seen[question.name].items() if is_dark]
        assert dark == [values[question.name]]


def test_an_empty_form_shows_no_answer(empty, tmp_path):
    assert not any(dark for states in _rings(empty, tmp_path).values() for dark in states.values())


def _rings(data: bytes, folder: Path) -> dict[str, dict[str, bool]]:
    """Return per question and option whether the middle of its ring is dark."""
    from PIL import Image

    (folder / "a.pdf").write_bytes(data)
    subprocess.run(["pdftoppm", "-r", "72", "-png", folder / "a.pdf", folder / "page"], check=True)
    pages = [Image.open(path).convert("L") for path in sorted(folder.glob("page-*.png"))]
    found: dict[str, dict[str, bool]] = {}
    for name, number, (x, y), state in pdfium.spots(data):
        if state:
            page = pages[number]
            found.setdefault(name, {})[state] = page.getpixel((int(x), page.height - int(y) - 1)) < 128
    return found


def test_firefox_knows_each_field(by_firefox, form):
    told, _ = by_firefox
    for question in form.questions:
        rings = told["fields"][question.name]
        assert [ring["option"] for ring in rings] == [option.id for option in question.options]
        assert all(ring["radio"] for ring in rings)
        assert [ring["spoken"].rpartition("Antwoord: ")[2] for ring in rings] == [
            option.label for option in question.options
        ]
    assert told["language"] == "nl"
    assert told["roots"] == ["Document"]
    assert told["outline"] == [form.title]
    assert told["info"]["Custom"]["KennisbankFormDigest"] == form.digest


def test_a_click_made_by_mistake_can_be_changed(empty, form):
    """In Chromium: another ring takes its place; only one is ever on."""
    question = next(form.questions)
    once = pdfium.fill(empty, {question.name: question.options[0].id})
    twice = pdfium.fill(once, {question.name: question.options[1].id})
    with pikepdf.open(io.BytesIO(twice)) as file:
        field = next(field for field in file.Root.AcroForm.Fields if str(field.T) == question.name)
        assert str(field.V) == f"/{question.options[1].id}"
        assert [str(kid.AS) for kid in field.Kids].count("/Off") == len(question.options) - 1


@pytest.mark.parametrize("scope", [LESSON, "integriteit", "quickscan"])
def test_poppler_reads_it_in_order(catalogue, scope, tmp_path):
    made = flatten(catalogue, scope)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.render(catalogue, made))
    told = _said("pdfinfo", path)
    assert re.search(r"Tagged:\s+yes", told)
    assert re.search(r"Form:\s+AcroForm", told)
    assert re.search(r"JavaScript:\s+no", told)
    assert re.search(r"Page size:.*A4", told)
    text = _said("pdftotext", "-raw", path, "-")
    folded, place = " ".join(text.split()), 0
    for question in made.questions:
        place = folded.index(" ".join(f"{question.number}. {question.text}".split()), place)
    tagged = subprocess.run(
        ["pdfinfo", "-struct-text", path], capture_output=True, encoding="utf-8", check=True
    )
    assert tagged.stdout.count("Form") >= made.count


def _said(*command: str | Path) -> str:
    """Return what a program of poppler prints; it may not complain."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("scope", [LESSON, "quickscan"])
def test_pdfua_finds_nothing(catalogue, scope, tmp_path):
    """It evaluates some 15 % of the rules of PDF/UA-1; the rest is not claimed."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.render(catalogue, flatten(catalogue, scope)))
    done = subprocess.run(
        [Path(sys.executable).with_name("pdfua"), "check", "--format", "json", path],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    told = json.loads(done.stdout)
    assert told["summary"]["findings"] == 0
    assert {item["rule_id"] for item in told["skipped"]} <= UNTESTED
