# SPDX-License-Identifier: EUPL-1.2
"""A site that has an address, a repository and a mailbox: what it tells machines, and what goes without."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import extruct
import pytest
from lxml import etree
from PIL import Image

from building import ROOT, Build, Project
from kennisbank import schemas
from kennisbank.discovery import addresses
from kennisbank.jsontext import parse
from reading import broken_links, pages_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

pytestmark = pytest.mark.site

SITE = "https://kennisbank.example/kb"
SETTINGS = {
    "site_url": SITE,
    "repository_url": "https://code.example/kb",
    "contact": "post@kennisbank.example",
}
MOVED = {
    "moved": {"lessen/gasten/": "lessen/bezoek-ontvangen/#v-bezoek-meldt-zich"},
    "addresses": ["", "over/"],
}
LESSON = "lessen/bezoek-ontvangen/index.html"
UNLISTED = {"404.html", "search.html", "lessen/gasten/index.html"}


def make(folder: Path) -> Project:
    project = Project.make(folder)
    project.edit("kennisbank.json", lambda settings: settings.update(SETTINGS))
    (project.folder / "docs/verhuisd.json").write_text(json.dumps(MOVED), encoding="utf-8")
    shutil.copyfile(ROOT / "docs/toegankelijkheid.json", project.folder / "docs/toegankelijkheid.json")
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make(tmp_path_factory.mktemp("placed") / "project")


@pytest.fixture(scope="module")
def placed(project: Project) -> Build:
    return project.build()


def listed(site: Build) -> dict[str, Any]:
    """Return the pages that search engines may show, parsed."""
    return {name: page for name, page in pages_of(site.root).items() if name not in UNLISTED}


def tags(page: Any) -> dict[str, str]:
    return {
        e.attributes["property"]: e.attributes["content"] for e in page.elements if "property" in e.attributes
    }


def linked(page: Any, relation: str) -> list[str]:
    return [e.attributes["href"] for e in page.elements if e.attributes.get("rel") == relation]


def things(site: Build, name: str) -> dict[str, dict[str, Any]]:
    """Return the JSON-LD of a page as extruct reads it, by type."""
    found = extruct.extract(
        site.read(name), base_url=SITE, syntaxes=["json-ld"], uniform=False, errors="strict"
    )
    (block,) = found["json-ld"]
    assert block["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in block["@graph"]}


def test_each_page_has_one_address_of_its_own_and_the_sitemap_lists_just_these(placed):
    canonical = {name: linked(page, "canonical") for name, page in listed(placed).items()}
    assert all(len(found) == 1 for found in canonical.values())
    for name, (address,) in canonical.items():
        assert address == f"{SITE}/{name.removesuffix('index.html')}"
    root = etree.fromstring(placed.read("sitemap.xml").encode())
    assert sorted(url[0].text for url in root) == sorted(found for (found,) in canonical.values())


def test_pages_that_search_engines_should_skip_say_so(placed):
    pages = pages_of(placed.root)
    for name in UNLISTED:
        robots = [
            e.attributes["content"] for e in pages[name].elements if e.attributes.get("name") == "robots"
        ]
        assert robots == ["noindex"], name


def test_every_page_can_be_shared_with_its_own_title_and_picture(placed):
    shared = {name: tags(page) for name, page in listed(placed).items()}
    for name, found in shared.items():
        assert {
            "og:type",
            "og:title",
            "og:description",
            "og:site_name",
            "og:url",
            "og:image:alt",
        } <= found.keys()
        path = urlsplit(found["og:image"]).path.removeprefix("/kb/")
        with Image.open(placed.root / path) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630)), name
    assert len({found["og:image"] for found in shared.values()}) > len(shared) * 0.9
    assert {path.name for path in (placed.root / "delen").iterdir()} == {
        found["og:image"].rpartition("/")[2] for found in shared.values()
    }


def test_extruct_reads_what_every_page_is_about(placed):
    kinds: Counter[str] = Counter()
    for name in listed(placed):
        found = things(placed, name)
        kinds.update(found.keys())
        assert (name == "index.html") != ("BreadcrumbList" in found), name
        for step in found.get("BreadcrumbList", {}).get("itemListElement", []):
            assert step["item"].startswith(f"{SITE}/")
            assert step["name"]
    lessons = len(list((placed.root / "lessen").iterdir())) - 1
    assert kinds["Article"] == kinds["HowTo"] == lessons
    assert kinds["WebSite"] == kinds["DefinedTermSet"] == kinds["Dataset"] == 1
    assert kinds["Legislation"] == len(json.loads(placed.read("v1/data/wetten.json"))["laws"])


def test_what_a_page_says_of_itself_is_what_its_data_say(placed):
    data = json.loads(placed.read("v1/data/lessen/bezoek-ontvangen.json"))
    found = things(placed, LESSON)
    article, steps = found["Article"], found["HowTo"]["step"]
    assert (article["headline"], article["description"]) == (data["title"], data["summary"])
    assert article["version"] == f"{data['version']}.{data['revision']}"
    assert article["dateModified"] == data["history"][-1]["date"]
    assert [step["text"] for step in steps] == [step["text"] for step in data["steps"]]
    path = urlsplit(article["encoding"]["contentUrl"]).path.removeprefix("/kb/")
    assert (placed.root / path).is_file()
    law = things(placed, "wetten/arbowet/index.html")["Legislation"]
    assert law["legislationIdentifier"].startswith("BWBR")
    assert law["sameAs"].startswith("https://wetten.overheid.nl/")
    terms = things(placed, "begrippen/index.html")["DefinedTermSet"]["hasDefinedTerm"]
    assert len(terms) == len(json.loads(placed.read("v1/data/begrippen.json"))["terms"])


def test_every_address_of_our_own_leads_to_a_file(placed):
    """In data blocks, feed, sitemap, index and the small text files."""
    names = [
        "sitemap.xml",
        "wijzigingen.xml",
        "llms.txt",
        "robots.txt",
        "index.json",
        ".well-known/security.txt",
    ]
    text = "\n".join(placed.read(name) for name in [*names, *listed(placed)])
    found = set(re.findall(rf"{SITE}/[^\"<>()\s`]*(?![^<>`]*<les>)", text))
    assert len(found) > 100
    for address in found:
        path = urlsplit(address).path.removeprefix("/kb/")
        target = (
            placed.root / path / "index.html" if path in ("",) or path.endswith("/") else placed.root / path
        )
        assert target.is_file() or path == f"{addresses.DATA}/lessen/", address


def test_every_page_names_the_feed(placed):
    for name, page in listed(placed).items():
        assert linked(page, "alternate") == [f"{SITE}/wijzigingen.xml"], name


def test_links_hold_in_a_site_with_an_address_too(placed):
    assert [link for link in broken_links(placed.root) if not link.startswith("404.html: /kb/")] == []


def test_the_page_for_addresses_that_do_not_exist_works_anywhere(placed):
    page = pages_of(placed.root)["404.html"]
    own = [link for link in page.links() if not link.startswith(("#", "http"))]
    assert all(link.startswith("/kb/") for link in own)
    assert all((placed.root / link.removeprefix("/kb/")).is_file() for link in own)
    assert page.elements[0].attributes["data-content_root"] == "/kb/"
    assert "/kb/domeinen/toegang/index.html" in own


def test_a_page_that_moved_leads_on_to_the_place(placed):
    page = pages_of(placed.root)["lessen/gasten/index.html"]
    (refresh,) = [
        e.attributes["content"] for e in page.elements if e.attributes.get("http-equiv") == "refresh"
    ]
    assert refresh == "0; url=../../lessen/bezoek-ontvangen/index.html#v-bezoek-meldt-zich"
    assert linked(page, "canonical") == [f"{SITE}/lessen/bezoek-ontvangen/"]
    for name in ("_redirects", ".htaccess", "nginx-headers.conf"):
        assert "/kb/lessen/bezoek-ontvangen/#v-bezoek-meldt-zich" in placed.read(name)


def test_a_lesson_ends_with_a_way_to_report(placed):
    page = pages_of(placed.root)[LESSON]
    mail, issue = (
        link for link in page.links() if link.startswith(("mailto:", "https://code.example/kb/issues"))
    )
    for address in (mail, issue):
        assert "lessen%2Fbezoek-ontvangen%2F" in address
        assert "versie%201.1" in address
    headings = [text for text, _, around in page.text if "h2" in around]
    assert headings[-1] == "Klopt er iets niet?"


def test_the_index_and_all_it_names_are_there(placed):
    found = json.loads(placed.read("index.json"))
    assert (
        schemas.packaged().check("overzicht", parse(placed.read("index.json").encode(), "index.json")) == ()
    )
    named = [one["data"] for one in (*found["domains"], *found["lessons"])]
    named += [*found["registers"].values(), *found["schemas"].values()]
    paths = {address.removeprefix(f"{SITE}/") for address in named}
    assert paths == {
        path.relative_to(placed.root).as_posix() for path in (placed.root / "v1").rglob("*.json")
    }


def test_the_statement_says_what_its_data_say_and_every_page_leads_to_it(placed):
    data = json.loads((ROOT / "docs/toegankelijkheid.json").read_text(encoding="utf-8"))
    page = pages_of(placed.root)["toegankelijkheid/index.html"]
    text = " ".join(text for text, _ in page.shown())
    for one in (*data["tests"], *data["findings"]):
        for words in (
            value for key, value in one.items() if key in ("method", "title", "consequence", "outcome")
        ):
            assert words in text
    assert f"Status {data['status']}." in text
    assert "Geen onafhankelijke partij" in text
    for name, other in listed(placed).items():
        assert any("toegankelijkheid/index.html" in link or link == "#" for link in other.links()), name


def test_privacy_is_said_in_five_sentences(placed):
    page = placed.read("privacy/index.html")
    (listed_,) = re.findall(r"<h1>Privacy.*?(<ul.*?</ul>)", page, re.DOTALL)
    assert listed_.count("<li>") == 5
    assert listed_.count(". ") == 0


@pytest.mark.usefixtures("placed")
def test_a_second_build_writes_nothing_and_what_is_gone_goes(project, tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(project.folder, folder)
    copy = Project(folder)
    before = copy.build().times()
    assert copy.build().times() == before
    (folder / "docs/verhuisd.json").unlink()
    copy.edit("kennisbank.json", lambda settings: [settings.pop(name) for name in SETTINGS])
    bare = copy.build()
    names = set(bare.files())
    needs = {"sitemap.xml", "wijzigingen.xml", ".well-known/security.txt", "_redirects"}
    assert not names & {*needs, "lessen/gasten/index.html"}
    assert not [name for name in names if name.startswith("delen/")]
    assert {"robots.txt", "llms.txt", "index.json", "404.html", ".nojekyll"} <= names
    page = bare.read(LESSON)
    assert SITE not in page
    assert 'rel="canonical"' not in page
    assert "og:image" not in page
    clean = Project.make(tmp_path / "clean")
    shutil.copyfile(folder / "docs/toegankelijkheid.json", clean.folder / "docs/toegankelijkheid.json")
    assert bare.files() == clean.build().files()


def test_a_page_that_leads_nowhere_stops_the_build(tmp_path):
    project = Project.make(tmp_path / "project")
    wrong = json.dumps({"moved": {"lessen/gasten/": "lessen/bestaat-niet/"}})
    (project.folder / "docs/verhuisd.json").write_text(wrong, encoding="utf-8")
    with pytest.raises(AssertionError, match="'lessen/bestaat-niet/', en die pagina bestaat niet"):
        project.build()
