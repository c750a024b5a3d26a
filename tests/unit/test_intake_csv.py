# SPDX-License-Identifier: EUPL-1.2
"""Long tables made by hand, each with one oddity."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kennisbank import catalogue as catalogues
from kennisbank.intake import answers_csv, registry

if TYPE_CHECKING:
    from kennisbank.intake.contents import Contents

ROOT = Path(__file__).parents[2]
PLAN = "sleutels-beheren.sleutelplan"


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def read(klein, text: str, encoding: str = "utf-8") -> Contents:
    return answers_csv.read(text.encode(encoding), "x.csv", klein)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_delimiter_and_encoding_of_excel_is_read(klein, delimiter, encoding):
    rows = [["question", "option", "note"], [PLAN, "ja", '"é; a, b"']]
    (found,) = read(klein, "\r\n".join(delimiter.join(row) for row in rows), encoding).answers
    assert (found.question, found.option, found.note) == (PLAN, "ja", "é; a, b")


@pytest.mark.parametrize(
    "head", ["Vraag-id;Antwoord", "VRAAG ID ; antwoord", "question;option", "Vraag;Antwoord"]
)
def test_columns_are_known_by_key_and_by_title(klein, head):
    (found,) = read(klein, f"{head}\n{PLAN};Ja\n").answers
    assert (found.question, found.option) == (PLAN, "Ja")


def test_a_shielded_formula_comes_back_as_what_was_typed(klein):
    (found,) = read(klein, f"question;option;note\n{PLAN};ja;'=1+1\n").answers
    assert found.note == "=1+1"


def test_the_text_of_the_question_tells_where_its_id_is_gone(klein):
    (found,) = read(klein, "text;option\nIs er een sleutelplan?;ja\n").answers
    assert (found.question, found.where) == ("Is er een sleutelplan?", "rij 2")


def test_what_stands_in_a_column_of_ones_own_is_kept(klein):
    contents = read(klein, f"question;Opmerking Jan;option\n{PLAN};let op;ja\n;;\n")
    assert [(item.key, item.value) for item in contents.leftovers] == [(f"{PLAN}: Opmerking Jan", "let op")]


def test_a_row_without_a_question_is_kept_if_something_was_filled_in(klein):
    contents = read(klein, f"question;option;note\n;ja;waarbij?\n{PLAN};;\n;;\n")
    assert [item.value for item in contents.leftovers] == [{"option": "ja", "note": "waarbij?"}]
    assert [found.is_empty for found in contents.answers] == [True]


def test_the_first_name_counts_and_another_one_is_kept(klein):
    contents = read(klein, f"question;option;respondent\n{PLAN};ja;An\n{PLAN};ja;Bo\n{PLAN};ja;\n")
    assert contents.subject == {"respondent": "An"}
    assert [(item.key, item.value) for item in contents.leftovers] == [("respondent", "Bo")]


def test_the_stamp_comes_from_the_first_row_that_has_it(klein):
    contents = read(klein, f"question;option;catalogue;version\n{PLAN};ja;;\n{PLAN};ja;kb;1.0.0\n")
    assert contents.origin == {"catalogue": "kb", "version": "1.0.0"}


@pytest.mark.parametrize(
    "text",
    ["", "a;b\n1;2\n", "- [x] Ja `ja`\n", '{"answers": {}}', "question;text\na;b\n", "option;note\nja;x\n"],
)
def test_other_texts_are_no_table_of_ours(text):
    assert not answers_csv.recognises(text.encode())


def test_a_header_below_row_twenty_is_not_looked_for():
    assert answers_csv.recognises(b"x\n" * 19 + b"question;option\n")
    assert not answers_csv.recognises(b"x\n" * 20 + b"question;option\n")


def test_a_quote_that_stays_open_is_told(klein):
    data = f'question;option;note\n{PLAN};ja;"open\n{PLAN};nee;\n'.encode()
    reading = registry.read(data, "x.csv", klein)
    assert [item.code for item in reading.contents.diagnostics] == ["KB824"]
