# SPDX-License-Identifier: EUPL-1.2
"""What holds for a workbook of either kind in LibreOffice Calc: asked through UNO, as people use it."""

from __future__ import annotations

import random
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kennisbank import catalogue as catalogues
from kennisbank import labels, scoring
from kennisbank.export import FORMATS
from kennisbank.export.workbook import names
from kennisbank.export.workbook.book import ANSWERS_FIRST, Book, Facts, Lists, Places
from roundtrip import cases

if TYPE_CHECKING:
    import calc

HIDDEN = {names.LISTS, names.PER_QUESTION, names.PROGRAM, names.ORIGIN}
SCOPES = ("gezamenlijke-norm", "integriteit", "quickscan")
DO_FIRST = 4
"""The first row of the lists of actions."""


class Opened:
    """A workbook of ours, open in LibreOffice."""

    def __init__(self, running: calc.Session, kind: str, scope: str) -> None:
        self.running, self.kind, self.scope = running, kind, scope
        self.form = cases.form(scope)
        self.book = Book(cases.catalogue(), self.form)
        self.data = FORMATS[kind].render(cases.catalogue(), self.form)
        running.open(self.data, kind)

    @cached_property
    def content(self) -> dict[str, Any]:
        return catalogues.scoring_content(cases.catalogue())

    def everything(self) -> dict[str, Any]:
        found: dict[str, Any] = self.running.call("everything")
        return found

    def shown(self, sheet: str, row: int, column: int) -> dict[str, Any]:
        found: dict[str, Any] = self.running.call("shown", sheet, row, column)
        return found

    def text(self, sheet: str, row: int, column: int) -> str:
        return str(self.shown(sheet, row, column)["text"])

    def type(self, *cells: tuple[str, int, int, str]) -> None:
        self.running.call("unprotect")
        self.running.call("put", cells)
        self.running.call("recalculate")

    def answer(self, **typed: str) -> None:
        """Type answers by short id of the question, ``_`` for ``-``."""
        rows = {key.partition(".")[2].replace("-", "_"): row for key, row in self.book.answer_rows.items()}
        self.type(*((names.ANSWERS, rows[key], Places.OPTION, text) for key, text in typed.items()))

    def standing(self, question: int) -> str:
        row = list(self.book.answer_rows.values())[question]
        return self.text(names.ANSWERS, row, Places.STANDING)


def check_empty(opened: Opened) -> None:
    """Compute everything again: nothing changes, so what we wrote as results was right."""
    before = opened.everything()
    opened.running.call("recalculate")
    after = opened.everything()
    for sheet in before:
        assert before[sheet]["values"] == after[sheet]["values"], sheet
        assert after[sheet]["errors"] == 0, sheet
        assert after[sheet]["protected"], sheet
        assert after[sheet]["visible"] == (sheet not in HIDDEN), sheet
    assert sum(one["charts"] for one in after.values()) == 1


def check_drop_down(opened: Opened) -> None:
    """Each answer is chosen from a list that shows itself and refuses anything else."""
    for question in opened.form.questions:
        cell = opened.shown(names.ANSWERS, opened.book.answer_rows[question.full_id], Places.OPTION)
        assert (cell["validation"], cell["list"], cell["alert"]) == ("LIST", 1, "STOP")
        assert not cell["locked"]
        listed = opened.book.lists[question.scale]
        count = len(question.options)
        first, last = listed.row + 1, listed.row + count
        assert cell["source"].replace("'", "") == f"$Lijsten.$C${first}:$C${last}"
        labels_of = [opened.text(names.LISTS, row, Lists.LABEL) for row in range(first - 1, last)]
        assert sorted(labels_of) == sorted(option.label for option in question.options)


def check_words(opened: Opened) -> None:
    """Compare what people read on the sheets with what the library says, for many answers."""
    chance = random.Random(7)  # noqa: S311 - no secrets here
    form = opened.form
    sheet_rows = list(opened.book.answer_rows.values())
    columns = [[names.ANSWERS, ANSWERS_FIRST, Places.OPTION], [names.ANSWERS, ANSWERS_FIRST, Places.REASON]]
    sets, responses = [], []
    for number in range(12):
        answers: dict[str, dict[str, str]] = {}
        texts = [[""] * (sheet_rows[-1] - ANSWERS_FIRST + 1) for _ in columns]
        for question in form.questions:
            if chance.random() < number / 10:
                option = chance.choice(question.options)
                answers[question.full_id] = {"option": option.id, "reason": "geldt niet"}
                place = opened.book.answer_rows[question.full_id] - ANSWERS_FIRST
                texts[0][place], texts[1][place] = option.label, "geldt niet"
        sets.append(texts)
        responses.append({"answers": answers})
    read = opened.running.call("compute", columns, sets, [[names.RESULT, 5, 1, 6, 8]])
    for response, [block] in zip(responses, read, strict=True):
        result = scoring.score(opened.content, response, opened.scope)
        figures = _whole(result, opened.scope)
        line, notes = block
        assert [line[at] for at in (0, 1, 3, 5, 6)] == _figures(figures)
        assert notes[0] == _level_words(figures)


def _whole(result: dict[str, Any], scope: str) -> dict[str, Any]:
    kinds = {"checklist": result["lessons"].get(scope), "domain": result["domains"].get(scope)}
    figures: dict[str, Any] = kinds.get(result["scope"]) or result["total"]
    return figures


def _figures(row: dict[str, Any]) -> list[str]:
    known = bool(row["coverage"])
    ends = [row["percent_low"], row["percent_high"]]
    between = f"{ends[0]}%" if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}%"
    counts = row["counts"]
    aside = counts["not_applicable"]
    return [
        labels.level_range(row["level_low"], row["level_high"]) if known else "–",
        "–" if row["percent"] is None else f"{row['percent']}%",
        between if known else "–",
        "–" if row["coverage"] is None else f"{scoring.percent(row['coverage'])}%",
        f"{counts['answered'] + aside} van {counts['applicable'] + aside}",
    ]


def _level_words(row: dict[str, Any]) -> str:
    if not row["coverage"]:
        return "niet van toepassing" if row["low"] is None else "nog geen oordeel"
    names_of = {level.number: level.label.lower() for level in cases.catalogue().settings.levels}
    low, high = names_of[row["level_low"]], names_of[row["level_high"]]
    return f"vast: {low}" if row["certain"] else f"voorlopig: {low}" + (f" tot {high}" if low != high else "")


def check_standing(opened: Opened) -> None:
    """Each row says whether it counts; ``gezamenlijke-norm`` has conditions."""
    norm = opened.book.answer_rows["gezamenlijke-norm.norm-op-papier"]
    assert opened.standing(0) == "nog open"
    assert opened.standing(1) == "telt nog niet"
    opened.answer(norm_op_papier="Ja", protocol_ambtsdragers="NEE", raad_besprak_agressie="xyz")
    assert [opened.standing(at) for at in (0, 1, 3, 4, 5)] == [
        *("telt mee", "nog open", "telt mee", "telt niet mee", "kies uit de lijst"),
    ]
    opened.answer(raad_besprak_agressie="nvt", provinciale_norm="nvt", norm_op_papier="  ja ")
    assert [opened.standing(at) for at in (5, 6)] == ["kan hier niet", "reden ontbreekt"]
    assert opened.standing(0) == "telt mee"
    row = opened.book.answer_rows["gezamenlijke-norm.provinciale-norm"]
    opened.type((names.ANSWERS, row, Places.REASON, "\u00a0 "))
    assert opened.standing(6) == "reden ontbreekt"
    opened.type((names.ANSWERS, row, Places.REASON, "Bij ons doet de provincie dat."))
    assert opened.standing(6) == "telt niet mee"
    opened.type((names.ANSWERS, norm, Places.OPTION, "Niet van toepassing"))
    assert opened.standing(0) == "kan hier niet"


def check_actions(opened: Opened) -> None:
    """Follow the answers in what to do and what to find out."""
    key = "gezamenlijke-norm.norm-op-papier"
    row = opened.book.answer_rows[key]
    question = next(one for one in opened.form.questions if one.full_id == key)
    assert opened.text(names.DO, 1, 1).startswith("Nog niets")
    opened.answer(norm_op_papier="Deels", protocol_ambtsdragers="Nee", norm_op_website="Ja")
    opened.type((names.ANSWERS, row, Places.OWNER, "=1+1"))
    step = next(one.text for one in question.steps if one.option == "deels")
    shown = [opened.text(names.DO, DO_FIRST, column) for column in range(1, 7)]
    assert shown == ["1", question.text, "Deels", step, question.role, "=1+1"]
    assert opened.text(names.DO, DO_FIRST + 1, 1) == "4"
    assert opened.text(names.DO, DO_FIRST + 2, 1) == ""
    assert [opened.text(names.FIND_OUT, DO_FIRST + at, 1) for at in range(4)] == ["3", "6", "7", ""]
    assert opened.text(names.PER_QUESTION, 1, Facts.LIMIT) == "niet hoger dan niveau 2"


def check_translated(opened: Opened) -> None:
    """Translate the list: it works, and so do answers that were given before."""
    listed = opened.book.lists["ja-deels-nee"]
    opened.answer(norm_op_papier="Ja")
    opened.type((names.LISTS, listed.row, Lists.LABEL, "Yes?*"))
    assert opened.standing(0) == "telt mee"
    opened.answer(norm_op_papier="yes?*", protocol_ambtsdragers="Yes!!")
    assert [opened.standing(at) for at in (0, 3)] == ["telt mee", "kies uit de lijst"]


def check_saved_again(opened: Opened, kind: str) -> None:
    """Save it with LibreOffice, in its own way: everything is still there."""
    before = opened.everything()
    data = opened.running.call
    again = opened.running.saved(kind)
    opened.running.open(again, kind)
    data("recalculate")
    after = opened.everything()
    assert before.keys() == after.keys()
    for sheet, one in before.items():
        rows = zip(one["values"], after[sheet]["values"], strict=False)
        assert all(_bare(line) == _bare(other) for line, other in rows), sheet
        for what in ("visible", "protected", "charts", "errors"):
            assert one[what] == after[sheet][what], (sheet, what)
    check_drop_down(opened)


def _bare(line: list[Any]) -> list[Any]:
    """Return a row without the empty cells at its end."""
    kept = list(line)
    while kept and kept[-1] == "":
        kept.pop()
    return kept
