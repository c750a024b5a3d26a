# SPDX-License-Identifier: EUPL-1.2
"""What the rules on wording find, and above all what they leave alone."""

from __future__ import annotations

import pytest

from kennisbank.rules.wording import all_wording
from kennisbank.rules.wording.passive import passive
from wording import codes, found, lesson_with, question, texts_of, why

TERM = {"id": "riec", "term": "Regionaal Informatie- en Expertisecentrum", "variants": ["RIEC", "RIEC’s"]}
LAW = {
    "id": "gemeentewet",
    "title": "Gemeentewet",
    "short": "Gemeentewet",
    "articles": [
        {"id": "gemeentewet-172-lid-3", "article": "172", "paragraph": "3"},
        {"id": "gemeentewet-174a", "article": "174a"},
    ],
}


def test_titles_of_sources_and_laws_and_history_of_readers_are_told_apart():
    read = [
        text.path for text in texts_of({"title": "Titel", "sources": [{"id": "a", "where": "hoofdstuk 1"}]})
    ]
    assert read == [("title",)]


def test_a_retired_question_is_left_alone():
    retired = {"id": "v", "text": "Is er voldoende?", "retired": {"reason": "Te vaag."}}
    assert codes({"checklist": {"questions": [retired]}}) == []


def test_each_step_is_a_text():
    assert codes({"checklist": {"questions": [{"id": "v", "step": {"nee": "Doet u dit."}}]}}) == ["KB902"]


@pytest.mark.parametrize(("count", "expected"), [(25, []), (26, ["KB901"])])
def test_a_sentence_may_have_25_words(count, expected):
    assert codes(why(" ".join(["woord"] * count) + ".")) == expected


def test_a_title_may_be_any_length():
    assert codes({"title": " ".join(["woord"] * 30)}) == []


@pytest.mark.parametrize(
    "text", ["Dat kunt u doen.", "Vraag uw collega.", "Uw plan telt.", "Doe het zelf, u."]
)
def test_the_reader_is_never_addressed_formally(text):
    assert codes(why(text)) == ["KB902"]


@pytest.mark.parametrize(
    "text", ["Zet ‘Wilt u bellen?’ op de kaart.", "Binnen 24 uur.", "Neem een U-bocht.", "Ga naar u.nl."]
)
def test_words_of_others_and_other_words_stay(text):
    assert codes(why(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is er een protocol en/of een plan?", ["KB903"]),
        ("Is er voldoende toezicht?", ["KB904"]),
        ("Oefen je regelmatig?", ["KB904"]),
        ("Is er nooit geoefend?", ["KB905"]),
        ("Werk je niet alleen?", ["KB905"]),
        ("Is er een protocol en een plan?", ["KB906"]),
        ("Bel je de politie of de griffier?", ["KB906"]),
        ("Ken je het plan? En lees je het?", ["KB906"]),
        ("Weet elk team of het plan geldt?", []),
        ("Staat in het dossier of de burgemeester belde?", []),
        ("Hoeveel mensen telde je?", []),
        ("Heeft de gemeente een goedgekeurd plan?", []),
    ],
)
def test_a_question_asks_one_fact_that_can_be_checked(text, expected):
    assert codes(question(text)) == expected


def test_en_in_a_fixed_name_joins_nothing():
    role = {"id": "oov", "title": "adviseur openbare orde en veiligheid"}
    assert codes(question("Kent de adviseur openbare orde en veiligheid het plan?"), roles=[role]) == []


def test_help_beside_a_question_may_say_more():
    help_text = {"id": "v", "text": "Is er een plan?", "help": "Kies ‘deels’ als het niet voldoende is."}
    assert codes({"checklist": {"questions": [help_text]}}) == []


@pytest.mark.parametrize(
    "text",
    [
        "De melding wordt vastgelegd.",
        "Het incident werd door de griffier gemeld.",
        "De sleutels worden elk jaar geteld.",
        "Het is een pand dat gesloten wordt.",
        "Regels worden overtreden.",
        "Een vergunning die misbruikt kan worden, trek je in.",
    ],
)
def test_a_sentence_that_hides_who_does_it_is_told(text):
    assert passive(text)


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente wordt eigenaar van het pand.",
        "De wet werd ruimer in 2022.",
        "Het wordt tijd voor beleid.",
        "Zo wordt iedereen bewust.",
        "De kosten worden te hoog voor de gemeenten.",
        "De griffier meldt het incident.",
        "Wat wordt de afspraak, als er een incident is gemeld?",
    ],
)
def test_what_only_looks_passive_is_left_alone(text):
    assert passive(text) is None


@pytest.mark.parametrize("text", ["Wij creëren steun.", "Met betrekking tot de raad.", "Indien nodig."])
def test_a_word_of_the_office_gets_a_plainer_one(text):
    assert codes(why(text)) == ["KB908"]


@pytest.mark.parametrize("text", ["Een lijst met namen.", "De norm zegt: ‘indien nodig’."])
def test_other_words_and_quotes_are_left_alone(text):
    assert codes(why(text)) == []


def test_a_hard_word_within_a_name_is_left_alone():
    law = {"id": "wet", "title": "Besluit inzake de raad"}
    assert codes(why("Lees het Besluit inzake de raad."), laws=[law]) == []
    assert codes(why("Lees het stuk inzake de raad."), laws=[law]) == ["KB908"]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (["Bel het RIEC."], [("KB911", "/why/0/text")]),
        (["Bel het Regionaal Informatie- en Expertisecentrum (RIEC).", "Het RIEC helpt."], []),
        (["Het RIEC is het Regionaal Informatie- en Expertisecentrum."], []),
        (["Bel.", "De RIEC’s helpen. Het RIEC ook."], [("KB911", "/why/1/text")]),
        (["Bel het XYZ. Bel het XYZ."], [("KB910", "/why/0/text")]),
        (["Hoofdstuk IV. Zie ECLI:NL:RVS:2020:1."], []),
        (["Bel 112. Ga weg."], []),
        (["RTL telde er honderd."], []),
    ],
)
def test_an_abbreviation_is_known_and_written_out_once(claims, expected):
    sources = [{"id": "rtl", "publisher": "RTL Nieuws"}]
    assert found(why(*claims), terms=[TERM], sources=sources) == expected


def test_an_unread_register_makes_no_abbreviation_unknown():
    content = lesson_with(why("Bel het XYZ."))
    unread = type(content)(None, {}, {}, content.lessons, frozenset({"begrippen.json"}))
    assert list(all_wording.check(unread)) == []


@pytest.mark.parametrize(
    ("text", "laws", "expected"),
    [
        ("Zie artikel 172, derde lid.", ["gemeentewet-172-lid-3"], []),
        ("Zie artikel 174a Gemeentewet.", ["gemeentewet-172-lid-3"], ["KB912"]),
        ("Zie artikelen 172 en 174a.", ["gemeentewet"], []),
        ("Zie artikelen 172 en 174a.", ["gemeentewet-174a"], ["KB912"]),
        ("Zie artikel 5.", [], ["KB912"]),
        ("Zie artikel 5.", ["andere-wet"], []),
        ("Een artikel in de krant.", [], []),
    ],
)
def test_an_article_in_the_text_stands_among_its_laws(text, laws, expected):
    assert codes({"why": [{"text": text, "laws": laws}]}, laws=[LAW]) == expected


def test_the_nearest_laws_count():
    lesson = {"laws": ["gemeentewet-174a"], "examples": [{"text": "Zie artikel 174a."}]}
    assert codes(lesson, laws=[LAW]) == []


PASSIVE = "Het plan wordt gelezen."


@pytest.mark.parametrize("at", ["/why/0/text", "/why/0", "/why"])
def test_an_exception_covers_a_place_and_all_within(at):
    exception = {"code": "KB907", "at": at, "reason": "Zo zegt iedereen het."}
    assert codes({**why(PASSIVE), "exceptions": [exception]}) == []


@pytest.mark.parametrize(
    ("exception", "expected"),
    [
        ({"code": "KB907", "at": "/why/1"}, ["KB907", "KB913"]),
        ({"code": "KB907", "at": "/wh"}, ["KB907", "KB913"]),
        ({"code": "KB908", "at": "/why"}, ["KB907", "KB913"]),
        ({"code": "KB913", "at": "/why"}, ["KB907", "KB914"]),
        ({"at": "/why"}, ["KB907", "KB913"]),
    ],
)
def test_an_exception_that_does_nothing_is_told(exception, expected):
    lesson = {**why(PASSIVE), "exceptions": [exception]}
    assert [item.code for item in all_wording.check(lesson_with(lesson))] == expected


def test_who_wants_errors_only_gets_no_hints():
    lesson = {**why(PASSIVE, "Dat kunt u."), "exceptions": [{"code": "KB907", "at": "/steps", "reason": "x"}]}
    assert [item.code for item in all_wording.check(lesson_with(lesson), hints=False)] == ["KB902"]
