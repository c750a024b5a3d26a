# SPDX-License-Identifier: EUPL-1.2
"""Scoring in the XPath of ODK: ``${name}`` is the value of a field, an empty one is ``''``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.fields import REASON
from kennisbank.form import name_of
from kennisbank.formula.dialect import Dialect

if TYPE_CHECKING:
    from collections.abc import Sequence


class XPath(Dialect):
    """XPath 1.0 with the functions of ODK XForms: ``if``, ``int``, ``min``."""

    def ref(self, name: str) -> str:
        """Return ``${name}``."""
        return f"${{{name}}}"

    def answered(self, question: str, options: Sequence[str]) -> str:
        """Compare the value of the question with each option."""
        field = self.ref(name_of(question))
        tests = [f"{field} = '{option}'" for option in options]
        return f"({' or '.join(tests)})"

    def reasoned(self, question: str) -> str:
        """Match a character that is not white space; pyxform would change a no-break space itself."""
        field = self.ref(name_of(question, REASON.key))
        return rf"regex({field}, '[\s\S]*[^ \t\n\r\xa0][\s\S]*')"

    def if_(self, test: str, then: str, other: str) -> str:
        """Return ``if(test, then, other)``."""
        return f"if({test}, {then}, {other})"

    def floor_div(self, left: str, right: str) -> str:
        """Cut off what comes after the point; both are whole and from 0."""
        return f"int({left} div {right})"

    def least(self, parts: Sequence[str]) -> str:
        """Return ``min(…)``."""
        return f"min({', '.join(parts)})"

    def nothing(self) -> str:
        """Return the empty text, which is what an empty field holds."""
        return "''"
