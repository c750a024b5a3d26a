# SPDX-License-Identifier: EUPL-1.2
"""The page about the knowledge base itself: origin, conditions, privacy, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst

if TYPE_CHECKING:
    from kennisbank.model import Settings
    from kennisbank.pages.myst import Block, Inline
    from kennisbank.pages.running import Site


def render(site: Site) -> str:
    """Write the page about the knowledge base."""
    settings = site.catalogue.settings
    return myst.document(
        settings.summary,
        myst.heading(1, "Over deze kennisbank", "over"),
        myst.paragraph(myst.escape(settings.summary), "kb-lead"),
        _section("herkomst", "Waar dit vandaan komt", *_origin(site)),
        _section("niet", "Wat dit niet is", myst.paragraph(myst.escape(settings.disclaimer))),
        _section("woorden", "Woorden die je kunt verwarren", _confusions(site)),
        _section("lezen", "Hoe je de niveaus leest", *_levels(settings)),
        _section("privacy", "Privacy", *_privacy()),
        _section("voorwaarden", "Gebruik het zelf", *_licence(settings)),
        _section("versie", "Versie", myst.paragraph(_version(settings)), _contact(settings)),
    )


def _section(name: str, title: str, *blocks: Block) -> Block:
    body = myst.stack(*blocks)
    return myst.stack(myst.heading(2, title, f"over-{name}"), body) if body else body


def _origin(site: Site) -> list[Block]:
    origin = site.catalogue.settings.origin
    return [
        myst.paragraph(myst.escape(origin.text)),
        myst.paragraph(myst.sentence(myst.escape("Bronnen:"), site.source_line(origin.sources)), "kb-small"),
    ]


def _confusions(site: Site) -> Block:
    """Set side by side what words mean here and what they are taken for."""
    return myst.table(
        ["Woord", "Hier betekent het", "Niet te verwarren"],
        [
            [myst.escape(cell) for cell in (term.term, term.definition, term.not_to_confuse)]
            for term in site.catalogue.terms.values()
            if term.not_to_confuse
        ],
    )


def _levels(settings: Settings) -> list[Block]:
    text = (
        "Een niveau zegt hoeveel van een checklist geregeld is."
        " Het is geen rapportcijfer en geen vergelijking met anderen."
        " Staan er twee niveaus, zoals 2–3, dan hangt het nog af van open vragen."
    )
    levels = [
        myst.sentence(myst.strong(f"Niveau {level.number}, {level.label}:"), myst.escape(level.description))
        for level in settings.levels
    ]
    more = myst.page("Lees hoe we scoren", links.METHOD)
    return [
        myst.paragraph(myst.escape(text)),
        myst.bullets(levels),
        myst.paragraph(myst.join([more, myst.escape(".")])),
    ]


def _privacy() -> list[Block]:
    text = "Je hebt geen account nodig. Wat je invult, blijft op je eigen apparaat."
    more = myst.page("Lees wat we bewaren en wat niet", links.PRIVACY)
    return [myst.paragraph(myst.sentence(myst.escape(text), myst.join([more, myst.words(".")])))]


def _licence(settings: Settings) -> list[Block]:
    content, code = settings.licence.content, settings.licence.code
    text = myst.join(
        [
            myst.words("De teksten mag je gebruiken onder "),
            _licence_ref(content),
            myst.words(". De software mag je gebruiken onder "),
            _licence_ref(code),
            myst.words("."),
        ]
    )
    credit = (
        "Noem de herkomst als je teksten overneemt."
        " Wek niet de indruk dat de makers van de bronnen of van deze kennisbank jouw gebruik steunen."
    )
    return [myst.paragraph(text), myst.paragraph(myst.escape(credit))]


def _licence_ref(identifier: str) -> Inline:
    if identifier not in labels.LICENCES:
        return myst.escape(identifier)
    name, url = labels.LICENCES[identifier]
    return myst.link(f"{name} ({identifier})", url)


def _version(settings: Settings) -> Inline:
    return myst.escape(
        f"Dit is versie {settings.version} van ‘{settings.title}’."
        f" De inhoud is het laatst als geheel nagekeken op {labels.date_text(settings.checked_until)}."
    )


def _contact(settings: Settings) -> Block:
    """Say where to go with questions, as far as there are addresses."""
    items = []
    if settings.repository_url:
        items.append(myst.link("Bekijk de broncode en stel een verbetering voor", settings.repository_url))
    if settings.contact:
        items.append(myst.escape(f"Vragen? Mail naar {settings.contact}."))
    return myst.bullets(items)
