# SPDX-License-Identifier: EUPL-1.2
"""Diagnostics as data and as text."""

from __future__ import annotations

import re

import pytest

from kennisbank.diagnostics import Diagnostic, MissingFact, UnknownCode, as_json, has_errors, render, sort
from kennisbank.messages import ERROR, HINT, MESSAGES

WEIGHT = Diagnostic(
    "KB203",
    "checklists/integriteit/clientelisme-tegengaan.json",
    6,
    56,
    "/checklist/questions/1/weight",
    {"name": "weging", "value": 9, "range": "een geheel getal van 1 tot en met 3"},
)


def test_a_diagnostic_is_shown_as_place_code_message_pointer_and_remedy():
    assert render(WEIGHT) == (
        "checklists/integriteit/clientelisme-tegengaan.json:6:56: KB203 weging 9 is te hoog\n"
        "  bij /checklist/questions/1/weight\n"
        "  herstel: kies een geheel getal van 1 tot en met 3"
    )


def test_as_json_keeps_everything_apart():
    assert as_json(WEIGHT) == {
        "code": "KB203",
        "kind": "error",
        "file": "checklists/integriteit/clientelisme-tegengaan.json",
        "line": 6,
        "column": 56,
        "pointer": "/checklist/questions/1/weight",
        "message": "weging 9 is te hoog",
        "remedy": "kies een geheel getal van 1 tot en met 3",
        "facts": {"name": "weging", "value": 9, "range": "een geheel getal van 1 tot en met 3"},
    }


def test_a_hint_says_that_it_is_one_and_a_file_without_text_has_no_place():
    hint = Diagnostic("KB806", "antwoorden", 0, 0)
    assert render(hint).startswith("antwoorden: KB806 hint: niet van toepassing zonder reden")
    assert not has_errors([hint])
    assert has_errors([hint, WEIGHT])


def test_the_nearest_name_comes_first():
    found = Diagnostic("KB303", "x.json", facts={"id": "handbeok", "nearest": "handboek"})
    assert found.remedy == 'bedoelde je "handboek"? Anders: voeg de bron toe aan bronnen.json'
    assert Diagnostic("KB303", "x.json", facts={"id": "q", "nearest": None}).remedy.startswith("voeg")


def test_a_missing_fact_and_an_unknown_code_are_bugs():
    with pytest.raises(MissingFact, match="KB303 needs the fact 'id'"):
        render(Diagnostic("KB303", "x.json"))
    with pytest.raises(UnknownCode, match="KB999"):
        render(Diagnostic("KB999", "x.json"))


def test_content_cannot_break_a_message():
    hostile = {"id": "a\nb\x1b[31m\ud800{x}" + "y" * 200, "nearest": None}
    message = Diagnostic("KB303", "x.json", facts=hostile).message
    assert "\n" not in message
    assert "\x1b" not in message
    assert "{x}" in message
    assert len(message) < 150
    message.encode("utf-8")


def test_sorting_is_by_file_place_and_code_and_drops_what_is_said_twice():
    first, second = Diagnostic("KB101", "a.json", 2), Diagnostic("KB105", "a.json", 10)
    other = Diagnostic("KB101", "b.json", 1)
    assert sort([other, second, first, second]) == (first, second, other)


@pytest.mark.parametrize("code", MESSAGES)
def test_each_row_has_a_code_a_kind_and_plain_words(code):
    row = MESSAGES[code]
    assert re.fullmatch(r"KB\d{3}", code)
    assert row.kind in (ERROR, HINT)
    for text in (row.text, row.remedy):
        assert text
        assert not text.endswith(" ")
        assert not re.search(r"\bu\b|\bmen\b|\binvalid\b|onbekend$", text)
