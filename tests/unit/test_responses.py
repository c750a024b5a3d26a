# SPDX-License-Identifier: EUPL-1.2
"""Answers that come in: what fits stays, the rest is kept and told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kennisbank import scoring
from kennisbank.catalogue import digest, load, scoring_content
from kennisbank.jsontext import parse
from kennisbank.responses import check, read
from kennisbank.schemas import check as check_shape

CATALOGUE = load(Path(__file__).parents[1] / "examples" / "valid" / "klein")
ORIGIN = {"id": "klein-kantoor", "version": "1.0.0"}
GOOD = {"ontruiming-oefenen.geoefend": {"option": "ja", "note": "In mei."}}


def response(answers, **more):
    return {"catalogue": ORIGIN, "answers": answers} | more


def test_a_good_response_comes_back_as_it_is():
    given_response = response(GOOD, subject={"organisation": "De Linde"}, unmapped=[])
    assert check(CATALOGUE, given_response) == (given_response, ())


def test_the_digest_of_this_catalogue_is_no_difference():
    origin = ORIGIN | {"digest": digest(CATALOGUE)}
    assert check(CATALOGUE, {"catalogue": origin, "answers": {}})[1] == ()


def test_an_unknown_question_moves_to_unmapped_with_the_nearest():
    clean, found = check(CATALOGUE, response(GOOD | {"ontruiming-oefenen.geoefent": {"option": "nee"}}))
    assert clean["answers"] == GOOD
    assert clean["unmapped"] == [
        {
            "key": "ontruiming-oefenen.geoefent",
            "value": {"option": "nee"},
            "reason": 'de vraag "ontruiming-oefenen.geoefent" bestaat niet',
            "nearest": "ontruiming-oefenen.geoefend",
        }
    ]
    assert [(item.code, item.line, item.column) for item in found] == [("KB804", 0, 0)]


def test_an_unknown_option_moves_to_unmapped():
    clean, found = check(CATALOGUE, response({"ontruiming-oefenen.geoefend": {"option": "jaa"}}))
    assert (clean["answers"], [item.code for item in found]) == ({}, ["KB805"])
    assert clean["unmapped"][0]["value"] == {"option": "jaa"}


def test_a_retired_question_is_kept_and_is_no_mistake():
    clean, found = check(CATALOGUE, response({"sleutels-beheren.kast-op-slot": {"option": "ja"}}))
    assert clean["unmapped"][0]["key"] == "sleutels-beheren.kast-op-slot"
    assert [(item.code, item.kind) for item in found] == [("KB808", "hint")]


def test_not_applicable_without_a_reason_stays_and_counts_as_open():
    clean, found = check(
        CATALOGUE, response({"ontruiming-oefenen.geoefend": {"option": "nvt", "reason": "\xa0"}})
    )
    assert [item.code for item in found] == ["KB806"]
    result = scoring.score(scoring_content(CATALOGUE), clean, "ontruiming-oefenen")
    assert result["lessons"]["ontruiming-oefenen"]["counts"]["open"] == 3


def test_a_note_that_cannot_stay_does_not_take_the_answer_along():
    answers = {"ontruiming-oefenen.geoefend": {"option": "ja", "note": "x" * 5000, "due": "2026-02-30"}}
    clean, found = check(CATALOGUE, response(answers))
    assert clean["answers"] == {"ontruiming-oefenen.geoefend": {"option": "ja"}}
    assert [list(item["value"]) for item in clean["unmapped"]] == [["note"], ["due"]]
    assert [item.code for item in found] == ["KB209", "KB212"]


def test_what_was_not_placed_before_stays_so():
    before = [{"key": "A7", "value": "misschien", "reason": "Geen vraag."}]
    assert check(CATALOGUE, response({}, unmapped=before))[0]["unmapped"] == before


def test_answers_of_another_catalogue_are_told_and_kept_where_they_fit():
    clean, found = check(CATALOGUE, {"catalogue": {"id": "ander", "version": "3.0.0"}, "answers": GOOD})
    assert (clean["answers"], [item.code for item in found]) == (GOOD, ["KB801"])


def test_a_file_gives_places():
    text = json.dumps(response({"x.y": {"option": "ja"}}), indent=1)
    clean, found = read(text.encode(), "antwoorden.json", CATALOGUE)
    assert clean is not None
    assert [(item.code, item.line, item.column) for item in found] == [("KB804", 7, 3)]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"1", b"null", b"\xff"])
def test_a_file_that_is_no_response_gives_a_diagnostic(data):
    clean, found = read(data, "antwoorden.json", CATALOGUE)
    assert clean is None
    assert found


def test_the_response_itself_is_left_alone():
    given_response = response({"x.y": {"option": "ja"}})
    before = json.dumps(given_response)
    check(CATALOGUE, given_response)
    assert json.dumps(given_response) == before


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from(["ja", "nvt", "", "2026-01-01", "x" * 5000]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["option", "reason", "note", "due", "id", "version", "key", "x"]), inner
        )
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(["ontruiming-oefenen.geoefend", "sleutels-beheren.kast-op-slot", "x", "a/b", "~"])


@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("catalogue", "subject", "unmapped", "$schema", "x"), JSON)
    ),
    st.dictionaries(KEYS, JSON) | JSON,
)
def test_whatever_comes_in_the_clean_response_is_valid_and_can_be_scored(rest, answers):
    clean, found = check(CATALOGUE, rest | {"answers": answers})
    assert check_shape("antwoorden", parse(json.dumps(clean).encode(), "x")) == ()
    scoring.score(scoring_content(CATALOGUE), clean)
    kept = {item["key"] for item in clean["unmapped"] if isinstance(item, dict)} | clean["answers"].keys()
    if isinstance(answers, dict):
        assert answers.keys() <= kept
    for item in found:
        assert item.message
