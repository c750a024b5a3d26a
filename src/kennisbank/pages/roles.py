# SPDX-License-Identifier: EUPL-1.2
"""The page with roles: what is asked of each role, across all lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst
from kennisbank.pages.myst import Block, Inline
from kennisbank.pages.running import Page, Site, lesson_ref, question_ref
from kennisbank.pages.usage import RoleUse, role_uses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.model import Lesson, Role


def render(site: Site) -> str:
    """Write the page with roles."""
    roles = list(site.catalogue.roles.values())
    uses = role_uses(site.catalogue)
    page = Page(site, "rollen", ())
    summary = (
        "Zoek je rol en zie wat elke les van je vraagt: taken, stappen, wat je herhaalt en welke vragen."
    )
    groups = [
        ("In de organisatie", "rollen-binnen", [role for role in roles if role.inside]),
        ("Daarbuiten", "rollen-buiten", [role for role in roles if not role.inside]),
    ]
    return myst.document(
        summary,
        myst.heading(1, "Rollen", "rollen"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        *(
            myst.stack(
                myst.heading(2, title, label),
                _jump(members),
                *(_role(site, page, role, uses[role.id]) for role in members),
            )
            for title, label, members in groups
            if members
        ),
    )


def _jump(roles: Sequence[Role]) -> Block:
    """Link to each role below: the page is long."""
    refs = [myst.ref(labels.capitalise(role.title), links.role_label(role.id)) for role in roles]
    return myst.paragraph(myst.sentence(myst.escape("Ga naar:"), myst.join(refs, " · ")))


def _role(site: Site, page: Page, role: Role, use: RoleUse) -> Block:
    abbreviation = f" ({role.abbreviation})" if role.abbreviation else ""
    blocks = [
        _tasks(page, use),
        _steps(use),
        _activities(use),
        _questions(use),
    ]
    asked = [block for block in blocks if block]
    nothing = myst.paragraph(myst.escape("De lessen vragen nog niets van deze rol."))
    return myst.stack(
        myst.heading(3, f"{labels.capitalise(role.title)}{abbreviation}", links.role_label(role.id)),
        myst.paragraph(page.text(role.summary)),
        *(asked or [nothing]),
        myst.paragraph(myst.sentence(myst.escape("Bron:"), site.source_line(role.sources)), "kb-small"),
    )


def _tasks(page: Page, use: RoleUse) -> Block:
    items = [(lesson, page.text(task.task)) for lesson, task in use.tasks]
    return _group("Taken", [_in_lesson(lesson, text) for lesson, text in items])


def _steps(use: RoleUse) -> Block:
    items = [
        myst.sentence(
            myst.ref(step.title, links.section_label(lesson.id, "aanpak")), myst.escape(f"({lesson.title})")
        )
        for lesson, step in use.steps
    ]
    return _group("Stappen waar je bij bent", items)


def _activities(use: RoleUse) -> Block:
    items = [
        myst.sentence(
            myst.escape(f"{labels.capitalise(labels.INTERVALS[activity.interval])}:"),
            myst.ref(activity.title, links.section_label(lesson.id, "herhalen")),
            myst.escape(f"({lesson.title})"),
        )
        for lesson, activity in use.activities
    ]
    return _group("Wat je herhaalt", items)


def _questions(use: RoleUse) -> Block:
    return _group(
        "Vragen die jij in gang zet", [question_ref(lesson, question) for lesson, question in use.questions]
    )


def _in_lesson(lesson: Lesson, text: Inline) -> Inline:
    return myst.sentence(myst.join([lesson_ref(lesson), myst.escape(":")]), text)


def _group(title: str, items: Sequence[Block | Inline]) -> Block:
    """Put a list under its name; nothing without items."""
    if not items:
        return Block("")
    return myst.stack(myst.paragraph(myst.strong(f"{title}:")), myst.bullets(items))
