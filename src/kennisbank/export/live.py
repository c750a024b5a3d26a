# SPDX-License-Identifier: EUPL-1.2
"""The result in one Dutch sentence that a web form computes while people fill it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kennisbank.form import ALL, QUICKSCAN
from kennisbank.formula import expressions as e
from kennisbank.formula import needed
from kennisbank.formula.program import name
from kennisbank.formula.program import references as references_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.form import Form
    from kennisbank.formula import Program

LIVE: Final = "live"
"""First part of the names: ``_live__<les>``, ``_live__<domein>`` and ``_live``."""


@dataclass(frozen=True, slots=True)
class Either:
    """One of two rows of words."""

    test: e.Test
    then: tuple[Word, ...]
    other: tuple[Word, ...]


Word = str | e.Ref | Either


@dataclass(frozen=True, slots=True)
class Line:
    """The sentence about a lesson, a domain or everything; the first word is always a text."""

    name: str
    about: str | None
    """Id; ``None`` for the total."""
    group: str
    """``lessons``, ``domains`` or ``total``, as in a result."""
    title: str
    words: tuple[Word, ...]


def references(words: Iterable[Word]) -> Iterator[str]:
    """Yield the names that a sentence takes."""
    for word in words:
        if isinstance(word, e.Ref):
            yield word.name
        elif isinstance(word, Either):
            yield from references_of(word.test)
            yield from references((*word.then, *word.other))


def names(shown: Iterable[Line]) -> set[str]:
    """Return the names of the program that the sentences take."""
    return {name for line in shown for name in references(line.words)}


def computed(whole: Program, scope: str) -> Program:
    """Return what a web form computes: everything; of all lessons together no figures per lesson.

    Those are some four hundred more values, and a form computes all of them again at each click.
    """
    if scope not in (ALL, QUICKSCAN):
        return whole
    return needed(whole, [key for key in whole.figures if not key.startswith("lessons.")])


def lines(form: Form, whole: Program) -> tuple[Line, ...]:
    """Return a line per lesson, per domain and for the total, as far as the program gives their figures."""
    rows: list[tuple[str, str | None, str]] = [
        ("lessons", section.id, section.title)
        for section in form.sections
        if f"lessons.{section.id}.low" in whole.figures
    ]
    if form.scope != "checklist":
        domains = {section.domain: section.domain_title for section in form.sections}
        rows += [("domains", domain, title) for domain, title in domains.items()]
    if form.scope in (ALL, QUICKSCAN):
        rows.append(("total", None, "Alles samen"))
    return tuple(
        Line(name(LIVE, about), about, group, title, tuple(_words(whole, group, about)))
        for group, about, title in rows
    )


def _key(group: str, about: str | None, figure: str) -> str:
    return f"total.{figure}" if about is None else f"{group}.{about}.{figure}"


def _words(whole: Program, group: str, about: str | None) -> Iterable[Word]:
    def given(figure: str) -> e.Ref:
        return e.Ref(whole.figures[_key(group, about, figure)])

    def holds(flag: str) -> e.Test:
        return e.Compare(e.Ref(name(flag, about)), "=", e.Number(1))

    def same(figure: str) -> e.Test:
        return e.Compare(given(f"{figure}low"), "=", given(f"{figure}high"))

    between = ("Ligt tussen ", given("percent_low"), "% en ", given("percent_high"), "%. ")
    level = ("Niveau ", given("level_low"))
    open_level = (*level, "–", given("level_high"), ", voorlopig. ")
    applies: tuple[Word, ...] = (
        "",
        Either(holds("scored"), ("Score ", given("percent"), "%. "), ("Nog geen oordeel. ",)),
        Either(same(""), ("",), between),
        Either(same("level_"), (*level, ". "), open_level),
        "Ingevuld: ",
        given("answered"),
        " van ",
        given("applicable"),
        ".",
    )
    yield Either(holds("present"), applies, ("Geen van de vragen geldt hier.",))
