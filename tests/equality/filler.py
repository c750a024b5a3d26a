# SPDX-License-Identifier: EUPL-1.2
"""A catalogue in memory around any scoring content, with texts that only fill their place.

So the small contents of the vectors go through every exporter, as the real checklists do.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from kennisbank import catalogue as catalogues
from kennisbank.form import Form, flatten
from kennisbank.model import (
    AppliesIf,
    Catalogue,
    Checklist,
    Claim,
    Domain,
    HistoryEntry,
    Lesson,
    Level,
    Licence,
    Option,
    Origin,
    Question,
    Role,
    Scale,
    Settings,
    Source,
    SourceRef,
    Weighted,
)

Json = dict[str, Any]

CHECKLISTS = Path(__file__).resolve().parents[2] / "checklists"
DAY = "2026-01-02"
SOURCES = (SourceRef("bron", "paraphrase"),)
TEXT = (Claim("Dit is een vulzin.", SOURCES),)

_catalogues: dict[str, Catalogue] = {}
_forms: dict[tuple[str, str], Form] = {}


@cache
def real() -> Catalogue:
    """Return the catalogue of this project."""
    return catalogues.load(CHECKLISTS)


@cache
def real_content() -> Json:
    """Return its scoring content."""
    return catalogues.scoring_content(real())


def catalogue_of(content: Json) -> Catalogue:
    """Return a catalogue whose scoring content is this one, digest included; the real one if it is that."""
    digest = content["digest"]
    if digest not in _catalogues:
        _catalogues[digest] = real() if digest == real_content()["digest"] else _filled(content)
    return _catalogues[digest]


def form_of(content: Json, scope: str) -> Form:
    """Return ``flatten(catalogue_of(content), scope)``, made once."""
    key = (content["digest"], scope)
    if key not in _forms:
        _forms[key] = flatten(catalogue_of(content), scope, content["digest"])
    return _forms[key]


def _filled(content: Json) -> Catalogue:
    domains = content["domains"]
    return Catalogue(
        settings=_settings(content),
        domains={one["id"]: _domain(one) for one in domains},
        lessons={one["id"]: _lesson(one) for domain in domains for one in domain["lessons"]},
        sources={
            "bron": Source(
                "bron", "Bron", "Uitgever", "report", "official", "https://voorbeeld.test/", "nl", DAY
            )
        },
        roles={"rol": Role("rol", "Rol", "Doet wat nodig is.", inside=True, sources=SOURCES)},
    )


def _settings(content: Json) -> Settings:
    scales = tuple(_scale(key, scale) for key, scale in content["scales"].items())
    return Settings(
        id=content["id"],
        title="Kennisbank voor de toets",
        subtitle="Vulsel.",
        summary="Vulsel.",
        version=content["version"],
        language="nl",
        checked_until=DAY,
        domains=tuple(Weighted(one["id"], one["weight"]) for one in content["domains"]),
        scales=scales,
        levels=tuple(
            Level(one["number"], f"Niveau {one['number']}", one["from"], "Vulsel.")
            for one in content["levels"]
        ),
        default_scale=scales[0].id,
        origin=Origin("Vulsel.", SOURCES),
        disclaimer="Vulsel.",
        licence=Licence("CC-BY-4.0", "EUPL-1.2"),
    )


def _scale(key: str, scale: Json) -> Scale:
    options = (
        Option(one["id"], f"Antwoord {one['id']}", one.get("points"), one.get("role"), one.get("cap"))
        for one in scale["options"]
    )
    return Scale(key, "Vulsel?", tuple(options))


def _domain(domain: Json) -> Domain:
    key = domain["id"]
    lessons = tuple(Weighted(one["id"], one["weight"]) for one in domain["lessons"])
    return Domain(key, f"Domein {key}", key, "Vulsel.", "icon", "domain", TEXT, lessons, SOURCES)


def _lesson(lesson: Json) -> Lesson:
    return Lesson(
        id=lesson["id"],
        version=lesson["version"],
        revision=1,
        title=f"Les {lesson['id']}",
        summary="Vulsel.",
        checked=DAY,
        sources=SOURCES,
        why=TEXT,
        steps=(),
        examples=(),
        pitfalls=TEXT,
        roles=(),
        then_and_now=(),
        related=(),
        laws=(),
        checklist=Checklist(tuple(_question(one) for one in lesson["questions"])),
        history=(HistoryEntry(lesson["version"], 1, DAY, "Vulsel."),),
    )


def _question(question: Json) -> Question:
    key, condition = question["id"], question["applies_if"]
    return Question(
        id=key,
        version=question["version"],
        revision=1,
        text=f"Is {key} geregeld?",
        help="Vulsel.",
        scale=question["scale"],
        evidence="Vulsel.",
        role="rol",
        sources=SOURCES,
        step={},
        weight=question["weight"],
        must_have=question["must_have"],
        not_applicable_allowed=question["not_applicable_allowed"],
        quickscan=question["quickscan"],
        effort=question["effort"],
        requires=tuple(question["requires"]),
        applies_if=None
        if condition is None
        else AppliesIf(condition["question"], tuple(condition["options"])),
    )
