# SPDX-License-Identifier: EUPL-1.2
"""The map of any catalogue: one stop or a hundred, short names or hostile ones."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest

from hostile import TEXTS
from kennisbank import catalogue as catalogues
from kennisbank import policy
from kennisbank.map import colours, draw, figure, scenery, tall, texts, wide, words
from kennisbank.map.sheet import NAME, Box, Point, Sheet, Stop
from kennisbank.sphinxext import icons

ROOT = Path(__file__).parents[2]
KLEIN = ROOT / "tests/examples/valid/klein"
LONG = "Samenwerken met de politie, het Openbaar Ministerie en alle partners in de regio"
WORD = "Verantwoordingsinformatievoorzieningsprogrammamanagement"
LEVELS = (0, 250_000, 500_000, 750_000)
SHAPES = [1, 2, 3, 4, 5, 7, 8, 12, 15, 40]
LAYOUTS = {"wide": wide.lay_out, "tall": tall.lay_out}


def stops(number: int, *names: str) -> tuple[Stop, ...]:
    """Return a route: a start, domains, and an end."""
    parts = ["start", *["domain"] * (number - 2), "keep"][:number] if number > 2 else ["domain"] * number
    given = names or ("Op de kaart zetten", "Integriteit", "Bestuurlijk instrumentarium")
    return tuple(
        Stop(f"deel-{index}", given[index % len(given)], part, "speld", f"domeinen/deel-{index}/index.html")
        for index, part in enumerate(parts)
    )


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (what we just wrote)


def inside(sheet: Sheet, box: Box) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= sheet.width and box.bottom <= sheet.height


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(KLEIN)


@pytest.mark.parametrize("number", SHAPES)
@pytest.mark.parametrize("kind", LAYOUTS)
def test_every_stop_is_a_link_in_the_order_of_the_route(kind, number):
    route = stops(number)
    made = parsed(draw.svg(LAYOUTS[kind](route), LEVELS))
    links = made.findall("a")
    assert [link.get("href") for link in links] == [stop.url for stop in route]
    assert [link.get("aria-label") for link in links] == [
        f"{index} {stop.name}" for index, stop in enumerate(route, 1)
    ]


@pytest.mark.parametrize("names", [(), (LONG,), (WORD,), ("Een",)], ids=["usual", "long", "word", "short"])
@pytest.mark.parametrize("number", SHAPES)
@pytest.mark.parametrize("kind", LAYOUTS)
def test_discs_and_words_stay_on_the_sheet_and_off_each_other(kind, number, names):
    sheet = LAYOUTS[kind](stops(number, *names))
    boxes = [
        box for place in sheet.places for box in (place.words, Box(*place.at, *place.at).grown(place.radius))
    ]
    assert all(inside(sheet, box) for box in boxes)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    for place in sheet.places:
        room = place.words.right - place.words.left
        assert all(words.width(line, NAME) <= room + 0.01 for line in place.lines)


@pytest.mark.parametrize("number", SHAPES)
@pytest.mark.parametrize("kind", LAYOUTS)
def test_headings_and_rivers_leave_words_alone(kind, number):
    sheet = LAYOUTS[kind](stops(number))
    for place in sheet.places:
        assert not [one for one in sheet.headings if one.room.meets(place.words)]
        bare = Box(place.words.left, place.words.top, place.words.right, place.words.bottom)
        middle = Box(place.at.x - 40, bare.top, place.at.x + 40, bare.bottom)
        assert not [point for river in sheet.rivers for point in river if middle.holds(point)]


@pytest.mark.parametrize("kind", LAYOUTS)
def test_the_same_route_gives_the_same_drawing(kind):
    assert draw.svg(LAYOUTS[kind](stops(7)), LEVELS) == draw.svg(LAYOUTS[kind](stops(7)), LEVELS)


def test_polders_and_houses_stand_clear_of_words():
    sheet = wide.lay_out(stops(7))
    found = scenery.draw(sheet)
    assert len(found.polders) > 8
    assert found.houses
    corners = [
        Point(*map(float, pair))
        for outline, _ in found.polders
        for pair in re.findall(r"(-?\d+) (-?\d+)", outline)
    ]
    assert not [point for point in corners for place in sheet.places if place.words.holds(point)]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_names_are_text_and_nothing_else(klein, text):
    domains = {
        domain.id: dataclasses.replace(domain, short_title=f"{text} {text}", icon=text)
        for domain in klein.domains.values()
    }
    made = figure.drawings(dataclasses.replace(klein, domains=domains), icons.symbols())
    tree = parsed(f"<div>{made}</div>")
    assert {element.tag for element in tree.iter()} <= {
        *("div", "svg", "g", "a", "path", "rect", "text", "circle", "line")
    }
    assert not [
        name for element in tree.iter() for name in element.attrib if name == "style" or name[:2] == "on"
    ]
    assert all(link.get("href").startswith("domeinen/") for link in tree.iter("a"))


def test_the_map_keeps_the_policy_of_the_site(klein):
    made = figure.drawings(klein, icons.symbols())
    assert "style=" not in made
    assert "<style" not in made
    assert "'unsafe" not in policy.SITE


def test_an_unknown_icon_leaves_its_place_empty(klein):
    first, second = klein.domains.values()
    changed = {
        first.id: dataclasses.replace(first, icon="bestaat-niet"),
        second.id: dataclasses.replace(second, icon="slot"),
    }
    route = figure.stops(dataclasses.replace(klein, domains=changed), icons.symbols())
    assert [stop.icon for stop in route] == ["", "slot"]
    assert draw.svg(wide.lay_out(route), LEVELS).count("kb-stop__icon") == 1


def test_the_levels_of_the_catalogue_are_the_ticks():
    made = parsed(draw.svg(wide.lay_out(stops(1)), (0, 500_000)))
    ticks = [(line.get("x1"), line.get("y1")) for line in made.iter("line")]
    assert ticks == [("0", "-28"), ("0", "28")]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "Eén domein om te versterken"),
        (3, "Eén domein om te versterken"),
        (7, "Vijf domeinen om te versterken"),
    ],
)
def test_the_domains_are_counted_in_words(number, text):
    assert [heading.text for heading in wide.lay_out(stops(number)).headings] == [text]


def test_parts_are_read_in_any_order():
    mixed = [
        dataclasses.replace(stop, part=part)
        for stop, part in zip(stops(4), ["domain", "keep", "domain", "domain"], strict=True)
    ]
    assert texts.runs(mixed) == [("domain", [0]), ("keep", [1]), ("domain", [2, 3])]
    assert [heading.text for heading in wide.lay_out(mixed).headings] == [
        "Eén domein om te versterken",
        "Twee domeinen om te versterken",
    ]


@pytest.mark.parametrize("room", [60, 120, 180, 300])
@pytest.mark.parametrize("text", [LONG, WORD, "Een", "漢字" * 30, "a\u0301" * 40, "-" * 80, ""])
def test_lines_fit_their_room(text, room):
    lines = words.wrap(text, NAME, room, 3)
    assert 1 <= len(lines) <= 3
    assert all(words.width(line, NAME) <= room for line in lines)


def test_a_name_that_fits_loses_nothing():
    assert " ".join(words.wrap(LONG, NAME, 300, 4)) == LONG


def test_a_name_that_is_cut_says_so():
    assert words.wrap(LONG, NAME, 120, 2)[-1].endswith(words.CUT)


def test_the_style_on_paper_has_values_for_all_tokens():
    style = colours.style()
    assert "var(" not in style
    assert ".kb-map__water" in style
    assert colours.tokens()["--kb-map-water"].startswith("#")


def test_the_home_page_shows_the_route_of_this_catalogue(klein):
    route = figure.stops(klein, icons.symbols())
    assert [stop.id for stop in route] == [entry.id for entry in klein.settings.domains]
    assert [stop.name for stop in route] == [klein.domains[stop.id].short_title for stop in route]
