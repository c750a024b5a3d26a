# SPDX-License-Identifier: EUPL-1.2
"""Syllables, and the formula that counts them."""

from __future__ import annotations

import pytest

from kennisbank.rules.wording import all_wording, readability
from kennisbank.rules.wording.names import Names
from kennisbank.rules.wording.readability import BANDS, THRESHOLD, Syllables, band, hyphenation, measure
from kennisbank.rules.wording.syllables import syllables
from wording import codes, texts_of, why

COUNTS = {
    1: "de raad wet plein vrouw nieuw meeuw boei team quiz site game koe schreeuw RI’s",
    2: "idee over agent bureau moeite vrouwen aaien weerbaar privé website online royaal zoals chaos beton",
    3: "gemeente agressie politie museum radio video theater cliënten reünie ruïne ransomware mogelijk VNG",
    4: "burgemeester situatie hygiëne regionaal financieel officieel beïnvloeden ondermijning back-upplannen",
    5: "ondermijnende officiële organisatie coördinator coöperatie gecoördineerd",
    6: "actualiteiten verantwoordelijkheid individueler geïnteresseerde integriteitscode",
    7: "belangenverstrengeling verantwoordelijkheden gemeentesecretaris integriteitsschendingen",
    9: "informatiebeveiligingsdienst",
}
"""Words with the number of syllables that a reader hears."""
WORDS = [(word, count) for count, some in COUNTS.items() for word in some.split()]
NO_NAMES = Names((), frozenset(), frozenset(), complete=True, written={})
PLAIN = "De raad leest het plan. "
HARD = "Organisatorische verantwoordelijkheden vereisen besluitvormingsprocedures. "


def breaks():
    found = hyphenation()
    assert found is not None, "the tests need pyphen (requirements/dev.txt)"
    return found


def figures(text: str, names: Names = NO_NAMES):
    return measure(texts_of(why(text)), Syllables(names, breaks()))


@pytest.mark.parametrize(("word", "count"), WORDS)
def test_a_word_has_the_syllables_that_a_reader_hears(word, count):
    assert syllables(word, breaks()) == count


def test_the_list_of_words_is_long_enough():
    assert len({word for word, _ in WORDS}) >= 60


def test_hyphenation_alone_would_count_too_few():
    assert len(breaks()("idee")) + 1 == 1
    assert syllables("idee", breaks()) == 2


def test_hyphenation_tells_two_vowels_from_one_sound():
    assert syllables("museum", breaks()) == 3
    assert syllables("museum", lambda _: ()) == 2


def test_the_formula_is_that_of_douma():
    """Five words of one syllable in one sentence: 206.84 - 77 - 0.93 x 5 = 125.19."""
    found = figures(PLAIN)
    assert found is not None
    assert (found.words, found.sentences, found.longest) == (5, 1, 5)
    assert found.flesch_douma == 125


def test_one_syllable_more_per_word_costs_77_points():
    """Two words of two syllables: 206.84 - 154 - 0.93 x 2 = 50.98; below zero it goes on."""
    assert figures("Agent over.").flesch_douma == 50
    assert figures(HARD).flesch_douma < 0


def test_names_of_laws_and_roles_do_not_count_as_long_words():
    names = Names((), frozenset({"gemeentesecretaris"}), frozenset(), complete=True, written={})
    text = "De gemeentesecretaris leest het."
    assert figures(text, names).words == figures(text).words == 4
    assert figures(text, names).flesch_douma > figures(text).flesch_douma


def test_a_text_without_words_has_no_figure():
    assert figures("2024!") is None


@pytest.mark.parametrize(
    ("figure", "name"),
    [
        (95, "heel makkelijk"),
        (70, "vrij makkelijk"),
        (69, "normaal"),
        (59, "vrij moeilijk"),
        (-5, "heel moeilijk"),
    ],
)
def test_the_bands_are_those_of_douma(figure, name):
    assert band(figure) == name


def test_the_threshold_is_where_normal_begins():
    assert dict(BANDS)[THRESHOLD] == "normaal"


def test_a_hard_lesson_gets_one_hint():
    assert codes({"title": "Titel", **why(*[HARD] * 30)}) == ["KB909"]


def test_a_few_words_say_too_little():
    assert codes({"title": "Titel", **why(HARD)}) == []


def test_without_pyphen_the_hint_is_left_out_and_its_exceptions_stay(monkeypatch):
    monkeypatch.setattr(readability, "hyphenation", lambda: None)
    lesson = {"exceptions": [{"code": "KB909", "at": "/title", "reason": "…"}], **why(*[HARD] * 30)}
    assert all_wording.left_out() == {"KB909"}
    assert codes(lesson) == []
