# SPDX-License-Identifier: EUPL-1.2
"""Finding words of the glossary in plain text, before anything is escaped.

A term is linked where it is first used on a page: the longest form wins, whole words only,
whatever the case. Words joined by a hyphen are one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kennisbank.pages.myst import linkable

if TYPE_CHECKING:
    from kennisbank.model import Term

_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; ``term`` is the glossary entry that it is a first use of, if any."""

    text: str
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a term, in lower case."""

    text: str
    term: str


FormsByWord = Mapping[str, tuple[Form, ...]]
"""Forms by their first word, longest first."""


def index_terms(terms: Iterable[Term]) -> FormsByWord:
    """Collect every form of every term that a link can carry; an earlier term keeps a shared form."""
    found: dict[str, dict[str, Form]] = {}
    for term in terms:
        if not linkable(term.term):
            continue
        for text in (term.term, *term.variants):
            lowered = text.lower()
            first = _WORD.match(lowered)
            if first and linkable(text) and len(lowered) == len(text):
                found.setdefault(first.group(), {}).setdefault(lowered, Form(lowered, term.term))
    return {word: tuple(sorted(forms.values(), key=_longest_first)) for word, forms in found.items()}


def first_uses(
    text: str, forms: FormsByWord, seen: frozenset[str]
) -> tuple[tuple[Piece, ...], frozenset[str]]:
    """Split text where a term is used for the first time.

    :param seen: terms that the page has linked already.
    :returns: the pieces, which together are ``text``, and ``seen`` with the terms found here.
    """
    lowered = text.lower()
    if not forms or len(lowered) != len(text):
        return (Piece(text),), seen
    pieces: list[Piece] = []
    done = position = 0
    while match := _WORD.search(lowered, position):
        position = match.end()
        form = _form_at(lowered, match, forms)
        if form is None:
            continue
        position = match.start() + len(form.text)
        if form.term in seen:
            continue
        seen |= {form.term}
        pieces += [Piece(text[done : match.start()]), Piece(text[match.start() : position], form.term)]
        done = position
    return (*(piece for piece in pieces if piece.text), *_rest(text[done:])), seen


def _form_at(lowered: str, word: re.Match[str], forms: FormsByWord) -> Form | None:
    for form in forms.get(word.group(), ()):
        end = word.start() + len(form.text)
        if lowered.startswith(form.text, word.start()) and not _WORD.match(lowered, end):
            return form
    return None


def _rest(text: str) -> tuple[Piece, ...]:
    return (Piece(text),) if text else ()


def _longest_first(form: Form) -> tuple[int, str]:
    return -len(form.text), form.text
