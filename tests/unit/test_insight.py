# SPDX-License-Identifier: EUPL-1.2
"""The parts of ``insight``; whole lists are in tests/conformance."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance import builders
from kennisbank import scoring
from kennisbank.insight import actions, insight, rescoring, robustness

PPM = st.integers(0, 1_000_000)


@given(st.lists(st.tuples(st.integers(1, 9), PPM), min_size=1, max_size=6), st.data())
@settings(max_examples=100, deadline=None)
def test_a_mean_with_a_part_swapped_is_the_mean_of_the_new_parts(
    parts: list[tuple[int, int]], data: st.DataObject
) -> None:
    mean = rescoring.Mean()
    for weight, value in parts:
        mean = mean.plus(weight, value)
    assert mean.value() == scoring.mean(parts)
    at = data.draw(st.integers(0, len(parts) - 1))
    new = data.draw(st.one_of(PPM, st.sampled_from([0, 1_000_000])))
    weight, old = parts[at]
    changed = [*parts[:at], (weight, new), *parts[at + 1 :]]
    assert mean.swapped(weight, old, new).value() == scoring.mean(changed)


@given(st.lists(PPM, min_size=1, max_size=12))
@settings(max_examples=100, deadline=None)
def test_the_root_of_a_product_is_the_largest_that_fits(values: list[int]) -> None:
    product = 1
    for value in values:
        product *= value
    root = robustness.root_of_product(values)
    assert root ** len(values) <= product < (root + 1) ** len(values)


@pytest.mark.parametrize(
    ("points", "less", "more"), [(0, 0, 0), (50, 25, 75), (33, 11, 55), (67, 45, 89), (100, 100, 100)]
)
def test_middle_options_move_and_ends_stay(points: int, less: int, more: int) -> None:
    assert (robustness.stricter(points), robustness.milder(points)) == (less, more)


def _action(*, capped: bool = False, ready: bool = True, gain: int = 10, effort: int = 2) -> actions.Action:
    return actions.Action("a.v", gain, capped, ready, effort)


def test_actions_are_ordered_by_cap_then_readiness_then_gain_per_effort() -> None:
    order = [
        _action(capped=True, gain=-5),
        _action(capped=True, ready=False, gain=900),
        _action(gain=11, effort=1),
        _action(gain=21, effort=2),
        _action(gain=31, effort=3),
        _action(ready=False, gain=1000, effort=1),
    ]
    assert all(actions.compare(before, after) < 0 for before, after in pairwise(order))
    assert actions.compare(_action(gain=10, effort=1), _action(gain=30, effort=3)) == 0


def test_insight_refuses_what_score_refuses() -> None:
    content = builders.one_lesson(builders.question("v1"))
    with pytest.raises(scoring.UnknownQuestion):
        insight(content, {"answers": {"a.v2": {"option": "ja"}}})
    with pytest.raises(scoring.UnknownScope):
        insight(content, {"answers": {}}, "b")


def test_robustness_stands_beside_a_total_alone() -> None:
    content = builders.one_lesson(builders.question("v1"))
    for scope, rows in (("all", 5), ("quickscan", 5), ("d", 0), ("a", 0)):
        assert len(insight(content, {"answers": {}}, scope)["robustness"]) == rows


def test_gains_add_up_to_what_scoring_again_says() -> None:
    """On a larger content than the vectors: the gain is that of scoring everything again."""
    content = builders.content(
        *(
            builders.domain(
                f"d{d}",
                *(
                    builders.lesson(
                        f"les{d}-{n}",
                        *(builders.question(f"v{q}", weight=q % 3 + 1) for q in range(7)),
                        weight=n,
                    )
                    for n in range(1, 5)
                ),
                weight=d,
            )
            for d in range(1, 6)
        )
    )
    chance = random.Random(7)  # noqa: S311
    answers = {
        f"{lesson['id']}.{question['id']}": {"option": chance.choice(["ja", "deels", "nee"])}
        for domain in content["domains"]
        for lesson in domain["lessons"]
        for question in lesson["questions"]
    }
    low = scoring.score(content, {"answers": answers})["total"]["low"]
    doen = insight(content, {"answers": answers})["doen"]
    for entry in chance.sample(doen, 10):
        better = {"answers": {**answers, entry["question"]: {"option": "ja"}}}
        assert scoring.score(content, better)["total"]["low"] - low == entry["gain"]
