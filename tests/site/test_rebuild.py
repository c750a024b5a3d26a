# SPDX-License-Identifier: EUPL-1.2
"""After any change the site equals a clean build, file by file; and what did not change is not written."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from building import Build, Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.site

LESSON = "toegang/bezoek-ontvangen.json"
OTHER = "toegang/sleutels-beheren.json"


def set_in(value: Any, keys: tuple[str | int, ...], new: Any) -> None:
    for key in keys[:-1]:
        value = value[key]
    value[keys[-1]] = new


def setting(name: str, *keys: str | int, to: Any) -> Callable[[Project], None]:
    return lambda project: project.edit(name, lambda value: set_in(value, keys, to))


def reverse(name: str, key: str) -> Callable[[Project], None]:
    return lambda project: project.edit(name, lambda value: value[key].reverse())


def add_lesson(project: Project) -> None:
    source = project.folder / "checklists" / LESSON
    text = source.read_text(encoding="utf-8").replace("bezoek-ontvangen", "post-ontvangen")
    lesson = json.loads(text)
    lesson["title"] = "Neem de post aan"
    (source.parent / "post-ontvangen.json").write_text(
        json.dumps(lesson, ensure_ascii=False), encoding="utf-8"
    )
    project.edit(
        "toegang/domein.json",
        lambda domain: domain["lessons"].insert(0, {"id": "post-ontvangen", "weight": 1}),
    )


def remove_lesson(project: Project) -> None:
    write_page(project, "Een eigen pagina", "[](/lessen/sleutels-beheren/index.md) en {doc}`/over/index`.")
    (project.folder / "checklists" / LESSON).unlink()
    project.edit("toegang/domein.json", lambda domain: domain["lessons"].pop())
    for path in (project.folder / "checklists").rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        if '"bezoek-ontvangen' in text:
            value = forget(json.loads(text), "bezoek-ontvangen")
            path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def forget(value: Any, lesson: str) -> Any:
    """Leave out every mention of a lesson in lists of ids."""
    if isinstance(value, dict):
        return {key: forget(item, lesson) for key, item in value.items()}
    if isinstance(value, list):
        kept = [item for item in value if not (isinstance(item, str) and item.partition(".")[0] == lesson)]
        return [forget(item, lesson) for item in kept]
    return value


def add_page(project: Project) -> None:
    write_page(project, "Een eigen pagina", "[](/lessen/bezoek-ontvangen/index.md) en {doc}`/over/index`.")


def write_page(project: Project, title: str, text: str) -> None:
    path = project.folder / "docs" / "eigen.md"
    path.write_text(f"---\norphan: true\n---\n\n# {title}\n\n{text}\n", encoding="utf-8")


def several(*changes: Callable[[Project], None]) -> Callable[[Project], None]:
    def all_of(project: Project) -> None:
        for change in changes:
            change(project)

    return all_of


CHANGES: dict[str, Callable[[Project], None]] = {
    "a help text": setting(
        LESSON, "checklist", "questions", 0, "help", to="Kijk in het bezoekersboek van de receptie."
    ),
    "the summary of a lesson": setting(LESSON, "summary", to="Bezoek meldt zich altijd bij de deur."),
    "the title of a lesson": setting(LESSON, "title", to="Ontvang elk bezoek"),
    "the order of lessons": reverse("toegang/domein.json", "lessons"),
    "the order of domains": reverse("kennisbank.json", "domains"),
    "the title of a domain": setting("toegang/domein.json", "short_title", to="Naar binnen"),
    "the name of an answer": setting("kennisbank.json", "scales", 0, "options", 1, "label", to="Half"),
    "the weight of a domain": setting("kennisbank.json", "domains", 0, "weight", to=3),
    "the foot of the page": setting("kennisbank.json", "disclaimer", to="Dit is maar een voorbeeld."),
    "the title of the site": setting("kennisbank.json", "title", to="Kennisbank Kantoor"),
    "the title of a source": setting("bronnen.json", "sources", 0, "title", to="Handboek kantoor"),
    "the title of a role": setting("rollen.json", "roles", 0, "title", to="Conciërge"),
    "a word of the glossary": setting("begrippen.json", "terms", 0, "term", to="bezoekersboek"),
    "a lesson more": add_lesson,
    "a lesson less": remove_lesson,
    "a page of one's own": add_page,
    "many things at once": several(
        add_lesson, reverse("kennisbank.json", "domains"), setting(OTHER, "title", to="Beheer elke sleutel")
    ),
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build a project once; each test gets it as it was then."""
    project = Project.make(tmp_path_factory.mktemp("first") / "project")
    add_page(project)
    project.build()
    return project


@pytest.fixture
def project(first: Project, tmp_path: Path) -> Project:
    """Put the built project back at the same place afterwards, so that nothing is read anew."""
    kept = tmp_path / "kept"
    shutil.copytree(first.folder, kept)
    yield first
    shutil.rmtree(first.folder)
    shutil.copytree(kept, first.folder)


def clean(project: Project, folder: Path) -> Build:
    copy = project.copy(folder)
    own = project.folder / "docs" / "eigen.md"
    if own.exists():
        shutil.copyfile(own, copy.folder / "docs" / "eigen.md")
    return copy.build()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_site_equals_a_clean_build(project, change, tmp_path):
    change(project)
    assert project.build().files() == clean(project, tmp_path / "clean").files()


def test_changes_one_after_another_leave_what_a_clean_build_makes(project, tmp_path):
    for name in ("a lesson more", "the title of a lesson", "the order of lessons"):
        CHANGES[name](project)
        project.build()
    undo_add(project)
    assert project.build().files() == clean(project, tmp_path / "clean").files()


def undo_add(project: Project) -> None:
    (project.folder / "checklists/toegang/post-ontvangen.json").unlink()
    project.edit("toegang/domein.json", drop_first)


def drop_first(domain: dict[str, Any]) -> None:
    domain["lessons"] = [one for one in domain["lessons"] if one["id"] != "post-ontvangen"]


def test_a_second_build_reads_nothing_and_writes_nothing(project):
    before = project.build().times()
    docs = {path: path.stat().st_mtime_ns for path in (project.folder / "docs").rglob("*") if path.is_file()}
    again = project.build()
    assert again.times() == before
    assert {path: path.stat().st_mtime_ns for path in docs} == docs
    assert "0 added, 0 changed, 0 removed" in again.said
    assert "0 geschreven" in again.said


def written(project: Project, change: Callable[[Project], None]) -> set[str]:
    before = project.build().times()
    change(project)
    after = project.build().times()
    return {name for name in after if after[name] != before.get(name) and ".doctrees" not in name}


def test_a_changed_text_writes_its_own_page_alone(project):
    change = setting(
        LESSON, "checklist", "questions", 1, "help", to="Kijk in het bezoekersboek van de receptie."
    )
    assert written(project, change) == {
        "lessen/bezoek-ontvangen/index.html",
        "v1/data/lessen/bezoek-ontvangen.json",
        "searchindex.js",
    }


def test_a_changed_text_of_the_quick_scan_writes_the_quick_scan_too(project):
    pages = {name for name in written(project, CHANGES["a help text"]) if name.endswith(".html")}
    assert pages == {"lessen/bezoek-ontvangen/index.html", "korte-scan/index.html"}


def test_a_changed_summary_writes_its_own_page_and_those_that_quote_it(project):
    changed = written(project, CHANGES["the summary of a lesson"])
    pages = {name for name in changed if name.endswith(".html")}
    quoting = {
        name
        for name, text in project.build().files().items()
        if name.endswith(".html") and b"altijd bij de deur" in text
    }
    assert pages == quoting
    assert len(pages) > 1


def test_a_changed_title_writes_the_pages_that_show_it(project):
    pages = {name for name in written(project, CHANGES["the title of a lesson"]) if name.endswith(".html")}
    assert "lessen/sleutels-beheren/index.html" in pages, "its neighbour in the navigation"
    assert "eigen.html" in pages, "a page that takes its title for a link"
    assert "search.html" not in pages


def test_the_page_of_a_lesson_that_is_gone_goes_too(project):
    remove_lesson(project)
    built = project.build()
    assert not (project.folder / "docs/lessen/bezoek-ontvangen").exists()
    assert not (built.root / "lessen/bezoek-ontvangen").exists()
    assert not (built.root / "v1/data/lessen/bezoek-ontvangen.json").exists()


def test_a_build_that_died_before_writing_is_made_good(project, tmp_path):
    """All was read and saved, but no page was written yet."""
    CHANGES["the title of a lesson"](project)
    built, before, after = project.folder / "_build/html", tmp_path / "before", tmp_path / "after"
    shutil.copytree(built, before)
    project.build()
    shutil.copytree(built / ".doctrees", after)
    shutil.copyfile(before / ".doctrees/kennisbank.pickle", after / "kennisbank.pickle")
    shutil.rmtree(built)
    shutil.copytree(before, built, ignore=shutil.ignore_patterns(".doctrees"))
    shutil.copytree(after, built / ".doctrees")
    assert project.build().files() == clean(project, tmp_path / "clean").files()


def test_what_a_killed_build_left_behind_is_cleared_away(project):
    left = project.folder / "_build/html/lessen/.index.html.nieuw"
    left.write_text("half", encoding="utf-8")
    CHANGES["a help text"](project)
    project.build()
    assert not left.exists()


def test_a_memory_that_is_damaged_is_made_again(project, tmp_path):
    (project.folder / "_build/html/.doctrees/kennisbank.pickle").write_bytes(b"\x80\x05 kapot")
    assert project.build().files() == clean(project, tmp_path / "clean").files()


def test_two_workers_make_what_one_makes(project, tmp_path):
    assert project.build("html", tmp_path / "two", "-j", "2").files() == project.build().files()


def test_the_clock_stands_in_no_file(klein, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    again = Project.make(tmp_path / "project").build()
    assert again.files() == klein.files()
