# SPDX-License-Identifier: EUPL-1.2
"""Word documents and OpenDocument texts made by hand, each with one oddity."""

from __future__ import annotations

from pathlib import Path

import pytest

import intake_files
from kennisbank import catalogue as catalogues
from kennisbank.export import docx as word
from kennisbank.export import note
from kennisbank.form import flatten
from kennisbank.intake import document, docx, odt, registry
from kennisbank.intake.contents import Contents, Unreadable
from roundtrip.fill_docx import made
from roundtrip.fill_odt import made as made_odt

ROOT = Path(__file__).parents[2]
PLAN = "sleutels-beheren.sleutelplan"


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def run(text: str) -> str:
    lines = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in text.split("\n"))
    return f"<w:r>{lines}</w:r>".replace("\t", "</w:t><w:tab/><w:t>")


def line(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{run(text)}</w:p>"


def control(tag: str, inner: str, kind: str = "") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    )


def read(klein, body: str) -> Contents:
    return docx.read(made(body), "x", klein)


def answer(klein, body: str) -> dict[str, str]:
    (found,) = [found for found in read(klein, body).answers if not found.is_empty]
    keys = ("question", "option", "reason", "note", "evidence", "owner", "due")
    return {key: value for key in keys if (value := getattr(found, key))}


def test_a_label_of_the_list_becomes_its_id(klein):
    items = '<w:dropDownList><w:listItem w:displayText="Yes  indeed" w:value="ja"/></w:dropDownList>'
    assert answer(klein, f"<w:p>{control(f'{PLAN}#option', run('yes indeed'), items)}</w:p>") == {
        "question": PLAN,
        "option": "ja",
    }


def test_a_day_that_nobody_can_read_is_that_of_the_control(klein):
    kind = '<w:date w:fullDate="2027-02-03T00:00:00Z"/>'
    shown = control(f"{PLAN}#due", run("woensdag de derde"), kind)
    assert answer(klein, f"<w:p>{shown}</w:p>")["due"] == "2027-02-03"
    typed = control(f"{PLAN}#due", run("4 februari 2027"), kind)
    assert answer(klein, f"<w:p>{typed}</w:p>")["due"] == "4 februari 2027"


def test_a_control_of_several_paragraphs_is_one_text(klein):
    inner = line("een") + line("twee")
    assert answer(klein, control(f"{PLAN}#note", inner))["note"] == "een\ntwee"


def test_two_copies_of_a_control_are_two_answers(klein):
    body = "".join(f"<w:p>{control(f'{PLAN}#option', run(text))}</w:p>" for text in ("Ja", "Nee", "Ja"))
    assert [found.option for found in read(klein, body).answers] == ["Ja", "Nee"]


def test_a_bookmark_tells_where_a_control_was(klein):
    name = note.place_name(PLAN, "note")
    start, end = f'<w:bookmarkStart w:id="1" w:name="{name}"/>', '<w:bookmarkEnd w:id="1"/>'
    assert answer(klein, f"<w:p>{start}{run('hier')}{end}</w:p>") == {"question": PLAN, "note": "hier"}


def test_below_the_heading_of_a_question_labels_tell(klein):
    body = (
        line("1. Is er een sleutelplan?", "Heading2")
        + line("Antwoord\tJa")
        + line("Notitie: eerste")
        + line("tweede")
        + line("Wie\tWie pakt dit op?")
    )
    assert answer(klein, body) == {"question": PLAN, "option": "Ja", "note": "eerste\ntweede"}


def test_what_is_typed_behind_a_place_belongs_to_it(klein):
    place = control(f"{PLAN}#note", run("eerste"))
    below = line("derde") + line("vierde")
    assert answer(klein, f"<w:p>{run('Notitie:')}{place}{run(' tweede')}</w:p>{below}") == {
        "question": PLAN,
        "note": "eerste tweede\nderde\nvierde",
    }
    empty = control(f"{PLAN}#owner", run("Wie pakt dit op?"))
    assert answer(klein, f"<w:p>{empty}{run(' Jan')}</w:p>{line('Los hiervan')}")["owner"] == "Jan"


def test_what_is_typed_behind_a_choice_is_kept_apart(klein):
    place = control(f"{PLAN}#option", run("Ja"))
    found = read(klein, f"<w:p>{place}{run(' maar niet altijd')}</w:p>")
    assert [item.option for item in found.answers] == ["Ja"]
    assert [(item.key, item.value) for item in found.leftovers] == [(PLAN, "maar niet altijd")]


def test_a_paragraph_after_a_control_of_paragraphs_is_not_in_it(klein):
    body = control(f"{PLAN}#owner", line("An")) + line("Los hiervan: koffie.")
    assert answer(klein, body) == {"question": PLAN, "owner": "An"}


def test_what_stands_below_an_empty_place_is_no_note(klein):
    body = line("1. Is er een sleutelplan?", "Heading2") + line("Notitie\t") + line("Los hiervan: koffie.")
    with pytest.raises(Unreadable):
        read(klein, body)


def test_a_place_of_an_unknown_question_is_told_by_its_tag_or_else_by_its_heading(klein):
    tagged = read(klein, f"<w:p>{control('sleutels-beheren.weg#option', run('Ja'))}</w:p>")
    assert [(found.question, found.also) for found in tagged.answers] == [("sleutels-beheren.weg", ())]
    name = note.place_name("een.ander", "option")
    mark = f'<w:p><w:bookmarkStart w:id="1" w:name="{name}"/>{run("Ja")}<w:bookmarkEnd w:id="1"/></w:p>'
    (found,) = read(klein, line("7. Een vraag van vroeger?", "Heading2") + mark).answers
    assert (found.also, found.option) == (("Een vraag van vroeger?",), "Ja")
    assert "Een vraag van vroeger?" in found.where


def test_deleted_text_and_codes_of_fields_are_no_text(klein):
    inner = f"<w:del>{run('oud')}</w:del><w:r><w:instrText>PAGE</w:instrText></w:r>{run('nieuw')}"
    assert answer(klein, f"<w:p>{control(f'{PLAN}#note', inner)}</w:p>")["note"] == "nieuw"


def test_who_filled_in_comes_once_and_another_name_is_kept(klein):
    body = "".join(f"<w:p>{control('#respondent', run(name))}</w:p>" for name in ("An", "Bo"))
    found = read(klein, body)
    assert found.subject == {"respondent": "An"}
    assert [(item.key, item.value) for item in found.leftovers] == [("respondent", "Bo")]


@pytest.mark.parametrize(
    "text", ["", "  ", "Kies een antwoord", "<Waar ligt het bewijs?>", "Choose an item."]
)
def test_prompts_are_empty(text):
    assert document.is_prompt(text)


def test_every_prompt_of_ours_is_known_as_empty(klein):
    found = docx.read(word.render(klein, flatten(klein, "all")), "x", klein)
    assert all(answer.is_empty for answer in found.answers)
    assert len(found.answers) == flatten(klein, "all").count
    assert found.subject == {}


def test_the_strict_edition_of_word_is_read_too(klein):
    body = f"<w:p>{control(f'{PLAN}#option', run('Ja'))}</w:p>"
    space = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    text = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    (found,) = docx.read(intake_files.stored({"word/document.xml": text}), "x", klein).answers
    assert (found.question, found.option) == (PLAN, "Ja")


def test_a_content_control_of_libreoffice_is_read(klein):
    body = (
        f'<text:p xmlns:loext="{odt._LOEXT.strip("{}")}">'
        f'<loext:content-control loext:alias="{PLAN}#option">'
        '<loext:list-item loext:display-text="Jazeker" loext:value="ja"/>Jazeker'
        "</loext:content-control></text:p>"
    )
    (found,) = odt.read(made_odt(body), "x", klein).answers
    assert (found.question, found.option) == (PLAN, "ja")


def test_spaces_breaks_and_tabs_of_opendocument_are_characters(klein):
    inner = 'a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'
    body = f'<text:p><text:text-input text:name="{PLAN}#note">{inner}</text:text-input></text:p>'
    (found,) = odt.read(made_odt(body), "x", klein).answers
    assert found.note == "a   b\tc\nd"


def test_remarks_and_changes_of_opendocument_are_no_text(klein):
    remark = "<office:annotation><text:p>oei</text:p></office:annotation>"
    gone = "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
    body = f'{gone}<text:p><text:text-input text:name="{PLAN}#note">ja{remark}</text:text-input></text:p>'
    (found,) = odt.read(made_odt(body), "x", klein).answers
    assert found.note == "ja"


def test_a_document_about_something_else_has_no_answers(klein):
    for data in (made(line("Datum: morgen") + line("Wie: ik")), made_odt("<text:p>Wie: ik</text:p>")):
        reading = registry.read(data, "x", klein)
        assert [item.code for item in reading.contents.diagnostics] == ["KB829"]
