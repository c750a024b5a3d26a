# SPDX-License-Identifier: EUPL-1.2
"""Dutch words for codes, dates and numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kennisbank import labels

SCHEMAS = Path(__file__).parents[2] / "schemas"


def enum(schema: str, *keys: str) -> list[str]:
    value: Any = json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))
    for key in keys:
        value = value[key]
    return list(value["enum"])


SOURCE = ("properties", "sources", "items", "properties")


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (labels.INTERVALS, enum("les", "$defs", "interval")),
        (labels.LAW_STATUS, enum("wetten", "$defs", "law_status")),
        (labels.LAW_KINDS, enum("wetten", "properties", "laws", "items", "properties", "kind")),
        (labels.DERIVATIONS, enum("les", "$defs", "source_ref", "properties", "derivation")),
        (labels.SOURCE_KINDS, enum("bronnen", *SOURCE, "kind")),
        (labels.RELIABILITIES, enum("bronnen", *SOURCE, "reliability")),
        (labels.LANGUAGES, enum("bronnen", *SOURCE, "language")),
        (labels.OPTION_ROLES, enum("kennisbank", "$defs", "option", "properties", "role")),
    ],
)
def test_every_code_of_a_schema_has_a_label_and_every_label_a_code(table, codes):
    assert list(table) == codes


def test_every_licence_of_the_schema_has_a_name():
    content = enum("kennisbank", "properties", "licence", "properties", "content")
    assert set(content) <= set(labels.LICENCES)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2026-03-07", "7 maart 2026"),
        ("2022-02", "februari 2022"),
        ("2022", "2022"),
        ("2026-12-31", "31 december 2026"),
    ],
)
def test_a_date_shows_what_is_known_of_it(iso, text):
    assert labels.date_text(iso) == text


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [("1", "eerste lid"), ("3", "derde lid"), ("8", "achtste lid"), ("21", "21e lid"), ("1a", "lid 1a")],
)
def test_a_paragraph_is_an_ordinal(paragraph, text):
    assert labels.paragraph_text(paragraph) == text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "nul"), (1, "één"), (7, "zeven"), (12, "twaalf"), (13, "13"), (1000, "1.000")]
)
def test_small_numbers_are_words(number, text):
    assert labels.number_word(number) == text


@pytest.mark.parametrize(
    ("ppm", "text"),
    [(0, "0%"), (250_000, "25%"), (1_000_000, "100%"), (333_333, "33,3333%"), (125_000, "12,5%")],
)
def test_a_bound_in_ppm_is_shown_exactly(ppm, text):
    assert labels.ppm_percent(ppm) == text


def test_a_percentage_has_no_space_and_nothing_known_is_no_number():
    assert labels.percent_text(67) == "67%"
    assert labels.percent_text(None) == "nog geen oordeel"


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_words_are_joined_as_a_sentence_does(words, text):
    assert labels.enumerate_words(words) == text


def test_counts_and_levels_and_capitals():
    assert labels.count(1, "vraag", "vragen") == "1 vraag"
    assert labels.count(9, "vraag", "vragen") == "9 vragen"
    assert labels.level_range(2, 4) == "2–4"
    assert labels.level_range(3, 3) == "3"
    assert labels.capitalise("élke CISO") == "Élke CISO"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "1 kB"),
        (499, "1 kB"),
        (57_300, "57 kB"),
        (57_500, "58 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (1_249_999, "1,2 MB"),
    ],
)
def test_sizes_are_short(count, text):
    assert labels.file_size(count) == text
