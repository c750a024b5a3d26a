# SPDX-License-Identifier: EUPL-1.2
"""Text to sentences and words."""

from __future__ import annotations

import pytest

from kennisbank.rules.wording.sentences import sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel 112. Ga naar buiten.", ["Bel 112.", "Ga naar buiten."]),
        ("Weet je het? Nee! Vraag het.", ["Weet je het?", "Nee!", "Vraag het."]),
        ("Kijk in art. 5 van de wet. Dat helpt.", ["Kijk in art. 5 van de wet.", "Dat helpt."]),
        ("Neem o.a. De Wet mee. Klaar.", ["Neem o.a. De Wet mee.", "Klaar."]),
        ("Dat zei J. Jansen. Hij weet het.", ["Dat zei J. Jansen.", "Hij weet het."]),
        ("Het kost 1.500 euro. Of 2,5 uur.", ["Het kost 1.500 euro.", "Of 2,5 uur."]),
        ("Zij zei: ‘Doe het niet.’ Toen ging ze.", ["Zij zei: ‘Doe het niet.’", "Toen ging ze."]),
        ("Ga naar kennisbank.nl voor meer.", ["Ga naar kennisbank.nl voor meer."]),
        ("Zonder punt", ["Zonder punt"]),
        ("", []),
    ],
)
def test_a_text_is_split_where_a_reader_stops(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De RI&E, en/of een back-up.", ["De", "RI&E", "en/of", "een", "back-up"]),
        ("Risico’s (van 1,5 procent) tellen.", ["Risico’s", "van", "1,5", "procent", "tellen"]),
        ("Artikel 5:32 en artikel 2.15 gelden.", ["Artikel", "5:32", "en", "artikel", "2.15", "gelden"]),
        ("‘Ons kent ons’ – zo heet het…", ["Ons", "kent", "ons", "zo", "heet", "het"]),
        ("in- en uitladen", ["in", "en", "uitladen"]),
        ("!?", []),
    ],
)
def test_words_come_without_the_marks_around_them(text, expected):
    assert words(text) == expected
