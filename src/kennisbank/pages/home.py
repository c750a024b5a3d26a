# SPDX-License-Identifier: EUPL-1.2
"""The home page: what this is, three ways in, the map with its domains as a list, and what to know first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.myst import Block
from kennisbank.pages.running import lesson_ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.model import Domain
    from kennisbank.pages.myst import Inline
    from kennisbank.pages.running import Site


def render(site: Site, references: list[str], fill_in: list[str], about: list[str]) -> str:
    """Write the home page.

    :param references: docnames of the registers that have a page, in the order of the navigation.
    :param fill_in: docnames of the pages to fill in and to see results, likewise.
    :param about: docnames of the pages about the knowledge base itself, likewise.
    """
    settings = site.catalogue.settings
    domains = [site.catalogue.domains[entry.id] for entry in settings.domains]
    return myst.document(
        settings.summary,
        myst.heading(1, settings.subtitle, "home"),
        myst.paragraph(myst.escape(settings.summary), "kb-lead"),
        _entries(references, fill_in),
        myst.heading(
            2, f"De route in {labels.number_word(len(domains))} {_parts(len(domains))}", "home-route"
        ),
        myst.directive("kb-map"),
        myst.numbered([_stop(site, domain) for domain in domains], "kb-route"),
        _columns(settings.disclaimer),
        myst.toctree("Domeinen", [(domain.short_title, links.domain_page(domain.id)) for domain in domains]),
        myst.toctree("Invullen", [("", docname) for docname in fill_in]),
        myst.toctree("Naslag", [("", docname) for docname in references]),
        myst.toctree("Over deze kennisbank", [("", docname) for docname in about]),
    )


def _entries(references: list[str], fill_in: list[str]) -> Block:
    """Offer ways in by what a reader wants; what has no page is not offered."""
    incident = _entry(
        myst.page("Er is iets gebeurd", links.SITUATIONS),
        "Lees wat je het eerste uur doet en wie je belt. Daarna: de eerste 72 uur.",
    )
    registers = [("per rol", links.ROLES), ("per bevoegdheid", links.INSTRUMENTS), ("per wet", links.LAWS)]
    ways = [myst.page(text, docname) for text, docname in registers if docname in references]
    improve = _entry(
        myst.ref("Ik wil iets verbeteren", "home-route"),
        "Kies een les, met stappen, voorbeelden, valkuilen en de wet.",
        [myst.ref("per domein", "home-route"), *ways],
    )
    situations = [incident] if links.SITUATIONS in references else []
    return myst.bullets([_standing(fill_in), *situations, improve], "kb-entries")


def _standing(fill_in: list[str]) -> Block:
    """Lead to the quick scan, or to the lessons where there is none."""
    title = "Ik wil weten hoe we ervoor staan"
    results = [myst.page("Bekijk je resultaten", links.RESULTS)] if links.RESULTS in fill_in else []
    ways = [*results, myst.page("Lees hoe we scoren", links.METHOD)]
    if links.QUICKSCAN in fill_in:
        text = "Begin met de korte scan. Je kunt altijd stoppen en later verder."
        return _entry(myst.page(title, links.QUICKSCAN), text, ways)
    text = "Elke les heeft een checklist. Kies een les en vul in wat je weet."
    return _entry(myst.ref(title, "home-route"), text, ways)


def _entry(title: Inline, text: str, ways: Sequence[Inline] = ()) -> Block:
    return myst.stack(
        myst.paragraph(myst.sentence(title, myst.role("kb-icon", "pijl")), "kb-entries__title"),
        myst.paragraph(myst.escape(text)),
        myst.paragraph(myst.join(ways, " · "), "kb-entries__more") if ways else Block(""),
    )


def _parts(number: int) -> str:
    return "deel" if number == 1 else "delen"


def _stop(site: Site, domain: Domain) -> Block:
    title = myst.sentence(
        myst.role("kb-icon", domain.icon), myst.page(domain.short_title, links.domain_page(domain.id))
    )
    lessons = [lesson_ref(lesson) for lesson in site.catalogue.lessons_of(domain.id)]
    return myst.stack(
        myst.paragraph(title, "kb-route__title"),
        myst.paragraph(myst.escape(domain.summary)),
        myst.paragraph(myst.sentence(myst.escape("Lessen:"), myst.join(lessons, " · ")), "kb-small"),
    )


def _columns(disclaimer: str) -> Block:
    return myst.div(
        "kb-columns",
        _column(
            "Alles blijft op je apparaat",
            "Je hebt geen account nodig. Je antwoorden gaan niet naar ons of naar iemand anders.",
        ),
        _column(
            "Weet je iets niet? Zeg het",
            "Een vraag die open staat, telt niet als ‘nee’. De uitslag wordt dan breder: tussen dit en dat."
            " Zo zie je wat je eerst moet uitzoeken.",
        ),
        _column("Wat dit niet is", disclaimer),
    )


def _column(title: str, text: str) -> Block:
    return myst.div("", myst.rubric(title, 3), myst.paragraph(myst.escape(text)))
