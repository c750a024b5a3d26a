# SPDX-License-Identifier: EUPL-1.2
"""The XLSForm: names, lists, conditions, stamp; and what a phone sends back."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from lxml import etree

from equality.filler import real
from kennisbank.export import xlsform
from kennisbank.export.stamp import stamp
from kennisbank.form import flatten
from kennisbank.intake import limits, submission
from kennisbank.intake.contents import Unreadable

FORM = flatten(real(), "clientelisme-tegengaan")


def sheets(form: Any = FORM) -> dict[str, list[dict[str, str]]]:
    book = openpyxl.load_workbook(io.BytesIO(xlsform.render(real(), form)))
    made = {}
    for sheet in book:
        head, *rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
        made[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return made


def named(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in rows if row.get("name")}


def test_every_question_is_asked_once_with_the_options_of_its_scale() -> None:
    book = sheets()
    survey = named(book["survey"])
    lists: dict[str, list[str]] = {}
    for row in book["choices"]:
        lists.setdefault(row["list_name"], []).append(row["name"])
    for question in FORM.questions:
        kind, list_name = survey[question.name]["type"].split()
        assert kind == "select_one"
        assert lists[list_name] == [option.id for option in question.options]
        assert question.text in survey[question.name]["label::Nederlands (nl)"]


def test_the_reason_is_required_where_not_applicable_may_be_chosen_and_nowhere_else() -> None:
    survey = named(sheets()["survey"])
    for question in FORM.questions:
        row = survey.get(f"{question.name}__reason")
        assert (row is not None) == question.allows_not_applicable
        if row:
            assert row["required"] == "yes"
            assert row["relevant"] == f"${{{question.name}}} = 'nvt'"


def test_a_condition_hides_the_question_and_is_said_in_words() -> None:
    [form, question] = next(
        [form, question]
        for form in (flatten(real(), lesson) for lesson in real().lessons)
        for question in form.questions
        if question.condition
    )
    row = named(sheets(form)["survey"])[question.name]
    assert question.condition.text in row["hint::Nederlands (nl)"]
    assert all(f"'{option}'" in row["relevant"] for option in question.condition.options)
    assert any("voorwaarde" in loss for loss in xlsform.losses(form))
    assert not any("voorwaarde" in loss for loss in xlsform.losses(FORM)) or any(
        one.condition for one in FORM.questions
    )


def test_the_stamp_stands_in_computed_fields() -> None:
    survey = named(sheets()["survey"])
    found = {key: survey[f"_stamp_{key}"]["calculation"].strip("'") for key in stamp(FORM)}
    assert found == stamp(FORM)


def test_a_label_cannot_refer_to_a_field() -> None:
    assert xlsform._text("kosten ${geheim}") == "kosten $ {geheim}"


@pytest.mark.parametrize("text", ["op orde", "'s avonds", 'zo "gezegd"', "'", """'a' "b" 'c'"""])
def test_a_text_in_xpath_reads_as_it_is(text: str) -> None:
    assert etree.XPath(f"string({xlsform._quoted(text)})")(etree.Element("x")) == text


HEADER = "_stamp_form,les__vraag,les__vraag__note,opmerking"


def test_what_belongs_to_no_question_is_kept() -> None:
    data = f"{HEADER}\r\nles,ja,goed,van de balie\r\n".encode()
    assert submission.recognises(data)
    contents = submission.read(data, "x.csv", real())
    [found] = contents.answers
    assert (found.question, found.option, found.note) == ("les.vraag", "ja", "goed")
    assert [(left.key, left.value) for left in contents.leftovers] == [("opmerking", "van de balie")]


def test_other_tables_and_xml_are_not_taken() -> None:
    assert not submission.recognises(b"vraag;antwoord\r\nles.vraag;ja\r\n")
    assert not submission.recognises(b"<html><body>_stamp_form</body></html>")
    assert not submission.recognises(b"\x00\x01_stamp_form")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (HEADER.encode() + b'\r\nles,"ja', "KB824"),
        (HEADER.encode() + b"\r\nles,ja,," * (limits.ROWS + 1), "KB828"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]><data><_stamp_form>&a;</_stamp_form></data>', "KB825"),
        (b"<data><_stamp_form>x</data>", "KB824"),
    ],
)
def test_damaged_and_hostile_submissions_are_refused(data: bytes, code: str) -> None:
    assert submission.recognises(data)
    with pytest.raises(Unreadable, match=code):
        submission.read(data, "x", real())
