# SPDX-License-Identifier: EUPL-1.2
"""The sheets with the outcome: figures, what limits the level, and a profile with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kennisbank.export.workbook import formulas, listing, look, names, words
from kennisbank.export.workbook.book import Facts
from kennisbank.export.workbook.formulas import text
from kennisbank.export.workbook.help import subject_cell
from kennisbank.export.workbook.values import Area, Chart, Formula, Row, Series, Sheet

if TYPE_CHECKING:
    from kennisbank.export.workbook.book import Book
    from kennisbank.export.workbook.values import Value

_FIRST: Final = 1
"""The column in which everything starts; the one before it is a margin."""
_DATA: Final = 10
"""The first column (hidden) with the numbers of the bars."""
_WIDTHS: Final = (2, 27, 22, 17, 17, 17, 17, 17, 17, 3, *(0,) * 6)
_BARS_AT: Final = 3
"""The row of the bars on the profile."""
_ROW: Final = 15
"""Height of the rows under a chart, in points."""
_SERIES: Final = (
    Series("zeker", _DATA + 1, look.PRIMARY),
    Series("nog open, tot de score", _DATA + 2, look.OPEN, hatched=True),
    Series("score op wat je weet", _DATA + 3, look.MARK),
    Series("nog open, boven de score", _DATA + 4, look.OPEN, hatched=True),
    Series("niet meer haalbaar", _DATA + 5, look.TRACK),
)


class Part(NamedTuple):
    """A row of the profile: its title, and the first part of the keys of its figures."""

    title: str
    of: str


def result_sheet(book: Book, facts: Sheet) -> Sheet:
    """Return the sheet with the figures of the whole form."""
    made = Sheet(names.RESULT, widths=_WIDTHS, colour=look.PRIMARY)
    made.rows[0] = Row(36)
    made.put(0, _FIRST, "Zo staan we ervoor", look.TITLE)
    made.put(1, _FIRST, book.form.title, look.SUBTITLE)
    organisation = subject_cell("organisation")
    made.put(2, _FIRST, Formula(f"{organisation}&{text('')}", ""), look.SUBTITLE)
    _figures(book, made, 4)
    row = 8
    if book.form.scope == "checklist":
        row = _bars(made, book, [Part(book.form.title, book.whole)], row) + 1
    elif book.whole == "total":
        made.put(row, _FIRST, _weakest(book), look.BODY)
        made.merged.append(Area(row, _FIRST, row, 8))
        made.rows[row] = Row(18)
        row += 2
    _limits(book, facts, made, row)
    return made


def _figures(book: Book, made: Sheet, row: int) -> None:
    """Write five figures next to each other, each with what it says."""
    of = book.whole
    tiles: tuple[tuple[int, int, str, Formula, Value], ...] = (
        (1, 1, "Niveau", words.level(book, of), words.level_words(book, of)),
        (2, 3, "Score", words.score(book, of), "op wat je weet"),
        (4, 5, "Tussen", words.between(book, of), "als wat open staat tegenvalt of meevalt"),
        (6, 6, "Bekend", words.known(book, of), "van wat meetelt"),
        (7, 8, "Beantwoord", words.progress(book, of), "vragen"),
    )
    made.rows[row] = Row(18)
    made.rows[row + 1] = Row(36)
    made.rows[row + 2] = Row(30)
    styles = (look.FIGURE_HEAD, look.FIGURE, look.FIGURE_NOTE)
    for column, last, label, figure, note in tiles:
        values: tuple[Value, ...] = (label, figure, note)
        for line, (value, style) in enumerate(zip(values, styles, strict=True)):
            if last == column:
                made.put(row + line, column, value, style)
            else:
                made.merge(Area(row + line, column, row + line, last), value, style)


def _weakest(book: Book) -> Formula:
    """Name the weakest domain, once something is known."""
    place, coverage = book.figure("weakest"), book.figure("total.coverage")
    shown = list(book.domains())
    found = text("")
    for number, domain in reversed(list(enumerate((one["id"] for one in book.content["domains"]), 1))):
        if domain in shown:
            title = formulas.cell(names.PROFILE, _BARS_AT + shown.index(domain), _DATA)
            low = book.figure(f"domains.{domain}.percent_low")
            parts = (text("Het laagste deel: "), title, text(", vanaf "), low, text("%."))
            found = f"IF({place}={number},{formulas.joined(parts)},{found})"
    return Formula(f"IF(AND({coverage}<>{text('')},{coverage}>0),{found},{text('')})", "")


def _limits(book: Book, facts: Sheet, made: Sheet, row: int) -> None:
    """List the must-haves that limit the level, or may still do so."""
    made.rows[row] = Row(28)
    made.put(row, _FIRST, "Wat het niveau begrenst", look.HEADING)
    count = sum(question.must_have for question in book.questions)
    if count == 0:
        sentence = "Hier staan geen basismaatregelen: het niveau volgt alleen uit de score."
        made.merge(Area(row + 1, _FIRST, row + 1, 8), sentence, look.SOFT_BODY)
        return
    some = f"COUNT({book.facts(Facts.CAP)})"
    none = "Geen basismaatregel begrenst het niveau."
    most = (
        "Een basismaatregel maakt de score niet lager, maar begrenst wel het niveau."
        " Een hoger niveau kan pas met het beste antwoord."
    )
    shown = Formula(f"IF({some}=0,{text(none)},{text(most)})", most)
    made.merge(Area(row + 1, _FIRST, row + 1, 8), shown, look.SOFT_BODY)
    made.rows[row + 1] = Row(18)
    head = row + 2
    made.rows[head] = Row(24)
    made.merge(Area(head, 1, head, 4), "Basismaatregel", look.HEAD)
    made.merge(Area(head, 5, head, 6), "Antwoord", look.HEAD)
    made.merge(Area(head, 7, head, 8), "Grens", look.HEAD)
    ranked = listing.Ranked(book, facts, Facts.CAP, made, head + 1, _DATA)
    for number in range(1, count + 1):
        at = head + number
        made.rows[at] = Row(28)
        ranked.start(number)
        place, asked = ranked.pick(number, Facts.NUMBER), ranked.pick(number, Facts.TEXT)
        title = Formula(
            f"IF({ranked.index(number)}={text('')},{text('')},{place.text}&{text('. ')}&{asked.text})",
            f"{place.empty}. {asked.empty}" if place.empty else "",
        )
        made.merge(Area(at, 1, at, 4), title, look.LISTED)
        made.merge(Area(at, 5, at, 6), ranked.pick(number, Facts.SHOWN), look.LISTED)
        made.merge(Area(at, 7, at, 8), ranked.pick(number, Facts.LIMIT), look.LISTED)
    made.conditionals.append(listing.lines(Area(head + 1, 1, head + count, 8), _DATA))


# The profile


def profile_sheet(book: Book) -> Sheet:
    """Return the sheet with a bar and a row of figures per part; for forms of several lessons."""
    made = Sheet(names.PROFILE, widths=_WIDTHS, colour=look.PRIMARY)
    made.rows[0] = Row(36)
    made.put(0, _FIRST, "Profiel", look.TITLE)
    made.put(1, _FIRST, book.form.title, look.SUBTITLE)
    whole = Part("Totaal" if book.whole == "total" else f"Heel {book.form.title}", book.whole)
    parts = _parts(book)
    row = _bars(made, book, [*parts, whole], _BARS_AT) + 1
    row = _table(book, made, "De cijfers", [*parts, whole], row)
    if book.whole == "total":
        for sections in book.domains().values():
            lessons = [Part(section.title, f"lessons.{section.id}") for section in sections]
            row = _table(book, made, sections[0].domain_title, lessons, row + 1)
    return made


def _parts(book: Book) -> list[Part]:
    if book.form.scope == "domain":
        return [Part(section.title, f"lessons.{section.id}") for section in book.form.sections]
    return [
        Part(sections[0].domain_title, f"domains.{domain}") for domain, sections in book.domains().items()
    ]


def _bars(made: Sheet, book: Book, parts: list[Part], row: int) -> int:
    """Put a chart on a sheet, with its numbers in hidden columns beside it; return the row after it."""
    for place, part in enumerate(parts):
        made.put(row + place, _DATA, part.title, look.KEY)
        for series, value in zip(_SERIES, _geometry(book, part.of, made.name, row + place), strict=True):
            made.put(row + place, series.column, value, look.KEY)
    for series in _SERIES:
        made.put(row - 1, series.column, series.name, look.KEY)
    height = 46 * len(parts) + 110
    made.charts.append(
        Chart(
            title="",
            description=(
                "Balken van 0 tot 100%. Vol: zeker. Gearceerd: hangt af van open vragen. "
                "Oker streep: de score op wat je weet. Dezelfde cijfers staan in de tabel."
            ),
            sheet=made.name,
            first_row=row,
            last_row=row + len(parts) - 1,
            label_column=_DATA,
            series=_SERIES,
            row=row,
            column=_FIRST,
            width=1090,
            height=height,
        )
    )
    used = -(-height * 3 // (4 * _ROW)) + 1
    for line in range(row, row + used):
        made.rows[line] = Row(_ROW)
    return row + used


def _geometry(book: Book, of: str, sheet: str, row: int) -> list[Formula]:
    """Return the five widths of a bar, in percent; the mark of the score is one wide.

    Only drawing: every number comes from the program.
    """
    percent = book.figure(f"{of}.percent")
    low, high = book.figure(f"{of}.percent_low"), book.figure(f"{of}.percent_high")
    sure, before, mark, after = (formulas.cell(sheet, row, series.column) for series in _SERIES[:4])
    present = f"{low}<>{text('')}"
    start = f"MIN(99,MAX({low},{percent}-1))"
    scored = f"{percent}<>{text('')}"
    applies = book.empty(f"{of}.low") is not None
    return [
        Formula(f"IF({scored},MIN({low},{start}),IF({present},{low},0))", 0),
        Formula(f"IF({scored},{start}-{sure},IF({present},{high}-{low},0))", 100 if applies else 0),
        Formula(f"IF({scored},1,0)", 0),
        Formula(f"IF({scored},MAX(0,{high}-{start}-1),0)", 0),
        Formula(f"IF({present},MAX(0,100-{sure}-{before}-{mark}-{after}),0)", 0),
    ]


_COLUMNS: Final = ("Deel", "Niveau", "Score", "Tussen", "Bekend", "Beantwoord", "Begrensd")


def _table(book: Book, made: Sheet, heading: str, parts: list[Part], row: int) -> int:
    """Write a heading and a row of figures per part; return the row after them."""
    made.rows[row] = Row(28)
    made.put(row, _FIRST, heading, look.HEADING)
    head = row + 1
    made.rows[head] = Row(20)
    made.merge(Area(head, 1, head, 2), _COLUMNS[0], look.HEAD)
    for column, title in enumerate(_COLUMNS[1:], 3):
        made.put(head, column, title, look.HEAD)
    for place, part in enumerate(parts, head + 1):
        last = part.of == book.whole and len(parts) > 1
        style = look.ROW_WHOLE if last else look.ROW_SINGLE
        made.rows[place] = Row(22)
        level, sure = words.level(book, part.of), words.certainty(book, part.of)
        dash = f"{level.text}={text(words.DASH)}"
        both = Formula(f"IF({dash},{sure.text},{level.text}&{text(' ')}&{sure.text})", sure.empty)
        made.merge(Area(place, 1, place, 2), part.title, look.ROW_WHOLE if last else look.ROW_NAME)
        cells = (
            both,
            words.score(book, part.of),
            words.between(book, part.of),
            words.known(book, part.of),
            words.progress(book, part.of),
            words.limit(book, part.of),
        )
        for column, value in enumerate(cells, 3):
            made.put(place, column, value, style)
    return head + len(parts) + 1
