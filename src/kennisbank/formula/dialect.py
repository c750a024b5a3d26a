# SPDX-License-Identifier: EUPL-1.2
"""Prints expressions in the language of another program.

A dialect says how each piece looks; ``write`` walks the tree. What every language spells alike has a default
here. Each text that a method returns can stand anywhere as an operand: it carries its own brackets.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from kennisbank.formula import expressions as e

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kennisbank.formula.expressions import Expression, Test


class Dialect(ABC):
    """How one language spells the pieces of a scoring program."""

    equal = "="

    @abstractmethod
    def ref(self, name: str) -> str:
        """Spell the value of an earlier assignment."""

    @abstractmethod
    def answered(self, question: str, options: Sequence[str]) -> str:
        """Spell whether the answer to a question (full id) is one of these; false without an answer."""

    @abstractmethod
    def reasoned(self, question: str) -> str:
        """Spell whether the reason with a question is more than blank; false without one."""

    @abstractmethod
    def if_(self, test: str, then: str, other: str) -> str:
        """Spell a choice between two values."""

    @abstractmethod
    def floor_div(self, left: str, right: str) -> str:
        """Spell the whole part of a quotient of numbers from 0; the divisor is above zero."""

    @abstractmethod
    def least(self, parts: Sequence[str]) -> str:
        """Spell the smallest of several numbers, at least two."""

    @abstractmethod
    def nothing(self) -> str:
        """Spell that there is no judgement."""

    def number(self, value: int) -> str:
        """Spell a whole number from 0."""
        return str(value)

    def choice(self, question: str, cases: Sequence[tuple[str, int]], otherwise: int) -> str:
        """Spell a number by the answer to a question."""
        text = self.number(otherwise)
        for option, value in reversed(cases):
            text = self.if_(self.answered(question, (option,)), self.number(value), text)
        return text

    def sum(self, parts: Sequence[str]) -> str:
        """Spell a sum of several numbers, at least two."""
        return f"({' + '.join(parts)})"

    def minus(self, left: str, right: str) -> str:
        """Spell a difference."""
        return f"({left} - {right})"

    def times(self, factor: int, value: str) -> str:
        """Spell a whole number times a value."""
        return f"({self.number(factor)} * {value})"

    def compare(self, left: str, sign: str, right: str) -> str:
        """Spell a comparison; ``sign`` is ``=``, ``>=`` or ``>``."""
        return f"({left} {self.equal if sign == '=' else sign} {right})"

    def and_(self, tests: Sequence[str]) -> str:
        """Spell that all of at least two tests hold."""
        return f"({' and '.join(tests)})"

    def or_(self, tests: Sequence[str]) -> str:
        """Spell that any of at least two tests holds."""
        return f"({' or '.join(tests)})"

    def not_(self, test: str) -> str:
        """Spell that a test does not hold."""
        return f"not({test})"


def write(node: Expression | Test, dialect: Dialect) -> str:
    """Return the expression as text of the dialect."""
    match node:
        case e.Number(value):
            return dialect.number(value)
        case e.Nothing():
            return dialect.nothing()
        case e.Ref(name):
            return dialect.ref(name)
        case e.Choice(question, cases, otherwise):
            return dialect.choice(question, cases, otherwise)
        case e.If(test, then, other):
            return dialect.if_(write(test, dialect), write(then, dialect), write(other, dialect))
        case e.Times(factor, value):
            return write(value, dialect) if factor == 1 else dialect.times(factor, write(value, dialect))
        case e.Minus(left, right):
            return dialect.minus(write(left, dialect), write(right, dialect))
        case e.FloorDiv(left, right):
            return dialect.floor_div(write(left, dialect), write(right, dialect))
        case e.Sum() | e.Least():
            return _several(node, dialect)
        case _:
            return _test(node, dialect)


def _several(node: e.Sum | e.Least, dialect: Dialect) -> str:
    texts = [write(part, dialect) for part in node.parts]
    if len(texts) == 1:
        return texts[0]
    return dialect.sum(texts) if isinstance(node, e.Sum) else dialect.least(texts)


def _test(node: Test, dialect: Dialect) -> str:
    match node:
        case e.Answered(question, options):
            return dialect.answered(question, options)
        case e.Reasoned(question):
            return dialect.reasoned(question)
        case e.Compare(left, sign, right):
            return dialect.compare(write(left, dialect), sign, write(right, dialect))
        case e.Not(test):
            return dialect.not_(write(test, dialect))
        case e.And(tests):
            return _joined([write(test, dialect) for test in tests], dialect.and_)
        case e.Or(tests):
            return _joined([write(test, dialect) for test in tests], dialect.or_)


def _joined(texts: list[str], join: Callable[[Sequence[str]], str]) -> str:
    return texts[0] if len(texts) == 1 else join(texts)
