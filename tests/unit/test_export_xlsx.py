# SPDX-License-Identifier: EUPL-1.2
"""The XLSX workbook, opened with openpyxl and asked in its XML; the score itself is in tests/equality."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.export import xlsx
from kennisbank.export.missing import MissingPackage
from kennisbank.export.stamp import KEYS, moment, stamp
from kennisbank.export.workbook import formulas, heights, names
from kennisbank.export.workbook.book import ANSWERS_FIRST, Places, shown_labels
from kennisbank.export.workbook.build import build
from kennisbank.export.workbook.program import Calculation
from kennisbank.export.workbook.values import Area, Formula
from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import flatten, plain
from kennisbank.formula import program
from kennisbank.model import Option

ROOT = Path(__file__).parents[2]
SCOPES = ["sleutels-beheren", "toegang", "quickscan", "all"]
HIDDEN = [names.LISTS, names.PER_QUESTION, names.PROGRAM, names.ORIGIN]
FUNCTIONS = {
    *("IF", "AND", "OR", "NOT", "MIN", "MAX", "INT", "LEN", "SUBSTITUTE", "CHAR", "TRIM", "LOWER"),
    *("COUNT", "SMALL", "INDEX", "MATCH"),
}
"""What every spreadsheet has had since 2007; none is volatile, none takes an array."""
_CALL = re.compile(r"([A-Z][A-Z0-9.]*)\(")
_TEXT = re.compile(r'"(?:[^"]|"")*"')


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def book_of(catalogue, scope: str) -> openpyxl.Workbook:
    return opened(xlsx.render(catalogue, flatten(catalogue, scope)))


def heads(sheet) -> dict[str, int]:
    """Return key → column (from 1) of the row of keys."""
    row = ANSWERS_FIRST - 1
    return {cell.value: cell.column for cell in sheet[row] if cell.value}


def rows(sheet) -> dict[str, int]:
    """Return full id → row (from 1)."""
    column = heads(sheet)[names.QUESTION]
    found = {sheet.cell(row, column).value: row for row in range(ANSWERS_FIRST + 1, sheet.max_row + 1)}
    return {key: row for key, row in found.items() if key}


@pytest.mark.parametrize("scope", SCOPES)
def test_every_question_has_a_row_with_its_id_under_the_hidden_keys(klein, scope):
    form = flatten(klein, scope)
    sheet = book_of(klein, scope)[names.ANSWERS]
    columns = heads(sheet)
    assert list(rows(sheet)) == [question.full_id for question in form.questions]
    assert {REASON.key, *(field.key for field in FIELDS)} < columns.keys()
    assert sheet.row_dimensions[ANSWERS_FIRST - 1].hidden
    assert sheet.column_dimensions["A"].hidden
    for question in form.questions:
        row = rows(sheet)[question.full_id]
        assert sheet.cell(row, columns[names.TEXT]).value == question.text
        assert sheet.cell(row, columns[names.NUMBER]).value == question.number
        assert sheet.cell(row, columns[names.SCALE]).value == question.scale
        help_of = sheet.cell(row, columns["help"]).value
        assert question.help in help_of
        assert question.condition is None or question.condition.text in help_of


@pytest.mark.parametrize("scope", SCOPES)
def test_a_drop_down_offers_the_labels_of_the_question_and_no_others(klein, scope):
    form = flatten(klein, scope)
    book = book_of(klein, scope)
    sheet, lists = book[names.ANSWERS], book[names.LISTS]
    column = heads(sheet)[names.OPTION]
    for question in form.questions:
        cell = sheet.cell(rows(sheet)[question.full_id], column)
        [rule] = [one for one in sheet.data_validations.dataValidation if cell.coordinate in one.sqref]
        assert (rule.type, rule.errorStyle, bool(rule.showDropDown)) == ("list", None, False)
        first, last = re.fullmatch(r"Lijsten!\$C\$(\d+):\$C\$(\d+)", rule.formula1).groups()
        labels = [lists.cell(row, 3).value for row in range(int(first), int(last) + 1)]
        codes = [lists.cell(row, 2).value for row in range(int(first), int(last) + 1)]
        assert sorted(labels) == sorted(option.label for option in question.options)
        assert sorted(codes) == sorted(option.id for option in question.options)


@pytest.mark.parametrize("scope", SCOPES)
def test_one_types_only_where_answers_belong(klein, scope):
    book = book_of(klein, scope)
    typed = {names.OPTION, REASON.key, *(field.key for field in FIELDS)}
    sheet = book[names.ANSWERS]
    by_column = {column: key for key, column in heads(sheet).items()}
    free = [cell for line in sheet for cell in line if not cell.protection.locked]
    assert {by_column[cell.column] for cell in free} == typed
    assert {cell.row for cell in free} == set(rows(sheet).values())
    assert {cell.number_format for cell in free} == {"@", "dd-mm-yyyy"}
    assert all(one.protection.sheet and not one.protection.password for one in book.worksheets)
    for name in set(book.sheetnames) - {names.ANSWERS, names.HELP, names.LISTS}:
        assert all(cell.protection.locked for line in book[name] for cell in line)


def test_who_fills_it_in_is_asked_under_keys(klein):
    sheet = book_of(klein, "all")[names.HELP]
    keys = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    assert keys.keys() >= {names.SUBJECT_FIELD, *(field.key for field in SUBJECT)}
    assert sheet.cell(keys[names.SUBJECT_FIELD], 3).value == names.SUBJECT_VALUE
    assert all(not sheet.cell(keys[field.key], 3).protection.locked for field in SUBJECT)


@pytest.mark.parametrize("scope", SCOPES)
def test_the_stamp_stands_on_a_hidden_sheet_and_in_the_properties(klein, scope):
    form = flatten(klein, scope)
    book = book_of(klein, scope)
    origin = {line[0].value: line[1].value for line in book[names.ORIGIN].iter_rows()}
    assert {key: origin[key] for key in KEYS} == stamp(form)
    assert {one.name: one.value for one in book.custom_doc_props.props} == stamp(form)
    assert book.properties.created.replace(tzinfo=dt.UTC) == moment(klein)
    assert [one.title for one in book.worksheets if one.sheet_state == "hidden"] == HIDDEN


@pytest.mark.parametrize("scope", SCOPES)
def test_names_of_sheets_and_blocks_are_such_that_nothing_needs_repair(klein, scope):
    book = book_of(klein, scope)
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)
    for sheet in book.worksheets:
        merged = Counter(cell for block in sheet.merged_cells.ranges for cell in block.cells)
        assert set(merged.values()) <= {1}
        covered = Counter(
            cell
            for rule in sheet.data_validations.dataValidation
            for block in rule.sqref.ranges
            for cell in block.cells
        )
        assert set(covered.values()) <= {1}


@pytest.mark.parametrize("scope", SCOPES)
def test_formulas_use_old_functions_and_stay_short(klein, scope):
    for sheet in book_of(klein, scope).worksheets:
        for cell in (cell for line in sheet for cell in line if cell.data_type == "f"):
            bare = _TEXT.sub('""', cell.value)
            assert set(_CALL.findall(bare)) <= FUNCTIONS, cell.value
            assert len(cell.value) < 8_192
            assert ";" not in bare
            assert all(len(text) <= 257 for text in _TEXT.findall(cell.value))
            assert _depth(bare) < 64


def _depth(text: str) -> int:
    depth = most = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        most = max(most, depth)
    return most


def test_a_lesson_of_very_many_questions_keeps_its_formulas_short():
    questions = [
        {"id": f"v{number}", "version": 1, "scale": "s", "weight": 1, "must_have": True}
        | {"not_applicable_allowed": False, "quickscan": False, "effort": 1, "requires": []}
        | {"applies_if": None}
        for number in range(400)
    ]
    lesson = {"id": "a", "version": 1, "weight": 1, "questions": questions}
    content = {
        "levels": [{"number": 1, "from": 0}, {"number": 2, "from": 500_000}],
        "scales": {"s": {"options": [{"id": "ja", "points": 100}, {"id": "nee", "points": 0, "cap": 1}]}},
        "domains": [{"id": "d", "weight": 1, "lessons": [lesson]}],
    }
    cells = {f"a.v{number}": f"[[Per vraag!H{number + 2}]]" for number in range(400)}
    sheet = Calculation(program(content, "a"), cells, cells).sheet()
    texts = [
        formulas.excel(cell.value.text) for cell in sheet.cells.values() if isinstance(cell.value, Formula)
    ]
    assert len(texts) > 2_000
    assert max(map(len, texts)) < 8_192
    assert max(text.count(",") for text in texts) < 255


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_stays_text(klein, text):
    hostile = with_text(klein, text)
    plainly, there = (xlsx.render(one, flatten(one, "all")) for one in (klein, hostile))
    assert _formulas(plainly) == _formulas(there)
    form = flatten(hostile, "all")
    sheet = opened(there)[names.ANSWERS]
    column = heads(sheet)[names.TEXT]
    asked = next(iter(form.questions))
    cell = sheet.cell(rows(sheet)[asked.full_id], column)
    assert cell.data_type == "s"
    assert re.sub("_x000D_", "\r", cell.value).replace("\r", "\n") == plain(text)
    if text.startswith(("=", "+", "-", "@")):
        assert cell.quotePrefix


def _formulas(data: bytes) -> list[str]:
    """Return every formula; texts of readers stand in none of them."""
    book = opened(data)
    return [
        f"{sheet.title}!{cell.coordinate}{cell.value}"
        for sheet in book.worksheets
        for line in sheet
        for cell in line
        if cell.data_type == "f"
    ]


def test_labels_that_look_alike_are_told_apart():
    def options(*pairs: tuple[str, str]) -> list[str]:
        return shown_labels(tuple(Option(key, label) for key, label in pairs))

    assert options(("ja", "Ja"), ("nee", "Nee")) == ["Ja", "Nee"]
    assert options(("a", "Ja"), ("b", "ja ")) == ["Ja (a)", "ja (b)"]
    assert options(("a", "B"), ("b", "C")) == ["B (a)", "C"]
    assert options(("a", "  "), ("b", "x\n y")) == ["a", "x y"]


@pytest.mark.parametrize("scope", SCOPES)
def test_it_prints_on_a4_lying_with_its_headings_and_its_foot(klein, scope):
    form = flatten(klein, scope)
    for sheet in book_of(klein, scope).worksheets:
        if sheet.sheet_state == "hidden":
            assert not sheet.print_area
            continue
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == ("portrait" if sheet.title == names.HELP else "landscape")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_area
        foot = sheet.oddFooter.left.text
        assert form.id in foot
        assert form.version in foot
        assert form.digest[:19] in foot
        assert not sheet.sheet_view.showGridLines
    answers = book_of(klein, scope)[names.ANSWERS]
    assert answers.print_title_rows == "$3:$4"
    assert answers.freeze_panes == "D5"


def test_the_chart_shows_each_part_and_says_what_it_shows(klein):
    data = xlsx.render(klein, flatten(klein, "all"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        chart = file.read("xl/charts/chart1.xml").decode()
        drawing = file.read("xl/drawings/drawing1.xml").decode()
        assert not [name for name in file.namelist() if "vba" in name.casefold()]
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in file.namelist():
            ET.fromstring(file.read(name))  # noqa: S314 (our own file)
    assert chart.count("<c:ser>") == 5
    assert '<c:plotVisOnly val="1"/>' not in chart
    assert "Dezelfde cijfers staan in de tabel" in drawing


def test_rows_with_room_to_type_follow_what_is_typed(klein):
    data = xlsx.render(klein, flatten(klein, "all"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheet = file.read("xl/worksheets/sheet2.xml").decode()
    tags = {number: tag for tag, number in re.findall(r'(<row r="(\d+)"[^>]*>)', sheet)}
    assert "customHeight" in tags["1"]
    assert "ht=" in tags["6"]
    assert "customHeight" not in tags["6"]


@pytest.mark.parametrize(
    ("text", "letters", "count"),
    [("", 10, 1), ("een twee", 10, 1), ("een twee drie", 10, 2), ("a" * 25, 10, 3), ("a " + "b" * 10, 10, 2)],
)
def test_lines_are_counted_as_they_break(text, letters, count):
    assert heights.lines(text, letters) == count


def test_a_formula_is_spelled_for_both_kinds_of_file():
    text = 'IF([[Per vraag!B3]]="a,b[[x!A1]]",SUM([[Vragen!A1:AB9]]),"""")'
    assert formulas.excel(text) == """IF('Per vraag'!$B$3="a,b[[x!A1]]",SUM(Vragen!$A$1:$AB$9),\"\"\"\")"""
    assert (
        formulas.open_formula(text)
        == """IF([$'Per vraag'.$B$3]="a,b[[x!A1]]";SUM([$Vragen.$A$1:.$AB$9]);\"\"\"\")"""
    )
    assert formulas.span("Vragen", Area(0, 26, 4, 27)) == "[[Vragen!AA1:AB5]]"
    with pytest.raises(ValueError, match="x"):
        formulas.text("x" * 256)


def test_a_form_without_questions_is_a_workbook_too(klein):
    bare = {
        key: dataclasses.replace(
            lesson,
            checklist=dataclasses.replace(
                lesson.checklist,
                questions=tuple(dataclasses.replace(q, quickscan=False) for q in lesson.checklist.questions),
            ),
        )
        for key, lesson in klein.lessons.items()
    }
    empty = dataclasses.replace(klein, lessons=bare)
    form = flatten(empty, "quickscan")
    assert form.count == 0
    assert rows(opened(xlsx.render(empty, form))[names.ANSWERS]) == {}


def test_losses_are_about_this_form(klein):
    def about(scope: str) -> str:
        return " ".join(xlsx.losses(flatten(klein, scope)))

    assert "gevoeligheid" not in about("sleutels-beheren")
    assert "gevoeligheid" in about("all")
    assert "alleen over de vragen" not in about("all")
    assert "volgorde" in about("toegang")


def test_the_sheets_read_from_left_to_right_as_one_works(klein):
    shown = [sheet.name for sheet in build(klein, flatten(klein, "all")).sheets if not sheet.hidden]
    expected = [
        names.HELP,
        names.ANSWERS,
        names.RESULT,
        names.PROFILE,
        names.DO,
        names.FIND_OUT,
        names.SOURCES,
    ]
    assert shown == expected
    lesson = [sheet.name for sheet in build(klein, flatten(klein, "sleutels-beheren")).sheets]
    assert names.PROFILE not in lesson
    assert Places.QUESTION == 0


def test_without_the_package_it_says_how_to_install_it(klein, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingPackage, match=r"\[office\]"):
        xlsx.render(klein, flatten(klein, "all"))
