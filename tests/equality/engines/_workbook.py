# SPDX-License-Identifier: EUPL-1.2
"""What the engines of workbooks share: which cells people fill in, and which hold the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from equality import frame, programs
from equality.filler import catalogue_of, form_of
from kennisbank.export.workbook import names
from kennisbank.export.workbook.book import ANSWERS_FIRST, Book, Places, shown_labels
from kennisbank.export.workbook.program import FIRST, NAME, VALUE
from kennisbank.formula.program import COUNTS, name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kennisbank.form import FormQuestion

FIGURES = frame.ROW_FIGURES | {"weakest_domain", "states", "reasons"}
CODE = tuple(
    f"src/kennisbank/export/workbook/{file}.py"
    for file in ("answers", "book", "build", "facts", "formulas", "program")
) + tuple(f"src/kennisbank/formula/{file}.py" for file in ("dialect", "expressions", "program"))
STATES = {
    "answered": "known",
    **dict.fromkeys(("waiting", "open", "unknown-option", "not-allowed", "reason-missing"), "unknown"),
    **dict.fromkeys(("not-applicable", "inapplicable", "ignored"), "excluded"),
}


def carries(content: frame.Json, scope: str, response: frame.Json) -> str | None:  # noqa: ARG001
    """Carry everything: one may also type what a drop-down does not offer."""
    return None


@dataclass(frozen=True)
class Cells:
    """Where things stand in the workbook of one form."""

    content: frame.Json
    scope: str

    @property
    def book(self) -> Book:
        return Book(catalogue_of(self.content), form_of(self.content, self.scope))

    def filled(self, book: Book, job: frame.Job) -> list[list[str]]:
        """Return the columns of options and of reasons as they come out when filled in, top to bottom."""
        last = max(book.answer_rows.values(), default=ANSWERS_FIRST)
        options = [""] * (last - ANSWERS_FIRST + 1)
        reasons = list(options)
        for question in book.questions:
            answer = job.response["answers"].get(question.full_id, {})
            place = book.answer_rows[question.full_id] - ANSWERS_FIRST
            options[place] = _shown(book, question, answer.get("option"))
            reason = answer.get("reason")
            reasons[place] = reason if isinstance(reason, str) else ""
        return [options, reasons]


def _shown(book: Book, question: FormQuestion, option: Any) -> str:
    """Return what the drop-down shows for an option."""
    listed = book.lists[question.scale].options
    labels = dict(zip((one.id for one in listed), shown_labels(listed), strict=True))
    return labels[option] if option is not None else ""


COLUMNS = ([names.ANSWERS, ANSWERS_FIRST, Places.OPTION], [names.ANSWERS, ANSWERS_FIRST, Places.REASON])
"""The first cell of each column that ``filled`` gives."""


def blocks(book: Book) -> list[list[Any]]:
    """Return the blocks to read: the names and values of the program, the ids and states of the questions."""
    last = FIRST + len(book.calculation.program.assignments) - 1
    end = max(book.answer_rows.values(), default=ANSWERS_FIRST)
    return [
        [names.PROGRAM, FIRST, NAME, last, VALUE],
        [names.ANSWERS, ANSWERS_FIRST, Places.QUESTION, end, Places.STATE],
    ]


def flat(book: Book, read: Sequence[Sequence[Sequence[Any]]]) -> frame.Flat:
    """Return the flat result from the blocks."""
    values = {row[0]: row[1] for row in read[0]}
    whole = book.calculation.program
    made: frame.Flat = {}
    for key, value in programs.flat(whole, values, book.content).items():
        head, _, figure = key.rpartition(".")
        made[f"{head}.counts.{figure}" if figure in COUNTS else key] = value
    made |= {f"{row}.caps": _caps(book, row, values) for row in _rows(book)}
    for line in read[1]:
        if line[0]:
            made[f"reasons.{line[0]}"] = line[Places.STATE]
            made[f"states.{line[0]}"] = STATES.get(line[Places.STATE], line[Places.STATE])
    return made


def _rows(book: Book) -> dict[str, None]:
    return dict.fromkeys(key.rpartition(".")[0] for key in book.calculation.program.figures if "." in key)


def _caps(book: Book, row: str, values: Mapping[str, Any]) -> str:
    """Return the must-haves of a row whose cells say that they limit the level."""
    part, _, key = row.partition(".")
    top = book.calculation.program.top_level
    found = []
    for section in book.form.sections:
        if part == "total" or key in (section.id, section.domain):
            for question in section.questions:
                if question.must_have:
                    ends = [
                        programs.whole_number(values[name(f"cap_{end}", question.full_id)])
                        for end in ("low", "high")
                    ]
                    if min(ends) < top:
                        found.append(f"{question.full_id} {ends[0]} {ends[1]}")
    return ";".join(found)
