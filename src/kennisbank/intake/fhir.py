# SPDX-License-Identifier: EUPL-1.2
"""A FHIR QuestionnaireResponse: answers by link id, whatever program filled in the questionnaire.

Link ids are those of ``export.fhir``. What stands below a question may hang below its answer, as R4 says, or
below the item, as some programs write it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.fhir import BESIDE, RESULT_ID, SUBJECT_ID, URN
from kennisbank.intake import answers_json, limits
from kennisbank.intake.contents import ANSWER_KEYS, SUBJECT_KEYS, Contents, Found, Leftover, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Catalogue

KIND: Final = "QuestionnaireResponse"
_CANONICAL: Final = f"{URN}:questionnaire:"


def recognises(data: bytes) -> bool:
    """Say whether this is JSON of the resource."""
    found = answers_json.value(data)
    return isinstance(found, dict) and found.get("resourceType") == KIND


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (one signature for all)
    """Return what the response holds; see ``contents``."""
    resource = answers_json.value(data)
    if not isinstance(resource, dict):
        raise Unreadable("KB829")
    taken = _Taken()
    for link, value in _values(resource.get("item"), 0):
        taken.take(link, value)
    if len(taken.answers) > limits.ANSWERS:
        raise Unreadable("KB828", what="antwoorden", limit=limits.ANSWERS)
    found = [Found(question, f"item {question}", **parts) for question, parts in taken.answers.items()]
    origin = _origin(resource.get("questionnaire"))
    return Contents(origin, taken.subject, (*found, *taken.twice), (), tuple(taken.leftovers))


@dataclass(slots=True)
class _Taken:
    """Sorts values by what they belong to."""

    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    subject: dict[str, str] = field(default_factory=dict)
    twice: list[Found] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)

    def take(self, link: str, value: Any) -> None:
        if link == RESULT_ID or link.startswith(f"{RESULT_ID}."):
            return
        kept, key = self._place(link)
        if kept is None or not isinstance(value, str):
            self.leftovers.append(Leftover(link, value, f"item {link}"))
        elif kept.setdefault(key, value) == value:
            return
        elif key == "option":
            self.twice.append(Found(link, f"item {link}, tweede antwoord", option=value))
        else:
            self.leftovers.append(Leftover(link, value, f"item {link}"))

    def _place(self, link: str) -> tuple[dict[str, Any] | None, str]:
        """Return where a value goes, and its key there."""
        about, _, key = link.rpartition(BESIDE)
        if not about:
            return self.answers.setdefault(link, {}), "option"
        if about == SUBJECT_ID and key in SUBJECT_KEYS:
            return self.subject, key
        return (self.answers.setdefault(about, {}), key) if key in ANSWER_KEYS else (None, key)


def _values(items: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield link id and value of every answer, in order, groups opened."""
    if depth > limits.DEPTH:
        raise Unreadable("KB828", what="lagen", limit=limits.DEPTH)
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict) or not isinstance(item.get("linkId"), str):
            continue
        given = item.get("answer")
        for answer in given if isinstance(given, list) else ():
            if isinstance(answer, dict):
                yield from ((item["linkId"], value) for value in _value(answer))
                yield from _values(answer.get("item"), depth + 1)
        yield from _values(item.get("item"), depth + 1)


def _value(answer: dict[str, Any]) -> Iterator[Any]:
    """Yield ``value[x]``; of a coding its code."""
    for key, value in answer.items():
        if key.startswith("value"):
            coded = isinstance(value, dict) and isinstance(value.get("code"), str)
            yield value["code"] if coded else value


def _origin(canonical: Any) -> dict[str, str]:
    """Return the stamp as far as the address of the questionnaire tells it."""
    if not isinstance(canonical, str) or not canonical.startswith(_CANONICAL):
        return {}
    address, _, version = canonical.removeprefix(_CANONICAL).partition("|")
    catalogue, _, form = address.partition(":")
    found = {"catalogue": catalogue, "version": version, "form": form}
    return {key: text for key, text in found.items() if text}
