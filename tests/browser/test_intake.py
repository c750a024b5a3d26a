# SPDX-License-Identifier: EUPL-1.2
"""Filled-in CSV, XLSX, ODS and PDF in Chromium: what Python makes of the same file, or a clear refusal.

The files are those of the round trip: made by our exporters, filled in and edited by other programs.
"""

from __future__ import annotations

import base64
import functools
import gzip
import shutil
from typing import TYPE_CHECKING, Any

import pytest

import hostile_pdf
import intake_files
from kennisbank.export import FORMATS, html, write_file
from kennisbank.intake import registry
from kennisbank.intake.names import Names
from kennisbank.intake.place import place
from roundtrip import cases
from roundtrip.test_hostile import HOSTILE as OURS
from roundtrip.test_roundtrip import MODULES, ONE_LESSON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KINDS = ("csv", "xlsx", "ods", "pdf")
"""Forms beside one lesson; laying out 173 questions in a PDF takes long."""
SEVERAL = dict.fromkeys(KINDS, cases.SCOPES[1:]) | {"pdf": cases.SCOPES[1:2]}
MOST_BYTES = 10_500_000
"""Beyond ten megabytes a file is refused without being read."""
MOST_SECONDS = 3.0
"""In the page; other programs may be busy."""
READ = """async ([text, name]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const start = performance.now();
  const found = await Kennisbank.kinds.read(new File([bytes], name), KennisbankData);
  return { ...found, seconds: (performance.now() - start) / 1000 };
}"""
Reads = "Callable[[bytes, str], dict[str, Any]]"
EDITS = [
    pytest.param(
        name,
        edit,
        id=f"{name}: {edit}",
        marks=[pytest.mark.consumer] if edit in getattr(MODULES[name], "PROGRAMS", {}) else [],
    )
    for name in KINDS
    for edit in MODULES[name].EDITS
]
WHAT = ("xlsx", "ods", "csv", "zip", "password", "row", "size", "letters", "utf")
HOSTILE = {what: make for what, (make, _) in OURS.items() if any(word in what.lower() for word in WHAT)}
HOSTILE |= {f"pdf: {what}": one.make for what, one in hostile_pdf.FILES.items()}


@functools.cache
def exported(name: str, scope: str) -> bytes:
    """Return an empty form."""
    return FORMATS[name].render(cases.catalogue(), cases.form(scope))


@functools.cache
def names() -> Names:
    return Names(cases.catalogue())


@pytest.fixture(scope="module")
def read(chromium: Browser, served: str) -> Iterator[Reads]:
    """Give what the page with all results makes of the bytes of a file; it has no form."""
    context = chromium.new_context(locale="nl-NL")
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(f"{served}/resultaten/index.html")
    page.evaluate("Kennisbank.dossiers.load('exchange')")

    def from_bytes(data: bytes, name: str = "bestand") -> dict[str, Any]:
        found: dict[str, Any] = page.evaluate(READ, [base64.b64encode(data).decode(), name])
        return found

    yield from_bytes
    context.close()
    assert heard == []


def in_python(data: bytes) -> dict[str, Any]:
    """Return what Python makes of a file."""
    catalogue = cases.catalogue()
    response = place(names(), registry.read(data, "bestand", catalogue)).response
    assert response is not None
    return response


def told(response: dict[str, Any]) -> dict[str, Any]:
    """Return a response without the words in which it says why something was set apart."""
    unmapped = sorted((item["key"], str(item["value"])) for item in response["unmapped"])
    return {key: response[key] for key in ("catalogue", "subject", "answers")} | {"unmapped": unmapped}


@pytest.mark.parametrize(("name", "edit"), EDITS)
def test_a_filled_in_file_comes_to_what_python_makes_of_it(read, name, edit):
    module = MODULES[name]
    program = getattr(module, "PROGRAMS", {}).get(edit)
    assert program is None or shutil.which(program), f"{program} is not installed: make system"
    is_first = edit == next(iter(module.EDITS))
    for scope in (ONE_LESSON, *SEVERAL[name]) if is_first else (ONE_LESSON,):
        for kind in cases.KINDS if is_first and scope == ONE_LESSON else ("texts", "hostile"):
            filled = module.fill(exported(name, scope), cases.form(scope), cases.response(scope, kind))
            data = module.EDITS[edit](filled)
            found = read(data)
            assert found["response"] is not None, found["problems"]
            assert told(found["response"]) == told(in_python(data)), f"{scope} ({kind})"


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_made_to_do_harm_is_refused_or_read_in_time(read, what):
    make = HOSTILE[what]
    data = make() if callable(make) else make
    found = read(data[:MOST_BYTES])
    assert found["seconds"] < MOST_SECONDS
    assert found["response"] is not None or found["problems"]
    assert all(one["text"] for one in found["problems"])


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_was_cut_off_says_so(read, name):
    form = cases.form(ONE_LESSON)
    data = MODULES[name].fill(exported(name, ONE_LESSON), form, cases.response(ONE_LESSON, "texts"))
    for place_of_cut in range(0, len(data), max(1, len(data) // 25)):
        found = read(data[:place_of_cut])
        assert found["response"] is not None or found["problems"][0]["text"]


# on the pages: chosen or dropped, served and from disk, and in the file that stands alone

DROP = """([text, name]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  const how = { bubbles: true, cancelable: true, dataTransfer };
  document.querySelector("main").dispatchEvent(new DragEvent("drop", how));
}"""
FORM_PAGE = f"lessen/{ONE_LESSON}/index.html"
LOADED = {
    "csv": {"exchange", "placing"},
    "xlsx": {"exchange", "placing", "workbooks"},
    "ods": {"exchange", "placing", "workbooks"},
    "pdf": {"exchange", "placing", "pdf"},
}
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation",
    (event) => window.refused.push(event.violatedDirective));"""


@functools.cache
def filled_in(name: str) -> bytes:
    form = cases.form(ONE_LESSON)
    data: bytes = MODULES[name].fill(exported(name, ONE_LESSON), form, cases.response(ONE_LESSON, "texts"))
    return data


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[[str], Page]]:
    """Open a page; what it complains about, is refused or asks elsewhere fails the test."""
    contexts, pages, heard, asked = [], [], [], []

    def open_page(address: str) -> Page:
        contexts.append(chromium.new_context(locale="nl-NL"))
        page = contexts[-1].new_page()
        page.add_init_script(LISTEN)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        pages.append(page)
        return page

    yield open_page
    refused = [one for page in pages for one in page.evaluate("window.refused")]
    for context in contexts:
        context.close()
    elsewhere = [url for url in asked if not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))]
    assert (refused, heard, elsewhere) == ([], [], [])


def take_over(page: Page) -> None:
    """Put what came in in a file of its own, and see it on the form."""
    dialog = page.get_by_role("dialog")
    answers = cases.response(ONE_LESSON, "texts")["answers"]
    assert f"{len(answers)} antwoorden" in dialog.inner_text()
    dialog.get_by_role("button", name="Zet het in een nieuw bestand").click()
    for question, answer in answers.items():
        chosen = page.locator(f"[data-question='{question}'] input:checked")
        assert chosen.get_attribute("value") == answer["option"]


@pytest.mark.parametrize("place_of_site", ["served", "disk"])
@pytest.mark.parametrize("name", KINDS)
def test_a_filled_in_file_that_is_dropped_fills_in_the_form(visit, site, served, name, place_of_site):
    root = served if place_of_site == "served" else site.root.as_uri()
    page = visit(f"{root}/{FORM_PAGE}")
    scripts = []
    page.on("request", lambda request: scripts.append(request.url.rpartition("/")[2]))
    page.evaluate(DROP, [base64.b64encode(filled_in(name)).decode(), f"ingevuld.{name}"])
    take_over(page)
    assert {file.removesuffix(".js") for file in scripts if file.endswith(".js")} == LOADED[name]


def test_what_a_kind_of_file_costs_is_bounded(site):
    static = site.root / "_static/js"
    weight = {path.stem: len(gzip.compress(path.read_bytes(), 9)) for path in static.glob("*.js")}
    assert weight["placing"] < 7_000
    assert weight["workbooks"] < 8_000
    assert weight["pdf"] < 34_000


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_stands_alone_opens_tables_and_says_where_a_pdf_can_go(visit, tmp_path, name):
    path = write_file(tmp_path / "les.html", html.render(cases.catalogue(), cases.form(ONE_LESSON)))
    page = visit(path.as_uri())
    file = {"name": f"ingevuld.{name}", "mimeType": "", "buffer": filled_in(name)}
    page.locator(".kb-dossier input[type=file]").set_input_files(file)
    if name == "pdf":
        assert "Open de pdf op de site" in page.get_by_role("dialog").inner_text()
    else:
        take_over(page)


def test_a_file_of_another_kind_says_so_and_changes_nothing(visit, served):
    page = visit(f"{served}/{FORM_PAGE}")
    for data, said in (
        (intake_files.zipped({"word/document.xml": "<a/>"}), "geen werkblad met antwoorden"),
        (intake_files.password_xlsx(), "met een wachtwoord"),
        (b"naam;bedrag\nappels;3\n", "geen antwoord"),
    ):
        page.evaluate(DROP, [base64.b64encode(data).decode(), "x.bin"])
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        assert said in dialog.inner_text()
        assert "Aan je eigen antwoorden is niets veranderd." in dialog.inner_text()
        dialog.get_by_role("button", name="Sluiten").click()
