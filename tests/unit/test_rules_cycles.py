# SPDX-License-Identifier: EUPL-1.2
"""Circles in references."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kennisbank.rules.cycles import arrows, find_cycles

GRAPHS = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6
)


def reaches(graph: dict[str, list[str]], start: str, end: str) -> bool:
    seen, todo = set(), list(graph.get(start, []))
    while todo:
        name = todo.pop()
        if name == end:
            return True
        if name not in seen:
            seen.add(name)
            todo += graph.get(name, [])
    return False


@given(GRAPHS)
def test_there_is_a_circle_if_and_only_if_something_reaches_itself(graph):
    assert any(find_cycles(graph)) == any(reaches(graph, name, name) for name in graph)


@given(GRAPHS)
def test_what_is_found_is_a_circle(graph):
    for cycle in find_cycles(graph):
        for name, following in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
            assert following in graph[name]


def test_a_long_chain_is_no_problem():
    chain = {str(number): [str(number + 1)] for number in range(50_000)}
    assert list(find_cycles(chain)) == []
    assert len(next(find_cycles(chain | {"50000": ["0"]}))) == 50_001


def test_a_circle_is_shown_with_arrows():
    assert arrows(["a", "b"]) == "a → b → a"
