# SPDX-License-Identifier: EUPL-1.2
"""Names to questions, labels to options: exactly, or kept apart with the nearest."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kennisbank import responses, schemas
from kennisbank.catalogue import digest, load
from kennisbank.export.stamp import stamp
from kennisbank.form import flatten
from kennisbank.intake import limits
from kennisbank.intake.contents import Contents, Found, Leftover, report
from kennisbank.intake.days import from_serial, iso
from kennisbank.intake.names import MAX_NEAREST, Names, normalised
from kennisbank.intake.place import Placed, place
from kennisbank.intake.registry import Reading
from kennisbank.jsontext import parse

ROOT = Path(__file__).parents[2]
KLEIN = load(ROOT / "tests/examples/valid/klein")
REAL = load(ROOT / "checklists")
NAMES = Names(KLEIN)
PLAN = "sleutels-beheren.sleutelplan"
COUNTED = "sleutels-beheren.sleutels-geteld"
TEXT = "Is er een sleutelplan?"


def _place(*answers: Found, names: Names = NAMES, **parts: Any) -> Placed:
    return place(names, Reading("formulier", None, Contents(answers=answers, **parts)))


def _found(question: str, option: str | None = "ja", **texts: Any) -> Found:
    return Found(question, "rij 1", option, **texts)


def _codes(placed: Placed) -> list[str]:
    return [item.code for item in placed.diagnostics]


@pytest.mark.parametrize(
    "name",
    [
        PLAN,
        " Sleutels-Beheren.Sleutelplan ",
        "sleutels_beheren__sleutelplan",
        "v-sleutels-beheren--sleutelplan",
        TEXT,
        "  is er een   SLEUTELPLAN ",
        "1. Is er een sleutelplan? (basismaatregel)",
        "3.12 Is er een ‘sleutelplan’?",
    ],
)
def test_a_question_goes_by_its_id_field_anchor_or_text(name: str) -> None:
    placed = _place(_found(name))
    assert placed.response is not None
    assert (placed.response["answers"], _codes(placed)) == ({PLAN: {"option": "ja"}}, [])


@pytest.mark.parametrize("name", ["sleutelplan", "v-sleutelplan", "1", "1.1"])
def test_a_short_id_or_number_counts_only_in_a_form_of_today(name: str) -> None:
    form = flatten(KLEIN, "sleutels-beheren" if "." not in name else "quickscan")
    placed = _place(_found(name), origin=stamp(form))
    assert placed.response is not None
    assert placed.response["answers"] == {PLAN: {"option": "ja"}}
    for other in ({}, stamp(form) | {"form_digest": "sha256:" + "0" * 64}, stamp(form) | {"form": "weg"}):
        placed = _place(_found(name), origin=other)
        assert placed.response is not None
        assert placed.response["answers"] == {}
        assert "KB830" in _codes(placed)


def test_another_name_is_tried_where_the_first_is_damaged() -> None:
    placed = _place(_found("#VERW!", also=(TEXT,)))
    assert placed.response is not None
    assert list(placed.response["answers"]) == [PLAN]


def test_what_fits_no_question_is_kept_with_the_nearest() -> None:
    placed = _place(_found("sleutels-beheren.sleutelplam", note="hier"))
    assert placed.response is not None
    (kept,) = placed.response["unmapped"]
    assert (kept["key"], kept["value"]) == ("sleutels-beheren.sleutelplam", {"option": "ja", "note": "hier"})
    assert kept["nearest"] == PLAN
    assert "rij 1" in kept["reason"]
    assert _codes(placed) == ["KB830"]
    assert 'bedoelde je "sleutels-beheren.sleutelplan"?' in placed.diagnostics[0].remedy


def test_a_changed_text_is_not_guessed_but_told() -> None:
    placed = _place(_found("Is er een goed sleutelplan?"))
    assert placed.response is not None
    assert placed.response["answers"] == {}
    assert placed.response["unmapped"][0]["nearest"] == PLAN


def test_a_text_of_two_questions_is_neither() -> None:
    lesson = KLEIN.lessons["sleutels-beheren"]
    questions = tuple(
        dataclasses.replace(question, text=TEXT) if question.id == "sleutels-geteld" else question
        for question in lesson.checklist.questions
    )
    checklist = dataclasses.replace(lesson.checklist, questions=questions)
    lessons = {**KLEIN.lessons, lesson.id: dataclasses.replace(lesson, checklist=checklist)}
    placed = _place(_found(TEXT), names=Names(dataclasses.replace(KLEIN, lessons=lessons)))
    assert placed.response is not None
    assert (placed.response["answers"], _codes(placed)) == ({}, ["KB841"])
    assert placed.response["unmapped"][0]["value"] == {"option": "ja"}


def test_looking_for_the_nearest_is_bounded() -> None:
    placed = _place(
        *(_found(f"Weet iemand hoe het zit met sleutel {n}?") for n in range(500)), names=Names(REAL)
    )
    assert placed.response is not None
    assert len(placed.response["unmapped"]) == 500
    assert sum("nearest" in item for item in placed.response["unmapped"]) <= MAX_NEAREST


@pytest.mark.parametrize("given", ["deels", "Deels", " DEELS. ", "‘Deels’", "Deels (deels)"])
def test_an_option_goes_by_id_or_label(given: str) -> None:
    placed = _place(_found(PLAN, given))
    assert placed.response is not None
    assert (placed.response["answers"][PLAN]["option"], _codes(placed)) == ("deels", [])


def test_an_unknown_option_is_kept_apart_and_the_rest_of_the_answer_stays() -> None:
    placed = _place(_found(PLAN, "Jaa", note="bijna"))
    assert placed.response is not None
    assert placed.response["answers"] == {PLAN: {"note": "bijna"}}
    assert [(item["key"], item["value"]) for item in placed.response["unmapped"]] == [
        (PLAN, {"option": "Jaa"})
    ]
    assert _codes(placed) == ["KB831"]


def test_the_same_answer_twice_is_one_and_two_answers_are_none() -> None:
    same = _place(_found(PLAN, "Ja"), _found(TEXT, "ja"))
    assert same.response is not None
    assert (same.response["answers"], _codes(same)) == ({PLAN: {"option": "ja"}}, [])
    two = _place(_found(PLAN, "Ja", note="a"), _found(PLAN, "Nee", note="b"))
    assert two.response is not None
    assert two.response["answers"] == {PLAN: {"note": "a"}}
    assert [item["value"] for item in two.response["unmapped"]] == [
        {"option": "ja"},
        {"option": "nee"},
        {"note": "b"},
    ]
    assert _codes(two) == ["KB832", "KB834"]


def test_scoring_md_decides_on_not_applicable_and_retired_questions() -> None:
    placed = _place(
        _found(COUNTED, "Niet van toepassing"),
        Found(PLAN, "rij 2", "nvt", reason="geen sleutels"),
        Found("sleutels-beheren.kast-op-slot", "rij 3", "ja"),
    )
    assert placed.response is not None
    assert placed.response["answers"] == {
        COUNTED: {"option": "nvt"},
        PLAN: {"option": "nvt", "reason": "geen sleutels"},
    }
    said = {item.code: item.pointer for item in placed.diagnostics}
    assert said.keys() == {"KB806", "KB807", "KB808"}
    assert said["KB806"].startswith("rij 1")
    assert said["KB808"].startswith("rij 3")
    assert [item["key"] for item in placed.response["unmapped"]] == ["sleutels-beheren.kast-op-slot"]


def test_a_text_that_is_too_long_and_a_day_that_is_none_are_kept_apart() -> None:
    placed = _place(_found(PLAN, owner="x" * 201, due="volgende week", note="goed"))
    assert placed.response is not None
    assert placed.response["answers"] == {PLAN: {"option": "ja", "note": "goed"}}
    kept = [item["value"] for item in placed.response["unmapped"]]
    assert sorted(kept, key=str) == [{"due": "volgende week"}, {"owner": "x" * 201}]


def test_a_wrong_part_of_the_subject_does_not_take_the_rest_along() -> None:
    placed = _place(_found(PLAN), subject={"organisation": "Bunnik", "date": "gisteren", "respondent": " "})
    assert placed.response is not None
    assert placed.response["subject"] == {"organisation": "Bunnik"}
    assert [(item["key"], item["value"]) for item in placed.response["unmapped"]] == [
        ("subject.date", "gisteren")
    ]
    assert [item.pointer for item in placed.diagnostics] == ["Datum"]


def test_leftovers_are_kept_and_told_and_earlier_ones_keep_their_reason() -> None:
    placed = _place(
        _found(PLAN),
        leftovers=(
            Leftover("rij 9", {"note": "los"}, "rij 9"),
            Leftover("weg.vraag", {"option": "ja"}, "/unmapped/0", "bestaat niet", "weg.vraagt"),
        ),
    )
    assert placed.response is not None
    first, second = placed.response["unmapped"]
    assert (first["key"], first["value"]) == ("rij 9", {"note": "los"})
    assert second == {
        "key": "weg.vraag",
        "value": {"option": "ja"},
        "reason": "bestaat niet",
        "nearest": "weg.vraagt",
    }
    assert _codes(placed) == ["KB842"]


def test_an_origin_stays_and_a_file_without_one_belongs_to_this_catalogue() -> None:
    origin = stamp(flatten(KLEIN, "quickscan"))
    placed = _place(_found(PLAN), origin=origin)
    assert placed.response is not None
    assert placed.response["catalogue"] == {
        "id": "klein-kantoor",
        "version": "1.0.0",
        "digest": digest(KLEIN),
    }
    older = _place(_found(PLAN), origin=origin | {"version": "0.9.0"})
    assert older.response is not None
    assert (older.response["catalogue"]["version"], _codes(older)) == ("0.9.0", ["KB802"])
    assert _codes(_place(_found(PLAN), origin=origin | {"catalogue": "ander"})) == ["KB801"]
    bare = _place(_found(PLAN))
    assert bare.response is not None
    assert bare.response["catalogue"] == {"id": "klein-kantoor", "version": "1.0.0"}


def test_nothing_filled_in_is_no_response() -> None:
    assert _place(Found(PLAN, "rij 1", " ")).response is None
    assert _codes(_place(Found(PLAN, "rij 1"))) == ["KB843"]
    assert _codes(_place()) == ["KB829"]
    refused = _place(diagnostics=(report("KB823", "formulier"),))
    assert (refused.response, _codes(refused)) == (None, ["KB823"])


def test_more_answers_than_the_limit_are_not_all_read() -> None:
    placed = _place(*[_found(PLAN)] * (limits.ANSWERS + 1))
    assert "KB828" in _codes(placed)


@given(
    st.lists(
        st.builds(
            Found,
            question=st.one_of(st.sampled_from([PLAN, COUNTED, TEXT, "1"]), st.text(max_size=40)),
            where=st.just("rij 1"),
            option=st.one_of(st.none(), st.sampled_from(["ja", "Nee", "nvt", "altijd"]), st.text(max_size=9)),
            reason=st.one_of(st.none(), st.text(max_size=9)),
            due=st.one_of(st.none(), st.text(max_size=12), st.dates().map(str)),
            note=st.one_of(st.none(), st.text(max_size=9)),
        ),
        max_size=6,
    ),
    st.dictionaries(st.sampled_from(["organisation", "respondent", "date"]), st.text(max_size=9)),
)
def test_whatever_comes_in_the_response_is_valid_and_nothing_filled_in_is_lost(
    answers: list[Found], subject: dict[str, str]
) -> None:
    placed = _place(*answers, subject=subject)
    filled = [found for found in answers if not found.is_empty]
    if placed.response is None:
        assert not filled
        return
    assert schemas.check("antwoorden", parse(json.dumps(placed.response).encode(), "x")) == ()
    assert responses.check(KLEIN, placed.response)[0]["answers"] == placed.response["answers"]
    kept = str(placed.response)
    for found in filled:
        for text in (found.reason, found.note):
            if text and text.isalnum() and text.isascii():
                assert text in kept


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2026-12-24", "2026-12-24"),
        ("2026-12-24T00:00:00", "2026-12-24"),
        ("24-12-2026", "2026-12-24"),
        (" 4/3/2026 ", "2026-03-04"),
        ("4.3.2026", "2026-03-04"),
        ("24 december 2026", "2026-12-24"),
        ("1 Mrt. 2027", "2027-03-01"),
        ("24-dec-2026", "2026-12-24"),
        ("31-02-2026", "31-02-2026"),
        ("12-24-2026", "12-24-2026"),
        ("24-12-26", "24-12-26"),
        ("week 12", "week 12"),
    ],
)
def test_days_as_people_write_them(given: str, day: str) -> None:
    assert iso(given) == day


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)))
def test_days_as_spreadsheets_count_them(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    assert from_serial(serial) == day.isoformat()
    assert from_serial(serial + 0.75) == day.isoformat()


def test_a_number_that_is_no_day() -> None:
    assert [from_serial(0), from_serial(-3), from_serial(3e9)] == [None, None, None]
    assert from_serial(2_957_000, from_1904=True) is not None


@given(st.text(max_size=60))
def test_normalising_once_is_enough(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
