# SPDX-License-Identifier: EUPL-1.2
"""What tests in browsers share: Chromium, the built site served here, and a page with our scripts alone."""

from __future__ import annotations

import contextlib
import functools
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from building import ROOT, Build, Project
from kennisbank import catalogue as catalogues
from kennisbank.webdata import as_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from kennisbank.model import Catalogue

WEB = Path(str(resources.files("kennisbank"))) / "web"
FORMATS = "csv,markdown,json,jsonschema,uischema,fhir,datapackage,python,javascript,sql,sql-duckdb,sql-spark"
"""Formats that are quickly made: few enough to fill in for a table, too many for developers."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STYLES = ("tokens", "form", "site", "result", "print")
VIEW = ("tally", "score", "elements", "chart", "words", "parts", "advice", "view")
KEEP = ("answers", "cells", "store", "share", "files")
TAKE = ("names", "placing", "csv", "zip", "sheets", "workbook", "vendor/pdf", "pdfform", "kinds")
PAGES = ("dialogs", "questions", "steps", "exchange", "dossiers", "form", "radar", "results")
PAGE = """<!doctype html><html lang="nl" data-theme="light"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"><title>Uitslag</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="favicon.svg">{head}</head>
<body><main class="bd-page-width"><h1>Uitslag</h1>{body}</main></body></html>"""
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation",
    (event) => window.refused.push(event.violatedDirective));"""


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine for the length of the block; yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def whole() -> Catalogue:
    """Load the real checklists."""
    return catalogues.load(ROOT / "checklists")


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the real checklists, once for all tests."""
    folder = tmp_path_factory.mktemp("site") / "project"
    return Project.make(folder, ROOT / "checklists", FORMATS).build()


@pytest.fixture(scope="module")
def site(whole_site: Build) -> Build:
    """Return the site that the tests of a module visit: that of the real checklists."""
    return whole_site


@pytest.fixture(scope="module")
def served(site: Build) -> Iterator[str]:
    """Serve the site and yield its address."""
    with serving(site.root) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed: run `make system`, or apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Serve a folder with our scripts and styles and no pages; yields the folder and its address."""
    folder = tmp_path_factory.mktemp("view")
    for kind in ("css", "js", "fonts"):
        shutil.copytree(WEB / kind, folder / kind)
    shutil.copy(WEB / "favicon.svg", folder)
    with serving(folder) as address:
        yield folder, address


@pytest.fixture
def show_page(chromium: Browser, bare: tuple[Path, str]) -> Iterator[Callable[..., Page]]:
    """Open a page with data; whatever it complains about or is refused fails the test."""
    folder, address = bare
    contexts, pages, heard = [], [], []

    def open_page(data: dict[str, Any], body: str, **options: Any) -> Page:
        (folder / "data.js").write_text(as_script(data), "utf-8")
        scripts = (*KEEP, *VIEW, *TAKE, *PAGES)
        head = "".join(f'<link rel="stylesheet" href="css/{name}.css">' for name in STYLES)
        head += "".join(
            f'<script src="{name}.js" defer></script>' for name in ("data", *(f"js/{one}" for one in scripts))
        )
        (folder / "page.html").write_text(PAGE.format(head=head, body=body), "utf-8")
        context = chromium.new_context(
            locale="nl-NL", **{"viewport": {"width": 1280, "height": 900}, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(LISTEN)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(f"{address}/page.html")
        pages.append(page)
        return page

    yield open_page
    refused = [one for page in pages for one in page.evaluate("window.refused")]
    styled = [page.locator("[style]").count() for page in pages]
    for context in contexts:
        context.close()
    assert (refused, heard, sum(styled)) == ([], [], 0)
