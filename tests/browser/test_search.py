# SPDX-License-Identifier: EUPL-1.2
"""The search box in Chromium: in the header and on its page, served and from disk, and by keyboard."""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LESSON = "lessen/clientelisme-tegengaan/index.html"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation",
    (event) => window.refused.push(event.violatedDirective));"""
ON_DEMAND = ("searchindex.js", "js/search.js", "css/search.css")
HOSTILE = (
    "<img src=x onerror=\"document.title='stuk'\">",
    "</script><script>document.title='stuk'</script>",
    "(a+)+$ [^]* \\",
    "__proto__ constructor",
    "raad" * 50,
    "woord " * 33,
    "🙂🙂",
)


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address; whatever the page complains about, is refused or asks elsewhere fails the test."""
    contexts, pages, heard, asked = [], [], [], []

    def open_page(address: str, **options: Any) -> Page:
        context = chromium.new_context(locale="nl-NL", **{"viewport": WIDE, **options})
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(LISTEN)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        if options.get("java_script_enabled", True):
            pages.append(page)
        return page

    yield open_page
    refused = [one for page in pages for one in page.evaluate("window.refused")]
    styled = [page.locator("[style]").count() for page in pages]
    for context in contexts:
        context.close()
    assert (refused, heard, sum(styled)) == ([], [], 0)
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "file:"))] == []


@pytest.fixture(params=["served", "disk"])
def place(request: pytest.FixtureRequest, served: str, site: Any) -> str:
    """Return the address of the site, from a server and from disk."""
    return served if request.param == "served" else site.root.as_uri()


@functools.cache
def axe() -> str:
    """Return axe-core, as its Python package brings it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong on a page."""
    page.evaluate(axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def ask(page: Page, text: str, box: str = "#zoek") -> None:
    """Type in a search box and wait until it says what it found."""
    page.locator(box).fill(text)
    status = f"document.querySelector('{box}').closest('[data-kb-search]').querySelector('[role=status]')"
    until(page, f"{status}.textContent !== ''")


def test_results_stand_under_the_box_while_one_types(visit, place):
    page = visit(f"{place}/{LESSON}")
    ask(page, "drugspandsluiting")
    panel = page.locator("#zoek-gevonden")
    best = panel.locator(".kb-found__group").first
    assert best.locator("a").all_inner_texts()[:2] == [
        "Sluiten en onteigenen",
        "Drugspand sluiten (‘Wet Damocles’)",
    ]
    best.get_by_role("link", name="Sluiten en onteigenen").click()
    assert page.locator("h1").inner_text() == "Sluiten en onteigenen"


def test_a_question_is_found_at_its_place(visit, place):
    page = visit(f"{place}/index.html")
    ask(page, "hangen er huisregels bij de ingang")
    page.locator("#zoek-gevonden").get_by_role("link", name="Hangen er huisregels").click()
    assert page.url.endswith("#v-huisregels")
    page.wait_for_selector(":target")


def test_a_term_is_found_at_its_place(visit, place):
    page = visit(f"{place}/index.html")
    ask(page, "tweefactorauthenticatie")
    page.locator("#zoek-gevonden").get_by_role("link", name="inloggen in twee stappen").click()
    assert page.locator(":target").inner_text() == "inloggen in twee stappen"


def test_a_page_loads_nothing_for_the_search_until_someone_goes_there(visit, served):
    page = visit(f"{served}/{LESSON}")
    loaded = "performance.getEntriesByType('resource').map((one) => one.name).join(' ')"
    assert not [name for name in ON_DEMAND if name in page.evaluate(loaded)]
    page.locator("#zoek").focus()
    for name in ON_DEMAND:
        until(page, f"({loaded}).includes('{name}')")


def test_the_keyboard_goes_through_the_results_and_back(visit, served):
    page = visit(f"{served}/{LESSON}")
    ask(page, "phishingmail")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Phishing-mail aangeklikt"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "zoek"
    page.keyboard.press("Escape")
    assert not page.locator("#zoek-gevonden").is_visible()
    assert page.locator("#zoek").input_value() == "phishingmail"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=phishingmail")
    assert page.locator("#search-results a").first.inner_text() == "Phishing-mail aangeklikt"


def test_the_panel_closes_when_one_leaves_it(visit, served):
    page = visit(f"{served}/{LESSON}")
    ask(page, "mfa")
    page.mouse.click(20, 800)
    assert not page.locator("#zoek-gevonden").is_visible()
    page.locator("#zoek").focus()
    until(page, "!document.querySelector('#zoek-gevonden').hidden")
    for _ in range(page.locator("#zoek-gevonden a").count() + 1):
        page.keyboard.press("Tab")
    assert not page.locator("#zoek-gevonden").is_visible()


def test_the_number_of_results_is_announced(visit, served):
    page = visit(f"{served}/search.html")
    ask(page, "noodbevel", "#zoekvraag")
    assert page.get_by_role("status").inner_text().endswith("resultaten gevonden")


def test_one_kind_can_be_chosen_and_more_be_shown(visit, served):
    page = visit(f"{served}/search.html?q=agressie")
    page.get_by_role("button", name="Vragen (").click()
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert set(page.locator("#search-results h2").all_inner_texts()) == {"Vragen"}
    page.get_by_role("button", name="Alles (").click()
    before = page.locator("#search-results a").count()
    page.get_by_role("button", name="Toon alle").first.click()
    assert page.locator("#search-results a").count() > before
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_an_address_with_a_query_shows_its_results(visit, place):
    page = visit(f"{place}/search.html?q=nepniews")
    page.get_by_role("link", name="Nepnieuws tegengaan").first.click()
    assert page.locator("h1").inner_text() == "Nepnieuws tegengaan"


def test_what_is_not_there_leads_to_the_keywords(visit, place):
    page = visit(f"{place}/search.html")
    ask(page, "xyzzyqwerty", "#zoekvraag")
    assert "Niets gevonden voor ‘xyzzyqwerty’." in page.locator("#search-results").inner_text()
    page.locator("#search-results").get_by_role("link", name="Trefwoorden van A tot Z").click()
    assert page.locator("h1").inner_text() == "Trefwoorden van A tot Z"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_text(visit, served, text):
    page = visit(f"{served}/search.html")
    title = page.title()
    ask(page, text, "#zoekvraag")
    assert page.title() == title
    assert page.locator("#search-results :is(img, script)").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_wrong_with_results(visit, served, viewport, scheme):
    page = visit(f"{served}/search.html?q=agressie", viewport=viewport, color_scheme=scheme)
    page.wait_for_selector("#search-results a")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_panel_open(visit, served, scheme):
    page = visit(f"{served}/{LESSON}", color_scheme=scheme, viewport={"width": 700, "height": 700})
    ask(page, "agressie")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 700


def test_a_narrow_screen_has_a_link_to_the_search(visit, served):
    page = visit(f"{served}/{LESSON}", viewport=NARROW)
    assert not page.locator("#zoek").is_visible()
    page.locator(".kb-find__link").click()
    assert page.get_by_label("Waar zoek je naar?").is_visible()


def test_without_scripts_one_finds_the_keywords(visit, served):
    page = visit(f"{served}/{LESSON}", java_script_enabled=False)
    assert not page.locator("#zoek").is_visible()
    page.get_by_role("link", name="Zoeken").click()
    page.locator("noscript").get_by_role("link").click()
    page.get_by_role("link", name="Cliëntelisme tegengaan").click()
    assert page.locator("h1").inner_text() == "Cliëntelisme tegengaan"
