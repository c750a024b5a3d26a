# SPDX-License-Identifier: EUPL-1.2
"""What every sheet needs to know: the form, where each question stands, and where each figure is computed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kennisbank.export.python import content_of
from kennisbank.export.workbook import formulas, names
from kennisbank.export.workbook.program import Calculation
from kennisbank.export.workbook.values import Area
from kennisbank.form import NOT_APPLICABLE, plain
from kennisbank.formula import program

if TYPE_CHECKING:
    from kennisbank.form import Form, FormQuestion, Section
    from kennisbank.model import Catalogue, Level, Option, Scale

ANSWERS_FIRST: Final = 4
"""The first row under the headings of the answers."""


class Places:
    """Columns of the sheet with the answers."""

    QUESTION, NUMBER, TEXT, HELP, MUST, OPTION, STANDING, REASON = range(8)
    NOTE, EVIDENCE, OWNER, DUE, SCALE, STATE = range(8, 14)


class Facts:
    """Columns of the sheet with what is worked out per question; steps follow from ``STEPS`` on."""

    QUESTION, NUMBER, TEXT, PLACE, ROLE, EVIDENCE, TYPED, CODE, REASONED, STATE = range(10)
    SHOWN, STEP, DO, FIND_OUT, CAP, LIMIT, OWNER, DUE, STEPS = range(10, 19)


FACTS_FIRST: Final = 1
"""The row of the first question there."""
LISTS_FIRST: Final = 2
"""The first row under the headings of the lists."""


class Lists:
    """Columns of the sheet with lists: options per scale, and levels."""

    SCALE, CODE, LABEL, ORIGINAL, GAP, LEVEL, LEVEL_LABEL = range(7)


class Listed(NamedTuple):
    """Where the options of one scale stand: their first row, the order, and how many ask for no reason."""

    row: int
    options: tuple[Option, ...]
    without_reason: int


@dataclass(frozen=True)
class Book:
    """A form about to become a workbook."""

    catalogue: Catalogue
    form: Form

    @cached_property
    def questions(self) -> tuple[FormQuestion, ...]:
        """All questions in order."""
        return tuple(self.form.questions)

    @cached_property
    def answer_rows(self) -> dict[str, int]:
        """Full id → row on the sheet with answers."""
        rows: dict[str, int] = {}
        row = ANSWERS_FIRST
        for section in self.form.sections:
            row += self.has_sections
            for question in section.questions:
                rows[question.full_id] = row
                row += 1
        return rows

    @property
    def has_sections(self) -> bool:
        """Whether the questions stand under a heading per lesson."""
        return self.form.scope != "checklist"

    @cached_property
    def fact_rows(self) -> dict[str, int]:
        """Full id → row on the sheet with what is worked out per question."""
        return {question.full_id: FACTS_FIRST + place for place, question in enumerate(self.questions)}

    @cached_property
    def content(self) -> dict[str, Any]:
        """The scoring content of this form."""
        return content_of(self.catalogue, self.form)

    @cached_property
    def calculation(self) -> Calculation:
        """The scoring of this form as cells."""
        codes = {key: self.fact(key, Facts.CODE) for key in self.fact_rows}
        reasons = {key: self.fact(key, Facts.REASONED) for key in self.fact_rows}
        return Calculation(program(self.content, self.form.id), codes, reasons)

    @cached_property
    def lists(self) -> dict[str, Listed]:
        """Scale id → where its options stand; those that ask for a reason come last.

        So the drop-down of a question that may not be left out is the same block, less its end.
        """
        made: dict[str, Listed] = {}
        row = LISTS_FIRST
        for question in self.questions:
            if question.scale not in made:
                free, bound = _parted(self.catalogue.scales[question.scale])
                made[question.scale] = Listed(row, (*free, *bound), len(free))
                row += len(free) + len(bound)
        return made

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels, lowest first."""
        return tuple(sorted(self.catalogue.settings.levels, key=lambda level: level.number))

    def answer(self, full_id: str, column: int) -> str:
        """Return a cell of the answers, as it stands in a formula."""
        return formulas.cell(names.ANSWERS, self.answer_rows[full_id], column)

    def fact(self, full_id: str, column: int) -> str:
        """Return a cell of what is worked out per question."""
        return formulas.cell(names.PER_QUESTION, self.fact_rows[full_id], column)

    def facts(self, column: int) -> str:
        """Return a whole column of what is worked out per question."""
        last = FACTS_FIRST + max(len(self.questions), 1) - 1
        return formulas.span(names.PER_QUESTION, Area(FACTS_FIRST, column, last, column))

    def value(self, name: str) -> str:
        """Return the cell of an assignment of the program."""
        return self.calculation.cell(name)

    def figure(self, key: str) -> str:
        """Return the cell of a figure: ``total.low``, ``lessons.<id>.score``."""
        return self.calculation.cell(self.calculation.program.figures[key])

    def empty(self, key: str) -> int | None:
        """Return a figure of the empty form."""
        return self.calculation.empty[self.calculation.program.figures[key]]

    @property
    def whole(self) -> str:
        """The first part of the keys of the figures over the whole form."""
        kinds = {"checklist": f"lessons.{self.form.id}", "domain": f"domains.{self.form.id}"}
        return kinds.get(self.form.scope, "total")

    def domains(self) -> dict[str, list[Section]]:
        """Return domain id → its sections, in order."""
        made: dict[str, list[Section]] = {}
        for section in self.form.sections:
            made.setdefault(section.domain, []).append(section)
        return made


def _parted(scale: Scale) -> tuple[list[Option], list[Option]]:
    free = [option for option in scale.options if option.role != NOT_APPLICABLE]
    return free, [option for option in scale.options if option.role == NOT_APPLICABLE]


def shown_labels(options: tuple[Option, ...]) -> list[str]:
    """Return what the drop-down shows for each option: its label, with its id where two would look alike.

    Spreadsheets compare without regard to capitals.
    """
    labels = [" ".join(plain(option.label).split()) or option.id for option in options]
    taken = [label.casefold() for label in labels] + [option.id.casefold() for option in options]

    def is_clear(label: str, own_id: str) -> bool:
        others = taken.count(label.casefold()) - (label.casefold() == own_id.casefold())
        return others == 1

    return [
        label if is_clear(label, option.id) else f"{label} ({option.id})"
        for label, option in zip(labels, options, strict=True)
    ]
