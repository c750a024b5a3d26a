# SPDX-License-Identifier: EUPL-1.2
"""Several files to one response: the file named first counts, nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kennisbank.catalogue import load
from kennisbank.intake.contents import Contents, Found
from kennisbank.intake.merge import Merged, merge
from kennisbank.intake.names import Names
from kennisbank.intake.place import place
from kennisbank.intake.registry import Reading

NAMES = Names(load(Path(__file__).parents[2] / "tests/examples/valid/klein"))
PLAN = "sleutels-beheren.sleutelplan"
CLEARED = "bezoek-ontvangen.bladen-weg"


def _merge(*files: tuple[str, Contents]) -> Merged:
    return merge([place(NAMES, Reading(name, None, contents)) for name, contents in files])


def _one(*answers: tuple[str, dict[str, Any]], **parts: Any) -> Contents:
    found = tuple(Found(name, f"rij {row}", **texts) for row, (name, texts) in enumerate(answers, 1))
    return Contents(answers=found, **parts)


def test_equal_answers_meet_quietly_and_others_add_up() -> None:
    merged = _merge(
        ("a.xlsx", _one((PLAN, {"option": "Ja", "note": "kast"}))),
        ("b.pdf", _one((PLAN, {"option": "ja", "owner": "Piet"}), (CLEARED, {"option": "nee"}))),
    )
    assert merged.diagnostics == ()
    assert merged.response is not None
    assert merged.response["answers"] == {
        PLAN: {"option": "ja", "note": "kast", "owner": "Piet"},
        CLEARED: {"option": "nee"},
    }
    assert merged.response["unmapped"] == []


def test_of_two_answers_the_file_named_first_counts_and_both_places_are_told() -> None:
    first = ("a.xlsx", _one((PLAN, {"option": "ja", "note": "kast"})))
    second = ("b.pdf", _one((CLEARED, {"option": "nee"}), (PLAN, {"option": "nee", "owner": "Piet"})))
    merged = _merge(first, second)
    assert merged.response is not None
    assert merged.response["answers"][PLAN] == {"option": "ja", "note": "kast"}
    (kept,) = merged.response["unmapped"]
    assert (kept["key"], kept["value"]) == (PLAN, {"option": "nee", "owner": "Piet"})
    (said,) = merged.diagnostics
    assert said.code == "KB833"
    assert '"ja" in a.xlsx (rij 1)' in said.message
    assert '"nee" in b.pdf (rij 2)' in said.message
    other = _merge(second, first)
    assert other.response is not None
    assert other.response["answers"][PLAN] == {"option": "nee", "owner": "Piet"}


def test_an_answer_in_a_later_file_fills_what_was_open() -> None:
    merged = _merge(
        ("a", _one((PLAN, {"note": "weet Piet"}))),
        ("b", _one((PLAN, {"option": "deels"}))),
        ("c", _one((PLAN, {"option": "nee"}))),
    )
    assert merged.response is not None
    assert merged.response["answers"][PLAN] == {"note": "weet Piet", "option": "deels"}
    assert [item.facts["one"] for item in merged.diagnostics] == ["b (rij 1)"]


def test_texts_and_subject_that_differ_are_kept_with_a_hint() -> None:
    merged = _merge(
        ("a", _one((PLAN, {"option": "ja", "note": "een"}), subject={"organisation": "Bunnik"})),
        (
            "b",
            _one(
                (PLAN, {"option": "ja", "note": "twee"}),
                subject={"organisation": "Houten", "date": "2026-01-02"},
            ),
        ),
    )
    assert merged.response is not None
    assert merged.response["answers"][PLAN]["note"] == "een"
    assert merged.response["subject"] == {"organisation": "Bunnik", "date": "2026-01-02"}
    assert [(item["key"], item["value"]) for item in merged.response["unmapped"]] == [
        ("subject.organisation", "Houten"),
        (PLAN, {"note": "twee"}),
    ]
    assert [item.kind for item in merged.diagnostics] == ["hint", "hint"]


def test_files_of_two_versions_keep_the_first_origin_and_tell() -> None:
    old = {"catalogue": "klein-kantoor", "version": "0.9.0"}
    merged = _merge(
        ("a", _one((PLAN, {"option": "ja"}))), ("b", _one((CLEARED, {"option": "ja"}), origin=old))
    )
    assert merged.response is not None
    assert merged.response["catalogue"]["version"] == "1.0.0"
    assert merged.response["unmapped"][0]["value"] == {"id": "klein-kantoor", "version": "0.9.0"}
    assert [item.code for item in merged.diagnostics] == ["KB834"]


def test_files_without_anything_to_use_are_passed_over() -> None:
    empty = ("leeg", _one())
    assert _merge(empty).response is None
    assert _merge().response is None
    merged = _merge(empty, ("a", _one((PLAN, {"option": "ja"}))))
    assert merged.response is not None
    assert list(merged.response["answers"]) == [PLAN]
