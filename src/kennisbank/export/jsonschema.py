# SPDX-License-Identifier: EUPL-1.2
"""A form as JSON Schema (draft-07) with a UI schema, for JSON Forms and, without conditions, for rjsf.

The data is a response (``antwoorden.schema.json``) with field names (``form.name_of``) in the place of full
ids, since a point in a key means a path to JSON Forms; so it comes back in as any other response.
Options are ``oneOf`` with ``const`` and ``title``: both programs show the titles, and nothing is preselected.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kennisbank import catalogue as catalogues
from kennisbank.export.stamp import origin, stamp
from kennisbank.fields import FIELDS, REASON, SUBJECT, Field
from kennisbank.form import NOT_APPLICABLE, Form, FormQuestion, Section, name_of
from kennisbank.formula import expressions as e
from kennisbank.formula import program
from kennisbank.formula.openings import openings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kennisbank.model import Catalogue

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
"""The draft that both programs take without being told."""
SOMETHING: Final = "[^ \\t\\n\\r\\u00a0]"
"""A character that ``scoring.BLANK`` does not hold."""
_ANSWERS: Final = "#/properties/answers"

Json = dict[str, Any]


def render(catalogue: Catalogue, form: Form) -> bytes:  # noqa: ARG001 (one signature for every format)
    """Return the schema of the data."""
    data = _object(
        form.title,
        {
            "catalogue": _origin(form),
            "subject": _object("Over jullie", {field.key: _text(field) for field in SUBJECT}),
            "answers": _object(
                "Antwoorden", {question.name: _answer(question) for question in form.questions}
            ),
        },
    )
    found = {"$schema": DRAFT, "$id": _id(form), "description": form.summary} | data
    return _bytes(found)


def render_ui(catalogue: Catalogue, form: Form) -> bytes:
    """Return the UI schema for JSON Forms: a tab per lesson, a group per question, and the conditions."""
    opened = openings(form, program(catalogues.scoring_content(catalogue), form.id))
    start = [_control(f"#/properties/subject/properties/{field.key}", field) for field in SUBJECT]
    tabs = [_tab("Over jullie", start), *(_tab(part.title, _section(part, opened)) for part in form.sections)]
    screen = {"type": "Categorization", "label": form.title, "elements": tabs}
    return _bytes(screen | {"options": {"kennisbank": stamp(form)}})


def losses(form: Form) -> list[str]:
    """Return what the schema cannot carry for this form."""
    found = [
        "Het schema rekent geen score uit. Dat doet `kennisbank score` na het inlezen.",
        "De bronnen en de volgende stappen staan niet in het schema.",
    ]
    if any(question.condition for question in form.questions):
        found.append("De voorwaarden staan in het UI-schema. Programma’s als rjsf lezen die niet.")
    return found


def losses_ui(form: Form) -> list[str]:  # noqa: ARG001 (one signature for every format)
    """Return what the UI schema cannot carry for this form."""
    return ["Het UI-schema werkt alleen samen met het JSON Schema van hetzelfde formulier."]


def _bytes(found: Json) -> bytes:
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


# The data


def _id(form: Form) -> str:
    return f"urn:{form.catalogue_id}:formulier:{form.id}:{form.digest}"


def _object(title: str, properties: Json) -> Json:
    return {"type": "object", "title": title, "properties": properties, "additionalProperties": False}


def _origin(form: Form) -> Json:
    """Return what says where the form comes from, as a response says it."""
    fixed = {key: {"type": "string", "const": value} for key, value in origin(stamp(form)).items()}
    return _object("Kennisbank", fixed)


def _text(field: Field) -> Json:
    made: Json = {"type": "string", "title": field.label}
    if field.kind == "date":
        return made | {"format": "date"}
    return made | {"maxLength": field.max_length}


def _answer(question: FormQuestion) -> Json:
    mark = " (basismaatregel)" if question.must_have else ""
    options = [{"const": option.id, "title": option.label} for option in question.options]
    aside = _aside(question)
    fields = (*((REASON,) if aside else ()), *FIELDS)
    properties = {"option": {"type": "string", "title": "Antwoord", "oneOf": options}}
    made = _object(
        f"{question.number}. {question.text}{mark}",
        properties | {field.key: _text(field) for field in fields},
    )
    made["description"] = f"{question.help} Waaraan zie je dat? {question.evidence}"
    return made | (_reason_needed(aside) if aside else {})


def _aside(question: FormQuestion) -> list[str]:
    return [option.id for option in question.options if option.role == NOT_APPLICABLE]


def _reason_needed(aside: Sequence[str]) -> Json:
    reason = {"type": "string", "pattern": SOMETHING}
    return {"if": _chosen(aside), "then": _with("reason", reason)}


def _chosen(options: Sequence[str]) -> Json:
    return _with("option", {"type": "string", "enum": list(options)})


def _with(key: str, schema: Json) -> Json:
    """Return the schema of an object that has this key."""
    return {"type": "object", "properties": {key: schema}, "required": [key]}


# The screen


def _tab(label: str, elements: list[Json]) -> Json:
    return {"type": "Category", "label": label, "elements": elements}


def _section(section: Section, opened: Mapping[str, e.Test]) -> list[Json]:
    groups = [_group(question, opened.get(question.full_id)) for question in section.questions]
    return [{"type": "Label", "text": section.summary}, *groups]


def _group(question: FormQuestion, test: e.Test | None) -> Json:
    scope = f"{_ANSWERS}/properties/{question.name}/properties"
    elements: list[Json] = []
    if question.condition:
        elements.append({"type": "Label", "text": question.condition.text})
    elements.append({"type": "Control", "scope": f"{scope}/option", "options": {"format": "radio"}})
    aside = _aside(question)
    if aside:
        chosen = e.Answered(question.full_id, tuple(aside))
        elements.append(_control(f"{scope}/{REASON.key}", REASON) | _shown(chosen))
    elements += [_control(f"{scope}/{field.key}", field) for field in FIELDS]
    mark = " (basismaatregel)" if question.must_have else ""
    group = {"type": "Group", "label": f"{question.number}. {question.text}{mark}", "elements": elements}
    return group | ({} if test is None else _shown(test))


def _control(scope: str, field: Field) -> Json:
    made: Json = {"type": "Control", "scope": scope}
    return made | ({"options": {"multi": True}} if field.kind == "lines" else {})


def _shown(test: e.Test) -> Json:
    """Return the rule that shows an element while a test over the answers holds."""
    return {"rule": {"effect": "SHOW", "condition": {"scope": _ANSWERS, "schema": schema_of(test)}}}


def schema_of(test: e.Test) -> Json:
    """Return the schema that all answers fit while a test holds; the test is one of ``openings``."""
    match test:
        case e.Answered(question, options):
            return _with(name_of(question), _chosen(options))
        case e.Reasoned(question):
            return _with(name_of(question), _with("reason", {"type": "string", "pattern": SOMETHING}))
        case e.And(tests):
            return {"allOf": [schema_of(one) for one in tests]}
        case e.Or(tests):
            return {"anyOf": [schema_of(one) for one in tests]}
        case e.Not(one):
            return {"not": schema_of(one)}
        case e.Compare():
            message = "a test over answers compares no numbers"
            raise TypeError(message)
