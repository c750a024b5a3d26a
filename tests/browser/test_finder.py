# SPDX-License-Identifier: EUPL-1.2
"""The finder of instruments in Chromium, from disk: choose, answer, link, print, and without a script.

The site around it is that of the small catalogue; what the finder knows is that of the real one.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from building import KLEIN, Project
from kennisbank import catalogue as catalogues
from kennisbank.pages import finderdata, links
from kennisbank.pages.weighing import asked, weigh
from kennisbank.webdata import as_script
from showing import axe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from kennisbank.model import Catalogue

pytestmark = pytest.mark.browser

STATES = {"fits": "Kan passen", "open": "Nog uitzoeken", "off": "Valt af"}
FOLD = 'document.querySelectorAll(".kb-wijzer details").forEach((one) => { one.open = true; })'
RUN = "axe.run(document, {preload: false, resultTypes: ['violations']}).then((found) => found.violations)"
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation",
    (event) => window.refused.push(event.violatedDirective));"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, whole: Catalogue) -> str:
    """Build the small site, give its finder the real register, and return the address on disk."""
    root = Project.make(tmp_path_factory.mktemp("wijzer") / "project").build().root
    script = as_script(finderdata.finder_data(whole), finderdata.NAME)
    (root / "_static/js/instruments.js").write_text(script, "utf-8")
    return (root / f"{links.FINDER}.html").as_uri()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open the finder at a fragment; whatever it complains about or is refused fails the test."""
    contexts, pages, heard = [], [], []

    def open_page(fragment: str = "", **options: Any) -> Page:
        context = chromium.new_context(
            locale="nl-NL", **{"viewport": {"width": 1280, "height": 900}, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(LISTEN)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(address + fragment)
        if options.get("java_script_enabled", True):
            pages.append(page)
        return page

    yield open_page
    refused = [one for page in pages for one in page.evaluate("window.refused")]
    for context in contexts:
        context.close()
    assert (refused, heard) == ([], [])


def states(page: Page) -> list[str]:
    return page.locator(".kb-rung__state").all_text_contents()


def expected(catalogue: Catalogue, situation: str, answers: dict[str, bool]) -> list[str]:
    chosen = catalogue.instrument_situations[situation].instruments
    return [STATES[weigh(catalogue.instruments[one.id], answers).state] for one in chosen]


def violations(page: Page) -> list[str]:
    page.evaluate(axe())
    return [f"{one['id']}: {node['target']}" for one in page.evaluate(RUN) for node in one["nodes"]]


def test_choose_and_answer_with_the_keyboard(visit, whole):
    page = visit()
    assert page.locator(".kb-wijzer__body").is_hidden()
    page.get_by_label("Wat speelt er?").focus()
    page.keyboard.type("Wapens")
    page.get_by_label("Wat speelt er?").press("Tab")
    assert states(page) == expected(whole, "wapens", {})
    assert page.evaluate("document.activeElement.value") == "onbekend"
    page.keyboard.press("ArrowLeft")
    answers = {asked(whole, whole.instrument_situations["wapens"])[0]: False}
    assert states(page) == expected(whole, "wapens", answers)
    assert page.evaluate("location.hash") == f"#bij=wapens&nee={next(iter(answers))}"
    assert page.locator(".kb-wijzer__said[role=status]").text_content() == (
        "0 middelen kunnen passen. Bij 3 middelen moet je nog iets uitzoeken. 1 middel valt af."
    )
    page.get_by_role("button", name="Begin opnieuw").press("Enter")
    assert page.evaluate("location.hash") == "#bij=wapens"
    assert page.evaluate("document.activeElement.textContent") == "Wat weet je al?"


def test_an_instrument_says_who_decides_which_law_with_its_status_and_what_the_file_needs(visit, whole):
    page = visit("#bij=drugspand&ja=drugs-te-koop&nee=beheer-zonder-herstel")
    rung = page.locator(".kb-rung").filter(has_text="Drugspand sluiten")
    assert rung.locator(".kb-rung__weight").text_content() == "Zwaar, 7 van 9"
    text = rung.inner_text()
    assert "Burgemeester" in text
    assert "Opiumwet, artikel 13b" in text
    assert "geldt" in text
    rung.locator("summary").click()
    instrument = whole.instruments["sluiten-drugspand"]
    for claim in (*instrument.conditions, *instrument.file):
        assert claim.text in rung.inner_text()
    last = page.locator(".kb-rung").last
    assert last.locator(".kb-status--repealed").text_content() == "geldt niet meer"
    why = last.locator(".kb-rung__why").inner_text()
    assert "Valt af, want:" in why
    assert whole.instruments["onteigening"].needs[0].text in why
    assert "Omgevingswet, artikel 11.8" in why


def test_what_is_open_stays_open_while_one_answers(visit):
    page = visit("#bij=drugspand")
    page.locator(".kb-rung summary").nth(1).click()
    page.locator(".kb-wijzer input[value=ja]").first.check()
    assert page.locator(".kb-rung details").nth(1).get_attribute("open") is not None


def test_a_link_opens_as_it_was_and_the_button_gives_it(visit, whole, address):
    fragment = "#bij=wapens&ja=wapens-op-straat&nee=verordening-gebied"
    page = visit(fragment)
    answers = {"wapens-op-straat": True, "verordening-gebied": False}
    assert states(page) == expected(whole, "wapens", answers)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Kopieer de link").click()
    field = page.get_by_label("Link naar deze keuze")
    assert sorted(field.input_value().split("#")[1].split("&")) == sorted(fragment[1:].split("&"))
    assert field.input_value().startswith(address)
    page.evaluate("location.hash = '#bij=voetbal'")
    page.wait_for_function("document.querySelector('#kb-wijzer-situatie').value === 'voetbal'")
    assert states(page) == expected(whole, "voetbal", {})
    page.evaluate("location.hash = '#main-content'")
    page.wait_for_timeout(100)
    assert states(page) == expected(whole, "voetbal", {})


@pytest.mark.parametrize(
    "fragment",
    [
        "#bij=<img src=x onerror=alert(1)>",
        "#bij=wapens&ja=%3Cscript%3Ealert(1)%3C/script%3E",
        "#bij=__proto__&ja=constructor",
        "#bij=wapens&ja=" + "x," * 5000,
        "#%E0%A4%A=%&bij=wapens%00",
    ],
)
def test_a_hostile_link_does_nothing_and_is_said(visit, fragment):
    page = visit(fragment)
    alert = page.get_by_role("alert")
    assert "link" in alert.inner_text()
    assert not any(word in page.locator(".kb-wijzer").inner_html() for word in ("onerror", "script", "x,x"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("fragment", ["", "#bij=drugspand&ja=drugs-te-koop&nee=kopen-geprobeerd&x=1"])
def test_axe_finds_nothing_wrong_and_nothing_overflows(visit, scheme, width, fragment):
    page = visit(fragment, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.evaluate(FOLD)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_forced_colours_keep_every_border_and_state(visit):
    page = visit("#bij=drugspand&nee=kopen-geprobeerd", forced_colors="active")
    width = "getComputedStyle(document.querySelector('.kb-rung__state')).borderTopWidth"
    assert page.evaluate(width) == "1px"
    assert violations(page) == []


def test_it_prints_as_a_note_of_one_sheet_in_every_situation(visit, whole):
    pdfium = pytest.importorskip("pypdfium2")
    page = visit()
    for situation in whole.instrument_situations.values():
        ids = ",".join(asked(whole, situation))
        for known in ("", f"&ja={ids}", f"&nee={ids}"):
            page.evaluate("(hash) => { location.hash = hash; }", f"#bij={situation.id}{known}")
            page.wait_for_function(
                "(id) => document.querySelector('#kb-wijzer-situatie').value === id", arg=situation.id
            )
            page.wait_for_function("(hash) => location.hash === hash", arg=f"#bij={situation.id}{known}")
            note = pdfium.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
            text = note[0].get_textpage().get_text_range()
            assert len(note) == 1, (situation.id, known)
            assert "geen juridisch advies" in " ".join(text.split())
            titles = [whole.instruments[one.id].title.split()[0] for one in situation.instruments]
            assert all(title in text for title in titles)


def test_without_a_script_there_are_tables(visit):
    page = visit(java_script_enabled=False)
    assert "Zonder JavaScript" in page.locator(".kb-wijzer").inner_text()
    assert page.locator(".kb-wijzer a").count() >= 1
    assert page.locator("table .kb-ref").count() >= 1
    page.locator(".kb-wijzer a").first.click()
    assert page.locator("table").first.is_visible()


def test_every_law_that_it_names_has_its_place_on_a_page(address):
    root = Path(address.removeprefix("file://")).parents[2]
    data = finderdata.finder_data(catalogues.load(KLEIN))
    urls = {law["url"] for one in data["instruments"].values() for law in one["laws"]}
    assert urls
    for url in urls:
        page, anchor = url.split("#")
        assert f'id="{anchor}"' in (root / page).read_text("utf-8")
    for one in (*data["situations"], *data["instruments"].values()):
        assert (root / one["url"]).is_file()
