# SPDX-License-Identifier: EUPL-1.2
"""The map of a catalogue: its stops, and the figure that the home page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.map import draw, tall, wide
from kennisbank.map.sheet import Stop
from kennisbank.pages.links import domain_page
from kennisbank.pages.myst import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from kennisbank.model import Catalogue


def stops(catalogue: Catalogue, icons: Collection[str] = ()) -> tuple[Stop, ...]:
    """Return the stops of the route, in order.

    :param icons: the icons that there are; a stop whose icon is none of them stands without.
    """
    domains = (catalogue.domains[entry.id] for entry in catalogue.settings.domains)
    return tuple(
        Stop(
            id=domain.id,
            name=fold(domain.short_title),
            part=domain.part,
            icon=domain.icon if domain.icon in icons else "",
            url=f"{domain_page(domain.id)}.html",
        )
        for domain in domains
    )


def levels(catalogue: Catalogue) -> tuple[int, ...]:
    """Return where each level begins, in ppm."""
    return tuple(level.from_ppm for level in catalogue.settings.levels)


def drawings(catalogue: Catalogue, icons: Collection[str] = ()) -> str:
    """Return the map twice, for wide and for narrow screens; a page shows one of the two."""
    route, bounds = stops(catalogue, icons), levels(catalogue)
    return draw.svg(wide.lay_out(route), bounds) + draw.svg(tall.lay_out(route), bounds)
