# SPDX-License-Identifier: EUPL-1.2
"""The page with all results, from answers that the store of this browser holds."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

import pytest

from showing import OFFICE, cells, named, office, text, violations
from waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PLACE = '<div class="kb-overview" data-kb-results><p>Zet JavaScript aan.</p></div>'


@pytest.fixture
def results(show_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open the page with all results, after the store has kept these answers."""

    def opened(answers: dict[str, Any], data: dict[str, Any] | None = None, **options: Any) -> Page:
        page = show_page(data or office(), PLACE, **options)
        if answers:
            page.evaluate(
                """(answers) => {
                  const store = Kennisbank.store.createStore(KennisbankData);
                  store.create("Proef", { subject: { organisation: "Voorbeeldgemeente" }, answers });
                }""",
                answers,
            )
            page.reload()
        return page

    return opened


def test_without_answers_the_page_says_where_to_begin(results):
    page = results({})
    assert "Op dit apparaat staat nog geen enkel antwoord." in text(page, "[data-kb-results]")
    assert (
        page.get_by_role("link", name="Begin met de korte scan").get_attribute("href")
        == "korte-scan/index.html"
    )
    assert page.locator(".kb-profile__level").all_text_contents()[0].startswith("nog geen oordeel")
    assert page.locator(".kb-bar__open, .kb-bar__known").count() == 0
    assert violations(page) == []


def test_all_results_show_profile_first_and_the_total_last(results):
    page = results(OFFICE)
    names = [
        " ".join(name.split())
        for name in page.locator(".kb-profile").first.locator(".kb-profile__name").all_text_contents()
    ]
    assert names == ["Toegang", "Brand", "Totaal"]
    result = page.evaluate(
        "answers => KennisbankScore.result(KennisbankData.content, {answers}, 'all')", OFFICE
    )
    total = result["total"]
    expected = f"tussen {total['percent_low']} en {total['percent_high']}"
    assert expected in text(page, "[data-kb-results] .kb-lead")
    assert text(page, ".kb-profile__row--total small").endswith(expected)
    assert "Voorbeeldgemeente, alle checklists" in text(page, ".kb-eyebrow")
    weak = page.locator(".kb-profile__row--weak")
    assert weak.count() == 1
    assert violations(page) == []


def test_the_table_of_all_results_equals_the_result(results):
    page = results(OFFICE)
    result = page.evaluate(
        "answers => KennisbankScore.result(KennisbankData.content, {answers}, 'all')", OFFICE
    )
    rows = cells(page, "[data-kb-fold=cijfers] .utrecht-table")
    for row, figures in zip(rows, [*result["domains"].values(), result["total"]], strict=True):
        assert row[1] == named(figures)
        assert row[3] == f"{figures['percent_low']}–{figures['percent_high']}%"
    lessons = cells(page, "[data-kb-fold=lessen] .utrecht-table")
    assert [row[1] for row in lessons] == [named(figures) for figures in result["lessons"].values()]


def test_the_robustness_line_shows_five_other_ways(results):
    page = results(OFFICE)
    result = page.evaluate(
        "answers => KennisbankScore.result(KennisbankData.content, {answers}, 'all')", OFFICE
    )
    rows = page.locator("section[aria-labelledby=robuust] .kb-profile__level small").all_text_contents()
    percent = "value => KennisbankScore.percent(value)"
    wanted = [
        f"tussen {page.evaluate(percent, one['low'])} en {page.evaluate(percent, one['high'])}"
        for one in [result["total"], *result["robustness"]]
    ]
    assert rows == wanted
    same = {(one["level_low"], one["level_high"]) for one in [result["total"], *result["robustness"]]}
    assert ("hoe je ook weegt" in text(page, "section[aria-labelledby=robuust] strong")) == (len(same) == 1)


def test_answers_to_the_quick_scan_alone_open_the_quick_scan(results):
    page = results({"sleutels-beheren.sleutelplan": {"option": "ja"}})
    assert page.get_by_role("radio", name="Korte scan").is_checked()
    assert "Vergelijk deze uitslag niet" in text(page, "[data-kb-results]")
    page.get_by_text("Alle checklists", exact=True).click()
    assert page.get_by_role("radio", name="Alle checklists").is_checked()
    assert "Vergelijk deze uitslag niet" not in text(page, "[data-kb-results]")


def with_third_domain(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data with its first domain once more, under other ids."""
    data = json.loads(json.dumps(data))
    first, *_ = data["content"]["domains"]
    lessons = [lesson | {"id": f"{lesson['id']}-drie"} for lesson in first["lessons"]]
    data["content"]["domains"].append(first | {"id": "derde", "lessons": lessons})
    texts = data["texts"]
    texts["domains"]["derde"] = {"title": "Derde", "short_title": "Derde", "icon": "", "url": "derde.html"}
    for lesson in lessons:
        texts["lessons"][lesson["id"]] = {"title": lesson["id"], "domain": "derde", "url": "les.html"}
        for question in lesson["questions"]:
            own = f"{lesson['id']}.{question['id']}"
            texts["questions"][own] = texts["questions"][own.replace("-drie.", ".")]
    return data


def test_the_radar_needs_three_parts_and_says_what_it_shows(results):
    page = results(OFFICE)
    assert page.locator("[data-kb-fold=radar]").count() == 0
    page = results(OFFICE, with_third_domain(office()))
    page.locator("[data-kb-fold=radar] > summary").click()
    radar = page.get_by_role("img", name="Radar. 1. Toegang: niveau")
    assert radar.is_visible()
    assert radar.locator("text").all_text_contents() == ["1", "2", "3"]
    assert page.locator(".kb-radar-view ol li").count() == 3
    assert violations(page) == []


SYSTEM = """() => {
  const probe = document.createElement("p");
  document.body.append(probe);
  const found = ["Canvas", "CanvasText", "Highlight"].map((name) => {
    probe.style.forcedColorAdjust = "none";
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return found;
}"""
PAINT = """selector => {
  const { fill, stroke } = getComputedStyle(document.querySelector(selector));
  return [fill, stroke];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_and_radar_take_the_colours_of_the_system(results, scheme):
    page = results(OFFICE, with_third_domain(office()), forced_colors="active", color_scheme=scheme)
    page.locator("[data-kb-fold=radar] > summary").click()
    canvas, text, mark = page.evaluate(SYSTEM)
    assert len({canvas, text, mark}) == 3
    paint = functools.partial(page.evaluate, PAINT)
    for known in (".kb-bar__known", ".kb-radar__known"):
        assert paint(known) == [text, text]
    assert paint(".kb-bar__track") == [canvas, text]
    assert paint(".kb-bar__dot") == [canvas, text]
    assert paint(".kb-hatch")[1] == text
    assert paint(".kb-hatch-ground")[0] == canvas
    assert paint(".kb-bar__open")[1] == text
    assert paint(".kb-bar__cap")[1] == mark
    for line in (".kb-radar__ring", ".kb-radar__axis", ".kb-radar__open"):
        assert paint(line)[1] == text
    assert paint(".kb-radar__number")[0] == text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_results_fit_320_pixels(results, scheme):
    page = results(OFFICE, viewport={"width": 320, "height": 640})
    page.evaluate("scheme => { document.documentElement.dataset.theme = scheme; }", scheme)
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(page) == []


def test_paper_shows_profile_and_table_without_buttons(results):
    page = results(OFFICE)
    page.emulate_media(media="print")
    assert page.locator(".kb-profile .kb-bar").first.is_visible()
    assert page.locator("[data-kb-fold=cijfers] table").is_visible()
    assert not page.get_by_role("button", name="Print voor de raad").is_visible()
    assert page.locator(".kb-bar__known").first.evaluate("e => getComputedStyle(e).fill") == "rgb(11, 85, 99)"


def test_another_tab_that_answers_is_seen(results):
    page = results(OFFICE)
    before = text(page, "[data-kb-results] .kb-lead")
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate("""() => {
      const store = Kennisbank.store.createStore(KennisbankData);
      store.setAnswer("ontruiming-oefenen.bhv-er-aangewezen", { option: "ja" });
    }""")
    until(
        page, "before => document.querySelector('[data-kb-results] .kb-lead').textContent !== before", before
    )
