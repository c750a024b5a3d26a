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
        _counts(label, use),
        *(asked or [nothing]),
        myst.paragraph(myst.sentence(myst.escape("Bron:"), site.source_line(role.sources)), "kb-small"),
    )


def _counts(label: str, use: RoleUse) -> Block:
    """Say at a glance how much there is, and lead to it."""
    counted = [
        ("taken", labels.count(len(use.tasks), "taak", "taken"), use.tasks),
        ("situaties", labels.count(len(use.situations), "situatie", "situaties"), use.situations),
        ("stappen", labels.count(len(use.steps), "stap", "stappen"), use.steps),
        ("herhalen", f"{labels.whole(len(use.activities))} keer herhalen", use.activities),
        ("vragen", labels.count(len(use.questions), "vraag", "vragen"), use.questions),
        ("middelen", labels.count(len(use.instruments), "middel", "middelen"), use.instruments),
    ]
    found = [myst.ref(text, f"{label}-{name}") for name, text, items in counted if items]
    return myst.paragraph(myst.join(found, " · "))


def _tasks(page: Page, use: RoleUse) -> Block:
    return myst.bullets(
        [
            myst.stack(_lesson_title(lesson), myst.paragraph(page.text(task.task)))
            for lesson, task in use.tasks
        ],
        "kb-rows",
    )


def _situations(use: RoleUse) -> Block:
    """Name situations with the phases in which the role acts; what to do stands on their pages."""
    return myst.bullets(
        [
            myst.stack(
                myst.paragraph(myst.strong_inline(situation_ref(situation))),
                myst.paragraph(
                    myst.escape(
                        labels.capitalise(labels.enumerate_words([labels.PHASES[phase] for phase in phases]))
                    )
                ),
            )
            for situation, phases in use.situations
        ],
        "kb-rows",
    )


def _steps(use: RoleUse) -> Block:
    """List the steps of a lesson on one line: the lesson tells how."""
    steps = (
        (lesson, myst.ref(step.title, links.section_label(lesson.id, "aanpak"))) for lesson, step in use.steps
    )
    return myst.bullets(
        [
            myst.stack(_lesson_title(lesson), myst.paragraph(myst.join(group, " · ")))
            for lesson, group in _by_lesson(steps)
        ],
        "kb-rows",
    )


def _activities(use: RoleUse) -> Block:
    """Put what comes round most often first."""
    order = list(labels.INTERVALS)
    rows = [
        [
            myst.escape(labels.capitalise(labels.INTERVALS[activity.interval])),
            myst.ref(activity.title, links.section_label(lesson.id, "herhalen")),
            lesson_ref(lesson),
        ]
        for lesson, activity in sorted(use.activities, key=lambda one: order.index(one[1].interval))
    ]
    return myst.table(["Wanneer", "Wat je doet", "Les"], rows)


def _questions(use: RoleUse) -> Block:
    questions = ((lesson, question_ref(lesson, question)) for lesson, question in use.questions)
    return myst.bullets(
        [myst.stack(_lesson_title(lesson), myst.bullets(group)) for lesson, group in _by_lesson(questions)],
        "kb-rows",
    )


def _instruments(use: RoleUse) -> Block:
    return myst.bullets([instrument_ref(instrument) for instrument in use.instruments])


def _lesson_title(lesson: Lesson) -> Block:
    return myst.paragraph(myst.strong_inline(lesson_ref(lesson)))


def _by_lesson(items: Iterable[tuple[Lesson, Inline]]) -> list[tuple[Lesson, list[Inline]]]:
    """Group items under the lesson that they belong to."""
    found: dict[str, tuple[Lesson, list[Inline]]] = {}
    for lesson, item in items:
        found.setdefault(lesson.id, (lesson, []))[1].append(item)
    return list(found.values())
