# SPDX-License-Identifier: EUPL-1.2
"""Short ways to write contents and responses for vectors and laws."""

from __future__ import annotations

import hashlib
import json
from typing import Any

BLANKS = {"space": " ", "tab": "\t", "line feed": "\n", "carriage return": "\r", "U+00A0": "\u00a0"}
YES = "ja-deels-nee"
STEPS = "nooit-soms-meestal-altijd"
MATURITY = "volwassenheid"
PLAIN = "ja-nee"
FINE = "fijn"
HIGH = "hoge-grenzen"

ROLES: list[dict[str, Any]] = [{"id": "nvt", "role": "not-applicable"}, {"id": "onbekend", "role": "unknown"}]


def _points(**points: tuple[int, int] | int) -> list[dict[str, Any]]:
    return [
        {"id": key, "points": value}
        if isinstance(value, int)
        else {"id": key, "points": value[0], "cap": value[1]}
        for key, value in points.items()
    ]


SCALES: dict[str, Any] = {
    YES: {"options": [*_points(ja=100, deels=(50, 2), nee=(0, 1)), *ROLES]},
    STEPS: {"options": [*_points(altijd=100, meestal=(67, 3), soms=(33, 2), nooit=(0, 1)), *ROLES]},
    MATURITY: {
        "options": [*ROLES, *_points(n0=(0, 1), n1=(20, 1), n2=(40, 2), n3=(60, 2), n4=(80, 3), n5=100)]
    },
    PLAIN: {"options": _points(nee=0, ja=100)},
    FINE: {"options": [*_points(nul=0, een=1, tien=10, twaalf=12, half=50, bijna=99, vol=100), *ROLES]},
    HIGH: {"options": [*_points(goed=100, matig=(60, 4), slecht=(20, 3), geen=(0, 2), niets=(0, 2)), *ROLES]},
}
LEVELS = [{"number": n, "from": f} for n, f in ((1, 0), (2, 250_000), (3, 500_000), (4, 750_000))]
THREE_LEVELS = [{"number": n, "from": f} for n, f in ((1, 0), (2, 333_333), (3, 666_667))]
FIVE_LEVELS = [
    {"number": n, "from": f} for n, f in ((1, 0), (2, 200_000), (3, 400_000), (4, 600_000), (5, 1_000_000))
]


def question(
    key: str,
    *,
    weight: int = 1,
    scale: str = YES,
    must: bool = False,
    na: bool = True,
    quick: bool = False,
    effort: int = 2,
    requires: tuple[str, ...] = (),
    when: tuple[str, ...] | None = None,
) -> dict[str, Any]:
    """Return a question; ``when`` is a short id followed by the options under which this one counts."""
    return {
        "id": key,
        "version": 1,
        "scale": scale,
        "weight": weight,
        "must_have": must,
        "not_applicable_allowed": na and not must,
        "quickscan": quick,
        "effort": effort,
        "requires": list(requires),
        "applies_if": None if when is None else {"question": when[0], "options": list(when[1:])},
    }


def lesson(key: str, *questions: dict[str, Any], weight: int = 1) -> dict[str, Any]:
    return {"id": key, "version": 1, "weight": weight, "questions": list(questions)}


def domain(key: str, *lessons: dict[str, Any], weight: int = 1) -> dict[str, Any]:
    return {"id": key, "weight": weight, "lessons": list(lessons)}


def content(
    *domains: dict[str, Any], levels: list[dict[str, int]] | None = None, scales: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return scoring content with the scales that its questions use, and its digest."""
    scales = SCALES if scales is None else scales
    used = {q["scale"] for d in domains for les in d["lessons"] for q in les["questions"]}
    body = {
        "id": "vectoren",
        "version": "1.0.0",
        "levels": LEVELS if levels is None else levels,
        "scales": {key: scale for key, scale in scales.items() if key in used},
        "domains": list(domains),
    }
    return {"id": body["id"], "version": body["version"], "digest": digest(body), **body}


def digest(body: Any) -> str:
    """Return the digest of content without its digest: sha256 of its JSON with sorted keys, no spaces."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def one_lesson(*questions: dict[str, Any], levels: list[dict[str, int]] | None = None) -> dict[str, Any]:
    """Return content with one domain ``d`` and one lesson ``a``."""
    return content(domain("d", lesson("a", *questions)), levels=levels)


def tiny(heavy: int) -> dict[str, Any]:
    """Return content in which the last question of lesson ``a`` is next to nothing in the total.

    Lesson ``a`` has ``heavy`` questions of weight 3 and one of weight 1; nine lessons and nine domains
    of weight 9 stand beside it.
    """
    light = question(f"v{heavy + 1}", scale=FINE)
    first = lesson("a", *(question(f"v{n}", weight=3, scale=FINE) for n in range(1, heavy + 1)), light)
    beside = [lesson(f"b{n}", question("v1", scale=FINE), weight=9) for n in range(1, 10)]
    others = [domain(f"e{n}", lesson(f"c{n}", question("v1", scale=FINE)), weight=9) for n in range(1, 10)]
    return content(domain("d", first, *beside), *others)


def tiny_ids(heavy: int) -> list[str]:
    """Return the names, as ``response`` takes them, of all questions of ``tiny``."""
    return [f"a__v{n}" for n in range(1, heavy + 2)] + [f"{k}{n}__v1" for k in "bc" for n in range(1, 10)]


def response(**answers: Any) -> dict[str, Any]:
    """Return a response; ``a__b`` stands for ``a.b``, ``_`` for ``-``, a pair adds a reason.

    A mapping is taken as the answer itself.
    """
    return {"answers": {_full_id(key): _answer(value) for key, value in answers.items() if value is not None}}


def _full_id(name: str) -> str:
    return name.replace("__", ".").replace("_", "-")


def _answer(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return value
    if isinstance(value, str):
        return {"option": value}
    option, reason = value
    return {"option": option, "reason": reason}


def case(key: str, purpose: str, of: str, answers: dict[str, Any], scope: str = "all") -> dict[str, Any]:
    """Return a vector without its expected values; ``of`` names a content of the same topic."""
    return {"id": key, "purpose": purpose, "content": of, "response": answers, "scope": scope}
