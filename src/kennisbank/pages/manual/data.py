# SPDX-License-Identifier: EUPL-1.2
"""The page about the data over HTTP: every address, what it gives, and what stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.discovery import addresses
from kennisbank.discovery.addresses import DATA, SCHEMAS
from kennisbank.pages import links, myst

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kennisbank.model import Catalogue
    from kennisbank.pages.manual.facts import Reference
    from kennisbank.pages.myst import Block, Inline
    from kennisbank.pages.running import Site

SUMMARY: Final = "Haal elke les, elk register en elk schema als JSON op, met een gewoon HTTP-verzoek."
STABLE: Final = (
    "De `1` in `v1` is de versie van de vorm, niet van de inhoud. Een nieuwe sleutel kan erbij komen.",
    "Verdwijnt of verandert een sleutel, dan komt er een `v2` naast. `v1` blijft dan staan.",
    "De inhoud is altijd die van nu. `version` en `digest` zeggen welke dat is.",
    "`version` van een les of vraag stijgt als de betekenis verandert, `revision` als de tekst verandert.",
    "Een id verandert nooit. Een vraag die vervalt, blijft in het bestand staan met de reden.",
    "Op de pagina van de les is `#v-` met het id van de vraag het adres van die vraag.",
    "Elk bestand noemt in `$schema` zijn schema, als adres vanaf het bestand zelf.",
    "Andere sites mogen de gegevens vanuit de browser ophalen, als de server onze kopregels geeft.",
)
_CODE: Final = """import json
from urllib.request import urlopen

site = "{site}"
index = json.load(urlopen(site + "{index}"))
for lesson in index["lessons"]:
    print(lesson["title"], lesson["version"], lesson["data"])"""


def render(site: Site, reference: Reference) -> str:
    """Write the page."""
    catalogue = site.catalogue
    return myst.document(
        SUMMARY,
        myst.heading(1, "Gegevens ophalen", "gegevens"),
        myst.paragraph(myst.escape(SUMMARY), "kb-lead"),
        _section("begin", "Begin bij de index", *_index(catalogue)),
        _section("adressen", "Alle adressen", *_files(catalogue)),
        _section("schemas", "Schema's", _schemas(reference)),
        _section("vast", "Waar je op kunt bouwen", myst.bullets([myst.marked(line) for line in STABLE])),
        _section("volgen", "Wijzigingen volgen", *_changes(catalogue)),
        _section("voorwaarden", "Voorwaarden", myst.paragraph(_conditions(catalogue))),
    )


def _section(name: str, title: str, *blocks: Block) -> Block:
    return myst.stack(myst.heading(2, title, f"gegevens-{name}"), *blocks)


def _index(catalogue: Catalogue) -> list[Block]:
    start = addresses.base(catalogue.settings)
    text = myst.sentence(
        _address(addresses.INDEX, addresses.INDEX),
        myst.words("noemt elk bestand met zijn adres en versie."),
        myst.words("Je hebt geen sleutel nodig. Er is geen server die rekent of antwoorden bewaart."),
    )
    if not start:
        return [myst.paragraph(text), myst.paragraph(myst.words("Zet het adres van de site voor elk adres."))]
    return [
        myst.paragraph(text),
        myst.code_block(_CODE.format(site=start, index=addresses.INDEX), "python"),
    ]


def _files(catalogue: Catalogue) -> list[Block]:
    lesson, domain = next(iter(catalogue.lessons)), next(iter(catalogue.domains))
    rows = [
        _row("kennisbank.json", "titel, versie, domeinen in volgorde, schalen en niveaus"),
        _row(f"domeinen/{domain}.json", "een domein, met de lessen in volgorde"),
        _row(f"lessen/{lesson}.json", "een les met haar checklist"),
        *(_row(f"{name}.json", text) for name, text in _registers(catalogue)),
    ]
    note = "Zet in het adres het id van een andere les, of van een ander domein."
    return [
        myst.table(["Adres", "Wat je krijgt"], rows),
        myst.paragraph(myst.escape(note)),
    ]


def _registers(catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    registers = (
        ("bronnen", "alle bronnen", catalogue.sources),
        ("wetten", "wetten, artikelen en normen", catalogue.laws),
        ("rollen", "rollen", catalogue.roles),
        ("begrippen", "begrippen", catalogue.terms),
        ("instrumenten", "bevoegdheden, van licht naar zwaar", catalogue.instruments),
        ("situaties", "wat je doet als er iets gebeurt", catalogue.situations),
    )
    return ((name, text) for name, text, entries in registers if entries)


def _schemas(reference: Reference) -> Block:
    rows = [
        [
            _address(f"{SCHEMAS}/{name}.schema.json", f"schemas/{name}.schema.json"),
            myst.sentence(
                myst.page(str(schema.get("title", name)), links.schema_page(name)),
                myst.words("–"),
                myst.escape(str(schema.get("description", ""))),
            ),
        ]
        for name, schema in reference.schemas.items()
    ]
    return myst.table(["Adres", "Wat het beschrijft"], rows)


def _changes(catalogue: Catalogue) -> list[Block]:
    """Say how to hear of changes; the feed is there only if the site has an address."""
    start = addresses.base(catalogue.settings)
    compare = "Vergelijk `version`, `revision` en `updated` in de index met wat je al had."
    if not start:
        return [myst.paragraph(myst.marked(compare))]
    feed = myst.sentence(
        myst.words("Of volg de"),
        myst.join([myst.link("Atom-feed met wijzigingen", start + addresses.FEED), myst.words(".")]),
    )
    return [myst.paragraph(myst.sentence(myst.marked(compare), feed))]


def _conditions(catalogue: Catalogue) -> Inline:
    return myst.sentence(
        myst.words(f"De gegevens mag je gebruiken onder {catalogue.settings.licence.content}."),
        myst.page("Lees wat dat vraagt", links.ABOUT),
    )


def _row(file: str, text: str) -> list[Inline]:
    return [_address(f"{DATA}/{file}", file), myst.words(text)]


def _address(shown: str, target: str) -> Inline:
    return myst.role("kb-data", f"{shown} <{target}>")
