# SPDX-License-Identifier: EUPL-1.2
"""The set of pages: what there is, how it hangs together, and what it says."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from kennisbank import catalogue as catalogues
from kennisbank.model import Catalogue, Retired, Term
from kennisbank.pages import links
from kennisbank.pages.book import render
from kennisbank.pages.method import MUST_HAVE, example
from sphinx_pages import read

KLEIN = Path(__file__).parents[1] / "examples/valid/klein"
REGISTERS = {
    "laws": "wetten",
    "roles": "rollen",
    "terms": "begrippen",
    "instruments": "instrumenten",
    "situations": "situaties",
}


@pytest.fixture(scope="module")
def klein() -> Catalogue:
    return catalogues.load(KLEIN)


@pytest.fixture(scope="module")
def pages(klein):
    return render(klein)


def lesson(catalogue: Catalogue, **changes) -> Catalogue:
    """Return the catalogue with its first lesson changed."""
    first = next(iter(catalogue.lessons))
    changed = dataclasses.replace(catalogue.lessons[first], **changes)
    return dataclasses.replace(catalogue, lessons={**catalogue.lessons, first: changed})


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def first_page(catalogue: Catalogue) -> str:
    return render(catalogue)[links.lesson_page(next(iter(catalogue.lessons)))]


def test_every_domain_and_lesson_has_a_page_beside_the_fixed_ones(klein, pages):
    fixed = {
        "index",
        "wetten/index",
        "bronnen/index",
        "begrippen/index",
        "rollen/index",
        "methode/index",
        "over/index",
        "privacy/index",
        "downloads/index",
        "trefwoorden/index",
        "instrumenten/index",
        "instrumenten/wijzer/index",
        "situaties/index",
        "open-punten/index",
        "korte-scan/index",
        "resultaten/index",
    }
    entries = {
        *(links.law_page(one) for one in klein.laws),
        *(links.role_page(one) for one in klein.roles),
        *(links.ladder_page(one) for one in klein.instrument_situations),
        *(links.instrument_page(one) for one in klein.instruments),
        *(links.situation_page(one) for one in klein.situations),
    }
    domains = {f"domeinen/{domain}/index" for domain in klein.domains}
    lessons = {f"lessen/{lesson}/index" for lesson in klein.lessons}
    assert set(pages) == fixed | entries | domains | lessons
    assert all(text.endswith("\n") and not text.endswith("\n\n") for text in pages.values())


def test_the_same_catalogue_gives_the_same_text(pages):
    assert render(catalogues.load(KLEIN)) == pages


def test_sphinx_has_nothing_to_remark(klein, pages, tmp_path):
    _, warnings = read(klein, pages, tmp_path)
    assert warnings == ""


def test_labels_are_unique_over_all_pages(pages):
    found = [
        label
        for text in pages.values()
        for label in re.findall(r"^\s*(?:\d+\. |- )?\(([^)]+)\)=$", text, re.M)
    ]
    assert found
    assert len(found) == len(set(found))


@pytest.mark.parametrize("register", REGISTERS)
def test_an_absent_register_has_no_page_and_no_links(klein, register, tmp_path):
    catalogue = dataclasses.replace(klein, **{register: {}})
    if register == "instruments":
        catalogue = dataclasses.replace(catalogue, instrument_situations={})
    pages = render(catalogue)
    folder = f"{REGISTERS[register]}/"
    assert {name for name in pages if name.startswith(folder)} == set()
    assert {name: text for name, text in pages.items() if f"/{folder}" in text} == {}
    _, warnings = read(catalogue, pages, tmp_path)
    assert warnings == ""


def test_sections_of_a_lesson_stand_in_their_order(klein):
    expected = [
        "Waarom dit telt",
        "Zo pak je het aan",
        "Uit de praktijk",
        "Valkuilen",
        "Wie doet wat",
        "Wat je herhaalt",
        "Toen en nu",
        "Checklist",
        "Deze checklist als bestand",
        "Wat de wet zegt",
        "Wat we niet weten",
        "Bronnen",
        "Verwante lessen",
        "Versie en data",
    ]
    text = render(klein)["lessen/ontruiming-oefenen/index"]
    assert re.findall(r"^## (.*)$", text, re.M) == expected


def test_a_lesson_without_examples_says_so(klein):
    assert "nog geen voorbeeld met een goede bron" in first_page(lesson(klein, examples=()))


def test_a_section_without_content_is_left_out(klein):
    text = first_page(lesson(klein, activities=(), open_points=(), related=()))
    for title in ("Wat je herhaalt", "Wat we niet weten", "Verwante lessen"):
        assert title not in text


def test_numbers_of_sources_rise_in_reading_order_and_lead_to_the_list(klein):
    for item in klein.lessons.values():
        text = render(klein)[links.lesson_page(item.id)]
        order = [int(number) for number in re.findall(rf"\[bron (\d+)\]\(#les-{item.id}-bron-\1\)", text)]
        listed = re.findall(rf"\(les-{item.id}-bron-(\d+)\)=", text)
        firsts = list(dict.fromkeys(order))
        assert firsts == sorted(firsts)
        assert [int(number) for number in listed] == list(range(1, len(listed) + 1))
        assert set(order) <= set(range(1, len(listed) + 1))


def test_improve_this_lesson_appears_with_the_address_of_the_repository(klein, pages):
    assert not any("Verbeter deze les" in text for text in pages.values())
    settings = dataclasses.replace(
        klein.settings, repository_url="https://git.example/kb/", contact="kb@git.example"
    )
    pages = render(dataclasses.replace(klein, settings=settings))
    text = pages["lessen/sleutels-beheren/index"]
    assert (
        "[Verbeter deze les](<https://git.example/kb/blob/HEAD/checklists/toegang/sleutels-beheren.json>)"
        in text
    )
    assert "git.example" in pages["over/index"]


def test_a_retired_question_is_named_with_its_successor_and_has_no_place_in_the_form(klein, tmp_path):
    first, second, *_ = (question for question in klein.lessons["sleutels-beheren"].questions)
    gone = Retired(
        since="2026-05-04", reason="Dubbel.", replaced_by=(f"sleutels-beheren.{second.id}", "x.weg")
    )
    item = klein.lessons["sleutels-beheren"]
    questions = tuple(
        dataclasses.replace(question, retired=gone if question.id == first.id else None)
        for question in item.checklist.questions
    )
    item = dataclasses.replace(item, checklist=dataclasses.replace(item.checklist, questions=questions))
    catalogue = dataclasses.replace(klein, lessons={**klein.lessons, item.id: item})
    pages = render(catalogue)
    assert "Vervallen sinds 4 mei 2026" in pages["lessen/sleutels-beheren/index"]
    assert f"(#v-sleutels-beheren--{second.id})" in pages["lessen/sleutels-beheren/index"]
    assert f"#v-sleutels-beheren--{first.id}" not in "".join(pages.values())
    assert read(catalogue, pages, tmp_path)[1] == ""


def test_laws_and_questions_point_to_each_other(pages):
    laws = pages["wetten/arbowet/index"]
    assert "(wet-arbowet-15)=" in laws
    assert "(#v-ontruiming-oefenen--bhv-er-aangewezen)" in laws
    assert "(#wet-arbowet-15)" in pages["lessen/ontruiming-oefenen/index"]


def test_a_law_that_was_overtaken_stands_in_the_table_with_its_successor(pages):
    table = pages["wetten/index"].split("(wetten-toen-en-nu)=")[1].split("\n## ")[1]
    assert "[Kantoorverordening](#wet-kantoorverordening)" in table
    assert "gold tot 1 januari 2025" in table
    assert "[Kantoornorm](#wet-kantoornorm)" in table


def test_a_source_without_a_date_says_so_and_every_source_says_where_it_is_used(klein, pages):
    text = pages["bronnen/index"]
    assert "zonder datum" in text
    for source in klein.sources:
        assert f"(bron-{source})=" in text
    assert "Nagekeken op 23 november 2026" in text
    assert "[Oefen de ontruiming](/lessen/ontruiming-oefenen/index.md)" in text


def test_a_role_sees_tasks_steps_repeats_and_questions(pages):
    text = pages["rollen/beheerder/index"]
    for title in ("Taken", "Stappen waar je bij bent", "Wat je herhaalt", "Vragen die jij in gang zet"):
        assert f"## {title}\n" in text
    assert "[Toegang ontzeggen](/instrumenten/toegang-ontzeggen/index.md)" in text
    assert (
        "[Er is een sleutel kwijt](/situaties/sleutel-kwijt/index.md)**\n\n  Eerste uur en eerste 72 uur"
        in text
    )


def test_a_term_is_linked_once_per_page_and_never_in_a_heading(klein):
    terms = {"oefen": Term(id="oefen", term="oefen", definition="Doe alsof.", sources=())}
    text = render(dataclasses.replace(klein, terms=terms))["lessen/ontruiming-oefenen/index"]
    assert text.count("{term}") == 1
    assert not re.search(r"^#.*\{term\}", text, re.M)


def test_the_example_of_the_method_is_the_reference_vector(klein):
    case = example(klein)
    assert case.sums == (400, 6, 9)
    figures = case.figures
    assert (figures["score"], figures["coverage"], figures["low"], figures["high"]) == (
        666_667,
        666_667,
        444_444,
        777_778,
    )
    assert (figures["level_low"], figures["level_high"], figures["certain"]) == (2, 4, False)


def test_a_must_have_in_the_example_bends_the_level_and_not_the_score(klein):
    case, plain = example(klein, MUST_HAVE), example(klein)
    assert case.figures["score"] == plain.figures["score"]
    assert case.figures["level_high"] == 1


def test_the_method_shows_what_was_computed(klein, pages):
    text = unescaped(pages["methode/index"])
    assert "400 van 600 punten is 67%" in text
    assert "400 van 900 punten is 44%" in text
    assert "700 van 900 punten is 78%" in text
    assert "Niveau: 2–4, voorlopig" in text
    levels = tuple(
        dataclasses.replace(level, from_ppm=0) if level.number == 1 else level
        for level in klein.settings.levels[:2]
    )
    other = render(dataclasses.replace(klein, settings=dataclasses.replace(klein.settings, levels=levels)))
    assert "Niveau: 2, vast" in unescaped(other["methode/index"])


def test_the_method_follows_another_default_scale(klein):
    settings = dataclasses.replace(klein.settings, default_scale="nooit-soms-meestal-altijd")
    text = render(dataclasses.replace(klein, settings=settings))["methode/index"]
    assert "366 van 600 punten is 61%" in unescaped(text)


def test_a_lesson_says_what_changed_since_then(pages):
    text = unescaped(pages["lessen/ontruiming-oefenen/index"])
    assert "Toen (2025)" in text
    assert "We kennen geen verandering." in text


def test_a_source_that_nothing_uses_stands_apart(klein):
    source = dataclasses.replace(klein.sources["handboek"], id="los", title="Los boek")
    text = render(dataclasses.replace(klein, sources={"los": source, **klein.sources}))["bronnen/index"]
    assert "Deze kennisbank steunt op 4 bronnen" in text
    assert "Los boek" in text.split("## Nagekeken, nog niet gebruikt")[1]
