# SPDX-License-Identifier: EUPL-1.2
"""Scoring in FHIRPath over a QuestionnaireResponse: each assignment is a variable, each answer one too.

Empty collections make tests empty instead of false, so every test here is one that is true or false. Integers
of FHIRPath have 32 bits: large factors are written as decimals, and ``div`` gives a whole number again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.formula.dialect import Dialect

if TYPE_CHECKING:
    from collections.abc import Sequence

_LARGE: Final = 10_000
_MORE_THAN_BLANK: Final = r"matches('[^ \\t\\n\\r\\u00a0]')"


class Names:
    """Variable names as FHIR allows them: letters and digits, at most 64.

    What a variable holds, in one word, and a number: ``answer12``, ``levelLow340``.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], str] = {}

    def answer(self, question: str) -> str:
        """Return the name for the code of an answer."""
        return self._name("answer", question)

    def reason(self, question: str) -> str:
        """Return the name for the reason of an answer."""
        return self._name("reason", question)

    def assigned(self, name: str) -> str:
        """Return the name for an assignment of a program."""
        first, *words = name.partition("__")[0].strip("_").split("_")
        return self._name("".join([first, *(word.capitalize() for word in words)]), name)

    def _name(self, word: str, about: str) -> str:
        return self._made.setdefault((word, about), f"{word}{len(self._made) + 1}")


class FhirPath(Dialect):
    """FHIRPath 2.0, variables with ``%``."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def ref(self, name: str) -> str:
        """Return ``%name``."""
        return f"%{self.names.assigned(name)}"

    def answered(self, question: str, options: Sequence[str]) -> str:
        """Look whether the answer is among the options; an empty answer is not."""
        tests = " or ".join(f"$this = '{option}'" for option in options)
        return f"%{self.names.answer(question)}.where({tests}).exists()"

    def reasoned(self, question: str) -> str:
        """Look for a character that is not white space."""
        return f"%{self.names.reason(question)}.where({_MORE_THAN_BLANK}).exists()"

    def if_(self, test: str, then: str, other: str) -> str:
        """Return ``iif(…)``."""
        return f"iif({test}, {then}, {other})"

    def floor_div(self, left: str, right: str) -> str:
        """Return ``div``, which cuts off; both sides are from 0."""
        return f"({left} div {right})"

    def least(self, parts: Sequence[str]) -> str:
        """Keep the smallest while going through the values; equal ones may fall together."""
        values = " | ".join(parts)
        return f"({values}).aggregate(iif($total.empty() or $this < $total, $this, $total))"

    def number(self, value: int) -> str:
        """Return the number, as a decimal where products of it leave 32 bits."""
        return f"{value}.0" if value > _LARGE else str(value)

    def not_(self, test: str) -> str:
        """Return ``test.not()``."""
        return f"({test}).not()"

    def nothing(self) -> str:
        """Return the empty collection."""
        return "{}"
