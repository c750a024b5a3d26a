# SPDX-License-Identifier: EUPL-1.2
"""The page of a role: all that is asked of it, across lessons, instruments and situations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst, roles
from kennisbank.pages.running import Page, Site, instrument_ref, lesson_ref, question_ref, situation_ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kennisbank.model import Lesson, Role
    from kennisbank.pages.myst import Block, Inline
    from kennisbank.pages.usage import RoleUse


def render(site: Site, role: Role, use: RoleUse) -> str:
    """Write the page of one role.

    :param use: what is asked of it.
    """
    label = links.role_label(role.id)
    page = Page(site, label, ())
    sections = [
        ("taken", "Taken", _tasks(page, use)),
        ("situaties", "Als er iets is gebeurd", _situations(use)),
        ("stappen", "Stappen waar je bij bent", _steps(use)),
        ("herhalen", "Wat je herhaalt", _activities(use)),
        ("vragen", "Vragen die jij in gang zet", _questions(use)),
        ("middelen", "Middelen waarover je beslist", _instruments(use)),
    ]
    asked = [
        myst.stack(myst.heading(2, title, f"{label}-{name}"), body) for name, title, body in sections if body
    ]
    nothing = myst.paragraph(myst.escape("Deze kennisbank vraagt nog niets van deze rol."))
    return myst.document(
        role.summary,
        myst.paragraph(myst.page("Rollen", links.ROLES), "kb-eyebrow"),
        myst.heading(1, roles.name(role), label),
        myst.paragraph(page.text(role.summary), "kb-lead"),
        myst.paragraph(myst.sentence(myst.escape("Bron:"), site.source_line(role.sources)), "kb-small"),
        *(asked or [nothing]),
    )


def _tasks(page: Page, use: RoleUse) -> Block:
    items = [
        myst.sentence(myst.join([lesson_ref(lesson), myst.escape(":")]), page.text(task.task))
        for lesson, task in use.tasks
    ]
    return myst.bullets(items)


def _situations(use: RoleUse) -> Block:
    """Name situations with the phases in which the role acts; what to do stands on their pages."""
    return myst.bullets(
        [
            myst.sentence(
                situation_ref(situation),
                myst.escape(f"({labels.enumerate_words([labels.PHASES[phase] for phase in phases])})"),
            )
            for situation, phases in use.situations
        ]
    )


def _steps(use: RoleUse) -> Block:
    steps = (
        (lesson, myst.ref(step.title, links.section_label(lesson.id, "aanpak"))) for lesson, step in use.steps
    )
    return _by_lesson(steps)


def _activities(use: RoleUse) -> Block:
    items = [
        myst.sentence(
            myst.escape(f"{labels.capitalise(labels.INTERVALS[activity.interval])}:"),
            myst.ref(activity.title, links.section_label(lesson.id, "herhalen")),
            myst.escape(f"({lesson.title})"),
        )
        for lesson, activity in use.activities
    ]
    return myst.bullets(items)


def _questions(use: RoleUse) -> Block:
    return _by_lesson((lesson, question_ref(lesson, question)) for lesson, question in use.questions)


def _instruments(use: RoleUse) -> Block:
    return myst.bullets([instrument_ref(instrument) for instrument in use.instruments])


def _by_lesson(items: Iterable[tuple[Lesson, Inline]]) -> Block:
    """List items under the lesson that they belong to."""
    found: dict[str, tuple[Lesson, list[Inline]]] = {}
    for lesson, item in items:
        found.setdefault(lesson.id, (lesson, []))[1].append(item)
    return myst.bullets(
        [
            myst.stack(myst.paragraph(lesson_ref(lesson)), myst.bullets(group))
            for lesson, group in found.values()
        ]
    )
