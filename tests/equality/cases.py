# SPDX-License-Identifier: EUPL-1.2
"""Cases to compare scorers on: contents of every kind, and responses as people and attackers fill them in.

The same seed gives the same cases. ``conformance.strategies`` draws small contents for the laws; here they
are bigger, with scales and levels of their own, and some ids are names that JavaScript objects inherit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

Json = dict[str, Any]
INHERITED = (
    "__proto__",
    "constructor",
    "toString",
    "valueOf",
    "hasOwnProperty",
    "__defineGetter__",
    "length",
)
REASONS = ("", " \t\n\r\u00a0", "\u2003", "\u200b", "bestaat hier niet", " x", None, 5, True)
NO_OPTIONS = (*INHERITED, "", "JA", "ja ", 5, 0, True, False, [], ["ja"], {}, {"id": "ja"})
NO_QUESTIONS = (
    *INHERITED,
    "",
    ".",
    "5",
    "a.b.c",
    "les",
    "é.\u2028",
    "constructor.prototype",
    "__proto__.option",
)


def content(chance: random.Random) -> Json:
    """Return random content: one to four domains, one to three scales of its own."""
    levels = random_levels(chance)
    names = _names(chance)
    scales = {next(names): _scale(chance, len(levels), names) for _ in range(chance.randint(1, 3))}
    domains = [
        {"id": next(names), "weight": _weight(chance), "lessons": _lessons(chance, scales, names)}
        for _ in range(chance.randint(1, 4))
    ]
    made = {"id": "willekeurig", "version": "1.0.0", "digest": "sha256:0", "levels": levels}
    _require(chance, domains)
    return {**made, "scales": scales, "domains": domains}


def _names(chance: random.Random) -> Any:
    """Yield ids, each once; in one content of five the first ones are names that objects inherit."""
    if chance.random() < 0.2:
        yield from chance.sample(INHERITED, len(INHERITED))
    number = 0
    while True:
        number += 1
        yield f"id-{number}"


def _weight(chance: random.Random) -> int:
    return 1 if chance.random() < 0.3 else chance.randint(1, 9)


def random_levels(chance: random.Random) -> list[Json]:
    starts = sorted(chance.sample(range(1, 1_000_001), chance.randint(0, 5)))
    if starts and chance.random() < 0.2:
        starts[-1] = 1_000_000
    return [{"number": number, "from": start} for number, start in enumerate([0, *starts], 1)]


def _scale(chance: random.Random, levels: int, names: Any) -> Json:
    """Return a scale with 0 and one 100; caps never fall as points rise."""
    points = sorted([0, *(chance.choice((50, chance.randint(0, 99))) for _ in range(chance.randint(0, 5)))])
    caps = sorted(chance.randint(1, levels) for _ in points)
    options = [
        {"id": _option_id(chance, names, n), "points": p} | ({"cap": cap} if chance.random() < 0.8 else {})
        for n, (p, cap) in enumerate(zip(points, caps, strict=True))
    ]
    options.append({"id": "vol", "points": 100})
    roles = [role for role in ("not-applicable", "unknown") if chance.random() < 0.8]
    options += [{"id": f"{role}-{n}", "role": role} for role in roles for n in range(chance.randint(1, 2))]
    chance.shuffle(options)
    return {"options": options}


def _option_id(chance: random.Random, names: Any, number: int) -> str:
    return str(next(names)) if chance.random() < 0.2 else f"o{number}"


def _lessons(chance: random.Random, scales: Json, names: Any) -> list[Json]:
    most = chance.choice((2, 4, 9))
    return [
        {
            "id": next(names),
            "version": 1,
            "weight": _weight(chance),
            "questions": _questions(chance, scales, names, chance.randint(1, most)),
        }
        for _ in range(chance.randint(1, 4))
    ]


def _questions(chance: random.Random, scales: Json, names: Any, count: int) -> list[Json]:
    made: list[Json] = []
    for _ in range(count):
        must = chance.random() < 0.35
        earlier = chance.choice(made) if made and chance.random() < 0.35 else None
        quick = chance.random() < 0.5
        question = {
            "id": next(names),
            "version": 1,
            "scale": chance.choice(list(scales)),
            "weight": chance.randint(1, 3),
            "must_have": must,
            "not_applicable_allowed": not must and chance.random() < 0.8,
            "quickscan": quick and (earlier is None or earlier["quickscan"]),
            "effort": chance.randint(1, 3),
            "requires": [],
            "applies_if": None if earlier is None else _condition(chance, scales, earlier),
        }
        made.append(question)
    return made


def _condition(chance: random.Random, scales: Json, earlier: Json) -> Json:
    pointed = [option["id"] for option in scales[earlier["scale"]]["options"] if "points" in option]
    return {"question": earlier["id"], "options": chance.sample(pointed, chance.randint(1, len(pointed)))}


def _require(chance: random.Random, domains: list[Json]) -> None:
    """Give some questions others that come first, of any lesson; a few that are not there."""
    lessons = [lesson for domain in domains for lesson in domain["lessons"]]
    ids = [f"{lesson['id']}.{q['id']}" for lesson in lessons for q in lesson["questions"]]
    ids += ["weg.weg", "__proto__"]
    for lesson in lessons:
        for question in lesson["questions"]:
            if chance.random() < 0.4:
                question["requires"] = chance.sample(ids, min(len(ids), chance.randint(1, 3)))


def questions(of: Json) -> list[tuple[str, Json]]:
    """Return (full id, question) of every question in document order."""
    lessons = [lesson for domain in of["domains"] for lesson in domain["lessons"]]
    return [(f"{lesson['id']}.{q['id']}", q) for lesson in lessons for q in lesson["questions"]]


def response(chance: random.Random, of: Json) -> Json:
    """Return answers to some questions; each person has their own share of answers and their own habit."""
    share = chance.choice((0, 0.2, 0.5, 0.8, 0.95, 1, 1))
    habit, strength = chance.choice((None, None, 0, 100)), chance.choice((0.5, 0.9, 0.98, 1))
    answers: Json = {}
    for key, question in questions(of):
        if chance.random() < share:
            options = of["scales"][question["scale"]]["options"]
            answers[key] = _answer(chance, options, habit if chance.random() < strength else None)
    if chance.random() < 0.3:
        answers = dict(sorted(answers.items(), reverse=True))
    return {"answers": answers}


def _answer(chance: random.Random, options: list[Json], points: int | None) -> Json:
    """Return an answer with these points, or with any option; sometimes without one."""
    chosen = chance.choice(options if points is None else [o for o in options if o.get("points") == points])
    answer: Json = {"option": chosen["id"], "note": "<b>x</b>"}
    if "role" in chosen or chance.random() < 0.1:
        answer["reason"] = chance.choice(REASONS) if chance.random() < 0.6 else "geldt hier niet"
    if chance.random() < 0.03:
        answer["option"] = None
    if chance.random() < 0.03:
        del answer["option"]
    return answer


def scope(chance: random.Random, of: Json) -> str:
    """Return all, quickscan, a domain or a lesson, each as often."""
    domain = chance.choice(of["domains"])
    return str(chance.choice(("all", "quickscan", domain["id"], chance.choice(domain["lessons"])["id"])))


def spoiled(chance: random.Random, of: Json, job: Json) -> Json:
    """Return a job that names something that the content lacks: a question, an option or a scope."""
    answers = dict(job["response"]["answers"])
    key, _ = chance.choice(questions(of))
    match chance.randint(1, 3):
        case 1:
            answers[chance.choice((*NO_QUESTIONS, key + "x", key[1:]))] = {"option": "ja"}
        case 2:
            answers[key] = {"option": chance.choice(NO_OPTIONS)}
        case _:
            return {**job, "scope": chance.choice((*INHERITED, "", "ALL", "all ", job["scope"][1:]))}
    return {**job, "response": {"answers": answers}}
