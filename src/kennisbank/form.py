# SPDX-License-Identifier: EUPL-1.2
"""A checklist flattened: what every exporter, page and intake takes.

One ``Form`` holds all that a person needs to fill in a lesson, a domain, the quick scan or everything.
Stable: the shapes, the anchors and the reversible mapping between question ids and field names.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kennisbank import catalogue as catalogues
from kennisbank.scoring import UnknownScope, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.model import Catalogue, Domain, Lesson, Question, SourceRef

ALL: Final = "all"
QUICKSCAN: Final = "quickscan"
NOT_APPLICABLE: Final = "not-applicable"
UNKNOWN: Final = "unknown"

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*__[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:__[a-z]+)?")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FormOption:
    """An answer that can be chosen: with ``points`` (0..100) or with a ``role``."""

    id: str
    label: str
    points: int | None
    role: str | None
    cap: int | None


@dataclass(frozen=True, slots=True)
class FormStep:
    """The smallest next step after one answer."""

    option: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FormSource:
    """A source of a question; ``url`` is absolute (http or https)."""

    id: str
    title: str
    url: str
    where: str | None
    derivation: str


@dataclass(frozen=True, slots=True)
class Condition:
    """When a question counts: after one of these answers to an earlier question of the same section."""

    question: str
    """Full question id."""
    number: str
    anchor: str
    options: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def text(self) -> str:
        """The condition in words."""
        quoted = [f"‘{label}’" for label in self.labels]
        choice = " of ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
        return f"Alleen als je bij vraag {self.number} {choice} koos."


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question as it stands on a form; ``number`` is for display only."""

    full_id: str
    id: str
    version: int
    number: str
    anchor: str
    name: str
    text: str
    help: str
    scale: str
    options: tuple[FormOption, ...]
    must_have: bool
    weight: int
    why_weight: str | None
    quickscan: bool
    evidence: str
    role: str
    allows_not_applicable: bool
    condition: Condition | None
    requires: tuple[str, ...]
    steps: tuple[FormStep, ...]
    sources: tuple[FormSource, ...]
    laws: tuple[str, ...]

    @property
    def graded(self) -> tuple[FormOption, ...]:
        """The options with points."""
        return tuple(option for option in self.options if option.role is None)

    @property
    def aside(self) -> tuple[FormOption, ...]:
        """The options that stand apart: not-applicable and unknown."""
        return tuple(option for option in self.options if option.role is not None)


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of one lesson; ``version`` counts changes of its meaning, ``revision`` of its wording."""

    id: str
    number: int
    anchor: str
    title: str
    summary: str
    domain: str
    domain_title: str
    version: int
    revision: int
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in; ``scope`` is checklist, domain, quickscan or all, as in a result."""

    id: str
    scope: str
    title: str
    summary: str
    catalogue_id: str
    catalogue_title: str
    version: str
    digest: str
    """Of this form's own content: equal digests are equal forms, whatever else the catalogue holds."""
    scoring_digest: str
    """Of the scoring content of the whole catalogue, as a response carries it."""
    sections: tuple[Section, ...]

    @property
    def questions(self) -> Iterator[FormQuestion]:
        """All questions in order."""
        for section in self.sections:
            yield from section.questions

    @property
    def count(self) -> int:
        """How many questions there are."""
        return sum(len(section.questions) for section in self.sections)


def flatten(catalogue: Catalogue, scope: str, scoring_digest: str | None = None) -> Form:
    """Make the form of a lesson, a domain, ``quickscan`` or ``all``.

    Retired questions are left out, and so are lessons without a question of the scope.

    :param scoring_digest: ``catalogue.digest`` of this catalogue, for who makes many forms of it.
    :raises UnknownScope: if no lesson or domain has this id.
    """
    kind = _kind(catalogue, scope)
    title, summary = _titles(catalogue, scope, kind)
    lessons = _lessons(catalogue, scope, kind)
    form = Form(
        id=scope,
        scope=kind,
        title=plain(title),
        summary=plain(summary),
        catalogue_id=catalogue.settings.id,
        catalogue_title=plain(catalogue.settings.title),
        version=catalogue.settings.version,
        digest="",
        scoring_digest=scoring_digest or catalogues.digest(catalogue),
        sections=tuple(_sections(catalogue, lessons, kind)),
    )
    return dataclasses.replace(form, digest=digest(form))


def as_json(form: Form) -> dict[str, Any]:
    """Return the form as plain JSON, keys as the fields above; the condition carries its text too."""
    data: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(form)))
    conditions = {question.full_id: question.condition for question in form.questions}
    for section in data["sections"]:
        for question in section["questions"]:
            condition = conditions[question["full_id"]]
            if condition is not None:
                question["condition"]["text"] = condition.text
    return data


def digest(form: Form) -> str:
    """Return ``sha256:…`` over the canonical JSON of what a person sees and answers.

    Version and digests of the catalogue are left out: a change elsewhere does not touch this form.
    """
    data = as_json(form)
    content = {key: value for key, value in data.items() if key not in _EDITION}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


_EDITION = frozenset({"version", "digest", "scoring_digest"})


def name_of(full_id: str, key: str | None = None) -> str:
    """Return the field name of a question, or of what is written beside its answer.

    For formats in which ``.`` and ``-`` mean something: ``les.vier-ogen`` becomes ``les__vier_ogen``,
    its note ``les__vier_ogen__note``. Slugs never hold ``_`` or ``--``, so ``parse_name`` undoes it.
    """
    name = full_id.replace("-", "_").replace(".", "__")
    return name if key is None else f"{name}__{key}"


def parse_name(name: str) -> tuple[str, str | None]:
    """Return full question id and key (or ``None``) of a field name.

    :raises ValueError: if ``name_of`` cannot have made this name.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    lesson, question, *key = name.split("__")
    return f"{lesson}.{question}".replace("_", "-"), key[0] if key else None


def plain(text: str) -> str:
    """Return text that every format can carry.

    Line ends become line feeds; control characters and lone surrogates, which HTML and XML forbid,
    become the replacement character. Nothing is escaped: each exporter does so at its own edge.
    """
    return _NO_TEXT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _kind(catalogue: Catalogue, scope: str) -> str:
    if scope in (ALL, QUICKSCAN):
        return scope
    if scope in catalogue.domains:
        return "domain"
    if scope in catalogue.lessons:
        return "checklist"
    known = [*catalogue.lessons, *catalogue.domains, QUICKSCAN, ALL]
    raise UnknownScope(scope, nearest(scope, known))


def _titles(catalogue: Catalogue, scope: str, kind: str) -> tuple[str, str]:
    if kind == ALL:
        return "Alle checklists", catalogue.settings.summary
    if kind == QUICKSCAN:
        return "Korte scan", "Per les de vragen die het meest zeggen. Zo zie je snel waar je staat."
    found: Lesson | Domain = (catalogue.lessons if kind == "checklist" else catalogue.domains)[scope]
    return found.title, found.summary


def _lessons(catalogue: Catalogue, scope: str, kind: str) -> tuple[Lesson, ...]:
    if kind == "checklist":
        return (catalogue.lessons[scope],)
    domains = (scope,) if kind == "domain" else tuple(catalogue.domains)
    return tuple(lesson for domain in domains for lesson in catalogue.lessons_of(domain))


def _sections(catalogue: Catalogue, lessons: tuple[Lesson, ...], kind: str) -> Iterator[Section]:
    several = kind != "checklist"
    number = 0
    for lesson in lessons:
        asked = [question for question in lesson.questions if kind != QUICKSCAN or question.quickscan]
        if asked:
            number += 1
            yield _section(catalogue, lesson, asked, number, several)


def _section(
    catalogue: Catalogue, lesson: Lesson, asked: list[Question], number: int, several: bool
) -> Section:
    domain = catalogue.domain_of(lesson.id)
    made: dict[str, FormQuestion] = {}
    for index, question in enumerate(asked, 1):
        shown = f"{number}.{index}" if several else str(index)
        anchor = f"v-{lesson.id}--{question.id}" if several else f"v-{question.id}"
        made[question.id] = _question(catalogue, lesson, question, shown, anchor, made)
    return Section(
        id=lesson.id,
        number=number,
        anchor=f"les-{lesson.id}",
        title=plain(lesson.title),
        summary=plain(lesson.summary),
        domain=domain.id,
        domain_title=plain(domain.title),
        version=lesson.version,
        revision=lesson.revision,
        questions=tuple(made.values()),
    )


def _question(
    catalogue: Catalogue,
    lesson: Lesson,
    question: Question,
    number: str,
    anchor: str,
    earlier: Mapping[str, FormQuestion],
) -> FormQuestion:
    full_id = f"{lesson.id}.{question.id}"
    options = _options(catalogue, question)
    role = catalogue.roles.get(question.role)
    return FormQuestion(
        full_id=full_id,
        id=question.id,
        version=question.version,
        number=number,
        anchor=anchor,
        name=name_of(full_id),
        text=plain(question.text),
        help=plain(question.help),
        scale=question.scale,
        options=options,
        must_have=question.must_have,
        weight=question.weight,
        why_weight=None if question.why_weight is None else plain(question.why_weight),
        quickscan=question.quickscan,
        evidence=plain(question.evidence),
        role=plain(role.title if role else question.role),
        allows_not_applicable=question.allows_not_applicable,
        condition=_condition(question, earlier),
        requires=question.requires,
        steps=tuple(_steps(question, options)),
        sources=tuple(_source(catalogue, ref) for ref in question.sources),
        laws=question.laws,
    )


def _options(catalogue: Catalogue, question: Question) -> tuple[FormOption, ...]:
    scale = catalogue.scales[question.scale]
    return tuple(
        FormOption(option.id, plain(option.label), option.points, option.role, option.cap)
        for option in scale.options
        if option.role != NOT_APPLICABLE or question.allows_not_applicable
    )


def _condition(question: Question, earlier: Mapping[str, FormQuestion]) -> Condition | None:
    """Return the condition in terms of the form; the rules see to it that its question comes earlier."""
    if question.applies_if is None:
        return None
    before = earlier[question.applies_if.question]
    chosen = [option for option in before.options if option.id in question.applies_if.options]
    return Condition(
        question=before.full_id,
        number=before.number,
        anchor=before.anchor,
        options=tuple(option.id for option in chosen),
        labels=tuple(option.label for option in chosen),
    )


def _steps(question: Question, options: tuple[FormOption, ...]) -> Iterator[FormStep]:
    for option in options:
        if option.id in question.step:
            yield FormStep(option.id, option.label, plain(question.step[option.id]))


def _source(catalogue: Catalogue, ref: SourceRef) -> FormSource:
    source = catalogue.sources[ref.id]
    return FormSource(
        id=ref.id,
        title=plain(source.title),
        url=source.url,
        where=None if ref.where is None else plain(ref.where),
        derivation=ref.derivation,
    )
