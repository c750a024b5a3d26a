# SPDX-License-Identifier: EUPL-1.2
"""The home page: what this is, the domains in order of the route, and what to know before you start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.running import lesson_ref

if TYPE_CHECKING:
    from kennisbank.model import Domain
    from kennisbank.pages.myst import Block, Inline
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
        _starts(references, fill_in),
        myst.heading(
            2, f"De route in {labels.number_word(len(domains))} {_parts(len(domains))}", "home-route"
        ),
        myst.numbered([_stop(site, domain) for domain in domains], "kb-route"),
        _columns(settings.disclaimer),
        myst.toctree("Domeinen", [(domain.short_title, links.domain_page(domain.id)) for domain in domains]),
        myst.toctree("Invullen", [("", docname) for docname in fill_in]),
        myst.toctree("Naslag", [("", docname) for docname in references]),
        myst.toctree("Over deze kennisbank", [("", docname) for docname in about]),
    )


def _starts(references: list[str], fill_in: list[str]) -> Block:
    """Offer ways in by what a reader wants; what has no page is not offered."""
    incident = myst.page("Kies wat er speelt", links.SITUATIONS)
    search = [
        *([myst.page("Zoek je rol", links.ROLES)] if links.ROLES in references else []),
        *([myst.page("Zoek een bevoegdheid", links.INSTRUMENTS)] if links.INSTRUMENTS in references else []),
    ]
    ways = [
        _standing(fill_in),
        *(
            [_way("Er is iets gebeurd", "Lees wat je het eerste uur doet en wie je belt.", [incident])]
            if links.SITUATIONS in references
            else []
        ),
        _way(
            "Ik wil iets verbeteren",
            "Elke les geeft stappen, voorbeelden, valkuilen en de wet.",
            [myst.ref("Kies een domein", "home-route"), *search],
        ),
    ]
    return myst.stack(myst.heading(2, "Waar wil je beginnen?", "home-begin"), myst.div("kb-columns", *ways))


def _standing(fill_in: list[str]) -> Block:
    """Lead to the quick scan, or to the lessons where there is none."""
    choose = myst.ref("Kies een les", "home-route")
    method = myst.page("Lees hoe we scoren", links.METHOD)
    results = [myst.page("Bekijk je resultaten", links.RESULTS)] if links.RESULTS in fill_in else []
    text = "Elke les heeft een checklist. Kies een les en vul in wat je weet."
    ways = [choose, *results, method]
    if links.QUICKSCAN in fill_in:
        text = "Met de korte scan zie je snel waar je staat. Daarna vul je per les de hele checklist in."
        ways = [myst.page("Doe de korte scan", links.QUICKSCAN), choose, *results, method]
    return _way("Ik wil weten hoe we ervoor staan", text, ways)


def _way(title: str, text: str, ways: list[Inline]) -> Block:
    return myst.div(
        "",
        myst.rubric(title, 3),
        myst.paragraph(myst.escape(text)),
        myst.paragraph(myst.join(ways, " · ")),
    )


def _parts(number: int) -> str:
    return "deel" if number == 1 else "delen"


def _stop(site: Site, domain: Domain) -> Block:
    title = myst.sentence(
        myst.role("kb-icon", domain.icon), myst.page(domain.title, links.domain_page(domain.id))
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
