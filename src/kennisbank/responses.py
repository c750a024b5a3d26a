# SPDX-License-Identifier: EUPL-1.2
"""Answers that people bring in: what fits this catalogue, what does not, and why.

Nothing is lost and nothing is guessed: what fits no question goes to ``unmapped`` with its reason and the
nearest question, and the rest can be scored. Stable: ``check`` and ``read``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kennisbank import schemas
from kennisbank.catalogue import digest
from kennisbank.diagnostics import Diagnostic, sort
from kennisbank.jsontext import Parsed, Position, Positions, parse, pointer_of
from kennisbank.messages import ERROR
from kennisbank.nearest import nearest
from kennisbank.scoring import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.model import Catalogue, Question, Scale

MAX_REASON = 500
"""Length of a reason in ``unmapped`` (antwoorden.schema.json)."""

Response = dict[str, Any]


def read(data: bytes, file: str, catalogue: Catalogue) -> tuple[Response | None, tuple[Diagnostic, ...]]:
    """Read the bytes of a response file and check it; ``None`` if nothing in it can be used.

    :param file: the name to show in diagnostics.
    """
    parsed = parse(data, file)
    if not parsed.usable:
        return None, parsed.diagnostics
    if not isinstance(parsed.value, dict):
        return None, sort([*parsed.diagnostics, parsed.diagnostic("KB809", "")])
    response, found = _check(catalogue, parsed)
    return response, sort([*parsed.diagnostics, *found])


def check(
    catalogue: Catalogue, response: Mapping[str, Any], file: str = "antwoorden"
) -> tuple[Response, tuple[Diagnostic, ...]]:
    """Check a response in memory; see ``read`` for one from a file.

    :returns: the response with what fits under ``answers`` and the rest under ``unmapped``, ready to score;
        and every diagnostic, without line and column. The response itself is left as it is.
    """
    return _check(catalogue, Parsed(file, dict(response), _Nowhere("")))


class _Nowhere(Positions):
    """The positions of a value that has no text."""

    def key(self, _: str) -> Position:
        return Position(0, 0)

    def near(self, _: str) -> Position:
        return Position(0, 0)


def _check(catalogue: Catalogue, parsed: Parsed) -> tuple[Response, tuple[Diagnostic, ...]]:
    given = parsed.value.get("answers")
    answers: dict[str, Any] = given if isinstance(given, dict) else {}
    shape = schemas.check("antwoorden", parsed)
    found = list(_origin(catalogue, parsed))
    clean: Response = {
        "catalogue": _origin_of(catalogue, parsed.value, shape),
        "answers": {},
        "unmapped": _unmapped_so_far(parsed.value, shape),
    }
    if isinstance(parsed.value.get("subject"), dict) and not _within(shape, "/subject"):
        clean["subject"] = parsed.value["subject"]
    checker = _Answers(catalogue, parsed)
    for name, answer in answers.items():
        pointer = pointer_of(["answers", name])
        own = [*checker.check(name, answer, pointer), *_within(shape, pointer)]
        wrong_keys = _wrong_keys(own, pointer)
        refused = wrong_keys.keys() & {"", "option"}
        if refused or (own and own[0].code in _WHOLE):
            clean["unmapped"].append(_unmapped(name, answer, own[0]))
        else:
            clean["answers"][name] = {key: value for key, value in answer.items() if key not in wrong_keys}
            clean["unmapped"] += [
                _unmapped(name, {key: answer[key]}, why) for key, why in wrong_keys.items() if key in answer
            ]
        found += own[:1] if own and own[0].code in _WHOLE else own
    answered = {item.pointer for item in found}
    found += [item for item in shape if item.pointer not in answered and not _under_answers(item.pointer)]
    return clean, sort(found)


_WHOLE = {"KB804", "KB808"}
"""Codes after which nothing more needs saying about an answer."""


class _Answers:
    """Checks answers one by one."""

    def __init__(self, catalogue: Catalogue, parsed: Parsed) -> None:
        self.parsed = parsed
        self.scales = catalogue.scales
        self.questions = {name: question for name, _, question in catalogue.questions()}
        self.retired = {
            f"{lesson.id}.{question.id}": question
            for lesson in catalogue.lessons.values()
            for question in lesson.checklist.questions
            if question.retired
        }

    def check(self, name: str, answer: Any, pointer: str) -> Iterator[Diagnostic]:
        """Say what is wrong with one answer, the reason to refuse it first."""
        question = self.questions.get(name)
        if question is None:
            yield self.unknown(name, pointer)
        elif isinstance(answer, dict) and isinstance(answer.get("option"), str):
            yield from self.option(name, answer, question, pointer)

    def unknown(self, name: str, pointer: str) -> Diagnostic:
        retired = self.retired[name].retired if name in self.retired else None
        if retired is None:
            near = nearest(name, self.questions)
            return self.parsed.diagnostic("KB804", pointer, on_key=True, id=name, nearest=near)
        later = ", ".join(retired.replaced_by)
        facts = {
            "since": retired.since,
            "reason": retired.reason,
            "advice": f"In de plaats kwam: {later}." if later else "",
        }
        return self.parsed.diagnostic("KB808", pointer, on_key=True, id=name, **facts)

    def option(
        self, name: str, answer: dict[str, Any], question: Question, pointer: str
    ) -> Iterator[Diagnostic]:
        scale = self.scales[question.scale]
        chosen = answer["option"]
        option = {item.id: item for item in scale.options}.get(chosen)
        allowed = _offered(scale, question)
        place = f"{pointer}/option"
        if option is None:
            near = nearest(chosen, allowed)
            facts = {"id": name, "option": chosen, "allowed": allowed, "nearest": near}
            yield self.parsed.diagnostic("KB805", place, **facts)
        elif option.role == "not-applicable":
            if not question.allows_not_applicable:
                yield self.parsed.diagnostic("KB807", place, allowed=allowed)
            elif not str(answer.get("reason") or "").strip(BLANK):
                yield self.parsed.diagnostic("KB806", place)


def _wrong_keys(found: list[Diagnostic], pointer: str) -> dict[str, Diagnostic]:
    """Return the keys of an answer that cannot stay, with the reason; ``""`` is the answer itself."""
    wrong: dict[str, Diagnostic] = {}
    for item in found:
        if item.kind == ERROR:
            wrong.setdefault(item.pointer.removeprefix(pointer).lstrip("/").partition("/")[0], item)
    return wrong


def _unmapped(name: str, value: Any, why: Diagnostic) -> dict[str, Any]:
    """Return what fits nowhere, as it is kept."""
    kept = {"key": name, "value": value, "reason": why.message[:MAX_REASON]}
    near = why.facts.get("nearest") if why.code == "KB804" else None
    return kept | ({"nearest": near} if near else {})


def _offered(scale: Scale, question: Question) -> list[str]:
    """Ids of the options that this question takes."""
    return [
        option.id
        for option in scale.options
        if option.role != "not-applicable" or question.allows_not_applicable
    ]


def _origin(catalogue: Catalogue, parsed: Parsed) -> Iterator[Diagnostic]:
    """Compare the catalogue that the answers name with this one."""
    origin = parsed.value.get("catalogue")
    if not isinstance(origin, dict):
        return
    settings = catalogue.settings
    given, version, content = (origin.get(key) for key in ("id", "version", "digest"))
    if isinstance(given, str) and given != settings.id:
        yield parsed.diagnostic("KB801", "/catalogue/id", given=given, expected=settings.id)
    elif isinstance(version, str) and version != settings.version:
        yield parsed.diagnostic("KB802", "/catalogue/version", given=version, expected=settings.version)
    elif isinstance(content, str) and content != digest(catalogue):
        yield parsed.diagnostic("KB803", "/catalogue/digest", version=settings.version)


def _origin_of(
    catalogue: Catalogue, response: Mapping[str, Any], shape: tuple[Diagnostic, ...]
) -> dict[str, Any]:
    """Return what the answers say they belong to; this catalogue where they do not say it properly."""
    origin = response.get("catalogue")
    if isinstance(origin, dict) and not _within(shape, "/catalogue"):
        return origin
    return {"id": catalogue.settings.id, "version": catalogue.settings.version}


def _unmapped_so_far(response: Mapping[str, Any], shape: tuple[Diagnostic, ...]) -> list[Any]:
    given = response.get("unmapped")
    return list(given) if isinstance(given, list) and not _within(shape, "/unmapped") else []


def _within(found: tuple[Diagnostic, ...], pointer: str) -> list[Diagnostic]:
    return [item for item in found if item.pointer == pointer or item.pointer.startswith(pointer + "/")]


def _under_answers(pointer: str) -> bool:
    return pointer.startswith("/answers/")
