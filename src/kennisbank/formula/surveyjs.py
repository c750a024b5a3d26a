# SPDX-License-Identifier: EUPL-1.2
"""Expressions as SurveyJS reads them: ``iif({les__vraag} = 'ja', 200, 0)``.

SurveyJS compares texts without regard to case or to white space at the ends; ids of ours have neither. It has
no test for a text that is more than blank, so a form holds one value ``reasoned_name`` per reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.form import name_of
from kennisbank.formula.dialect import Dialect

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING: Final = "_nothing"
"""A name that no form gives a value: the only way to say that there is none."""
_TRIMMED: Final = (
    "\u000b\u000c\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What SurveyJS (JavaScript) trims, while it is a reason by ``scoring.BLANK``."""


class SurveyJs(Dialect):
    """Spells expressions for ``calculatedValues`` and ``visibleIf``."""

    def ref(self, name: str) -> str:
        """Return ``{name}``."""
        return f"{{{name}}}"

    def answered(self, question: str, options: Sequence[str]) -> str:
        """Compare with each option."""
        tests = [f"{{{name_of(question)}}} = '{option}'" for option in options]
        return f"({' or '.join(tests)})" if tests else "(1 = 0)"

    def reasoned(self, question: str) -> str:
        """Ask the value that the form holds for each reason."""
        return f"({{{reasoned_name(question)}}} = 1)"

    def if_(self, test: str, then: str, other: str) -> str:
        """Use ``iif``, which works out both values before it chooses."""
        return f"iif({test}, {then}, {other})"

    def floor_div(self, left: str, right: str) -> str:
        """Cut the quotient, which is never below a half, so never written with an exponent."""
        return f"trunc({left} / {right})"

    def least(self, parts: Sequence[str]) -> str:
        """Use ``min``."""
        return f"min({', '.join(parts)})"

    def nothing(self) -> str:
        """Name what has no value."""
        return self.ref(NOTHING)

    def not_(self, test: str) -> str:
        """Put ``!`` before it."""
        return f"!({test})"


def reasoned_name(question: str) -> str:
    """Return the name of the value that says whether the reason with a question is more than blank."""
    return f"_reasoned__{name_of(question)}"


def reasoned_expression(question: str) -> str:
    """Return the expression of that value: 1 or 0.

    A letter goes in front, so that a reason that is a number stays a text.
    """
    reason = f"{{{name_of(question, 'reason')}}}"
    odd = " or ".join(f"{reason} contains '{character}'" for character in _TRIMMED)
    return f"iif((('x' + {reason}) <> 'x') or {odd}, 1, 0)"


def text(parts: Sequence[str]) -> str:
    """Join pieces of text, which are expressions, of which the first is a text."""
    return f"({' + '.join(parts)})"


def quoted(words: str) -> str:
    """Spell a text of our own; it holds no quotation marks of its own."""
    return f"'{words}'"
