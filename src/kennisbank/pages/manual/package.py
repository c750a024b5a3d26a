# SPDX-License-Identifier: EUPL-1.2
"""The page with every public name of the Python package; what docstrings say stands in their English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kennisbank.pages import links, myst
from kennisbank.pages.manual import facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.pages.manual.facts import Member, Name
    from kennisbank.pages.myst import Block, Inline

KINDS: Final = {
    facts.FUNCTION: ("functies", "Functies"),
    facts.VALUE: ("waarden", "Waarden"),
    facts.ERROR: ("fouten", "Fouten"),
}
FIELDS: Final = {"param": "", "returns": "Returns", "raises": "Raises"}
"""The fields of our docstrings, and the English words for them."""
ENGLISH: Final = "language-en"
"""A class that every HTML builder turns into ``lang="en"``; other builders pass it by."""
_FIELD = re.compile(r":(param|returns|raises)(?: ([^:\s]+))?: *")


@dataclass(frozen=True, slots=True)
class Docstring:
    """A docstring in parts: paragraphs, then fields as (kind, name, text)."""

    paragraphs: tuple[str, ...]
    fields: tuple[tuple[str, str, str], ...]


def read_docstring(text: str) -> Docstring:
    """Part a docstring; a field runs until the next one or an empty line."""
    paragraphs: list[str] = []
    fields: list[tuple[str, str, str]] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        pieces = _FIELD.split(f"\n{block}")
        if pieces[0].strip():
            paragraphs.append(" ".join(pieces[0].split()))
        for kind, name, words in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            fields.append((kind, name or "", " ".join(words.split())))
    return Docstring(tuple(paragraphs), tuple(fields))


def render(names: Sequence[Name]) -> str:
    """Write the page on the package."""
    summary = "Alles wat het pakket je programma biedt. Wat hier staat, blijft werken."
    note = (
        "De uitleg bij elke naam komt uit de code en is in het Engels."
        " Andere namen in het pakket kunnen veranderen."
    )
    return myst.document(
        summary,
        myst.heading(1, "Het Python-pakket", "python"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.paragraph(myst.escape(note)),
        *(_kind(kind, [name for name in names if name.kind == kind]) for kind in KINDS),
    )


def _kind(kind: str, names: Sequence[Name]) -> Block:
    anchor, title = KINDS[kind]
    if not names:
        return myst.stack()
    return myst.stack(myst.heading(2, title, f"python-{anchor}"), *(_name(name) for name in names))


def _name(name: Name) -> Block:
    return myst.stack(
        myst.heading(3, name.name, links.name_label(name.name)),
        myst.code_block(name.signature, "python"),
        myst.div(ENGLISH, *_doc(name.doc), myst.bullets([_member(member) for member in name.members])),
    )


def _member(member: Member) -> Block:
    return myst.stack(myst.paragraph(myst.code(member.signature)), *_doc(member.doc))


def _doc(text: str) -> list[Block]:
    doc = read_docstring(text)
    return [
        *(myst.paragraph(_words(paragraph)) for paragraph in doc.paragraphs),
        myst.bullets([_field(*field) for field in doc.fields]),
    ]


def _field(kind: str, name: str, text: str) -> Inline:
    head = [myst.words(FIELDS[kind])] if FIELDS[kind] else []
    named = [myst.code(name)] if name else []
    return myst.join([myst.sentence(*head, *named), myst.words(": "), _words(text)])


def _words(text: str) -> Inline:
    return myst.marked(text.replace("``", "`"))
