# SPDX-License-Identifier: EUPL-1.2
"""Filled-in CSV, XLSX, ODS and PDF in Chromium: what Python makes of the same file, or a clear refusal.

The files are those of the round trip: made by our exporters, filled in and edited by other programs.
"""

from __future__ import annotations

import base64
import functools
import shutil
import time
from typing import TYPE_CHECKING, Any

import pytest

import hostile_pdf
from kennisbank.export import FORMATS
from kennisbank.intake import registry
from kennisbank.intake.names import Names
from kennisbank.intake.place import place
from kennisbank.webdata import web_data
from roundtrip import cases
from roundtrip.test_hostile import HOSTILE as OURS
from roundtrip.test_roundtrip import MODULES, ONE_LESSON

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

KINDS = ("csv", "xlsx", "ods", "pdf")
"""Forms beside one lesson; laying out 173 questions in a PDF takes long."""
SEVERAL = dict.fromkeys(KINDS, cases.SCOPES[1:]) | {"pdf": cases.SCOPES[1:2]}
MOST_SECONDS = 4.0
READ = """async ([text, name]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return Kennisbank.kinds.read(new File([bytes], name), KennisbankData);
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
HOSTILE |= {f"pdf: {what}": one for what, (one, *_) in hostile_pdf.FILES.items()}


@functools.cache
def exported(name: str, scope: str) -> bytes:
    """Return an empty form."""
    return FORMATS[name].render(cases.catalogue(), cases.form(scope))


@functools.cache
def names() -> Names:
    return Names(cases.catalogue())


@pytest.fixture
def read(show_page: Callable[..., Page]) -> Reads:
    """Give what the scripts of a page make of the bytes of a file."""
    page = show_page(web_data(cases.catalogue()), "<p>Een pagina zonder formulier.</p>")

    def from_bytes(data: bytes, name: str = "bestand") -> dict[str, Any]:
        found: dict[str, Any] = page.evaluate(READ, [base64.b64encode(data).decode(), name])
        return found

    return from_bytes


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
    read(b"")  # the page is up
    start = time.monotonic()
    found = read(data)
    took = time.monotonic() - start
    assert took < MOST_SECONDS, f"took {took:.1f} s"
    assert found["response"] is not None or found["problems"]
    assert all(one["text"] for one in found["problems"])


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_was_cut_off_says_so(read, name):
    form = cases.form(ONE_LESSON)
    data = MODULES[name].fill(exported(name, ONE_LESSON), form, cases.response(ONE_LESSON, "texts"))
    for place_of_cut in range(0, len(data), max(1, len(data) // 25)):
        found = read(data[:place_of_cut])
        assert found["response"] is not None or found["problems"][0]["text"]
