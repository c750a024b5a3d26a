# SPDX-License-Identifier: EUPL-1.2
"""The table of the page on method: which programs computed the score from our files, and what differed.

The figures come from the tests (``tests/equality``), never from the build; the page says so where the
checklists have changed since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kennisbank import catalogue as catalogues
from kennisbank import labels
from kennisbank.pages import myst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.model import Catalogue
    from kennisbank.pages.myst import Block, Inline

FILE: Final = "gelijkheid.json"
"""Below ``data/`` on the site."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The checklists that the answer sets were over."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Vectors:
    """How many vectors there are (``tests/conformance``), and their digest."""

    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Sets:
    """How many generated answer sets there are."""

    count: int


@dataclass(frozen=True, slots=True)
class NotCarried:
    """How many vectors a format cannot hold, and why: a Dutch sentence."""

    why: str
    vectors: int


@dataclass(frozen=True, slots=True)
class Engine:
    """One program that computed; ``why`` says why it did not run, and then there are no figures."""

    name: str
    format: str
    program: str
    version: str | None
    vectors: int
    not_carried: tuple[NotCarried, ...]
    sets: int
    differences: int | None
    figures: tuple[str, ...]
    code: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """What ``tests/equality/report.py`` writes; keys as in its JSON."""

    date: str
    catalogue: Edition
    vectors: Vectors
    sets: Sets
    engines: tuple[Engine, ...]


def blocks(catalogue: Catalogue, table: Table) -> list[Block]:
    """Return what stands under the heading."""
    return [
        *(myst.paragraph(myst.escape(line)) for line in (_INTRO, _about(table))),
        myst.table(_HEAD, [_row(table, engine) for engine in table.engines]),
        myst.paragraph(_edition(catalogue, table)),
        *_limits(table.engines),
    ]


_INTRO: Final = (
    "Een checklist kun je op veel manieren invullen. De score hoort overal gelijk te zijn."
    " Daarom laten we elk programma dezelfde antwoorden tellen. Elk getal dat eruit komt, vergelijken we."
)
_HEAD: Final = ("Vorm", "Gerekend door", "Toetsen", "Ingevulde lijsten", "Verschillen")
_NOT_TRIED: Final = "niet getoetst"


def _about(table: Table) -> str:
    return (
        f"Er zijn {labels.whole(table.vectors.count)} toetsen. Dat zijn kleine voorbeelden waarvan de"
        " uitkomst vaststaat, vaak randgevallen. Daarnaast zijn de checklists van deze site"
        f" {labels.whole(table.sets.count)} keer willekeurig ingevuld."
    )


def _row(table: Table, engine: Engine) -> list[Inline]:
    if engine.why is not None:
        cells = [engine.format, engine.program, "–", "–", _NOT_TRIED]
    else:
        cells = [
            engine.format,
            f"{engine.program} {engine.version}",
            f"{engine.vectors} van {table.vectors.count}",
            labels.whole(engine.sets),
            "geen" if engine.differences == 0 else labels.whole(engine.differences or 0),
        ]
    return [myst.escape(cell) for cell in cells]


def _edition(catalogue: Catalogue, table: Table) -> Inline:
    """Say on which checklists the figures rest, and whether these are still the ones on the site."""
    edition = table.catalogue
    said = f"Getoetst met de checklists van {labels.date_text(table.date)} (versie {edition.version})."
    changed = " Daarna zijn de checklists veranderd. De tabel gaat dus over de vorige."
    text = said if edition.digest == catalogues.digest(catalogue) else said + changed
    where = myst.role("kb-data", f"{FILE} <{FILE}>")
    return myst.join([myst.escape(text), myst.words(" Alle cijfers staan in "), where, myst.words(".")])


def _limits(engines: Sequence[Engine]) -> list[Block]:
    """List why something was not tried: whole programs, and vectors that a format cannot hold."""
    held_back: dict[str, list[str]] = {}
    for engine in engines:
        if engine.why is not None:
            held_back.setdefault(engine.why, []).append(f"{engine.format} in {engine.program}")
        for reason in engine.not_carried:
            held_back.setdefault(reason.why, []).append(f"{engine.format} ({reason.vectors})")
    lines = [f"{why} Niet gedraaid: {labels.enumerate_words(where)}." for why, where in held_back.items()]
    if not lines:
        return []
    intro = "Dit is niet getoetst. Achter een vorm staat hoeveel toetsen er niet in passen."
    return [myst.paragraph(myst.escape(intro)), myst.bullets([myst.escape(line) for line in lines])]
