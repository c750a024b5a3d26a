# SPDX-License-Identifier: EUPL-1.2
"""What others find the site by: addresses, feed, sitemap, small text files, index, pages that moved."""

from __future__ import annotations

import dataclasses
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree
from PIL import Image

from hostile import TEXTS
from kennisbank import catalogue as catalogues
from kennisbank import schemas
from kennisbank.discovery import addresses, feed, index, picture, redirects, sitemap, structured, texts
from kennisbank.jsontext import parse
from kennisbank.pages import links, report
from kennisbank.pages.book import render

if TYPE_CHECKING:
    from kennisbank.model import Catalogue

ROOT = Path(__file__).parents[2]
KLEIN = ROOT / "tests/examples/valid/klein"
SITE = "https://kennisbank.example"


@pytest.fixture(scope="module")
def bare() -> Catalogue:
    return catalogues.load(KLEIN)


def with_settings(catalogue: Catalogue, **changes: Any) -> Catalogue:
    return dataclasses.replace(catalogue, settings=dataclasses.replace(catalogue.settings, **changes))


@pytest.fixture(scope="module")
def placed(bare) -> Catalogue:
    return with_settings(bare, site_url=SITE)


def first(catalogue: Catalogue):
    return next(iter(catalogue.lessons.values()))


def test_a_page_has_the_address_of_its_folder(placed, bare):
    assert addresses.page(placed.settings, "index") == f"{SITE}/"
    assert addresses.page(placed.settings, "lessen/x/index") == f"{SITE}/lessen/x/"
    assert addresses.page(placed.settings, "eigen") == f"{SITE}/eigen.html"
    assert addresses.page(bare.settings, "index") == ""
    folder = dataclasses.replace(bare.settings, site_url=f"{SITE}/kb/")
    assert addresses.page(folder, "over/index") == f"{SITE}/kb/over/"
    assert (addresses.root_path(folder), addresses.root_path(bare.settings)) == ("/kb/", "/")


def test_the_feed_holds_every_change_newest_first(placed):
    found = etree.fromstring(feed.write(placed))
    space = {"a": feed.ATOM}
    assert len(found.findall("a:entry", space)) == sum(len(one.history) for one in placed.lessons.values())
    days = [entry.findtext("a:updated", "", space) for entry in found.findall("a:entry", space)]
    assert days == sorted(days, reverse=True)
    assert found.findtext("a:updated", "", space) == days[0]
    ids = [element.text for element in found.iter(f"{{{feed.ATOM}}}id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", day) for day in days)


@pytest.mark.parametrize("text", TEXTS)
def test_feed_and_data_block_carry_hostile_text(placed, text):
    lesson = dataclasses.replace(first(placed), title=text, summary=text)
    changed = dataclasses.replace(placed, lessons={**placed.lessons, lesson.id: lesson})
    assert etree.fromstring(feed.write(changed)).tag == f"{{{feed.ATOM}}}feed"
    block = structured.Described(changed).block(links.lesson_page(lesson.id), text, text)
    assert not set(block) & set("<>&\u2028\u2029")
    article = json.loads(block)["@graph"][0]
    assert article["headline"] == structured.plain(text)
    assert "\n" not in texts.llms(changed, []).split(f"lessen/{lesson.id}/")[1].split("\n")[0]


def test_what_needs_an_address_refuses_to_guess_one(bare):
    with pytest.raises(ValueError, match="site_url"):
        feed.write(bare)
    with pytest.raises(ValueError, match="site_url"):
        sitemap.write(bare, ["index"])
    assert "Sitemap" not in texts.robots(bare.settings)
    assert texts.security(bare.settings) == ""
    described = structured.Described(bare)
    for docname in (links.HOME, links.lesson_page(first(bare).id), links.TERMS, "eigen"):
        things = json.loads(described.block(docname, "T", "O"))["@graph"]
        assert not [thing for thing in things if {"@id", "url"} & thing.keys()]


def test_the_sitemap_knows_when_lessons_changed(placed):
    lesson = first(placed)
    root = etree.fromstring(sitemap.write(placed, ["index", links.lesson_page(lesson.id)]))
    found = {url[0].text: [part.text for part in url[1:]] for url in root}
    assert found == {f"{SITE}/": [], f"{SITE}/lessen/{lesson.id}/": [lesson.updated]}


def test_security_txt_expires_within_a_year_of_the_last_check(placed):
    settings = dataclasses.replace(placed.settings, contact="a@b.example", checked_until="2026-11-23")
    lines = dict(line.split(": ", 1) for line in texts.security(settings).splitlines())
    assert lines["Contact"] == "mailto:a@b.example"
    assert lines["Expires"] == "2027-11-22T00:00:00Z"
    assert lines["Canonical"] == f"{SITE}/.well-known/security.txt"


def test_the_index_is_as_its_schema_says(placed, bare):
    files = [
        f"{addresses.DATA}/wetten.json",
        f"{addresses.DATA}/lessen/x.json",
        f"{addresses.SCHEMAS}/les.schema.json",
    ]
    for catalogue in (placed, bare):
        data = index.write(catalogue, files)
        assert schemas.packaged().check("overzicht", parse(data, "index.json")) == ()
        content = json.loads(data)
        assert list(content["registers"]) == ["wetten"]
        assert list(content["schemas"]) == ["les"]
        assert [one["id"] for one in content["lessons"]] == list(catalogue.lessons)
    assert json.loads(index.write(placed, files))["registers"]["wetten"] == f"{SITE}/v1/data/wetten.json"


def test_a_picture_is_the_same_each_time_and_light():
    words = ("Cliëntelisme tegengaan", "Integriteit", "Kennisbank")
    made = picture.draw(*words)
    assert made == picture.draw(*words)
    assert Image.open(io.BytesIO(made)).size == (1200, 630)
    assert len(made) < 40_000
    assert picture.name(*words) != picture.name("Cliëntelisme", *words[1:])


@pytest.mark.parametrize(
    "title",
    ["", "x" * 400, "woord " * 80, "Ω 你好", "a\u0301"],
    ids=["none", "one", "many", "strange", "marks"],
)
def test_a_picture_takes_any_title(title):
    assert Image.open(io.BytesIO(picture.draw(title, "", "k" * 200))).size == (1200, 630)


def moved(**pages: str) -> redirects.Moved:
    return redirects.Moved({old.replace("_", "/"): new for old, new in pages.items()})


def test_a_page_that_moved_leads_to_the_new_place(placed):
    data = redirects.Moved({"lessen/oud/": "lessen/nieuw/#v-a", "los.html": ""})
    assert redirects.check(data, ["index", "lessen/nieuw/index"]) == ()
    pages = redirects.pages(data, placed.settings)
    assert list(pages) == ["lessen/oud/index.html", "los.html"]
    page = pages["lessen/oud/index.html"]
    assert 'content="0; url=../../lessen/nieuw/index.html#v-a"' in page
    assert f'<link rel="canonical" href="{SITE}/lessen/nieuw/">' in page
    assert 'href="index.html"' in pages["los.html"]
    assert redirects.server_lines(data, placed.settings)[0] == ("/lessen/oud/", "/lessen/nieuw/#v-a")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (redirects.Moved({"oud/": "weg/"}), "bestaat niet"),
        (redirects.Moved({"nieuw/": ""}), "is nog een pagina"),
        (redirects.Moved({"a/": "b/", "b/": "nieuw/"}), "zelf verhuisd"),
        (redirects.Moved({"../buiten/": "nieuw/"}), "geen pad"),
        (redirects.Moved({"": "nieuw/"}), "geen pad"),
        (redirects.Moved({"oud/": 'nieuw/#"><script>'}), "geen pad"),
        (redirects.Moved({}, ("ooit/",)), "is weg"),
    ],
)
def test_a_page_that_leads_nowhere_is_reported(data, said):
    problems = redirects.check(data, ["index", "nieuw/index"])
    assert any(said in problem for problem in problems), problems


@pytest.mark.parametrize(
    "value",
    [[], {"moved": []}, {"moved": {"a/": 1}}, {"addresses": {}}, {"addresses": [1]}, {"catalogue": 1}, None],
)
def test_data_of_another_shape_are_refused(value):
    with pytest.raises(redirects.WrongRedirects):
        redirects.read(value)


def test_every_address_that_was_published_is_still_there_or_moved():
    from kennisbank import reference
    from kennisbank.model import build
    from kennisbank.pages.accessibility import Statement

    data = redirects.read(json.loads((ROOT / "docs/verhuisd.json").read_bytes()))
    statement = build(Statement, json.loads((ROOT / "docs/toegankelijkheid.json").read_bytes()))
    pages = render(catalogues.load(ROOT / "checklists"), reference.gather(), None, statement)
    assert redirects.check(data, [*pages, "search"]) == ()


def test_a_report_begins_with_page_and_version(placed):
    settings = dataclasses.replace(
        placed.settings, contact="post@kennisbank.example", repository_url="https://code.example/kb"
    )
    lesson = first(placed)
    text = report.block(settings, lesson)
    mail, issue = re.findall(r"\]\(<(.*?)>\)", text)
    for address, body in ((mail, "body"), (issue, "body")):
        asked = parse_qs(urlsplit(address.replace("\\&", "&")).query)
        assert f"{SITE}/lessen/{lesson.id}/" in asked[body][0]
        assert f"versie {lesson.version}.{lesson.revision}" in asked[body][0]
    assert issue.startswith("https://code.example/kb/issues/new?title=")
    assert report.issue("https://gitlab.com/a/b/", "t", "b").startswith(
        "https://gitlab.com/a/b/-/issues/new?issue[title]=t"
    )


def test_without_an_address_there_is_nothing_to_report_to(bare):
    assert report.block(bare.settings, first(bare)) == ""
    assert report.TITLE not in render(bare)[links.lesson_page(first(bare).id)]
