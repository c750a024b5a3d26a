# SPDX-License-Identifier: EUPL-1.2
"""Figures in words, as formulas: the same words as on the pages (``web/js/words.js``).

They only show what the program computed. ``of`` is the first part of the keys of a row of figures: ``total``,
``domains.<id>`` or ``lessons.<id>``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export.workbook import formulas, names
from kennisbank.export.workbook.book import LISTS_FIRST, Lists
from kennisbank.export.workbook.formulas import text
from kennisbank.export.workbook.values import Area, Formula

if TYPE_CHECKING:
    from kennisbank.export.workbook.book import Book

DASH: Final = "–"
NONE: Final = "niet van toepassing"
NOT_YET: Final = "nog geen oordeel"


def _judged(book: Book, of: str, then: str, other: str) -> str:
    """Choose by whether something is known: then there is a level to name."""
    coverage = book.figure(f"{of}.coverage")
    return f"IF(AND({coverage}<>{text('')},{coverage}>0),{then},{other})"


def _range(book: Book, of: str, low: str, high: str) -> str:
    first, last = book.figure(f"{of}.{low}"), book.figure(f"{of}.{high}")
    return f"IF({first}={last},{first}&{text('')},{first}&{text('–')}&{last})"


def level(book: Book, of: str) -> Formula:
    """Return ``2–4``, or a dash."""
    return Formula(_judged(book, of, _range(book, of, "level_low", "level_high"), text(DASH)), DASH)


def certainty(book: Book, of: str) -> Formula:
    """Return ``vast`` or ``voorlopig``, or that there is no judgement."""
    low, high = book.figure(f"{of}.level_low"), book.figure(f"{of}.level_high")
    sure = f"IF({low}={high},{text('vast')},{text('voorlopig')})"
    return Formula(_judged(book, of, sure, _without(book, of)), _empty(book, of))


def level_words(book: Book, of: str) -> Formula:
    """Return ``voorlopig: in ontwikkeling tot geborgd``."""
    low, high = book.figure(f"{of}.level_low"), book.figure(f"{of}.level_high")
    last = f"IF({low}={high},{text('')},{text(' tot ')}&{_level_label(book, high)})"
    sure = f"IF({low}={high},{text('vast: ')},{text('voorlopig: ')})&{_level_label(book, low)}&{last}"
    return Formula(_judged(book, of, sure, _without(book, of)), _empty(book, of))


def score(book: Book, of: str) -> Formula:
    """Return ``67%``, or a dash."""
    percent = book.figure(f"{of}.percent")
    return Formula(f"IF({percent}={text('')},{text(DASH)},{percent}&{text('%')})", DASH)


def between(book: Book, of: str) -> Formula:
    """Return ``44–78%``, or a dash."""
    ends = f"{_range(book, of, 'percent_low', 'percent_high')}&{text('%')}"
    return Formula(_judged(book, of, ends, text(DASH)), DASH)


def known(book: Book, of: str) -> Formula:
    """Return the coverage in percent as people read it: 0% and 100% only for nothing and everything."""
    coverage = book.figure(f"{of}.coverage")
    rounded = f"MAX(1,MIN(99,INT(({coverage}+5000)/10000)))"
    percent = f"IF({coverage}=0,0,IF({coverage}=1000000,100,{rounded}))"
    empty = DASH if book.empty(f"{of}.coverage") is None else "0%"
    return Formula(f"IF({coverage}={text('')},{text(DASH)},{percent}&{text('%')})", empty)


def progress(book: Book, of: str, between_words: str = " van ", after: str = "") -> Formula:
    """Return ``5 van 8``; not-applicable with its reason is an answer too."""
    answered, aside, applicable = (
        book.figure(f"{of}.{key}") for key in ("answered", "not_applicable", "applicable")
    )
    whole = f"({answered}+{aside})&{text(between_words)}&({applicable}+{aside})"
    empty = f"0{between_words}{book.empty(f'{of}.applicable')}{after}"
    return Formula(f"{whole}&{text(after)}" if after else whole, empty)


def standing(book: Book, of: str) -> Formula:
    """Return one line: how many answers, the level, the score and what it can still become."""
    first = progress(book, of, after=" beantwoord")
    percent = book.figure(f"{of}.percent")
    scored = f"IF({percent}={text('')},{text('')},{percent}&{text('%, ')})"
    low, high = book.figure(f"{of}.percent_low"), book.figure(f"{of}.percent_high")
    ends = f"{text('tussen ')}&{low}&{text(' en ')}&{high}"
    level_text = f"{text('niveau ')}&{_range(book, of, 'level_low', 'level_high')}"
    sure = certainty(book, of).text
    judged = formulas.joined((level_text, text(", "), sure, text("  ·  "), scored, ends))
    whole = f"{first.text}&{text('  ·  ')}&{_judged(book, of, judged, _without(book, of))}"
    return Formula(whole, f"{first.empty}  ·  {_empty(book, of)}")


def limit(book: Book, of: str) -> Formula:
    """Return what must-haves leave of the level: ``hoogstens 2``, or what is still possible."""
    low, high = book.figure(f"{of}.cap_low"), book.figure(f"{of}.cap_high")
    top = book.calculation.program.top_level
    sure = f"IF({high}<{top},{text('hoogstens ')}&{high},{text('mogelijk ')}&{low})"
    whole = f"IF({low}<{top},{sure},{text(DASH)})"
    lowest = book.empty(f"{of}.cap_low")
    empty = f"mogelijk {lowest}" if lowest is not None and lowest < top else DASH
    return Formula(whole, empty)


def _without(book: Book, of: str) -> str:
    return f"IF({book.figure(f'{of}.low')}={text('')},{text(NONE)},{text(NOT_YET)})"


def _empty(book: Book, of: str) -> str:
    return NONE if book.empty(f"{of}.low") is None else NOT_YET


def _level_label(book: Book, number: str) -> str:
    first, last = LISTS_FIRST, LISTS_FIRST + len(book.levels) - 1
    numbers = formulas.span(names.LISTS, Area(first, Lists.LEVEL, last, Lists.LEVEL))
    labels = formulas.span(names.LISTS, Area(first, Lists.LEVEL_LABEL, last, Lists.LEVEL_LABEL))
    return f"LOWER(INDEX({labels},MATCH({number},{numbers},0)))"
