# SPDX-License-Identifier: EUPL-1.2
"""Filling in, in Chromium: on the built site and from one file; kept, undone, shared, opened and printed."""

from __future__ import annotations

import functools
import json
import re
import shutil
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import kennisbank as kb
from hostile import TEXTS
from kennisbank import catalogue as catalogues
from kennisbank.export import html, write_file
from kennisbank.form import flatten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

pytestmark = pytest.mark.browser

LESSON = "gezamenlijke-norm"
PAGE = f"lessen/{LESSON}/index.html"
SCAN = "korte-scan/index.html"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(
    `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));"""
NO_REASON = "Schrijf in één zin waarom. Tot die tijd telt de vraag als ‘weet ik niet’."


@pytest.fixture
def visit(chromium: Browser, served: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the site; whatever it complains about, is refused or asks elsewhere fails the test."""
    contexts, pages, heard, asked = [], [], [], []

    def open_page(address: str = PAGE, context: BrowserContext | None = None, **options: Any) -> Page:
        script = options.pop("script", "")
        if context is None:
            context = chromium.new_context(locale="nl-NL", **{"viewport": WIDE, **options})
            contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.add_init_script(LISTEN + script)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address if ":" in address else f"{served}/{address}")
        if options.get("java_script_enabled", True):
            pages.append(page)
        return page

    yield open_page
    refused = [one for page in pages if not page.is_closed() for one in page.evaluate("window.refused")]
    for context in contexts:
        context.close()
    assert refused == []
    assert heard == []
    assert [
        url for url in asked if not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))
    ] == []


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


def answer(page: Page, question: str, option: str) -> None:
    """Choose an answer; the question is named by the end of its id."""
    page.locator(f"[id$='{question}--{option}']").check()


def is_chosen(page: Page, question: str, option: str) -> bool:
    """Say whether an answer is chosen, once a dialog that was answered has gone."""
    page.wait_for_timeout(50)
    return page.locator(f"[id$='{question}--{option}']").is_checked()


def progress(page: Page) -> str:
    text: str = page.locator(".kb-progress").inner_text()
    return text


def verdict(page: Page) -> str:
    """Return what the panel says once it follows the last answer."""
    page.wait_for_timeout(200)
    return " ".join(page.locator(".kb-verdict").inner_text().split())


def saved(page: Page) -> dict[str, Any]:
    """Return what "Bewaar als bestand" gives."""
    with page.expect_download() as download:
        page.locator(".kb-actions").get_by_role("button", name="Bewaar als bestand").click()
    value: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return value


def bring(page: Page, text: str | bytes, name: str = "antwoorden.json") -> Any:
    """Open a file in the page, and return the dialog that asks what to do with it."""
    data = text if isinstance(text, bytes) else text.encode()
    file = {"name": name, "mimeType": "application/json", "buffer": data}
    page.locator(".kb-dossier input[type=file]").set_input_files(file)
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    return dialog


def response(whole, answers: dict[str, Any], **more: Any) -> dict[str, Any]:
    settings = whole.settings
    catalogue = {"id": settings.id, "version": settings.version, "digest": catalogues.digest(whole)}
    return {"catalogue": catalogue, "answers": answers, **more}


# filling in


def test_the_page_says_what_python_says_of_the_same_answers(visit, whole):
    page = visit()
    for question, option in (
        ("norm-op-papier", "deels"),
        ("norm-uitgelegd", "soms"),
        ("norm-op-website", "nvt"),
        ("provinciale-norm", "onbekend"),
        ("agressieprotocol", "nee"),
    ):
        if page.locator(f"[id$='{question}--{option}']").count():
            answer(page, question, option)
    page.locator("#v-norm-op-website--reden").fill("Wij hebben geen website.")
    page.locator("#v-norm-op-website--reden").blur()
    figures = kb.score(whole, saved(page), LESSON)["lessons"][LESSON]
    assert figures["counts"]["answered"] >= 3
    assert figures["counts"]["not_applicable"] == 1
    low, high = figures["percent_low"], figures["percent_high"]
    said = verdict(page)
    assert f"{figures['percent']}%, tussen {low} en {high}" in said
    assert f"{figures['level_low']}–{figures['level_high']}" in said
    assert f"tussen {low} en {high}" in page.locator(".kb-stand").inner_text()


def test_every_answer_is_kept_at_once(visit, served):
    page = visit()
    answer(page, "norm-op-papier", "ja")
    page.locator("#v-norm-op-papier details summary").click()
    page.locator("#v-norm-op-papier--notitie").fill("Staat in de map.")
    page.reload()
    assert is_chosen(page, "norm-op-papier", "ja")
    assert page.locator("#v-norm-op-papier--notitie").input_value() == "Staat in de map."
    page.goto(f"{served}/resultaten/index.html")
    assert "Totaal" in page.locator("[data-kb-results]").inner_text()


def test_an_answer_in_the_scan_is_an_answer_in_the_lesson(visit, served):
    page = visit(SCAN)
    answer(page, "norm-op-papier", "deels")
    page.goto(f"{served}/{PAGE}")
    assert is_chosen(page, "norm-op-papier", "deels")


def test_two_tabs_lose_nothing(visit):
    one = visit()
    answer(one, "norm-op-papier", "ja")
    two = visit(context=one.context)
    answer(two, "provinciale-norm", "nee")
    answer(one, "norm-op-website", "deels")
    expect(one.locator("[id$='provinciale-norm--nee']")).to_be_checked()
    expect(two.locator("[id$='norm-op-website--deels']")).to_be_checked()
    one.reload()
    for question, option in (
        ("norm-op-papier", "ja"),
        ("provinciale-norm", "nee"),
        ("norm-op-website", "deels"),
    ):
        assert is_chosen(one, question, option)
    assert two.locator("#kb-bestand option").count() == 1


def test_a_condition_hides_a_question_and_shows_an_answer_that_does_not_count(visit):
    page = visit()
    assert progress(page) == "0 van 7 beantwoord"
    answer(page, "norm-op-papier", "nee")
    assert not page.locator("#v-norm-op-website").is_visible()
    assert progress(page) == "1 van 5 beantwoord"
    answer(page, "norm-op-papier", "ja")
    answer(page, "norm-op-website", "deels")
    answer(page, "norm-op-papier", "nee")
    note = page.locator("#v-norm-op-website .kb-question__state")
    assert "telt niet mee" in note.inner_text()
    assert progress(page) == "1 van 5 beantwoord"
    answer(page, "norm-op-papier", "onbekend")
    assert "telt nog niet" in note.inner_text()
    page.locator("#v-norm-op-website").get_by_role("button", name="Wis antwoord").click()
    assert not note.is_visible()


def test_not_applicable_asks_its_reason_and_the_error_stays_until_it_is_there(visit):
    page = visit()
    answer(page, "provinciale-norm", "nvt")
    reason = page.locator("#v-provinciale-norm--reden")
    assert reason.get_attribute("aria-invalid") is None
    assert progress(page) == "0 van 7 beantwoord"
    reason.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Kijk na wat er nog open staat").click()
    assert reason.get_attribute("aria-invalid") == "true"
    described = reason.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text() == NO_REASON
    assert page.title().startswith("Fout: ")
    assert page.locator(":focus").inner_text() == "Dit moet je nog verbeteren"
    page.locator(".kb-errors").get_by_role("link", name=re.compile("Schrijf in één zin")).click()
    assert page.locator(":focus").get_attribute("id") == "v-provinciale-norm--reden"
    page.keyboard.type("Onze provincie heeft er geen.")
    expect(page).not_to_have_title(re.compile("^Fout"))
    assert reason.get_attribute("aria-invalid") is None
    assert progress(page) == "1 van 7 beantwoord"


def test_undo_and_redo_by_button_and_by_keyboard(visit):
    page = visit()
    answer(page, "norm-op-papier", "ja")
    answer(page, "norm-op-papier", "nee")
    page.get_by_role("button", name="Ongedaan maken").click()
    assert is_chosen(page, "norm-op-papier", "ja")
    page.get_by_role("button", name="Opnieuw doen").click()
    assert is_chosen(page, "norm-op-papier", "nee")
    page.locator("[id$='norm-op-papier--nee']").focus()
    page.keyboard.press("Control+z")
    assert is_chosen(page, "norm-op-papier", "ja")
    page.keyboard.press("Control+Shift+z")
    assert is_chosen(page, "norm-op-papier", "nee")


def test_one_question_at_a_time_and_the_choice_stays(visit):
    page = visit()
    page.get_by_label("Toon één vraag tegelijk").check()
    assert page.locator(".kb-question:visible").count() == 1
    page.get_by_role("button", name="Volgende vraag").click()
    assert page.locator(".kb-question:visible").get_attribute("id") == "v-norm-op-website"
    page.reload()
    assert page.locator(".kb-question:visible").count() == 1
    page.emulate_media(media="print")
    assert page.locator(".kb-question:visible").count() == 7


def test_an_option_under_the_pointer_shows_what_it_would_do(visit):
    page = visit()
    answer(page, "norm-op-papier", "nee")
    before = page.locator(".kb-stand").inner_text()
    page.locator("label[for$='norm-op-papier--ja']").hover()
    assert "Met dit antwoord" in page.locator(".kb-stand").inner_text()
    page.mouse.move(5, 5)
    assert page.locator(".kb-stand").inner_text() == before


def test_the_score_is_said_once_after_a_pause(visit):
    page = visit()
    status = page.locator(".kb-stand [role=status]")
    assert status.inner_text() == ""
    answer(page, "norm-op-papier", "nee")
    answer(page, "norm-op-papier", "ja")
    assert status.inner_text() == ""
    expect(status).to_contain_text("1 van 7 beantwoord")


def test_a_keyboard_alone_fills_in_the_whole_scan(visit, whole):
    page = visit(SCAN)
    questions = list(flatten(whole, "quickscan").questions)
    page.locator(".kb-check input").focus()
    done: list[str] = []
    while len(done) < len(questions):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.type === 'radio' ? document.activeElement.name : ''")
        if name and name not in done:
            page.keyboard.press("Space")
            done.append(name)
    assert done == [question.name for question in questions]
    assert progress(page) == f"{len(questions)} van {len(questions)} beantwoord"
    assert "100%" in verdict(page)


# files of answers


def test_files_are_made_named_copied_switched_and_removed_with_a_way_back(visit):
    page = visit()
    answer(page, "norm-op-papier", "ja")
    page.get_by_role("button", name="Beheer bestanden").click()
    page.get_by_role("dialog").get_by_text("Nieuw bestand").click()
    page.get_by_label("Gemeente of organisatie").fill("Bunnik")
    page.get_by_label("Afdeling of onderdeel").fill("Veiligheid")
    page.get_by_label("Jaar").fill("2027")
    page.get_by_role("button", name="Maak dit bestand").click()
    expect(page.locator("#kb-bestand option:checked")).to_have_text("Bunnik, Veiligheid, 2027")
    assert not is_chosen(page, "norm-op-papier", "ja")
    assert saved(page)["subject"]["organisation"] == "Bunnik, Veiligheid"
    page.get_by_role("button", name="Beheer bestanden").click()
    page.get_by_role("button", name="Andere naam Bunnik").click()
    page.get_by_label("Nieuwe naam").fill("Bunnik <b>2028</b>")
    page.get_by_role("button", name="Bewaar de naam").click()
    expect(page.locator("#kb-bestand option:checked")).to_have_text("Bunnik <b>2028</b>")
    page.locator("#kb-bestand").select_option(label="Mijn antwoorden")
    assert is_chosen(page, "norm-op-papier", "ja")
    page.get_by_role("button", name="Beheer bestanden").click()
    page.get_by_role("button", name="Verwijder Mijn antwoorden").click()
    expect(page.locator("#kb-bestand option")).to_have_count(1)
    page.get_by_role("button", name="Zet het terug").click()
    expect(page.locator("#kb-bestand option")).to_have_count(2)


def test_a_damaged_file_stands_apart_and_can_be_downloaded_and_removed(visit):
    page = visit()
    damaged = '{"v": 1, "name": "Bunnik", <img src=x>'
    page.evaluate("text => localStorage.setItem('kb1:dossier:een twee', text)", damaged)
    page.reload()
    page.get_by_role("button", name="Beheer bestanden").click()
    dialog = page.get_by_role("dialog")
    row = dialog.locator("li", has_text="Apart gezet")
    expect(row).to_have_count(1)
    assert violations(page) == []
    with page.expect_download() as download:
        row.get_by_role("button", name="Download apart gezet bestand 1").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == damaged
    row.get_by_role("button", name="Verwijder apart gezet bestand 1").click()
    dialog.get_by_role("button", name="Niet verwijderen").click()
    page.get_by_role("button", name="Beheer bestanden").click()
    row.get_by_role("button", name="Verwijder apart gezet bestand 1").click()
    dialog.get_by_role("button", name="Verwijder het").click()
    expect(page.locator(".kb-status-line")).to_have_text("Het apart gezette bestand is verwijderd.")
    page.get_by_role("button", name="Beheer bestanden").click()
    dialog.wait_for()
    expect(row).to_have_count(0)
    assert "kb1:apart" not in page.evaluate("Object.keys(localStorage).join()")


def test_wiping_asks_first(visit):
    page = visit()
    answer(page, "norm-op-papier", "ja")
    page.get_by_text("Bewaren, delen en printen").click()
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_role("dialog").get_by_role("button", name="Niet wissen").click()
    assert is_chosen(page, "norm-op-papier", "ja")
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_role("dialog").get_by_role("button", name="Wis alles").click()
    expect(page.locator("[id$='norm-op-papier--ja']")).not_to_be_checked()
    page.reload()
    assert progress(page) == "0 van 7 beantwoord"
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kb1:'))") == []


def test_a_file_that_was_saved_opens_as_new_or_fills_what_is_empty(visit, whole):
    page = visit()
    answer(page, "norm-op-papier", "ja")
    theirs = {
        f"{LESSON}.norm-op-papier": {"option": "nee"},
        f"{LESSON}.provinciale-norm": {"option": "deels", "note": "Bijna."},
    }
    text = json.dumps(response(whole, theirs))
    dialog = bring(page, text)
    assert "2 antwoorden" in dialog.inner_text()
    dialog.get_by_role("button", name="Vul aan wat nog leeg is").click()
    assert is_chosen(page, "norm-op-papier", "ja")
    assert is_chosen(page, "provinciale-norm", "deels")
    page.get_by_role("button", name="Ongedaan maken").click()
    assert not is_chosen(page, "provinciale-norm", "deels")
    bring(page, text).get_by_role("button", name="Neem alles over").click()
    assert is_chosen(page, "norm-op-papier", "nee")
    bring(page, text).get_by_role("button", name="Zet het in een nieuw bestand").click()
    expect(page.locator("#kb-bestand option")).to_have_count(2)


def test_a_file_can_be_dropped_anywhere(visit, whole):
    page = visit()
    text = json.dumps(response(whole, {f"{LESSON}.norm-op-papier": {"option": "ja"}}))
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "gemeente.json", { type: "application/json" }));
          for (const kind of ["dragover", "drop"]) {
            const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data });
            document.querySelector("h1").dispatchEvent(event);
            if (!event.defaultPrevented) throw new Error(kind);
          }
        }""",
        text,
    )
    page.get_by_role("dialog").get_by_role("button", name="Zet het in een nieuw bestand").click()
    assert is_chosen(page, "norm-op-papier", "ja")


GOOD = {f"{LESSON}.norm-op-papier": {"option": "ja"}}


def file_of(whole, **more: Any) -> str:
    return json.dumps(response(whole, {**GOOD, **more}))


def with_proto(whole) -> str:
    dirt = '"__proto__": {"vuil": 1}, "answers": {"__proto__": {"option": "ja"}, '
    return file_of(whole).replace('"answers": {', dirt)


def of_other_version(whole) -> str:
    value = response(whole, GOOD)
    value["catalogue"].update(version="9.9.9", digest="sha256:" + "0" * 64)
    return json.dumps(value)


USEFUL: dict[str, Callable[[Any], str]] = {
    "truncated": lambda whole: file_of(whole)[:-1],
    "cut-in-an-answer": lambda whole: file_of(whole, **{f"{LESSON}.provinciale-norm": {"option": "ja"}})[:-8],
    "proto": with_proto,
    "other-version": of_other_version,
    "unknown-question": lambda whole: file_of(whole, **{"les.weg": {"option": "ja"}}),
    "unknown-option": lambda whole: file_of(whole, **{f"{LESSON}.provinciale-norm": {"option": "misschien"}}),
}
USELESS: dict[str, str | bytes] = {
    "nothing": "",
    "not-json": "Beste collega, hierbij de antwoorden.",
    "binary": b"%PDF-1.7\n\xff\xfe\x00",
    "wrong-shape": json.dumps({"answers": [1, 2, 3]}),
    "a-list": "[]",
    "ten-megabytes": '{"answers": {}, "x": "' + "x" * 10_500_000 + '"}',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("name", USEFUL)
def test_what_can_be_used_of_a_damaged_file_goes_into_a_file_of_its_own(visit, whole, name):
    page = visit()
    answer(page, "provinciale-norm", "nee")
    dialog = bring(page, USEFUL[name](whole))
    assert dialog.locator("li").count() >= 1
    dialog.get_by_role("button", name="Zet het in een nieuw bestand").click()
    assert is_chosen(page, "norm-op-papier", "ja")
    assert page.evaluate("({}).vuil === undefined")
    page.locator("#kb-bestand").select_option(label="Mijn antwoorden")
    assert is_chosen(page, "provinciale-norm", "nee")
    assert progress(page) == "1 van 7 beantwoord"


@pytest.mark.parametrize("name", USELESS)
def test_a_file_without_use_says_why_and_harms_nothing(visit, name):
    page = visit()
    answer(page, "provinciale-norm", "nee")
    dialog = bring(page, USELESS[name])
    assert dialog.locator("li").count() >= 1
    assert dialog.get_by_role("button").all_inner_texts() == ["Sluiten"]
    page.keyboard.press("Escape")
    assert is_chosen(page, "provinciale-norm", "nee")
    assert page.locator("#kb-bestand option").count() == 1


def test_hostile_text_in_every_field_of_a_file_stays_text(visit, whole):
    hostile = TEXTS["image"] + TEXTS["script"] + TEXTS["attribute"]
    answers = {
        f"{LESSON}.norm-op-papier": {"option": "ja", "note": hostile, "evidence": hostile, "owner": hostile},
        f"{LESSON}.provinciale-norm": {"option": "nvt", "reason": hostile},
        hostile: {"option": hostile},
    }
    subject = {"organisation": hostile, "respondent": hostile}
    page = visit(script="window.alert = () => { throw new Error('alert'); };")
    dialog = bring(page, json.dumps(response(whole, answers, subject=subject)), f"{hostile}.json")
    assert hostile[:60] in dialog.inner_text()
    dialog.get_by_role("button", name="Zet het in een nieuw bestand").click()
    assert page.locator("#v-provinciale-norm--reden").input_value() == hostile
    assert page.locator("img, main script").count() == 0
    page.get_by_role("button", name="Beheer bestanden").click()
    assert hostile[:60] in page.get_by_role("dialog").inner_text()


def test_a_link_brings_answers_after_asking(visit, chromium):
    page = visit()
    answer(page, "norm-op-papier", "deels")
    page.get_by_text("Bewaren, delen en printen").click()
    page.get_by_role("button", name="Maak een deellink").click()
    link = page.get_by_label("Deellink").input_value()
    assert "#a=" in link
    other = chromium.new_context(locale="nl-NL", viewport=WIDE)
    received = visit(link, context=other)
    dialog = received.get_by_role("dialog")
    assert "1 antwoord" in dialog.inner_text()
    assert "#" not in received.url
    assert not is_chosen(received, "norm-op-papier", "deels")
    dialog.get_by_role("button", name="Zet het in een nieuw bestand").click()
    assert is_chosen(received, "norm-op-papier", "deels")
    received.reload()
    assert received.get_by_role("dialog").count() == 0
    received.close()
    other.close()


@pytest.mark.parametrize(
    "fragment", ["#a=1.AAAA", "#a=0.bm9uc2Vucw", "#a=2.x", "#a=", "#a=1." + "A" * 600_000]
)
def test_a_broken_link_says_so(visit, fragment):
    page = visit(PAGE + fragment)
    assert "link" in page.get_by_role("dialog").inner_text()
    page.keyboard.press("Escape")
    answer(page, "norm-op-papier", "ja")
    assert progress(page) == "1 van 7 beantwoord"


# storage, scripts and screens that are not there

REFUSED = """Object.defineProperty(window, "localStorage",
    { get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
@pytest.mark.parametrize("address", [PAGE, "resultaten/index.html"], ids=["lesson", "results"])
def test_without_storage_the_page_works_and_says_so(visit, script, address):
    page = visit(address, script=script)
    if address == PAGE:
        answer(page, "norm-op-papier", "ja")
        assert progress(page) == "1 van 7 beantwoord"
        assert "bewaart nu niets" in page.locator(".kb-dossier").inner_text()
    assert page.locator(".kb-dossier").is_visible()


def leave(page: Page) -> list[str]:
    """Go to another page, and return the kinds of dialog that the browser showed first."""
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", accept)
    page.goto("about:blank")
    return asked


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
def test_the_browser_asks_before_answers_go_that_stand_nowhere(visit, script):
    page = visit(script=script)
    answer(page, "norm-op-papier", "ja")
    page.wait_for_timeout(200)
    assert leave(page) == ["beforeunload"]


def test_the_browser_does_not_ask_if_nothing_would_be_lost(visit):
    kept, empty, downloaded = visit(), visit(script=REFUSED), visit(script=REFUSED)
    answer(kept, "norm-op-papier", "ja")
    empty.get_by_label("Toon één vraag tegelijk").check()
    answer(downloaded, "norm-op-papier", "ja")
    saved(downloaded)
    downloaded.wait_for_timeout(200)
    assert [leave(page) for page in (kept, empty, downloaded)] == [[], [], []]


def test_a_page_of_another_version_than_its_data_says_so(visit, site, tmp_path):
    shutil.copytree(site.root, tmp_path / "site")
    page = tmp_path / "site" / PAGE
    text = page.read_text(encoding="utf-8")
    text = re.sub(r'data-scoring-digest="[^"]*"', 'data-scoring-digest="sha256:0"', text)
    page.write_text(text, encoding="utf-8")
    assert "Laad de pagina opnieuw" in visit(page.as_uri()).get_by_role("alert").inner_text()


def test_without_javascript_the_form_reads_and_is_filled_in(visit):
    page = visit(java_script_enabled=False)
    assert page.locator(".kb-question").count() == 7
    assert page.locator(".kb-dossier").count() == 0
    answer(page, "provinciale-norm", "nvt")
    assert page.locator("#v-provinciale-norm--reden").is_visible()
    scan = visit("resultaten/index.html", java_script_enabled=False)
    assert "JavaScript" in scan.locator("[data-kb-results]").inner_text()


@pytest.mark.parametrize("address", [PAGE, SCAN, "resultaten/index.html"])
def test_nothing_sticks_out_at_320_pixels_with_everything_open(visit, address):
    page = visit(address, viewport=NARROW)
    page.locator(".kb-dossier summary").first.click()
    if address != "resultaten/index.html":
        page.locator("input[type=radio]").first.check()
        page.get_by_role("button", name="Kijk na wat er nog open staat").click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_role("button", name="Beheer bestanden").click()
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


STICKS = "e => getComputedStyle(e).position"


@pytest.mark.parametrize("address", [PAGE, SCAN])
def test_at_400_percent_nothing_sticks_out_and_no_bar_covers_the_questions(visit, address):
    page = visit(address, viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page.locator("input[type=radio]").first.check()
    page.get_by_role("button", name="Kijk na wat er nog open staat").click()
    assert page.locator(".kb-stand").evaluate(STICKS) == "static"
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.evaluate("window.scrollTo(1000, 0)")
    assert page.evaluate("window.scrollX") == 0
    covering = """() => [...document.querySelectorAll('main *')].filter((one) =>
        ['fixed', 'sticky'].includes(getComputedStyle(one).position) && one.offsetHeight > 64)
        .map((one) => one.className)"""
    assert page.evaluate(covering) == []


def test_with_reduced_motion_nothing_moves(visit):
    page = visit(reduced_motion="reduce")
    answer(page, "norm-op-papier", "deels")
    page.get_by_role("button", name="Beheer bestanden").click()
    moving = """() => [...document.querySelectorAll('*')].filter((one) => {
        const style = getComputedStyle(one);
        const times = `${style.transitionDuration}, ${style.animationDuration}`.split(', ');
        return times.some((time) => parseFloat(time) > 0.01) || style.scrollBehavior === 'smooth';
    }).map((one) => one.className || one.tagName)"""
    assert page.evaluate(moving) == []
    assert page.evaluate("document.getAnimations().length") == 0


# every state, for everyone


def _fill(page: Page) -> None:
    for question, option in (
        ("norm-op-papier", "deels"),
        ("norm-op-website", "nvt"),
        ("provinciale-norm", "ja"),
    ):
        answer(page, question, option)


def _errors(page: Page) -> None:
    _fill(page)
    page.get_by_role("button", name="Kijk na wat er nog open staat").click()


def _everything(page: Page) -> None:
    _errors(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def _manage(page: Page) -> None:
    _fill(page)
    page.get_by_role("button", name="Beheer bestanden").click()
    page.get_by_role("dialog").get_by_text("Nieuw bestand").click()


def _single(page: Page) -> None:
    page.get_by_label("Toon één vraag tegelijk").check()


STATES = {
    "empty": lambda _: None,
    "filled": _fill,
    "errors": _errors,
    "open": _everything,
    "dialog": _manage,
    "single": _single,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_wrong(visit, state, scheme):
    page = visit(color_scheme=scheme)
    STATES[state](page)
    page.wait_for_timeout(150)
    assert violations(page) == []


@pytest.mark.parametrize("address", [SCAN, "resultaten/index.html"])
def test_axe_finds_nothing_wrong_on_the_other_pages(visit, address):
    assert violations(visit(address, viewport=NARROW)) == []


def test_it_holds_with_forced_colours_and_reduced_motion(visit):
    page = visit(forced_colors="active", reduced_motion="reduce")
    answer(page, "norm-op-papier", "ja")
    border = "e => getComputedStyle(e).borderTopWidth"
    assert page.locator("label[for$='norm-op-papier--ja']").evaluate(border) == "3px"


def test_the_contents_of_a_page_lead_to_the_panel_once_there_is_one(visit):
    page = visit()
    link = page.locator("[data-kb-contents]").get_by_role("link", name="Uitslag")
    assert link.get_attribute("href") == "#uitslag"
    assert link.locator("xpath=../preceding-sibling::li[1]").inner_text() == "Checklist"
    link.click()
    expect(link).to_have_attribute("aria-current", "location")
    bare = visit(java_script_enabled=False)
    assert bare.locator("[data-kb-contents] a[href='#uitslag']").count() == 0


def test_the_legend_is_in_the_letter_of_the_text(visit):
    page = visit()
    answer(page, "norm-op-papier", "ja")
    verdict(page)
    font = "e => getComputedStyle(e).fontFamily"
    letters = page.locator(".kb-result .kb-legend li").last.evaluate(font)
    assert letters == page.locator(".kb-result .kb-verdict__figures").evaluate(font)


# paper


def test_a_filled_in_and_an_empty_checklist_print_without_what_is_for_the_screen(visit):
    page = visit(script="window.print = () => window.dispatchEvent(new Event('beforeprint'));")
    answer(page, "norm-op-papier", "ja")
    page.emulate_media(media="print")
    for name in (".kb-dossier", ".kb-form__bar", ".kb-stand", ".kb-actions"):
        assert not page.locator(name).first.is_visible()
    assert page.locator("#uitslag").is_visible()
    assert page.locator("#v-norm-op-papier--klaar-op").get_attribute("data-kb-empty") == ""
    filled = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594" in filled or b"/MediaBox [0 0 595" in filled
    page.emulate_media(media="screen")
    page.get_by_text("Bewaren, delen en printen").click()
    page.get_by_role("button", name="Print leeg formulier").click()
    assert not is_chosen(page, "norm-op-papier", "ja")
    page.emulate_media(media="print")
    assert not page.locator("#uitslag").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert is_chosen(page, "norm-op-papier", "ja")


def test_version_and_digest_stand_at_the_foot_of_a_sheet(site, whole):
    style = site.read("_static/css/print.css")
    assert f"versie {whole.settings.version} · " in style
    assert catalogues.digest(whole)[len("sha256:") :][:12] in style


# one file


@pytest.fixture(scope="module")
def one_file(whole, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    folder = tmp_path_factory.mktemp("los")

    def make(scope: str) -> str:
        path = write_file(folder / f"{scope}.html", html.render(whole, flatten(whole, scope)))
        return path.as_uri()

    return make


def test_one_file_scores_keeps_and_saves_from_disk(visit, whole, one_file):
    page = visit(one_file(LESSON))
    answer(page, "norm-op-papier", "deels")
    answer(page, "provinciale-norm", "nee")
    page.get_by_label("Gemeente of organisatie").fill("Bunnik")
    page.get_by_label("Gemeente of organisatie").blur()
    value = saved(page)
    figures = kb.score(whole, value, LESSON)["lessons"][LESSON]
    assert f"{figures['percent']}%" in verdict(page)
    assert value["subject"]["organisation"] == "Bunnik"
    page.reload()
    assert is_chosen(page, "norm-op-papier", "deels")
    assert page.get_by_label("Gemeente of organisatie").input_value() == "Bunnik"


@pytest.mark.parametrize("scope", ["quickscan", "veilige-publieke-taak", "all"])
def test_one_file_of_several_lessons_scores(visit, one_file, scope):
    page = visit(one_file(scope))
    page.locator("input[type=radio]").first.check()
    assert page.locator(".kb-verdict").is_visible()
    assert violations(page) == []


def test_one_file_keeps_answers_to_lessons_that_it_lacks(visit, one_file, whole):
    page = visit(one_file(LESSON))
    other = "melden-registreren-aangifte"
    question = next(iter(whole.lessons[other].questions)).id
    answers = {f"{LESSON}.norm-op-papier": {"option": "ja"}, f"{other}.{question}": {"option": "ja"}}
    bring(page, json.dumps(response(whole, answers))).get_by_role("button", name="Zet het in").click()
    assert is_chosen(page, "norm-op-papier", "ja")
    assert question in json.dumps(saved(page))


# speed


def test_the_time_from_a_choice_to_the_screen_is_told(visit, capsys):
    page = visit(SCAN)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times = page.evaluate(
        """async () => {
          const times = [];
          for (const radio of [...document.querySelectorAll("input[type=radio]")].slice(0, 60)) {
            const start = performance.now();
            radio.click();
            await new Promise((done) => requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel(); // a message comes right after the frame
              port1.onmessage = done;
              port2.postMessage(null);
            }));
            times.push(performance.now() - start);
            await new Promise((done) => setTimeout(done, 150));
          }
          return times.sort((a, b) => a - b);
        }"""
    )
    with capsys.disabled():
        middle, late = times[len(times) // 2], times[len(times) * 95 // 100]
        print(f"\nvan keuze tot beeld, processor 4× trager: midden {middle:.0f} ms, 95e {late:.0f} ms")
    assert len(times) == 60
