# SPDX-License-Identifier: EUPL-1.2
"""What is true of every built page, of the small example and of the real checklists."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import html5lib
import pytest

from building import ROOT, Build
from kennisbank import policy
from kennisbank.sphinxext.dutch import CATALOGUE
from reading import broken_links, pages_of, stylesheet_links

if TYPE_CHECKING:
    from pathlib import Path

    from reading import PageText

pytestmark = pytest.mark.site

ENGLISH = frozenset(
    """the and with this that these those your you from for not were has have which when what where why would
    should could their they our its but by about into between without through than also only any other some
    must may search page pages next previous contents note warning click skip show built created using results
    loading home toggle close copy copied edit save cancel back required optional answer answers question
    questions yes files size errors release sitemap feed""".split()  # noqa: SIM905 (a list of words)
)
"""Words of English sentences and interfaces that no Dutch sentence on these pages holds.

Tried beside it on all pages: every word that is only English. Of 330 pages it gave one false alarm, the
name of a publisher; those names are passed over.
"""
_WORD = re.compile(r"(?<![\w/_.‘`-])[a-z]+(?![\w/_-])")
"""A word by itself, not a part of a key, a path or a compound."""
_LOADS = {
    "link": (
        "stylesheet",
        "icon",
        "preload",
        "modulepreload",
        "prefetch",
        "preconnect",
        "dns-prefetch",
        "manifest",
    ),
}


def english_words(text: str, names: list[str]) -> set[str]:
    """Return the English words in a text, names left out."""
    for name in names:
        text = text.replace(name, "")
    return set(_WORD.findall(text.lower())) & ENGLISH


def foreign(page: PageText) -> list[str]:
    """Return what a page loads from elsewhere; links that a reader follows are not loaded."""
    found = []
    for element in page.elements:
        kinds = _LOADS.get(element.name)
        if element.name in ("a", "meta") or (kinds and element.attributes.get("rel") not in kinds):
            continue
        names = ("src", "href", "srcset", "poster", "data", "background", "action", "formaction", "ping")
        found += [
            f"{element.name} {element.attributes[name]}"
            for name in names
            if "//" in element.attributes.get(name, "")
        ]
        assert "ping" not in element.attributes
    return found


@pytest.fixture(scope="session", params=["klein", "whole"])
def site(request: pytest.FixtureRequest) -> Build:
    return request.getfixturevalue(request.param)


def test_every_link_leads_to_a_file_and_a_place_in_it(site):
    assert broken_links(site.root) == []


def test_every_file_of_a_stylesheet_exists(site):
    for sheet in site.root.rglob("*.css"):
        assert [path for path in stylesheet_links(sheet) if not path.is_file()] == []


def test_an_id_stands_once_on_a_page(site):
    for name, page in pages_of(site.root).items():
        assert [one for one, count in Counter(page.ids()).items() if count > 1] == [], name


def test_every_page_has_the_strict_policy_before_anything_it_loads(site):
    for name, page in pages_of(site.root).items():
        policies = [e for e in page.elements if e.attributes.get("http-equiv") == "Content-Security-Policy"]
        loads = [e for e in page.elements if e.name in ("script", "link", "style", "img")]
        assert [e.attributes["content"] for e in policies] == [policy.SITE], name
        assert page.elements.index(policies[0]) < page.elements.index(loads[0]), name


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(site):
    for name, page in pages_of(site.root).items():
        for element in page.elements:
            assert element.name != "style", name
            assert "style" not in element.attributes, f"{name}: {element}"
            assert not [key for key in element.attributes if key.startswith("on")], f"{name}: {element}"
            data = element.attributes.get("type") == "application/ld+json"
            assert element.name != "script" or data or "src" in element.attributes, name
        scripts = [text for text, _, around in page.text if "script" in around]
        assert all(isinstance(json.loads(text), dict) for text in scripts), f"{name}: only data blocks"


def test_nothing_is_loaded_from_another_machine(site):
    for name, page in pages_of(site.root).items():
        assert foreign(page) == [], name
    for sheet in site.root.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(r"(?:url\(\s*[\"']?|@import\s+[\"'])(?:[a-z]+:)?//", text), sheet.name
    for script in site.root.rglob("*.js"):
        text = script.read_text(encoding="utf-8")
        asked = r"(?:fetch|sendBeacon|importScripts|Worker|WebSocket|EventSource)\(\s*[\"'`](?:[a-z]+:)?//"
        assert not re.search(asked, text), script.name


def test_no_script_makes_code_out_of_text(site):
    for script in site.root.rglob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"\bnew Function\b|\beval\(|\bimport\(|^export ", text, re.MULTILINE), (
            script.name
        )


def test_the_scripts_of_the_theme_are_left_out(site):
    names = {path.name for path in (site.root / "_static").rglob("*.js")}
    first = {"mode.js", "site.js", "catalogue.js", "checklist.js", "results.js", "map.js"}
    finder = {"instruments.js", "wijzer.js"} if (site.root / "instrumenten/wijzer").is_dir() else set()
    on_first_use = {"search.js", "exchange.js", "placing.js", "workbooks.js", "pdf.js"}
    assert names - {"instruments.js", "wijzer.js"} == first | on_first_use
    assert finder <= names


def test_a_page_loads_the_scripts_that_it_uses_and_waits_for_none(site):
    pages = pages_of(site.root)
    del pages["search.html"]
    for name, page in pages.items():
        scripts = [e for e in page.elements if e.name == "script" and "src" in e.attributes]
        has_form = any(e.name == "form" for e in page.elements)
        has_results = any("data-kb-results" in e.attributes for e in page.elements)
        wanted = ["mode.js", "site.js"]
        wanted += ["catalogue.js", "checklist.js"] if has_form or has_results else []
        wanted += ["results.js"] if has_results else []
        wanted += ["map.js"] if any("data-kb-map" in e.attributes for e in page.elements) else []
        has_finder = any("kb-wijzer" in e.attributes.get("class", "").split() for e in page.elements)
        wanted += ["instruments.js", "wijzer.js"] if has_finder else []
        assert [element.attributes["src"].rpartition("/")[2] for element in scripts] == wanted, name
        assert all("defer" in element.attributes for element in scripts[1:]), name


def test_web_servers_get_the_policy_of_the_pages(site):
    for name, text in policy.header_files().items():
        assert site.read(name) == text
        assert policy.SITE in text


def test_a_page_parses_without_an_error(site):
    parser = html5lib.HTMLParser(strict=True)
    for path in sorted(site.root.rglob("*.html")):
        parser.parse(path.read_text(encoding="utf-8"))


def test_the_frame_of_a_page_speaks_dutch(site):
    for name, page in pages_of(site.root).items():
        assert page.elements[0].attributes["lang"] == "nl", name


def test_english_on_a_page_is_marked_as_english(site):
    sources = json.loads((site.root / "v1/data/bronnen.json").read_text(encoding="utf-8"))["sources"]
    names = sorted({one["publisher"] for one in sources}, key=len, reverse=True)
    for name, page in pages_of(site.root).items():
        for text, language in page.shown():
            assert language != "nl" or english_words(text, names) == set(), f"{name}: {text}"


def test_english_is_found_where_it_stands():
    assert (
        english_words("Lees de handreiking van The Trusted Third Party", ["The Trusted Third Party"]) == set()
    )
    assert english_words("Toon de must-have uit replaced_by, zie /why/0/text of CC-BY-4.0", []) == set()
    for text in ("Skip to main content", "On this page", "Your answers are kept here", "Search results"):
        assert english_words(text, []), text


def test_no_untranslated_message_of_the_theme_stands_on_a_page(site):
    messages = set(re.findall(r'^msgid "(.{8,})"$', CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE))
    for name, page in pages_of(site.root).items():
        shown = {text for text, _ in page.shown()}
        assert not messages & shown, name


def test_a_page_has_one_main_part_one_first_heading_and_no_jump_in_headings(site):
    for name, page in pages_of(site.root).items():
        levels = [int(e.name[1]) for e in page.elements if re.fullmatch(r"h[1-6]", e.name)]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), name
        assert [e.name for e in page.elements].count("main") == 1, name


def test_data_and_schemas_are_published_as_they_are(klein, whole):
    for site, checklists in ((klein, ROOT / "tests/examples/valid/klein"), (whole, ROOT / "checklists")):
        published = {path.name: path.read_bytes() for path in (site.root / "v1/data").rglob("*.json")}
        for path in checklists.glob("*/*.json"):
            if path.name != "domein.json" and path.parent.name != "releases":
                assert published[path.name] == path.read_bytes()
        for path in site.root.glob("v1/data/**/*.json"):
            schema = json.loads(path.read_text(encoding="utf-8"))["$schema"]
            assert (path.parent / schema).resolve().parent == (site.root / "v1/schemas").resolve()
            assert (path.parent / schema).is_file()


def test_a_lesson_page_holds_its_form_and_the_place_of_each_question(whole):
    for path in (ROOT / "checklists").glob("*/*.json"):
        lesson = json.loads(path.read_text(encoding="utf-8"))
        if "checklist" not in lesson:
            continue
        page = pages_of(whole.root / "lessen" / lesson["id"])["index.html"]
        asked = [question for question in lesson["checklist"]["questions"] if "retired" not in question]
        assert {f"v-{question['id']}" for question in asked} <= set(page.ids())
        assert sum(e.name == "fieldset" for e in page.elements) == len(asked)
        radios = [e for e in page.elements if e.attributes.get("type") == "radio"]
        assert len({e.attributes["name"] for e in radios}) == len(asked)


def test_scripts_and_styles_stay_under_their_weight(whole):
    def weight(names: list[str]) -> int:
        return sum(len(gzip.compress((whole.root / "_static" / name).read_bytes(), 9)) for name in names)

    assert weight(["js/checklist.js"]) < 30_000
    assert weight(["js/exchange.js"]) < 8_000
    assert weight(["js/results.js"]) < 5_000
    form = ("tokens", "site", "form", "result", "print")
    assert weight([f"css/{name}.css" for name in form]) < 12_000
    others = {path.stem for path in (whole.root / "_static/css").iterdir()} - set(form)
    assert others == {"downloads", "map", "home", "search", "wijzer"}
    assert all(weight([f"css/{name}.css"]) < 2_000 for name in others)


def test_a_lesson_page_stays_under_its_weight(whole):
    page = whole.root / "lessen/clientelisme-tegengaan/index.html"
    parsed = pages_of(page.parent)["index.html"]
    loaded = {link for link in parsed.links() if link.endswith((".css", ".js"))}
    files: list[Path] = [page, *((page.parent / link) for link in loaded)]
    fonts = list((whole.root / "_static/fonts").glob("*.woff2"))
    weight = sum(len(gzip.compress(path.read_bytes(), 9)) for path in [*files, *fonts])
    assert weight < 200_000
