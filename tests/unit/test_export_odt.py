# SPDX-License-Identifier: EUPL-1.2
"""The OpenDocument text, opened with odfdo and asked in its XML."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from odfdo import Document

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.export import note, odt
from kennisbank.export.stamp import stamp
from kennisbank.fields import FIELDS, SUBJECT
from kennisbank.form import flatten, plain

ROOT = Path(__file__).parents[2]
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def part(data: bytes, name: str = "content.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def opened(data: bytes) -> Document:
    return Document(io.BytesIO(data))


@pytest.mark.parametrize("scope", ["sleutels-beheren", "toegang", "quickscan", "all"])
def test_every_question_has_a_list_with_the_labels_of_its_options(klein, scope):
    form = flatten(klein, scope)
    fields = {
        field.get(f"{TEXT}name"): field for field in part(odt.render(klein, form)).iter(f"{TEXT}drop-down")
    }
    assert len(fields) == form.count
    for question in form.questions:
        labels = [label.get(f"{TEXT}value") for label in fields[f"{question.full_id}#option"]]
        assert labels == [note.PROMPTS["option"], *(option.label for option in question.options)]


def test_every_place_has_a_bookmark_of_its_own(klein):
    form = flatten(klein, "all")
    found = [mark.get(f"{TEXT}name") for mark in part(odt.render(klein, form)).iter(f"{TEXT}bookmark-start")]
    places = {note.place_name(None, field.key) for field in SUBJECT}
    for question in form.questions:
        keys = ["option", *(field.key for field in FIELDS)]
        keys += ["reason"] if question.allows_not_applicable else []
        places |= {note.place_name(question.full_id, key) for key in keys}
    assert len(found) == len(set(found))
    assert set(found) == places


def test_odfdo_reads_headings_properties_and_the_stamp(klein):
    form = flatten(klein, "toegang")
    document = opened(odt.render(klein, form))
    assert document.meta.title == form.title
    assert document.meta.language == "nl-NL"
    own = document.meta.user_defined_metadata
    assert {key.removeprefix("kennisbank-"): str(value) for key, value in own.items()} == stamp(form)
    asked = [str(head.text) for head in document.body.get_elements("//text:h[@text:outline-level='2']")]
    assert asked == [f"{question.number}. {question.text}" for question in form.questions]


def test_the_package_is_as_opendocument_wants_it(klein):
    data = odt.render(klein, flatten(klein, "all"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        manifest = file.read("META-INF/manifest.xml").decode()
        assert all(
            f'"{name}"' in manifest for name in file.namelist() if name.endswith(".xml") and "/" not in name
        )


def test_every_style_that_is_used_is_there(klein):
    data = odt.render(klein, flatten(klein, "all"))
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
    known = {
        element.get(style) for name in ("content.xml", "styles.xml") for element in part(data, name).iter()
    }
    used = {
        value
        for name in ("content.xml", "styles.xml")
        for element in part(data, name).iter()
        for key, value in element.attrib.items()
        if key.endswith("}style-name")
    }
    assert used <= known


def test_tables_have_a_head_that_is_repeated(klein):
    tables = opened(odt.render(klein, flatten(klein, "all"))).body.get_elements("//table:table")
    assert tables
    assert all(table.get_elements("table:table-header-rows") for table in tables)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_text(klein, text):
    hostile = with_text(klein, text)
    data = odt.render(hostile, flatten(hostile, "all"))
    asked = [head for head in part(data).iter(f"{TEXT}h") if head.get(f"{TEXT}outline-level") == "2"]
    assert len(asked) == flatten(klein, "all").count
    for head in asked:
        assert _typed(head).partition(". ")[2] == plain(text)


def _typed(element) -> str:
    """Return text with its spaces, tabs and breaks."""
    signs = {f"{TEXT}line-break": "\n", f"{TEXT}tab": "\t"}
    found = element.text or ""
    for child in element:
        sign = " " * int(child.get(f"{TEXT}c", "1")) if child.tag == f"{TEXT}s" else signs[child.tag]
        found += sign + (child.tail or "")
    return found
