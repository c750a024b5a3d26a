# SPDX-License-Identifier: EUPL-1.2
"""Score a scope again with one other answer, at the cost of one lesson.

``scoring`` says how a lesson and a mean come out; here stands only what lets a domain and the
total follow without visiting the lessons that did not change. An answer that becomes one with
points never makes a lesson vanish or appear, so the parts of each mean stay the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from kennisbank import scoring

if TYPE_CHECKING:
    from kennisbank.scoring import Selection, State

Json = Mapping[str, Any]
Ends = tuple[int, int]


class Mean(NamedTuple):
    """A weighted mean kept as sums, so that one part can be replaced without visiting the others."""

    weighted: int = 0
    weights: int = 0
    parts: int = 0
    zeros: int = 0
    full: int = 0

    def plus(self, weight: int, value: int) -> Mean:
        """Return the mean with a part more."""
        return self._shifted(weight, value, 1)

    def swapped(self, weight: int, old: int, new: int) -> Mean:
        """Return the mean with a part of value ``old`` (ppm) at ``new``."""
        return self._shifted(weight, old, -1)._shifted(weight, new, 1)

    def value(self) -> int:
        """Return the mean in ppm, rounded as ``scoring.mean`` does; there must be a part."""
        return scoring.settle(
            self.weighted, self.weights, all_zero=self.zeros == self.parts, all_full=self.full == self.parts
        )

    def _shifted(self, weight: int, value: int, sign: int) -> Mean:
        return Mean(
            self.weighted + sign * weight * value,
            self.weights + sign * weight,
            self.parts + sign,
            self.zeros + sign * (value == 0),
            self.full + sign * (value == scoring.MILLION),
        )


class Interval(NamedTuple):
    """The means at the low and the high end over the same parts."""

    low: Mean = Mean()
    high: Mean = Mean()

    def plus(self, weight: int, ends: Ends) -> Interval:
        """Return the interval with a part more."""
        return Interval(self.low.plus(weight, ends[0]), self.high.plus(weight, ends[1]))

    def swapped(self, weight: int, old: Ends, new: Ends) -> Interval:
        """Return the interval with a part ``old`` at ``new``."""
        return Interval(self.low.swapped(weight, old[0], new[0]), self.high.swapped(weight, old[1], new[1]))

    def ends(self) -> Ends | None:
        """Return low and high in ppm; None without parts."""
        return (self.low.value(), self.high.value()) if self.low.parts else None


@dataclass(frozen=True, slots=True)
class Place:
    """A lesson within the scope, with what its answers come to now."""

    lesson: Json
    domain: Json
    answers: Mapping[str, Json]
    states: Mapping[str, State]
    ends: Ends | None


@dataclass(frozen=True, slots=True)
class Base:
    """A scope as it is scored now, ready to be scored again with one other answer."""

    kind: str
    top: int
    scales: Mapping[str, Mapping[str, Json]]
    places: Mapping[str, Place]
    """By lesson id, in document order."""
    domains: Mapping[str, Interval]
    total: Interval
    everywhere: Mapping[str, State]
    """Full question id to state, over the whole content: ``requires`` may point out of the scope."""

    def questions(self) -> Iterator[tuple[str, Place, Json, State]]:
        """Yield full id, place, question and state in document order."""
        for place in self.places.values():
            for question in place.lesson["questions"]:
                key = question["id"]
                yield f"{place.lesson['id']}.{key}", place, question, place.states[key]

    def ends(self) -> Ends | None:
        """Return low and high of the scope now; None if nothing is applicable."""
        if self.kind == "checklist":
            return next(iter(self.places.values())).ends
        if self.kind == "domain":
            return next(iter(self.domains.values())).ends()
        return self.total.ends()

    def with_option(self, place: Place, question: str, option: str) -> Ends:
        """Return low and high of the scope if the answer to ``question`` (full id) became ``option``.

        Every other answer stands: one that was ignored counts where its condition now holds.

        :param option: an option with points, so that the lesson has an interval.
        """
        answers = {**place.answers, question: {"option": option}}
        states = scoring.lesson_states(place.lesson, answers, self.scales)
        new = scoring.interval(scoring.add_up(place.lesson, states))
        if new is None or place.ends is None:
            raise ValueError(f"{question!r} is not applicable, so it has no gain")
        if self.kind == "checklist":
            return new
        old_domain = self.domains[place.domain["id"]]
        new_domain = old_domain.swapped(place.lesson["weight"], place.ends, new)
        if self.kind == "domain":
            return _present(new_domain)
        return _present(
            self.total.swapped(place.domain["weight"], _present(old_domain), _present(new_domain))
        )


def _present(interval: Interval) -> Ends:
    """Return the ends of an interval that has parts."""
    return interval.low.value(), interval.high.value()


def prepare(content: Json, answers: Mapping[str, Json], selection: Selection) -> Base:
    """Score a scope once and keep the sums; answers are checked already (``scoring.check_answers``)."""
    scales = scoring.options_by_id(content)
    places = {
        lesson["id"]: _place(domain, lesson, answers, scales)
        for domain in selection.domains
        for lesson in domain["lessons"]
    }
    domains = {
        domain["id"]: _interval((lesson["weight"], places[lesson["id"]].ends) for lesson in domain["lessons"])
        for domain in selection.domains
    }
    return Base(
        kind=selection.kind,
        top=scoring.top_level(content["levels"]),
        scales=scales,
        places=places,
        domains=domains,
        total=_interval((domain["weight"], domains[domain["id"]].ends()) for domain in selection.domains),
        everywhere={
            f"{lesson['id']}.{key}": state
            for domain in content["domains"]
            for lesson in domain["lessons"]
            for key, state in scoring.lesson_states(lesson, answers, scales).items()
        },
    )


def _place(
    domain: Json, lesson: Json, answers: Mapping[str, Json], scales: Mapping[str, Mapping[str, Json]]
) -> Place:
    ids = [f"{lesson['id']}.{question['id']}" for question in lesson["questions"]]
    own = {key: answers[key] for key in ids if key in answers}
    states = scoring.lesson_states(lesson, own, scales)
    return Place(lesson, domain, own, states, scoring.interval(scoring.add_up(lesson, states)))


def _interval(parts: Iterable[tuple[int, Ends | None]]) -> Interval:
    interval = Interval()
    for weight, ends in parts:
        if ends is not None:
            interval = interval.plus(weight, ends)
    return interval
