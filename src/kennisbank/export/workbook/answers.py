# SPDX-License-Identifier: EUPL-1.2
"""The sheet on which people answer: one row per question, ids in hidden columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export.workbook import formulas, look, names, words
from kennisbank.export.workbook.book import ANSWERS_FIRST, Facts, Places
from kennisbank.export.workbook.formulas import text
from kennisbank.export.workbook.values import Area, Conditional, Formula, Row, Sheet, Validation
from kennisbank.fields import FIELDS, REASON
from kennisbank.labels import capitalise

if TYPE_CHECKING:
    from kennisbank.export.workbook.book import Book
    from kennisbank.form import FormQuestion, Section

KEYS: Final = {
    Places.QUESTION: names.QUESTION,
    Places.NUMBER: names.NUMBER,
    Places.TEXT: names.TEXT,
    Places.HELP: "help",
    Places.MUST: "must",
    Places.STANDING: "standing",
    Places.OPTION: names.OPTION,
    Places.SCALE: names.SCALE,
    Places.STATE: names.STATE,
    Places.REASON: REASON.key,
    **dict(zip(range(Places.NOTE, Places.DUE + 1), (field.key for field in FIELDS), strict=True)),
}
_KEY_ROW: Final = ANSWERS_FIRST - 2
_HEAD_ROW: Final = ANSWERS_FIRST - 1
_HEADS: Final = {
    Places.NUMBER: "Nr.",
    Places.TEXT: "Vraag",
    Places.HELP: "Uitleg",
    Places.MUST: "Basis-\nmaatregel",
    Places.OPTION: "Antwoord",
    Places.STANDING: "Telt het mee?",
    Places.REASON: "Reden, bij niet van toepassing",
    **dict(zip(range(Places.NOTE, Places.DUE + 1), (field.label for field in FIELDS), strict=True)),
}
STANDINGS: Final = {
    "answered": "telt mee",
    "open": "nog open",
    "unknown-option": "nog open",
    "waiting": "telt nog niet",
    "reason-missing": "reden ontbreekt",
    "not-allowed": "kan hier niet",
    "not-applicable": "telt niet mee",
    "inapplicable": "telt niet mee",
    "ignored": "telt niet mee",
}
"""By ``scoring.State.reason``."""
NOT_LISTED: Final = "kies uit de lijst"


def answers_sheet(book: Book) -> Sheet:
    """Return the sheet with all questions."""
    made = Sheet(
        names.ANSWERS,
        widths=(0, 5, 40, 46, 11, 20, 16, 23, 28, 24, 17, 14, 0, 0),
        frozen=(ANSWERS_FIRST, Places.HELP),
        repeated=(_KEY_ROW, _HEAD_ROW),
        colour=look.PRIMARY,
    )
    made.rows[0] = Row(32)
    made.rows[1] = Row(22)
    made.rows[_KEY_ROW] = Row(hidden=True)
    made.rows[_HEAD_ROW] = Row(42)
    made.put(0, Places.NUMBER, book.form.title, look.TITLE)
    made.put(1, Places.NUMBER, words.standing(book, book.whole), look.SUBTITLE)
    for column, key in KEYS.items():
        made.put(_KEY_ROW, column, key, look.KEY)
    for column, head in _HEADS.items():
        made.put(_HEAD_ROW, column, head, look.HEAD_IN if column > Places.TEXT else look.HEAD)
    for section in book.form.sections:
        if book.has_sections:
            _section(book, made, section)
        for question in section.questions:
            _question(book, made, question)
    if book.questions:
        made.start = (book.answer_rows[book.questions[0].full_id], Places.OPTION)
        _rules(made)
    return made


def _section(book: Book, made: Sheet, section: Section) -> None:
    row = book.answer_rows[section.questions[0].full_id] - 1
    made.rows[row] = Row(26)
    for column in range(Places.NUMBER, Places.DUE + 1):
        made.put(row, column, None, look.SECTION_SOFT)
    made.put(row, Places.NUMBER, str(section.number), look.SECTION)
    made.put(row, Places.TEXT, section.title, look.SECTION)
    of = f"lessons.{section.id}"
    progress, level = words.progress(book, of), words.level(book, of)
    more = f"IF({level.text}={text(words.DASH)},{text('')},{text(', niveau ')}&{level.text})"
    # not in the column of the answer: a reader would take it for one
    made.put(row, Places.STANDING, Formula(f"{progress.text}&{more}", progress.empty), look.SECTION_SOFT)


def _question(book: Book, made: Sheet, question: FormQuestion) -> None:
    row = book.answer_rows[question.full_id]
    made.put(row, Places.QUESTION, question.full_id, look.KEY)
    made.put(row, Places.NUMBER, question.number, look.ROW_SOFT)
    made.put(row, Places.TEXT, question.text, look.ROW_STRONG)
    made.put(row, Places.HELP, _help(question), look.ROW_IN_SOFT)
    made.put(row, Places.MUST, "basis" if question.must_have else None, look.ROW_IN)
    made.put(row, Places.OPTION, None, look.CHOICE)
    made.put(row, Places.STANDING, _standing(book, question), look.ROW_IN_SOFT)
    for column in range(Places.REASON, Places.DUE):
        made.put(row, column, None, look.INPUT)
    made.put(row, Places.DUE, None, look.INPUT_DATE)
    made.put(row, Places.SCALE, question.scale, look.KEY)
    state = "waiting" if question.condition else "open"
    made.put(row, Places.STATE, Formula(book.fact(question.full_id, Facts.STATE), state), look.KEY)
    made.validations.append(_choice(book, question, row))


def _help(question: FormQuestion) -> str:
    """Return condition, help and what one sees it by, each on a line of its own."""
    condition = question.condition.text if question.condition else ""
    seen = f"Waaraan zie je dat? {capitalise(question.evidence)}" if question.evidence else ""
    return "\n".join(part for part in (condition, question.help, seen) if part)


def _standing(book: Book, question: FormQuestion) -> Formula:
    key = question.full_id
    state = book.fact(key, Facts.STATE)
    found = text("")
    for code, words_of in reversed(STANDINGS.items()):
        found = f"IF({state}={text(code)},{text(words_of)},{found})"
    typed, code = book.fact(key, Facts.TYPED), book.fact(key, Facts.CODE)
    whole = f"IF(AND({typed}<>{text('')},{code}={text('')}),{text(NOT_LISTED)},{found})"
    return Formula(whole, STANDINGS["waiting" if question.condition else "open"])


def _choice(book: Book, question: FormQuestion, row: int) -> Validation:
    listed = book.lists[question.scale]
    count = len(listed.options) if question.allows_not_applicable else listed.without_reason
    cells = Area(listed.row, 2, listed.row + count - 1, 2)
    return Validation(
        Area(row, Places.OPTION, row, Places.OPTION),
        "list",
        "Kies een antwoord",
        "Kies een antwoord uit de lijst. Weet je het niet? Laat de cel dan leeg.",
        source=formulas.span(names.LISTS, cells),
    )


def _rules(made: Sheet) -> None:
    """Say what may be typed beside an answer, and when a row looks otherwise."""
    first, last = ANSWERS_FIRST, made.last_row
    for column, field in zip(range(Places.REASON, Places.DUE + 1), (REASON, *FIELDS), strict=True):
        area = Area(first, column, last, column)
        if field.kind == "date":
            message = "Typ een datum, bijvoorbeeld 31-12-2026."
            made.validations.append(Validation(area, "date", "Geen datum", message))
        elif field.max_length:
            message = f"Hier passen hoogstens {field.max_length} tekens."
            made.validations.append(Validation(area, "length", "Te lang", message, limit=field.max_length))
    state = f"${formulas.column_name(Places.STATE)}{{row}}"
    standing = f"${formulas.column_name(Places.STANDING)}{{row}}"
    whole_row = Area(first, Places.NUMBER, last, Places.DUE)
    shut = f'OR({state}="inapplicable",{state}="ignored")'
    made.conditionals.append(Conditional(whole_row, shut, colour=look.GREY, fill=look.SURFACE))
    waiting = f'{state}="waiting"'
    made.conditionals.append(Conditional(whole_row, waiting, colour=look.SOFT, fill=look.SURFACE))
    wrong = f'OR({state}="reason-missing",{state}="not-allowed",{standing}="{NOT_LISTED}")'
    column = Places.STANDING
    area = Area(first, column, last, column)
    made.conditionals.append(Conditional(area, wrong, colour=look.ALERT, bold=True))
    column = Places.REASON
    missing = f'{state}="reason-missing"'
    made.conditionals.append(Conditional(Area(first, column, last, column), missing, fill=look.ALERT_SOFT))
