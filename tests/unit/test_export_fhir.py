# SPDX-License-Identifier: EUPL-1.2
"""The FHIR questionnaire: link ids, options, conditions, variables; and a response that comes back."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from equality.filler import real
from kennisbank.export import fhir
from kennisbank.export.stamp import stamp
from kennisbank.form import flatten
from kennisbank.intake import fhir as intake
from kennisbank.intake.contents import Unreadable

FORM = flatten(real(), "clientelisme-tegengaan")
ALL = flatten(real(), "all")


def resource(form: Any = FORM) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(fhir.render(real(), form))
    return made


def items(found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    made = {}
    for item in found:
        assert item["linkId"] not in made
        made |= {item["linkId"]: item} | items(item.get("item", []))
    return made


def test_each_question_is_a_choice_of_the_options_on_the_form() -> None:
    asked = items(resource()["item"])
    for question in FORM.questions:
        codings = [option["valueCoding"] for option in asked[question.full_id]["answerOption"]]
        assert [coding["code"] for coding in codings] == [option.id for option in question.options]
        points = [coding["extension"][0]["valueDecimal"] for coding in codings if "extension" in coding]
        assert points == [option.points for option in question.graded]


def test_link_ids_are_unique_over_everything() -> None:
    assert len(items(resource(ALL)["item"])) > ALL.count


def test_a_condition_names_the_code_of_the_scale_of_its_question() -> None:
    asked = items(resource(ALL)["item"])
    conditional = [question for question in ALL.questions if question.condition]
    assert conditional
    scales = {question.full_id: question.scale for question in ALL.questions}
    for question in conditional:
        when = asked[question.full_id]["enableWhen"]
        before = question.condition.question
        assert {one["question"] for one in when} == {before}
        assert {one["answerCoding"]["system"] for one in when} == {f"{fhir.URN}:scale:{scales[before]}"}
        assert [one["answerCoding"]["code"] for one in when] == list(question.condition.options)


def test_variables_are_named_as_fhir_allows_and_only_use_earlier_ones() -> None:
    seen = {"resource"}
    for extension in resource(ALL)["extension"]:
        name = extension["valueExpression"]["name"]
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,63}", name)
        used = set(re.findall(r"%(\w+)", extension["valueExpression"]["expression"]))
        assert used <= seen, name
        assert name not in seen
        seen.add(name)


def test_the_stamp_stands_in_the_identifiers() -> None:
    found = {one["system"].rpartition(":")[2]: one["value"] for one in resource()["identifier"]}
    assert found == stamp(FORM)


def response(**more: Any) -> bytes:
    return json.dumps({"resourceType": "QuestionnaireResponse", "status": "completed", **more}).encode()


def test_what_belongs_nowhere_is_kept() -> None:
    link = {"linkId": "les.vraag/elders", "answer": [{"valueString": "tekst"}]}
    found = intake.read(response(item=[link]), "x", real())
    assert [(left.key, left.value) for left in found.leftovers] == [("les.vraag/elders", "tekst")]


def test_two_answers_to_one_question_are_not_chosen_between() -> None:
    codes = [{"valueCoding": {"code": code}} for code in ("ja", "nee")]
    found = intake.read(response(item=[{"linkId": "les.vraag", "answer": codes}]), "x", real())
    assert [(one.question, one.option) for one in found.answers] == [
        ("les.vraag", "ja"),
        ("les.vraag", "nee"),
    ]


@pytest.mark.parametrize("item", [None, 5, "x", [5, None], [{"linkId": 5}], [{"linkId": "a.b", "answer": 3}]])
def test_odd_shapes_give_no_answers(item: Any) -> None:
    assert not any(found.option for found in intake.read(response(item=item), "x", real()).answers)


def test_depth_is_limited() -> None:
    item: dict[str, Any] = {"linkId": "a"}
    for _ in range(300):
        item = {"linkId": "a", "item": [item]}
    data = response(item=[item])
    if intake.recognises(data):
        with pytest.raises(Unreadable, match="KB828"):
            intake.read(data, "x", real())
