# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheets behind the answers: what the drop-downs show, and what follows per question.

How an answer is read. The drop-down shows labels that stand in a list, each beside the code of its option.
Only the code counts further on. What was typed is compared with the code itself, with the label in the list,
and with the label as we wrote it. So an answer holds when someone types ``deels``, translates the list, or
translates the whole workbook. Nothing is looked up by ``MATCH``: that would read ``*`` and ``?`` as patterns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export.workbook import formulas, look, names
from kennisbank.export.workbook.book import FACTS_FIRST, LISTS_FIRST, Facts, Lists, Places, shown_labels
from kennisbank.export.workbook.formulas import text
from kennisbank.export.workbook.values import Formula, Sheet
from kennisbank.form import NOT_APPLICABLE, plain
from kennisbank.formula.program import name
from kennisbank.scoring import BLANK

if TYPE_CHECKING:
    from kennisbank.export.workbook.book import Book
    from kennisbank.form import FormQuestion

_HEADS: Final = (
    *("vraag", "nummer", "tekst", "les", "rol", "waaraan je het ziet", "wat er staat", "antwoord"),
    *("reden gegeven", "stand", "antwoord zoals gekozen", "volgende stap", "volgorde doen"),
    *("volgorde uitzoeken", "volgorde grenzen", "grens", "wie", "klaar op", "stappen"),
)
_CODES: Final = {" ": '" "', "\t": "CHAR(9)", "\n": "CHAR(10)", "\r": "CHAR(13)", "\u00a0": '"\u00a0"'}
"""How each character of ``scoring.BLANK`` is written; CHAR(160) is another character on some machines."""

_TAB_BETWEEN_LINES: Final = "CHAR(1)"
"""What formulas of LibreOffice find for a tab in a text of several lines; no other text can hold it."""


def lists_sheet(book: Book) -> Sheet:
    """Return the options of each scale and the levels; labels may be translated."""
    made = Sheet(names.LISTS, widths=(28, 16, 40, 40, 4, 8, 28), hidden=True)
    for column, key in ((Lists.SCALE, names.SCALE), (Lists.CODE, names.CODE), (Lists.LABEL, names.LABEL)):
        made.put(0, column, key, look.KEY)
    heads = ("Schaal", "Code", "Wat de keuzelijst toont", "Wat er oorspronkelijk stond", "", "Niveau", "Naam")
    for column, head in enumerate(heads):
        if head:
            made.put(1, column, head, look.HEAD)
    for scale, listed in book.lists.items():
        labels = shown_labels(listed.options)
        for place, (option, label) in enumerate(zip(listed.options, labels, strict=True)):
            row = listed.row + place
            made.put(row, Lists.SCALE, scale, look.PLAIN)
            made.put(row, Lists.CODE, option.id, look.PLAIN)
            made.put(row, Lists.LABEL, label, look.LABEL_CELL)
            made.put(row, Lists.ORIGINAL, label, look.PLAIN)
    for place, level in enumerate(book.levels):
        made.put(LISTS_FIRST + place, Lists.LEVEL, level.number, look.PLAIN)
        made.put(LISTS_FIRST + place, Lists.LEVEL_LABEL, plain(level.label), look.LABEL_CELL)
    return made


def facts_sheet(book: Book) -> Sheet:
    """Return what follows from each answer, one row per question."""
    most = max((len(question.steps) for question in book.questions), default=0)
    made = Sheet(names.PER_QUESTION, widths=(36,) + (16,) * (Facts.STEPS + most - 1), hidden=True)
    for column, head in enumerate(_HEADS):
        made.put(0, column, head, look.HEAD)
    lessons = {q.full_id: section.title for section in book.form.sections for q in section.questions}
    for place, question in enumerate(book.questions):
        row = FACTS_FIRST + place
        fixed = {
            Facts.QUESTION: question.full_id,
            Facts.NUMBER: question.number,
            Facts.TEXT: question.text,
            Facts.PLACE: lessons[question.full_id],
            Facts.ROLE: question.role,
            Facts.EVIDENCE: question.evidence,
        }
        for column, value in fixed.items():
            made.put(row, column, value, look.PLAIN)
        for number, step in enumerate(question.steps):
            made.put(row, Facts.STEPS + number, step.text, look.PLAIN)
        for column, formula in _followed(book, question, place + 1).items():
            made.put(row, column, formula, look.PLAIN)
    return made


def _followed(book: Book, question: FormQuestion, place: int) -> dict[int, Formula]:
    """Return the formulas of a question by column; ``place`` counts from 1."""
    key = question.full_id
    return {
        Facts.TYPED: Formula(f"TRIM({book.answer(key, Places.OPTION)}&{text('')})", ""),
        Facts.CODE: Formula(_code(book, question), ""),
        Facts.REASONED: Formula(_reasoned(book.answer(key, Places.REASON)), 0),
        Facts.STATE: Formula(_state(book, question), "waiting" if question.condition else "open"),
        Facts.SHOWN: Formula(_shown(book.fact(key, Facts.TYPED)), "nog open"),
        Facts.STEP: Formula(_step(book, question), ""),
        Facts.DO: Formula(_do(book, question, place), ""),
        Facts.FIND_OUT: _find_out(book, question, place),
        Facts.CAP: _cap(book, question, place),
        Facts.LIMIT: _limit(book, question),
        Facts.OWNER: Formula(f"{book.answer(key, Places.OWNER)}&{text('')}", ""),
        Facts.DUE: Formula(
            f"IF({book.answer(key, Places.DUE)}={text('')},{text('')},{book.answer(key, Places.DUE)})", ""
        ),
    }


def _shown(typed: str) -> str:
    return f"IF({typed}={text('')},{text('nog open')},{typed})"


def _code(book: Book, question: FormQuestion) -> str:
    """Return the id of the option that was chosen; empty for none, and for what is no option."""
    typed = book.fact(question.full_id, Facts.TYPED)
    listed = book.lists[question.scale]
    found = text("")
    for place in reversed(range(len(listed.options))):
        code = text(listed.options[place].id)
        cells = (
            formulas.cell(names.LISTS, listed.row + place, column) for column in (Lists.LABEL, Lists.ORIGINAL)
        )
        tests = ",".join(f"{typed}={one}" for one in (code, *cells))
        found = f"IF(OR({tests}),{code},{found})"
    return f"IF({typed}={text('')},{text('')},{found})"


def _reasoned(reason: str) -> str:
    """Return 1 where the reason holds a character that is not blank, else 0."""
    left = f"{reason}&{text('')}"
    for code in (*(_CODES[character] for character in BLANK), _TAB_BETWEEN_LINES):
        left = f"SUBSTITUTE({left},{code},{text('')})"
    return f"IF(LEN({left})>0,1,0)"


def _state(book: Book, question: FormQuestion) -> str:
    """Return which word of ``scoring.State.reason`` fits, from what the program computed."""
    key = question.full_id
    code = book.fact(key, Facts.CODE)
    options = book.lists[question.scale].options
    bound = [option.id for option in options if option.role == NOT_APPLICABLE]
    without = "reason-missing" if question.allows_not_applicable else "not-allowed"
    unknown = f"IF({code}={text('')},{text('open')},{_one_of(code, bound, without, 'unknown-option')})"
    excluded = text("not-applicable")
    if question.condition is not None:
        first = question.condition.question
        waits = f"{book.value(name('known', first))}=0"
        unknown = f"IF({waits},{text('waiting')},{unknown})"
        chosen = ",".join(f"{book.fact(first, Facts.CODE)}={text(one)}" for one in question.condition.options)
        opened = f"AND({book.value(name('applies', first))}=1,OR({waits},{chosen}))"
        shut = f"IF({code}={text('')},{text('inapplicable')},{text('ignored')})"
        excluded = f"IF({opened},{excluded},{shut})"
    known = f"IF({book.value(name('known', key))}=1,{text('answered')},{unknown})"
    return f"IF({book.value(name('applies', key))}=1,{known},{excluded})"


def _one_of(code: str, options: list[str], then: str, other: str) -> str:
    if not options:
        return text(other)
    tests = ",".join(f"{code}={text(option)}" for option in options)
    return f"IF(OR({tests}),{text(then)},{text(other)})"


def _step(book: Book, question: FormQuestion) -> str:
    """Return the next step that goes with the answer."""
    code = book.fact(question.full_id, Facts.CODE)
    found = text("")
    for number, step in reversed(list(enumerate(question.steps))):
        cell = book.fact(question.full_id, Facts.STEPS + number)
        found = f"IF({code}={text(step.option)},{cell},{found})"
    return found


def _do(book: Book, question: FormQuestion, place: int) -> str:
    """Return the place of a question that can be better: must-haves that cap first, then as on the form."""
    key = question.full_id
    known, points = book.value(name("known", key)), book.value(name("points", key))
    later = len(book.questions) + place
    order = str(later)
    if question.must_have:
        top = book.calculation.program.top_level
        order = f"IF({book.value(name('cap_low', key))}<{top},{place},{later})"
    return f"IF(AND({known}=1,{points}<{100 * question.weight}),{order},{text('')})"


def _find_out(book: Book, question: FormQuestion, place: int) -> Formula:
    """Return the place of a question that is open and counts: must-haves first, then order of the form."""
    key = question.full_id
    order = place if question.must_have else len(book.questions) + place
    tests = [f"{book.value(name('applies', key))}=1", f"{book.value(name('known', key))}=0"]
    if question.condition is not None:
        tests.append(f"{book.value(name('known', question.condition.question))}=1")
    return Formula(f"IF(AND({','.join(tests)}),{order},{text('')})", "" if question.condition else order)


def _cap(book: Book, question: FormQuestion, place: int) -> Formula:
    """Return the place of a must-have that limits the level."""
    if not question.must_have:
        return Formula(text(""), "")
    low = name("cap_low", question.full_id)
    top = book.calculation.program.top_level
    empty = book.calculation.empty[low]
    limits = empty is not None and empty < top
    return Formula(f"IF({book.value(low)}<{top},{place},{text('')})", place if limits else "")


def _limit(book: Book, question: FormQuestion) -> Formula:
    """Say what a must-have leaves of the level, or may leave of it while it is open."""
    if not question.must_have:
        return Formula(text(""), "")
    low, high = name("cap_low", question.full_id), name("cap_high", question.full_id)
    top = book.calculation.program.top_level
    sure = f"{text('niet hoger dan niveau ')}&{book.value(high)}"
    open_yet = f"{text('misschien niet hoger dan ')}&{book.value(low)}"
    whole = f"IF({book.value(low)}={top},{text('')},IF({book.value(high)}<{top},{sure},{open_yet}))"
    lowest = book.calculation.empty[low]
    return Formula(whole, "" if lowest == top else f"misschien niet hoger dan {lowest}")
