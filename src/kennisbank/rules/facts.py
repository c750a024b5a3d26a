# SPDX-License-Identifier: EUPL-1.2
"""The facts that decide over instruments: each is known, and each decides over one at least."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kennisbank.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.rules.content import Content, Node

Keys = tuple[str | int, ...]


def check(content: Content) -> Iterator[Diagnostic]:
    """Say which facts are named but not asked, and which are asked in vain."""
    asked = {name: node for node in content.register("instrumenten", "facts") if (name := node.text("id"))}
    used: set[str] = set()
    for instrument in content.register("instrumenten", "instruments"):
        for node, keys, name in _named(instrument):
            used.add(name)
            if name not in asked:
                yield node.at("KB322", *keys, id=name, nearest=nearest(name, asked))
    for name, node in asked.items():
        if name not in used:
            yield node.at("KB323", "id", id=name)


def _named(instrument: Node) -> Iterator[tuple[Node, Keys, str]]:
    """Yield each fact that an instrument names: the object that does, the place in it, the id."""
    for need in instrument.children("needs"):
        for row, facts in enumerate(_list(need.value.get("any_of"))):
            for place, name in enumerate(_list(facts)):
                if isinstance(name, str):
                    yield need, ("any_of", row, place), name
    for exclusion in instrument.children("excluded_by"):
        name = exclusion.text("fact")
        if name is not None:
            yield exclusion, ("fact",), name


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
