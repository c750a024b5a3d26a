# SPDX-License-Identifier: EUPL-1.2
"""Which instruments can be used, given the facts that are known. ``web/js/weighing.js`` does the same.

A fact is true, false or unknown. What is unknown never rules an instrument out; what rules one out is a need
of which no row of facts can be true any more, or a fact that excludes it. The conditions are those of the
register: a guide to them, never a judgement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kennisbank.model import Catalogue, Instrument, InstrumentSituation

FITS: Final = "fits"
"""Nothing that we ask stands in the way."""
OPEN: Final = "open"
"""It hangs on facts that are still unknown."""
OFF: Final = "off"
"""A fact stands in the way."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the facts say of one instrument."""

    state: str
    needs: tuple[int, ...] = ()
    """Places of the needs that cannot be met."""
    exclusions: tuple[int, ...] = ()
    """Places of the exclusions that hold."""
    unknown: tuple[str, ...] = ()
    """Ids of facts that must still be found out, in order; none once the instrument is off."""


def facts_of(instrument: Instrument) -> tuple[str, ...]:
    """Return the ids of the facts that decide over an instrument, in order, each once."""
    needed = (fact for need in instrument.needs for row in need.any_of for fact in row)
    return tuple(dict.fromkeys([*needed, *(exclusion.fact for exclusion in instrument.excluded_by)]))


def asked(catalogue: Catalogue, situation: InstrumentSituation) -> tuple[str, ...]:
    """Return the ids of the facts that a situation asks for, those of its lightest instrument first."""
    known = catalogue.instruments
    chosen = (known[choice.id] for choice in situation.instruments if choice.id in known)
    return tuple(dict.fromkeys(fact for instrument in chosen for fact in facts_of(instrument)))


def weigh(instrument: Instrument, answers: Mapping[str, bool]) -> Verdict:
    """Weigh one instrument.

    :param answers: whether a fact is true, by its id; an id that is absent is unknown.
    """
    rows = [_rows_left(need.any_of, answers) for need in instrument.needs]
    needs = tuple(place for place, left in enumerate(rows) if not left)
    exclusions = tuple(
        place for place, one in enumerate(instrument.excluded_by) if answers.get(one.fact) is True
    )
    if needs or exclusions:
        return Verdict(OFF, needs, exclusions)
    waiting = [fact for left in rows if not _is_met(left, answers) for row in left for fact in row]
    waiting += [one.fact for one in instrument.excluded_by]
    unknown = tuple(dict.fromkeys(fact for fact in waiting if fact not in answers))
    return Verdict(OPEN if unknown else FITS, unknown=unknown)


def _rows_left(rows: Iterable[tuple[str, ...]], answers: Mapping[str, bool]) -> list[tuple[str, ...]]:
    """Return the rows that can still be true."""
    return [row for row in rows if all(answers.get(fact) is not False for fact in row)]


def _is_met(rows: Iterable[tuple[str, ...]], answers: Mapping[str, bool]) -> bool:
    return any(all(answers.get(fact) is True for fact in row) for row in rows)
