# SPDX-License-Identifier: EUPL-1.2
"""The built site in Chromium: served and from disk, light and dark, wide and narrow, without scripts too."""

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

PAGES = {
    "home": "index.html",
    "domain": "domeinen/integriteit/index.html",
    "lesson": "lessen/clientelisme-tegengaan/index.html",
    "downloads": "downloads/index.html",
    "laws": "wetten/index.html",
    "editors": "redactie/index.html",
    "keys": "redactie/les/index.html",
    "package": "ontwikkelaars/python/index.html",
    "data": "ontwikkelaars/gegevens/index.html",
    "privacy": "privacy/index.html",
    "statement": "toegankelijkheid/index.html",
    "search": "search.html",
}
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(
    `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));"""


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
    for context in contexts:
        context.close()
    assert refused == []
    assert heard == []
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "file:", "data:"))] == []


@functools.cache
def axe() -> str:
    """Return axe-core, as its Python package brings it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong on a page."""
    page.evaluate(axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]
    ]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_opens_without_complaint_and_stays_on_this_machine(visit, served, page):
    assert visit(f"{served}/{page}").locator("h1").count() == 1


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_page_for_addresses_that_do_not_exist_looks_as_all_others(visit, served, viewport):
    page = visit(f"{served}/404.html", viewport=viewport)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    page.get_by_role("main").get_by_role("link", name="Integriteit", exact=True).click()
    assert page.locator("h1").inner_text() == "Integriteit"


def test_a_data_block_is_there_to_read_and_nothing_refuses_it(visit, served):
    page = visit(f"{served}/{PAGES['lesson']}")
    block = page.locator('script[type="application/ld+json"]').text_content()
    assert page.evaluate("(text) => JSON.parse(text)['@graph'][0]['@type']", block) == "Article"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_opens_from_disk(visit, site, page):
    assert visit((site.root / page).as_uri()).locator("h1").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_wrong(visit, served, page, viewport, scheme):
    assert violations(visit(f"{served}/{page}", viewport=viewport, color_scheme=scheme)) == []


def test_axe_finds_nothing_wrong_with_menu_and_notes_open(visit, served):
    page = visit(f"{served}/{PAGES['lesson']}", viewport=NARROW)
    page.locator(".kb-menu > summary").click()
    page.locator(".kb-question__more > summary").first.click()
    page.locator(".kb-segment input").first.check()
    assert violations(page) == []


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_nothing_sticks_out_at_320_pixels(visit, served, page):
    opened = visit(f"{served}/{page}", viewport=NARROW)
    assert opened.evaluate("document.documentElement.scrollWidth") == 320


def test_everything_reads_and_leads_somewhere_without_scripts(visit, served):
    page = visit(f"{served}/{PAGES['lesson']}", viewport=NARROW, java_script_enabled=False)
    assert not page.locator("[data-kb-mode]").is_visible()
    page.locator(".kb-menu > summary").click()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Informatiepositie").click()
    assert page.locator("h1").inner_text() == "Informatiepositie"
    assert page.locator("main").is_visible()


def test_the_keyboard_goes_to_the_content_first(visit, served):
    page = visit(f"{served}/{PAGES['lesson']}")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Naar de inhoud"
    assert page.locator(":focus").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main-content"


def test_escape_closes_the_menu_and_gives_its_button_the_focus(visit, served):
    page = visit(f"{served}/index.html", viewport=NARROW)
    page.locator(".kb-menu > summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.locator(".kb-menu nav").is_visible()
    assert page.locator(":focus").inner_text() == "Menu"


def test_the_choice_of_light_or_dark_stays(visit, served):
    page = visit(f"{served}/index.html", color_scheme="light")
    switch = page.get_by_role("button", name="Donkere weergave")
    switch.click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.get_by_role("button", name="Lichte weergave").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 27, 30)"


def test_the_mode_follows_the_system_until_one_chooses(visit, served):
    page = visit(f"{served}/index.html", color_scheme="dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.emulate_media(color_scheme="light")
    until(page, "document.documentElement.dataset.theme === 'light'")


def test_the_table_of_contents_marks_where_one_is(visit, served):
    page = visit(f"{served}/{PAGES['lesson']}")
    page.locator("#pst-secondary-sidebar").get_by_role("link", name="Checklist", exact=True).click()
    until(page, "document.querySelector('[aria-current=location]')?.textContent === 'Checklist'")


@pytest.mark.parametrize("place", ["served", "disk"])
def test_search_finds_a_lesson(visit, served, site, place):
    address = f"{served}/search.html" if place == "served" else (site.root / "search.html").as_uri()
    page = visit(address)
    page.get_by_label("Waar zoek je naar?").fill("cliëntelisme")
    page.get_by_role("button", name="Zoeken").click()
    page.wait_for_selector("#search-results h2:has-text('Beste resultaten')")
    page.get_by_role("link", name="Cliëntelisme tegengaan").first.click()
    assert page.locator("h1").inner_text() == "Cliëntelisme tegengaan"


def test_search_that_finds_nothing_says_so_in_dutch(visit, served):
    page = visit(f"{served}/search.html?q=xyzzyqwerty")
    page.wait_for_selector("text=Niets gevonden voor")
    assert violations(page) == []


def test_a_lesson_prints_light_and_without_navigation(visit, served):
    page = visit(f"{served}/{PAGES['lesson']}", color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".kb-header").is_visible()
    assert not page.locator(".kb-side").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("fieldset").first.is_visible()
