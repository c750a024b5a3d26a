# SPDX-License-Identifier: EUPL-1.2
"""A problem as data, and how it is shown.

The wording stands in ``messages``, one row per code. Stable: the codes, the shape of ``as_json`` and the
three lines of ``render``; the wording may improve.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kennisbank.messages import ERROR, MESSAGES, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_SHOWN = 80
"""A fact longer than this many characters is cut in a message; ``as_json`` keeps it whole."""
_WHOLE = {"help", "allowed", "path", "reason"}
"""Facts that are shown whole: they are ours, or a list of names to choose from."""


class UnknownCode(LookupError):  # noqa: N818 (named for the fact)
    """A diagnostic with a code that no row of ``messages`` has; a bug."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no message for code {code}")
        self.code = code


class MissingFact(LookupError):  # noqa: N818 (named for the fact)
    """A message asks for a fact that its diagnostic lacks; a bug, never shown as "onbekend"."""

    def __init__(self, code: str, fact: str) -> None:
        super().__init__(f"{code} needs the fact {fact!r}")
        self.code = code
        self.fact = fact


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place.

    ``line`` and ``column`` count from 1; both are 0 where a value has no text (an answer in memory).
    ``pointer`` is a JSON pointer, empty for the whole file.
    """

    code: str
    file: str
    line: int = 1
    column: int = 1
    pointer: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """``error`` or ``hint``; a hint never fails a run."""
        return _row(self.code).kind

    @property
    def message(self) -> str:
        """What is wrong, in the editor's words."""
        return _fill(self.code, _row(self.code).text, self.facts)

    @property
    def remedy(self) -> str:
        """How to put it right, with the nearest name first where there is one."""
        remedy = _fill(self.code, _row(self.code).remedy, self.facts)
        if self.facts.get("nearest"):
            return f'bedoelde je "{_shown(self.facts["nearest"])}"? Anders: {remedy}'
        return remedy


def sort(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Order by place, then code; the same problem twice at one place is shown once."""
    seen: dict[tuple[Any, ...], Diagnostic] = {}
    for item in diagnostics:
        seen.setdefault((item.file, item.line, item.column, item.code, item.pointer, item.message), item)
    return tuple(seen[key] for key in sorted(seen))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Say whether any of these is more than a hint."""
    return any(item.kind == ERROR for item in diagnostics)


def render(diagnostic: Diagnostic) -> str:
    """Show a diagnostic as text: place, code and message; pointer; remedy."""
    place = _clean(diagnostic.file)
    if diagnostic.line:
        place += f":{diagnostic.line}:{diagnostic.column}"
    label = "" if diagnostic.kind == ERROR else "hint: "
    lines = [f"{place}: {diagnostic.code} {label}{diagnostic.message}"]
    if diagnostic.pointer:
        lines.append(f"  bij {_clean(diagnostic.pointer)}")
    lines.append(f"  herstel: {diagnostic.remedy}")
    return "\n".join(lines)


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return the diagnostic as plain JSON, for tools."""
    return {
        "code": diagnostic.code,
        "kind": diagnostic.kind,
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "pointer": diagnostic.pointer,
        "message": diagnostic.message,
        "remedy": diagnostic.remedy,
        "facts": dict(diagnostic.facts),
    }


def _row(code: str) -> Message:
    try:
        return MESSAGES[code]
    except KeyError:
        raise UnknownCode(code) from None


def _fill(code: str, template: str, facts: Mapping[str, Any]) -> str:
    try:
        return template.format_map({name: _shown(value, name in _WHOLE) for name, value in facts.items()})
    except KeyError as missing:
        raise MissingFact(code, str(missing.args[0])) from None


def _shown(value: Any, whole: bool = False) -> str:
    """Return a fact as it stands in a sentence: text as it is, lists as quoted words, the rest as JSON."""
    if isinstance(value, str):
        return _clean(value) if whole else _cut(_clean(value))
    if isinstance(value, tuple | list):
        return ", ".join(f'"{_cut(_clean(str(item)))}"' for item in value)
    return _cut(_clean(json.dumps(value, ensure_ascii=False, default=str)))


def _cut(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def _clean(text: str) -> str:
    """Keep a message on its own line, whatever stands in the content (control or half characters)."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
