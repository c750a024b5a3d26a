# SPDX-License-Identifier: EUPL-1.2
"""The FHIR questionnaire, its variables computed by fhirpath.js over a filled-in QuestionnaireResponse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import node
from equality import frame, programs
from equality.filler import catalogue_of, form_of
from kennisbank.export import fhir
from kennisbank.formula.fhirpath import Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.form import Form

NAME = "fhirpath"
TITLE = "FHIR-vragenlijst (R4)"
PROGRAM = "fhirpath.js"
CODE = (
    "src/kennisbank/export/fhir.py",
    "src/kennisbank/formula/program.py",
    "src/kennisbank/formula/fhirpath.py",
    "tests/equality/engines/fhirpath.mjs",
)
FIGURES = programs.GIVEN

carries = frame.not_offered


def version() -> str:
    return str(json.loads((node.packages() / "fhirpath" / "package.json").read_text())["version"])


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    """Export each questionnaire once; fill in, compute and read all responses in one Node."""
    forms, sent, places = [], [], []
    groups = list(frame.grouped(jobs))
    for number, (content, scope, members) in enumerate(groups):
        form = form_of(content, scope)
        forms.append(json.loads(fhir.render(catalogue_of(content), form)))
        sent += [{"form": number, "response": filled(form, jobs[place])} for place in members]
        places += members
    printed = node.run(
        Path(__file__).with_suffix(".mjs"),
        node.packages(),
        text=json.dumps({"forms": forms, "jobs": sent}),
    ).split("\n")[:-1]
    results: dict[int, frame.Flat] = {}
    for place, line in zip(places, printed, strict=True):
        results[place] = _flat(jobs[place], json.loads(line))
    return [results[place] for place in range(len(jobs))]


def filled(form: Form, job: frame.Job) -> dict[str, Any]:
    """Return the response as a renderer sends it: per lesson, below each question its reason."""
    answers = frame.answers_in_scope(job)
    groups = []
    for section in form.sections:
        items = []
        for question in section.questions:
            answer = answers.get(question.full_id, {})
            if answer.get("option"):
                items.append(_item(question.full_id, question.scale, answer))
        groups.append({"linkId": section.id, "item": items})
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": groups}


def _item(full_id: str, scale: str, answer: dict[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = {"valueCoding": {"system": f"{fhir.URN}:scale:{scale}", "code": answer["option"]}}
    if isinstance(answer.get("reason"), str) and answer["reason"]:
        reason = {"linkId": f"{full_id}{fhir.BESIDE}reason", "answer": [{"valueString": answer["reason"]}]}
        given["item"] = [reason]
    return {"linkId": full_id, "answer": [given]}


def _flat(job: frame.Job, values: dict[str, list[Any]]) -> frame.Flat:
    """Give each assignment the value of its variable: one number, or nothing."""
    whole = programs.shown(job.content, job.scope)
    names = Names()
    list(fhir.variables(form_of(job.content, job.scope), whole, names))  # names are numbered as they come
    found = {one.name: (values[names.assigned(one.name)] or [None])[0] for one in whole.assignments}
    return programs.flat(whole, found, job.content)
