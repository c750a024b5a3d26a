# SPDX-License-Identifier: EUPL-1.2
"""Parts of the extension by themselves: the theme's stylesheet, icons, words, generated files."""

from __future__ import annotations

import gettext
import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kennisbank.sphinxext import assets, dutch, icons
from kennisbank.sphinxext.epub import in_reading_order
from kennisbank.sphinxext.generate import MANIFEST, generate

pytestmark = pytest.mark.site


def test_slim_drops_rules_for_parts_that_no_page_has():
    css = '/*! note */.fa-x,.kb{color:red}.modal-dialog{a:b}@font-face{font-family:"x";src:url(y)}.nba{c:d}'
    assert assets.slim(css) == ".kb{color:red}.nba{c:d}"


def test_slim_keeps_what_stands_in_media_and_drops_media_left_empty():
    css = "@media (min-width:1px){.toast{a:b}.bd-main{c:d}}@media print{.carousel{e:f}}"
    assert assets.slim(css) == "@media (min-width:1px){.bd-main{c:d}}"


def test_slim_splits_selectors_at_their_own_commas_alone():
    assert assets.slim(":is(.fa-x,.y) .z,.w{a:b}") == ".w{a:b}"


def test_a_sprite_holds_the_icons_that_a_page_uses_and_no_other():
    sprite = icons.sprite(icons.markup("kompas"), extra=())
    assert re.findall(r'id="i-([a-z-]+)"', sprite) == ["kompas"]


def test_an_unknown_icon_shows_nothing():
    assert icons.markup("bestaat-niet") == ""
    assert icons.markup('"><script>') == ""


def test_every_word_of_the_theme_is_in_the_dutch_catalogue():
    theme = Path(
        str(distribution("pydata-sphinx-theme").locate_file("pydata_sphinx_theme/locale/sphinx.pot"))
    )
    with theme.open("rb") as file:
        asked = {message.id for message in read_po(file) if message.id}
    with dutch.CATALOGUE.open("rb") as file:
        ours = {message.id: message.string for message in read_po(file, locale="nl") if message.id}
    assert asked <= ours.keys()
    assert all(ours.values())


def test_the_dutch_catalogue_goes_before_what_sphinx_has():
    ours = dutch.read()
    ours.add_fallback(gettext.NullTranslations())
    assert ours.gettext("Search") == "Zoeken"
    assert ours.gettext("Something else") == "Something else"


def test_generate_writes_what_changed_and_removes_what_is_gone(tmp_path):
    assert generate(tmp_path, {"index": "a\n", "lessen/x/index": "b\n"}) == (["index", "lessen/x/index"], [])
    assert generate(tmp_path, {"index": "a\n", "lessen/x/index": "c\n"}) == (["lessen/x/index"], [])
    assert generate(tmp_path, {"index": "a\n"}) == ([], ["lessen/x/index"])
    assert not (tmp_path / "lessen").exists()


def test_generate_leaves_pages_that_people_wrote(tmp_path):
    own = tmp_path / "lessen" / "eigen.md"
    own.parent.mkdir()
    own.write_text("eigen\n", encoding="utf-8")
    generate(tmp_path, {"lessen/x/index": "b\n"})
    generate(tmp_path, {})
    assert own.exists()


@pytest.mark.parametrize("names", [["../buiten"], "geen lijst", [1, None], {"a": 1}])
def test_a_manifest_that_was_tampered_with_removes_nothing_outside(tmp_path, names):
    outside = tmp_path / "buiten.md"
    outside.write_text("blijft\n", encoding="utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / MANIFEST).write_text(json.dumps(names), encoding="utf-8")
    generate(docs, {"index": "a\n"})
    assert outside.exists()


def test_sections_of_a_page_come_before_the_pages_below_it():
    listed = [(1, "a"), (2, "b"), (3, "c"), (3, "b#1"), (4, "b#2"), (2, "a#1"), (1, "d")]
    entries = [{"level": level, "refuri": uri} for level, uri in listed]
    ordered = [entry["refuri"] for entry in in_reading_order(entries)]
    assert ordered == ["a", "a#1", "b", "b#1", "b#2", "c", "d"]
