# SPDX-License-Identifier: EUPL-1.2
"""Expressions as JsonLogic, which runs where a form may not run scripts: Form.io and Open Formulieren.

``write`` joins texts, so each piece here is JSON text; ``logic`` returns it as a value. Only operators that
every JsonLogic has, except in the test of a reason: that is Form.io's own ``_trim`` (lodash), or nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kennisbank.form import name_of
from kennisbank.formula.dialect import Dialect, write
from kennisbank.scoring import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.formula.expressions import Expression, Test

EMPTY: Final = '""'
"""Nothing: a field without a value. Form.io takes ``null`` for "not calculated" and keeps what it had."""


class JsonLogic(Dialect):
    """Spells expressions as JsonLogic; ``prefix`` stands before names (``data.`` in Form.io)."""

    def __init__(self, prefix: str = "", *, lodash: bool = True) -> None:
        self.prefix = prefix
        self.lodash = lodash

    def ref(self, name: str) -> str:
        """Use ``var``."""
        return _apply("var", json.dumps(self.prefix + name))

    def answered(self, question: str, options: Sequence[str]) -> str:
        """Use ``==`` or ``in``."""
        value = self.ref(name_of(question))
        if len(options) == 1:
            return _apply("==", value, json.dumps(options[0]))
        return _apply("in", value, json.dumps(list(options)))

    def reasoned(self, question: str) -> str:
        """Trim what is blank and see whether something is left; without lodash any text will do."""
        reason = self.ref(name_of(question, "reason"))
        if not self.lodash:
            return _apply("!!", reason)
        return _apply("!=", _apply("_trim", reason, json.dumps(BLANK)), EMPTY)

    def if_(self, test: str, then: str, other: str) -> str:
        """Use ``if``."""
        return _apply("if", test, then, other)

    def floor_div(self, left: str, right: str) -> str:
        """Take off the rest, then divide; Python's JsonLogic does so even where it is not asked to."""
        if not self.lodash and not right.isdigit():
            right = _apply("max", right, "1")
        return _apply("/", _apply("-", left, _apply("%", left, right)), right)

    def least(self, parts: Sequence[str]) -> str:
        """Use ``min``."""
        return _apply("min", *parts)

    def nothing(self) -> str:
        """Return an empty text; Python's JsonLogic compares ``null`` with a number, and no text."""
        return EMPTY if self.lodash else "null"

    def sum(self, parts: Sequence[str]) -> str:
        """Use ``+``."""
        return _apply("+", *parts)

    def minus(self, left: str, right: str) -> str:
        """Use ``-``."""
        return _apply("-", left, right)

    def times(self, factor: int, value: str) -> str:
        """Use ``*``."""
        return _apply("*", self.number(factor), value)

    def compare(self, left: str, sign: str, right: str) -> str:
        """Use ``==``, ``>=`` or ``>``."""
        return _apply("==" if sign == "=" else sign, left, right)

    def and_(self, tests: Sequence[str]) -> str:
        """Use ``and``."""
        return _apply("and", *tests)

    def or_(self, tests: Sequence[str]) -> str:
        """Use ``or``."""
        return _apply("or", *tests)

    def not_(self, test: str) -> str:
        """Use ``!``."""
        return _apply("!", test)


def _apply(operator: str, *values: str) -> str:
    return f"{{{json.dumps(operator)}: [{', '.join(values)}]}}"


def logic(node: Expression | Test, dialect: JsonLogic) -> Any:
    """Return an expression or a test as a value of JsonLogic."""
    return json.loads(write(node, dialect))
