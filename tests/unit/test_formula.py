# SPDX-License-Identifier: EUPL-1.2
"""The scoring program gives what ``scoring.score`` gives, on every vector and on random contents."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest

from conformance.scorers import contents, vectors
from equality import cases
from kennisbank import scoring
from kennisbank.catalogue import load, scoring_content
from kennisbank.form import parse_name
from kennisbank.formula import Dialect, Program, evaluate, needed, program, write
from kennisbank.formula import expressions as e
from kennisbank.formula.program import COUNTS, FIGURES, parts, references

VECTORS = [vector for vector in vectors() if "result" in vector["expected"]]


def flat(result: dict[str, Any], top: int) -> dict[str, int | None]:
    """Return the figures of a result under the keys of a program."""
    rows = {f"lessons.{key}": part for key, part in result["lessons"].items()}
    rows |= {f"domains.{key}": part for key, part in result["domains"].items()}
    rows |= {"total": result["total"]} if result["total"] else {}
    found: dict[str, int | None] = {}
    for key, part in rows.items():
        for end in ("low", "high"):
            cap = min([top, *(cap[end] for cap in part["caps"])])
            found[f"{key}.cap_{end}"] = None if part["low"] is None else cap
        found |= {f"{key}.{figure}": part[figure] for figure in FIGURES if figure in part}
        found |= {f"{key}.{count}": part["counts"][count] for count in COUNTS}
    if result["total"]:
        domains = list(result["domains"])
        weakest = result["weakest_domain"]
        found["weakest"] = 0 if weakest is None else domains.index(weakest) + 1
    return found


def computed(whole: Program, answers: dict[str, Any]) -> dict[str, int | None]:
    values = evaluate(whole, answers)
    return {key: values[name] for key, name in whole.figures.items()}


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["id"] for vector in VECTORS])
def test_vector(vector: dict[str, Any]) -> None:
    content = contents()[vector["content"]]
    whole = program(content, vector["scope"])
    answers = vector["response"]["answers"]
    assert computed(whole, answers) == flat(vector["expected"]["result"], whole.top_level)


@pytest.mark.parametrize("seed", range(60))
def test_random_content(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (not for secrets)
    content = cases.content(rng)
    scopes = ["all", "quickscan", *(d["id"] for d in content["domains"])]
    scopes += [lesson["id"] for d in content["domains"] for lesson in d["lessons"]]
    for scope in scopes:
        whole = program(content, scope)
        for _ in range(4):
            answers = cases.response(rng, content)["answers"]
            expected = scoring.score(content, {"answers": answers}, scope)
            assert computed(whole, answers) == flat(expected, whole.top_level)


@cache
def real() -> Program:
    return program(scoring_content(load("checklists")), "all")


def test_each_assignment_names_only_earlier_ones_and_its_name_is_new() -> None:
    seen: set[str] = set()
    for assignment in real().assignments:
        assert set(references(assignment.expression)) <= seen, assignment.name
        assert assignment.name not in seen
        seen.add(assignment.name)


def test_no_name_can_be_taken_for_an_answer() -> None:
    for assignment in real().assignments:
        with pytest.raises(ValueError, match=assignment.name):
            parse_name(assignment.name)


def test_nothing_stands_only_in_what_is_given_out() -> None:
    given = set(real().figures.values())
    holding = {a.name for a in real().assignments if _holds_nothing(a.expression)}
    assert holding
    assert holding <= given


def _holds_nothing(node: e.Expression | e.Test) -> bool:
    return isinstance(node, e.Nothing) or any(_holds_nothing(part) for part in parts(node))


def test_needed_keeps_what_a_figure_rests_on_and_no_more() -> None:
    small = needed(real(), ["total.low"])
    assert 0 < len(small.assignments) < len(real().assignments)
    assert small.figures == {"total.low": "_low"}
    answers = {"commitment-bestuurders.vast-agendapunt": {"option": "ja"}}
    assert evaluate(small, answers)["_low"] == evaluate(real(), answers)["_low"]


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(scoring.UnknownScope):
        program(scoring_content(load("checklists")), "bestaat-niet")


class Plain(Dialect):
    """A dialect that Python itself can run, to show that brackets and order survive the printing."""

    equal = "=="

    def ref(self, name: str) -> str:
        return f"v[{name!r}]"

    def answered(self, question: str, options: Any) -> str:
        return f"(a.get({question!r}, {{}}).get('option') in {tuple(options)!r})"

    def reasoned(self, question: str) -> str:
        return f"(reasoned(a.get({question!r}, {{}}).get('reason')))"

    def if_(self, test: str, then: str, other: str) -> str:
        return f"({then} if {test} else {other})"

    def floor_div(self, left: str, right: str) -> str:
        return f"({left} // {right})"

    def least(self, parts: Any) -> str:
        return f"min({', '.join(parts)})"

    def nothing(self) -> str:
        return "None"


def _reasoned(reason: object) -> bool:
    return isinstance(reason, str) and reason.strip(scoring.BLANK) != ""


def test_printed_text_computes_the_same() -> None:
    rng = random.Random(5)  # noqa: S311 (not for secrets)
    for _ in range(20):
        content = cases.content(rng)
        whole = program(content, "all")
        answers = cases.response(rng, content)["answers"]
        values: dict[str, Any] = {}
        own = {"v": values, "a": answers, "min": min, "reasoned": _reasoned}
        for assignment in whole.assignments:
            text = write(assignment.expression, Plain())
            values[assignment.name] = eval(text, own)  # noqa: S307 (own text)
        assert values == evaluate(whole, answers)
