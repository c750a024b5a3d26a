# SPDX-License-Identifier: EUPL-1.2
"""The Word document, opened with python-docx and asked in its XML."""

from __future__ import annotations

import io
import itertools
import sys
import zipfile
from pathlib import Path

import docx as word
import pytest
from lxml import etree

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.export import docx, note
from kennisbank.export.missing import MissingPackage
from kennisbank.export.stamp import moment, stamp
from kennisbank.fields import FIELDS, SUBJECT
from kennisbank.form import flatten, plain

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


@pytest.fixture(scope="module")
def real():
    return catalogues.load()


def part(data: bytes, name: str = "word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def controls(data: bytes) -> dict[str, object]:
    return {sdt.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): sdt for sdt in part(data).iter(f"{W}sdt")}


@pytest.mark.parametrize("scope", ["sleutels-beheren", "toegang", "quickscan", "all"])
def test_every_question_has_a_list_whose_values_are_the_options(klein, scope):
    form = flatten(klein, scope)
    found = controls(docx.render(klein, form))
    for question in form.questions:
        items = found[f"{question.full_id}#option"].findall(f".//{W}listItem")
        ids = [option.id for option in question.options]
        assert [item.get(f"{W}value") for item in items] == [note.PROMPTS["option"], *ids]
        assert [item.get(f"{W}displayText") for item in items][1:] == [o.label for o in question.options]


def test_every_answer_has_its_places_and_reasons_only_where_they_count(klein):
    form = flatten(klein, "all")
    found = controls(docx.render(klein, form))
    places = {f"#{field.key}" for field in SUBJECT}
    for question in form.questions:
        places |= {f"{question.full_id}#{key}" for key in ("option", *(field.key for field in FIELDS))}
        places |= {f"{question.full_id}#reason"} if question.allows_not_applicable else set()
    assert found.keys() == places


def test_names_fit_in_word_and_are_unique(real):
    data = docx.render(real, flatten(real, "all"))
    body = part(data)
    for name, longest in (("tag", 64), ("alias", 64)):
        values = [element.get(f"{W}val") for element in body.iter(f"{W}{name}")]
        assert max(map(len, values)) <= longest
    marks = [element.get(f"{W}name") for element in body.iter(f"{W}bookmarkStart")]
    numbers = [element.get(f"{W}val") for element in body.iter(f"{W}id")]
    assert max(map(len, marks)) <= 40
    assert len(set(marks)) == len(marks)
    assert len(set(numbers)) == len(numbers)


def test_a_question_with_a_long_id_has_a_short_tag():
    question = f"{'l' * 60}.{'v' * 60}"
    assert len(note.place_name(question, "evidence")) <= 40
    assert note._tag(question, "note") == note.place_name(question, "note")


def test_python_docx_reads_headings_and_properties(klein):
    form = flatten(klein, "toegang")
    document = word.Document(io.BytesIO(docx.render(klein, form)))
    core = document.core_properties
    assert (core.title, core.language, core.version) == (form.title, "nl-NL", form.version)
    assert core.created.date() == core.modified.date() == moment(klein).date()
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 2"]
    assert headings == [f"{question.number}. {question.text}" for question in form.questions]


def test_headings_do_not_jump_and_the_title_comes_first(klein):
    document = word.Document(io.BytesIO(docx.render(klein, flatten(klein, "sleutels-beheren"))))
    styles = [
        line.style.name for line in document.paragraphs if line.style.name.startswith(("Heading", "Title"))
    ]
    levels = [0 if style == "Title" else int(style[-1]) for style in styles]
    assert levels[:2] == [0, 1]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_stamp_stands_in_custom_properties(klein):
    form = flatten(klein, "sleutels-beheren")
    custom = part(docx.render(klein, form), "docProps/custom.xml")
    found = {item.get("name").removeprefix("kennisbank-"): item[0].text for item in custom}
    assert found == stamp(form)


def test_tables_repeat_their_heads_and_say_what_they_are(klein):
    body = part(docx.render(klein, flatten(klein, "all")))
    tables = list(body.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_the_page_is_a4_with_version_and_page_numbers_at_the_foot(klein):
    form = flatten(klein, "toegang")
    data = docx.render(klein, form)
    section = word.Document(io.BytesIO(data)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for name in ("word/footer1.xml", "word/footer2.xml"):
        foot = "".join(part(data, name).itertext())
        assert foot.startswith(f"{form.catalogue_title}, versie {form.version} ({note.short(form.digest)})")
        assert foot.endswith("Pagina 1 van 1")


def test_every_style_that_is_used_is_there_and_the_language_is_dutch(klein):
    data = docx.render(klein, flatten(klein, "all"))
    styles = part(data, "word/styles.xml")
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    kinds = ("pStyle", "rStyle", "tblStyle")
    used = {element.get(f"{W}val") for kind in kinds for element in part(data).iter(f"{W}{kind}")}
    assert used <= known
    assert {element.get(f"{W}val") for element in styles.iter(f"{W}lang")} == {"nl-NL"}


ORDER = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs spacing ind outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b i color sz szCs u lang",
    "sdtPr": "alias tag id lock showingPlcHdr dropDownList date richText",
    "tblPr": "tblStyle tblW tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "style": "name basedOn uiPriority qFormat pPr rPr tblPr tblStylePr",
    "pBdr": "top left bottom right between",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
}
"""Word refuses a file in which these stand in another order than its schema says."""


@pytest.mark.parametrize("name", ["document", "styles", "numbering", "footer1"])
def test_elements_stand_in_the_order_of_the_schema(klein, name):
    root = part(docx.render(klein, flatten(klein, "all")), f"word/{name}.xml")
    for kind, order in ORDER.items():
        for element in root.iter(f"{W}{kind}"):
            found = [etree.QName(child).localname for child in element]
            assert found == sorted(found, key=order.split().index), kind


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_text(klein, text):
    hostile = with_text(klein, text)
    data = docx.render(hostile, flatten(hostile, "all"))
    shape = [
        element.tag
        for element in part(docx.render(klein, flatten(klein, "all"))).iter()
        if element.tag != f"{W}br"
    ]
    found = [element.tag for element in part(data).iter() if element.tag not in (f"{W}br",)]
    extra = plain(text).count("\n")
    assert len(found) >= len(shape) if extra else found == shape
    titles = [
        line.text for line in word.Document(io.BytesIO(data)).paragraphs if line.style.name == "Heading 2"
    ]
    assert all(title.partition(". ")[2] == plain(text) for title in titles)


def test_without_its_package_the_document_says_what_to_install(klein, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingPackage, match=r"python-docx.*\[office\]"):
        docx.render(klein, flatten(klein, "all"))
