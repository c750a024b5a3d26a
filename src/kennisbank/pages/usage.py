# SPDX-License-Identifier: EUPL-1.2
"""Who uses what: the way back from a law, a source or a role to the lessons and pages that lean on it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from kennisbank.model import (
    Activity,
    Catalogue,
    Domain,
    Instrument,
    Law,
    Lesson,
    Question,
    RoleTask,
    Situation,
    SourceRef,
    Step,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(slots=True)
class LawUse:
    """What leans on a law or article: lessons as a whole, single questions, instruments and situations."""

    lessons: list[Lesson] = field(default_factory=list)
    questions: list[tuple[Lesson, Question]] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    situations: list[Situation] = field(default_factory=list)


@dataclass(slots=True)
class SourceUse:
    """Where a source is used: entries, in fields named as in ``Catalogue``, and other registers by name."""

    lessons: list[Lesson] = field(default_factory=list)
    domains: list[Domain] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    situations: list[Situation] = field(default_factory=list)
    laws: list[Law] = field(default_factory=list)
    registers: list[str] = field(default_factory=list)


@dataclass(slots=True)
class RoleUse:
    """What is asked of a role, lesson by lesson; what it decides on, and where it acts after an incident."""

    tasks: list[tuple[Lesson, RoleTask]] = field(default_factory=list)
    steps: list[tuple[Lesson, Step]] = field(default_factory=list)
    activities: list[tuple[Lesson, Activity]] = field(default_factory=list)
    questions: list[tuple[Lesson, Question]] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    situations: list[tuple[Situation, tuple[str, ...]]] = field(default_factory=list)
    """Situations with the phases in which the role acts: names of the fields that hold actions."""


PHASES = ("first_hour", "first_72_hours", "aftermath")
"""The fields of a situation that hold actions, in time."""


def source_refs(value: Any) -> Iterator[SourceRef]:
    """Yield every reference to a source in a value of the model, in document order."""
    if isinstance(value, SourceRef):
        yield value
    for part in _parts(value):
        yield from source_refs(part)


def law_ids(value: Any) -> Iterator[str]:
    """Yield the id of every law or article that a value of the model names, in document order."""
    if "laws" in _names(type(value)):
        yield from value.laws
    for part in _parts(value):
        yield from law_ids(part)


def lesson_law_ids(lesson: Lesson) -> tuple[str, ...]:
    """Return the laws and articles of a lesson, each once; retired questions name none."""
    shown = (lesson, *lesson.why, *lesson.steps, *lesson.pitfalls, *lesson.then_and_now, *lesson.questions)
    ids = [*lesson.laws, *(found for part in shown[1:] for found in law_ids(part))]
    return tuple(dict.fromkeys(ids))


def law_uses(catalogue: Catalogue) -> Mapping[str, LawUse]:
    """Return what leans on each law and article, by its id."""
    uses: dict[str, LawUse] = {}
    for lesson in catalogue.lessons.values():
        for law_id in lesson_law_ids(lesson):
            uses.setdefault(law_id, LawUse()).lessons.append(lesson)
        for question in lesson.questions:
            for law_id in question.laws:
                uses.setdefault(law_id, LawUse()).questions.append((lesson, question))
    for instrument in catalogue.instruments.values():
        for law_id in dict.fromkeys(law_ids(instrument)):
            uses.setdefault(law_id, LawUse()).instruments.append(instrument)
    for situation in catalogue.situations.values():
        for law_id in dict.fromkeys(law_ids(situation)):
            uses.setdefault(law_id, LawUse()).situations.append(situation)
    return uses


def source_uses(catalogue: Catalogue) -> Mapping[str, SourceUse]:
    """Return where each source is used, by its id."""
    uses: dict[str, SourceUse] = {}
    for name in ("lessons", "domains", "instruments", "situations", "laws"):
        for entry in getattr(catalogue, name).values():
            for source_id in _source_ids(entry):
                getattr(uses.setdefault(source_id, SourceUse()), name).append(entry)
    for name, register in _registers(catalogue):
        for source_id in _source_ids(register):
            uses.setdefault(source_id, SourceUse()).registers.append(name)
    return uses


def role_uses(catalogue: Catalogue) -> Mapping[str, RoleUse]:
    """Return what is asked of each role, by its id."""
    uses = {role_id: RoleUse() for role_id in catalogue.roles}

    def of(role_id: str) -> RoleUse:
        return uses.setdefault(role_id, RoleUse())

    for lesson in catalogue.lessons.values():
        for task in lesson.roles:
            of(task.role).tasks.append((lesson, task))
        for step in lesson.steps:
            for role_id in dict.fromkeys(step.roles):
                of(role_id).steps.append((lesson, step))
        for activity in lesson.activities:
            of(activity.role).activities.append((lesson, activity))
        for question in lesson.questions:
            of(question.role).questions.append((lesson, question))
    _powers(catalogue, of)
    return uses


def _powers(catalogue: Catalogue, of: Callable[[str], RoleUse]) -> None:
    """Note what roles decide on, and where they act after an incident."""
    for instrument in catalogue.instruments.values():
        for role_id in instrument.holder:
            of(role_id).instruments.append(instrument)
    for situation in catalogue.situations.values():
        for role_id, phases in _acting(situation).items():
            of(role_id).situations.append((situation, tuple(phases)))


def _acting(situation: Situation) -> dict[str, list[str]]:
    """Return the phases in which each role acts, by role id."""
    found: dict[str, list[str]] = {}
    for phase in PHASES:
        for role_id in dict.fromkeys(action.role for action in getattr(situation, phase)):
            if role_id:
                found.setdefault(role_id, []).append(phase)
    return found


def _registers(catalogue: Catalogue) -> tuple[tuple[str, tuple[object, ...]], ...]:
    return (
        ("ladders", tuple(catalogue.instrument_situations.values())),
        ("terms", tuple(catalogue.terms.values())),
        ("roles", tuple(catalogue.roles.values())),
        ("origin", (catalogue.settings.origin,)),
    )


def _source_ids(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref.id for ref in source_refs(value)))


def _parts(value: Any) -> Iterator[Any]:
    """Yield the values inside a value of the model; text and numbers hold none."""
    if isinstance(value, tuple):
        yield from value
        return
    for name in _names(type(value)):
        inner = getattr(value, name)
        if not isinstance(inner, (str, int)) and inner is not None:
            yield inner


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a class of the model, worked out once per class; other types have none."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(part.name for part in fields(kind)) if is_dataclass(kind) else ()
    return _NAMES[kind]
