# SPDX-License-Identifier: EUPL-1.2
"""What the map says beside the names of its stops, and which stops belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.map.sheet import Stop

AGAIN: Final = "elk jaar opnieuw langs de hele route"
AGAIN_SHORT: Final = "elk jaar opnieuw"
DOMAIN: Final = "domain"


def runs(stops: Sequence[Stop]) -> list[tuple[str, list[int]]]:
    """Return each run of stops of the same part: the part, and the places of its stops in the order."""
    found: list[tuple[str, list[int]]] = []
    for index, stop in enumerate(stops):
        if found and found[-1][0] == stop.part:
            found[-1][1].append(index)
        else:
            found.append((stop.part, [index]))
    return found


def heading_text(part: str, number: int, goal: str = " om te versterken") -> str:
    """Return what stands above the stops of a part; the start and the end speak for themselves."""
    if part != DOMAIN:
        return ""
    if number == 1:
        return f"Eén domein{goal}"
    return f"{labels.capitalise(labels.number_word(number))} domeinen{goal}"


def described(stops: Sequence[Stop]) -> str:
    """Name the map for who does not see it."""
    if len(stops) == 1:
        return f"Kaart met één deel: {stops[0].name}"
    number = labels.number_word(len(stops))
    return f"Kaart met een route in {number} delen, van {stops[0].name} naar {stops[-1].name}"


def spoken(number: int, stop: Stop) -> str:
    """Return the name of a stop's link: the words that show, in that order."""
    return f"{number} {stop.name}"
