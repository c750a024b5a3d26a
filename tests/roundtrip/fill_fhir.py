# SPDX-License-Identifier: EUPL-1.2
"""Fill in the questionnaire with ``fhir.resources``, which checks each resource as it makes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form

FORMAT = "fhir"
VALUES = {"string": "valueString", "text": "valueString", "date": "valueDate"}


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:  # noqa: ARG001 (one signature)
    """Return the QuestionnaireResponse."""
    questionnaire = Questionnaire.model_validate_json(data)
    flat = {f"subject/{key}": text for key, text in response["subject"].items()}
    for full_id, answer in response["answers"].items():
        flat |= {f"{full_id}/{key}" if key != "option" else full_id: text for key, text in answer.items()}
    filled = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{questionnaire.url}|{questionnaire.version}",
        "status": "completed",
        "item": _items(questionnaire.item, flat),
    }
    return QuestionnaireResponse.model_validate(filled).model_dump_json().encode()


def _items(asked: list[Any], flat: dict[str, str]) -> list[dict[str, Any]]:
    made = []
    for item in asked:
        below = _items(item.item or [], flat)
        if item.type == "group":
            made += [{"linkId": item.linkId, "item": below}] if below else []
        elif item.linkId in flat:
            value = _value(item, flat[item.linkId])
            made.append({"linkId": item.linkId, "answer": [value | ({"item": below} if below else {})]})
    return made


def _value(item: Any, text: str) -> dict[str, Any]:
    if item.type != "choice":
        return {VALUES[item.type]: text}
    [chosen] = [option.valueCoding for option in item.answerOption if option.valueCoding.code == text]
    return {"valueCoding": {"system": chosen.system, "code": chosen.code, "display": chosen.display}}


def _changed(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        resource = json.loads(data)
        return json.dumps(resource | {"item": _walk(resource["item"], change)}).encode()

    return edit


def _walk(items: list[dict[str, Any]], change: Callable[[dict[str, Any]], dict[str, Any]]) -> list[Any]:
    walked = []
    for item in items:
        made = dict(item)
        if "item" in item:
            made["item"] = _walk(item["item"], change)
        walked.append(change(made))
    return walked


def _beside(item: dict[str, Any]) -> dict[str, Any]:
    """Hang what stands below an answer below the item itself, as some programs do."""
    below = [part for answer in item.get("answer", []) for part in answer.get("item", [])]
    answers = [{key: value for key, value in one.items() if key != "item"} for one in item.get("answer", [])]
    made = item | ({"answer": answers} if answers else {})
    return made | ({"item": below} if below else {})


def _bare(item: dict[str, Any]) -> dict[str, Any]:
    """Take away systems and labels: only the code of an answer stays."""
    answers = [
        {**one, "valueCoding": {"code": one["valueCoding"]["code"]}} if "valueCoding" in one else one
        for one in item.get("answer", [])
    ]
    return item | ({"answer": answers} if answers else {})


def _computed(data: bytes) -> bytes:
    """Add the figures that a renderer computed."""
    resource = json.loads(data)
    figures = [{"linkId": "result.total.percent", "answer": [{"valueInteger": 61}]}]
    result = {"linkId": "result", "item": [{"linkId": "result.total", "item": figures}]}
    return json.dumps(resource | {"item": [*resource["item"], result]}).encode()


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as filled in": lambda data: data,
    "what stands below an answer hung below its item": _changed(_beside),
    "labels and systems taken away": _changed(_bare),
    "with computed figures": _computed,
}
