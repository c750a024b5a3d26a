# SPDX-License-Identifier: EUPL-1.2
"""The search index in the shape that MiniSearch loads (its ``serializationVersion`` 2), with what we add.

Made here and not in the browser: the page then loads postings and no texts, and is ready at once. A test
loads it in MiniSearch and compares it with what MiniSearch itself makes of the same words.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kennisbank.search.entries import KINDS, Entry
from kennisbank.search.words import SHORTEST_COMPOUND, STOP_WORDS, Splitter, stem, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kennisbank.model import Term

NAME: Final = "KennisbankIndex"
FIELDS: Final = ("titel", "namen", "kern", "tekst", "delen")
"""Title, other names, summary, running text, and the parts of compounds in all of these."""
_SHORT: Final = 3
_ESCAPES: Final = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with its address from the root of the site."""

    entry: Entry
    url: str


def build(found: Sequence[Found], glossary: Iterable[Term]) -> dict[str, Any]:
    """Return the index as plain JSON; the same entries in the same order always give the same."""
    words = {word for one in found for text in _texts(one.entry) for word in tokens(text)} - STOP_WORDS
    stems = {stem(word) for word in words}
    short = sorted(_short_words(found))
    splitter = Splitter(stems, frozenset(short))
    parts = {word: tuple(splitter.all_parts(word)) for word in words if len(word) >= SHORTEST_COMPOUND}
    return {
        "kinds": KINDS,
        "short": short,
        "stop": sorted(STOP_WORDS),
        "synonyms": synonyms(glossary),
        "index": _minisearch(found, parts),
    }


def as_script(index: dict[str, Any]) -> str:
    """Return the index as a script that sets one global: a page from disk cannot read a file otherwise."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES.items():
        text = text.replace(char, escape)
    return f"var {NAME}={text};\n"


def synonyms(glossary: Iterable[Term]) -> list[list[str]]:
    """Return groups of phrases that mean the same, each as stems with spaces; groups of one are left out."""
    groups = []
    for term in glossary:
        phrases = dict.fromkeys(" ".join(terms(text)) for text in (term.term, *term.variants))
        group = [phrase for phrase in phrases if phrase]
        if len(group) > 1:
            groups.append(group)
    return groups


def _texts(entry: Entry) -> tuple[str, str, str, str]:
    """Return title, other names, summary and running text."""
    return entry.title, " ".join(entry.names), f"{entry.summary} {entry.context}", entry.text


def _short_words(found: Iterable[Found]) -> set[str]:
    """Return the words of three letters in titles and names (no sentences): parts of compounds."""
    named = (one.entry for one in found if one.entry.kind != "vraag")
    texts = (text for entry in named for text in (entry.title, *entry.names))
    words = {word for text in texts for word in tokens(text)}
    return {word for word in words - STOP_WORDS if len(word) == _SHORT and word.isalpha()}


def _minisearch(found: Sequence[Found], parts: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    postings: dict[str, dict[int, dict[int, int]]] = {}
    lengths = []
    for number, one in enumerate(found):
        counted = _counted(one.entry, parts)
        lengths.append([len(counter) for counter in counted])
        for field, counter in enumerate(counted):
            for term, count in counter.items():
                postings.setdefault(term, {}).setdefault(field, {})[number] = count
    size = len(found)
    return {
        "documentCount": size,
        "nextId": size,
        "documentIds": {str(number): number for number in range(size)},
        "fieldIds": {name: number for number, name in enumerate(FIELDS)},
        "fieldLength": {str(number): row for number, row in enumerate(lengths)},
        "averageFieldLength": [
            sum(row[field] for row in lengths) / max(size, 1) for field in range(len(FIELDS))
        ],
        "storedFields": {str(number): _stored(one) for number, one in enumerate(found)},
        "dirtCount": 0,
        "index": [[term, postings[term]] for term in sorted(postings)],
        "serializationVersion": 2,
    }


def _counted(entry: Entry, parts: dict[str, tuple[str, ...]]) -> list[Counter[str]]:
    """Return the stems of each field with how often they stand there; the last one has parts of words."""
    texts = _texts(entry)
    counted = [Counter(terms(text)) for text in texts]
    pieces = (piece for text in texts for word in tokens(text) for piece in parts.get(word, ()))
    return [*counted, Counter(stem(piece) for piece in pieces)]


def _stored(one: Found) -> dict[str, Any]:
    """Return what the page shows of an entry; a long summary is cut at a word."""
    entry = one.entry
    shown: dict[str, Any] = {"k": KINDS.index(entry.kind), "t": entry.title, "u": one.url}
    if entry.context:
        shown["c"] = entry.context
    if entry.summary:
        shown["s"] = shorten(entry.summary)
    return shown


def shorten(text: str, longest: int = 150) -> str:
    """Cut text after a word, at most so many characters long."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"
