# SPDX-License-Identifier: EUPL-1.2
"""Random contents and responses for the laws; small, so that brute force can follow."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from conformance import builders

REASONS = ("", " ", "\u00a0\n", "\u2003", "bestaat hier niet")


@st.composite
def questions(draw: st.DrawFn, number: int, earlier: list[Any], *, conditions: bool, plain: bool) -> Any:
    """Draw the next question of a lesson; ``plain`` leaves out what only orders and scopes look at."""
    scale = draw(st.sampled_from(sorted(builders.SCALES)))
    must = draw(st.booleans())
    when = None
    if conditions and earlier and draw(st.booleans()):
        other = draw(st.sampled_from(earlier))
        points = [o["id"] for o in builders.SCALES[other["scale"]]["options"] if "points" in o]
        when = (other["id"], *draw(st.lists(st.sampled_from(points), min_size=1, unique=True)))
    quick = not plain and draw(st.booleans())
    if quick and when is not None:
        quick = next(q["quickscan"] for q in earlier if q["id"] == when[0])
    return builders.question(
        f"v{number}",
        weight=draw(st.integers(1, 3)),
        scale=scale,
        must=must,
        na=draw(st.booleans()),
        quick=quick,
        effort=2 if plain else draw(st.integers(1, 3)),
        when=when,
    )


@st.composite
def lessons(
    draw: st.DrawFn, key: str = "a", *, conditions: bool = True, plain: bool = True, most: int = 5
) -> Any:
    """Draw a lesson of one to ``most`` questions."""
    drawn: list[Any] = []
    for number in range(1, draw(st.integers(1, most)) + 1):
        drawn.append(draw(questions(number, drawn, conditions=conditions, plain=plain)))
    return builders.lesson(key, *drawn, weight=draw(st.integers(1, 9)))


@st.composite
def contents(
    draw: st.DrawFn, *, conditions: bool = True, plain: bool = False, domains: int = 3, most: int = 4
) -> Any:
    """Draw content of one to ``domains`` domains with one to three lessons each."""
    drawn = []
    for d in range(1, draw(st.integers(1, domains)) + 1):
        keys = [f"les{d}-{n}" for n in range(1, draw(st.integers(1, 3)) + 1)]
        inside = [draw(lessons(key, conditions=conditions, plain=plain, most=most)) for key in keys]
        drawn.append(builders.domain(f"d{d}", *inside, weight=draw(st.integers(1, 9))))
    every = [(les, q) for d in drawn for les in d["lessons"] for q in les["questions"]]
    if not plain:
        ids = [f"{les['id']}.{q['id']}" for les, q in every] + ["weg.v1"]
        for _, q in every:
            q["requires"] = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
    levels = draw(st.sampled_from([builders.LEVELS, builders.THREE_LEVELS, builders.FIVE_LEVELS]))
    return builders.content(*drawn, levels=levels)


@st.composite
def responses(draw: st.DrawFn, content: Any) -> Any:
    """Draw a response: about one question in five without an answer, reasons of every kind."""
    answers: dict[str, Any] = {}
    for key, question in ids(content):
        options = [o["id"] for o in content["scales"][question["scale"]]["options"]]
        chosen = draw(st.one_of(st.sampled_from(options), st.sampled_from([*options, None])))
        if chosen is not None:
            answers[key] = {"option": chosen}
            if draw(st.booleans()):
                answers[key]["reason"] = draw(st.sampled_from(REASONS))
    return {"answers": answers}


def ids(content: Any) -> list[tuple[str, Any]]:
    """Return (full id, question) of every question in document order."""
    return [
        (f"{les['id']}.{q['id']}", q)
        for d in content["domains"]
        for les in d["lessons"]
        for q in les["questions"]
    ]


@st.composite
def filled(draw: st.DrawFn, **options: Any) -> tuple[Any, Any]:
    """Draw content and a response to it."""
    content = draw(contents(**options))
    return content, draw(responses(content))
