# SPDX-License-Identifier: EUPL-1.2
"""Names and abbreviations that the registers know: of laws, roles and terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.rules.content import Content

LONG = 8
"""A word of a name with this many letters or more is left out of the measure of readability."""
_REGISTERS = ("wetten", "rollen", "begrippen", "bronnen")
_PARTS = re.compile(r"[^\w&]+")
_CAPITALS = re.compile(r"[A-Z].*[A-Z0-9]|^[A-Z][a-z]{1,3}$")


@dataclass(frozen=True, slots=True)
class Names:
    """What the registers call things."""

    phrases: tuple[str, ...]
    """Names of more words, in lower case, the longest first."""
    fixed: frozenset[str]
    """The long words of names of laws and roles, in lower case: nobody can choose plainer ones."""
    known: frozenset[str]
    """Every word of a name in a register, of a publisher or of an organisation, as it is written."""
    complete: bool
    """Whether every register could be read; otherwise nothing is unknown."""
    written: Mapping[str, tuple[str, ...]]
    """Per abbreviation the ways to write it out."""


def gather(content: Content) -> Names:
    """Read the names from the registers that are there."""
    groups = list(_groups(content))
    every = {name for names in groups for name in names}
    written: dict[str, tuple[str, ...]] = {}
    for names in groups:
        for name in filter(is_abbreviation, names):
            full = (other for other in names if _writes_out(other, name))
            written[name] = (*written.get(name, ()), *full)
    return Names(
        phrases=tuple(sorted({name.lower() for name in every if " " in name}, key=len, reverse=True)),
        fixed=frozenset(_long_words(content)),
        known=frozenset(part for name in every | set(_others(content)) for part in _PARTS.split(name)),
        complete=not any(f"{register}.json" in content.unread for register in _REGISTERS),
        written={name: full for name, full in written.items() if full},
    )


def _writes_out(name: str, abbreviation: str) -> bool:
    """Say whether a name is longer and has not the abbreviation itself in it ("hr-adviseur" for HR)."""
    parts = _PARTS.split(name.lower())
    return (" " in name or len(name) > LONG) and abbreviation.lower() not in parts


def is_abbreviation(word: str) -> bool:
    """Say whether a word is written as an abbreviation: RIEC, BIO2, RI&E, Woo."""
    return len(word) <= LONG and " " not in word and bool(_CAPITALS.search(word))


def without(text: str, names: Names) -> str:
    """Return the text in lower case, the names of more words taken out."""
    lower = text.lower()
    for phrase in names.phrases:
        if phrase in lower:
            lower = lower.replace(phrase, "…")
    return lower


def _groups(content: Content) -> Iterator[list[str]]:
    """Yield the names of each thing."""
    for law in content.register("wetten", "laws"):
        yield [name for key in ("title", "short", "nickname") if (name := law.text(key))]
    for role in content.register("rollen", "roles"):
        yield [name for key in ("title", "abbreviation") if (name := role.text(key))]
    for term in content.register("begrippen", "terms"):
        first = term.text("term")
        yield [*([first] if first else []), *(word for _, word in term.words("variants"))]


def _others(content: Content) -> Iterator[str]:
    """Yield names of those who made a source or an example; nobody asks to write out "RTL"."""
    for source in content.register("bronnen", "sources"):
        yield source.text("publisher") or ""
    for document in content.lessons.values():
        for example in document.root.children("examples"):
            yield example.text("organisation") or ""


def _long_words(content: Content) -> Iterator[str]:
    for kind, key, fields in (
        ("wetten", "laws", ("title", "short", "nickname")),
        ("rollen", "roles", ("title",)),
    ):
        for node in content.register(kind, key):
            for field in fields:
                yield from (word for word in (node.text(field) or "").lower().split() if len(word) >= LONG)
