# SPDX-License-Identifier: EUPL-1.2
"""Web forms in their own programs: survey-core, @formio/core, JSON Forms with ajv, and jsonschema-rs.

What they compute is compared in ``tests/equality``; what comes back in ``tests/roundtrip``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema as reference
import jsonschema_rs
import pytest

import node
from equality.filler import form_of, real, real_content
from equality.sets import generated
from kennisbank import scoring
from kennisbank.export import formio, jsonschema, surveyjs
from kennisbank.form import name_of

pytestmark = pytest.mark.consumer

HERE = Path(__file__).resolve().parent
SCOPES = ("commitment-bestuurders", "bewustzijn", "quickscan", "all")
Json = dict[str, Any]

SURVEY = """
const { Model } = require(process.argv[1] + "/survey-core/survey.core.js");
require(process.argv[1] + "/survey-core/survey.i18n.js");
const { form, sets } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const survey = new Model(form);
const out = sets.map((data) => {
  survey.data = data;
  const shown = survey.getAllQuestions().filter((one) => one.isVisible).map(({ name }) => name);
  const live = survey.getQuestionByName("_shown").processedHtml;
  return { shown, live, data: survey.data };
});
console.log(JSON.stringify({ errors: survey.jsonErrors, next: survey.pageNextText, out }));
"""
FORMIO = """
const { ProcessTargets, processSync } = require(process.argv[1] + "/@formio/core");
const { form, sets } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const out = sets.map((data) => {
  const scope = {};
  const processors = ProcessTargets.evaluator;
  processSync({ form, submission: { data }, components: form.components, data, scope, processors });
  const hidden = (scope.conditionals ?? []).filter((one) => one.conditionallyHidden).map(({ path }) => path);
  return { hidden, data, errors: scope.errors.map(({ context }) => context.path) };
});
console.log(JSON.stringify({ out }));
"""


def flat(answers: Json) -> dict[str, str]:
    return {
        name_of(full_id, None if key == "option" else key): text
        for full_id, answer in answers.items()
        for key, text in answer.items()
    }


def ran(script: str, form: bytes, sets: list[Json]) -> Any:
    work = json.dumps({"form": json.loads(form), "sets": sets})
    return json.loads(node.run("-e", script, node.packages(), text=work))


def jobs(scope: str, most: int) -> list[Any]:
    return [job for job in generated() if job.scope == scope][:most]


def shut(scope: str, answers: Json) -> set[str]:
    """Return the names of the questions whose condition shuts them out, by ``kennisbank.scoring``."""
    states = scoring.states(real_content(), {"answers": answers}, scope)
    return {name_of(key) for key, one in states.items() if one["reason"] in ("inapplicable", "ignored")}


@pytest.mark.parametrize("scope", SCOPES)
def test_survey_core_opens_the_survey_without_errors(scope: str) -> None:
    found = ran(SURVEY, surveyjs.render(real(), form_of(real_content(), scope)), [{}])
    assert not found["errors"]
    assert found["next"] == "Volgende"
    assert found["out"][0]["live"].count("Nog geen oordeel.") >= 1


def test_survey_core_shows_what_scoring_asks_and_keeps_what_is_hidden() -> None:
    form = form_of(real_content(), "all")
    names = {question.name for question in form.questions}
    chosen = jobs("all", 12)
    found = ran(SURVEY, surveyjs.render(real(), form), [flat(job.response["answers"]) for job in chosen])
    for job, one in zip(chosen, found["out"], strict=True):
        assert names - set(one["shown"]) == shut("all", job.response["answers"])
        assert flat(job.response["answers"]).items() <= one["data"].items()


def test_form_io_hides_what_scoring_leaves_out_and_keeps_its_answer() -> None:
    form = form_of(real_content(), "all")
    names = {question.name for question in form.questions}
    chosen = jobs("all", 12)
    found = ran(FORMIO, formio.render(real(), form), [flat(job.response["answers"]) for job in chosen])
    for job, one in zip(chosen, found["out"], strict=True):
        assert names & set(one["hidden"]) == shut("all", job.response["answers"])
        assert flat(job.response["answers"]).items() <= one["data"].items()


def test_form_io_asks_a_reason_for_not_applicable_alone() -> None:
    form = form_of(real_content(), "all")
    question = next(one for one in form.questions if one.allows_not_applicable and not one.condition)
    sets = [{question.name: "nvt"}, {question.name: "nvt", f"{question.name}__reason": "x"}, {}]
    found = ran(FORMIO, formio.render(real(), form), sets)
    assert [one["errors"] for one in found["out"]] == [[f"{question.name}__reason"], [], []]


def filled(answers: Json) -> Json:
    return {"answers": {name_of(full_id): answer for full_id, answer in answers.items()}}


@pytest.mark.parametrize("scope", SCOPES)
def test_json_forms_and_ajv(scope: str) -> None:
    form = form_of(real_content(), scope)
    schema = json.loads(jsonschema.render(real(), form))
    ui = json.loads(jsonschema.render_ui(real(), form))
    chosen = jobs(scope, 8)
    sets = [filled(job.response["answers"]) for job in chosen]
    work = json.dumps({"schema": schema, "uischema": ui, "sets": [{}, *sets]})
    found = json.loads(node.run(HERE / "_jsonforms.mjs", node.packages(), text=work))
    assert found["unresolved"] == []
    empty, *out = found["out"]
    assert empty["valid"]
    labels = {one.full_id: f"{one.number}. {one.text}" for one in form.questions if one.condition}
    for job, data, one in zip(chosen, sets, out, strict=True):
        answers = job.response["answers"]
        fits = not any(
            answer["option"] == "nvt" and not answer.get("reason", "").strip(scoring.BLANK)
            for answer in answers.values()
        )
        assert one["valid"] == fits == (not one["errors"]), one["errors"]
        assert jsonschema_rs.is_valid(schema, data) == fits
        assert reference.Draft7Validator(schema).is_valid(data) == fits
        closed = shut(scope, answers)
        shown = {label.removesuffix(" (basismaatregel)") for label in one["shown"]}
        for full_id, label in labels.items():
            assert (label in shown) == (name_of(full_id) not in closed)
        reasons = {part for part in one["shown"] if part.endswith("/reason")}
        assert len(reasons) == sum(answer["option"] == "nvt" for answer in answers.values())
