# SPDX-License-Identifier: EUPL-1.2
"""Words of Dutch text as the search index holds them: folded, stemmed, and compounds with their parts.

``web/js/find.js`` does the same with what a reader types; a test compares the two on every word we have.
Stemming is Snowball's for Dutch (Kraaij and Pohlmann), the same version in Python and in JavaScript.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from kennisbank.export.missing import MissingPackage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

EXTRA: Final = "site"
SHORTEST_PART: Final = 4
"""Letters of the shortest part of a compound; a shorter one must be a known short word."""
SHORTEST_COMPOUND: Final = 7
LONGEST_COMPOUND: Final = 40
LINKS: Final = ("s", "en", "e", "n")
"""What Dutch puts between the parts of a compound."""
STOP_WORDS: Final = frozenset(
    """aan al alle allebei als altijd anders ben bij daar dan dat de deze die dit doen door dus een eens en er
    ge geen had heb hebben heeft hem hen het hier hij hoe hun iemand iets ik in is ja je jij jou jouw jullie
    kan kun kunnen maar maken me mee meer men met mij mijn moet moeten mogen mag na naar niet niets nog nu
    of om omdat ons onze ook op over te tegen toch toen tot u uit uw van veel voor vaak waar waarom wat we
    welke wel werd wie wij wil worden word wordt zal ze zelf zich zij zijn zo zonder
    zou""".split()  # noqa: SIM905 (a list of words)
)
"""Words that no one searches for; a query of such words alone is taken as it is."""

_APOSTROPHE_S: Final = re.compile(r"['’]s\b")
_JOINED: Final = re.compile(r"(?<=[^\W_])[&'’.](?=[^\W_])")
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def fold(text: str) -> str:
    """Return text in lower case and without accents; what stands around ``&`` or ``'`` is one word."""
    plain = unicodedata.normalize("NFD", text.lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _JOINED.sub("", _APOSTROPHE_S.sub("", plain))


def tokens(text: str) -> Iterator[str]:
    """Yield the words of text, folded; words with hyphens whole (``back-up``: ``backup``) and in parts."""
    for word in _WORD.findall(fold(text)):
        pieces = word.split("-")
        yield "".join(pieces)
        if len(pieces) > 1:
            yield from (piece for piece in pieces if len(piece) > 1)


@functools.cache
def _stemmer() -> Callable[[str], str]:
    """Return Snowball's stemmer.

    :raises MissingPackage: without snowballstemmer, which comes with Sphinx.
    """
    try:
        import snowballstemmer  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("snowballstemmer", EXTRA) from error
    made: Callable[[str], str] = snowballstemmer.stemmer("dutch").stemWord
    return made


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word; numbers and words with digits stay as they are."""
    return _stemmer()(word) if word.isalpha() else word


def terms(text: str) -> Iterator[str]:
    """Yield the stems of text in order, without stop words."""
    yield from (stem(word) for word in tokens(text) if word not in STOP_WORDS)


class Splitter:
    """Splits compounds into words that the index knows: ``drugspandsluiting`` is drugs, pand and sluiting."""

    def __init__(self, stems: Collection[str], short: Collection[str]) -> None:
        """Take the stems of the index and the short words (three letters) that may be parts."""
        self._stems = stems
        self._short = short

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a folded word as written, the fewest possible; none if it is no compound."""
        if not SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND or not word.isalpha():
            return ()
        return min(self._splits(word, first=True), key=_ease, default=())

    def all_parts(self, word: str) -> Iterator[str]:
        """Yield the parts of a folded word, and the parts of those."""
        for part in self.parts(word):
            yield part
            yield from self.all_parts(part)

    def _splits(self, rest: str, *, first: bool = False) -> Iterator[tuple[str, ...]]:
        """Yield every way to read what is left as known words."""
        if not first and self._known(rest):
            yield (rest,)
        for end in range(3, len(rest) - 2):
            part = rest[:end]
            if not self._known(part):
                continue
            for link in ("", *LINKS):
                if rest.startswith(link, end):
                    yield from ((part, *more) for more in self._splits(rest[end + len(link) :]))

    def _known(self, part: str) -> bool:
        if len(part) < SHORTEST_PART:
            return part in self._short
        return stem(part) in self._stems


def _ease(parts: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    """Order readings: few parts first, then those with few letters between, then by letter."""
    return len(parts), -sum(map(len, parts)), parts
