# SPDX-License-Identifier: EUPL-1.2
"""Pages made from registers: laws, instruments, situations, and what is not known."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from kennisbank import catalogue as catalogues
from kennisbank import labels
from kennisbank.model import Article, Catalogue, Example, InstrumentChoice, Retired
from kennisbank.pages import links, open_points
from kennisbank.pages.book import render
from kennisbank.pages.lawtable import groups
from sphinx_pages import read

KLEIN = Path(__file__).parents[1] / "examples/valid/klein"
SITUATION = links.situation_page("sleutel-kwijt")


@pytest.fixture(scope="module")
def klein() -> Catalogue:
    return catalogues.load(KLEIN)


@pytest.fixture(scope="module")
def pages(klein):
    return render(klein)


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def titles(text: str) -> list[str]:
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


def article(catalogue: Catalogue, **changes) -> Article:
    return dataclasses.replace(catalogue.laws["arbowet"].articles[0], **changes)


def example(catalogue: Catalogue) -> Example:
    """Return an example that has a year."""
    found = (example for lesson in catalogue.lessons.values() for example in lesson.examples)
    return dataclasses.replace(next(found), year="2025", year_unknown=None)


def with_law(catalogue: Catalogue, law_id: str, **changes) -> Catalogue:
    law = dataclasses.replace(catalogue.laws[law_id], **changes)
    return dataclasses.replace(catalogue, laws={**catalogue.laws, law_id: law})


def with_situation(catalogue: Catalogue, **changes) -> Catalogue:
    situation = dataclasses.replace(catalogue.situations["sleutel-kwijt"], **changes)
    return dataclasses.replace(catalogue, situations={situation.id: situation})


def with_lesson(catalogue: Catalogue, lesson_id: str, **changes) -> Catalogue:
    lesson = dataclasses.replace(catalogue.lessons[lesson_id], **changes)
    return dataclasses.replace(catalogue, lessons={**catalogue.lessons, lesson_id: lesson})


def test_the_table_of_laws_is_on_alphabet_with_what_leans_on_them_status_and_check(pages):
    text = pages["wetten/index"].split("## Alle wetten en wat erop leunt")[1]
    rows = re.findall(r"\* - \[(.*)\]\((.*)\)\n  - .*\n  - (.*)\n  - (.*)\n  - (.*)", text)
    assert [row[0] for row in rows] == ["Arbowet", "AVG", "Kantoornorm", "Kantoorverordening"]
    assert rows[0][1] == "/wetten/arbowet/index.md"
    assert rows[0][2] == "3\u00a0lessen, 1\u00a0middel, 1\u00a0situatie"
    assert rows[0][4] == "23\u00a0november\u00a02026"
    assert "kb-status--repealed" in rows[3][3]


def test_the_check_of_a_law_is_that_of_its_oldest_part(klein):
    old = article(klein, checked="2026-10-01")
    text = render(with_law(klein, "arbowet", articles=(old,)))["wetten/index"]
    assert "1\u00a0oktober\u00a02026" in text


def test_what_came_into_force_later_than_the_origin_stands_apart(klein):
    head = article(klein, valid_from="2026-01-01")
    paragraph = article(klein, id="arbowet-15-lid-1", paragraph="1", valid_from="2026-01-01")
    text = render(with_law(klein, "arbowet", articles=(head, paragraph)))["wetten/index"]
    new = text.split("(wetten-nieuw)=")[1].split("\n## ")[1]
    assert "Nieuw sinds" in new
    assert new.count("(#wet-arbowet-15)") == 1
    assert "(#wet-arbowet-15-lid-1)" not in new


def test_a_law_names_what_leans_on_it(klein):
    text = render(klein)["wetten/arbowet/index"].split("(wet-arbowet-3-lid-1)=")[1]
    assert "Instrument: [Toegang ontzeggen](/instrumenten/toegang-ontzeggen/index.md)" in unescaped(text)
    assert "Er is iets gebeurd: [Er is een sleutel kwijt](/situaties/sleutel-kwijt/index.md)" in unescaped(
        text
    )


def test_paragraphs_stand_under_their_article_if_it_is_there(klein):
    head, first, other = (
        article(klein, id=id_, article=number, paragraph=paragraph)
        for id_, number, paragraph in (("a", "15", None), ("b", "15", "1"), ("c", "16", "2"))
    )
    assert list(groups([first, other, head])) == [(other, ()), (head, (first,))]
    assert list(groups([first])) == [(first, ())]


def test_the_table_of_a_lesson_shows_a_paragraph_under_its_article(klein, tmp_path):
    law = klein.laws["arbowet"]
    paragraph = article(klein, id="arbowet-15-lid-2", paragraph="2", title="Het tweede")
    catalogue = with_law(klein, "arbowet", articles=(paragraph, *law.articles))
    item = klein.lessons["ontruiming-oefenen"]
    catalogue = with_lesson(catalogue, item.id, laws=(*item.laws, "arbowet-15", "arbowet-15-lid-2"))
    text = render(catalogue)[links.lesson_page(item.id)].split("## Wat de wet zegt")[1]
    assert text.index("[Arbowet, artikel 15]") < text.index("{.kb-below}\n    [artikel 15, tweede lid]")
    assert "[Arbowet, artikel 15, tweede lid]" not in text
    assert read(catalogue, render(catalogue), tmp_path)[1] == ""


def test_articles_of_one_law_in_a_row_name_it_once(klein):
    instrument = dataclasses.replace(
        klein.instruments["aanspreken"], laws=("arbowet-15", "arbowet-3-lid-1", "avg", "arbowet-15")
    )
    catalogue = dataclasses.replace(klein, instruments={**klein.instruments, "aanspreken": instrument})
    text = unescaped(render(catalogue)[links.instrument_page("aanspreken")])
    assert (
        "[Arbowet, artikel 15](#wet-arbowet-15); [artikel 3, eerste lid](#wet-arbowet-3-lid-1);"
        " [AVG](#wet-avg); [Arbowet, artikel 15](#wet-arbowet-15)" in text
    )


def test_every_rung_has_a_weight():
    assert sorted(labels.WEIGHTS) == list(range(1, 10))


def test_a_ladder_keeps_its_order_and_names_holder_caution_and_law(klein, pages):
    text = unescaped(pages[links.ladder_page("onbekende-binnen")])
    light, heavy = text.index("[Aanspreken]"), text.index("[Toegang ontzeggen]")
    assert light < heavy
    assert "Licht, 1 van 9" in text[light:heavy]
    assert "Alleen als aanspreken niet helpt." in text[heavy:]
    assert "[Arbowet, artikel 3, eerste lid](#wet-arbowet-3-lid-1)" in text[heavy:]
    situation = klein.instrument_situations["onbekende-binnen"]
    gone = dataclasses.replace(situation, instruments=(InstrumentChoice("weg"), *situation.instruments))
    catalogue = dataclasses.replace(klein, instrument_situations={gone.id: gone})
    assert render(catalogue)[links.ladder_page(gone.id)] == pages[links.ladder_page(gone.id)]


def test_an_instrument_says_who_when_how_and_where_it_ends(pages):
    text = pages[links.instrument_page("toegang-ontzeggen")]
    assert titles(text) == [
        "Wanneer het mag",
        "Weeg of het past",
        "Wat in het dossier hoort",
        "Wat het niet kan",
        "Wie mag tekenen",
        "Wat de wet zegt",
        "Waar het bij kan passen",
        "Bronnen",
    ]
    assert "[Er loopt een onbekende binnen](/instrumenten/bij/onbekende-binnen/index.md)" in text


def test_a_situation_starts_with_the_first_hour_and_whom_to_call(pages):
    text = unescaped(pages[SITUATION])
    assert titles(text) == [
        "Eerste uur",
        "Wie bel je",
        "Eerste 72 uur",
        "Plichten en termijnen",
        "Daarna",
        "Valkuilen",
        "Zet het op de agenda",
        "Lessen en vragen die nu tellen",
        "Bronnen",
    ]
    assert "[0800-1234](<tel:08001234>){.external .kb-call}" in text
    assert "(#v-sleutels-beheren--sleutelplan)" in text


def test_numbers_of_sources_of_a_situation_rise(pages):
    numbers = [int(number) for number in re.findall(r"\[bron (\d+)\]", pages[SITUATION])]
    firsts = list(dict.fromkeys(numbers))
    assert firsts == sorted(firsts)


def test_a_number_in_the_first_hour_can_be_called_and_others_stay_text(klein, tmp_path):
    situation = klein.situations["sleutel-kwijt"]
    contact = dataclasses.replace(situation.contacts[0], phone="112", email="a@b.example")
    action = dataclasses.replace(situation.first_hour[0], text="Bel 112, niet 1125 of 0112.")
    catalogue = with_situation(klein, contacts=(contact,), first_hour=(action,))
    pages = render(catalogue)
    assert "Bel [112](<tel:112>){.external .kb-call}, niet 1125 of 0112." in unescaped(pages[SITUATION])
    assert "Is er nu gevaar? Bel [112]" in unescaped(pages[links.SITUATIONS])
    assert "(<mailto:a@b.example>)" in pages[SITUATION]
    assert read(catalogue, pages, tmp_path)[1] == ""


def test_a_retired_question_is_not_asked_in_a_situation(klein):
    item = klein.lessons["sleutels-beheren"]
    gone = Retired(since="2026-05-04", reason="Dubbel.", replaced_by=())
    questions = tuple(
        dataclasses.replace(question, retired=gone) if question.id == "sleutelplan" else question
        for question in item.checklist.questions
    )
    checklist = dataclasses.replace(item.checklist, questions=questions)
    assert "--sleutelplan" not in render(with_lesson(klein, item.id, checklist=checklist))[SITUATION]


def test_a_question_of_a_lesson_that_was_not_listed_brings_its_lesson(klein):
    text = render(with_situation(klein, lessons=("bezoek-ontvangen",)))[SITUATION]
    assert text.index("/lessen/bezoek-ontvangen/") < text.index("/lessen/sleutels-beheren/")


@pytest.mark.parametrize(
    "text",
    [
        "Een volgende wijziging is niet vastgesteld.",
        "De tekst van dit artikel is hier niet gelezen.",
        "Een telefoonnummer vonden wij niet.",
        "Wij vonden geen cijfers.",
        "De wettekst lazen wij hier niet.",
        "Of die nog bestaat, konden wij niet vaststellen.",
        "Dat weten we niet.",
        "geen termijn gevonden",
    ],
)
def test_words_for_what_is_not_known_are_recognised(text):
    assert open_points.NOT_KNOWN.search(text)


@pytest.mark.parametrize(
    "text", ["Het besluit geldt niet. De norm is vastgesteld.", "Bel niet 112.", "Wij lazen de wet."]
)
def test_other_words_are_not(text):
    assert not open_points.NOT_KNOWN.search(text)


def test_the_page_of_open_points_gathers_what_the_content_says(klein):
    first = klein.lessons["sleutels-beheren"]
    catalogue = with_lesson(klein, first.id, examples=())
    other = catalogue.lessons["bezoek-ontvangen"]
    undated = dataclasses.replace(example(klein), year=None, year_unknown="Geen jaar in de bron.")
    catalogue = with_lesson(catalogue, other.id, examples=(undated,))
    catalogue = with_law(catalogue, "avg", status="unknown")
    catalogue = with_law(catalogue, "kantoornorm", note="De tekst is niet gelezen.")
    duty = dataclasses.replace(catalogue.situations["sleutel-kwijt"].duties[0], text="Dat vonden wij niet.")
    catalogue = with_situation(catalogue, duties=(duty,))
    weak = {
        key: dataclasses.replace(source, reliability="secondary", note="Zelf niet geopend.")
        for key, source in klein.sources.items()
    }
    text = unescaped(render(dataclasses.replace(catalogue, sources=weak))[links.OPEN_POINTS])
    for part in (
        "Of dit geldt, is niet vastgesteld.",
        "De tekst is niet gelezen.",
        "Dat vonden wij niet.",
        "Geen jaar in de bron.",
        "Zelf niet geopend.",
    ):
        assert part in text
    assert (
        "(/lessen/sleutels-beheren/index.md)" in text.split("## Lessen zonder voorbeeld")[1].split("## ")[0]
    )
    assert re.search(r"\[Er is een sleutel kwijt\]\(.*\)\n  - (\d+) van de \1\n", text)


def test_without_anything_unknown_there_is_no_such_page(klein):
    catalogue = klein
    for lesson_id in klein.lessons:
        catalogue = with_lesson(catalogue, lesson_id, open_points=(), examples=(example(klein),))
    primary = {
        key: dataclasses.replace(source, reliability="primary", note=None)
        for key, source in klein.sources.items()
    }
    pages = render(dataclasses.replace(catalogue, sources=primary))
    assert links.OPEN_POINTS not in pages
    assert "open-punten" not in pages["index"]


def test_sources_name_the_instruments_situations_and_laws_that_use_them(pages):
    text = pages["bronnen/index"]
    for place in (
        "(/instrumenten/aanspreken/index.md)",
        "(/situaties/sleutel-kwijt/index.md)",
        "(#wet-arbowet)",
        "[Welk middel past hier?](/instrumenten/index.md)",
    ):
        assert place in text


def test_home_offers_only_ways_that_exist(klein, pages):
    assert "(/situaties/index.md)" in pages["index"]
    assert "(/instrumenten/index.md)" in pages["index"]
    bare = render(
        dataclasses.replace(klein, situations={}, instruments={}, instrument_situations={}, roles={})
    )["index"]
    assert "Ik wil iets verbeteren" in bare
    assert not re.search("situaties|instrumenten|rollen", bare)


def test_home_and_domains_link_no_terms(klein, pages):
    for name in ("index", *(links.domain_page(one) for one in klein.domains)):
        assert "{term}" not in pages[name]
