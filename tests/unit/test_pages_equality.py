# SPDX-License-Identifier: EUPL-1.2
"""The table on the page on method: what ran, what did not and why, and for which checklists."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank import catalogue as catalogues
from kennisbank.model import build
from kennisbank.pages import equality, method
from kennisbank.pages.running import Site

ROOT = Path(__file__).parents[2]

RAN = {
    "name": "a",
    "format": "Werkmap",
    "program": "Rekenblad",
    "version": "7.4",
    "vectors": 150,
    "not_carried": [{"why": "Dat past er niet in.", "vectors": 40}],
    "sets": 500,
    "differences": 0,
    "figures": ["low"],
    "code": "sha256:1",
    "why": None,
}
NOT_RUN = {
    **RAN,
    "name": "b",
    "format": "Formulier",
    "version": None,
    "vectors": 0,
    "not_carried": [],
    "sets": 0,
    "differences": None,
    "why": "Het programma ontbreekt.",
}


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def table(klein, *engines, digest=None, key="klein-kantoor"):
    edition = {"id": key, "version": "1.0.0", "digest": digest or catalogues.digest(klein)}
    vectors, sets = {"count": 190, "digest": "sha256:0"}, {"count": 500}
    data = {"date": "2026-01-02", "catalogue": edition, "vectors": vectors, "sets": sets, "engines": engines}
    return build(equality.Table, data)


def page(klein, *engines, **changes):
    return method.render(Site.of(klein), table(klein, *engines, **changes)).replace("\\", "")


def cells(text):
    """Return the cells of the table, in order."""
    section = text.partition("Overal dezelfde score")[2].partition("\n## ")[0]
    lines = (line.strip() for line in section.splitlines())
    return [line.lstrip("* ").removeprefix("- ") for line in lines if line.startswith(("- ", "* - "))]


def test_a_program_that_ran_shows_its_figures(klein):
    text = page(klein, RAN)
    assert "Overal dezelfde score" in text
    assert cells(text)[5:10] == ["Werkmap", "Rekenblad 7.4", "150 van 190", "500", "geen"]
    assert "Dat past er niet in. Niet gedraaid: Werkmap (40)." in text
    assert "2 januari 2026 (versie 1.0.0)" in text
    assert "veranderd" not in text.partition("Overal dezelfde score")[2].partition("## ")[0]


def test_differences_are_shown_as_they_are(klein):
    assert cells(page(klein, {**RAN, "differences": 3}))[8:10] == ["500", "3"]


def test_what_did_not_run_says_so_and_why(klein):
    text = page(klein, NOT_RUN)
    assert cells(text)[5:10] == ["Formulier", "Rekenblad", "–", "–", "niet getoetst"]
    assert "Het programma ontbreekt. Niet gedraaid: Formulier in Rekenblad." in text


def test_the_same_reason_stands_there_once(klein):
    text = page(klein, RAN, {**RAN, "name": "c", "format": "Ander", "not_carried": RAN["not_carried"]})
    assert text.count("Dat past er niet in.") == 1
    assert "Werkmap (40) en Ander (40)" in text


def test_the_page_says_when_the_checklists_changed_since(klein):
    assert "Daarna zijn de checklists veranderd." in page(klein, RAN, digest="sha256:2")


def test_figures_of_another_kennisbank_are_not_shown(klein):
    assert "Overal dezelfde score" not in page(klein, RAN, key="ander")
    assert "Overal dezelfde score" not in method.render(Site.of(klein))
