# SPDX-License-Identifier: EUPL-1.2
"""The page about privacy: in five sentences what is kept and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.pages import links, myst

if TYPE_CHECKING:
    from kennisbank.pages.running import Site

SENTENCES: Final = (
    "Wat je invult, blijft op je eigen apparaat: je browser bewaart het daar tot je het wist.",
    "Wij krijgen je antwoorden niet, want er is geen server die ze ontvangt en je hebt geen account.",
    "Deze site zet geen cookies, meet geen bezoek en haalt niets op bij anderen.",
    "Wie de site host, kan in zijn logboek zien welk IP-adres een pagina opvroeg, zoals bij elke site.",
    "Deel je een ingevulde checklist, dan kies jij wie hem krijgt: zwakke plekken zijn gevoelig.",
)
SUMMARY: Final = "Dit bewaren we, en dit niet."


def render(site: Site) -> str:
    """Write the page."""
    contact = site.catalogue.settings.contact
    question = (
        [myst.words("Heb je een vraag over privacy? Mail naar "), myst.mail(contact)] if contact else []
    )
    wipe = myst.sentence(
        myst.words("Wissen doe je met ‘Wis alles’, bij een checklist of"),
        myst.join([myst.page("bij je uitslag", links.RESULTS), myst.words(".")]),
    )
    return myst.document(
        f"{SUMMARY} {SENTENCES[0]}",
        myst.heading(1, "Privacy", "privacy"),
        myst.paragraph(myst.escape(SUMMARY), "kb-lead"),
        myst.bullets([myst.escape(sentence) for sentence in SENTENCES]),
        myst.paragraph(wipe),
        myst.paragraph(myst.join([*question, myst.words(".")])) if question else myst.stack(),
    )
