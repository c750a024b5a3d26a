# SPDX-License-Identifier: EUPL-1.2
"""The bare functions of ``scoring``; whole results are in tests/conformance."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from conformance import builders
from kennisbank import scoring

SMALL = builders.content(
    builders.domain(
        "toegang",
        builders.lesson("sleutels", builders.question("sleutelplan"), builders.question("kast")),
        builders.lesson("bezoek", builders.question("boek")),
    )
)


@pytest.mark.parametrize(
    ("n", "d", "value"),
    [
        (0, 1, 0),
        (1, 1, 1_000_000),
        (1, 3, 333_333),
        (2, 3, 666_667),
        (1, 3200, 313),
        (1, 8, 125_000),
        (1, 10**9, 0),
    ],
)
def test_ppm_rounds_halves_up(n: int, d: int, value: int) -> None:
    assert scoring.ppm(n, d) == value


@pytest.mark.parametrize(
    ("ppm", "percent"),
    [
        (None, None),
        (0, 0),
        (1, 1),
        (4_999, 1),
        (15_000, 2),
        (14_999, 1),
        (125_000, 13),
        (994_999, 99),
        (999_999, 99),
        (1_000_000, 100),
    ],
)
def test_percent_is_0_or_100_only_if_exactly_so(ppm: int | None, percent: int | None) -> None:
    assert scoring.percent(ppm) == percent


@pytest.mark.parametrize(
    ("ppm", "level"),
    [(0, 1), (249_999, 1), (250_000, 2), (499_999, 2), (500_000, 3), (750_000, 4), (1_000_000, 4)],
)
def test_level_includes_its_lower_bound(ppm: int, level: int) -> None:
    assert scoring.level(ppm, builders.LEVELS) == level


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ([(1, 0), (1, 1)], 1),
        ([(9, 0), (1, 1)], 1),
        ([(9, 1_000_000), (1, 999_999)], 999_999),
        ([(1, 0), (9, 0)], 0),
        ([(3, 1_000_000)], 1_000_000),
        ([(1, 333_333), (2, 0)], 111_111),
        ([(1, 1), (1, 2)], 2),
    ],
)
def test_mean_rounds_halves_up_and_keeps_nothing_and_complete_apart(
    parts: list[tuple[int, int]], value: int
) -> None:
    assert scoring.mean(parts) == value


def test_a_question_that_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(scoring.UnknownQuestion) as caught:
        scoring.score(SMALL, {"answers": {"sleutels.sleutelplam": {"option": "ja"}}})
    assert (caught.value.question, caught.value.nearest) == ("sleutels.sleutelplam", "sleutels.sleutelplan")
    assert str(caught.value) == "no question 'sleutels.sleutelplam'; did you mean 'sleutels.sleutelplan'?"


def test_an_option_that_the_scale_lacks_names_the_nearest() -> None:
    with pytest.raises(scoring.UnknownOption) as caught:
        scoring.score(SMALL, {"answers": {"bezoek.boek": {"option": "onbekent"}}})
    error = caught.value
    assert (error.question, error.option, error.nearest) == ("bezoek.boek", "onbekent", "onbekend")


def test_a_scope_that_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(scoring.UnknownScope) as caught:
        scoring.score(SMALL, {"answers": {}}, "toegan")
    assert (caught.value.scope, caught.value.nearest) == ("toegan", "toegang")


def test_nothing_is_suggested_where_nothing_comes_near() -> None:
    with pytest.raises(scoring.UnknownOption) as caught:
        scoring.score(SMALL, {"answers": {"bezoek.boek": {"option": "xyz"}}})
    assert caught.value.nearest is None
    assert str(caught.value) == "question 'bezoek.boek' has no option 'xyz'"


@pytest.mark.parametrize("option", [5, True, ["ja"], {"ja": 1}])
def test_an_option_that_is_no_text_is_refused(option: Any) -> None:
    with pytest.raises(scoring.UnknownOption):
        scoring.score(SMALL, {"answers": {"bezoek.boek": {"option": option}}})


def test_option_null_is_no_answer() -> None:
    assert scoring.states(SMALL, {"answers": {"bezoek.boek": {"option": None}}}, "bezoek") == {
        "bezoek.boek": {"state": "unknown", "reason": "open"}
    }


def test_all_three_exceptions_share_a_class() -> None:
    for error in (scoring.UnknownQuestion, scoring.UnknownOption, scoring.UnknownScope):
        assert issubclass(error, scoring.ScoringError)


def test_input_is_left_as_it_was() -> None:
    response = {"answers": {"bezoek.boek": {"option": "nvt", "reason": "geen bezoek"}}}
    before = repr((SMALL, response))
    scoring.score(SMALL, response)
    assert repr((SMALL, response)) == before


def test_scoring_imports_the_standard_library_alone() -> None:
    tree = ast.parse(Path(scoring.__file__).read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported == {"__future__", "collections", "difflib", "typing"}


def test_scoring_computes_in_whole_numbers_alone() -> None:
    tree = ast.parse(Path(scoring.__file__).read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.Div) for node in ast.walk(tree))
    assert not any(
        isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value != 0.5
        for node in ast.walk(tree)
    )
    assert not any(isinstance(node, ast.Name) and node.id == "round" for node in ast.walk(tree))
