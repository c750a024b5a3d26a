# SPDX-License-Identifier: EUPL-1.2
"""What the SQL scripts hold of the content of a scope: small tables of ids and whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kennisbank import scoring

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of content; it has at least one row."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The tables of a scope, its kind, and the most conditions in a chain."""

    tables: tuple[Table, ...]
    kind: str
    depth: int


def held(content: dict[str, Any], scope: str) -> Held:
    """Return what a script of the scope holds."""
    selection = scoring.select(content, scope)
    questions = tuple(_questions(content, selection))
    tables = [
        Table("kb_domains", ("place", "domain", "weight"), tuple(_domains(selection))),
        Table("kb_lessons", ("place", "lesson", "domain", "weight"), tuple(_lessons(selection))),
        Table("kb_options", ("scale", "option", "points", "role", "cap"), tuple(_options(content))),
        Table("kb_questions", _QUESTION, questions),
        Table("kb_conditions", ("question", "option"), tuple(_conditions(content))),
    ]
    depth = max((row[_DEPTH] for row in questions), default=0)
    return Held(tuple(table for table in tables if table.rows), selection.kind, depth)


_QUESTION: Final = (
    *("place", "lesson", "question", "in_scope", "depth", "before", "scale", "weight"),
    *("must_have", "worst_cap", "not_applicable_allowed"),
)
"""``before``: the question that its condition looks at, or ""; ``worst_cap``: the lowest of its scale."""
_DEPTH: Final = _QUESTION.index("depth")


def _domains(selection: scoring.Selection) -> Iterator[Row]:
    for place, domain in enumerate(selection.domains, 1):
        yield place, domain["id"], domain["weight"]


def _lessons(selection: scoring.Selection) -> Iterator[Row]:
    pairs = [(domain["id"], lesson) for domain in selection.domains for lesson in domain["lessons"]]
    for place, (domain, lesson) in enumerate(pairs, 1):
        yield place, lesson["id"], domain, lesson["weight"]


def _options(content: dict[str, Any]) -> Iterator[Row]:
    """Yield scale, option, its points or null, its role or "", and its cap (the top level: none)."""
    top = scoring.top_level(content["levels"])
    for scale, options in scoring.options_by_id(content).items():
        for key, option in options.items():
            yield scale, key, option.get("points"), option.get("role", ""), option.get("cap", top)


def _questions(content: dict[str, Any], selection: scoring.Selection) -> Iterator[Row]:
    """Yield the questions of the content, those outside the scope too: an answer to them is no mistake."""
    asked = {full for full, _, _ in _each(selection.domains)}
    depths: dict[str, int] = {}
    for place, (full, lesson, question) in enumerate(_each(content["domains"]), 1):
        applies_if = question["applies_if"]
        before = f"{lesson}.{applies_if['question']}" if applies_if else ""
        depths[full] = depths[before] + 1 if before else 0
        inside = full in asked
        scale = question["scale"]
        yield (
            *(
                place,
                lesson,
                full,
                int(inside),
                depths[full] if inside else 0,
                before,
                scale,
                question["weight"],
            ),
            *(
                int(question["must_have"]),
                _worst_cap(content, scale),
                int(question["not_applicable_allowed"]),
            ),
        )


def _worst_cap(content: dict[str, Any], scale: str) -> int:
    """Return the lowest cap among the options with points of a scale."""
    top = scoring.top_level(content["levels"])
    options = content["scales"][scale]["options"]
    return min((int(option.get("cap", top)) for option in options if "points" in option), default=top)


def _conditions(content: dict[str, Any]) -> Iterator[Row]:
    """Yield question and an option of the earlier question under which it counts."""
    for full, _, question in _each(content["domains"]):
        for option in (question["applies_if"] or {"options": []})["options"]:
            yield full, option


def _each(domains: list[Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield full id, lesson id and question."""
    for domain in domains:
        for lesson in domain["lessons"]:
            for question in lesson["questions"]:
                yield f"{lesson['id']}.{question['id']}", lesson["id"], question
