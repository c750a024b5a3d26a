# SPDX-License-Identifier: EUPL-1.2
"""The search index, the same after a small change as after a clean build.

Sphinx reads its own published index back before it adds the changed pages; that loses entries and order.
Here the index is kept whole between builds and written in one order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx.search import IndexBuilder

if TYPE_CHECKING:
    from collections.abc import Set

_PARTS: Final = ("_titles", "_filenames", "_all_titles", "_index_entries")
"""Mappings by document name; ``_mapping`` and ``_title_mapping`` go from word to document names."""
_WORDS: Final = ("_mapping", "_title_mapping")


class SteadyIndex(IndexBuilder):
    """Sphinx's index with a memory of its own."""

    def start(self, kept: dict[str, Any] | None, keep: Set[str]) -> None:
        """Begin with what an earlier build knew of the documents in ``keep``; the others are fed anew."""
        kept = kept or {}
        for part in _PARTS:
            known = kept.get(part, {})
            setattr(self, part, {name: value for name, value in known.items() if name in keep})
        for part in _WORDS:
            words = {word: names & keep for word, names in kept.get(part, {}).items()}
            setattr(self, part, {word: names for word, names in words.items() if names})
        self._objtypes = {}
        self._objnames = {}

    def memory(self) -> dict[str, Any]:
        """Return what ``start`` of the next build takes."""
        return {part: dict(getattr(self, part)) for part in (*_PARTS, *_WORDS)}

    def freeze(self) -> dict[str, Any]:
        """Return the index to publish: no empty words, entries by name of document."""
        self._index_entries = dict(sorted(self._index_entries.items()))
        return super().freeze()
