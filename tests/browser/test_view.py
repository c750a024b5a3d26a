# SPDX-License-Identifier: EUPL-1.2
"""A shown result in Chromium under the strict policy: panel, bar in view and the page with all results.

The page holds our scripts and styles and nothing else, so that what fails here fails in them. Figures are
checked against score.js and, for the reference vector, against what scoring.md says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.webdata import web_data
from showing import OFFICE, TESTS, cells, named, office, reference_data, text, violations
from waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PANEL = (
    '<div class="kb-form"><div id="stand"></div></div>'
    '<section id="uitslag" aria-labelledby="uitslag-kop"></section>'
)
SHOW = """([answers, scope]) => {
  const { content, texts } = KennisbankData;
  const result = KennisbankScore.result(content, { answers }, scope);
  const states = KennisbankScore.states(content, { answers }, scope);
  const data = { content, answers, result, states, texts, scope };
  Kennisbank.view.stand(document.getElementById("stand"), data);
  Kennisbank.view.result(document.getElementById("uitslag"), data);
  return result;
}"""
REFERENCE = {
    "a.v1": {"option": "ja"},
    "a.v2": {"option": "deels"},
    "a.v3": {"option": "nvt", "reason": "komt hier niet voor"},
    "a.v5": {"option": "nee"},
    "a.v6": {"option": "onbekend"},
}
NOT_APPLICABLE = {f"a.v{n}": {"option": "nvt", "reason": "geldt niet"} for n in range(1, 7)}
UNKNOWN = {f"a.v{n}": {"option": "onbekend"} for n in range(1, 7)}
ALL_KNOWN = {f"a.v{n}": {"option": "ja"} for n in range(1, 7)}
MUST_HAVE_NO = {
    "sleutels-beheren.sleutelplan": {"option": "nee"},
    "sleutels-beheren.reservesleutel": {"option": "ja"},
}


@pytest.fixture
def show(show_page: Callable[..., Page]) -> Callable[..., tuple[Page, dict[str, Any]]]:
    """Show answers in a scope; gives the page and the result that it shows."""

    def shown(
        data: dict[str, Any], answers: dict[str, Any], scope: str, **options: Any
    ) -> tuple[Page, dict[str, Any]]:
        page = show_page(data, PANEL, **options)
        return page, page.evaluate(SHOW, [answers, scope])

    return shown


def tenths(cell: str) -> int:
    """Return a number with one decimal as tenths."""
    return int(cell.replace(",", ""))


# ---------- The panel ----------


def test_the_reference_vector_reads_as_in_scoring_md(show):
    page, _ = show(reference_data(), REFERENCE, "a")
    assert text(page, "#uitslag h2") == "Uitslag van deze checklist"
    assert page.locator(".kb-verdict__level").inner_text().split() == [
        "Niveau,",
        "voorlopig",
        "2–4",
        "2",
        "tot",
        "en",
        "met",
        "4",
    ]
    assert text(page, ".kb-verdict__figures").startswith("67%, tussen 44 en 78.Je weet 67% van wat meetelt.")
    assert "Het niveau hangt nog af van 2 open vragen." in text(page, ".kb-verdict__figures")
    assert page.locator("#uitslag .kb-bar").get_attribute("aria-label") == (
        "Uitslag: niveau 2 tot en met 4, voorlopig; 67 procent, tussen 44 en 78"
    )
    gains = page.locator("section[aria-labelledby=uitslag-todo] .kb-todo__gain").all_text_contents()
    assert gains == ["+11 procentpunt", "+11 procentpunt"]
    gains = page.locator("section[aria-labelledby=uitslag-find] .kb-todo__gain").all_text_contents()
    assert gains == ["22 procentpunt", "11 procentpunt"]
    assert text(page, "section[aria-labelledby=uitslag-todo] li").endswith(
        "Griffier. Eerste stap: Maak het af."
    )
    assert page.get_by_role("link", name="Vraag 4: Vraagtekst v4?").first.get_attribute("href") == "#v-v4"


def test_the_bar_is_solid_to_low_and_hatched_to_high(show):
    page, result = show(reference_data(), REFERENCE, "a")
    figures = result["lessons"]["a"]
    shape = page.locator("#uitslag .kb-bar")
    assert shape.locator(".kb-bar__known").get_attribute("width") == f"{figures['low'] / 10000:g}%"
    assert shape.locator(".kb-bar__open").get_attribute("x") == f"{figures['low'] / 10000:g}%"
    assert shape.locator(".kb-bar__open").get_attribute("fill") == "url(#kb-arcering)"
    assert shape.locator(".kb-bar__dot").get_attribute("cx") == f"{figures['score'] / 10000:g}%"
    assert shape.locator(".kb-bar__grid").count() == 3
    assert shape.locator(".kb-bar__cap, .kb-bar__maybe").count() == 0


def test_the_contributions_add_up_to_the_interval(show):
    page, result = show(reference_data(), REFERENCE, "a")
    rows = cells(page)
    assert rows[0] == ["1. Vraagtekst v1?", "Ja", "3×", "33,3", "0,0"]
    assert rows[2] == ["3. Vraagtekst v3?", "Niet van toepassing", "–", "–", "–"]
    assert rows[3] == ["4. Vraagtekst v4?", "nog niet ingevuld", "2×", "0,0", "22,2"]
    assert rows[-1] == ["Samen", "", "9×", "44,4", "33,3"]
    figures = result["lessons"]["a"]
    assert abs(tenths(rows[-1][3]) * 1000 - figures["low"]) <= 500
    assert abs((tenths(rows[-1][3]) + tenths(rows[-1][4])) * 1000 - figures["high"]) <= 1000
    assert abs(sum(tenths(row[3]) for row in rows[:-1] if row[3] != "–") - tenths(rows[-1][3])) <= len(rows)


@pytest.mark.parametrize(
    ("answers", "level", "says"),
    [
        ({}, "Nog geen oordeel", "Je hebt nog niets ingevuld. De uitslag ligt nog tussen 0 en 100."),
        (
            UNKNOWN,
            "Nog geen oordeel",
            "Van geen enkele vraag is het antwoord bekend. De uitslag ligt nog tussen 0 en 100.",
        ),
        (
            NOT_APPLICABLE,
            "Niet van toepassing",
            "Geen enkele vraag geldt voor jullie. Er valt dus niets te scoren.",
        ),
        (ALL_KNOWN, "4", "100%, alles bekend.Alle vragen die meetellen zijn bekend. Het niveau staat vast."),
    ],
    ids=["empty", "unknown", "not-applicable", "complete"],
)
def test_the_edges_say_what_is_known(show, answers, level, says):
    page, _ = show(reference_data(), answers, "a")
    assert text(page, ".kb-verdict__level").endswith(level)
    assert text(page, ".kb-verdict__figures") == says
    assert violations(page) == []


def test_an_empty_form_draws_nothing_and_an_unknown_one_hatches_all(show):
    page, _ = show(reference_data(), {}, "a")
    assert page.locator("#uitslag :is(.kb-bar__open, .kb-bar__known, .kb-bar__dot)").count() == 0
    assert page.locator("#uitslag :is(.kb-lists, .kb-note, table)").count() == 0
    page.evaluate(SHOW, [UNKNOWN, "a"])
    assert page.locator("#uitslag .kb-bar .kb-bar__open").get_attribute("width") == "100%"
    assert page.locator("#uitslag .kb-bar .kb-bar__dot").count() == 0


def test_a_must_have_that_caps_is_named_with_its_question(show):
    page, _ = show(office(), MUST_HAVE_NO, "sleutels-beheren")
    note = page.locator(".kb-note--cap")
    assert "Niet hoger dan niveau 1." in note.inner_text()
    assert "Nu: ‘Nee’. Een hoger niveau kan pas met ‘Ja’." in note.inner_text()
    assert note.get_by_role("link").inner_text() == "Vraag 1: Is er een sleutelplan?"
    assert page.locator("#uitslag .kb-bar .kb-bar__cap").get_attribute("x1") == "25%"
    assert "begrensd op niveau 1" in (page.locator("#uitslag .kb-bar").get_attribute("aria-label") or "")
    assert text(page, ".kb-todo__gain").startswith("niveau 1 → ")
    assert violations(page) == []


def test_an_open_must_have_may_cap(show):
    page, result = show(office(), {"sleutels-beheren.reservesleutel": {"option": "ja"}}, "sleutels-beheren")
    assert result["lessons"]["sleutels-beheren"]["certain"] is False
    assert "Eén basismaatregel staat nog open." in text(page, ".kb-note")
    assert page.locator("#uitslag .kb-bar .kb-bar__maybe").count() == 1
    assert "telt nog niet: hangt af van een eerdere vraag" in cells(page)[1][1]


def test_an_ignored_answer_is_shown_as_ignored(show):
    answers = {**MUST_HAVE_NO, "sleutels-beheren.sleutels-geteld": {"option": "altijd"}}
    page, _ = show(office(), answers, "sleutels-beheren")
    assert cells(page)[1][1:] == ["Altijd: telt niet door een eerder antwoord", "–", "–", "–"]


@pytest.mark.parametrize("scope", ["all", "quickscan", "toegang"])
def test_the_table_holds_the_figures_of_the_result(show, scope):
    page, result = show(office(), OFFICE, scope)
    parts = result["lessons"] if scope == "toegang" else result["domains"]
    whole = result["total"] or result["domains"][scope]
    rows = cells(page)
    assert len(rows) == len(parts) + 1
    for row, figures in zip(rows, [*parts.values(), whole], strict=True):
        assert row[1] == named(figures)
        if figures["coverage"]:
            score = "–" if figures["percent"] is None else f"{figures['percent']}%"
            assert row[2:4] == [score, f"{figures['percent_low']}–{figures['percent_high']}%"]
    shown = page.locator("#uitslag .kb-profile__level small").all_text_contents()
    assert len(shown) == len(rows)
    assert all("%" not in line or ", tussen " in line or "alles bekend" in line for line in shown)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scope", ["sleutels-beheren", "all"])
def test_axe_finds_nothing_wrong_and_nothing_sticks_out(show, width, scheme, scope):
    page, _ = show(office(), OFFICE, scope, viewport={"width": width, "height": 640})
    page.evaluate("scheme => { document.documentElement.dataset.theme = scheme; }", scheme)
    for summary in page.locator("details > summary").all():
        summary.click()
    page.wait_for_timeout(200)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", ["script", "attribute", "image", "end-tags", "link", "braces"])
def test_hostile_text_stays_text(show, name):
    klein = catalogues.load(TESTS / "examples/valid/klein")
    page, _ = show(web_data(with_text(klein, TEXTS[name])), OFFICE, "all")
    assert TEXTS[name] in (page.locator(".kb-todo__text").first.text_content() or "")
    assert page.locator("#uitslag :is(script, img)").count() == 0


def test_what_was_opened_stays_open_and_keeps_the_focus(show):
    page, _ = show(reference_data(), REFERENCE, "a")
    page.locator("[data-kb-fold=cijfers] > summary").click()
    page.evaluate(SHOW, [{**REFERENCE, "a.v4": {"option": "ja"}}, "a"])
    assert page.locator("[data-kb-fold=cijfers]").get_attribute("open") is not None
    assert page.locator(":focus").text_content() == "Zo telt elke vraag mee"


# ---------- The bar in view ----------


def test_the_bar_in_view_says_level_interval_and_progress(show):
    page, _ = show(reference_data(), REFERENCE, "a")
    assert text(page, ".kb-stand__level") == "Niveau 2–4 voorlopig"
    assert text(page, ".kb-stand__text") == "67%, tussen 44 en 78 · 5 van 6 beantwoord"
    assert page.locator(".kb-stand .kb-bar").get_attribute("aria-hidden") == "true"
    assert page.locator(".kb-stand").evaluate("e => getComputedStyle(e).position") == "sticky"


def test_a_new_score_is_said_once_after_a_pause(show):
    page, _ = show(reference_data(), REFERENCE, "a")
    status = page.locator(".kb-stand [role=status]")
    assert page.get_by_role("status").count() == 1
    assert status.text_content() == ""
    status.evaluate("""(status) => {
      window.said = [];
      new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
    }""")
    for option in ("nee", "deels", "ja"):
        page.evaluate(SHOW, [{**REFERENCE, "a.v4": {"option": option}}, "a"])
    until(page, "() => window.said.length > 0")
    assert page.evaluate("window.said") == [
        "Niveau 3 tot en met 4, voorlopig; 75 procent, tussen 67 en 78. 6 van 6 beantwoord."
    ]


def test_another_option_shows_what_it_would_make_of_it(show):
    page, before = show(reference_data(), REFERENCE, "a")
    change = """([before, answers]) => {
      const { content, texts } = KennisbankData;
      const after = KennisbankScore.score(content, { answers }, "a");
      Kennisbank.view.whatIf(document.getElementById("stand"), { before, after, texts, scope: "a" });
    }"""
    page.evaluate(change, [before, {**REFERENCE, "a.v4": {"option": "ja"}}])
    assert text(page, ".kb-stand__text") == "Met dit antwoord: 75%, tussen 67 en 78 (zeker +22 procentpunt)"
    page.evaluate(change, [before, {**REFERENCE, "a.v4": {"option": "nee"}}])
    assert text(page, ".kb-stand__text") == "Met dit antwoord: 50%, tussen 44 en 56 (zeker blijft gelijk)"
    page.evaluate("Kennisbank.view.whatIf(document.getElementById('stand'), null)")
    assert text(page, ".kb-stand__text") == "67%, tussen 44 en 78 · 5 van 6 beantwoord"
    assert page.locator(".kb-stand [role=status]").text_content() == ""
