# SPDX-License-Identifier: EUPL-1.2
"""Valid folders have no diagnostics; each invalid case has exactly those that stand beside it."""

from __future__ import annotations

import json

import pytest

from examples.changes import CASES, HERE, diagnose, show
from kennisbank.catalogue import examine
from kennisbank.messages import MESSAGES

ELSEWHERE = {"KB219", "KB220", "KB221", "KB838", "KB841"}
"""Mistakes in and new words of our own schemas: tests/unit/test_schemas.py; a missing package and a text of
two questions: tests/unit/test_intake_registry.py and test_intake_place.py."""


@pytest.mark.parametrize("folder", sorted((HERE / "valid").iterdir()), ids=lambda path: path.name)
def test_a_valid_folder_has_no_diagnostics(folder):
    assert show(examine(folder).diagnostics) == ""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_invalid_case_says_exactly_what_is_wrong(path, tmp_path):
    case = json.loads(path.read_text(encoding="utf-8"))
    found = diagnose(case, tmp_path)
    assert show(found) == path.with_suffix(".txt").read_text(encoding="utf-8"), case["purpose"]
    assert sorted(item.code for item in found) == sorted([path.stem[:5], *case.get("also", [])])


def test_every_code_has_a_case():
    assert {path.stem[:5] for path in CASES} | ELSEWHERE == set(MESSAGES)


def test_every_expectation_has_a_case():
    assert {path.with_suffix(".txt") for path in CASES} == set((HERE / "invalid").glob("*.txt"))
