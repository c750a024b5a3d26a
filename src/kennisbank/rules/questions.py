# SPDX-License-Identifier: EUPL-1.2
"""Questions that count as they seem to: conditions that can hold and matter, steps for every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.nearest import nearest
from kennisbank.rules.index import Index, Scale, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.rules.content import Content, Node

MET = 50
"""From this many points a question that others wait for counts as done (scoring.md, "What to do next")."""


def check(content: Content, index: Index) -> Iterator[Diagnostic]:
    """Look at every checklist on its own."""
    for document in content.lessons.values():
        checklist = document.root.child("checklist")
        questions = list(checklist.children("questions")) if checklist else []
        if questions and all("retired" in node.value for node in questions):
            yield document.at("KB510", ("checklist", "questions"))
        by_id: dict[str, tuple[int, Node]] = {}
        for order, node in enumerate(questions):
            by_id.setdefault(str(node.text("id")), (order, node))
        for order, node in enumerate(questions):
            if "retired" not in node.value:
                yield from _question(node, index)
                yield from _condition(node, order, by_id, index, document.name)


def _scale_of(node: Node, index: Index) -> Scale | None:
    return (index.scales or {}).get(node.text("scale") or "")


def _question(node: Node, index: Index) -> Iterator[Diagnostic]:
    must_have = node.flag("must_have")
    if must_have and node.flag("not_applicable_allowed"):
        yield node.at("KB501", "not_applicable_allowed")
    if (must_have or (node.number("weight") or 1) > 1) and "why_weight" not in node.value:
        yield node.at("KB504", "must_have" if must_have else "weight")
    scale, step = _scale_of(node, index), node.child("step")
    if scale is None or step is None:
        return
    needed = scale.below_best()
    for option in needed:
        if option not in step.value:
            yield node.at("KB502", "step", option=option)
    for option in step.value:
        if option not in needed:
            near = nearest(option, [name for name in needed if name not in step.value])
            yield step.at("KB503", option, on_key=True, option=option, allowed=needed, nearest=near)


def _condition(
    node: Node, order: int, by_id: Mapping[str, tuple[int, Node]], index: Index, lesson: str
) -> Iterator[Diagnostic]:
    condition = node.child("applies_if")
    name = condition.text("question") if condition else None
    if condition is None or name is None:
        return
    if name not in by_id:
        earlier = [other for other, (place, _) in by_id.items() if place < order]
        yield condition.at("KB320", "question", id=name, nearest=nearest(name, earlier))
        return
    place, asked = by_id[name]
    if place == order:
        yield condition.at("KB314", "question")
    elif "retired" in asked.value:
        yield condition.at("KB506", "question", id=name)
    elif place > order:
        circle = _circle(node, by_id)
        yield (
            condition.at("KB316", "question", path=circle)
            if circle
            else condition.at("KB508", "question", id=name)
        )
    else:
        yield from _options(node, condition, asked, index, lesson)
    if node.flag("quickscan") and not asked.flag("quickscan"):
        yield node.at("KB509", "quickscan", id=name)


def _circle(node: Node, by_id: Mapping[str, tuple[int, Node]]) -> str | None:
    """Follow the conditions; return the way round if it leads back to this question."""
    way = [str(node.text("id"))]
    while True:
        condition = by_id[way[-1]][1].child("applies_if")
        name = condition.text("question") if condition else None
        if name is None or name not in by_id:
            return None
        if name in way:
            return " → ".join([*way, name]) if name == way[0] else None
        way.append(name)


def _options(node: Node, condition: Node, asked: Node, index: Index, lesson: str) -> Iterator[Diagnostic]:
    """Look at the answers that a condition names; ``asked`` is the question that it looks at."""
    scale = _scale_of(asked, index)
    if scale is None:
        return
    points = scale.with_points()
    for number, option in condition.words("options"):
        place = ("options", number)
        if option not in scale.options:
            near = nearest(option, points)
            name = asked.text("scale")
            yield condition.at("KB311", *place, id=option, scale=name, allowed=list(points), nearest=near)
        elif option not in points:
            yield condition.at("KB505", *place, id=option, allowed=list(points))
    chosen = set(names(condition.value.get("options")))
    if chosen >= points.keys() and not _can_be_excluded(asked, scale):
        yield condition.at("KB507", "options")
    full = f"{lesson}.{asked.text('id')}"
    if full in names(node.value.get("requires")) and all(points.get(option, 0) < MET for option in chosen):
        yield node.at("KB511", "requires", id=full)


def _can_be_excluded(node: Node, scale: Scale) -> bool:
    """Whether a question can fall out: by its own condition, or by an allowed "not applicable"."""
    if "applies_if" in node.value:
        return True
    refused = node.flag("must_have") or node.value.get("not_applicable_allowed") is False
    return scale.allows_not_applicable() and not refused
