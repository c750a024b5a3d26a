# SPDX-License-Identifier: EUPL-1.2
"""The page with the results of all that is filled in on this device; a script fills it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.pages import links, myst

if TYPE_CHECKING:
    from kennisbank.pages.running import Site


def render(_site: Site) -> str:
    """Write the page: its title, what it shows, and what to do without a script."""
    lead = "Alles wat je op dit apparaat hebt ingevuld, bij elkaar: per domein, met wat je nu kunt doen."
    without = (
        "Dat rekent je browser uit, en dat kan alleen als JavaScript aan staat."
        " Zonder JavaScript kun je elke checklist wel lezen en printen."
    )
    return myst.document(
        lead,
        myst.heading(1, "Zo staan we ervoor", "resultaten"),
        myst.directive("kb-results", body=myst.paragraph(myst.escape(f"{lead} {without}"))),
        myst.paragraph(
            myst.sentence(
                myst.escape("Hoe komen we aan deze getallen?"), myst.page("Lees hoe we scoren", links.METHOD)
            ),
            "kb-small",
        ),
    )
