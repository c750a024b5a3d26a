# SPDX-License-Identifier: EUPL-1.2
"""What pages give their scripts: complete, only of its scope, and safe inside a page."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank import scoring
from kennisbank.form import flatten, plain
from kennisbank.webdata import as_script, web_data

ROOT = Path(__file__).parents[2]
KLEIN = ROOT / "tests/examples/valid/klein"
SCOPES = ["sleutels-beheren", "toegang", "quickscan", "all"]


@pytest.fixture(scope="module", params=[KLEIN, ROOT / "checklists"], ids=["klein", "whole"])
def catalogue(request):
    return catalogues.load(request.param)


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(KLEIN)


def questions_of(content) -> list[str]:
    return [
        f"{lesson['id']}.{question['id']}"
        for domain in content["domains"]
        for lesson in domain["lessons"]
        for question in lesson["questions"]
    ]


def test_everything_is_the_scoring_content_with_words_for_each_part(catalogue):
    data = web_data(catalogue)
    assert data["content"] == catalogues.scoring_content(catalogue)
    texts = data["texts"]
    assert list(texts["questions"]) == questions_of(data["content"])
    assert list(texts["domains"]) == [domain["id"] for domain in data["content"]["domains"]]
    assert set(texts["lessons"]) == set(catalogue.lessons)
    assert {scale: set(labels) for scale, labels in texts["scales"].items()} == {
        scale: {option["id"] for option in one["options"]} for scale, one in data["content"]["scales"].items()
    }
    assert [level["number"] for level in texts["levels"]] == [
        level["number"] for level in data["content"]["levels"]
    ]


def test_a_question_has_the_words_number_and_place_of_its_own_checklist(catalogue):
    texts = web_data(catalogue)["texts"]["questions"]
    for lesson_id in catalogue.lessons:
        for question in flatten(catalogue, lesson_id).questions:
            found = texts[question.full_id]
            assert (found["text"], found["number"], found["role"]) == (
                question.text,
                question.number,
                question.role,
            )
            assert found["url"] == f"lessen/{lesson_id}/index.html#{question.anchor}"
            assert found["steps"] == {step.option: step.text for step in question.steps}
            assert found["evidence"] == question.evidence


@pytest.mark.parametrize("scope", SCOPES)
def test_a_file_holds_its_own_scope_alone_and_scores_the_same(klein, scope):
    form = flatten(klein, scope)
    data = web_data(klein, scope, form)
    asked = [question.full_id for question in form.questions]
    assert questions_of(data["content"]) == asked
    assert list(data["texts"]["questions"]) == asked
    answers = {question.full_id: {"option": question.graded[-1].id} for question in form.questions}
    whole = catalogues.scoring_content(klein)
    response = {"answers": answers}
    assert scoring.score(data["content"], response, scope) == scoring.score(whole, response, scope)


@pytest.mark.parametrize("scope", SCOPES)
def test_addresses_in_a_file_lead_to_places_in_it(klein, scope):
    form = flatten(klein, scope)
    texts = web_data(klein, scope, form)["texts"]
    places = {f"#{question.anchor}" for question in form.questions}
    places |= {f"#{section.anchor}" for section in form.sections}
    for group in ("questions", "lessons", "domains"):
        assert {one["url"] for one in texts[group].values()} <= {*places, ""}
    assert {one["number"] for one in texts["questions"].values()} == {one.number for one in form.questions}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_stays_text_inside_a_page(klein, text):
    hostile = with_text(klein, text)
    script = as_script(web_data(hostile))
    assert not [char for char in "<>\u2028\u2029" if char in script]
    document = html5lib.parse(f"<script>{script}</script><p>na</p>", namespaceHTMLElements=False)
    assert ["".join(p.itertext()) for p in document.iter("p")] == ["na"]
    value = json.loads(script.removeprefix("var KennisbankData = ").removesuffix(";\n"))
    assert value == web_data(hostile)
    assert {one["text"] for one in value["texts"]["questions"].values()} == {plain(text)}


def test_the_same_catalogue_gives_the_same_script(klein):
    assert as_script(web_data(klein)) == as_script(web_data(catalogues.load(KLEIN)))


def test_a_question_that_was_taken_out_says_why_and_what_came_instead(klein):
    assert web_data(klein)["texts"]["retired"] == {
        "sleutels-beheren.kast-op-slot": {
            "since": "2026-05-01",
            "reason": "De vraag was te smal.",
            "advice": "In de plaats kwam: sleutels-beheren.sleutels-geteld.",
        }
    }
    assert "retired" not in web_data(klein, "brand")["texts"]
