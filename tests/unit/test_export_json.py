# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank import scoring
from kennisbank.export import answers_json
from kennisbank.form import as_json, flatten, plain

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schemas/antwoorden.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


@pytest.mark.parametrize("scope", ["sleutels-beheren", "toegang", "quickscan", "all"])
def test_the_file_holds_the_form_and_an_empty_response_that_follows_its_schema(klein, scope):
    form = flatten(klein, scope)
    data = json.loads(answers_json.render(klein, form))
    assert data["form"] == as_json(form)
    jsonschema.Draft202012Validator(SCHEMA).validate(data["response"])
    assert data["response"]["answers"] == {}


def test_the_response_names_its_schema_and_the_content_that_it_answers(klein):
    response = answers_json.empty_response(flatten(klein, "sleutels-beheren"))
    assert response["$schema"] == SCHEMA["$id"]
    assert response["catalogue"]["digest"] == catalogues.digest(klein)


def test_an_empty_response_can_be_scored_as_it_is(klein):
    response = answers_json.empty_response(flatten(klein, "sleutels-beheren"))
    result = scoring.score(catalogues.scoring_content(klein), response, "sleutels-beheren")
    assert result["lessons"]["sleutels-beheren"]["coverage"] == 0


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_a_string(klein, text):
    data = json.loads(answers_json.render(klein, flatten(with_text(klein, text), "sleutels-beheren")))
    assert data["form"]["sections"][0]["questions"][0]["text"] == plain(text)
