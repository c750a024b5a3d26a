# SPDX-License-Identifier: EUPL-1.2
"""The few expressions that scoring takes, over whole numbers.

Every number in between is a whole number from 0; only what a program gives out may be nothing. So no
dialect ever adds to, or compares with, nothing. A test is only ever a test of an ``If``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    value: int


@dataclass(frozen=True, slots=True)
class Nothing:
    """No judgement; stands only as a branch of the outermost ``If`` of an assignment."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The value of an earlier assignment."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A number by the answer to a question; ``otherwise`` for other answers and for none."""

    question: str
    """Full question id."""
    cases: tuple[tuple[str, int], ...]
    """Option id and number."""
    otherwise: int


@dataclass(frozen=True, slots=True)
class If:
    """One of two values."""

    test: Test
    then: Expression
    other: Expression


@dataclass(frozen=True, slots=True)
class Sum:
    """All parts added up; at least one."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Minus:
    """Left less right; never below zero."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Times:
    """A whole number times an expression."""

    factor: int
    value: Expression


@dataclass(frozen=True, slots=True)
class FloorDiv:
    """The whole part of a quotient; the divisor is above zero wherever this is computed."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest part; the parts are numbers and references, at least one."""

    parts: tuple[Number | Ref, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """Whether the answer to a question is one of these options."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """Whether the answer to a question carries a reason that is not blank (``scoring.BLANK``)."""

    question: str


@dataclass(frozen=True, slots=True)
class Compare:
    """Whether left is equal to, at least, or above right."""

    left: Expression
    sign: Literal["=", ">=", ">"]
    right: Expression


@dataclass(frozen=True, slots=True)
class And:
    """Whether all tests hold; at least one."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Whether any test holds; at least one."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Whether the test does not hold."""

    test: Test


Expression = Number | Nothing | Ref | Choice | If | Sum | Minus | Times | FloorDiv | Least
Test = Answered | Reasoned | Compare | And | Or | Not
