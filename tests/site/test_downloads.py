# SPDX-License-Identifier: EUPL-1.2
"""Downloads of a built site: what stands there, what pages say of it, and what a second build does."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from building import KLEIN, Build, Project
from kennisbank import catalogue as catalogues
from kennisbank.downloads.plan import forms
from kennisbank.export import FORMATS
from kennisbank.labels import file_size
from reading import broken_links

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.site

OFFERED = ("markdown", "csv", "json")
LINK = re.compile(r'<a href="([^"]+)" download>(.*?)</a>(?: <span class="kb-files__size">([^<]*)</span>)?')
LESSON = "toegang/sleutels-beheren.json"
PAGES = {
    "sleutels-beheren": "lessen/sleutels-beheren/index.html",
    "toegang": "domeinen/toegang/index.html",
    "quickscan": "korte-scan/index.html",
    "all": "downloads/index.html",
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build a site with downloads once; each test gets it as it was then."""
    made = Project.make(tmp_path_factory.mktemp("first") / "project", downloads=",".join(OFFERED))
    made.build()
    return made


@pytest.fixture
def project(first: Project, tmp_path: Path) -> Project:
    kept = tmp_path / "kept"
    shutil.copytree(first.folder, kept)
    yield first
    shutil.rmtree(first.folder)
    shutil.copytree(kept, first.folder)


@pytest.fixture
def built(first: Project) -> Build:
    return Build(first.folder / "_build/html", "")


def shown(page: str) -> list[tuple[str, str]]:
    """Return path below ``downloads`` and size of each link to a download on a page."""
    rows = LINK.findall(page)
    return [
        (re.sub(r"^(?:\.\./)*(?:downloads/)?", "", link), size or re.sub(r"<span.*</span>", "", text))
        for link, text, size in rows
    ]


def downloads(built: Build) -> dict[str, bytes]:
    return {
        name.removeprefix("downloads/"): data
        for name, data in built.files().items()
        if name.startswith("downloads/") and name != "downloads/index.html"
    }


def test_each_form_stands_there_as_the_command_writes_it(built):
    klein = catalogues.load(KLEIN)
    assert downloads(built) == {
        f"{scope}/{scope}.{FORMATS[name].suffix}": FORMATS[name].render(klein, form)
        for scope, form in forms(klein).items()
        for name in OFFERED
    }


@pytest.mark.parametrize(("form", "page"), PAGES.items(), ids=PAGES)
def test_a_page_shows_its_downloads_with_their_size(built, form, page):
    found = {path: size for path, size in shown(built.read(page)) if path.startswith(f"{form}/")}
    files = {path: data for path, data in downloads(built).items() if path.startswith(f"{form}/")}
    assert found == {path: file_size(len(data)) for path, data in files.items()}


def test_a_page_says_what_people_use_a_format_for(built):
    for page in PAGES.values():
        text = html.unescape(built.read(page))
        for name in OFFERED:
            assert f"{FORMATS[name].use}." in text, (page, name)


def test_the_page_with_downloads_shows_every_file_once(built):
    page = [path for path, _ in shown(built.read("downloads/index.html"))]
    assert sorted(page) == sorted(downloads(built))


def test_links_to_downloads_lead_to_files(built):
    assert broken_links(built.root) == []


def test_the_losses_on_the_page_are_those_that_the_command_prints(built):
    page = built.read("downloads/index.html")
    page = page[page.index('class="kb-losses"') :]
    parts = dict(re.findall(r"<summary><span>(.*?)</span>.*?</summary>(.*?)</details>", page, re.DOTALL))
    made = forms(catalogues.load(KLEIN))
    titles = {form.title: form.id for form in made.values()}
    for name in OFFERED:
        told = set()
        for text, where in re.findall(
            r"<li>(.*?)(?: <span class=\"kb-losses__where\">Bij: (.*?)\.</span>)?</li>",
            parts[html.escape(FORMATS[name].title)],
        ):
            scopes = [titles[html.unescape(one)] for one in where.split("; ")] if where else list(made)
            told |= {(scope, html.unescape(text)) for scope in scopes}
        assert told == {(scope, loss) for scope, form in made.items() for loss in FORMATS[name].losses(form)}


# building again


def test_a_second_build_makes_and_writes_nothing(project):
    before = project.build().times()
    again = project.build()
    assert again.times() == before
    assert "21 downloads, 0 gemaakt" in again.said


def help_text(project: Project) -> None:
    project.edit(
        LESSON, lambda lesson: lesson["checklist"]["questions"][0].update(help="Kijk in het kastje.")
    )


def title(project: Project) -> None:
    project.edit(LESSON, lambda lesson: lesson.update(title="Beheer elke sleutel"))


def source(project: Project) -> None:
    project.edit("bronnen.json", lambda value: value["sources"][0].update(title="Handboek kantoor"))


def fewer(project: Project) -> None:
    object.__setattr__(project, "downloads", "csv")


def none(project: Project) -> None:
    object.__setattr__(project, "downloads", "")


CHANGES = {
    "a help text": help_text,
    "a title": title,
    "a source": source,
    "a format less": fewer,
    "none": none,
}


@pytest.fixture
def restored(project: Project) -> Project:
    yield project
    object.__setattr__(project, "downloads", ",".join(OFFERED))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_site_equals_a_clean_build(restored, change, tmp_path):
    change(restored)
    files = restored.build().files()
    assert files == restored.copy(tmp_path / "clean").build().files()


def written(project: Project, change: Callable[[Project], None]) -> set[str]:
    before = project.build().times()
    change(project)
    after = project.build().times()
    return {name for name in after if after[name] != before.get(name) and ".doctrees" not in name}


def test_a_changed_text_makes_the_files_of_its_own_forms_alone(project):
    names = {name for name in written(project, help_text) if name.startswith("downloads/")}
    forms = {name.split("/")[1] for name in names} - {"index.html"}
    assert forms == {"sleutels-beheren", "toegang", "quickscan", "all"}
    assert "lessen/ontruiming-oefenen/index.html" not in names


def test_a_page_follows_the_size_of_its_downloads(project):
    before = shown(project.build().read(PAGES["toegang"]))
    project.edit(
        LESSON, lambda lesson: lesson["checklist"]["questions"][0].update(help="Kijk in het kastje. " * 20)
    )
    built = project.build()
    assert shown(built.read(PAGES["toegang"])) != before
    test_a_page_shows_its_downloads_with_their_size(built, "toegang", PAGES["toegang"])


def test_without_downloads_pages_say_so_and_old_files_go(restored):
    none(restored)
    built = restored.build()
    assert downloads(built) == {}
    assert not list((built.root / "downloads").glob("*/"))
    for page in PAGES.values():
        assert "Deze uitgave van de site heeft geen downloads." in built.read(page)


def test_a_site_that_was_thrown_away_takes_its_files_from_what_was_kept(project):
    shutil.rmtree(project.folder / "_build/html")
    assert "21 downloads, 0 gemaakt" in project.build().said


def test_what_was_kept_may_be_thrown_away(project):
    before = project.build().times()
    shutil.rmtree(project.folder / "_build/.downloads")
    again = project.build()
    assert "21 downloads, 21 gemaakt" in again.said
    assert again.times() == before


def test_a_download_that_was_damaged_is_put_right(project):
    path = project.folder / "_build/html/downloads/all/all.csv"
    before = path.read_bytes()
    path.write_bytes(b"stuk")
    (path.parent / ".all.csv.nieuw").write_bytes(b"half")
    project.build()
    assert path.read_bytes() == before
    assert not (path.parent / ".all.csv.nieuw").exists()


def test_kept_files_stand_where_the_setting_says(project):
    project.build("html", None, "-D", "kennisbank_downloads_cache=elders")
    assert any((project.folder / "elders").glob("*/*.json"))


# what goes wrong


def strict(project: Project) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-c", ".", "docs", "_build/html"]
    return subprocess.run(command, capture_output=True, text=True, cwd=project.folder, check=False)


def configure(project: Project, *lines: str) -> None:
    """Let formats be made in the one process that ``conf.py`` can change."""
    alone = ["import sys", "import kennisbank.downloads.make", "kennisbank.downloads.make.ALONE = 1000"]
    path = project.folder / "conf.py"
    path.write_text("\n".join([path.read_text(encoding="utf-8"), *alone, *lines, ""]), encoding="utf-8")


def test_a_missing_package_fails_a_strict_build_once_and_says_what_to_do(project):
    configure(project, "kennisbank_downloads = ['csv', 'sql']", "sys.modules['sqlglot'] = None")
    ran = strict(project)
    assert ran.returncode == 1
    assert ran.stderr.count("geen downloads als") == 1
    assert "pip install" in ran.stderr
    assert "kennisbank_downloads" in ran.stderr


def test_a_missing_package_can_be_accepted(project):
    configure(
        project,
        "kennisbank_downloads = ['csv', 'sql']",
        "sys.modules['sqlglot'] = None",
        "suppress_warnings = ['kennisbank.downloads']",
    )
    ran = strict(project)
    assert (ran.returncode, "geen downloads als" in ran.stderr) == (0, False)
    page = Build(project.folder / "_build/html", "").read(PAGES["sleutels-beheren"])
    assert [path for path, _ in shown(page)] == ["sleutels-beheren/sleutels-beheren.csv"]


def test_a_format_that_fails_is_named_and_the_site_has_the_rest(project):
    configure(
        project,
        "kennisbank_downloads = ['csv', 'json']",
        "import dataclasses",
        "from kennisbank.export import FORMATS",
        "FORMATS['json'] = dataclasses.replace(FORMATS['json'], render=lambda catalogue, form: 1 / 0)",
        "import kennisbank.sphinxext.downloads",
        "kennisbank.sphinxext.downloads.maker = lambda extra: 'anders'",
    )
    ran = strict(project)
    assert ran.returncode == 1
    assert "7 downloads als Vragen en lege antwoorden (JSON) zijn mislukt" in ran.stderr
    assert "ZeroDivisionError" in ran.stderr
    built = Build(project.folder / "_build/html", "")
    assert {path.rpartition(".")[2] for path in downloads(built)} == {"csv"}


def test_an_unknown_format_is_named_with_those_that_there_are(project):
    configure(project, "kennisbank_downloads = ['csv', 'wordperfect']")
    ran = strict(project)
    assert ran.returncode != 0
    assert "onbekend formaat wordperfect; kies uit html" in ran.stderr


def test_a_book_and_plain_text_say_where_the_files_are(project):
    text = project.build("text").read("lessen/sleutels-beheren/index.txt")
    assert "kennisbank export FORMAAT sleutels-beheren" in text
    assert not (project.folder / "_build/text/downloads/all").exists()
