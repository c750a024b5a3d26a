# SPDX-License-Identifier: EUPL-1.2
"""The long table, read back with the csv module of Python, and its description."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.export import answers_csv, datapackage
from kennisbank.export.csv_columns import COLUMNS, Use, shield, unshield
from kennisbank.export.stamp import stamp
from kennisbank.form import flatten, plain

ROOT = Path(__file__).parents[2]
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def rows(data: bytes) -> list[dict[str, str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";", strict=True))


@pytest.mark.parametrize("scope", ["sleutels-beheren", "toegang", "quickscan", "all"])
def test_every_question_is_one_row_with_its_id_and_its_choices(klein, scope):
    form = flatten(klein, scope)
    found = rows(answers_csv.render(klein, form))
    assert [row["question"] for row in found] == [question.full_id for question in form.questions]
    assert [row["text"] for row in found] == [question.text for question in form.questions]
    for row, question in zip(found, form.questions, strict=True):
        assert row["options"] == " | ".join(f"{option.id}: {option.label}" for option in question.options)


def test_what_people_fill_in_is_empty_and_every_row_has_the_stamp(klein):
    form = flatten(klein, "all")
    empty = [column.key for column in COLUMNS if column.use in (Use.ANSWER, Use.SUBJECT)]
    for row in rows(answers_csv.render(klein, form)):
        assert not any(row[key] for key in empty)
        assert row.items() >= stamp(form).items()


def test_excel_knows_the_encoding_and_gets_its_own_line_ends(klein):
    data = answers_csv.render(klein, flatten(klein, "all"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_one_cell_and_never_a_formula(klein, text):
    hostile = with_text(klein, text)
    found = rows(answers_csv.render(hostile, flatten(hostile, "all")))
    assert len(found) == flatten(klein, "all").count
    assert {unshield(row["text"]).replace("\r\n", "\n") for row in found} == {plain(text)}
    assert not any(value.startswith(STARTS) for row in found for value in row.values())


@given(st.text())
def test_shielded_text_comes_back_and_starts_no_formula(text):
    assert unshield(shield(text)) == text
    assert not shield(text).startswith(STARTS)


@pytest.mark.parametrize("text", ["'s avonds", "'t Werk", "Jan's plan", "a=b", ""])
def test_ordinary_text_stays_as_it_is(text):
    assert shield(text) == text == unshield(text)


def test_losses_speak_of_conditions_only_where_there_are_any(klein):
    forms = [
        flatten(klein, scope) for scope in ("sleutels-beheren", "bezoek-ontvangen", "ontruiming-oefenen")
    ]
    for form in forms:
        said = any("Voorwaarden" in loss for loss in answers_csv.losses(form))
        assert said == any(question.condition for question in form.questions)


def test_the_description_names_the_table_beside_it_and_each_column(klein):
    form = flatten(klein, "toegang")
    data = json.loads(datapackage.render(klein, form))
    (resource,) = data["resources"]
    assert resource["path"] == "toegang.csv"
    assert [field["name"] for field in resource["schema"]["fields"]] == answers_csv.HEADER
    assert all(field["title"] and field["description"] for field in resource["schema"]["fields"])
    assert data["kennisbank"] == stamp(form)
