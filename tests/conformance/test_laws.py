# SPDX-License-Identifier: EUPL-1.2
"""The laws of scoring.md ("Laws to test"), on random contents, with brute force where they ask for it.

Not here: the round trip through export and import, which belongs to the formats.
"""

from __future__ import annotations

import copy
from itertools import product
from math import prod
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from conformance import builders, oracle, strategies
from conformance.scorers import in_this_process
from kennisbank import scoring

LAW = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
HEAVY = settings(LAW, max_examples=50)
MILLION = 1_000_000
MOST = 600
"""How many ways to fill in are tried at most in one example."""


def rows(result: Any) -> list[Any]:
    """Return the figures of every lesson, every domain and the total."""
    total = [] if result["total"] is None else [result["total"]]
    return [*result["lessons"].values(), *result["domains"].values(), *total]


def figures_only(row: Any) -> Any:
    return {key: value for key, value in row.items() if key not in ("counts", "caps")}


@HEAVY
@given(strategies.filled(), st.data())
def test_scoring_and_insight_equal_the_oracle(filled: Any, data: st.DataObject) -> None:
    content, response = filled
    names = [thing["id"] for d in content["domains"] for thing in (d, *d["lessons"])]
    scope = data.draw(st.sampled_from(["all", "quickscan", *names]))
    [got] = in_this_process([{"content": content, "response": response, "scope": scope}])
    assert got == oracle.outcome(content, response, scope)


@LAW
@given(strategies.filled())
def test_low_score_and_high_are_in_order(filled: Any) -> None:
    for row in rows(scoring.score(*filled)):
        if row["low"] is None:
            assert row["counts"]["applicable"] == 0
            assert set(figures_only(row).values()) == {None}
            assert row["caps"] == []
            continue
        score = row["low"] if row["score"] is None else row["score"]
        assert 0 <= row["low"] <= score <= row["high"] <= MILLION
        assert row["level_low"] <= row["level_high"]


@LAW
@given(strategies.filled())
def test_without_unknowns_coverage_is_complete_and_the_interval_closed(filled: Any) -> None:
    content, response = filled
    states = scoring.states(content, response)
    result = scoring.score(content, response)
    for key, row in result["lessons"].items():
        unknown = [s for name, s in states.items() if name.startswith(f"{key}.") and s["state"] == "unknown"]
        _check_complete(row, unknown=bool(unknown))
    _check_complete(result["total"], unknown=any(s["state"] == "unknown" for s in states.values()))


def _check_complete(row: Any, *, unknown: bool) -> None:
    if row["low"] is not None:
        assert (row["coverage"] == MILLION) == (not unknown)
        if not unknown:
            assert row["low"] == row["score"] == row["high"]
            assert row["certain"]


def ways_to_fill_in(content: Any, response: Any, *, not_applicable: bool) -> Any:
    """Yield every response in which each unknown question is answered, or excluded with a reason."""
    unknown = [key for key, s in scoring.states(content, response).items() if s["state"] == "unknown"]
    questions = dict(strategies.ids(content))
    choices = []
    for key in unknown:
        options = content["scales"][questions[key]["scale"]]["options"]
        answers = [{"option": o["id"]} for o in options if "points" in o]
        if not_applicable and questions[key]["not_applicable_allowed"]:
            answers += [
                {"option": o["id"], "reason": "x"} for o in options if o.get("role") == "not-applicable"
            ]
        choices.append(answers)
    assume(prod(map(len, choices)) <= MOST)
    for answers in product(*choices):
        yield {"answers": {**response["answers"], **dict(zip(unknown, answers, strict=True))}}


@HEAVY
@given(strategies.filled(domains=2, most=3, plain=True))
def test_the_interval_contains_every_way_to_fill_in_the_unknowns(filled: Any) -> None:
    content, response = filled
    now = rows(scoring.score(content, response))
    for full in ways_to_fill_in(content, response, not_applicable=True):
        for before, after in zip(now, rows(scoring.score(content, full)), strict=True):
            if after["score"] is not None:
                assert before["low"] <= after["low"] == after["score"] == after["high"] <= before["high"]
                assert (
                    before["level_low"] <= after["level_low"] == after["level_high"] <= before["level_high"]
                )


@HEAVY
@given(strategies.filled(domains=2, most=3, plain=True, conditions=False))
def test_without_conditions_the_interval_is_the_true_minimum_and_maximum(filled: Any) -> None:
    content, response = filled
    now = rows(scoring.score(content, response))
    filled_in = [
        rows(scoring.score(content, full))
        for full in ways_to_fill_in(content, response, not_applicable=False)
    ]
    for number, row in enumerate(now):
        if row["low"] is None:
            continue
        outcomes = [done[number] for done in filled_in]
        assert row["low"] == min(done["score"] for done in outcomes)
        assert row["high"] == max(done["score"] for done in outcomes)
        assert row["level_low"] == min(done["level_low"] for done in outcomes)
        assert row["level_high"] == max(done["level_high"] for done in outcomes)


@LAW
@given(strategies.filled(), st.data())
def test_a_better_answer_never_lowers_anything(filled: Any, data: st.DataObject) -> None:
    """For a question that no condition names."""
    content, response = filled
    named = {
        f"{les['id']}.{q['applies_if']['question']}"
        for d in content["domains"]
        for les in d["lessons"]
        for q in les["questions"]
        if q["applies_if"]
    }
    known = [
        key
        for key, s in scoring.states(content, response).items()
        if s["state"] == "known" and key not in named
    ]
    assume(known)
    key = data.draw(st.sampled_from(known))
    options = content["scales"][dict(strategies.ids(content))[key]["scale"]]["options"]
    points = {o["id"]: o["points"] for o in options if "points" in o}
    now = points[response["answers"][key]["option"]]
    better = data.draw(st.sampled_from([option for option, value in points.items() if value > now] or [None]))
    assume(better is not None)
    after = scoring.score(content, {"answers": {**response["answers"], key: {"option": better}}})
    top = scoring.top_level(content["levels"])
    for old, new in zip(rows(scoring.score(content, response)), rows(after), strict=True):
        for name in ("low", "score", "high", "level_low", "level_high"):
            assert old[name] is None or new[name] >= old[name]
        for end in ("low", "high"):
            caps = [min([cap[end] for cap in row["caps"]], default=top) for row in (old, new)]
            assert caps[0] <= caps[1]


@LAW
@given(strategies.filled(), st.randoms())
def test_order_and_labels_change_no_figure(filled: Any, random: Any) -> None:
    content, response = filled
    other = copy.deepcopy(content)
    random.shuffle(other["domains"])
    for domain in other["domains"]:
        domain["label"] = "Een ander woord"
        random.shuffle(domain["lessons"])
        for lesson in domain["lessons"]:
            lesson["questions"] = _shuffled(lesson["questions"], random)
    for scale in other["scales"].values():
        random.shuffle(scale["options"])
        for option in scale["options"]:
            option["label"] = "Another word"
    old, new = scoring.score(content, response), scoring.score(other, response)
    for part in ("lessons", "domains"):
        for key in old[part]:
            _check_same(old[part][key], new[part][key])
    _check_same(old["total"], new["total"])


def _shuffled(questions: list[Any], random: Any) -> list[Any]:
    """Return the questions in another order, each after the one that its condition names."""
    rest, done = list(questions), []
    random.shuffle(rest)
    while rest:
        ids = {q["id"] for q in done}
        ready = next(q for q in rest if q["applies_if"] is None or q["applies_if"]["question"] in ids)
        rest.remove(ready)
        done.append(ready)
    return done


def _check_same(old: Any, new: Any) -> None:
    assert figures_only(old) == figures_only(new)
    assert old["counts"] == new["counts"]
    assert sorted(old["caps"], key=str) == sorted(new["caps"], key=str)


@LAW
@given(strategies.lessons(most=6), st.integers(2, 1000), st.data())
def test_multiplying_all_question_weights_changes_nothing(lesson: Any, k: int, data: st.DataObject) -> None:
    """On the bare functions: the catalogue itself allows 1, 2 and 3 only."""
    content = builders.content(builders.domain("d", lesson))
    response = data.draw(strategies.responses(content))
    heavier = {**lesson, "questions": [{**q, "weight": q["weight"] * k} for q in lesson["questions"]]}
    old = scoring.checklist(lesson, response["answers"], content)
    assert old == scoring.checklist(heavier, response["answers"], content)
    states = scoring.lesson_states(lesson, response["answers"], scoring.options_by_id(content))
    sums, larger = scoring.add_up(lesson, states), scoring.add_up(heavier, states)
    assert larger == tuple(k * value for value in sums)
    assert scoring.interval(larger) == scoring.interval(sums)


@LAW
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, MILLION)), min_size=1), st.integers(2, 50))
def test_multiplying_all_weights_of_a_mean_changes_nothing(parts: list[tuple[int, int]], k: int) -> None:
    assert scoring.mean([(weight * k, value) for weight, value in parts]) == scoring.mean(parts)


@LAW
@given(strategies.filled(), st.data())
def test_ignored_answers_change_no_figure(filled: Any, data: st.DataObject) -> None:
    content, response = filled
    questions = dict(strategies.ids(content))
    shut = [
        key
        for key, state in scoring.states(content, response).items()
        if state["reason"] in ("inapplicable", "ignored")
    ]
    assume(shut)
    answers = dict(response["answers"])
    for key in shut:
        options = [o["id"] for o in content["scales"][questions[key]["scale"]]["options"]]
        answers[key] = {"option": data.draw(st.sampled_from(options)), "reason": "x"}
    assert scoring.score(content, {"answers": answers}) == scoring.score(content, response)


@LAW
@given(strategies.filled())
def test_without_its_excluded_questions_a_content_has_the_same_figures(filled: Any) -> None:
    content, response = filled
    states = scoring.states(content, response)
    gone = {key for key, state in states.items() if state["state"] == "excluded"}
    assume(gone)
    smaller = copy.deepcopy(content)
    for domain in smaller["domains"]:
        for lesson in domain["lessons"]:
            lesson["questions"] = [q for q in lesson["questions"] if f"{lesson['id']}.{q['id']}" not in gone]
    answers = {key: answer for key, answer in response["answers"].items() if key not in gone}
    old, new = scoring.score(content, response), scoring.score(smaller, {"answers": answers})
    for before, after in zip(rows(old), rows(new), strict=True):
        assert figures_only(before) == figures_only(after)
        assert before["caps"] == after["caps"]


@LAW
@given(strategies.filled())
def test_counts_add_up(filled: Any) -> None:
    for row in rows(scoring.score(*filled)):
        counts = row["counts"]
        assert counts["questions"] == counts["applicable"] + counts["not_applicable"] + counts["inapplicable"]
        assert counts["applicable"] == counts["answered"] + counts["open"]
        assert counts["unknown"] <= counts["answered"]


@LAW
@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_ppm_is_the_nearest_with_halves_up(n: int, d: int) -> None:
    assume(n <= d)
    value = scoring.ppm(n, d)
    assert 2 * MILLION * n - d < 2 * d * value <= 2 * MILLION * n + d


@LAW
@given(st.integers(0, MILLION))
def test_percent_is_complete_only_if_it_is(value: int) -> None:
    percent = scoring.percent(value)
    assert percent is not None
    assert (percent == 0) == (value == 0)
    assert (percent == 100) == (value == MILLION)
    assert abs(10_000 * percent - value) < 10_000
