# SPDX-License-Identifier: EUPL-1.2
"""The page with roles: find yours; each role has its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import links, myst

if TYPE_CHECKING:
    from kennisbank.model import Role
    from kennisbank.pages.myst import Block
    from kennisbank.pages.running import Site


def render(site: Site) -> str:
    """Write the page with roles."""
    roles = list(site.catalogue.roles.values())
    summary = "Zoek je rol en zie wat deze kennisbank van je vraagt: taken, stappen en vragen."
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
                myst.heading(2, title, label), myst.bullets([_row(role) for role in members], "kb-rows")
            )
            for title, label, members in groups
            if members
        ),
        myst.toctree("", [("", links.role_page(role.id)) for role in roles]),
    )


def name(role: Role) -> str:
    """Name a role with its abbreviation."""
    title = labels.capitalise(role.title)
    return f"{title} ({role.abbreviation})" if role.abbreviation else title


def _row(role: Role) -> Block:
    return myst.stack(
        myst.paragraph(myst.strong_inline(myst.page(name(role), links.role_page(role.id)))),
        myst.paragraph(myst.escape(role.summary)),
    )
