# SPDX-License-Identifier: EUPL-1.2
"""The likely slip behind an unknown name: the nearest one that does exist."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the name that looks most like ``word``, or ``None`` if none looks like it.

    Ties go to the name that comes first in alphabetical order, so that the same input gives the same message.
    """
    from difflib import get_close_matches  # only when something is wrong: importing costs start-up time

    candidates = sorted(set(names))
    lowered = {name.casefold(): name for name in reversed(candidates)}
    if word.casefold() in lowered:
        return lowered[word.casefold()]
    matches = get_close_matches(word[:200], candidates, n=1, cutoff=0.6)
    return matches[0] if matches else None
