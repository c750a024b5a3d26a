# SPDX-License-Identifier: EUPL-1.2
"""Web forms: what the files hold, and that the shorter program computes the same."""

from __future__ import annotations

import io
import json
import random
import zipfile
from functools import cache
from typing import Any

import pytest
from json_logic import jsonLogic
from json_logic.meta import JSONLogicExpression

from conformance.scorers import contents, vectors
from equality import cases
from equality.filler import catalogue_of, form_of, real, real_content
from equality.sets import generated
from kennisbank.export import formio, jsonschema, openforms, surveyjs
from kennisbank.export.stamp import KEYS, stamp
from kennisbank.form import parse_name
from kennisbank.formula import evaluate, program
from kennisbank.formula.openings import openings
from kennisbank.formula.simplify import simplified

LESSON, DOMAIN = "commitment-bestuurders", "bewustzijn"
RENDERS = (surveyjs.render, formio.render, openforms.render, jsonschema.render, jsonschema.render_ui)

Json = dict[str, Any]


@cache
def made(render: Any, scope: str) -> Any:
    return json.loads(render(real(), form_of(real_content(), scope)))


@cache
def unpacked(scope: str) -> dict[str, Any]:
    content = real_content()
    data = openforms.render(catalogue_of(content), form_of(content, scope))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def components(of: list[Json]) -> list[Json]:
    found: list[Json] = []
    for one in of:
        found += [one, *components(one.get("components", []))]
    return found


# The shorter program


@pytest.mark.parametrize("seed", range(30))
def test_the_shorter_program_gives_the_same_figures(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secrets here
    content = cases.content(chance)
    for scope in ("all", "quickscan", content["domains"][0]["id"]):
        whole = program(content, scope)
        short = simplified(whole)
        assert short.figures == whole.figures
        assert len(short.assignments) <= len(whole.assignments)
        for _ in range(5):
            answers = cases.response(chance, content)["answers"]
            values, shorter = evaluate(whole, answers), evaluate(short, answers)
            assert {name: shorter[name] for name in whole.figures.values()} == {
                name: values[name] for name in whole.figures.values()
            }


def test_an_opening_is_a_test_over_answers_alone() -> None:
    form = form_of(real_content(), "all")
    found = openings(form, program(real_content(), "all"))
    assert found.keys() == {question.full_id for question in form.questions if question.condition}
    for test in found.values():
        jsonschema.schema_of(test)  # raises on anything but answers and reasons


# SurveyJS and Form.io


@pytest.mark.parametrize("render", RENDERS)
def test_the_same_input_gives_the_same_bytes(render: Any) -> None:
    form = form_of(real_content(), DOMAIN)
    assert render(real(), form) == render(real(), form)


def test_a_survey_has_a_page_per_lesson_and_a_choice_per_question() -> None:
    survey, form = made(surveyjs.render, DOMAIN), form_of(real_content(), DOMAIN)
    assert survey["locale"] == "nl"
    assert survey["clearInvisibleValues"] == "none"
    assert [page["title"] for page in survey["pages"][1:-1]] == [part.title for part in form.sections]
    choices = {
        one["name"]: [choice["value"] for choice in one["choices"]]
        for page in survey["pages"]
        for one in page["elements"]
        if one["type"] == "radiogroup"
    }
    assert choices == {one.name: [option.id for option in one.options] for one in form.questions}
    assert "defaultValue" not in json.dumps(survey)


def test_a_reason_is_required_where_it_shows() -> None:
    for page in made(surveyjs.render, DOMAIN)["pages"]:
        for one in page["elements"]:
            if one["name"].endswith("__reason"):
                assert one["isRequired"] is True
                assert "= 'nvt'" in one["visibleIf"]


def test_what_a_survey_computes_is_no_answer() -> None:
    for one in made(surveyjs.render, DOMAIN)["calculatedValues"]:
        with pytest.raises(ValueError, match="_"):
            parse_name(one["name"])


def test_the_stamp_is_in_every_file() -> None:
    form = form_of(real_content(), LESSON)
    origin = stamp(form)
    survey = {one["name"]: one["expression"] for one in made(surveyjs.render, LESSON)["calculatedValues"]}
    assert {key: survey[f"_stamp__{key}"] for key in KEYS} == {key: f"'{origin[key]}'" for key in KEYS}
    assert made(formio.render, LESSON)["properties"] == origin
    assert unpacked(LESSON)["_meta.json"]["kennisbank"] == origin
    schema = made(jsonschema.render, LESSON)
    assert schema["$id"].endswith(form.digest)
    assert schema["properties"]["catalogue"]["properties"]["digest"]["const"] == form.scoring_digest


def test_html_of_a_survey_is_escaped() -> None:
    line = "<b>{_low}</b>"
    assert surveyjs._braceless(line) == "&lt;b&gt;&#123;_low&#125;&lt;/b&gt;"


def test_a_form_of_form_io_runs_no_scripts_and_keeps_what_is_hidden() -> None:
    for one in components(made(formio.render, "all")["components"]):
        assert isinstance(one.get("calculateValue", {}), dict)
        assert not one.keys() & {"customConditional", "customDefaultValue", "logic"}
        assert one.get("clearOnHide") is False or not one["input"]


def test_of_everything_there_are_no_figures_per_lesson() -> None:
    names = [one["name"] for one in made(surveyjs.render, "quickscan")["calculatedValues"]]
    assert "_low" in names
    assert "_low__bewustzijn" in names
    assert "_low__commitment_bestuurders" not in names


# Open Formulieren


FILES = ["forms", "formSteps", "formDefinitions", "formLogic", "formVariables", "_meta"]


def test_the_zip_holds_what_open_formulieren_takes_in() -> None:
    files = unpacked(DOMAIN)
    assert list(files) == [f"{name}.json" for name in FILES]
    [form] = files["forms.json"]
    definitions = {one["url"]: one for one in files["formDefinitions.json"]}
    assert [one["index"] for one in files["formSteps.json"]] == list(range(len(definitions)))
    for step in files["formSteps.json"]:
        assert step["form"] == form["url"]
        assert step["form_definition"] in definitions
    for one in [*files["formVariables.json"], *files["formLogic.json"]]:
        assert one["form"] == form["url"]
    assert form["url"].endswith(form["uuid"])


def test_keys_are_unique_and_rules_name_what_is_there() -> None:
    files = unpacked(DOMAIN)
    found = [
        one
        for definition in files["formDefinitions.json"]
        for one in components(definition["configuration"]["components"])
    ]
    keys = [one["key"] for one in found] + [one["key"] for one in files["formVariables.json"]]
    assert len(keys) == len(set(keys))
    for rule in files["formLogic.json"]:
        JSONLogicExpression.from_expression(rule["json_logic_trigger"]).as_tree()
        for action in rule["actions"]:
            assert (action["component"] or action["variable"]) in keys
            if action["action"]["type"] == "variable":
                JSONLogicExpression.from_expression(action["action"]["value"]).as_tree()


def _ran(files: dict[str, Any], answers: Json) -> tuple[Json, set[str]]:
    """Run the rules as Open Formulieren does; return all values and the groups that are hidden."""
    values: Json = {}
    for full_id, answer in answers.items():
        name = full_id.replace("-", "_").replace(".", "__")
        values[name] = answer.get("option") or ""
        values[f"{name}__reason"] = (answer.get("reason") or "").strip()
    hidden: set[str] = set()
    for rule in sorted(files["formLogic.json"], key=lambda one: one["order"]):
        if not jsonLogic(rule["json_logic_trigger"], values, use_var_undefined=True):
            continue
        for action in rule["actions"]:
            if action["action"]["type"] == "property":
                hidden.add(action["component"])
            else:
                value = action["action"]["value"]
                values[action["variable"]] = jsonLogic(value, values, use_var_undefined=True)
    return values, hidden


JOBS = [job for job in generated() if job.scope in (LESSON, DOMAIN, "quickscan")][:60]


@pytest.mark.parametrize("job", JOBS, ids=[job.id for job in JOBS])
def test_the_rules_give_the_result_in_the_package_that_open_formulieren_uses(job: Any) -> None:
    files = unpacked(job.scope)
    answers = job.response["answers"]
    values, hidden = _ran(files, answers)
    whole = program(job.content, job.scope)
    right = evaluate(whole, answers)
    rows = {key.rpartition(".")[0]: key for key in whole.figures if key.endswith(".percent")}
    for row, key in rows.items():
        sentence = values.get(openforms.result_name(row.partition(".")[2] or None))
        if sentence is None:
            continue
        percent, answered = right[whole.figures[key]], right[whole.figures[f"{row}.answered"]]
        if right[whole.figures[f"{row}.low"]] is None:
            assert sentence == "Geen van de vragen geldt hier."
            continue
        start = "Nog geen oordeel. " if percent is None else f"Score {percent}%. "
        assert sentence.startswith(start), sentence
        assert f"Ingevuld: {answered} van " in sentence
    states = {f"vraag_{question.name}" for question in form_of(job.content, job.scope).questions}
    assert hidden <= states


def test_a_template_in_a_text_stays_text() -> None:
    assert "{{" not in openforms._literal("a {{ b }} {% c %}")


# JSON Schema


def test_a_schema_names_each_option_and_preselects_none() -> None:
    schema, form = made(jsonschema.render, DOMAIN), form_of(real_content(), DOMAIN)
    answers = schema["properties"]["answers"]["properties"]
    for question in form.questions:
        options = answers[question.name]["properties"]["option"]["oneOf"]
        assert options == [{"const": one.id, "title": one.label} for one in question.options]
        assert ("if" in answers[question.name]) == question.allows_not_applicable
    assert '"default"' not in json.dumps(schema)


@pytest.mark.parametrize("vector", [v for v in vectors() if "result" in v["expected"]][:3])
def test_small_contents_go_through(vector: Json) -> None:
    content = contents()[vector["content"]]
    for render in RENDERS:
        assert render(catalogue_of(content), form_of(content, vector["scope"]))


def test_losses_say_only_what_is_so() -> None:
    with_conditions, without = form_of(real_content(), DOMAIN), form_of(real_content(), LESSON)
    assert len(jsonschema.losses(with_conditions)) == len(jsonschema.losses(without)) + 1
