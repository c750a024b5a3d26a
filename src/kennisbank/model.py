# SPDX-License-Identifier: EUPL-1.2
"""The values of a kennisbank: one frozen class per thing in the JSON files.

Field names equal the JSON keys, so what a schema describes is what code reads.
``build`` turns valid JSON into these values; it checks nothing (schemas and rules do).
Stable for users of the package: ``Catalogue`` and everything reachable from it.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping  # noqa: TC003 (``build`` reads the hints when it runs)
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a claim comes from: a source, the place in it, and how close our words are to it."""

    id: str
    derivation: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of running text with its sources; plain text, never markup."""

    text: str
    sources: tuple[SourceRef, ...]
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleException:
    """Where a rule on wording does not hold (``code``, JSON pointer ``at``), and why; not for readers."""

    code: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of meaning (``version``) or of wording (``revision``)."""

    version: int
    revision: int
    date: str
    change: str


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that a scale offers: with ``points`` (0..100) or with a ``role``."""

    id: str
    label: str
    points: int | None = None
    role: str | None = None
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Options in the order in which readers see them."""

    id: str
    title: str
    options: tuple[Option, ...]

    def option(self, option_id: str) -> Option:
        """Return the option with this id; raise ``KeyError`` if the scale lacks it."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    @property
    def best(self) -> Option:
        """The one option with 100 points."""
        return next(option for option in self.options if option.points == 100)


@dataclass(frozen=True, slots=True)
class Level:
    """A named level; ``from_ppm`` (JSON key ``from``) is its lower bound, included."""

    number: int
    label: str
    from_ppm: int = field(metadata={"key": "from"})
    description: str = ""


@dataclass(frozen=True, slots=True)
class AppliesIf:
    """The condition under which a question counts; ``question`` is a short id of the same checklist."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retired:
    """Why a question no longer counts, and the full question ids that took its place."""

    since: str
    reason: str
    replaced_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One fact that a municipality can show; defaults are those of scoring.md, "Inputs"."""

    id: str
    version: int
    revision: int
    text: str
    help: str
    scale: str
    evidence: str
    role: str
    sources: tuple[SourceRef, ...]
    step: Mapping[str, str]
    weight: int = 1
    why_weight: str | None = None
    must_have: bool = False
    not_applicable_allowed: bool | None = None
    quickscan: bool = False
    effort: int = 2
    requires: tuple[str, ...] = ()
    applies_if: AppliesIf | None = None
    laws: tuple[str, ...] = ()
    retired: Retired | None = None

    @property
    def allows_not_applicable(self) -> bool:
        """Whether not-applicable with a reason excludes this question; never for a must-have."""
        return not self.must_have and self.not_applicable_allowed is not False


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, who does it and roughly how long it takes."""

    title: str
    text: str
    roles: tuple[str, ...]
    sources: tuple[SourceRef, ...]
    duration: str | None = None
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """What a municipality or organisation really did; ``year`` or the reason that it is unknown."""

    title: str
    organisation: str
    text: str
    sources: tuple[SourceRef, ...]
    year: str | None = None
    year_unknown: str | None = None


@dataclass(frozen=True, slots=True)
class RoleTask:
    """What one role does in a lesson."""

    role: str
    task: str
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to repeat."""

    id: str
    title: str
    interval: str
    role: str
    effort: int
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """A point of the 2022 infographic, and what holds now (empty: nothing known to have changed)."""

    then: str
    sources: tuple[SourceRef, ...]
    now: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """The questions of a lesson, retired ones included; ``Lesson.questions`` leaves those out."""

    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson with its checklist."""

    id: str
    version: int
    revision: int
    title: str
    summary: str
    checked: str
    sources: tuple[SourceRef, ...]
    why: tuple[Claim, ...]
    steps: tuple[Step, ...]
    examples: tuple[Example, ...]
    pitfalls: tuple[Claim, ...]
    roles: tuple[RoleTask, ...]
    then_and_now: tuple[ThenAndNow, ...]
    related: tuple[str, ...]
    laws: tuple[str, ...]
    checklist: Checklist
    history: tuple[HistoryEntry, ...]
    activities: tuple[Activity, ...] = ()
    open_points: tuple[str, ...] = ()
    exceptions: tuple[RuleException, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that count, in form order: retired ones are left out."""
        return tuple(question for question in self.checklist.questions if question.retired is None)

    @property
    def updated(self) -> str:
        """The ISO date of the last change."""
        return self.history[-1].date


@dataclass(frozen=True, slots=True)
class Weighted:
    """A lesson in its domain's order, or a domain in the catalogue's, with its weight (1..9)."""

    id: str
    weight: int


@dataclass(frozen=True, slots=True)
class Domain:
    """A group of lessons; ``part`` is its place on the route (start, domain or keep)."""

    id: str
    title: str
    short_title: str
    summary: str
    icon: str
    part: str
    intro: tuple[Claim, ...]
    lessons: tuple[Weighted, ...]
    sources: tuple[SourceRef, ...]
    exceptions: tuple[RuleException, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A source; ``date`` may be a year, a month or a day, and is ``None`` for an undated page."""

    id: str
    title: str
    publisher: str
    kind: str
    reliability: str
    url: str
    language: str
    checked: str
    authors: tuple[str, ...] = ()
    date: str | None = None
    undated: bool = False
    isbn: str | None = None
    ecli: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article or paragraph of a law, with who may do what."""

    id: str
    article: str
    title: str
    power: str
    status: str
    checked: str
    sources: tuple[SourceRef, ...]
    paragraph: str | None = None
    holder: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    text_date: str | None = None
    replaced_by: tuple[str, ...] = ()
    next_change: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """A law, regulation or norm; its text and link are generated from these parts."""

    id: str
    title: str
    short: str
    kind: str
    summary: str
    status: str
    checked: str
    sources: tuple[SourceRef, ...]
    articles: tuple[Article, ...] = ()
    nickname: str | None = None
    bwb: str | None = None
    eli: str | None = None
    cvdr: str | None = None
    url: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    text_date: str | None = None
    replaced_by: tuple[str, ...] = ()
    next_change: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role in or around the municipality."""

    id: str
    title: str
    summary: str
    inside: bool
    sources: tuple[SourceRef, ...]
    abbreviation: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry; ``variants`` are other forms of the same word."""

    id: str
    term: str
    definition: str
    sources: tuple[SourceRef, ...]
    variants: tuple[str, ...] = ()
    not_to_confuse: str | None = None
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentChoice:
    """An instrument within a situation, with what counts there."""

    id: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class InstrumentSituation:
    """A situation that asks for an instrument; the instruments go from light to heavy."""

    id: str
    title: str
    summary: str
    instruments: tuple[InstrumentChoice, ...]
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class Fact(Claim):
    """A question with yes or no that decides whether instruments can be used."""

    id: str = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Need(Claim):
    """What an instrument needs: the facts of one of the rows of ``any_of``, all of them."""

    any_of: tuple[tuple[str, ...], ...] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Exclusion(Claim):
    """A fact with which an instrument cannot be used, and why."""

    fact: str = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A power or measure of the bestuur; ``rung`` 1 is the lightest."""

    id: str
    title: str
    rung: int
    summary: str
    holder: tuple[str, ...]
    laws: tuple[str, ...]
    conditions: tuple[Claim, ...]
    proportionality: tuple[Claim, ...]
    file: tuple[Claim, ...]
    cannot: tuple[Claim, ...]
    sources: tuple[SourceRef, ...]
    mandate: Claim | None = None
    combines_with: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    excluded_by: tuple[Exclusion, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do after an incident."""

    text: str
    sources: tuple[SourceRef, ...]
    role: str | None = None
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call or write, with what for."""

    name: str
    purpose: str
    sources: tuple[SourceRef, ...]
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    hours: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What the law asks after an incident, and within what time."""

    clock: str
    text: str
    sources: tuple[SourceRef, ...]
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """Something has happened: what to do in the first hour, the first 72 hours and after."""

    id: str
    title: str
    summary: str
    first_hour: tuple[Action, ...]
    first_72_hours: tuple[Action, ...]
    aftermath: tuple[Action, ...]
    lessons: tuple[str, ...]
    sources: tuple[SourceRef, ...]
    contacts: tuple[Contact, ...] = ()
    duties: tuple[Duty, ...] = ()
    pitfalls: tuple[Claim, ...] = ()
    agenda: tuple[Claim, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """What the knowledge base builds on: the attribution for the foot of each page."""

    text: str
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class Licence:
    """SPDX identifiers of content and code."""

    content: str
    code: str


@dataclass(frozen=True, slots=True)
class Settings:
    """``kennisbank.json`` itself."""

    id: str
    title: str
    subtitle: str
    summary: str
    version: str
    language: str
    checked_until: str
    domains: tuple[Weighted, ...]
    scales: tuple[Scale, ...]
    levels: tuple[Level, ...]
    default_scale: str
    origin: Origin
    disclaimer: str
    licence: Licence
    site_url: str | None = None
    repository_url: str | None = None
    contact: str | None = None
    exceptions: tuple[RuleException, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All checklists and registers of one kennisbank, valid and in document order; lessons by domain."""

    settings: Settings
    domains: Mapping[str, Domain]
    lessons: Mapping[str, Lesson]
    sources: Mapping[str, Source]
    laws: Mapping[str, Law] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    instrument_situations: Mapping[str, InstrumentSituation] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    situations: Mapping[str, Situation] = field(default_factory=dict)

    @property
    def scales(self) -> Mapping[str, Scale]:
        """The scales by id."""
        return {scale.id: scale for scale in self.settings.scales}

    def domain_of(self, lesson_id: str) -> Domain:
        """Return the domain whose order holds this lesson; raise ``KeyError`` if none does."""
        for domain in self.domains.values():
            if any(entry.id == lesson_id for entry in domain.lessons):
                return domain
        raise KeyError(lesson_id)

    def lessons_of(self, domain_id: str) -> tuple[Lesson, ...]:
        """Return the lessons of a domain in its order; raise ``KeyError`` for an unknown domain."""
        return tuple(self.lessons[entry.id] for entry in self.domains[domain_id].lessons)

    def questions(self) -> Iterator[tuple[str, Lesson, Question]]:
        """Yield full question id, lesson and question, for each question that counts, in document order."""
        for lesson in self.lessons.values():
            for question in lesson.questions:
                yield f"{lesson.id}.{question.id}", lesson, question

    def articles(self) -> Mapping[str, tuple[Law, Article]]:
        """Return each article by id, with its law."""
        return {article.id: (law, article) for law in self.laws.values() for article in law.articles}


def build(cls: type[T], data: Mapping[str, Any]) -> T:
    """Make a value of a class above from valid JSON.

    Keys without a field (``$schema``) are passed over; lists become tuples.

    :raises KeyError: if a required key is missing (schemas see to it that none is).
    """
    values = {
        name: _convert(hint, data[key]) if required or key in data else default
        for name, key, hint, required, default in _shape(cls)
    }
    return cls(**values)


_Shape: typing.TypeAlias = tuple[tuple[str, str, Any, bool, Any], ...]
_SHAPES: dict[type[Any], _Shape] = {}


def _shape(cls: type[Any]) -> _Shape:
    """Field name, JSON key, type, whether required, default; worked out once per class."""
    if cls not in _SHAPES:
        hints = typing.get_type_hints(cls)
        _SHAPES[cls] = tuple(
            (f.name, f.metadata.get("key", f.name), hints[f.name], f.default is MISSING, f.default)
            for f in fields(cls)
        )
    return _SHAPES[cls]


def _convert(hint: Any, value: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = next(arg for arg in typing.get_args(hint) if arg is not type(None))
        return None if value is None else _convert(inner, value)
    if origin is tuple:
        item = typing.get_args(hint)[0]
        return tuple(_convert(item, element) for element in value)
    if is_dataclass(hint) and isinstance(hint, type):
        return build(hint, value)
    return value
