# SPDX-License-Identifier: EUPL-1.2
"""The main path in Firefox, served and from disk: fill in, see Python's score, reload; then all results."""

from __future__ import annotations

import functools
import json
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

import kennisbank as kb
from building import KLEIN, Build, Project
from firefox import Firefox, Tab, running
from kennisbank import catalogue as catalogues

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

LESSON = "bezoek-ontvangen"
PAGE = f"lessen/{LESSON}/index.html"
CHOSEN = {"bezoek-meldt-zich": "soms", "bladen-weg": "nee"}
NOTE = "Aan de balie."
OURS = ("http://127.0.0.1:", "file:", "data:", "blob:", "about:")


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the small example."""
    return Project.make(tmp_path_factory.mktemp("site") / "project").build()


@pytest.fixture(scope="module")
def served(site: Build) -> Iterator[str]:
    """Serve the site on this machine and yield its address."""
    handler = functools.partial(QuietHandler, directory=str(site.root))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


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


def choose(tab: Tab) -> None:
    """Click the answers of ``CHOSEN``."""
    for question, option in CHOSEN.items():
        tab.click(f"label[for$='{question}--{option}']")
        tab.wait_for(f"document.querySelector(\"[id$='{question}--{option}']\").checked")


def answers() -> dict[str, Any]:
    """Return a response with ``CHOSEN``."""
    klein = catalogues.load(KLEIN)
    about = {"id": klein.settings.id, "version": klein.settings.version, "digest": catalogues.digest(klein)}
    given = {f"{LESSON}.{question}": {"option": option} for question, option in CHOSEN.items()}
    return {"catalogue": about, "answers": given}


def expected(scope: str) -> dict[str, Any]:
    """Return what Python makes of ``CHOSEN``."""
    found: dict[str, Any] = kb.score(catalogues.load(KLEIN), answers(), scope)
    return found


def test_a_lesson_scores_as_python_and_keeps_its_answers(tab: Tab, root: str) -> None:
    tab.goto(f"{root}/{PAGE}")
    choose(tab)
    tab.click("#v-bladen-weg details summary")
    tab.click("#v-bladen-weg--notitie")
    tab.press(NOTE)
    figures = expected(LESSON)["lessons"][LESSON]
    low, high = figures["percent_low"], figures["percent_high"]
    says = "alles bekend" if low == high else f"tussen {low} en {high}"
    said = f"{figures['percent']}%, {says}"
    tab.wait_for(f"document.querySelector('.kb-verdict')?.innerText.includes({json.dumps(said)})")
    assert said in tab.text(".kb-stand")
    tab.reload()
    for question, option in CHOSEN.items():
        assert tab.value(f"document.querySelector(\"[id$='{question}--{option}']\").checked")
    assert tab.value("document.querySelector('#v-bladen-weg--notitie').value") == NOTE
    tab.wait_for(f"document.querySelector('.kb-verdict')?.innerText.includes({json.dumps(said)})")


def test_the_results_over_http_hold_what_a_lesson_kept(tab: Tab, served: str) -> None:
    tab.goto(f"{served}/{PAGE}")
    choose(tab)
    tab.goto(f"{served}/resultaten/index.html")
    total = expected("all")["total"]
    assert f"tussen {total['percent_low']} en {total['percent_high']}" in tab.text("[data-kb-results]")
    assert tab.value("document.querySelector('.kb-disk')") is None


def test_the_results_from_disk_say_that_each_page_keeps_apart_and_open_a_file(
    tab: Tab, site: Build, tmp_path: Path
) -> None:
    tab.goto((site.root / PAGE).as_uri())
    choose(tab)
    tab.goto((site.root / "resultaten/index.html").as_uri())
    assert "nog geen enkel antwoord" in tab.text("[data-kb-results]")
    assert "Firefox bewaart dan voor elke pagina apart" in tab.text(".kb-disk")
    assert tab.text(".kb-disk button") == "Open een bestand"
    path = tmp_path / "antwoorden.json"
    path.write_text(json.dumps(answers()), encoding="utf-8")
    tab.bring(".kb-dossier input[type=file]", path)
    tab.wait_for("document.querySelector('dialog[open] .utrecht-button--primary-action')")
    assert "2 antwoorden" in tab.text("dialog")
    tab.click("dialog .utrecht-button--primary-action")
    total = expected("all")["total"]
    said = f"tussen {total['percent_low']} en {total['percent_high']}"
    tab.wait_for(f"document.querySelector('[data-kb-results]').innerText.includes({json.dumps(said)})")
    tab.reload()
    assert said in tab.text("[data-kb-results]")
