# SPDX-License-Identifier: EUPL-1.2
"""The page on the search: how it reads words, and what was measured of it beside other programs.

The figures come from a measurement (``tests/search``), never from the build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kennisbank.pages import links, myst

if TYPE_CHECKING:
    from kennisbank.pages.myst import Block, Inline


@dataclass(frozen=True, slots=True)
class Hits:
    """In how many of so many queries an expected page came first, or among the first three."""

    first: int
    three: int
    of: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What one way to search gave; sizes in kilobytes as gzip packs them, time in milliseconds per query."""

    tune: Hits
    held_out: Hits
    index_kb: float
    code_kb: float
    ms: float


Table = Mapping[str, Figures]
"""Figures by the name of the way to search."""

_HOW = (
    "Zoeken gebeurt in je eigen browser. Wat je typt, gaat nergens heen.",
    "Vormen van een woord zijn hetzelfde: ‘sluitingen’ vindt ook ‘sluiten’.",
    "Een samengesteld woord wordt gesplitst: ‘phishingmail’ vindt ook ‘phishing’.",
    "Andere namen uit de begrippenlijst tellen mee: ‘MFA’ vindt ‘inloggen in twee stappen’.",
    "Een tikfout mag. Een accent of streepje hoeft niet.",
    "Een pagina met al je woorden gaat voor. Een woord in de titel telt zwaarder dan in de tekst.",
)
_MEASURED = (
    "We schreven eerst zoekvragen op, zoals mensen in een gemeente ze typen, met de pagina’s die erbij horen."
    " Op twee derde hebben we het zoeken bijgesteld. De rest bleef apart tot het eind."
    " Raak is: een goede pagina staat bij de eerste drie."
)
_WHY = (
    "We kozen wat het meeste vindt en ook werkt zonder server, vanaf schijf en onder strenge regels voor"
    " scripts. Pagefind kan dat laatste niet: het haalt stukken van de index op en draait WebAssembly."
    " De andere programma’s hebben geen Nederlandse samenstellingen."
)
_LIMITS = (
    "Een woord dat nergens op deze site staat, vindt niets.",
    "Een ander woord voor hetzelfde werkt alleen als het in de begrippenlijst staat.",
    "Een hele zin vindt minder goed dan een paar woorden.",
    "Bronnen hebben geen eigen plek in het zoeken.",
)


def render(table: Table) -> str:
    """Write the page."""
    summary = "Zo leest het zoekvak je woorden, en zo goed vindt het wat je zoekt."
    return myst.document(
        summary,
        myst.heading(1, "Zo zoekt deze site", "zoeken"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.heading(2, "Hoe het werkt", "zoeken-werking"),
        myst.bullets([myst.escape(line) for line in _HOW]),
        myst.heading(2, "Wat we gemeten hebben", "zoeken-gemeten"),
        myst.paragraph(myst.escape(_MEASURED)),
        _figures(table),
        myst.paragraph(
            myst.escape(
                "Groottes zijn met gzip; van Pagefind alle delen samen, want een zoekvraag laadt er enkele."
                " De tijd is die van één zoekvraag als de index geladen is, op een gewone computer."
            ),
            "kb-small",
        ),
        myst.paragraph(myst.escape(_WHY)),
        myst.heading(2, "Wat niet gaat", "zoeken-grenzen"),
        myst.bullets([myst.escape(line) for line in _LIMITS]),
        myst.paragraph(
            myst.sentence(
                myst.escape("Vind je iets niet? Kijk bij"),
                myst.join([myst.page("Trefwoorden van A tot Z", links.KEYWORDS), myst.words(".")]),
            )
        ),
    )


def _figures(table: Table) -> Block:
    head = ["Programma", "Raak, bijgesteld", "Raak, apart", "Index", "Code", "Tijd"]
    return myst.table(head, [_row(name, figures) for name, figures in table.items()])


def _row(name: str, figures: Figures) -> list[Inline]:
    cells = (
        name,
        f"{figures.tune.three} van {figures.tune.of}",
        f"{figures.held_out.three} van {figures.held_out.of}",
        f"{_number(figures.index_kb)} kB",
        f"{_number(figures.code_kb)} kB",
        f"{_number(figures.ms)} ms",
    )
    return [myst.escape(cell) for cell in cells]


def _number(value: float) -> str:
    return str(value).replace(".", ",")
