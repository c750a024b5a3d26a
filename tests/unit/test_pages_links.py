# SPDX-License-Identifier: EUPL-1.2
"""Text and address of a law come from the same parts."""

from __future__ import annotations

import pytest

from kennisbank.model import Article, Law
from kennisbank.pages import links

ARTICLE = {
    "id": "a",
    "title": "t",
    "power": "p",
    "status": "in-force",
    "checked": "2026-11-23",
    "sources": (),
}


def law(**parts):
    values = {
        "id": "w",
        "title": "Een wet",
        "short": "Wet",
        "kind": "bwb",
        "summary": "s",
        "status": "in-force",
    }
    return Law(**{**values, "checked": "2026-11-23", "sources": (), **parts})


def article(**parts):
    return Article(**{**ARTICLE, **parts})


GEMEENTEWET = law(short="Gemeentewet", bwb="BWBR0005416", text_date="2026-10-01")


@pytest.mark.parametrize(
    ("law", "article", "text", "url"),
    [
        (
            GEMEENTEWET,
            article(article="172", paragraph="3"),
            "Gemeentewet, artikel 172, derde lid",
            "https://wetten.overheid.nl/jci1.3:c:BWBR0005416&artikel=172&lid=3&z=2026-10-01&g=2026-10-01",
        ),
        (
            GEMEENTEWET,
            article(article="174a", text_date="2026-01-01"),
            "Gemeentewet, artikel 174a",
            "https://wetten.overheid.nl/jci1.3:c:BWBR0005416&artikel=174a&z=2026-01-01&g=2026-01-01",
        ),
        (
            GEMEENTEWET,
            None,
            "Gemeentewet",
            "https://wetten.overheid.nl/jci1.3:c:BWBR0005416&z=2026-10-01&g=2026-10-01",
        ),
        (
            law(short="Awb", bwb="BWBR0005537"),
            article(article="5:21"),
            "Awb, artikel 5:21",
            "https://wetten.overheid.nl/jci1.3:c:BWBR0005537&artikel=5:21",
        ),
        (
            law(short="AVG", kind="eu", eli="reg/2016/679"),
            article(article="33", paragraph="1"),
            "AVG, artikel 33, eerste lid",
            "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        ),
        (
            law(short="APV", kind="cvdr", cvdr="CVDR735233"),
            article(article="2", paragraph="1a"),
            "APV, artikel 2, lid 1a",
            "https://lokaleregelgeving.overheid.nl/CVDR735233",
        ),
        (
            law(short="BIO2", kind="other", url="https://norm.example/bio2"),
            article(article="5.15"),
            "BIO2, onderdeel 5.15",
            "https://norm.example/bio2",
        ),
        (law(short="Afspraak", kind="other"), None, "Afspraak", None),
    ],
)
def test_a_law_is_named_and_linked_from_its_parts(law, article, text, url):
    assert links.law_text(law, article) == text
    assert links.law_url(law, article) == url


def test_addresses_of_pages_and_labels_stay_as_they_are():
    assert links.lesson_page("les") == "lessen/les/index"
    assert links.domain_page("domein") == "domeinen/domein/index"
    assert links.question_label("les", "vraag") == "v-les--vraag"
    assert links.section_label("les", "waarom") == "les-les-waarom"
    assert links.law_page("w") == "wetten/w/index"
    assert links.role_page("r") == "rollen/r/index"
    assert links.ladder_page("s") == "instrumenten/bij/s/index"
    assert links.instrument_page("i") == "instrumenten/i/index"
    assert links.situation_page("s") == "situaties/s/index"
    assert links.law_label("wet-1") == "wet-wet-1"
    assert links.ladder_label("s") == "instrumentsituatie-s"
    assert links.instrument_label("i") == "instrument-i"
    assert links.situation_label("s") == "situatie-s"
    assert links.source_label("b") == "bron-b"
    assert links.role_label("r") == "rol-r"
    assert links.note_label("les-x", 3) == "les-x-bron-3"
