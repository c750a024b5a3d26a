# SPDX-License-Identifier: EUPL-1.2
"""Runs a scoring program in Python: the proof that the program is right, before any dialect prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kennisbank.formula import expressions as e
from kennisbank.scoring import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.formula.expressions import Expression, Test
    from kennisbank.formula.program import Program


def evaluate(program: Program, answers: Mapping[str, Mapping[str, Any]]) -> dict[str, int | None]:
    """Return name → value of every assignment; None is nothing.

    :param answers: full question id → answer, as in a response.
    """
    values: dict[str, int | None] = {}
    run = _Run(answers, values)
    for assignment in program.assignments:
        values[assignment.name] = run.value(assignment.expression)
    return values


class _Run:
    def __init__(self, answers: Mapping[str, Mapping[str, Any]], values: Mapping[str, int | None]) -> None:
        self.answers = answers
        self.values = values

    def value(self, node: Expression) -> int | None:
        match node:
            case e.Nothing():
                return None
            case e.If(test, then, other):
                return self.value(then if self.holds(test) else other)
            case _:
                return self.number(node)

    def number(self, node: Expression) -> int:
        match node:
            case e.Number(value):
                return value
            case e.Ref(name):
                return _known(self.values[name])
            case e.Choice(question, cases, otherwise):
                return dict(cases).get(self.option(question), otherwise)
            case e.Times(factor, value):
                return factor * self.number(value)
            case e.Minus(left, right):
                return self.number(left) - self.number(right)
            case e.FloorDiv(left, right):
                return self.number(left) // self.number(right)
            case e.Sum(parts):
                return sum(self.number(part) for part in parts)
            case e.Least(several):
                return min(self.number(part) for part in several)
            case _:
                return _known(self.value(node))

    def holds(self, test: Test) -> bool:
        match test:
            case e.Answered(question, options):
                return self.option(question) in options
            case e.Reasoned(question):
                reason = self.answers.get(question, {}).get("reason")
                return isinstance(reason, str) and reason.strip(BLANK) != ""
            case e.Compare(left, sign, right):
                return _compare(self.number(left), sign, self.number(right))
            case e.And(tests):
                return all(self.holds(part) for part in tests)
            case e.Or(tests):
                return any(self.holds(part) for part in tests)
            case e.Not(part):
                return not self.holds(part)

    def option(self, question: str) -> str:
        return self.answers.get(question, {}).get("option") or ""


def _compare(left: int, sign: str, right: int) -> bool:
    if sign == "=":
        return left == right
    return left >= right if sign == ">=" else left > right


def _known(value: int | None) -> int:
    """Return a number in between: it is never nothing, unless the program itself is at fault."""
    if value is None:
        message = "arithmetic over nothing"
        raise TypeError(message)
    return value
