# SPDX-License-Identifier: EUPL-1.2
"""Circles in references."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def find_cycles(graph: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield each circle that a walk in order meets first, without repeating its first name at the end.

    Every circle shares a reference with one that is yielded, so repairing all of these repairs all.
    No recursion: a chain may be as long as the catalogue. Time: linear in names and references.
    """
    state: dict[str, int] = {}  # 1: on the path, 2: done
    for start in graph:
        if start in state:
            continue
        path: list[str] = [start]
        state[start] = 1
        pending = [iter(graph[start])]
        while pending:
            name = next(pending[-1], None)
            if name is None:
                pending.pop()
                state[path.pop()] = 2
            elif state.get(name) == 1:
                yield path[path.index(name) :]
            elif name not in state and name in graph:
                state[name] = 1
                path.append(name)
                pending.append(iter(graph[name]))


def arrows(cycle: Sequence[str]) -> str:
    """Show a circle as ``a → b → a``."""
    return " → ".join([*cycle, cycle[0]])
