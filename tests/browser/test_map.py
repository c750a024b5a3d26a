# SPDX-License-Identifier: EUPL-1.2
"""The map in Chromium: by keyboard, with own results, in every form, without scripts and from disk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from showing import violations
from waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
MIDDLE = {"width": 800, "height": 900}
NARROW = {"width": 320, "height": 640}
NAMES = [
    "1 Op de kaart zetten",
    "2 Veilige publieke taak",
    "3 Integriteit",
    "4 Informatiepositie",
    "5 Bestuurlijk instrumentarium",
    "6 Digitale weerbaarheid",
    "7 Op de kaart houden",
]
FILL_IN = """async (lessons) => {
  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.documentElement.dataset.content_root + `_static/js/${name}.js`;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  if (!window.KennisbankData) { await load("catalogue"); await load("checklist"); }
  const store = Kennisbank.store.createStore(KennisbankData);
  store.create("Proef");
  for (const domain of KennisbankData.content.domains)
    for (const lesson of domain.lessons.filter(({ id }) => lessons.includes(id)))
      for (const question of lesson.questions) {
        const [best] = Object.keys(KennisbankData.texts.scales[question.scale]);
        store.setAnswer(`${lesson.id}.${question.id}`, { option: best });
      }
}"""


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address; whatever the page complains about fails the test."""
    contexts, heard = [], []

    def open_page(address: str, **options: Any) -> Page:
        context = chromium.new_context(locale="nl-NL", **{"viewport": WIDE, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert heard == []


@pytest.fixture
def filled(visit: Callable[..., Page], served: str) -> Callable[..., Page]:
    """Open the home page after lessons were filled in with the best answers."""

    def open_page(*lessons: str, **options: Any) -> Page:
        page = visit(f"{served}/index.html", **options)
        page.evaluate(FILL_IN, list(lessons))
        page.reload()
        page.locator(".kb-map--mine").wait_for()
        return page

    return open_page


def shown(page: Page) -> Any:
    return page.locator(".kb-stop:visible")


def labels(page: Page) -> list[str]:
    return [stop.get_attribute("aria-label") for stop in shown(page).all()]


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_one_map_shows_and_the_keyboard_walks_its_route(visit, served, viewport):
    page = visit(f"{served}/index.html", viewport=viewport)
    assert labels(page) == NAMES
    page.locator(".kb-entries a").last.focus()
    walked = []
    for _ in NAMES:
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert walked == NAMES
    ring = page.locator(".kb-stop:focus-visible .kb-stop__focus")
    assert ring.evaluate("(one) => getComputedStyle(one).stroke") != "none"
    assert ring.evaluate("(one) => one.getBoundingClientRect().width") >= 44
    page.keyboard.press("Enter")
    page.wait_for_url("**/domeinen/borging/index.html")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_words_of_the_map_are_no_smaller_than_14_pixels(visit, served, viewport):
    page = visit(f"{served}/index.html", viewport=viewport)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".kb-map__sheet text")]
          .filter((one) => one.getClientRects().length)
          .map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"""
    )
    assert min(sizes) >= 14


def test_words_of_the_map_stay_on_the_sheet_in_the_fonts_of_the_page(filled):
    page = filled("clientelisme-tegengaan")
    out = page.evaluate(
        """() => [...document.querySelectorAll(".kb-map__wide, .kb-map__tall")].flatMap((sheet) => {
          const frame = sheet.getBoundingClientRect();
          return [...sheet.querySelectorAll("text")].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.left < frame.left || box.right > frame.right
              || box.top < frame.top || box.bottom > frame.bottom;
          }).map((one) => one.textContent);
        })"""
    )
    assert out == []


def test_a_first_visit_loads_nothing_that_scores(visit, served):
    asked = []
    page = visit("about:blank")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}/index.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if re.search("catalogue|checklist", url)]
    assert page.locator(".kb-mine").inner_text() == ""
    assert page.locator(".kb-stop__result").count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_own_results_lie_over_the_map_and_are_said_in_words(filled):
    page = filled("clientelisme-tegengaan", "hacks-voorkomen")
    result = page.evaluate(
        """() => KennisbankScore.result(KennisbankData.content,
          { answers: Kennisbank.store.createStore(KennisbankData).current().response.answers }, "all")"""
    )
    figures = result["domains"]["integriteit"]
    stop = shown(page).nth(2)
    level = f"niveau {figures['level_low']}–{figures['level_high']}"
    assert level in stop.text_content()
    assert f"{figures['percent_low']}–{figures['percent_high']}%" in stop.text_content()
    heard = stop.get_attribute("aria-label")
    assert heard.startswith(f"{NAMES[2]}: niveau {figures['level_low']} tot en met {figures['level_high']}")
    assert f"tussen {figures['percent_low']} en {figures['percent_high']}" in heard
    assert stop.locator(".kb-ring__open").count() == 1
    assert labels(page)[0] == f"{NAMES[0]}: nog geen oordeel"
    said = page.locator(".kb-mine")
    assert said.get_attribute("role") == "status"
    assert "Van 2 van de 7 delen is iets bekend." in said.inner_text()
    row = page.locator(".kb-route > li").nth(2).inner_text()
    assert f"tussen {figures['percent_low']} en {figures['percent_high']}" in row
    said.get_by_role("link").click()
    page.wait_for_url("**/resultaten/index.html")


def test_the_result_can_be_hidden_and_shown_by_keyboard(filled):
    page = filled("clientelisme-tegengaan")
    page.get_by_role("button", name="Verberg de uitslag").press("Enter")
    assert labels(page) == NAMES
    assert page.locator(".kb-stop__result, .kb-route__mine, .kb-map__key").count() == 0
    button = page.get_by_role("button", name="Toon de uitslag")
    assert button.evaluate("(one) => one === document.activeElement")
    button.press("Enter")
    assert page.locator(".kb-map--mine").count() == 1


def test_the_map_follows_what_another_tab_fills_in_and_wipes(filled):
    page = filled("clientelisme-tegengaan")
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".kb-map--mine").wait_for()
    other.evaluate("Kennisbank.store.createStore(KennisbankData).clearAll()")
    until(page, "document.querySelectorAll('.kb-stop__result').length === 0")
    assert labels(page) == NAMES
    assert page.locator(".kb-mine").inner_text() == ""


def test_damaged_storage_leaves_the_map_whole(visit, served):
    page = visit(f"{served}/index.html")
    page.evaluate("localStorage.setItem('kb1:dossier:x', '[stuk')")
    page.reload()
    until(page, "window.KennisbankData !== undefined")
    assert labels(page) == NAMES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])
def test_axe_finds_nothing_wrong_with_results_on_the_map(filled, viewport, scheme):
    page = filled("clientelisme-tegengaan", "hacks-voorkomen", viewport=viewport, color_scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_forced_colours_keep_route_words_and_focus(filled):
    page = filled("clientelisme-tegengaan", forced_colors="active")
    stop = shown(page).nth(2)
    style = "(one) => { const { fill, stroke } = getComputedStyle(one); return [fill, stroke]; }"
    canvas = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert canvas not in page.locator(".kb-map__wide .kb-map__route").evaluate(style)[1]
    assert stop.locator(".kb-stop__name").first.evaluate(style)[0] != canvas
    assert not page.locator(".kb-map__wide .kb-map__water").first.is_visible()


def test_the_map_prints_wide_on_a_narrow_screen(visit, served):
    page = visit(f"{served}/index.html", viewport=NARROW)
    page.emulate_media(media="print")
    assert page.locator(".kb-map__wide").is_visible()
    assert not page.locator(".kb-map__tall").is_visible()


def test_the_map_leads_on_without_scripts(visit, served):
    page = visit(f"{served}/index.html", java_script_enabled=False)
    shown(page).nth(3).click()
    assert page.locator("h1").inner_text() == "Informatiepositie"


def test_the_map_works_from_disk_with_results(visit, site):
    page = visit((site.root / "index.html").as_uri())
    page.evaluate(FILL_IN, ["clientelisme-tegengaan"])
    page.reload()
    page.locator(".kb-map--mine").wait_for()
    shown(page).nth(2).click()
    page.wait_for_url("**/domeinen/integriteit/index.html")
