# SPDX-License-Identifier: EUPL-1.2
"""Firefox, served and from disk, on the real checklists and the small example.

Fill in, see Python's score, reload, all results; then each dialog by keyboard alone, and as axe-core sees it.
"""

from __future__ import annotations

import base64
import functools
import json
import shutil
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

import kennisbank as kb
from building import KLEIN, ROOT, Build, Project
from firefox import ENTER, ESCAPE, TAB, Firefox, Tab, running
from kennisbank import catalogue as catalogues
from kennisbank.export import FORMATS
from kennisbank.form import flatten
from roundtrip.test_roundtrip import MODULES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kennisbank.model import Catalogue

pytestmark = pytest.mark.browser

NOTE = "Aan de balie."
OURS = ("http://127.0.0.1:", "file:", "data:", "blob:", "about:")


@dataclass(frozen=True, slots=True)
class Example:
    """A lesson of some checklists, with options for a few of its questions; a note goes with the last."""

    checklists: Path
    lesson: str
    chosen: dict[str, str]

    @property
    def page(self) -> str:
        return f"lessen/{self.lesson}/index.html"

    @property
    def noted(self) -> str:
        return list(self.chosen)[-1]

    @functools.cache  # noqa: B019 (two of them, as long as the tests)
    def catalogue(self) -> Catalogue:
        return catalogues.load(self.checklists)

    def response(self) -> dict[str, Any]:
        """Return the answers as a file holds them."""
        settings, digest = self.catalogue().settings, catalogues.digest(self.catalogue())
        given = {f"{self.lesson}.{question}": {"option": option} for question, option in self.chosen.items()}
        return {
            "catalogue": {"id": settings.id, "version": settings.version, "digest": digest},
            "answers": given,
        }

    def expected(self, scope: str) -> dict[str, Any]:
        """Return what Python makes of the answers."""
        found: dict[str, Any] = kb.score(self.catalogue(), self.response(), scope)
        return found

    __hash__ = object.__hash__


SMALL = Example(KLEIN, "bezoek-ontvangen", {"bezoek-meldt-zich": "soms", "bladen-weg": "nee"})
WHOLE = Example(
    ROOT / "checklists", "gezamenlijke-norm", {"norm-op-papier": "deels", "provinciale-norm": "nee"}
)


@pytest.fixture(scope="module", params=[SMALL, WHOLE], ids=["small", "whole"])
def example(request: pytest.FixtureRequest) -> Example:
    one: Example = request.param
    return one


@pytest.fixture(scope="module")
def site(example: Example, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the example; the real checklists are built once for all tests."""
    if example is WHOLE:
        whole: Build = request.getfixturevalue("whole_site")
        return whole
    return Project.make(tmp_path_factory.mktemp("site") / "project").build()


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Start Firefox once; each tab has storage of its own."""
    pytest.importorskip("websockets", reason="websockets is not installed")
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("Firefox is not installed: run `make system`, or apt-get install firefox-esr")
    with running(program, tmp_path_factory.mktemp("firefox") / "profiel") as one:
        yield one


@pytest.fixture
def tab(firefox: Firefox) -> Iterator[Tab]:
    """Open a tab; a complaint of a page and a request off this machine fail the test."""
    firefox.events.clear()
    one = firefox.tab()
    yield one
    one.value("1")  # so that all that was told before has come in
    told = [event["params"] for event in firefox.events]
    asked = [params["request"]["url"] for params in told if "request" in params]
    assert [params["text"] for params in told if params.get("level") in ("warn", "error")] == []
    assert [url for url in asked if not url.startswith(OURS)] == []


@pytest.fixture(params=["served", "disk"])
def root(request: pytest.FixtureRequest, site: Build, served: str) -> str:
    """Return the address of the site, over HTTP and as files."""
    return served if request.param == "served" else site.root.as_uri()


def choose(tab: Tab, example: Example) -> None:
    """Click the answers of an example."""
    for question, option in example.chosen.items():
        tab.click(f"label[for$='{question}--{option}']")
        tab.wait_for(f"document.querySelector(\"[id$='{question}--{option}']\").checked")


def test_a_lesson_scores_as_python_and_keeps_its_answers(tab: Tab, root: str, example: Example) -> None:
    tab.goto(f"{root}/{example.page}")
    choose(tab, example)
    tab.click(f"#v-{example.noted} details summary")
    tab.click(f"#v-{example.noted}--notitie")
    tab.press(NOTE)
    figures = example.expected(example.lesson)["lessons"][example.lesson]
    low, high = figures["percent_low"], figures["percent_high"]
    says = "alles bekend" if low == high else f"tussen {low} en {high}"
    said = f"{figures['percent']}%, {says}"
    tab.wait_for(f"document.querySelector('.kb-verdict')?.innerText.includes({json.dumps(said)})")
    assert said in tab.text(".kb-stand")
    tab.reload()
    for question, option in example.chosen.items():
        assert tab.value(f"document.querySelector(\"[id$='{question}--{option}']\").checked")
    assert tab.value(f"document.querySelector('#v-{example.noted}--notitie').value") == NOTE
    tab.wait_for(f"document.querySelector('.kb-verdict')?.innerText.includes({json.dumps(said)})")


def test_the_results_over_http_hold_what_a_lesson_kept(tab: Tab, served: str, example: Example) -> None:
    tab.goto(f"{served}/{example.page}")
    choose(tab, example)
    tab.goto(f"{served}/resultaten/index.html")
    total = example.expected("all")["total"]
    assert f"tussen {total['percent_low']} en {total['percent_high']}" in tab.text("[data-kb-results]")
    assert tab.value("document.querySelector('.kb-disk')") is None
    assert tab.text(".kb-dossier__pick label") == "Je bekijkt"


def test_the_results_from_disk_say_that_each_page_keeps_apart_and_open_a_file(
    tab: Tab, site: Build, example: Example, tmp_path: Path
) -> None:
    tab.goto((site.root / example.page).as_uri())
    choose(tab, example)
    tab.goto((site.root / "resultaten/index.html").as_uri())
    assert "nog geen enkel antwoord" in tab.text("[data-kb-results]")
    assert "Firefox bewaart dan voor elke pagina apart" in tab.text(".kb-disk")
    assert tab.text(".kb-disk button") == "Open een bestand"
    assert (
        tab.value(
            "[...document.querySelectorAll('button')].filter((b) => /^Open een/.test(b.textContent)).length"
        )
        == 1
    )
    path = tmp_path / "antwoorden.json"
    path.write_text(json.dumps(example.response()), encoding="utf-8")
    tab.bring(".kb-dossier input[type=file]", path)
    tab.wait_for("document.querySelector('dialog[open] .utrecht-button--primary-action')")
    assert "2 antwoorden" in tab.text("dialog")
    tab.click("dialog .utrecht-button--primary-action")
    total = example.expected("all")["total"]
    said = f"tussen {total['percent_low']} en {total['percent_high']}"
    tab.wait_for(f"document.querySelector('[data-kb-results]').innerText.includes({json.dumps(said)})")
    tab.reload()
    assert said in tab.text("[data-kb-results]")


# each dialog: by keyboard alone, and as axe-core sees it

FOCUSED = "document.activeElement.closest('dialog') !== null"
REACHED = """(() => {
  const one = document.activeElement;
  if (one.closest("dialog") === null) return null;
  return [...document.querySelectorAll("dialog *")].indexOf(one);
})()"""
REACHABLE = """[...document.querySelectorAll("dialog *")].flatMap((one, n) =>
  one.matches("button, input, summary, a[href]") && one.checkVisibility() ? [n] : [])"""


@functools.cache
def axe() -> str:
    """Return axe-core, as its Python package brings it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(tab: Tab) -> list[str]:
    """Return what axe-core finds wrong on the page as it is now."""
    tab.run(axe())
    found = tab.value("axe.run(document, {resultTypes: ['violations']}).then((one) => one.violations)")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]
    ]


def push(tab: Tab, text: str, where: str = "body") -> None:
    """Put the focus on a button of the page and press it with the keyboard."""
    tab.run(
        f"""[...document.querySelectorAll({json.dumps(where + " button")})]
        .find((one) => one.textContent.startsWith({json.dumps(text)})).focus()"""
    )
    tab.press(ENTER)
    tab.wait_for("document.querySelector('dialog[open]')")


def unfold(tab: Tab) -> None:
    tab.run("document.querySelector('.kb-dossier__more > summary').focus()")
    tab.press(ENTER)


DROP = """(text) => {
  const files = new DataTransfer();
  files.items.add(new File([text], "antwoorden.json", { type: "application/json" }));
  const how = { bubbles: true, cancelable: true, dataTransfer: files };
  document.body.dispatchEvent(new DragEvent("drop", how));
}"""


def drop(tab: Tab, text: str) -> None:
    """Drop a file on the page; Firefox keeps files of this machine from pages that come over HTTP."""
    tab.run(f"({DROP})({json.dumps(text)})")
    tab.wait_for("document.querySelector('dialog[open]')")


def _manage(tab: Tab) -> str:
    push(tab, "Beheer bestanden")
    return "Beheer bestanden"


def _rename(tab: Tab) -> None:
    push(tab, "Beheer bestanden")
    push(tab, "Andere naam", "dialog")
    tab.wait_for("document.querySelector('dialog h2').textContent === 'Andere naam'")


def _pushed(text: str) -> Any:
    def opened(tab: Tab) -> str:
        unfold(tab)
        push(tab, text)
        return text

    return opened


STRANGE = WHOLE.response() | {"answers": {"les.onbekend": {"option": "ja"}}}
DIALOGS = {
    "manage": _manage,
    "rename": _rename,
    "share": _pushed("Maak een deellink"),
    "wipe": _pushed("Wis alles"),
    "file": lambda tab: drop(tab, json.dumps(STRANGE)),
    "no file of ours": lambda tab: drop(tab, "geen json"),
}


@pytest.mark.parametrize("example", [WHOLE], ids=["whole"], indirect=True)
@pytest.mark.parametrize("dialog", DIALOGS)
def test_a_dialog_is_whole_by_keyboard_and_axe_finds_nothing_wrong(
    tab: Tab, served: str, example: Example, dialog: str
) -> None:
    tab.goto(f"{served}/{example.page}")
    choose(tab, example)
    opener = DIALOGS[dialog](tab)
    tab.wait_for(FOCUSED)
    assert violations(tab) == []
    reachable = tab.value(REACHABLE)
    reached = set()
    for _ in range(len(reachable) + 3):
        tab.press(TAB)
        reached.add(tab.value(REACHED))
    assert set(reachable) <= reached
    assert tab.value(f"document.activeElement === document.body || {FOCUSED}")
    tab.run("document.querySelector('dialog h2').focus()")
    tab.press(ESCAPE)
    tab.wait_for("document.querySelector('dialog') === null")
    if opener:
        assert tab.value("document.activeElement.textContent") == opener


@pytest.mark.parametrize("page", ["lesson", "resultaten/index.html", "korte-scan/index.html"])
def test_axe_finds_nothing_wrong_on_pages_with_answers(
    tab: Tab, served: str, example: Example, page: str
) -> None:
    tab.goto(f"{served}/{example.page}")
    choose(tab, example)
    if page != "lesson":
        tab.goto(f"{served}/{page}")
    assert violations(tab) == []


# a filled-in file of another program

BRING = """([text, name]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], name));
  const how = { bubbles: true, cancelable: true, dataTransfer: files };
  document.body.dispatchEvent(new DragEvent("drop", how));
}"""


@pytest.mark.parametrize("example", [WHOLE], ids=["whole"], indirect=True)
@pytest.mark.parametrize("name", ["csv", "xlsx", "ods", "pdf"])
def test_a_filled_in_file_that_is_dropped_fills_in_the_form(
    tab: Tab, root: str, example: Example, name: str
) -> None:
    form = flatten(example.catalogue(), example.lesson)
    response = example.response() | {"subject": {}}
    data = MODULES[name].fill(FORMATS[name].render(example.catalogue(), form), form, response)
    tab.goto(f"{root}/{example.page}")
    tab.run(f"({BRING})({json.dumps([base64.b64encode(data).decode(), f'ingevuld.{name}'])})")
    tab.wait_for("document.querySelector('dialog[open] .utrecht-button--primary-action')")
    assert "2 antwoorden" in tab.text("dialog")
    tab.click("dialog .utrecht-button--primary-action")
    for question, option in example.chosen.items():
        tab.wait_for(f"document.querySelector(\"[id$='{question}--{option}']\").checked")
