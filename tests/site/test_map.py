# SPDX-License-Identifier: EUPL-1.2
"""The map on the built home page, its list, its files, and what a second build does with them."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser

import pytest

from building import Build, Project

pytestmark = pytest.mark.site

FIRST_LOAD = 200_000
"""Bytes of HTML, styles, scripts and fonts, gzipped, that a first visit may cost (issue 6, item 10)."""


class Links(HTMLParser):
    """The addresses of the links in the map and in the list below it, and what the page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, list[str]] = {"wide": [], "tall": [], "list": []}
        self.loaded: list[str] = []
        self._place = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        for kind in ("wide", "tall"):
            self._place = kind if f"kb-map__{kind}" in classes else self._place
        self._place = "list" if "kb-route__title" in classes else self._place
        if tag == "a" and self._place and ("kb-stop" in classes or self._place == "list"):
            self.places[self._place].append(given["href"])
        if (tag == "script" and "src" in given) or (tag == "link" and given.get("rel") == "stylesheet"):
            self.loaded.append(given.get("src") or given["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._place == "list":
            self._place = ""


def read(build: Build) -> Links:
    links = Links()
    links.feed(build.read("index.html"))
    return links


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build the small example with its poster."""
    made = Project.make(tmp_path_factory.mktemp("printed") / "project", downloads="pdf")
    made.build()
    return made


def test_map_and_list_lead_to_the_same_pages_in_the_same_order(whole):
    places = read(whole).places
    assert len(places["wide"]) == 7
    assert places["wide"] == places["tall"] == places["list"]
    assert all((whole.root / address).is_file() for address in places["wide"])


def test_three_ways_in_stand_beside_the_map(whole):
    page = whole.read("index.html")
    entries = page.split('class="kb-entries', 1)[1].split("</ul>", 1)[0]
    titles = re.findall(r'kb-entries__title"><a [^>]*href="([^"]*)"[^>]*>(?:<span[^>]*>)?([^<]*)', entries)
    assert titles == [
        ("korte-scan/index.html", "Ik wil weten hoe we ervoor staan"),
        ("situaties/index.html", "Er is iets gebeurd"),
        ("#home-route", "Ik wil iets verbeteren"),
    ]


def test_the_first_visit_stays_light(whole):
    loaded = read(whole).loaded
    assert not [address for address in loaded if "catalogue" in address or "checklist" in address]
    files = [
        "index.html",
        *loaded,
        *(f"_static/fonts/{path.name}" for path in (whole.root / "_static/fonts").glob("*.woff2")),
    ]
    assert sum(len(gzip.compress((whole.root / name).read_bytes())) for name in files) < FIRST_LOAD


def test_other_pages_do_not_pay_for_the_map(whole):
    for name in ("lessen/clientelisme-tegengaan/index.html", "wetten/index.html"):
        page = whole.read(name)
        assert "css/home.css" not in page
        assert "css/map.css" not in page
        assert "js/map.js" not in page


def test_a_site_without_downloads_has_no_poster(klein):
    assert "kaart/" not in klein.read("index.html")
    assert not (klein.root / "kaart").exists()


def test_the_poster_is_linked_with_its_size_and_made_once(printed):
    build = Build(printed.folder / "_build/html", "")
    files = re.findall(r'<a href="(kaart/[^"]+)" download>', build.read("index.html"))
    assert files == ["kaart/klein-kantoor.pdf", "kaart/klein-kantoor.png"]
    assert build.files()[files[0]].startswith(b"%PDF-")
    assert build.files()[files[1]].startswith(b"\x89PNG")
    before = build.times()
    printed.build()
    after = build.times()
    assert {name: after[name] for name in [*files, "index.html"]} == {
        name: before[name] for name in [*files, "index.html"]
    }


def test_a_change_of_the_route_changes_map_and_poster_as_a_clean_build_does(printed, tmp_path):
    printed.edit(
        "toegang/domein.json", lambda domain: domain.update(icon="slot", short_title="Sleutels en deuren")
    )
    printed.build()
    changed = Build(printed.folder / "_build/html", "").files()
    clean = printed.copy(tmp_path / "clean").build().files()
    for name in ("index.html", "kaart/klein-kantoor.pdf", "kaart/klein-kantoor.png"):
        assert changed[name] == clean[name]
    assert b"#i-slot" in changed["index.html"]


def test_a_poster_goes_when_downloads_go(printed):
    Project(printed.folder).build()
    root = printed.folder / "_build/html"
    assert not list((root / "kaart").glob("*"))
    assert "kaart/" not in (root / "index.html").read_text("utf-8")
