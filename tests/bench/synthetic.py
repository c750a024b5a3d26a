# SPDX-License-Identifier: EUPL-1.2
"""A made-up catalogue of any size, for measuring: valid, without hints, the same bytes each time.

Texts have the length and variety of real lessons (about 20 kB each), so that reading, checking, pages and
scoring take the time that they would really take.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-11-23"
DOMAINS = 7
SOURCES = 120
ROLES = ("burgemeester", "griffier", "gemeentesecretaris", "ciso", "adviseur-oov", "hr-adviseur", "jurist")
OTHER_SCALE = "nooit-soms-meestal-altijd"
WORDS = [
    "afspraak",
    "balie",
    "beleid",
    "besluit",
    "bestuur",
    "bewijs",
    "college",
    "dienst",
    "dreiging",
    "gemeente",
    "gesprek",
    "inwoner",
    "kaart",
    "lijst",
    "medewerker",
    "melding",
    "oefening",
    "overleg",
    "plan",
    "politie",
    "proces",
    "raad",
    "rapport",
    "register",
    "risico",
    "sleutel",
    "steun",
    "team",
    "toegang",
    "toezicht",
    "training",
    "veiligheid",
    "verslag",
    "vraag",
    "wet",
    "wijk",
]
VERBS = [
    "maakt",
    "bespreekt",
    "bewaart",
    "controleert",
    "deelt",
    "kiest",
    "leest",
    "oefent",
    "regelt",
    "volgt",
]


def write_catalogue(path: Path, lessons: int, questions: int = 8, seed: int = 1) -> Path:
    """Write a valid catalogue of ``lessons`` lessons with ``questions`` questions each, and return ``path``.

    :param path: the folder to write, made if it is not there; nothing in it is removed.
    """
    chance = random.Random(seed)  # noqa: S311 - no secrets here
    _write(path / "bronnen.json", _sources(chance))
    _write(path / "rollen.json", _roles())
    _write(path / "wetten.json", _laws())
    names = [f"les-{number:04d}" for number in range(1, lessons + 1)]
    groups = [names[start::DOMAINS] for start in range(min(DOMAINS, lessons))]
    _write(path / "kennisbank.json", _settings(len(groups)))
    for number, group in enumerate(groups, 1):
        _write(path / f"domein-{number}" / "domein.json", _domain(chance, number, group))
        for name in group:
            near = chance.sample(names, min(3, lessons))
            lesson = _lesson(chance, name, [other for other in near if other != name], questions)
            _write(path / f"domein-{number}" / f"{name}.json", lesson)
    return path


def _write(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _sentence(chance: random.Random) -> str:
    first, second, third, fourth = (chance.choice(WORDS) for _ in range(4))
    return f"De {first} {chance.choice(VERBS)} elk jaar de {second} met de {third} en de {fourth}."


def _text(chance: random.Random, sentences: int = 2) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def _refs(chance: random.Random, count: int = 1) -> list[dict[str, str]]:
    return [
        {
            "id": f"bron-{number}",
            "where": f"hoofdstuk {chance.randint(1, 9)}",
            "derivation": chance.choice(("paraphrased", "own")),
        }
        for number in chance.sample(range(1, SOURCES + 1), count)
    ]


def _claims(chance: random.Random, count: int) -> list[dict[str, Any]]:
    return [{"text": _text(chance), "sources": _refs(chance)} for _ in range(count)]


def _settings(domains: int) -> dict[str, Any]:
    others = [
        {"id": "nvt", "label": "Niet van toepassing", "role": "not-applicable"},
        {"id": "onbekend", "label": "Weet ik niet", "role": "unknown"},
    ]
    return {
        "$schema": "../schemas/kennisbank.schema.json",
        "id": "meetbank",
        "title": "Meetbank",
        "subtitle": "Een verzonnen kennisbank om mee te meten",
        "summary": "Deze kennisbank is verzonnen.",
        "version": "1.0.0",
        "language": "nl",
        "checked_until": DAY,
        "domains": [{"id": f"domein-{number}", "weight": 1} for number in range(1, domains + 1)],
        "scales": [
            {
                "id": "ja-deels-nee",
                "title": "Ja, deels of nee",
                "options": [
                    {"id": "ja", "label": "Ja", "points": 100},
                    {"id": "deels", "label": "Deels", "points": 50, "cap": 2},
                    {"id": "nee", "label": "Nee", "points": 0, "cap": 1},
                    *others,
                ],
            },
            {
                "id": OTHER_SCALE,
                "title": "Hoe vaak",
                "options": [
                    {"id": "altijd", "label": "Altijd", "points": 100},
                    {"id": "meestal", "label": "Meestal", "points": 67, "cap": 3},
                    {"id": "soms", "label": "Soms", "points": 33, "cap": 2},
                    {"id": "nooit", "label": "Nooit", "points": 0, "cap": 1},
                    *others,
                ],
            },
        ],
        "levels": [
            {"number": number, "label": label, "from": start, "description": f"Niveau {number}."}
            for number, label, start in (
                (1, "beginnend", 0),
                (2, "in ontwikkeling", 250_000),
                (3, "op orde", 500_000),
                (4, "geborgd", 750_000),
            )
        ],
        "default_scale": "ja-deels-nee",
        "origin": {"text": "Verzonnen.", "sources": [{"id": "bron-1", "derivation": "own"}]},
        "disclaimer": "Hier staat niets wat waar is.",
        "licence": {"content": "CC-BY-4.0", "code": "EUPL-1.2"},
    }


def _sources(chance: random.Random) -> dict[str, Any]:
    return {
        "$schema": "../schemas/bronnen.schema.json",
        "sources": [
            {
                "id": f"bron-{number}",
                "title": f"Handreiking {number}: {chance.choice(WORDS)} en {chance.choice(WORDS)}",
                "authors": ["A. de Vries"],
                "publisher": "Stichting Voorbeeld",
                "kind": "publication",
                "reliability": "primary",
                "date": f"20{chance.randint(15, 25)}-0{chance.randint(1, 9)}",
                "url": f"https://kennisbank.example/bron/{number}",
                "language": "nl",
                "checked": DAY,
            }
            for number in range(1, SOURCES + 1)
        ],
    }


def _roles() -> dict[str, Any]:
    sources = [{"id": "bron-1", "derivation": "paraphrased"}]
    return {
        "$schema": "../schemas/rollen.schema.json",
        "roles": [
            {
                "id": role,
                "title": role.capitalize(),
                "summary": f"Wat de {role} doet.",
                "inside": True,
                "sources": sources,
            }
            for role in ROLES
        ],
    }


def _laws() -> dict[str, Any]:
    sources = [{"id": "bron-1", "derivation": "paraphrased"}]
    return {
        "$schema": "../schemas/wetten.schema.json",
        "laws": [
            {
                "id": f"wet-{number}",
                "title": f"Wet nummer {number}",
                "short": f"Wet {number}",
                "kind": "bwb",
                "bwb": f"BWBR{number:07d}",
                "summary": "Een verzonnen wet.",
                "status": "in-force",
                "checked": DAY,
                "sources": sources,
                "articles": [
                    {
                        "id": f"wet-{number}-{article}",
                        "article": str(article),
                        "title": f"Artikel {article}",
                        "holder": ["burgemeester"],
                        "power": "De burgemeester mag iets.",
                        "status": "in-force",
                        "checked": DAY,
                        "sources": sources,
                    }
                    for article in (1, 2, 3)
                ],
            }
            for number in range(1, 21)
        ],
    }


def _domain(chance: random.Random, number: int, lessons: list[str]) -> dict[str, Any]:
    return {
        "$schema": "../../schemas/domein.schema.json",
        "id": f"domein-{number}",
        "title": f"Domein {number}",
        "short_title": f"Domein {number}",
        "summary": _text(chance),
        "icon": "kompas",
        "part": "start" if number == 1 else "domain",
        "intro": _claims(chance, 2),
        "lessons": [{"id": lesson, "weight": 1} for lesson in lessons],
        "sources": _refs(chance),
    }


def _lesson(chance: random.Random, name: str, related: list[str], questions: int) -> dict[str, Any]:
    return {
        "$schema": "../../schemas/les.schema.json",
        "id": name,
        "version": 1,
        "revision": 1,
        "title": f"{name.capitalize()}: {chance.choice(WORDS)} en {chance.choice(WORDS)}",
        "summary": _text(chance),
        "checked": DAY,
        "sources": _refs(chance, 2),
        "why": _claims(chance, 3),
        "steps": [
            {
                "title": f"Stap {number}",
                "text": _text(chance, 3),
                "roles": [chance.choice(ROLES)],
                "duration": "een uur",
                "sources": _refs(chance),
            }
            for number in range(1, 6)
        ],
        "examples": [
            {
                "title": "Een voorbeeld",
                "organisation": "Gemeente Voorbeeldstad",
                "year": "2024",
                "text": _text(chance, 3),
                "sources": _refs(chance),
            }
        ],
        "pitfalls": _claims(chance, 3),
        "roles": [{"role": role, "task": _sentence(chance), "sources": _refs(chance)} for role in ROLES[:4]],
        "activities": [
            {
                "id": f"activiteit-{number}",
                "title": _sentence(chance),
                "interval": "yearly",
                "role": chance.choice(ROLES),
                "effort": 1,
                "sources": _refs(chance),
            }
            for number in (1, 2, 3)
        ],
        "then_and_now": [
            {"then": _text(chance), "now": _claims(chance, 1), "sources": _refs(chance)} for _ in range(3)
        ],
        "related": related,
        "laws": [f"wet-{chance.randint(1, 20)}-1"],
        "open_points": [_sentence(chance)],
        "checklist": {"questions": [_question(chance, name, number) for number in range(1, questions + 1)]},
        "history": [{"version": 1, "revision": 1, "date": DAY, "change": "Eerste versie."}],
    }


def _question(chance: random.Random, lesson: str, number: int) -> dict[str, Any]:
    other = number % 4 == 0
    lower = ("meestal", "soms", "nooit") if other else ("deels", "nee")
    question: dict[str, Any] = {
        "id": f"vraag-{number}",
        "version": 1,
        "revision": 1,
        "text": f"{_sentence(chance).rpartition(' en ')[0]}?",
        "help": _text(chance),
        "scale": OTHER_SCALE if other else "ja-deels-nee",
        "weight": 1 + number % 3,
        "why_weight": _sentence(chance),
        "must_have": number == 1,
        "quickscan": number == 1,
        "effort": 1 + number % 3,
        "role": chance.choice(ROLES),
        "evidence": _sentence(chance),
        "step": {option: _sentence(chance) for option in lower},
        "laws": [f"wet-{chance.randint(1, 20)}-{chance.randint(1, 3)}"],
        "sources": _refs(chance, 2),
    }
    if number == 3:
        question["applies_if"] = {"question": "vraag-2", "options": ["ja", "deels"]}
    if number == 5:
        question["requires"] = [f"{lesson}.vraag-1"]
    return question
