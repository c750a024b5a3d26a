# SPDX-License-Identifier: EUPL-1.2
"""The score of filled-in checklists, in whole numbers.

This module computes scoring.md ("Scoring: the one definition", shown to readers on the
page docs/methode) up to and including levels; what to do next and the robustness line
stand beside it in ``kennisbank.insight``. It imports nothing of the package and needs no
other file: its text alone is an exported scorer. Everything goes in and comes out as plain
mappings and lists, ready for JSON.

Stable: ``score``, ``states``, ``percent``, ``ppm``, ``level`` and the three exceptions.
The other public functions are the parts that ``insight`` scores again with.

Content is the scoring content of a catalogue, already valid (``kennisbank check``)::

    {"id", "version", "digest", "levels": [{"number", "from"}],
     "scales": {"<id>": {"options": [{"id", "points" | "role", "cap"?}]}},
     "domains": [{"id", "weight", "lessons": [{"id", "version", "weight", "questions": [
        {"id", "version", "scale", "weight", "must_have", "not_applicable_allowed", "quickscan",
         "effort", "requires": [], "applies_if": {"question", "options"} | None}]}]}]}

A response is ``{"answers": {"<les>.<vraag>": {"option": "ja", "reason": "…"}}}``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

MILLION = 1_000_000
"""What is complete, in ppm."""

BLANK = " \t\n\r\u00a0"
"""The characters that do not make a reason; no language's own idea of white space."""

KNOWN, UNKNOWN, EXCLUDED = "known", "unknown", "excluded"
RESERVED_SCOPES = ("all", "quickscan")
COUNTS = ("questions", "applicable", "answered", "unknown", "open", "not_applicable", "inapplicable")

Json = Mapping[str, Any]


class ScoringError(ValueError):
    """The response or the scope names something that the content lacks."""


class UnknownQuestion(ScoringError):  # noqa: N818 (named for the fact)
    """An answer belongs to no question; ``nearest`` is the id that looks most like it, or None."""

    def __init__(self, question: str, nearest: str | None) -> None:
        self.question = question
        self.nearest = nearest
        super().__init__(f"no question {question!r}" + _hint(nearest))


class UnknownOption(ScoringError):  # noqa: N818 (named for the fact)
    """An answer names an option that the question's scale lacks; ``nearest`` as above."""

    def __init__(self, question: str, option: object, nearest: str | None) -> None:
        self.question = question
        self.option = option
        self.nearest = nearest
        super().__init__(f"question {question!r} has no option {option!r}" + _hint(nearest))


class UnknownScope(ScoringError):  # noqa: N818 (named for the fact)
    """No lesson or domain has this id, and it is not ``all`` or ``quickscan``; ``nearest`` as above."""

    def __init__(self, scope: str, nearest: str | None) -> None:
        self.scope = scope
        self.nearest = nearest
        super().__init__(f"no lesson or domain {scope!r}" + _hint(nearest))


def _hint(nearest: str | None) -> str:
    return "" if nearest is None else f"; did you mean {nearest!r}?"


def nearest(word: object, valid: Iterable[str]) -> str | None:
    """Return the valid id that looks most like ``word``; None if none comes near."""
    found = difflib.get_close_matches(str(word), list(valid), n=1, cutoff=0.5)
    return found[0] if found else None


# Arithmetic (scoring.md, "Checklist", "Domain and total", "Percent for people", "Levels")


def ppm(n: int, d: int) -> int:
    """Return n/d in parts per million, halves up; ``d`` is above zero."""
    return (2 * MILLION * n + d) // (2 * d)


def percent(value: int | None) -> int | None:
    """Return ppm as whole percent, halves up; 0 and 100 only for exactly nothing and complete."""
    if value is None or value == 0:
        return value
    return 100 if value == MILLION else min(99, max(1, (value + 5000) // 10000))


def level(value: int, levels: Sequence[Json]) -> int:
    """Return the number of the highest level that ``value`` (ppm) reaches, lower bound included."""
    return max(int(step["number"]) for step in levels if step["from"] <= value)


def top_level(levels: Sequence[Json]) -> int:
    """Return the number of the highest level."""
    return max(int(step["number"]) for step in levels)


def settle(weighted: int, weights: int, *, all_zero: bool, all_full: bool) -> int:
    """Return the mean weighted/weights in ppm, halves up.

    0 and 1 000 000 are kept for parts that are all so: what is nearly complete is not complete.
    """
    value = (2 * weighted + weights) // (2 * weights)
    if value <= 0 and not all_zero:
        return 1
    return MILLION - 1 if value >= MILLION and not all_full else value


def mean(parts: Sequence[tuple[int, int]]) -> int:
    """Return the weighted mean of (weight, ppm) pairs, at least one, as ``settle`` rounds it."""
    return settle(
        sum(weight * value for weight, value in parts),
        sum(weight for weight, _ in parts),
        all_zero=all(value == 0 for _, value in parts),
        all_full=all(value == MILLION for _, value in parts),
    )


# States (scoring.md, "State of a question")


class State(NamedTuple):
    """Whether a question counts, why, and the option of its own answer (None if it has none).

    ``reason`` is one of: answered (known) · waiting, open, unknown-option, not-allowed,
    reason-missing (unknown) · not-applicable, inapplicable, ignored (excluded; ignored is
    inapplicable with an answer of its own, which counts nowhere).
    """

    state: str
    reason: str
    option: Json | None


def question_state(question: Json, option: Json | None, reason: object, condition: State | None) -> State:
    """Return the state of one question; the first rule that fits decides.

    :param option: the option of its own answer, None without one.
    :param reason: what the answer says about not-applicable.
    :param condition: state of the ``applies_if`` question, None without a condition.
    """
    if condition is not None and _shuts(question["applies_if"], condition):
        return State(EXCLUDED, "inapplicable" if option is None else "ignored", option)
    role = None if option is None else option.get("role")
    reasoned = isinstance(reason, str) and reason.strip(BLANK) != ""
    if role == "not-applicable" and question["not_applicable_allowed"] and reasoned:
        return State(EXCLUDED, "not-applicable", option)
    if condition is not None and condition.state == UNKNOWN:
        return State(UNKNOWN, "waiting", option)
    if option is None:
        return State(UNKNOWN, "open", None)
    if role == "not-applicable":
        allowed = question["not_applicable_allowed"]
        return State(UNKNOWN, "reason-missing" if allowed else "not-allowed", option)
    return State(UNKNOWN, "unknown-option", option) if role else State(KNOWN, "answered", option)


def _shuts(applies_if: Json, condition: State) -> bool:
    """Whether the condition shuts the question out: excluded, or known with an option outside the list."""
    if condition.state == KNOWN:
        return condition.option is not None and condition.option["id"] not in applies_if["options"]
    return condition.state == EXCLUDED


def options_by_id(content: Json) -> dict[str, dict[str, Json]]:
    """Return scale id → option id → option."""
    return {key: {o["id"]: o for o in scale["options"]} for key, scale in content["scales"].items()}


def lesson_states(lesson: Json, answers: Mapping[str, Json], scales: Mapping[str, Json]) -> dict[str, State]:
    """Return the state of each question of a lesson, by short id, in document order.

    :param answers: full question id → answer; each option is one of the question's scale.
    :param scales: what ``options_by_id`` returns.
    """
    states: dict[str, State] = {}
    for question in lesson["questions"]:
        answer = answers.get(f"{lesson['id']}.{question['id']}", {})
        chosen = answer.get("option")
        option = None if chosen is None else scales[question["scale"]][chosen]
        applies_if = question["applies_if"]
        condition = None if applies_if is None else states[applies_if["question"]]
        states[question["id"]] = question_state(question, option, answer.get("reason"), condition)
    return states


# Checklist (scoring.md, "Checklist" and "Levels")


class Sums(NamedTuple):
    """P, K and A of scoring.md: weighted points, known weight, applicable weight."""

    points: int
    known: int
    applicable: int


def add_up(lesson: Json, states: Mapping[str, State]) -> Sums:
    """Return P, K and A of one lesson."""
    points = known = applicable = 0
    for question in lesson["questions"]:
        state = states[question["id"]]
        if state.state != EXCLUDED:
            applicable += question["weight"]
        if state.state == KNOWN and state.option is not None:
            known += question["weight"]
            points += question["weight"] * state.option["points"]
    return Sums(points, known, applicable)


def count(states: Iterable[State]) -> dict[str, int]:
    """Return how many questions are in which state; each is counted once besides its total."""
    counts = dict.fromkeys(COUNTS, 0)
    for state in states:
        counts["questions"] += 1
        if state.state == EXCLUDED:
            counts["not_applicable" if state.reason == "not-applicable" else "inapplicable"] += 1
            continue
        counts["applicable"] += 1
        if state.option is None or state.option.get("role") == "not-applicable":
            counts["open"] += 1
            continue
        counts["answered"] += 1
        counts["unknown"] += state.option.get("role") == "unknown"
    return counts


def question_cap(state: State, options: Iterable[Json], top: int) -> tuple[int, int]:
    """Return what a must-have that is not excluded leaves of the level, at the low and the high end.

    :param options: all options of its scale.
    :param top: the number of the highest level, which stands for "no cap".
    """
    if state.state == KNOWN and state.option is not None:
        cap = int(state.option.get("cap", top))
        return cap, cap
    return min((int(option.get("cap", top)) for option in options if "points" in option), default=top), top


def lesson_caps(
    lesson: Json, states: Mapping[str, State], scales: Mapping[str, Json], top: int
) -> list[dict[str, Any]]:
    """Return each must-have that limits the level at an end, in document order."""
    caps = []
    for question in lesson["questions"]:
        state = states[question["id"]]
        if not question["must_have"] or state.state == EXCLUDED:
            continue
        low, high = question_cap(state, scales[question["scale"]].values(), top)
        if low < top or high < top:
            caps.append({"question": f"{lesson['id']}.{question['id']}", "low": low, "high": high})
    return caps


def interval(sums: Sums) -> tuple[int, int] | None:
    """Return low and high of one lesson in ppm; None if nothing is applicable."""
    points, known, applicable = sums
    if applicable == 0:
        return None
    return ppm(points, 100 * applicable), ppm(points + 100 * (applicable - known), 100 * applicable)


def level_interval(low: int, high: int, caps: Sequence[Json], levels: Sequence[Json]) -> tuple[int, int]:
    """Return the levels at both ends, each capped by the lowest cap at that end."""
    return (
        min([level(low, levels), *(cap["low"] for cap in caps)]),
        min([level(high, levels), *(cap["high"] for cap in caps)]),
    )


# Figures, the shape of one row of a result (resultaat.schema.json)


def figures(
    score: int | None,
    coverage: int | None,
    ends: tuple[int, int] | None,
    caps: list[dict[str, Any]],
    counts: dict[str, int],
    levels: Sequence[Json],
) -> dict[str, Any]:
    """Put the figures of a lesson, a domain or the total in their shape; without ``ends`` all are None."""
    low, high = ends if ends else (None, None)
    level_low, level_high = level_interval(*ends, caps, levels) if ends else (None, None)
    return {
        "score": score,
        "coverage": coverage,
        "low": low,
        "high": high,
        "percent": percent(score),
        "percent_low": percent(low),
        "percent_high": percent(high),
        "level_low": level_low,
        "level_high": level_high,
        "certain": level_low == level_high if ends else None,
        "caps": caps,
        "counts": counts,
    }


def checklist(lesson: Json, answers: Mapping[str, Json], content: Json) -> dict[str, Any]:
    """Return the figures of one lesson."""
    scales = options_by_id(content)
    levels = content["levels"]
    states = lesson_states(lesson, answers, scales)
    sums = add_up(lesson, states)
    return figures(
        ppm(sums.points, 100 * sums.known) if sums.known else None,
        ppm(sums.known, sums.applicable) if sums.applicable else None,
        interval(sums),
        lesson_caps(lesson, states, scales, top_level(levels)),
        count(states.values()),
        levels,
    )


def combine(parts: Sequence[tuple[int, Json]], levels: Sequence[Json]) -> dict[str, Any]:
    """Return the figures of a domain over its lessons, or of the total over the domains.

    A part without applicable questions has no weight; without any such part all figures are None.

    :param parts: (weight, figures) pairs in document order.
    """
    present = [(weight, part) for weight, part in parts if part["low"] is not None]

    def over(key: str) -> int | None:
        if not present or any(part[key] is None for _, part in present):
            return None
        return mean([(weight, part[key]) for weight, part in present])

    low, high = over("low"), over("high")
    return figures(
        over("score"),
        over("coverage"),
        None if low is None or high is None else (low, high),
        [cap for _, part in parts for cap in part["caps"]],
        {key: sum(part["counts"][key] for _, part in parts) for key in COUNTS},
        levels,
    )


# The whole result


class Selection(NamedTuple):
    """What a scope holds: its kind, its id (None for quickscan and all), and domains with their lessons."""

    kind: str
    id: str | None
    domains: list[Json]


def select(content: Json, scope: str) -> Selection:
    """Return the part of the content within a scope; for the quick scan lessons keep only its questions.

    :raises UnknownScope: if no lesson or domain has this id.
    """
    domains = content["domains"]
    if scope == "all":
        return Selection("all", None, list(domains))
    if scope == "quickscan":
        return Selection("quickscan", None, [_quickscan(domain) for domain in domains])
    for domain in domains:
        if domain["id"] == scope:
            return Selection("domain", scope, [domain])
        for lesson in domain["lessons"]:
            if lesson["id"] == scope:
                return Selection("checklist", scope, [{**domain, "lessons": [lesson]}])
    ids = [thing["id"] for domain in domains for thing in (domain, *domain["lessons"])]
    raise UnknownScope(scope, nearest(scope, [*RESERVED_SCOPES, *ids]))


def _quickscan(domain: Json) -> Json:
    return {
        **domain,
        "lessons": [
            {**lesson, "questions": [question for question in lesson["questions"] if question["quickscan"]]}
            for lesson in domain["lessons"]
        ],
    }


def check_answers(content: Json, answers: Mapping[str, Json]) -> None:
    """Refuse an answer to no question or with no option of its question, inside the scope or not.

    :raises UnknownQuestion: if no question has the id (a retired one counts as none).
    :raises UnknownOption: if the question's scale lacks the option.
    """
    scales = options_by_id(content)
    options = {
        f"{lesson['id']}.{question['id']}": scales[question["scale"]]
        for domain in content["domains"]
        for lesson in domain["lessons"]
        for question in lesson["questions"]
    }
    for question, answer in answers.items():
        if question not in options:
            raise UnknownQuestion(question, nearest(question, options))
        chosen = answer.get("option")
        if chosen is not None and not (isinstance(chosen, str) and chosen in options[question]):
            raise UnknownOption(question, chosen, nearest(chosen, options[question]))


def states(content: Json, response: Json, scope: str = "all") -> dict[str, dict[str, str]]:
    """Return full question id → ``{"state", "reason"}`` for each question in the scope, in document order.

    The codes are those of ``State``. Raises as ``score`` does.
    """
    selection = select(content, scope)
    check_answers(content, response["answers"])
    scales = options_by_id(content)
    return {
        f"{lesson['id']}.{key}": {"state": state.state, "reason": state.reason}
        for domain in selection.domains
        for lesson in domain["lessons"]
        for key, state in lesson_states(lesson, response["answers"], scales).items()
    }


def score(content: Json, response: Json, scope: str = "all") -> dict[str, Any]:
    """Score a response; a question without an answer widens the interval and is never a zero.

    :param content: the scoring content of a catalogue, see the top of this module.
    :param response: ``{"answers": …}``; other keys are passed over, and so are answers outside the scope.
    :param scope: ``all``, ``quickscan``, or the id of a domain or a lesson.
    :returns: a result of ``resultaat.schema.json`` without doen, uitzoeken and robustness: ppm, percent
        and levels as whole numbers, None where there is no judgement.
    :raises UnknownScope: if no lesson or domain has this id.
    :raises UnknownQuestion: if an answer belongs to no question of the content.
    :raises UnknownOption: if an answer names an option that its question lacks.
    """
    selection = select(content, scope)
    answers = response["answers"]
    check_answers(content, answers)
    levels = content["levels"]
    lessons: dict[str, dict[str, Any]] = {}
    domains: dict[str, dict[str, Any]] = {}
    for domain in selection.domains:
        for lesson in domain["lessons"]:
            lessons[lesson["id"]] = checklist(lesson, answers, content)
        if selection.kind != "checklist":
            parts = [(lesson["weight"], lessons[lesson["id"]]) for lesson in domain["lessons"]]
            domains[domain["id"]] = combine(parts, levels)
    whole = selection.kind in RESERVED_SCOPES
    weights = [(domain["weight"], domains[domain["id"]]) for domain in selection.domains] if whole else []
    return {
        "scope": selection.kind,
        "scope_id": selection.id,
        "catalogue": {key: content[key] for key in ("id", "version", "digest")},
        "lessons": lessons,
        "domains": domains,
        "total": combine(weights, levels) if whole else None,
        "weakest_domain": weakest(domains) if whole else None,
    }


def weakest(domains: Mapping[str, Json]) -> str | None:
    """Return the domain with the smallest low, the first of equals; None if no domain has one."""
    lows = {key: part["low"] for key, part in domains.items() if part["low"] is not None}
    return min(lows, key=lows.__getitem__, default=None)
