# SPDX-License-Identifier: EUPL-1.2
"""The page with keywords, and the page on the search with its figures."""

from __future__ import annotations

import json
import re

import pytest

from building import KLEIN, ROOT
from kennisbank import catalogue as catalogues
from kennisbank.model import build
from kennisbank.pages import keywords, links, searching
from kennisbank.pages.book import render
from kennisbank.pages.running import Site

FIGURES = json.loads((ROOT / "tests/search/cijfers.json").read_text("utf-8"))
TABLE = {name: build(searching.Figures, row) for name, row in FIGURES.items()}


@pytest.fixture(scope="module")
def whole():
    return catalogues.load(ROOT / "checklists")


def test_the_keywords_stand_in_the_order_of_the_alphabet(whole):
    letters = re.findall(r"^## (.+)$", keywords.render(Site.of(whole)), re.MULTILINE)
    assert letters == sorted(letters)
    assert len(set(letters)) == len(letters) > 15


def test_other_names_lead_to_the_same_place(whole):
    lines = keywords.render(Site.of(whole)).splitlines()
    [line] = [line for line in lines if line.startswith("- MFA: zie")]
    assert "{term}`Inloggen in twee stappen <inloggen in twee stappen>`" in line


def test_each_lesson_law_and_role_has_a_keyword(whole):
    text = keywords.render(Site.of(whole))
    pages = [links.lesson_page(one) for one in whole.lessons]
    pages += [links.law_page(one) for one in whole.laws]
    pages += [links.role_page(one) for one in whole.roles]
    assert [page for page in pages if f"(/{page}.md)" not in text] == []


def test_the_page_on_the_search_shows_the_figures():
    text = searching.render(TABLE)
    for name, row in FIGURES.items():
        assert name in text
        assert f"{row['held_out']['three']} van {row['held_out']['of']}" in text


def test_without_figures_there_is_no_such_page():
    klein = catalogues.load(KLEIN)
    assert links.SEARCHING not in render(klein)
    assert links.SEARCHING in render(klein, searched=TABLE)


def test_the_readme_of_the_measurement_has_the_same_figures():
    rows = re.findall(
        r"^\| (?!Wijze|--).*$", (ROOT / "tests/search/README.md").read_text("utf-8"), re.MULTILINE
    )
    numbers = [tuple(re.findall(r"(?<=\| )\**(\d[\d,]*)", row)) for row in rows]
    assert numbers == [
        (
            str(row["tune"]["three"]),
            str(row["held_out"]["three"]),
            str(row["index_kb"]).replace(".", ","),
            str(row["code_kb"]).replace(".", ","),
            f"{row['ms']:.2f}".replace(".", ","),
        )
        for row in FIGURES.values()
    ]
