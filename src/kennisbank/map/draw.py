# SPDX-License-Identifier: EUPL-1.2
"""A sheet as SVG: geometry in attributes and colour in classes, so that a page needs no style of its own.

Stable: the classes, and what a script finds on a stop: ``data-kb-stop`` (id of the domain), ``data-kb-ring``
(radius) and ``data-kb-result`` (where its result stands).
"""

from __future__ import annotations

import math
import re
from html import escape
from typing import TYPE_CHECKING, Final

from kennisbank.map import scenery
from kennisbank.map.sheet import LINE, RESULT, Side
from kennisbank.map.texts import described, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kennisbank.map.sheet import Heading, Place, Sheet

_INNER: Final = 9
"""From the edge of a disc to the middle of its ring."""
_BADGE: Final = 12
_INSIDE: Final = re.compile(r"<symbol [^>]*>(.*)</symbol>", re.DOTALL)


def svg(sheet: Sheet, levels: Sequence[int]) -> str:
    """Return the map with links.

    :param levels: where each level begins, in ppm; they stand as ticks in the rings.
    """
    stops = "".join(link(place, levels) for place in sheet.places)
    name = escape(described([place.stop for place in sheet.places]))
    return (
        f'<svg class="kb-map__sheet kb-map__{sheet.kind}" viewBox="0 0 {sheet.width} {sheet.height}"'
        f' role="group" aria-label="{name}">\n{land(sheet)}{course(sheet)}{headings(sheet)}{stops}</svg>\n'
    )


def image(sheet: Sheet, levels: Sequence[int], icons: Mapping[str, str]) -> str:
    """Return the map as a file of its own, without links; its style goes where the comment stands.

    :param icons: the ``<symbol>`` of each icon by name, which then stands in the stops themselves.
    """
    stops = "".join(_still(place, levels, icons) for place in sheet.places)
    size = f'width="{sheet.width}" height="{sheet.height}" viewBox="0 0 {sheet.width} {sheet.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="kb-map kb-map__{sheet.kind}" {size}><!-- style -->'
        f"{land(sheet)}{course(sheet)}{headings(sheet)}{stops}</svg>\n"
    )


def land(sheet: Sheet) -> str:
    """Return what lies below the route; it says nothing."""
    drawn = scenery.draw(sheet)
    fields = "".join(outline for outline, _ in drawn.polders)
    ditches = "".join(f"{outline}{inner}" for outline, inner in drawn.polders)
    parts = [
        ("field", fields),
        ("ditch", ditches),
        *((part, river) for river in drawn.rivers for part in ("shore", "water", "flow")),
        *((part, dike) for dike in drawn.dikes for part in ("hachure", "dike")),
        ("built", "".join(drawn.houses)),
    ]
    return _silent("".join(_path(part, path) for part, path in parts if path))


def course(sheet: Sheet) -> str:
    """Return the route and the way back."""
    back = [("back-casing", sheet.back), ("back", sheet.back), ("arrow", sheet.arrow)] if sheet.back else []
    route = [("casing", sheet.route), ("route", sheet.route)] if len(sheet.places) > 1 else []
    return _silent("".join(_path(part, path) for part, path in (*back, *route)))


def headings(sheet: Sheet) -> str:
    """Return what stands beside the stops; the list below the map says it too."""
    found = "".join(_heading(heading) for heading in sheet.headings)
    note = sheet.note
    if note:
        anchor = ' text-anchor="middle"' if sheet.kind == "wide" else ""
        room = note.room
        found += (
            f'<rect class="kb-map__land" x="{room.left:g}" y="{room.top:g}"'
            f' width="{room.right - room.left:g}" height="{room.bottom - room.top:g}"/>'
        )
        at = f'x="{note.at.x:g}" y="{note.at.y:g}"'
        found += f'<text class="kb-map__note"{anchor} {at}>{escape(note.text)}</text>'
    return _silent(found)


def link(place: Place, levels: Sequence[int]) -> str:
    """Return a stop that leads to its page."""
    stop = place.stop
    side = place.side.value
    words = "".join(_line(place, text, height) for text, height in name_lines(place))
    x, y = result_at(place)
    return (
        f'<a class="kb-stop kb-stop--{side}" href="{escape(stop.url)}" data-kb-stop="{escape(stop.id)}"'
        f' data-kb-ring="{place.radius - _INNER:g}" data-kb-result="{x:g} {y:g}"'
        f' aria-label="{escape(spoken(place.number, stop))}"'
        f' transform="translate({place.at.x:g} {place.at.y:g})">'
        f"{mark(place, levels)}{_icon(stop.icon)}{_badge(place)}"
        f'<g class="kb-stop__words">{words}</g></a>\n'
    )


def _still(place: Place, levels: Sequence[int], icons: Mapping[str, str]) -> str:
    words = "".join(_line(place, text, y) for text, y in name_lines(place))
    inner = _INSIDE.fullmatch(icons.get(place.stop.icon, ""))
    icon = (
        f'<g class="kb-stop__icon" transform="translate(-15 -15) scale(1.25)">{inner[1]}</g>' if inner else ""
    )
    return (
        f'<g class="kb-stop" transform="translate({place.at.x:g} {place.at.y:g})">'
        f"{mark(place, levels)}{icon}{_badge(place)}{words}</g>\n"
    )


def mark(place: Place, levels: Sequence[int]) -> str:
    """Return the disc of a stop with its ring."""
    radius = place.radius
    ring = radius - _INNER
    ticks = "".join(_tick(level / 1_000_000, ring) for level in levels)
    return (
        f'<circle class="kb-stop__focus" r="{radius + 5:g}"/><circle class="kb-stop__disc" r="{radius:g}"/>'
        f'<circle class="kb-ring__track" r="{ring:g}"/>{ticks}'
    )


def name_lines(place: Place) -> Iterator[tuple[str, float]]:
    """Yield the lines of a name with their height, counted from the stop, where there is no result."""
    count = len(place.lines)
    if place.side is Side.ABOVE:
        first = -(place.radius + 17) - LINE * (count - 1)
    elif place.side is Side.BELOW:
        first = place.radius + 28
    else:
        first = 7 - LINE * (count - 1) / 2
    for index, text in enumerate(place.lines):
        yield text, first + LINE * index


def result_at(place: Place) -> tuple[float, float]:
    """Return where the first line of a result stands, counted from the stop; the name makes room for it."""
    *_, (_, last) = name_lines(place)
    if place.side is Side.ABOVE:
        return 0, last - RESULT + 23
    if place.side is Side.BELOW:
        return 0, last + 23
    return 50, last - RESULT / 2 + 23


def badge_at(place: Place) -> float:
    """Return where the number stands, left of and above a stop by as much."""
    return place.radius * 0.786


def _badge(place: Place) -> str:
    at = f"{-badge_at(place):.1f}"
    return (
        f'<circle class="kb-stop__badge" cx="{at}" cy="{at}" r="{_BADGE}"/>'
        f'<text class="kb-stop__number" x="{at}" y="{-badge_at(place) + 5.5:.1f}">{place.number}</text>'
    )


def _icon(name: str) -> str:
    if not name:
        return ""
    place = 'x="-15" y="-15" width="30" height="30"'
    return f'<svg class="kb-stop__icon" {place}><use href="#i-{escape(name)}"></use></svg>'


def _line(place: Place, text: str, y: float) -> str:
    where = f'x="{50}"' if place.side is Side.RIGHT else 'text-anchor="middle" x="0"'
    return f'<text class="kb-stop__name" {where} y="{y:g}">{escape(text)}</text>'


def _heading(heading: Heading) -> str:
    lines = "".join(f'<path class="kb-map__bracket" d="{path}"/>' for path in heading.lines)
    anchor = ' text-anchor="middle"' if heading.centred else ""
    at = heading.at
    return (
        f'{lines}<text class="kb-map__title"{anchor} x="{at.x:g}" y="{at.y:g}">{escape(heading.text)}</text>'
    )


def _tick(part: float, ring: float) -> str:
    turn = part * 2 * math.pi
    x, y = math.sin(turn), -math.cos(turn)
    one, two = ring - 5, ring + 5
    ends = (x * one, y * one, x * two, y * two)
    x1, y1, x2, y2 = (f"{round(end, 1) + 0:g}" for end in ends)
    return f'<line class="kb-ring__tick" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def _path(part: str, path: str) -> str:
    return f'<path class="kb-map__{part}" d="{path}"/>\n'


def _silent(inner: str) -> str:
    return f'<g aria-hidden="true">{inner}</g>\n' if inner else ""
