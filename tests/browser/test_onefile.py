# SPDX-License-Identifier: EUPL-1.2
"""The one-file form in Chromium, opened from disk as from a mail attachment."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.export import html, write_file
from kennisbank.form import flatten

pytestmark = pytest.mark.browser

KLEIN = Path(__file__).parents[1] / "examples/valid/klein"


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(KLEIN)


@pytest.fixture
def visit(chromium, klein, tmp_path):
    """Open the form of a scope from disk; whatever it complains about or asks for fails the test."""
    contexts, heard, asked = [], [], []

    def open_form(scope: str, catalogue=klein, **options):
        path = write_file(tmp_path / f"{scope}.html", html.render(catalogue, flatten(catalogue, scope)))
        context = chromium.new_context(locale="nl-NL", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_form
    for context in contexts:
        context.close()
    assert heard == []
    assert [url for url in asked if not url.startswith(tmp_path.as_uri())] == []


@pytest.mark.parametrize("scope", ["sleutels-beheren", "quickscan", "all"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_opens_from_disk_with_its_style_and_fits_the_screen(visit, scope, width):
    page = visit(scope, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".kb-question").first.evaluate("e => getComputedStyle(e).borderLeftWidth") == "0px"
    assert page.locator(".utrecht-form-label--radio").first.bounding_box()["height"] >= 44


def test_it_follows_a_dark_system_and_prints_light(visit):
    page = visit("sleutels-beheren", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ground) == "rgb(255, 255, 255)" != dark


def test_a_keyboard_alone_answers_and_writes(visit):
    page = visit("sleutels-beheren")
    page.locator("#k-sleutelplan--ja").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#k-sleutelplan--deels").is_checked()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text().startswith("Wis antwoord")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Zie de map.")
    assert page.locator("#v-sleutelplan--notitie").input_value() == "Zie de map."


def test_the_reason_is_asked_once_not_applicable_is_chosen_without_any_script(visit):
    page = visit("sleutels-beheren")
    reason = page.locator("#v-reservesleutel--reden")
    assert not reason.is_visible()
    page.locator("#k-reservesleutel--nvt").check()
    assert reason.is_visible()
    page.locator("#k-reservesleutel--ja").check()
    assert not reason.is_visible()


def test_paper_shows_what_the_fold_holds_and_room_for_a_reason(visit):
    page = visit("sleutels-beheren")
    assert not page.locator("#v-sleutelplan--notitie").is_visible()
    page.emulate_media(media="print")
    for id_ in ("v-sleutelplan--notitie", "v-sleutelplan--eigenaar", "v-reservesleutel--reden"):
        assert page.locator(f"#{id_}").is_visible()
    assert page.locator(".kb-question__steps").first.is_visible()


def test_it_prints_to_a4_pages(visit):
    page = visit("sleutels-beheren")
    data = page.pdf(prefer_css_page_size=True)
    assert data.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 594" in data or b"/MediaBox [0 0 595" in data
    assert data.count(b"/Type /Page\n") <= 2


@pytest.mark.parametrize("name", ["script", "attribute", "image", "end-tags", "link", "direction"])
def test_hostile_text_does_nothing(visit, klein, name):
    page = visit("all", with_text(klein, TEXTS[name]))
    assert page.locator(".kb-question").count() == flatten(klein, "all").count
    assert page.locator(".kb-question__text").first.text_content() == TEXTS[name]


def test_the_policy_refuses_a_script_and_a_request(chromium, klein, tmp_path):
    text = html.render(klein, flatten(klein, "sleutels-beheren")).decode()
    smuggled = "<script>document.title = 'gelukt'</script><img src='https://kennisbank.example/x.png'>"
    path = write_file(tmp_path / "x.html", text.replace("</main>", f"{smuggled}</main>").encode())
    context = chromium.new_context()
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(path.as_uri())
    assert page.title() != "gelukt"
    assert len([line for line in heard if "Content Security Policy" in line]) == 2
    context.close()
