# SPDX-License-Identifier: EUPL-1.2
"""``kennisbank count``, and what is said where reading cannot be measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kennisbank.cli import main
from kennisbank.reports.counts import LABELS
from kennisbank.rules.wording import readability

KLEIN = Path(__file__).parents[1] / "examples" / "valid" / "klein"


@pytest.fixture
def _without_pyphen(monkeypatch):
    monkeypatch.setattr(readability, "hyphenation", lambda: None)


def test_tools_get_every_number_and_every_lesson(capsys):
    assert main(["count", str(KLEIN), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found["counts"]) == list(LABELS)
    assert found["counts"]["lessons"] == len(found["reading"]) == 3
    assert found["counts"]["domains"] == 2
    reading = found["reading"]["ontruiming-oefenen"]
    assert reading["words"] >= reading["sentences"] > 0
    assert reading["longest_sentence"] <= 25


def test_readers_get_a_line_per_number_and_per_lesson(capsys):
    assert main(["count", str(KLEIN)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert all(label in told.out for label in LABELS.values())
    assert "Leesbaarheid volgens Flesch-Douma" in told.out
    assert "geen taalniveau" in told.out
    assert told.out.rstrip().splitlines()[-1].startswith("Lessen: ")


def test_hard_lessons_come_first(capsys):
    main(["count", str(KLEIN)])
    lines = capsys.readouterr().out.rstrip().splitlines()
    rows = lines[lines.index(next(line for line in lines if line.startswith("les "))) + 1 : -1]
    figures = [int(row.split()[1]) for row in rows]
    assert figures == sorted(figures)


def test_checklists_with_mistakes_are_not_counted(tmp_path, capsys):
    assert main(["count", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "KB002" in told.err


@pytest.mark.usefixtures("_without_pyphen")
@pytest.mark.parametrize("command", ["check", "count"])
def test_without_pyphen_the_command_says_once_what_is_left_out(command, capsys):
    assert main([command, str(KLEIN)]) == 0
    told = capsys.readouterr()
    assert told.err.count("kennisbank-lokale-weerbaarheid[check]") == 1
    assert "Flesch-Douma" not in told.out


@pytest.mark.usefixtures("_without_pyphen")
def test_without_pyphen_tools_are_told_what_is_left_out(capsys):
    main(["check", str(KLEIN), "--format", "json"])
    told = capsys.readouterr()
    assert told.err == ""
    assert json.loads(told.out)["left_out"] == ["KB909"]
    main(["count", str(KLEIN), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["reading"] is None


def test_with_pyphen_nothing_is_left_out(capsys):
    main(["check", str(KLEIN), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["left_out"] == []
