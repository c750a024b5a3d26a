# SPDX-License-Identifier: EUPL-1.2
"""Formats that compute a score or hold one, which no program here can judge; shown on the page *methode*."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Untested:
    """A format and why it was not tried; ``program`` is what should have computed. All Dutch."""

    name: str
    title: str
    program: str
    why: str


UNTESTED = (
    Untested(
        "open-formulieren",
        "Open Formulieren (ZIP)",
        "Open Formulieren",
        "Wij hebben hier geen server met Open Formulieren om het bestand in te openen."
        " De regels in het bestand rekenden bij zestig ingevulde formulieren wel het goede percentage uit.",
    ),
)
