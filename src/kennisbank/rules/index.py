# SPDX-License-Identifier: EUPL-1.2
"""Which ids exist, for the rules that look things up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.rules.content import Content, Node

REGISTERS = {
    "source": ("bronnen", "sources"),
    "law": ("wetten", "laws"),
    "role": ("rollen", "roles"),
    "term": ("begrippen", "terms"),
    "instrument": ("instrumenten", "instruments"),
}
"""What can be referred to: the register and the key under which it stands there."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The options of a scale by id, as they stand in kennisbank.json."""

    node: Node
    options: Mapping[str, Node]

    def with_points(self) -> dict[str, int]:
        """Points by option id, in order."""
        points = {name: option.number("points") for name, option in self.options.items()}
        return {name: value for name, value in points.items() if value is not None}

    def below_best(self) -> list[str]:
        """Ids of the options that leave something to be done."""
        return [name for name, points in self.with_points().items() if points < 100]

    def allows_not_applicable(self) -> bool:
        """Whether the scale offers not-applicable at all."""
        return any(option.text("role") == "not-applicable" for option in self.options.values())


@dataclass(frozen=True, slots=True)
class Question:
    """A question of some lesson."""

    node: Node

    @property
    def retired(self) -> bool:
        """Whether it no longer counts."""
        return "retired" in self.node.value


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that has an id; ``None`` for a kind of which we cannot tell, as it could not be read."""

    known: Mapping[str, frozenset[str] | None]
    """Ids by kind: source, law, role, term, instrument, lesson."""
    absent: Mapping[str, str]
    """Registers that are not there, by kind: their file name."""
    questions: Mapping[str, Question]
    """By full id."""
    unread_lessons: frozenset[str]
    scales: Mapping[str, Scale] | None


def build(content: Content) -> Index:
    """Gather the ids of a folder."""
    known: dict[str, frozenset[str] | None] = {}
    absent: dict[str, str] = {}
    for kind, (register, key) in REGISTERS.items():
        if f"{register}.json" in content.unread or _unlisted(content, register, key):
            known[kind] = None
        elif register in content.registers:
            known[kind] = frozenset(_ids(content, register, key))
        else:
            known[kind] = frozenset()
            absent[kind] = f"{register}.json"
    unread = frozenset(
        name.rpartition("/")[2].removesuffix(".json") for name in content.unread if "/" in name
    )
    lessons = {name for _, name in content.lessons} | unread
    lessons |= {lesson for document in content.lessons.values() if (lesson := document.root.text("id"))}
    known["lesson"] = frozenset(lessons)
    return Index(known, absent, _questions(content), unread, _scales(content))


def _unlisted(content: Content, register: str, key: str) -> bool:
    """Say whether a register is there but its list is not; its schema says so too."""
    document = content.registers.get(register)
    return document is not None and not isinstance(document.root.value.get(key), list)


def _ids(content: Content, register: str, key: str) -> set[str]:
    found = set()
    for node in content.register(register, key):
        found.add(node.text("id"))
        found.update(article.text("id") for article in node.children("articles"))
    return {name for name in found if name is not None}


def _questions(content: Content) -> dict[str, Question]:
    """Under the name of the file and, where that differs, under the lesson's own id too."""
    found: dict[str, Question] = {}
    for (_, name), document in content.lessons.items():
        checklist = document.root.child("checklist")
        for node in checklist.children("questions") if checklist else ():
            for lesson in dict.fromkeys((name, document.root.text("id") or name)):
                found.setdefault(f"{lesson}.{node.text('id')}", Question(node))
    return found


def _scales(content: Content) -> dict[str, Scale] | None:
    if content.settings is None:
        return None
    found: dict[str, Scale] = {}
    for node in content.settings.root.children("scales"):
        options: dict[str, Node] = {}
        for option in node.children("options"):
            options.setdefault(str(option.text("id")), option)
        found.setdefault(str(node.text("id")), Scale(node, options))
    return found


def names(value: Any) -> list[str]:
    """Return the strings of a list that may be anything."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
