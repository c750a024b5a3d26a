# SPDX-License-Identifier: EUPL-1.2
"""A JSON reader that remembers places and goes on after small mistakes.

Standard library pieces do the hard part (``scanstring`` reads strings); this walks the structure with its
own stack, so that no depth can exhaust Python's. After a mistake whose meaning is plain (a comma too many,
a comment, a missing comma, ``True``) it reports and goes on; otherwise it stops there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from json.decoder import JSONDecodeError
from json.decoder import scanstring as _scanstring  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_DEPTH = 64
"""Objects and lists within each other; real files need about ten."""
MAX_DIGITS = 15
"""A browser keeps whole numbers of 15 digits exactly."""

_SPACE = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORD = re.compile(r"[-+.\w]+")
_BAD_NUMBER = re.compile(r"[-+.]*[0-9]")
_SINGLE = re.compile(r"'([^'\n]*)'")
_HALF = re.compile("[\ud800-\udfff]")
_LITERALS = {"true": True, "false": False, "null": None}
_NOT_NUMBERS = {"NaN", "Infinity", "-Infinity", "+Infinity"}
_CLOSING = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake at a character offset; the fact ``first`` is an offset too."""

    code: str
    offset: int
    pointer: str
    facts: Mapping[str, Any]


@dataclass(slots=True)
class Scan:
    """What was read: ``values`` and ``keys`` hold character offsets by JSON pointer."""

    value: Any = None
    values: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    complete: bool = False


@dataclass(slots=True)
class _Frame:
    """An object or list that is still open."""

    container: dict[str, Any] | list[Any]
    pointer: str
    seen: dict[str, int]


class _Stop(Exception):  # noqa: N818 (named for the fact)
    """Reading cannot go on."""


def scan(text: str) -> Scan:
    """Read JSON text with places; problems are in the order in which they stand."""
    reader = _Reader(text)
    try:
        reader.read()
        reader.found.complete = True
    except _Stop:
        pass
    return reader.found


def _text(text: str, start: int, *, strict: bool) -> tuple[str, int]:
    """Read a string from behind its opening quote; return it and the offset behind its closing quote."""
    value, end = _scanstring(text, start, strict)
    return str(value), int(end)


class _Reader:
    """The walk over one text; ``i`` is the offset of the next character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.i = 0
        self.found = Scan()
        self.stack: list[_Frame] = []

    def read(self) -> None:
        self.skip()
        if self.i == len(self.text):
            self.stop("KB101", 0)
        self.found.value = self.value("")
        while self.stack:
            self.member(self.stack[-1])
        self.skip()
        if self.i < len(self.text):
            self.report("KB113", self.i)

    # -- structure

    def member(self, frame: _Frame) -> None:
        """Read one member of the open container, or its end."""
        self.skip()
        if self.closes(frame):
            return
        is_object = isinstance(frame.container, dict)
        if isinstance(frame.container, dict):
            key = self.key(frame)
            pointer = f"{frame.pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            frame.container[key] = None
            depth = len(self.stack)
            value = self.value(pointer)
            frame.container[key] = value
        else:
            pointer = f"{frame.pointer}/{len(frame.container)}"
            depth = len(self.stack)
            value = self.value(pointer)
            frame.container.append(value)
        if len(self.stack) == depth:
            self.separator(is_object)

    def closes(self, frame: _Frame) -> bool:
        """Take the closing bracket if it stands here."""
        if self.i >= len(self.text):
            self.unclosed()
        closing = "}" if isinstance(frame.container, dict) else "]"
        if self.text[self.i] != closing:
            return False
        self.i += 1
        self.stack.pop()
        if self.stack:
            self.separator(isinstance(self.stack[-1].container, dict))
        return True

    def separator(self, is_object: bool) -> None:
        """Take the comma after a member; leave a closing bracket for ``closes``."""
        self.skip()
        if self.i >= len(self.text):
            self.unclosed()
        char = self.text[self.i]
        if char == ",":
            comma = self.i
            self.i += 1
            self.skip()
            if self.text[self.i : self.i + 1] in ("}", "]"):
                self.report("KB105", comma)
        elif char == ("}" if is_object else "]"):
            return
        elif char == '"' or (not is_object and (char in "{[-" or char.isalnum())):
            self.report("KB116", self.i)
        else:
            self.unexpected("een komma of " + ("}" if is_object else "]"))

    def key(self, frame: _Frame) -> str:
        """Read a key and its colon."""
        start = self.i
        char = self.text[start]
        if char == '"':
            key = self.string()
        elif char == "'" and (match := _SINGLE.match(self.text, start)):
            self.report("KB117", start)
            key, self.i = match.group(1), match.end()
        elif match := re.compile(r"\w[-\w]*").match(self.text, start):
            self.report("KB121", start, word=match.group())
            key, self.i = match.group(), match.end()
        else:
            self.unexpected('een sleutel tussen "aanhalingstekens"')
        pointer = f"{frame.pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        if key in frame.seen:
            self.found.problems.append(
                Problem("KB108", start, pointer, {"key": key, "first": frame.seen[key]})
            )
        else:
            frame.seen[key] = start
        self.found.keys[pointer] = start
        self.skip()
        if self.text[self.i : self.i + 1] != ":":
            self.unexpected("een dubbele punt")
        self.i += 1
        self.skip()
        return key

    # -- values

    def value(self, pointer: str) -> Any:
        """Read a value; an object or list is put on the stack, its members come later."""
        if self.i >= len(self.text):
            self.unclosed()
        start = self.i
        self.found.values[pointer] = start
        char = self.text[start]
        if char in "{[":
            return self.begin(char, pointer)
        if char == '"':
            return self.string(pointer)
        if char == "'" and (match := _SINGLE.match(self.text, start)):
            self.report("KB117", start, pointer)
            self.i = match.end()
            return match.group(1)
        if match := _WORD.match(self.text, start):
            self.i = match.end()
            return self.word(match.group(), start, pointer)
        return self.unexpected("een waarde")

    def begin(self, char: str, pointer: str) -> dict[str, Any] | list[Any]:
        if len(self.stack) >= MAX_DEPTH:
            self.stop("KB110", self.i, limit=MAX_DEPTH)
        container: dict[str, Any] | list[Any] = {} if char == "{" else []
        self.stack.append(_Frame(container, pointer, {}))
        self.i += 1
        return container

    def word(self, word: str, start: int, pointer: str) -> Any:
        """Read a number, ``true``, ``false``, ``null``, or say what is wrong with it."""
        if word in _LITERALS:
            return _LITERALS[word]
        if word in _NOT_NUMBERS:
            return self.report("KB109", start, pointer, word=word)
        if match := _NUMBER.fullmatch(word):
            return self.number(match, start, pointer)
        code = "KB118" if _BAD_NUMBER.match(word) else "KB119"
        return self.report(code, start, pointer, word=word)

    def number(self, match: re.Match[str], start: int, pointer: str) -> Any:
        if match.group(1) is None and match.group(2) is None:
            if len(match.group().lstrip("-")) > MAX_DIGITS:
                return self.report("KB112", start, pointer)
            return int(match.group())
        value = float(match.group())
        if value in (float("inf"), float("-inf")):
            return self.report("KB112", start, pointer)
        return value

    def string(self, pointer: str | None = None) -> str:
        """Read a string; ``i`` is at its opening quote."""
        start = self.i
        try:
            value, self.i = _text(self.text, start + 1, strict=True)
        except JSONDecodeError as error:
            value = self.bad_string(start, error, pointer)
        if half := _HALF.search(value):
            self.report("KB111", start, pointer, escape=f"\\u{ord(half.group()):04x}")
        return value

    def bad_string(self, start: int, error: JSONDecodeError, pointer: str | None) -> str:
        if "escape" in error.msg:
            self.stop("KB115", error.pos, pointer)
        if error.msg.startswith("Unterminated") or self.text[error.pos] in "\r\n":
            self.stop("KB107", start, pointer)
        self.report("KB114", error.pos, pointer)
        try:
            value, self.i = _text(self.text, start + 1, strict=False)
        except JSONDecodeError as again:
            self.stop("KB115" if "escape" in again.msg else "KB107", start, pointer)
        return value

    # -- small things

    def skip(self) -> None:
        """Pass over white space; report comments and pass over them too."""
        match = _SPACE.match(self.text, self.i)
        self.i = match.end() if match else self.i
        while comment := _COMMENT.match(self.text, self.i):
            self.report("KB106", self.i)
            match = _SPACE.match(self.text, comment.end())
            self.i = match.end() if match else comment.end()

    def here(self) -> str:
        return self.stack[-1].pointer if self.stack else ""

    def report(self, code: str, offset: int, pointer: str | None = None, **facts: Any) -> None:
        place = self.here() if pointer is None else pointer
        self.found.problems.append(Problem(code, offset, place, facts))

    def stop(self, code: str, offset: int, pointer: str | None = None, **facts: Any) -> NoReturn:
        self.report(code, offset, pointer, **facts)
        raise _Stop

    def unclosed(self) -> NoReturn:
        """Stop: the text ends inside something that is open."""
        missing = "".join("}" if isinstance(frame.container, dict) else "]" for frame in reversed(self.stack))
        end = len(self.text.rstrip())
        self.stop("KB120", end, missing=missing)

    def unexpected(self, expected: str) -> NoReturn:
        if self.i >= len(self.text):
            self.unclosed()
        self.stop("KB104", self.i, expected=expected, found=self.text[self.i])
