# SPDX-License-Identifier: EUPL-1.2
"""Everything that was read from a folder, before anybody knows whether it is right.

Rules look at it through ``Node``, which skips what is missing or of the wrong kind: the shape of a file is
the schemas' business, and one mistake should not hide the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kennisbank.jsontext import Parsed, pointer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.diagnostics import Diagnostic

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An object within a document, with its path."""

    document: Document
    path: Path
    value: Mapping[str, Any]

    def text(self, key: str) -> str | None:
        """Return the string at a key, or ``None``."""
        value = self.value.get(key)
        return value if isinstance(value, str) else None

    def number(self, key: str) -> int | None:
        """Return the whole number at a key, or ``None``."""
        value = self.value.get(key)
        return value if type(value) is int else None

    def flag(self, key: str) -> bool:
        """Whether the value at a key is ``true``."""
        return self.value.get(key) is True

    def child(self, key: str) -> Node | None:
        """Return the object at a key, or ``None``."""
        value = self.value.get(key)
        return Node(self.document, (*self.path, key), value) if isinstance(value, dict) else None

    def children(self, key: str) -> Iterator[Node]:
        """Yield the objects of the list at a key."""
        value = self.value.get(key)
        for number, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, dict):
                yield Node(self.document, (*self.path, key, number), item)

    def words(self, key: str) -> Iterator[tuple[int, str]]:
        """Yield place and text of the strings of the list at a key."""
        value = self.value.get(key)
        for number, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str):
                yield number, item

    def at(self, code: str, /, *keys: str | int, on_key: bool = False, **facts: Any) -> Diagnostic:
        """Make a diagnostic at this object, or at the value that ``keys`` lead to."""
        return self.document.at(code, (*self.path, *keys), on_key=on_key, **facts)


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its kind (name of its schema), its folder ("" at the top) and its name without ``.json``."""

    kind: str
    folder: str
    name: str
    parsed: Parsed

    @property
    def file(self) -> str:
        """The name to show."""
        return self.parsed.file

    @property
    def short(self) -> str:
        """The name within the folder of checklists."""
        return f"{self.folder}/{self.name}.json" if self.folder else f"{self.name}.json"

    @property
    def root(self) -> Node:
        """The outermost object; empty where the file holds something else."""
        value = self.parsed.value
        return Node(self, (), value if isinstance(value, dict) else {})

    def at(self, code: str, path: Path, /, *, on_key: bool = False, **facts: Any) -> Diagnostic:
        """Make a diagnostic at a path in this file."""
        return self.parsed.diagnostic(code, pointer_of(path), on_key=on_key, **facts)


@dataclass(frozen=True, slots=True)
class Content:
    """The files of a folder by their place; files that could not be read at all are in ``unread``.

    ``unread`` holds names as in ``Document.short``: nothing is said about what they might have contained.
    """

    settings: Document | None
    registers: Mapping[str, Document]
    """By kind: bronnen, wetten, rollen, begrippen, instrumenten, situaties."""
    domains: Mapping[str, Document]
    """``domein.json`` by folder."""
    lessons: Mapping[tuple[str, str], Document]
    """By folder and name."""
    unread: frozenset[str] = field(default_factory=frozenset)

    def documents(self) -> Iterator[Document]:
        """Yield every file that was read."""
        if self.settings:
            yield self.settings
        yield from self.registers.values()
        yield from self.domains.values()
        yield from self.lessons.values()

    def register(self, kind: str, key: str) -> Iterator[Node]:
        """Yield the entries of a register, if it is there."""
        if kind in self.registers:
            yield from self.registers[kind].root.children(key)

    def checked_until(self) -> str | None:
        """Return the date on which the content was last checked as a whole, if it is known."""
        return self.settings.root.text("checked_until") if self.settings else None


def walk(document: Document, keys: frozenset[str]) -> Iterator[tuple[Path, str, Any, Mapping[str, Any]]]:
    """Yield path, key, value and surrounding object of each of these keys, wherever it stands."""
    stack: list[tuple[Path, Any]] = [((), document.parsed.value)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in keys:
                    yield (*path, key), key, inner, value
                if isinstance(inner, dict | list):
                    stack.append(((*path, key), inner))
        elif isinstance(value, list):
            stack.extend(
                ((*path, number), item) for number, item in enumerate(value) if isinstance(item, dict | list)
            )
