# SPDX-License-Identifier: EUPL-1.2
"""The page on method: how answers become a score, with an example that the build computes again.

The answers and weights of the example are the reference vector of scoring.md; every figure beside
them comes from ``kennisbank.scoring``, so the page cannot disagree with the scorer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kennisbank import labels, scoring
from kennisbank.pages import equality, myst

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kennisbank.model import Catalogue, Level, Option, Scale
    from kennisbank.pages.myst import Block, Inline
    from kennisbank.pages.running import Site

LESSON = "voorbeeld"
VECTOR = ((3, "best"), (2, "middle"), (1, "not-applicable"), (2, None), (1, "worst"), (1, "unknown"))
"""Weight and answer of each question of the reference vector; ``None`` is left open."""
MUST_HAVE = "v5"
"""The question that the second example makes a must-have: its answer is the worst."""

_STATES = {
    "answered": "telt mee",
    "open": "open",
    "unknown-option": "open",
    "not-applicable": "telt niet mee",
    "not-allowed": "open",
}


@dataclass(frozen=True, slots=True)
class Example:
    """One checklist with answers, as scoring takes it, and what came out."""

    lesson: Mapping[str, Any]
    chosen: Mapping[str, Option | None]
    states: Mapping[str, scoring.State]
    sums: scoring.Sums
    figures: Mapping[str, Any]


def example(catalogue: Catalogue, must_have: str = "") -> Example:
    """Score the reference vector with the default scale and the levels of the catalogue."""
    scale = catalogue.scales[catalogue.settings.default_scale]
    kinds = [(weight, kind, _option(scale, kind)) for weight, kind in VECTOR]
    rows = [(weight, option) for weight, kind, option in kinds if option or kind is None]
    chosen = {f"v{number}": option for number, (_, option) in enumerate(rows, 1)}
    lesson = {
        "id": LESSON,
        "version": 1,
        "weight": 1,
        "questions": [
            _question(f"v{number}", scale.id, weight, f"v{number}" == must_have)
            for number, (weight, _) in enumerate(rows, 1)
        ],
    }
    content = {
        "levels": [{"number": level.number, "from": level.from_ppm} for level in catalogue.settings.levels],
        "scales": {scale.id: {"options": [_plain(option) for option in scale.options]}},
    }
    answers = {
        f"{LESSON}.{key}": {"option": option.id, "reason": "voorbeeld"}
        for key, option in chosen.items()
        if option
    }
    states = scoring.lesson_states(lesson, answers, scoring.options_by_id(content))
    sums = scoring.add_up(lesson, states)
    return Example(lesson, chosen, states, sums, scoring.checklist(lesson, answers, content))


def render(site: Site, compared: equality.Table | None = None) -> str:
    """Write the page on method.

    :param compared: what the tests of equality gave for this catalogue; without it nothing is said of them.
    """
    catalogue = site.catalogue
    summary = (
        "Zo worden je antwoorden een score, een marge en een niveau. Alles is met de hand na te rekenen."
    )
    first = example(catalogue)
    return myst.document(
        summary,
        myst.heading(1, "Hoe we scoren", "methode"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        _section("kort", "In het kort", _lines(*_IN_SHORT)),
        _section("schalen", "Antwoorden en punten", *(_scale(scale) for scale in catalogue.settings.scales)),
        _section("voorbeeld", "Een voorbeeld", *_worked(first)),
        _section("marge", "Waarom een marge", _lines(*_MARGIN)),
        _section("niveaus", "Niveaus", *_levels(catalogue)),
        _section("basis", "Basismaatregelen", *_must_haves(catalogue)),
        _section("optellen", "Van les naar geheel", _lines(*_COMBINING)),
        _section("daarna", "Wat je daarna doet", _lines(*_NEXT)),
        _section("vergelijken", "Vergelijken", _lines(*_COMPARING)),
        *_compared(catalogue, compared),
        _section("grenzen", "Wat een score niet zegt", _lines(*_LIMITS)),
    )


_IN_SHORT = (
    "Elke vraag heeft een weging: 1 is gewoon, 2 is zwaar en 3 is zeer zwaar.",
    "Elk antwoord heeft punten. De score is het deel van de punten dat je haalt.",
    "Weet je iets niet, of laat je een vraag open? Dan telt dat niet als ‘nee’. De marge wordt breder.",
    "Past een vraag niet bij jullie? Dan telt ze niet mee, als je opschrijft waarom.",
    "Een basismaatregel verandert de score niet, maar kan het niveau begrenzen.",
)
_MARGIN = (
    "De onderkant van de marge is je score als elke open vraag slecht uitvalt.",
    "De bovenkant is je score als elke open vraag goed uitvalt.",
    "De echte stand ligt daartussen. Hoe meer je uitzoekt, hoe smaller de marge.",
    "De dekking zegt voor welk deel van de weging je een antwoord met punten gaf.",
    "Staat er 100%, dan is alles geregeld. We ronden 99,6% dus niet af naar 100%.",
)
_COMBINING = (
    "De stand van een domein is het gemiddelde van de lessen, met hun weging.",
    "Het totaal is het gemiddelde van de domeinen, met hun weging.",
    "Zo telt een les met veel vragen niet zwaarder dan een les met weinig vragen.",
    "Een gemiddelde kan een zwakke plek verbergen. Daarom staat het zwakste domein altijd naast het totaal.",
    "Bij het totaal staat wat er gebeurt als je anders weegt of middelt.",
)
_NEXT = (
    "Onder ‘Doen’ staan vragen waar je punten kunt winnen.",
    "Bovenaan staan daar de basismaatregelen die het niveau begrenzen.",
    "Daarna komt wat het meeste oplevert voor de minste moeite.",
    "Onder ‘Uitzoeken’ staan de vragen die open zijn. Bovenaan staat wat de marge het smalst maakt.",
)
_COMPARING = (
    "Vergelijk twee momenten alleen op vragen die hetzelfde betekenen. Daarom heeft elke vraag een versie.",
    "De korte scan en de hele checklist zijn niet te vergelijken.",
    "Vullen meer mensen dezelfde checklist in? Bespreek dan eerst de vragen waar jullie verschillen.",
)
_LIMITS = (
    "Een score zegt wat er geregeld is, volgens wie de vragen invult. Ze zegt niet of er iets is gebeurd.",
    "De wegingen zijn keuzes. Bij een zware weging of een basismaatregel staat waarom.",
)


def _compared(catalogue: Catalogue, table: equality.Table | None) -> list[Block]:
    if table is None or table.catalogue.id != catalogue.settings.id:
        return []
    return [_section("gelijk", "Overal dezelfde score", *equality.blocks(catalogue, table))]


def _section(name: str, title: str, *blocks: Block) -> Block:
    return myst.stack(myst.heading(2, title, f"methode-{name}"), *blocks)


def _lines(*lines: str) -> Block:
    return myst.bullets([myst.escape(line) for line in lines])


def _scale(scale: Scale) -> Block:
    rows = [
        [
            myst.escape(option.label),
            myst.escape(_points(option)),
            myst.escape(
                f"niveau {option.cap}" if option.cap else "geen grens" if option.role is None else "–"
            ),
        ]
        for option in scale.options
    ]
    head = ["Antwoord", "Punten", "Hoogste niveau bij een basismaatregel"]
    return myst.stack(myst.paragraph(myst.strong(_closed(scale.title))), myst.table(head, rows))


def _closed(title: str) -> str:
    return title if myst.fold(title).endswith((".", "?", "!")) else f"{title}:"


def _points(option: Option) -> str:
    return str(option.points) if option.role is None else labels.OPTION_ROLES[option.role]


def _worked(case: Example) -> list[Block]:
    intro = (
        f"Een checklist met {labels.number_word(len(case.chosen))} vragen is zo ingevuld."
        " De uitkomst hieronder is uitgerekend met hetzelfde programma dat jouw antwoorden telt."
    )
    rows = [
        _example_row(case, number, question) for number, question in enumerate(case.lesson["questions"], 1)
    ]
    sums, figures = case.sums, case.figures
    per_known, per_all = 100 * sums.known, 100 * sums.applicable
    high = sums.points + 100 * (sums.applicable - sums.known)
    lines = [
        f"De vragen met punten wegen samen {sums.known}.",
        f"Alle vragen die meetellen, wegen samen {sums.applicable}.",
        f"Score: {sums.points} van {per_known} punten is {labels.percent_text(figures['percent'])}.",
        f"Dekking: {sums.known} van {sums.applicable} is {_percent(figures['coverage'])}.",
        f"Onderkant: {sums.points} van {per_all} punten is {labels.percent_text(figures['percent_low'])}.",
        f"Bovenkant: {high} van {per_all} punten is {labels.percent_text(figures['percent_high'])}.",
        f"Niveau: {_level(figures)}.",
    ]
    return [
        myst.paragraph(myst.escape(intro)),
        myst.table(["Vraag", "Weging", "Antwoord", "Telt als", "Weging × punten"], rows),
        _lines(*lines),
    ]


def _example_row(case: Example, number: int, question: Mapping[str, Any]) -> list[Inline]:
    key, weight = question["id"], question["weight"]
    option, state = case.chosen[key], case.states[key]
    points = option.points if option and state.state == scoring.KNOWN else None
    return [
        myst.escape(f"Vraag {number}"),
        myst.escape(str(weight)),
        myst.escape(option.label if option else "geen antwoord"),
        myst.escape(_STATES[state.reason]),
        myst.escape("–" if points is None else f"{weight} × {points} = {weight * points}"),
    ]


def _levels(catalogue: Catalogue) -> list[Block]:
    levels = catalogue.settings.levels
    rows = [
        [
            myst.escape(f"{level.number}. {level.label}"),
            myst.escape(_bounds(levels, index)),
            myst.escape(level.description),
        ]
        for index, level in enumerate(levels)
    ]
    text = (
        "Elk niveau begint bij een vaste score; de ondergrens hoort erbij."
        " Komen de twee kanten van de marge op hetzelfde niveau uit, dan is het niveau vast."
        " Anders is het voorlopig."
    )
    return [myst.paragraph(myst.escape(text)), myst.table(["Niveau", "Score", "Wat het betekent"], rows)]


def _bounds(levels: Sequence[Level], index: int) -> str:
    start = labels.ppm_percent(levels[index].from_ppm)
    if index + 1 == len(levels):
        return f"vanaf {start}"
    return f"vanaf {start} tot {labels.ppm_percent(levels[index + 1].from_ppm)}"


def _must_haves(catalogue: Catalogue) -> list[Block]:
    text = (
        "Een basismaatregel is iets wat de wet of een duidelijke norm vraagt."
        " Ontbreekt ze, dan blijft het niveau laag, hoe goed de rest ook is."
        " Je ziet altijd welke vraag het niveau begrenst."
        " Is een basismaatregel nog open, dan begrenst ze alleen de onderkant."
    )
    case = example(catalogue, MUST_HAVE)
    option = case.chosen.get(MUST_HAVE)
    if option is None or not case.figures["caps"]:
        return [myst.paragraph(myst.escape(text))]
    number = list(case.chosen).index(MUST_HAVE) + 1
    outcome = (
        f"Stel dat vraag {number} uit het voorbeeld een basismaatregel is, met het antwoord ‘{option.label}’."
        f" De score en de marge blijven gelijk, maar het niveau wordt {_level(case.figures)}."
    )
    return [myst.paragraph(myst.escape(line)) for line in (text, outcome)]


def _level(figures: Mapping[str, Any]) -> str:
    levels = labels.level_range(figures["level_low"], figures["level_high"])
    return f"{levels}, {'vast' if figures['certain'] else 'voorlopig'}"


def _percent(ppm: int | None) -> str:
    return labels.percent_text(scoring.percent(ppm))


def _option(scale: Scale, kind: str | None) -> Option | None:
    """Choose the option of a scale that a row of the vector asks for; ``None`` if the scale has none."""
    if kind is None:
        return None
    if kind in labels.OPTION_ROLES:
        return next((option for option in scale.options if option.role == kind), None)
    rated = sorted(
        (option for option in scale.options if option.points is not None), key=lambda o: o.points or 0
    )
    return {
        "worst": rated[0],
        "best": rated[-1],
        "middle": min(rated, key=lambda o: abs((o.points or 0) - 50)),
    }[kind]


def _question(key: str, scale: str, weight: int, must_have: bool) -> dict[str, Any]:
    return {
        "id": key,
        "version": 1,
        "scale": scale,
        "weight": weight,
        "must_have": must_have,
        "not_applicable_allowed": not must_have,
        "quickscan": False,
        "effort": 2,
        "requires": [],
        "applies_if": None,
    }


def _plain(option: Option) -> dict[str, Any]:
    """Write an option as scoring content does."""
    values = {"id": option.id, "points": option.points, "role": option.role, "cap": option.cap}
    return {key: value for key, value in values.items() if value is not None}
