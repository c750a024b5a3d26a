# SPDX-License-Identifier: EUPL-1.2
"""The page for developers: the package, the commands, the data of the site, and how to compute the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.pages import links, myst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.pages.manual.facts import Reference
    from kennisbank.pages.myst import Block
    from kennisbank.pages.running import Site

INSTALL: Final = """python3 -m venv .venv
.venv/bin/pip install ."""
EXAMPLE: Final = """import kennisbank as kb

catalogue = kb.load()
answers = {"clientelisme-tegengaan.vier-ogen": {"option": "meestal"}}
result = kb.score(catalogue, {"answers": answers}, scope="clientelisme-tegengaan")
print(result["lessons"]["clientelisme-tegengaan"]["percent_low"])"""
"""The same as in README.md; a test compares them and runs it."""

EQUAL: Final = (
    "Alle getallen zijn geheel, dus er is geen verschil door afronden. Cijfers zijn delen per miljoen.",
    "De rekenvoorbeelden staan in `tests/conformance/vectors`: antwoorden, met de uitslag die erbij hoort.",
    "`tests/conformance/README.md` legt elke regel uit. Zo bouw je een rekenmodule in je eigen taal.",
    "`kennisbank export python` maakt een rekenmodule die alleen Python nodig heeft.",
    "Verschilt het controlegetal `digest`? Dan is met andere vragen gerekend. Vergelijk de uitslagen niet.",
)


def render(site: Site, reference: Reference) -> str:
    """Write the page for developers."""
    summary = "Reken met de checklists in je eigen programma, of haal de gegevens op van deze site."
    exchanged = [name for name in links.EXCHANGED if name in reference.schemas]
    return myst.document(
        summary,
        myst.heading(1, "Voor ontwikkelaars", "ontwikkelaars"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.toctree(
            "",
            [
                ("", links.COMMANDS),
                ("", links.PACKAGE),
                ("", links.DATA),
                *(("", links.schema_page(name)) for name in exchanged),
            ],
        ),
        _section("installeren", "Installeren", *_install(site)),
        _section("python", "In Python", *_python()),
        _section("opdrachten", "Op de opdrachtregel", *_commands(reference)),
        _section("gegevens", "Gegevens van deze site", *_data()),
        _section("vormen", "Antwoorden en uitslag", *_shapes(reference, exchanged)),
        _section("gelijk", "Hetzelfde uitrekenen", _equal()),
    )


def _section(name: str, title: str, *blocks: Block) -> Block:
    return myst.stack(myst.heading(2, title, f"ontwikkelaars-{name}"), *blocks)


def _install(site: Site) -> list[Block]:
    url = site.catalogue.settings.repository_url
    source = [myst.sentence(myst.words("De broncode staat hier:"), myst.link(url, url))] if url else []
    need = myst.words("Je hebt Python 3.11 of nieuwer nodig. Voer dit uit in de map met de broncode.")
    note = "Het pakket bevat de checklists en de schema's. Je hebt daarna geen internet nodig."
    return [
        myst.paragraph(myst.sentence(*source, need)),
        myst.code_block(INSTALL, "shell"),
        myst.paragraph(myst.escape(note)),
    ]


def _python() -> list[Block]:
    return [
        myst.code_block(EXAMPLE, "python"),
        myst.paragraph(
            myst.sentence(
                myst.words("Dit drukt de onderkant van de marge af, in procenten."),
                myst.page("Bekijk alle functies en waarden", links.PACKAGE),
            )
        ),
    ]


def _commands(reference: Reference) -> list[Block]:
    rows = [
        myst.sentence(myst.code(f"kennisbank {command.name}"), myst.escape(f"– {command.help}"))
        for command in reference.commands
    ]
    return [myst.bullets(rows), myst.paragraph(myst.page("Bekijk alle opties", links.COMMANDS))]


def _data() -> list[Block]:
    intro = "Elk bestand waar een pagina uit komt, staat ook op de site, op een adres dat vast blijft."
    more = myst.page("Bekijk alle adressen", links.DATA)
    return [myst.paragraph(myst.sentence(myst.escape(intro), myst.join([more, myst.words(".")])))]


def _shapes(reference: Reference, names: Sequence[str]) -> list[Block]:
    items = [
        myst.sentence(
            myst.page(str(reference.schemas[name].get("title", name)), links.schema_page(name)),
            myst.words("–"),
            myst.escape(str(reference.schemas[name].get("description", ""))),
        )
        for name in names
    ]
    intro = "Een programma geeft antwoorden en krijgt een uitslag. Van elk bestand staat de vorm vast."
    return [myst.paragraph(myst.escape(intro)), myst.bullets(items)]


def _equal() -> Block:
    method = myst.sentence(myst.words("De regels in gewone taal:"), myst.page("Hoe we scoren", links.METHOD))
    return myst.bullets([*(myst.marked(line) for line in EQUAL), method])
