# SPDX-License-Identifier: EUPL-1.2
"""Conditions as tests over answers alone, for what a form shows before it has computed anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.formula import expressions as e
from kennisbank.formula.program import name, needed
from kennisbank.formula.simplify import over_answers

if TYPE_CHECKING:
    from kennisbank.form import Form
    from kennisbank.formula.program import Program


def openings(form: Form, whole: Program) -> dict[str, e.Test]:
    """Return for each question with a condition (full id) when that does not shut it out.

    Open, too, while the question that it hangs on is unknown: an answer then waits, and is kept.
    The tests hold only ``Answered``, ``Reasoned``, ``And``, ``Or`` and ``Not``.
    """
    found: dict[str, e.Test] = {}
    for question in form.questions:
        condition = question.condition
        if condition is None:
            continue
        names = [name(flag, condition.question) for flag in ("applies", "known")]
        before = needed(_giving(whole, names), names)
        applies, known = (e.Ref(flag) for flag in names)
        unsure = e.Compare(known, "=", e.Number(0))
        shown = e.Or((unsure, e.Answered(condition.question, condition.options)))
        found[question.full_id] = over_answers(e.And((e.Compare(applies, "=", e.Number(1)), shown)), before)
    return found


def _giving(whole: Program, names: list[str]) -> Program:
    """Return the program with these names given out."""
    return type(whole)(whole.assignments, {name: name for name in names}, whole.top_level)
