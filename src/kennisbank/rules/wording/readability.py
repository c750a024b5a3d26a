# SPDX-License-Identifier: EUPL-1.2
"""How easily a text reads, by the formula of Flesch as Douma fitted it to Dutch (1960).

206.84 - 77 x (syllables per word) - 0.93 x (words per sentence); higher is easier. The formula knows only
long words and long sentences, is over sixty years old and yields no language level: nothing does that
reliably, so the figure is called what it is. It is a hint, to be read beside the sentences themselves.

Names of laws and roles do not count as long words, as CommunicatieRijk lets them stand. Douma's table
calls 60 to 70 "normal". ``THRESHOLD`` was set against pieces of 110 to 240 words from stored copies of
public pages:

- meant to be plain (Asten, Meld Misdaad Anoniem, Digital Trust Center, CommunicatieRijk, Son en Breugel,
  Slachtofferhulp): 42, 59, 52, 51, 49, 68, half of them 51 or less;
- hard (letters to parliament 28844-236, 28844-273 and 34300-VII-60, policy on article 13b of
  Alphen-Chaam and Barneveld): 42, 47, 39, 23, 25.

So 60 is above every hard piece and above five of the six plain ones; our lessons stood between 61 and 81
on 23 November 2026. Fewer words than ``FEWEST_WORDS`` say little: Douma, too, counted per hundred words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from kennisbank.rules.wording.syllables import syllables
from kennisbank.rules.wording.texts import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kennisbank.rules.content import Path
    from kennisbank.rules.wording.names import Names
    from kennisbank.rules.wording.syllables import Breaks
    from kennisbank.rules.wording.texts import Text

THRESHOLD = 60
FEWEST_WORDS = 100
BANDS = (
    (90, "heel makkelijk"),
    (80, "makkelijk"),
    (70, "vrij makkelijk"),
    (60, "normaal"),
    (45, "vrij moeilijk"),
    (30, "moeilijk"),
    (0, "heel moeilijk"),
)
"""Douma's bands: from this figure on, in our words."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a text; ``flesch_douma`` is rounded down to a whole number."""

    words: int
    sentences: int
    longest: int
    """Words of the longest sentence."""
    flesch_douma: int

    @property
    def words_per_sentence(self) -> float:
        """The average length of a sentence."""
        return self.words / self.sentences


def band(figure: int) -> str:
    """Return Douma's word for a figure."""
    return next((name for start, name in BANDS if figure >= start), BANDS[-1][1])


@cache
def hyphenation() -> Breaks | None:
    """Return where Dutch words break, or ``None`` without ``pyphen`` (extra ``check``)."""
    try:
        from pyphen import Pyphen  # type: ignore[import-untyped]  # noqa: PLC0415 - not everyone has it
    except ImportError:
        return None
    return cast("Breaks", Pyphen(lang="nl_NL").positions)


class Syllables(dict[str, int]):
    """Syllables by word, counted at the first question; 0 for numbers and for words of fixed names."""

    def __init__(self, names: Names, breaks: Breaks) -> None:
        super().__init__()
        self._names = names
        self._breaks = breaks

    def __missing__(self, word: str) -> int:
        """Count a word that was not asked for before."""
        counts = word[0].isalpha() and word.lower() not in self._names.fixed
        self[word] = syllables(word, self._breaks) if counts else 0
        return self[word]


def measure(texts: Iterable[Text], known: Syllables) -> Figures | None:
    """Measure texts as one; ``None`` if they hold no sentence with a word that counts."""
    found = [sentence for text in texts if text.running for sentence in text.sentences if sentence]
    numbers = [known[word] for sentence in found for word in sentence]
    counted = len(numbers) - numbers.count(0)
    if not counted:
        return None
    figure = 206.84 - 77 * sum(numbers) / counted - 0.93 * len(numbers) / len(found)
    return Figures(len(numbers), len(found), max(map(len, found)), int(figure // 1))


def check(texts: Sequence[Text], names: Names, breaks: Breaks) -> Iterator[Finding]:
    """Say which lessons, situations and other whole texts are hard to read."""
    known = Syllables(names, breaks)
    units: dict[tuple[str, Path], list[Text]] = {}
    for text in texts:
        units.setdefault((text.document.file, _unit(text)), []).append(text)
    for (_, path), inside in units.items():
        figures = measure(inside, known)
        if figures and figures.words >= FEWEST_WORDS and figures.flesch_douma < THRESHOLD:
            facts = {
                "figure": figures.flesch_douma,
                "threshold": THRESHOLD,
                "average": f"{figures.words_per_sentence:.0f}",
            }
            yield Finding("KB909", inside[0].document, path, facts)


def _unit(text: Text) -> Path:
    """Return the path of what a text is read as a part of: a lesson, or one entry of a register."""
    if text.document.kind in ("les", "domein", "kennisbank"):
        return ("title",)
    if text.document.kind in ("instrumenten", "situaties"):
        return text.path[:2]
    return text.path[:1]
