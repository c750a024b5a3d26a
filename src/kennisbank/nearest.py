# SPDX-License-Identifier: EUPL-1.2
"""The likely slip behind an unknown name: the nearest one that does exist."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the name that looks most like ``word``, or ``None`` if none looks like it.

    Ties go to the name that comes first in alphabetical order, so that the same input gives the same message.
    """
    return _nearest(word, frozenset(names))


@lru_cache(maxsize=4096)
def _nearest(word: str, names: frozenset[str]) -> str | None:
    """Look once per word: a file with a wrong id is referred to from everywhere."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong: it costs start-up

    candidates = sorted(names)
    lowered = {name.casefold(): name for name in reversed(candidates)}
    if word.casefold() in lowered:
        return lowered[word.casefold()]
    matches = get_close_matches(word[:200], candidates, n=1, cutoff=0.6)
    return matches[0] if matches else None
