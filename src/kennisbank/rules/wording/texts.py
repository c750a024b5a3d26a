# SPDX-License-Identifier: EUPL-1.2
"""Which values of a file readers see as text, in the order of the file, split into sentences and words.

Titles of sources and laws are names that others gave; nobody may improve them, so they are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kennisbank.rules.wording.sentences import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.rules.content import Document, Path

PROSE = frozenset(
    {
        *("text", "help", "evidence", "why_weight", "summary", "definition", "not_to_confuse", "power"),
        *("note", "then", "task", "purpose", "disclaimer", "description", "next_change", "conditions"),
        *("limits", "open_points", "year_unknown", "change", "reason"),
    }
)
"""Keys of whole sentences, or of lists of these."""
TITLES = frozenset({"title", "subtitle", "short_title", "label", "duration", "clock", "hours"})
"""Keys of headings and labels: words count, sentences do not."""
_STEPS = "step"
"""The key whose every value is a sentence."""
_REFERENCES = ("domein", "instrumenten", "kennisbank", "les", "begrippen", "rollen", "situaties", "wetten")
_NOT_TEXT = {(kind, "sources") for kind in _REFERENCES} | {
    (kind, "exceptions") for kind in (*_REFERENCES, "bronnen")
}
_NOT_OURS = {("bronnen", "title"), ("wetten", "title")}
_QUOTED = re.compile(r"‘[^’]*(?:’(?=\w)[^’]*)*’|“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule on wording found; it becomes a diagnostic unless the file excepts it.

    Looking up a line makes a file to be read once more, so that waits until nobody excepts the finding.
    """

    code: str
    document: Document
    path: Path
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in a file."""

    document: Document
    path: Path
    text: str
    running: bool
    """Whether it consists of sentences; a title does not."""
    question: bool
    """Whether it is the question of a checklist itself."""
    sentences: tuple[tuple[str, ...], ...]
    """The words of each sentence."""

    @property
    def own(self) -> str:
        """The text without what stands between quotation marks: those are the words of others."""
        return _QUOTED.sub("‘’", self.text) if "‘" in self.text or "“" in self.text else self.text

    @property
    def words(self) -> list[str]:
        """All words."""
        return [word for sentence in self.sentences for word in sentence]

    def at(self, code: str, /, **facts: Any) -> Finding:
        """Say that a rule found something in this text."""
        return Finding(code, self.document, self.path, facts)


def read(document: Document) -> list[Text]:
    """Return the texts of a file, retired questions left out."""
    return [
        Text(document, path, text, running, _is_question(document, path), _split(text))
        for path, text, running in _walk(document, document.root.value, ())
    ]


def _split(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words(sentence)) for sentence in sentences(text))


def _is_question(document: Document, path: Path) -> bool:
    return document.kind == "les" and len(path) == 4 and path[1] == "questions" and path[3] == "text"


def _walk(document: Document, value: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Yield path, text and whether it is running text, in the order of the file."""
    if "retired" in value:
        return
    for key, inner in value.items():
        place = (*path, key)
        if isinstance(inner, str):
            if key in PROSE or (path and path[-1] == _STEPS):
                yield place, inner, True
            elif key in TITLES and (document.kind, key) not in _NOT_OURS:
                yield place, inner, False
        elif isinstance(inner, dict):
            yield from _walk(document, inner, place)
        elif isinstance(inner, list) and (document.kind, key) not in _NOT_TEXT:
            yield from _list(document, key, inner, place)


def _list(document: Document, key: str, values: list[Any], path: Path) -> Iterator[tuple[Path, str, bool]]:
    for number, item in enumerate(values):
        if isinstance(item, dict):
            yield from _walk(document, item, (*path, number))
        elif isinstance(item, str) and key in PROSE:
            yield (*path, number), item, True
