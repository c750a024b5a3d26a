# SPDX-License-Identifier: EUPL-1.2
"""A FHIR R4 Questionnaire for health regions: questions as choices, conditions, and the score as FHIRPath.

Link ids are full question ids; what stands beside an answer hangs below its question as ``<id>/note`` and
so on. Variables and calculated items follow Structured Data Capture; without it a renderer still asks all.
A QuestionnaireResponse comes back through ``intake.fhir``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kennisbank.catalogue import scoring_content
from kennisbank.export.stamp import moment, stamp
from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import NOT_APPLICABLE
from kennisbank.formula import Program, program, without_counts, write
from kennisbank.formula.fhirpath import FhirPath, Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.fields import Field
    from kennisbank.form import Form, FormOption, FormQuestion, Section
    from kennisbank.model import Catalogue

URN: Final = "urn:nl:kennisbank"
"""Start of our own identifiers: ``<URN>:scale:<id>`` for codes, ``<URN>:stamp:<key>`` for the stamp."""
BESIDE: Final = "/"
"""Between a question id and the key of what stands beside its answer."""
SUBJECT_ID: Final = "subject"
RESULT_ID: Final = "result"
VARIABLE: Final = "http://hl7.org/fhir/StructureDefinition/variable"
CALCULATED: Final = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
_CONTROL: Final = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
_CONTROLS: Final = "http://hl7.org/fhir/questionnaire-item-control"
_ORDINAL: Final = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
_TYPES: Final = {"line": "string", "lines": "text", "date": "date"}
_UNITS: Final = {
    "percent": "Score in procent",
    "percent_low": "Laagste score die nog kan, in procent",
    "percent_high": "Hoogste score die nog kan, in procent",
    "coverage": "Deel dat is ingevuld, in miljoensten",
    "level_low": "Laagste niveau dat nog kan",
    "level_high": "Hoogste niveau dat nog kan",
}
Json = dict[str, Any]


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the Questionnaire as JSON."""
    whole = without_counts(program(scoring_content(catalogue), form.id))
    data = questionnaire(catalogue, form, whole)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def losses(form: Form) -> list[str]:
    """Return what a renderer of the Questionnaire does not do."""
    lost = [
        "Alleen een programma dat Structured Data Capture kent, rekent de score. Andere tonen geen score.",
        "Dit formulier toont geen lijst met wat je kunt doen, en geen bronnen en wetten.",
    ]
    if any(question.condition for question in form.questions):
        lost.append("Veel programma's wissen het antwoord op een vraag die door een voorwaarde verdwijnt.")
    return lost


def questionnaire(catalogue: Catalogue, form: Form, whole: Program) -> Json:
    """Return the resource."""
    day = moment(catalogue).date().isoformat()
    names = Names()
    scales = {question.full_id: question.scale for question in form.questions}
    return {
        "resourceType": "Questionnaire",
        "language": "nl",
        "extension": [_variable(name, text) for name, text in variables(form, whole, names)],
        "url": f"{URN}:questionnaire:{form.catalogue_id}:{form.id}",
        "identifier": [
            {"system": f"{URN}:stamp:{key}", "value": value} for key, value in stamp(form).items()
        ],
        "version": form.version,
        "name": "".join(part.capitalize() for part in form.id.split("-")),
        "title": form.title,
        "status": "active",
        "subjectType": ["Organization"],
        "date": day,
        "description": form.summary,
        "item": [
            _subject(),
            *(_section(section, scales) for section in form.sections),
            _result(form, whole, names),
        ],
    }


def variables(form: Form, whole: Program, names: Names) -> Iterator[tuple[str, str]]:
    """Return name and FHIRPath of each variable, in the order in which they are computed."""
    for section in form.sections:
        group = f"%resource.item.where(linkId = '{section.id}')"
        for question in section.questions:
            here = f"{group}.item.where(linkId = '{question.full_id}').answer"
            yield names.answer(question.full_id), f"{here}.value.code"
            if question.allows_not_applicable:
                beside = f"{question.full_id}{BESIDE}{REASON.key}"
                yield names.reason(question.full_id), f"{here}.item.where(linkId = '{beside}').answer.value"
    dialect = FhirPath(names)
    for assignment in whole.assignments:
        yield names.assigned(assignment.name), write(assignment.expression, dialect)


def _variable(name: str, text: str) -> Json:
    return {
        "url": VARIABLE,
        "valueExpression": {"name": name, "language": "text/fhirpath", "expression": text},
    }


def _subject() -> Json:
    items = [
        {"linkId": f"{SUBJECT_ID}{BESIDE}{field.key}", "text": field.label, "type": _TYPES[field.kind]}
        for field in SUBJECT
    ]
    return {"linkId": SUBJECT_ID, "text": "Over wie gaat het?", "type": "group", "item": items}


def _section(section: Section, scales: Mapping[str, str]) -> Json:
    return {
        "linkId": section.id,
        "prefix": str(section.number),
        "text": section.title,
        "type": "group",
        "item": [
            {"linkId": f"{section.id}{BESIDE}about", "text": section.summary, "type": "display"},
            *(_question(question, scales) for question in section.questions),
        ],
    }


def _question(question: FormQuestion, scales: Mapping[str, str]) -> Json:
    item: Json = {
        "linkId": question.full_id,
        "prefix": question.number,
        "text": question.text,
        "type": "choice",
    }
    if question.condition is not None:
        before = question.condition.question
        item["enableWhen"] = [_when(before, scales[before], option) for option in question.condition.options]
        item["enableBehavior"] = "any"
    item["answerOption"] = [{"valueCoding": _coding(question.scale, option)} for option in question.options]
    item["item"] = list(_beside(question))
    return item


def _when(question: str, scale: str, option: str) -> Json:
    """Return the condition that a question is answered with an option."""
    coding = {"system": f"{URN}:scale:{scale}", "code": option}
    return {"question": question, "operator": "=", "answerCoding": coding}


def _coding(scale: str, option: FormOption) -> Json:
    coding = {"system": f"{URN}:scale:{scale}", "code": option.id, "display": option.label}
    if option.points is None:
        return coding
    return {"extension": [{"url": _ORDINAL, "valueDecimal": option.points}], **coding}


def _beside(question: FormQuestion) -> Iterator[Json]:
    """Return what hangs below a question: help, the reason, and what may be written beside the answer."""
    must = " Dit is een basisvereiste." if question.must_have else ""
    control = {"coding": [{"system": _CONTROLS, "code": "help"}]}
    yield {
        "extension": [{"url": _CONTROL, "valueCodeableConcept": control}],
        "linkId": f"{question.full_id}{BESIDE}help",
        "text": f"{question.help}{must} Dit toont het aan: {question.evidence}",
        "type": "display",
    }
    aside = [option.id for option in question.options if option.role == NOT_APPLICABLE]
    if aside:
        when = [_when(question.full_id, question.scale, option) for option in aside]
        yield _text(question, REASON) | {"enableWhen": when, "enableBehavior": "any", "required": True}
    for field in FIELDS:
        yield _text(question, field)


def _text(question: FormQuestion, field: Field) -> Json:
    item: Json = {
        "linkId": f"{question.full_id}{BESIDE}{field.key}",
        "text": field.label,
        "type": _TYPES[field.kind],
    }
    return item | ({"maxLength": field.max_length} if field.max_length else {})


def _result(form: Form, whole: Program, names: Names) -> Json:
    """Return the group of figures that a renderer computes."""
    titles = {f"lessons.{section.id}": section.title for section in form.sections}
    titles |= {f"domains.{section.domain}": section.domain_title for section in form.sections}
    titles["total"] = "Alles samen"
    shown = [key.removesuffix(".low") for key in whole.figures if key.endswith(".low")]
    groups = [
        _figures(whole, key, titles[key], names) for key in sorted(shown, key=_whole_first) if key in titles
    ]
    return {"linkId": RESULT_ID, "text": "Uitslag", "type": "group", "item": groups}


def _whole_first(key: str) -> int:
    return ("total", "domains", "lessons").index(key.partition(".")[0])


def _figures(whole: Program, key: str, title: str, names: Names) -> Json:
    items = [
        _calculated(f"{RESULT_ID}.{key}.{word}", words, names.assigned(whole.figures[f"{key}.{word}"]))
        for word, words in _UNITS.items()
    ]
    return {"linkId": f"{RESULT_ID}.{key}", "text": title, "type": "group", "item": items}


def _calculated(link: str, text: str, name: str) -> Json:
    rule = {"language": "text/fhirpath", "expression": f"%{name}"}
    return {
        "extension": [{"url": CALCULATED, "valueExpression": rule}],
        "linkId": link,
        "text": text,
        "type": "integer",
        "readOnly": True,
    }
