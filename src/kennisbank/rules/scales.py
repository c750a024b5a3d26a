# SPDX-License-Identifier: EUPL-1.2
"""Scales and levels as scoring.md, "Inputs" and "Levels", wants them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.rules.content import Content, Node
    from kennisbank.rules.index import Index, Scale


def check(content: Content, index: Index) -> Iterator[Diagnostic]:
    """Say what is wrong with the scales and levels of kennisbank.json."""
    if content.settings is None or index.scales is None:
        return
    levels = [node.number("number") for node in content.settings.root.children("levels")]
    top = max((number for number in levels if number is not None), default=0)
    needed_by = _must_haves(index)
    for name, scale in index.scales.items():
        yield from _points(name, scale)
        yield from _caps(scale, [number for number in levels if number is not None], top)
        if name in needed_by and not _limits(scale, top):
            yield scale.node.at("KB406", scale=name, question=needed_by[name])
    yield from _levels(content.settings.root)


def _points(name: str, scale: Scale) -> Iterator[Diagnostic]:
    points = list(scale.with_points().values())
    if 0 not in points:
        yield scale.node.at("KB401", "options", scale=name)
    if points.count(100) != 1:
        yield scale.node.at("KB402", "options", scale=name, count=points.count(100))


def _caps(scale: Scale, levels: list[int], top: int) -> Iterator[Diagnostic]:
    options = sorted(
        (
            (points, option.number("cap"), name, option)
            for name, option in scale.options.items()
            if (points := option.number("points")) is not None
        ),
        key=lambda row: row[0],
    )
    for points, cap, name, option in options:
        if cap is not None and cap not in levels:
            yield option.at("KB403", "cap", cap=cap, levels=levels)
        if cap is not None and points == 100:
            yield option.at("KB405", "cap", option=name)
    for lower, higher in pairwise(options):
        if lower[0] < higher[0] and higher[0] < 100 and (higher[1] or top) < (lower[1] or top):
            yield higher[3].at("KB404", higher=higher[2], lower=lower[2])


def _limits(scale: Scale, top: int) -> bool:
    """Whether the worst answer keeps the level below the top; else a must-have on this scale does nothing."""
    worst = [option for option in scale.options.values() if option.number("points") == 0]
    return all((option.number("cap") or top) < top for option in worst) if worst else True


def _must_haves(index: Index) -> dict[str, str]:
    """Return the first must-have per scale."""
    found: dict[str, str] = {}
    for name, question in index.questions.items():
        if question.node.flag("must_have") and not question.retired:
            found.setdefault(str(question.node.text("scale")), name)
    return found


def _levels(root: Node) -> Iterator[Diagnostic]:
    previous: int | None = None
    for expected, node in enumerate(root.children("levels"), 1):
        number, start = node.number("number"), node.number("from")
        if number is not None and number != expected:
            yield node.at("KB407", "number", number=number, expected=expected)
        if start is None:
            continue
        if expected == 1 and start != 0:
            yield node.at("KB409", "from", value=start)
        if previous is not None and start <= previous:
            yield node.at("KB408", "from", value=start)
        previous = start
