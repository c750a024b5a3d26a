# SPDX-License-Identifier: EUPL-1.2
"""The page for editors: how to change or add a lesson, and where to look things up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank import diagnostics, labels
from kennisbank.messages import ERROR
from kennisbank.pages import links, myst
from kennisbank.pages.manual import schema as schema_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.model import Settings
    from kennisbank.pages.manual.facts import Reference
    from kennisbank.pages.myst import Block
    from kennisbank.pages.running import Site

SAMPLE: Final = diagnostics.Diagnostic(
    "KB203",
    "checklists/integriteit/clientelisme-tegengaan.json",
    6,
    56,
    "/checklist/questions/1/weight",
    {"name": "weging", "value": 9, "range": "een geheel getal van 1 tot en met 3"},
)
"""A message as an editor sees it."""


def schema_names(reference: Reference) -> list[str]:
    """Return the schemas of files that editors write, lessons first."""
    first = [name for name in ("les", "domein", "kennisbank") if name in reference.schemas]
    rest = [name for name in reference.schemas if name not in first and schema_page.file_of(name)]
    return [*first, *rest]


def render(site: Site, reference: Reference) -> str:
    """Write the page for editors."""
    names = schema_names(reference)
    summary = "Je verandert een les in één bestand. De pagina, het formulier en de score volgen vanzelf."
    return myst.document(
        summary,
        myst.heading(1, "Voor redacteuren", "redactie"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.toctree("", [("", links.CODES), *(("", links.schema_page(name)) for name in names)]),
        _section("wijzigen", "Zo wijzig je een les", *_change(site.catalogue.settings)),
        _section("toevoegen", "Zo voeg je een les toe", _steps(_ADDING)),
        _section("ids", "Afspraken over ids", _points(_IDS)),
        _section("eerlijk", "Eerlijk over bronnen", _points(_HONEST)),
        _section("meldingen", "Wat de controle zegt", *_messages(reference)),
        _section("sleutels", "Wat er in elk bestand staat", *_schemas(reference, names)),
    )


def _section(name: str, title: str, *blocks: Block) -> Block:
    return myst.stack(myst.heading(2, title, f"redactie-{name}"), *blocks)


def _change(settings: Settings) -> list[Block]:
    url = settings.repository_url
    if not url:
        return [_steps(_CHANGING)]
    where = myst.sentence(myst.words("De bestanden staan hier:"), myst.link(url, url))
    return [myst.paragraph(where), _steps(_CHANGING)]


_CHANGING = (
    "Open het bestand van de les: `checklists/<domein>/<les>.json`. Je editor helpt met aanvullen.",
    "Verander de tekst. Schrijf korte, actieve zinnen en zeg ‘je’.",
    "Noem bij elke bewering een bron. Is de bron nieuw? Zet haar dan ook in `checklists/bronnen.json`.",
    "Verandert de betekenis? Verhoog `version`. Veranderen alleen de woorden? Verhoog `revision`.",
    "Zet een regel bij `history`: de datum, en wat er anders is.",
    "Controleer met `make content`. Elke fout krijgt een plek en een oplossing.",
    "Bekijk de pagina met `make serve`.",
    "Stel je wijziging voor als pull request. Houd het bij één onderwerp.",
)
_ADDING = (
    "Kopieer een les in de map van het domein en geef het bestand een nieuwe naam.",
    "Gebruik in die naam kleine letters en streepjes, zoals `vier-ogen-principe.json`.",
    "Geef de les dezelfde naam als `id`, zonder `.json`.",
    "Zet `version` en `revision` op 1. Zet in `history` één regel.",
    "Zet het id op de goede plek in `lessons` van `domein.json`. Dat is de volgorde op de site.",
    "Controleer en bekijk de les, zoals hierboven.",
)
_IDS = (
    "Een id verandert nooit. Je gebruikt het ook nooit opnieuw.",
    "Vervalt een vraag? Laat haar staan, zodat oude antwoorden leesbaar blijven.",
    "Vul dan `retired` in: sinds wanneer, waarom en wat ervoor in de plaats kwam.",
    "De volgorde komt uit lijsten, nooit uit een id.",
)
_HONEST = (
    "Een les zegt nooit meer dan haar bronnen.",
    "Weet je iets niet zeker? Zet het in `open_points`. De pagina laat dat zien.",
    "Noem gemeenten, organisaties en rollen. Noem geen personen.",
)


def _steps(lines: Sequence[str]) -> Block:
    return myst.numbered([myst.marked(line) for line in lines])


def _points(lines: Sequence[str]) -> Block:
    return myst.bullets([myst.marked(line) for line in lines])


def _messages(reference: Reference) -> list[Block]:
    errors = sum(message.kind == ERROR for message in reference.messages.values())
    hints = len(reference.messages) - errors
    kinds = [
        f"{labels.count(number, 'soort', 'soorten')} {what}"
        for number, what in ((errors, "fouten"), (hints, "hints"))
    ]
    return [
        myst.paragraph(
            myst.escape(
                "Elke melding noemt het bestand, de regel en de kolom."
                " Daaronder staat de plek in het bestand, en wat je doet."
            )
        ),
        myst.code_block(diagnostics.render(SAMPLE)),
        myst.paragraph(
            myst.sentence(
                myst.escape(f"De controle kent {' en '.join(kinds)}."),
                myst.page("Zoek een code op", links.CODES),
            )
        ),
    ]


def _schemas(reference: Reference, names: Sequence[str]) -> list[Block]:
    rows = [
        [
            myst.page(str(reference.schemas[name].get("title", name)), links.schema_page(name)),
            myst.code(schema_page.file_of(name)),
            myst.escape(str(reference.schemas[name].get("description", ""))),
        ]
        for name in names
    ]
    intro = "Elk bestand heeft een schema. Op elke pagina staan alle sleutels, met wat je er invult."
    return [myst.paragraph(myst.escape(intro)), myst.table(["Schema", "Bestand", "Waarover"], rows)]
