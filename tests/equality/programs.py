# SPDX-License-Identifier: EUPL-1.2
"""From the values of a scoring program (``kennisbank.formula``) to a flat result, for what prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kennisbank.formula import FIGURES, Program, program, without_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from equality import frame

GIVEN = frozenset({*FIGURES, "weakest_domain"})
"""The ``FIGURES`` of an engine that gives all figures of a program, without its counts."""


def shown(content: frame.Json, scope: str) -> Program:
    """Return the program of all figures without the counts."""
    return without_counts(program(content, scope))


def flat(whole: Program, values: Mapping[str, Any], content: frame.Json) -> frame.Flat:
    """Return a flat result from name → value; empty text and None are nothing, other values stay as given.

    ``certain`` becomes true or false, ``weakest`` the id of the domain with that number.
    """
    made: frame.Flat = {}
    for key, name in whole.figures.items():
        value = values.get(name)
        value = None if value in ("", None) else whole_number(value)
        if key == "weakest":
            domains = [domain["id"] for domain in content["domains"]]
            made["weakest_domain"] = domains[value - 1] if value else None
        elif key.endswith(".certain"):
            made[key] = {1: True, 0: False}.get(value, value)
        else:
            made[key] = value
    return made


def whole_number(value: Any) -> Any:
    """Return a number that another program wrote as text or with a point as an int, if it is whole."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return value
    return int(value) if isinstance(value, float) and value.is_integer() else value
