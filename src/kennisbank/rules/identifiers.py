# SPDX-License-Identifier: EUPL-1.2
"""Ids and words that must be unique, and names that nobody may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.rules.content import Content, Node

RESERVED = frozenset({"all", "quickscan"})
"""Scopes of a score (scoring.md); no domain or lesson may be called so."""
FINDER = "wijzer"
"""The finder stands between the pages of instruments; none may be called so."""
WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
"""Names that Windows keeps for devices, with any ending."""


def check(content: Content) -> Iterator[Diagnostic]:
    """Say which ids and words are used twice, or may not be used."""
    yield from _unique(_sources(content))
    yield from _unique(_laws(content))
    yield from _unique(("de rol", node) for node in content.register("rollen", "roles"))
    yield from _unique(("het begrip", node) for node in content.register("begrippen", "terms"))
    yield from _unique(("het instrument", node) for node in content.register("instrumenten", "instruments"))
    yield from _unique(("de situatie", node) for node in content.register("instrumenten", "situations"))
    yield from _unique(("het feit", node) for node in content.register("instrumenten", "facts"))
    yield from _unique(("de situatie", node) for node in content.register("situaties", "situations"))
    yield from _unique(_domains_and_lessons(content))
    yield from _words(content)
    if content.settings:
        for scale in content.settings.root.children("scales"):
            yield from _unique(("een ander antwoord", node) for node in scale.children("options"))
        yield from _unique(("de schaal", node) for node in content.settings.root.children("scales"))
    for document in content.lessons.values():
        checklist = document.root.child("checklist")
        yield from _unique(
            ("een andere vraag", node) for node in (checklist.children("questions") if checklist else ())
        )
        yield from _unique(("een andere activiteit", node) for node in document.root.children("activities"))
    yield from _names(content)


def _sources(content: Content) -> Iterator[tuple[str, Node]]:
    return (("de bron", node) for node in content.register("bronnen", "sources"))


def _laws(content: Content) -> Iterator[tuple[str, Node]]:
    """Laws and articles share their ids, because texts refer to either."""
    for law in content.register("wetten", "laws"):
        yield "de wet", law
        for article in law.children("articles"):
            yield "het artikel", article


def _domains_and_lessons(content: Content) -> Iterator[tuple[str, Node]]:
    """Domains and lessons share their ids, because a scope is either."""
    for document in content.domains.values():
        yield "het domein", document.root
    for document in content.lessons.values():
        yield "de les", document.root


def _unique(nodes: Iterable[tuple[str, Node]]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for what, node in nodes:
        name = node.text("id")
        if name is None:
            continue
        if name in first:
            yield node.at("KB301", "id", id=name, first=first[name])
        else:
            first[name] = f"{what} in {node.document.short}"


def _words(content: Content) -> Iterator[Diagnostic]:
    """See to it that a word of the glossary leads to one entry, whatever its capitals."""
    first: dict[str, str] = {}
    for node in content.register("begrippen", "terms"):
        own = str(node.text("id"))
        term = node.text("term")
        places: list[tuple[tuple[str | int, ...], str]] = [] if term is None else [(("term",), term)]
        places += [(("variants", number), word) for number, word in node.words("variants")]
        for place, word in places:
            if word.casefold() in first:
                yield node.at("KB318", *place, word=word, first=first[word.casefold()])
            first.setdefault(word.casefold(), own)


def _names(content: Content) -> Iterator[Diagnostic]:
    for node in content.register("instrumenten", "instruments"):
        if node.text("id") == FINDER:
            yield node.at("KB302", "id", id=FINDER)
    for document in (*content.domains.values(), *content.lessons.values()):
        name = document.root.text("id")
        if name is None:
            continue
        if name in RESERVED:
            yield document.at("KB302", ("id",), id=name)
        if name in WINDOWS:
            yield document.at("KB012", ("id",), id=name)
