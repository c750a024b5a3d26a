# SPDX-License-Identifier: EUPL-1.2
"""The 500 answer sets over the real catalogue that every engine computes: the same list, every time.

They hold only what a person can fill in on a form. What no form offers is in the vectors.
"""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, Any

from equality.filler import form_of, real_content
from equality.frame import Job

if TYPE_CHECKING:
    from kennisbank.form import FormQuestion

SEED = 5
PER_LESSON, PER_DOMAIN, PER_WHOLE = 9, 16, 86
"""24 lessons, 7 domains, and the quick scan and all: 24·9 + 7·16 + 2·86 = 500."""
REASONS = ("geldt hier niet", "Dat doet de regio.", "", " ", "\u00a0")

Json = dict[str, Any]


@cache
def generated() -> tuple[Job, ...]:
    """Return the sets, ``set-1`` and up."""
    content = real_content()
    chance = random.Random(SEED)  # noqa: S311 - no secrets here
    scopes = [scope for scope, times in _scopes(content) for _ in range(times)]
    return tuple(
        Job(f"set-{number}", content, response(chance, content, scope), scope)
        for number, scope in enumerate(scopes, 1)
    )


def _scopes(content: Json) -> list[tuple[str, int]]:
    lessons = [lesson["id"] for domain in content["domains"] for lesson in domain["lessons"]]
    domains = [domain["id"] for domain in content["domains"]]
    wholes = [("quickscan", PER_WHOLE), ("all", PER_WHOLE)]
    return [*((key, PER_LESSON) for key in lessons), *((key, PER_DOMAIN) for key in domains), *wholes]


def response(chance: random.Random, content: Json, scope: str) -> Json:
    """Answer a form as one person would: a share of the questions, with a habit of their own."""
    share = chance.choice((0, 0.3, 0.7, 0.95, 1, 1, 1))
    habit = chance.choice((None, None, 0, 100))
    strength = chance.choice((0.5, 0.9, 0.98, 1))
    answers = {}
    for question in form_of(content, scope).questions:
        if chance.random() < share:
            answers[question.full_id] = _answer(
                chance, question, habit if chance.random() < strength else None
            )
    return {"answers": answers}


def _answer(chance: random.Random, question: FormQuestion, points: int | None) -> Json:
    """Choose an option of the form with these points, or any; not-applicable mostly with a reason."""
    fitting = [option for option in question.options if points is None or option.points == points]
    option = chance.choice(fitting or question.options)
    answer = {"option": option.id}
    if option.role == "not-applicable":
        reason = chance.choice(REASONS)
        answer |= {"reason": reason} if reason else {}
    return answer
