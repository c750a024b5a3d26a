# SPDX-License-Identifier: EUPL-1.2
"""Who uses what: the way back from a law, a source or a role to the lessons that lean on it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from kennisbank.model import Activity, Catalogue, Lesson, Question, RoleTask, SourceRef, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(slots=True)
class LawUse:
    """What leans on a law or article: lessons as a whole, and single questions."""

    lessons: list[Lesson] = field(default_factory=list)
    questions: list[tuple[Lesson, Question]] = field(default_factory=list)


@dataclass(slots=True)
class SourceUse:
    """Where a source is used: in lessons, in introductions of domains, and in registers by name."""

    lessons: list[Lesson] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    registers: list[str] = field(default_factory=list)


@dataclass(slots=True)
class RoleUse:
    """What is asked of a role, lesson by lesson."""

    tasks: list[tuple[Lesson, RoleTask]] = field(default_factory=list)
    steps: list[tuple[Lesson, Step]] = field(default_factory=list)
    activities: list[tuple[Lesson, Activity]] = field(default_factory=list)
    questions: list[tuple[Lesson, Question]] = field(default_factory=list)


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
    return uses


def source_uses(catalogue: Catalogue) -> Mapping[str, SourceUse]:
    """Return where each source is used, by its id."""
    uses: dict[str, SourceUse] = {}
    for lesson in catalogue.lessons.values():
        for source_id in _source_ids(lesson):
            uses.setdefault(source_id, SourceUse()).lessons.append(lesson)
    for domain in catalogue.domains.values():
        for source_id in _source_ids(domain):
            uses.setdefault(source_id, SourceUse()).domains.append(domain.id)
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
    return uses


def _registers(catalogue: Catalogue) -> tuple[tuple[str, tuple[object, ...]], ...]:
    return (
        ("laws", tuple(catalogue.laws.values())),
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
