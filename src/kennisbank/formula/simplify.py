# SPDX-License-Identifier: EUPL-1.2
"""The same program, shorter: what is always so is worked out, what is used once stands where it is used.

For programs that look each name up in a list (SurveyJS), or that show each value to who edits the form.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kennisbank.formula import expressions as e
from kennisbank.formula.program import Program, parts, references

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kennisbank.formula.expressions import Expression, Test

_ALWAYS: Final = e.And(())
_NEVER: Final = e.Or(())
"""No tests: all of none hold, and any of none does not. Neither leaves this module."""
_MOST: Final = 10
"""Most references in an expression that is put where its name stood."""
_ONE: Final = e.Number(1)
_ZERO: Final = e.Number(0)


def simplified(whole: Program, keep: Iterable[str] = ()) -> Program:
    """Return a program that gives the same figures under the same names, with fewer names in between.

    :param keep: other names that stay.
    """
    given = {*whole.figures.values(), *keep}
    found = {assignment.name: assignment.expression for assignment in whole.assignments}
    found = _worked_out(found, lambda _, node: isinstance(node, e.Number))
    while True:
        uses = Counter(name for node in found.values() for name in references(node))
        fixed = {name for node in found.values() for name in _in_least(node)} | given
        kept = {name: node for name, node in found.items() if name in given or uses[name]}

        def once(name: str, node: Expression, uses: Counter[str] = uses, fixed: set[str] = fixed) -> bool:
            small = isinstance(node, e.Number) or len(list(references(node))) <= _MOST
            return uses[name] == 1 and name not in fixed and small

        done = _worked_out(kept, once)
        if done == found:
            break
        found = done
    assignments = [
        replace(assignment, expression=found[assignment.name])
        for assignment in whole.assignments
        if assignment.name in found
    ]
    return Program(tuple(assignments), whole.figures, whole.top_level)


def over_answers(test: Test, whole: Program) -> Test:
    """Return a test in which each name of the program is replaced by what it stands for.

    A test of flags (0 or 1) becomes one of answers and reasons alone.
    """
    work = _Work({})
    for assignment in whole.assignments:
        work.known[assignment.name] = work.expression(assignment.expression)
    return work.test(test)


def _worked_out(
    found: dict[str, Expression], stands_in: Callable[[str, Expression], bool]
) -> dict[str, Expression]:
    """Return all expressions worked out, those that stand in for their name put in the place of it."""
    work = _Work()
    done: dict[str, Expression] = {}
    for name, node in found.items():
        done[name] = work.expression(node)
        if stands_in(name, done[name]):
            work.known[name] = done[name]
    return done


def _in_least(node: Expression | Test) -> Iterator[str]:
    """Yield the names inside a ``Least``, which takes names and numbers only."""
    if isinstance(node, e.Least):
        yield from references(node)
    for part in parts(node):
        yield from _in_least(part)


class _Work:
    """Works out expressions from the inside."""

    def __init__(self, known: dict[str, Expression] | None = None) -> None:
        self.known = {} if known is None else known

    def expression(self, node: Expression) -> Expression:
        """Return a shorter expression of the same value."""
        match node:
            case e.Ref(name):
                return self.known.get(name, node)
            case e.If(test, then, other):
                return _if(self.test(test), self.expression(then), self.expression(other))
            case e.Sum(several):
                return _sum([self.expression(part) for part in several])
            case e.Minus(left, right):
                return _minus(self.expression(left), self.expression(right))
            case e.Times(factor, value):
                return _times(factor, self.expression(value))
            case e.FloorDiv(left, right):
                return _floor_div(self.expression(left), self.expression(right))
            case e.Least(several):
                return self.least(several)
            case _:
                return node

    def least(self, several: Sequence[e.Number | e.Ref]) -> Expression:
        """Return the least with at most one number in it."""
        found = [self.known.get(part.name, part) if isinstance(part, e.Ref) else part for part in several]
        smallest = min((part.value for part in found if isinstance(part, e.Number)), default=None)
        rest = [part for part in found if isinstance(part, e.Ref)]
        if smallest is None:
            return e.Least(tuple(rest))
        return e.Least((e.Number(smallest), *rest)) if rest else e.Number(smallest)

    def test(self, node: Test) -> Test:
        """Return a shorter test that holds in the same cases."""
        match node:
            case e.Compare(left, sign, right):
                return _compare(e.Compare(self.expression(left), sign, self.expression(right)))
            case e.Not(test):
                return _not(self.test(test))
            case e.And(tests):
                return _and(self.test(test) for test in tests)
            case e.Or(tests):
                return _or(self.test(test) for test in tests)
            case _:
                return node


def _if(test: Test, then: Expression, other: Expression) -> Expression:
    if test == _ALWAYS or then == other:
        return then
    return other if test == _NEVER else e.If(test, then, other)


def _sum(several: Iterable[Expression]) -> Expression:
    flat: list[Expression] = []
    for part in several:
        flat += part.parts if isinstance(part, e.Sum) else [part]
    number = sum(part.value for part in flat if isinstance(part, e.Number))
    rest: list[Expression] = [part for part in flat if not isinstance(part, e.Number)]
    if number or not rest:
        rest.append(e.Number(number))
    return rest[0] if len(rest) == 1 else e.Sum(tuple(rest))


def _minus(left: Expression, right: Expression) -> Expression:
    if right == _ZERO:
        return left
    if isinstance(left, e.Number) and isinstance(right, e.Number):
        return e.Number(left.value - right.value)
    return e.Minus(left, right)


def _times(factor: int, value: Expression) -> Expression:
    if isinstance(value, e.Number):
        return e.Number(factor * value.value)
    if isinstance(value, e.Times):
        return e.Times(factor * value.factor, value.value)
    return value if factor == 1 else e.Times(factor, value)


def _floor_div(left: Expression, right: Expression) -> Expression:
    if isinstance(left, e.Number) and isinstance(right, e.Number) and right.value:
        return e.Number(left.value // right.value)
    return e.FloorDiv(left, right)


def _compare(node: e.Compare) -> Test:
    left, right = node.left, node.right
    if isinstance(left, e.Number) and isinstance(right, e.Number):
        return _fixed(_holds(left.value, node.sign, right.value))
    if isinstance(left, e.If) and node.sign == "=" and _is_flag(left) and right in (_ONE, _ZERO):
        return left.test if right == _ONE else _not(left.test)
    if right == _ZERO and _is_above_zero(left) and node.sign != ">=":
        return _fixed(node.sign == ">")
    return node


def _is_flag(node: e.If) -> bool:
    return (node.then, node.other) == (_ONE, _ZERO)


def _is_above_zero(node: Expression) -> bool:
    """Say whether this is always above zero; every number is at least zero."""
    match node:
        case e.Number(value):
            return value > 0
        case e.Sum(several):
            return any(_is_above_zero(part) for part in several)
        case e.Times(factor, value):
            return factor > 0 and _is_above_zero(value)
        case _:
            return False


def _holds(left: int, sign: str, right: int) -> bool:
    if sign == "=":
        return left == right
    return left >= right if sign == ">=" else left > right


def _fixed(holds: bool) -> Test:
    return _ALWAYS if holds else _NEVER


def _not(test: Test) -> Test:
    if test in (_ALWAYS, _NEVER):
        return _fixed(test == _NEVER)
    return test.test if isinstance(test, e.Not) else e.Not(test)


def _and(tests: Iterable[Test]) -> Test:
    flat: list[Test] = []
    for test in tests:
        flat += test.tests if isinstance(test, e.And) else [test]
    if _NEVER in flat:
        return _NEVER
    return flat[0] if len(flat) == 1 else e.And(tuple(flat))


def _or(tests: Iterable[Test]) -> Test:
    flat: list[Test] = []
    for test in tests:
        flat += test.tests if isinstance(test, e.Or) else [test]
    if _ALWAYS in flat:
        return _ALWAYS
    return flat[0] if len(flat) == 1 else e.Or(tuple(flat))
