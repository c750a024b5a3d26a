# SPDX-License-Identifier: EUPL-1.2
"""Every reference leads somewhere: sources, laws, roles, terms, lessons, questions, instruments, scales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kennisbank.nearest import nearest
from kennisbank.rules.content import Content, Document, Node, Path, walk
from kennisbank.rules.cycles import arrows, find_cycles
from kennisbank.rules.index import Index, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.diagnostics import Diagnostic

TARGETS = {
    "sources": "source",
    "laws": "law",
    "roles": "role",
    "role": "role",
    "holder": "role",
    "see": "term",
    "related": "lesson",
    "lessons": "lesson",
    "instruments": "instrument",
    "combines_with": "instrument",
    "requires": "question",
    "questions": "question",
    "replaced_by": "question",
    "scale": "scale",
    "default_scale": "scale",
}
"""What a key refers to. Only words count, and ``{"id": …}`` for sources and instruments."""
_EXCEPTIONS = {
    ("wetten", "replaced_by"): "law",
    ("kennisbank", "role"): None,  # the role of an option
    ("domein", "lessons"): None,  # the order: rules/order.py
}
_DEFINES = {("bronnen", "sources"), ("instrumenten", "instruments")}
"""Keys at the top of a register that define instead of refer."""
CODES = {
    "source": "KB303",
    "law": "KB304",
    "role": "KB305",
    "term": "KB306",
    "lesson": "KB307",
    "question": "KB308",
    "instrument": "KB309",
    "scale": "KB310",
}
_KEYS = frozenset(TARGETS)


def check(content: Content, index: Index) -> Iterator[Diagnostic]:
    """Say which references lead nowhere, to themselves, to something retired, or in a circle."""
    absent: set[str] = set()
    for document in content.documents():
        for path, key, value, parent in walk(document, _KEYS):
            target = _EXCEPTIONS.get((document.kind, key), TARGETS[key])
            if target is None or (len(path) == 1 and (document.kind, key) in _DEFINES):
                continue
            if target == "source":
                yield from _twice(document, path, value)
            for place, name in _names(path, value, target):
                if target in index.absent:
                    if target not in absent:
                        yield document.at("KB317", place, register=index.absent[target])
                    absent.add(target)
                elif name == _own_id(document, key, parent):
                    yield document.at("KB314", place)
                elif target == "question":
                    retired = "retired" in parent
                    yield from _resolve_question(document, index, place, name, from_retired=retired)
                else:
                    yield from _resolve(document, index, place, target, name)
    yield from _requires_cycles(index)
    yield from _law_cycles(content)


def _names(path: Path, value: Any, target: str) -> Iterator[tuple[Path, str]]:
    """Yield the ids in a value, each with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, str):
                yield (*path, number), item
            elif (
                target in ("source", "instrument")
                and isinstance(item, dict)
                and isinstance(item.get("id"), str)
            ):
                yield (*path, number, "id"), item["id"]


def _twice(document: Document, path: Path, value: Any) -> Iterator[Diagnostic]:
    """Say which source stands in one list more than once with the same derivation."""
    seen: set[tuple[str, str]] = set()
    for number, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, dict):
            source = str(item.get("id")), str(item.get("derivation"))
            if source in seen:
                yield document.at("KB321", (*path, number), id=source[0])
            seen.add(source)


def _own_id(document: Document, key: str, parent: Mapping[str, Any]) -> str | None:
    if key == "requires":
        return f"{document.name}.{parent.get('id')}"
    own = parent.get("id")
    return own if key in ("related", "see", "combines_with", "replaced_by") and isinstance(own, str) else None


def _resolve(document: Document, index: Index, place: Path, target: str, name: str) -> Iterator[Diagnostic]:
    if target == "scale":
        if index.scales is not None and name not in index.scales:
            allowed = list(index.scales)
            yield document.at("KB310", place, id=name, allowed=allowed, nearest=nearest(name, allowed))
    else:
        known = index.known[target]
        if known is not None and name not in known:
            yield document.at(CODES[target], place, id=name, nearest=nearest(name, known))


def _resolve_question(
    document: Document, index: Index, place: Path, name: str, *, from_retired: bool
) -> Iterator[Diagnostic]:
    """Look up a question; a question that is retired itself may go on waiting for retired ones."""
    question = index.questions.get(name)
    if question is None:
        if name.partition(".")[0] not in index.unread_lessons:
            yield document.at("KB308", place, id=name, nearest=_nearest_question(index, name))
    elif question.retired and not from_retired:
        yield document.at("KB312", place, id=name)


def _nearest_question(index: Index, name: str) -> str | None:
    """Look within the lesson first: comparing with every question of a large catalogue is slow."""
    lesson = name.partition(".")[0]
    same = [full for full in index.questions if full.startswith(lesson + ".")]
    return nearest(name, same or index.questions)


def _requires_cycles(index: Index) -> Iterator[Diagnostic]:
    graph = {
        name: [other for other in names(question.node.value.get("requires")) if other != name]
        for name, question in index.questions.items()
    }
    for cycle in find_cycles(graph):
        node = index.questions[cycle[0]].node
        yield node.at("KB315", "requires", path=arrows(cycle))


def _law_cycles(content: Content) -> Iterator[Diagnostic]:
    nodes: dict[str, Node] = {}
    for law in content.register("wetten", "laws"):
        for node in (law, *law.children("articles")):
            nodes.setdefault(str(node.text("id")), node)
    graph = {
        name: [n for n in names(node.value.get("replaced_by")) if n != name] for name, node in nodes.items()
    }
    for cycle in find_cycles(graph):
        yield nodes[cycle[0]].at("KB319", "replaced_by", path=arrows(cycle))
