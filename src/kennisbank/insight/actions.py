# SPDX-License-Identifier: EUPL-1.2
"""Doen and uitzoeken (scoring.md, "What to do next"): which answer is worth what, and in which order."""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING, Any, NamedTuple

from kennisbank.scoring import EXCLUDED, KNOWN, UNKNOWN, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.insight.rescoring import Base

ENOUGH = 50
"""Points from which a question that comes first counts as done."""


class Action(NamedTuple):
    """A question that could be answered better, with what its order depends on."""

    question: str
    gain: int
    """Rise of the scope's low in ppm, with the best answer."""
    capped: bool
    """A must-have whose answer keeps the level below the top."""
    ready: bool
    """What should come first is done or excluded."""
    effort: int
    """1 (small) to 3."""


def next_actions(base: Base) -> list[dict[str, Any]]:
    """Return doen: known questions below their best, the most worth doing first.

    An answer that gains nothing and lifts no cap of its own is left out; a must-have with a cap
    below the top level always lifts one, so it stays, even with a gain below zero.
    """
    ends = base.ends()
    actions = []
    for full_id, place, question, state in base.questions():
        if ends is None or state.state != KNOWN or _points(state) == 100:
            continue
        best = _best(base.scales[question["scale"]])
        gain = base.with_option(place, full_id, best)[0] - ends[0]
        capped = question["must_have"] and _cap(state, base.top) < base.top
        if gain > 0 or capped:
            ready = all(_is_met(base.everywhere.get(first)) for first in question["requires"])
            actions.append(Action(full_id, gain, capped, ready, question["effort"]))
    actions.sort(key=cmp_to_key(compare))
    return [{"question": action.question, "gain": action.gain} for action in actions]


def compare(a: Action, b: Action) -> int:
    """Return below zero if ``a`` comes before ``b``; zero leaves them in document order.

    Capping must-haves first, then what can start now, then gain / effort, by cross-multiplication.
    """
    if a.capped != b.capped:
        return -1 if a.capped else 1
    if a.ready != b.ready:
        return -1 if a.ready else 1
    return b.gain * a.effort - a.gain * b.effort


def find_out(base: Base) -> list[dict[str, Any]]:
    """Return uitzoeken: unknown questions whose own condition, if any, is met, the most telling first.

    The gain is how much narrower the scope's interval becomes at least (ppm).
    """
    ends = base.ends()
    rows = []
    for full_id, place, question, state in base.questions():
        if ends is None or state.state != UNKNOWN or state.reason == "waiting":
            continue
        widest = max(
            high - low
            for option in base.scales[question["scale"]].values()
            if "points" in option
            for low, high in [base.with_option(place, full_id, option["id"])]
        )
        rows.append((not question["must_have"], -(ends[1] - ends[0] - widest), full_id))
    rows.sort(key=lambda row: row[:2])
    return [{"question": full_id, "gain": -minus_worth} for _, minus_worth, full_id in rows]


def _best(options: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the id of the one option with 100 points."""
    return next(key for key, option in options.items() if option.get("points") == 100)


def _points(state: State) -> int:
    return 0 if state.option is None else int(state.option["points"])


def _cap(state: State, top: int) -> int:
    return top if state.option is None else int(state.option.get("cap", top))


def _is_met(state: State | None) -> bool:
    """Whether a question that comes first is done; one that the content lacks is not."""
    if state is None:
        return False
    return state.state == EXCLUDED or (state.state == KNOWN and _points(state) >= ENOUGH)
