# SPDX-License-Identifier: EUPL-1.2
"""A shown result in Chromium under the strict policy: panel, bar in view and the page with all results.

The page holds our scripts and styles and nothing else, so that what fails here fails in them. Figures are
checked against score.js and, for the reference vector, against what scoring.md says.
"""

from __future__ import annotations

import functools
import json
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.webdata import as_script, web_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TESTS = Path(__file__).parents[1]
WEB = Path(str(resources.files("kennisbank"))) / "web"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
STYLES = ("tokens", "form", "site", "result", "print")
VIEW = ("score", "elements", "chart", "words", "parts", "advice", "view")
KEEP = ("answers", "store", "share", "files")
PAGES = ("dialogs", "questions", "steps", "dossiers", "form", "radar", "results")
PAGE = """<!doctype html><html lang="nl" data-theme="light"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"><title>Uitslag</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="favicon.svg">{head}</head>
<body><main class="bd-page-width"><h1>Uitslag</h1>{body}</main></body></html>"""
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
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation",
    (event) => window.refused.push(event.violatedDirective));"""

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
OFFICE = {
    "sleutels-beheren.sleutelplan": {"option": "deels"},
    "sleutels-beheren.sleutels-geteld": {"option": "meestal"},
    "bezoek-ontvangen.bezoek-meldt-zich": {"option": "nooit"},
    "bezoek-ontvangen.bladen-weg": {"option": "ja"},
    "ontruiming-oefenen.geoefend": {"option": "onbekend"},
    "ontruiming-oefenen.verzamelplaats-bekend": {"option": "ja"},
}


def reference_data() -> dict[str, Any]:
    """Return the reference vector's content with texts."""
    content = json.loads((TESTS / "conformance/contents/arithmetic/reference.json").read_text("utf-8"))
    questions = [question["id"] for question in content["domains"][0]["lessons"][0]["questions"]]
    labels = {
        "ja": "Ja",
        "deels": "Deels",
        "nee": "Nee",
        "nvt": "Niet van toepassing",
        "onbekend": "Weet ik niet",
    }
    names = ("Beginnend", "In ontwikkeling", "Op orde", "Geborgd")
    texts = {
        "catalogue": {key: content[key] for key in ("id", "version", "digest")} | {"title": "Vectoren"},
        "levels": [level | {"label": name} for level, name in zip(content["levels"], names, strict=True)],
        "domains": {"d": {"title": "Domein", "short_title": "Domein", "icon": "", "url": "d.html"}},
        "lessons": {"a": {"title": "Les", "domain": "d", "url": "a.html"}},
        "questions": {
            f"a.{id_}": {
                "text": f"Vraagtekst {id_}?",
                "number": str(number),
                "role": "griffier",
                "url": f"#v-{id_}",
                "steps": {"deels": "Maak het af.", "nee": "Begin ermee."},
                "evidence": "Het verslag.",
            }
            for number, id_ in enumerate(questions, 1)
        },
        "scales": {"ja-deels-nee": labels},
    }
    return {"content": content, "texts": texts}


@functools.cache
def office() -> dict[str, Any]:
    """Return the small example catalogue as a page gets it."""
    return web_data(catalogues.load(TESTS / "examples/valid/klein"))


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


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
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Serve a folder with our scripts and styles; yields the folder and its address."""
    folder = tmp_path_factory.mktemp("view")
    for kind in ("css", "js", "fonts"):
        shutil.copytree(WEB / kind, folder / kind)
    shutil.copy(WEB / "favicon.svg", folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(chromium: Browser, served: tuple[Path, str]) -> Iterator[Callable[..., Page]]:
    """Open a page with data; whatever it complains about or is refused fails the test."""
    folder, address = served
    contexts, pages, heard = [], [], []

    def open_page(data: dict[str, Any], body: str = PANEL, **options: Any) -> Page:
        (folder / "data.js").write_text(as_script(data), "utf-8")
        scripts = VIEW if body == PANEL else (*KEEP, *VIEW, *PAGES)
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


@pytest.fixture
def show(visit: Callable[..., Page]) -> Callable[..., tuple[Page, dict[str, Any]]]:
    """Show answers in a scope; gives the page and the result that it shows."""

    def shown(
        data: dict[str, Any], answers: dict[str, Any], scope: str, **options: Any
    ) -> tuple[Page, dict[str, Any]]:
        page = visit(data, **options)
        return page, page.evaluate(SHOW, [answers, scope])

    return shown


@pytest.fixture
def results(visit: Callable[..., Page]) -> Callable[..., Page]:
    """Open the page with all results, after the store has kept these answers."""

    def opened(answers: dict[str, Any], data: dict[str, Any] | None = None, **options: Any) -> Page:
        page = visit(
            data or office(),
            '<div class="kb-overview" data-kb-results><p>Zet JavaScript aan.</p></div>',
            **options,
        )
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


def text(page: Page, selector: str) -> str:
    """Return the text of the first such element, with single spaces."""
    return " ".join((page.locator(selector).first.text_content() or "").split())


def cells(page: Page, selector: str = "#uitslag .utrecht-table") -> list[list[str]]:
    """Return the rows of a table as texts, the head left out."""
    rows = "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    found: list[list[str]] = page.locator(f"{selector} tr").evaluate_all(rows)
    return found[1:]


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


def named(figures: dict[str, Any]) -> str:
    """Return what the table says of a level."""
    if figures["coverage"] == 0:
        return "nog geen oordeel"
    low, high = figures["level_low"], figures["level_high"]
    return (
        f"niveau {low if low == high else f'{low}–{high}'}, {'vast' if figures['certain'] else 'voorlopig'}"
    )


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
    assert text(page, ".kb-stand__text") == "67%, tussen 44 en 78 · 5 van 6 ingevuld"
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
    page.wait_for_function("() => window.said.length > 0")
    assert page.evaluate("window.said") == [
        "Niveau 3 tot en met 4, voorlopig; 75 procent, tussen 67 en 78. 6 van 6 ingevuld."
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
    assert text(page, ".kb-stand__text") == "67%, tussen 44 en 78 · 5 van 6 ingevuld"
    assert page.locator(".kb-stand [role=status]").text_content() == ""


# ---------- The page with all results ----------


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
    page.wait_for_function(
        "before => document.querySelector('[data-kb-results] .kb-lead').textContent !== before", arg=before
    )
