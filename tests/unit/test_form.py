# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank import fields
from kennisbank import form as forms
from kennisbank.scoring import UnknownScope

ROOT = Path(__file__).parents[2]
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,4}){0,3}", fullmatch=True)


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def schema_properties(*path: str) -> dict:
    node = json.loads((ROOT / "schemas/antwoorden.schema.json").read_text(encoding="utf-8"))
    for key in path:
        node = node[key]
    return node


def test_a_lesson_becomes_one_section_with_its_living_questions(klein):
    form = forms.flatten(klein, "sleutels-beheren")
    assert (form.id, form.scope, form.title) == ("sleutels-beheren", "checklist", "Beheer de sleutels")
    assert [question.id for question in form.questions] == [
        "sleutelplan",
        "sleutels-geteld",
        "reservesleutel",
    ]
    assert [question.number for question in form.questions] == ["1", "2", "3"]
    assert next(question.anchor for question in form.questions) == "v-sleutelplan"


def test_a_domain_holds_its_lessons_in_order_with_anchors_that_name_the_lesson(klein):
    form = forms.flatten(klein, "toegang")
    assert form.scope == "domain"
    assert [section.id for section in form.sections] == ["sleutels-beheren", "bezoek-ontvangen"]
    assert [question.anchor for question in form.questions][3] == "v-bezoek-ontvangen--bezoek-meldt-zich"
    assert [question.number for question in form.questions][3] == "2.1"


def test_the_quick_scan_asks_only_quick_scan_questions(klein):
    form = forms.flatten(klein, "quickscan")
    assert all(question.quickscan for question in form.questions)
    assert form.count == 4


def test_all_asks_every_living_question(klein):
    assert [question.full_id for question in forms.flatten(klein, "all").questions] == [
        full_id for full_id, _, _ in klein.questions()
    ]


def test_a_lesson_without_questions_of_the_scope_is_left_out(klein):
    lesson = klein.lessons["ontruiming-oefenen"]
    plain = tuple(dataclasses.replace(question, quickscan=False) for question in lesson.checklist.questions)
    changed = dataclasses.replace(lesson, checklist=dataclasses.replace(lesson.checklist, questions=plain))
    other = dataclasses.replace(klein, lessons={**klein.lessons, lesson.id: changed})
    form = forms.flatten(other, "quickscan")
    assert lesson.id not in [section.id for section in form.sections]
    assert [section.number for section in form.sections] == [1, 2]


def test_an_unknown_scope_names_the_nearest(klein):
    with pytest.raises(UnknownScope) as caught:
        forms.flatten(klein, "sleutel-beheren")
    assert (caught.value.scope, caught.value.nearest) == ("sleutel-beheren", "sleutels-beheren")


def test_a_question_offers_not_applicable_only_where_it_is_allowed(klein):
    offers = {
        question.full_id: any(option.role == "not-applicable" for option in question.options)
        for question in forms.flatten(klein, "all").questions
    }
    assert not offers["sleutels-beheren.sleutelplan"], "a must-have"
    assert not offers["bezoek-ontvangen.bezoek-opgehaald"], "not allowed"
    assert offers["sleutels-beheren.reservesleutel"]


def test_options_keep_the_order_of_the_scale_and_stand_in_two_groups(klein):
    question = list(forms.flatten(klein, "sleutels-beheren").questions)[1]
    assert [option.id for option in question.graded] == ["altijd", "meestal", "soms", "nooit"]
    assert [option.id for option in question.aside] == ["nvt", "onbekend"]
    assert [option.points for option in question.graded] == [100, 67, 33, 0]


def test_a_condition_is_data_and_words(klein):
    condition = list(forms.flatten(klein, "sleutels-beheren").questions)[1].condition
    assert condition is not None
    assert condition.question == "sleutels-beheren.sleutelplan"
    assert condition.options == ("ja", "deels")
    assert condition.text == "Alleen als je bij vraag 1 ‘Ja’ of ‘Deels’ koos."


def test_a_condition_with_three_answers_is_a_readable_list(klein):
    condition = list(forms.flatten(klein, "bezoek-ontvangen").questions)[1].condition
    assert condition.text == "Alleen als je bij vraag 1 ‘Altijd’, ‘Meestal’ of ‘Soms’ koos."


def test_steps_follow_the_scale_and_sources_carry_their_address(klein):
    question = list(forms.flatten(klein, "sleutels-beheren").questions)[1]
    assert [step.option for step in question.steps] == ["meestal", "soms", "nooit"]
    assert question.sources[0].url == "https://kennisbank.example/handboek"
    assert question.role == "Beheerder"


def test_the_form_carries_the_scoring_digest_of_the_catalogue(klein):
    form = forms.flatten(klein, "sleutels-beheren")
    assert form.scoring_digest == catalogues.digest(klein)
    assert form.digest.startswith("sha256:")
    assert len(form.digest) == 71


def test_the_digest_follows_this_form_and_nothing_else(klein):
    before = {
        scope: forms.flatten(klein, scope).digest for scope in ("sleutels-beheren", "bezoek-ontvangen", "all")
    }
    lesson = dataclasses.replace(klein.lessons["sleutels-beheren"], title="Tel de sleutels")
    settings = dataclasses.replace(klein.settings, version="9.9.9")
    changed = dataclasses.replace(klein, settings=settings, lessons={**klein.lessons, lesson.id: lesson})
    after = {scope: forms.flatten(changed, scope).digest for scope in before}
    assert after["bezoek-ontvangen"] == before["bezoek-ontvangen"]
    assert after["sleutels-beheren"] != before["sleutels-beheren"]
    assert after["all"] != before["all"]


def test_a_form_is_plain_json_with_the_condition_in_words(klein):
    data = forms.as_json(forms.flatten(klein, "toegang"))
    assert json.loads(json.dumps(data)) == data
    assert data["sections"][0]["questions"][1]["condition"]["text"].startswith("Alleen als")
    assert data["sections"][0]["questions"][0]["condition"] is None


@given(SLUGS, SLUGS, st.sampled_from([None, "note", "reason", "owner"]))
def test_a_field_name_leads_back_to_its_question(lesson, question, key):
    name = forms.name_of(f"{lesson}.{question}", key)
    assert name.replace("_", "").isalnum()
    assert forms.parse_name(name) == (f"{lesson}.{question}", key)


@pytest.mark.parametrize(
    "name", ["", "les", "les.vraag", "les__vraag__note__x", "Les__vraag", "les__vier-ogen", "_a__b"]
)
def test_a_name_that_we_did_not_make_is_refused(name):
    with pytest.raises(ValueError, match=r".*"):
        forms.parse_name(name)


def test_ids_within_a_form_are_unique_whatever_the_slugs(klein):
    """`v-<vraag>` and what hangs under it are parted by `--`, which a slug never holds."""
    question = klein.lessons["sleutels-beheren"].checklist.questions[0]
    twins = tuple(
        dataclasses.replace(question, id=id_) for id_ in ("agenda", "agenda-uitleg", "agenda-notitie")
    )
    lesson = klein.lessons["sleutels-beheren"]
    lesson = dataclasses.replace(lesson, checklist=dataclasses.replace(lesson.checklist, questions=twins))
    form = forms.flatten(dataclasses.replace(klein, lessons={**klein.lessons, lesson.id: lesson}), lesson.id)
    made = [
        f"{question.anchor}{part}" for question in form.questions for part in ("", "--uitleg", "--notitie")
    ]
    assert len(set(made)) == len(made)


def test_control_characters_become_visible_and_line_ends_equal():
    assert forms.plain("a\x00b\x07c\ud800d\r\ne\rf\tg") == "a\ufffdb\ufffdc\ufffdd\ne\nf\tg"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_form_keeps_every_text_as_it_is(klein, text):
    form = forms.flatten(with_text(klein, text), "sleutels-beheren")
    expected = forms.plain(text)
    for question in form.questions:
        assert {question.text, question.help, question.evidence, question.role} == {expected}
        assert {option.label for option in question.options} == {expected}
    json.dumps(forms.as_json(form), ensure_ascii=False).encode()


def test_what_may_be_written_beside_an_answer_is_what_the_schema_of_answers_knows():
    answer = schema_properties("properties", "answers", "additionalProperties", "properties")
    ours = {field.key: field.max_length for field in (fields.REASON, *fields.FIELDS)}
    assert ours == {key: rule.get("maxLength") for key, rule in answer.items() if key != "option"}


def test_who_fills_in_is_what_the_schema_of_answers_knows():
    subject = schema_properties("properties", "subject", "properties")
    assert {field.key: field.max_length for field in fields.SUBJECT} == {
        key: rule.get("maxLength") for key, rule in subject.items()
    }
