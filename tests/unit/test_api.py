# SPDX-License-Identifier: EUPL-1.2
"""The three lines of Python that the README promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import kennisbank as kb
from kennisbank import scoring
from kennisbank.insight import insight

ROOT = Path(__file__).parents[2]
ANSWERS = {"answers": {"sleutels-beheren.sleutelplan": {"option": "deels"}}}


@pytest.fixture(scope="module")
def klein() -> kb.Catalogue:
    return kb.load(ROOT / "tests/examples/valid/klein")


@pytest.mark.parametrize("scope", ["all", "quickscan", "toegang", "sleutels-beheren"])
def test_score_is_the_result_with_its_insight(klein: kb.Catalogue, scope: str) -> None:
    content = kb.scoring_content(klein)
    result = kb.score(klein, ANSWERS, scope)
    assert result == scoring.score(content, ANSWERS, scope) | insight(content, ANSWERS, scope)
    schema = json.loads((ROOT / "schemas/resultaat.schema.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(result)] == []


def test_score_raises_on_what_does_not_exist(klein: kb.Catalogue) -> None:
    with pytest.raises(kb.UnknownQuestion):
        kb.score(klein, {"answers": {"sleutels-beheren.sleutelplam": {"option": "ja"}}})
    with pytest.raises(kb.UnknownOption):
        kb.score(klein, {"answers": {"sleutels-beheren.sleutelplan": {"option": "altijd"}}})
    with pytest.raises(kb.UnknownScope):
        kb.score(klein, ANSWERS, "sleutels")


def test_an_answer_to_a_retired_question_is_one_to_no_question(klein: kb.Catalogue) -> None:
    with pytest.raises(kb.UnknownQuestion):
        kb.score(klein, {"answers": {"sleutels-beheren.kast-op-slot": {"option": "ja"}}})


def test_the_scoring_content_has_the_shape_that_the_vectors_use(klein: kb.Catalogue) -> None:
    schema = json.loads((ROOT / "tests/conformance/vector.schema.json").read_text(encoding="utf-8"))
    shape = {**schema["$defs"]["content"], "$defs": schema["$defs"]}
    assert [
        error.message for error in Draft202012Validator(shape).iter_errors(kb.scoring_content(klein))
    ] == []
