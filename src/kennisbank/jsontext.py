# SPDX-License-Identifier: EUPL-1.2
"""JSON text to values, with the line and column of every value and key.

Files without mistakes are read by the standard library's C decoder alone; its hooks refuse what we do not
allow (double keys, NaN, numbers that a browser would round, half characters, deep nesting). Only when it
refuses, or when somebody asks for a position, ``jsonscan`` reads the text again and keeps the places.

Libraries looked at: json-source-map (places only, no word on what is wrong, recursive, last release 2022),
tree-sitter (a compiled grammar per platform), JSON5 parsers (they allow what we must refuse).
Stable: ``parse`` and ``Parsed``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kennisbank.diagnostics import Diagnostic
from kennisbank.jsonscan import MAX_DEPTH, MAX_DIGITS, Problem, Scan, scan

_BOM = b"\xef\xbb\xbf"
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


class Position(NamedTuple):
    """A place in a file; both count from 1, columns in characters."""

    line: int
    column: int


class Positions(Mapping[str, Position]):
    """Position of each value by JSON pointer, worked out at the first question."""

    __slots__ = ("_keys", "_starts", "_text", "_values")

    def __init__(self, text: str, found: Scan | None = None) -> None:
        self._text = text
        self._starts: list[int] | None = None
        self._values: Mapping[str, int] | None = found.values if found else None
        self._keys: Mapping[str, int] = found.keys if found else {}

    def __getitem__(self, pointer: str) -> Position:
        """Return where a value starts; raise ``KeyError`` if there is no such value."""
        return self.at(self._offsets()[pointer])

    def __iter__(self) -> Iterator[str]:
        """Go through the pointers in the order of the text."""
        return iter(self._offsets())

    def __len__(self) -> int:
        """Return the number of values."""
        return len(self._offsets())

    def key(self, pointer: str) -> Position:
        """Return where the key of this value stands, or the value itself where it has no key."""
        offsets = self._offsets()
        return self.at(self._keys.get(pointer, offsets.get(pointer, 0)))

    def near(self, pointer: str) -> Position:
        """Return the position of this value, or of the nearest value around it that exists."""
        offsets = self._offsets()
        while pointer and pointer not in offsets:
            pointer = pointer.rpartition("/")[0]
        return self.at(offsets.get(pointer, 0))

    def at(self, offset: int) -> Position:
        """Return line and column of a character offset."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self._text))]
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def _offsets(self) -> Mapping[str, int]:
        if self._values is None:
            found = scan(self._text)
            self._values, self._keys = found.values, found.keys
        return self._values


@dataclass(frozen=True, slots=True)
class Parsed:
    """One JSON file as read.

    ``usable`` is false when reading had to stop; ``value`` is then ``None``. A value that could not be read
    while the rest could (``NaN``) is ``None`` too, and has a diagnostic at its pointer.
    """

    file: str
    value: Any
    positions: Positions
    diagnostics: tuple[Diagnostic, ...] = ()
    usable: bool = True

    def diagnostic(self, code: str, pointer: str, /, *, on_key: bool = False, **facts: Any) -> Diagnostic:
        """Make a diagnostic at a value of this file, or at its key."""
        place = self.positions.key(pointer) if on_key else self.positions.near(pointer)
        return Diagnostic(code, self.file, place.line, place.column, pointer, facts)


def pointer_of(path: tuple[str | int, ...] | list[str | int]) -> str:
    """Return the JSON pointer (RFC 6901) of a path of keys and indexes."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def parse(data: bytes, file: str) -> Parsed:
    """Read the bytes of one JSON file; never raises on bad content.

    :param data: the file's bytes.
    :param file: the name to show in diagnostics.
    """
    bom = data.startswith(_BOM)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(data, file, error)
    if not bom:
        try:
            return Parsed(file, _decode(text), Positions(text))
        except (_Refused, ValueError, RecursionError):
            pass
    return _explain(text, file, bom)


class _Refused(Exception):  # noqa: N818 (named for the fact)
    """The quick decoder met something that we do not allow; ``jsonscan`` tells what."""


def _decode(text: str) -> Any:
    value = _DECODER.decode(text)
    if _HALF_CHARACTER.search(text) or deeper_than(value, MAX_DEPTH):
        raise _Refused
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _Refused
    return result


def _refuse(_: str) -> Any:
    raise _Refused


def _integer(text: str) -> int:
    if len(text.lstrip("-")) > MAX_DIGITS:
        raise _Refused
    return int(text)


def _fraction(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise _Refused
    return value


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_refuse, parse_int=_integer, parse_float=_fraction
)


def deeper_than(value: Any, limit: int) -> bool:
    """Say whether objects and lists stand more than ``limit`` deep in each other; never recurses."""
    level = [value]
    for _ in range(limit):
        level = [
            child
            for parent in level
            if isinstance(parent, dict | list)
            for child in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True


def _undecodable(data: bytes, file: str, error: UnicodeDecodeError) -> Parsed:
    start = error.start if not data.startswith(_BOM) else error.start + len(_BOM)
    line_start = data.rfind(b"\n", 0, start) + 1
    line = data.count(b"\n", 0, start) + 1
    column = len(data[line_start:start].decode("utf-8", "replace")) + 1
    facts = {"byte": f"{data[start]:#04x}"}
    return Parsed(
        file, None, Positions(""), (Diagnostic("KB103", file, line, column, "", facts),), usable=False
    )


def _explain(text: str, file: str, bom: bool) -> Parsed:
    found = scan(text)
    positions = Positions(text, found)
    problems = [Problem("KB102", 0, "", {}), *found.problems] if bom else found.problems
    return Parsed(
        file,
        found.value if found.complete else None,
        positions,
        tuple(_diagnostic(problem, positions, file) for problem in problems),
        found.complete,
    )


def _diagnostic(problem: Problem, positions: Positions, file: str) -> Diagnostic:
    facts = dict(problem.facts)
    if "first" in facts:
        facts["first"] = positions.at(facts["first"]).line
    place = positions.at(problem.offset)
    return Diagnostic(problem.code, file, place.line, place.column, problem.pointer, facts)
