# SPDX-License-Identifier: EUPL-1.2
"""A result as a page of Dutch text: the profile first, the total last, then what to do.

Pure: catalogue, response and result in, ``Summary`` out. How it is laid out (plain text, a terminal's
table) is up to who prints it; no text in it holds markup or control characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kennisbank import labels
from kennisbank.insight.robustness import IDS
from kennisbank.scoring import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.model import Catalogue, Lesson, Question

HEADER = ("Onderdeel", "Score", "Laagst", "Hoogst", "Bekend", "Beantwoord", "Niveau")
NOTE = "Laagst en hoogst: als alles wat je nog niet weet, tegenvalt of meevalt."
"""Stands below the table."""

MOST = 5
"""How many entries of doen and uitzoeken are written out; the rest is counted."""

VARIANTS = {
    "equal-weights": "alles even zwaar telt",
    "pooled": "alle vragen op één hoop gaan",
    "stricter": "half werk strenger telt",
    "milder": "half werk milder telt",
    "geometric": "een zwak domein zwaarder doorwerkt",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``depth`` 0 is a whole, 1 a part of it."""

    cells: tuple[str, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, with lines that explain it."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a list below it."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A result in words."""

    title: str
    origin: str
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]


def summarise(
    catalogue: Catalogue,
    response: Mapping[str, Any],
    result: Mapping[str, Any],
    states: Mapping[str, Mapping[str, str]],
) -> Summary:
    """Put a result in words.

    :param response: the answers that were scored, for the step that belongs to each answer.
    :param result: what ``kennisbank.score`` made of them, insight included.
    :param states: what ``scoring.states`` says over the same scope.
    """
    words = _Words(catalogue, response, result)
    sections = (
        words.weakest(),
        words.caps(),
        words.doen(),
        words.uitzoeken(),
        words.not_counted(states),
        words.robustness(),
    )
    settings = catalogue.settings
    return Summary(
        title=words.title(),
        origin=_clean(f"{settings.title}, versie {settings.version}"),
        rows=tuple(words.rows()),
        sections=tuple(section for section in sections if section.items),
    )


def points_text(ppm: int) -> str:
    """Write a gain in percentage points, as scoring.md shows it: ``4 procentpunt``, ``minder dan 1``."""
    points = (ppm + 5000) // 10000
    return "minder dan 1 procentpunt" if points == 0 else f"{labels.whole(points)} procentpunt"


class _Words:
    """The parts of a summary."""

    def __init__(self, catalogue: Catalogue, response: Mapping[str, Any], result: Mapping[str, Any]) -> None:
        self.catalogue = catalogue
        self.answers = response["answers"]
        self.result = result
        self.levels = {level.number: level.label.lower() for level in catalogue.settings.levels}
        self.questions: dict[str, tuple[Lesson, Question]] = {
            name: (lesson, question) for name, lesson, question in catalogue.questions()
        }

    def title(self) -> str:
        key = self.result["scope_id"]
        if self.result["scope"] == "checklist":
            return _clean(f"Uitslag van de les ‘{self.catalogue.lessons[key].title}’")
        if self.result["scope"] == "domain":
            return _clean(f"Uitslag van het domein ‘{self.catalogue.domains[key].title}’")
        return (
            "Uitslag van de korte scan" if self.result["scope"] == "quickscan" else "Uitslag van alle lessen"
        )

    def rows(self) -> Iterator[Row]:
        """Yield each domain with its lessons below it, and the total last."""
        lessons = self.result["lessons"]
        for key, domain in self.catalogue.domains.items():
            if key in self.result["domains"]:
                yield self.row(domain.title, self.result["domains"][key], 0)
            for entry in domain.lessons:
                if entry.id in lessons:
                    depth = 1 if self.result["domains"] else 0
                    yield self.row(self.catalogue.lessons[entry.id].title, lessons[entry.id], depth)
        if self.result["total"] is not None:
            yield self.row("Totaal", self.result["total"], 0)

    def row(self, title: str, figures: Mapping[str, Any], depth: int) -> Row:
        counts = figures["counts"]
        answered = f"{counts['answered']} van {counts['applicable']}"
        if figures["low"] is None:
            return Row((_clean(title), "–", "–", "–", "–", answered, "niet van toepassing"), depth)
        score = "–" if figures["score"] is None else labels.percent_text(figures["percent"])
        low, high = (labels.percent_text(figures[end]) for end in ("percent_low", "percent_high"))
        return Row(
            (
                _clean(title),
                score,
                low,
                high,
                labels.percent_text(percent(figures["coverage"])),
                answered,
                self.level(figures),
            ),
            depth,
        )

    def level(self, figures: Mapping[str, Any]) -> str:
        """Name the level interval: ``2–4, voorlopig`` or ``3 op orde``."""
        text = labels.level_range(figures["level_low"], figures["level_high"])
        return (
            _clean(f"{text} {self.levels[figures['level_low']]}")
            if figures["certain"]
            else f"{text}, voorlopig"
        )

    def weakest(self) -> Section:
        weakest = self.result["weakest_domain"]
        items = () if weakest is None else (Item(_clean(self.catalogue.domains[weakest].title)),)
        return Section("Zwakste domein", items)

    def caps(self) -> Section:
        """Name each must-have that limits, from low to high."""
        found = sorted(self.whole()["caps"], key=lambda cap: (cap["high"], cap["low"]))
        return Section("Deze basismaatregelen begrenzen het niveau", tuple(self.cap(cap) for cap in found))

    def cap(self, cap: Mapping[str, Any]) -> Item:
        known = cap["low"] == cap["high"]
        limit = f"hoogstens niveau {cap['low']}" + ("" if known else ", zolang je dit niet weet")
        return Item(self.text(cap["question"]), (f"{self.lesson(cap['question'])}: {limit}",))

    def whole(self) -> Mapping[str, Any]:
        """Return the figures of the scope as a whole."""
        parts = {"checklist": "lessons", "domain": "domains"}
        part = parts.get(self.result["scope"])
        figures: Mapping[str, Any] = (
            self.result["total"] if part is None else self.result[part][self.result["scope_id"]]
        )
        return figures

    def doen(self) -> Section:
        items = [self.action(entry) for entry in self.result["doen"][:MOST]]
        return Section("Doen", (*items, *_rest(self.result["doen"])))

    def action(self, entry: Mapping[str, Any]) -> Item:
        name = entry["question"]
        _, question = self.questions[name]
        gain = (
            f"levert {points_text(entry['gain'])} op"
            if entry["gain"] > 0
            else "heft een grens van het niveau op"
        )
        step = question.step.get(self.answers[name]["option"])
        details = [f"{self.lesson(name)}, {self.role(question)}: {gain}"]
        return Item(self.text(name), (*details, *([_clean(f"Eerste stap: {step}")] if step else [])))

    def uitzoeken(self) -> Section:
        items = [self.unknown(entry) for entry in self.result["uitzoeken"][:MOST]]
        return Section("Uitzoeken", (*items, *_rest(self.result["uitzoeken"])))

    def unknown(self, entry: Mapping[str, Any]) -> Item:
        name = entry["question"]
        _, question = self.questions[name]
        worth = f"maakt de uitslag {points_text(entry['gain'])} zekerder"
        where = f"{self.lesson(name)}, {self.role(question)}: {worth}"
        return Item(self.text(name), (where, _clean(f"Kijk hier: {question.evidence}")))

    def not_counted(self, states: Mapping[str, Mapping[str, str]]) -> Section:
        """Name the answers that were given and do not count, or not yet."""
        items = [
            Item(self.text(name), (f"{self.lesson(name)}: {self.why_not(name, state['reason'])}",))
            for name, state in states.items()
            if state["reason"] in ("ignored", "waiting") and self.answers.get(name, {}).get("option")
        ]
        return Section("Deze antwoorden tellen niet mee", tuple(items))

    def why_not(self, name: str, reason: str) -> str:
        """Say why an answer does not count: its condition does not hold, or is not known."""
        lesson, question = self.questions[name]
        if reason == "ignored" or question.applies_if is None:
            return "deze vraag geldt niet voor jullie"
        other = self.text(f"{lesson.id}.{question.applies_if.question}")
        return f"telt nog niet, het hangt af van ‘{other}’"

    def robustness(self) -> Section:
        """Say in which variants the level interval differs, if in any."""
        total = self.result["total"]
        if not self.result["robustness"] or total["low"] is None:
            return Section("", ())
        now = total["level_low"], total["level_high"]
        other = [row for row in self.result["robustness"] if (row["level_low"], row["level_high"]) != now]
        if not other:
            text = f"Ook als je anders rekent, blijft het niveau {labels.level_range(*now)}."
            return Section("Hoe stevig is dit?", (Item(text, (f"Nagerekend op {len(IDS)} manieren.",)),))
        intro = f"Het niveau is nu {labels.level_range(*now)}. Het hangt af van de manier van rekenen."
        lines = tuple(
            f"Niveau {labels.level_range(row['level_low'], row['level_high'])} als {VARIANTS[row['id']]}."
            for row in other
        )
        return Section("Hoe stevig is dit?", (Item(intro, lines),))

    def text(self, name: str) -> str:
        return _clean(self.questions[name][1].text)

    def lesson(self, name: str) -> str:
        return _clean(self.questions[name][0].title)

    def role(self, question: Question) -> str:
        role = self.catalogue.roles.get(question.role)
        return _clean(question.role if role is None else role.title)


def _rest(entries: list[Any]) -> tuple[Item, ...]:
    more = len(entries) - MOST
    return (Item(f"en nog {labels.count(more, 'vraag', 'vragen')}"),) if more > 0 else ()


def _clean(text: str) -> str:
    """Leave out what a terminal would act on: control characters become spaces."""
    return "".join(character if character.isprintable() else " " for character in text)
