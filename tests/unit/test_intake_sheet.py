# SPDX-License-Identifier: EUPL-1.2
"""Workbooks back to answers: ours after editing, and tables that people typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import intake_files
from kennisbank.catalogue import load
from kennisbank.intake import ods_cells, registry, sheet, xlsx_cells, zipped
from kennisbank.intake.contents import Contents, Found, Leftover, Unreadable
from kennisbank.intake.grid import column_name, column_number

KLEIN = load(Path(__file__).parents[2] / "tests/examples/valid/klein")
PLAN = "sleutels-beheren.sleutelplan"
KEYS = ("number", "text", "option", "reason", "note", "due", "scale", "question")
HEADS = ("Nr.", "Vraag", "Antwoord", "Reden", "Notitie", "Klaar op", "", "")
ROW = ("1", "Is er een sleutelplan?", "Ja", "", "kast", "2026-12-24", "ja-deels-nee", PLAN)
ANSWERS = [("Beheer de sleutels",), KEYS, HEADS, ROW]
LISTS = [("scale", "code", "label"), ("ja-deels-nee", "ja", "Ja"), ("ja-deels-nee", "nee", "Nee")]
ABOUT = [("field", "value", "head"), ("organisation", "Bunnik", ""), ("date", "2026-11-23", "")]
STAMP = [("stamp", "content"), ("catalogue", "klein-kantoor"), ("form", "sleutels-beheren")]
BOOK = {"Uitleg": [("Zo werkt het",), *ABOUT], "Vragen": ANSWERS, "Lijsten": LISTS, "Herkomst": STAMP}
FOUND = Found(
    PLAN,
    "blad Vragen, cel C4",
    "ja",
    note="kast",
    due="2026-12-24",
    also=("Is er een sleutelplan?", "1"),
)


def _read(data: bytes) -> Contents:
    found = registry.recognise(data)
    assert found is not None
    return found.read(data, "map", KLEIN)


def _book(**changes: Any) -> Contents:
    return _read(intake_files.xlsx({**BOOK, **changes}))


@pytest.mark.parametrize("write", [intake_files.xlsx, intake_files.ods])
def test_our_workbook_is_read_by_its_keys(write: Any) -> None:
    contents = _read(write(BOOK))
    assert contents.answers == (FOUND,)
    assert contents.subject == {"organisation": "Bunnik", "date": "2026-11-23"}
    assert contents.origin == {"catalogue": "klein-kantoor", "form": "sleutels-beheren"}
    assert (contents.leftovers, contents.diagnostics) == ((), ())


def test_columns_and_sheets_may_move_and_be_renamed() -> None:
    turned = [tuple(reversed(row)) for row in ANSWERS]
    book = {"Blad 3": STAMP, "Lists": LISTS, "Mijn blad": turned, "x": ABOUT}
    contents = _read(intake_files.xlsx(book))
    assert [(found.question, found.option, found.note) for found in contents.answers] == [
        (PLAN, "ja", "kast")
    ]
    assert contents.answers[0].where == "blad Mijn blad, cel F4"


def test_rows_and_columns_that_people_added_are_kept_apart() -> None:
    wide = [(*row, extra) for row, extra in zip(ANSWERS[1:], ("", "Wie belt?", "Jan"), strict=True)]
    loose = ("", "", "Nee", "", "nog vragen")
    typed = ("9", "Eigen vraag?", "Ja")
    contents = _book(Vragen=[("titel",), *wide[:2], (), ("", "Beheer de sleutels"), wide[2], loose, typed])
    assert [found.question for found in contents.answers] == ["Beheer de sleutels", PLAN, "Eigen vraag?"]
    assert contents.leftovers == (
        Leftover(f"{PLAN}: Wie belt?", "Jan", "blad Vragen, cel I6"),
        Leftover("blad Vragen, rij 7", {"option": "Nee", "note": "nog vragen"}, "blad Vragen, rij 7"),
    )


def test_translated_labels_are_understood_by_the_lists_of_the_file() -> None:
    lists = [LISTS[0], ("ja-deels-nee", "ja", "Yes"), ("ja-deels-nee", "nee", "No"), ("x", "soms", "Yes")]
    row = (*ROW[:2], " yes ", *ROW[3:])
    assert _book(Lijsten=lists, Vragen=[*ANSWERS[:3], row]).answers[0].option == "ja"


def test_a_label_of_two_codes_is_left_as_it_is() -> None:
    lists = [LISTS[0], ("ja-deels-nee", "ja", "Ja"), ("ja-deels-nee", "nee", "Ja")]
    assert _book(Lijsten=lists).answers[0].option == "Ja"


def test_of_a_formula_the_last_result_counts_and_without_one_it_is_told() -> None:
    row = (*ROW[:2], ("=A1", "Nee"), "", ("=B1", None), *ROW[5:])
    contents = _book(Vragen=[*ANSWERS[:3], row])
    assert (contents.answers[0].option, contents.answers[0].note) == ("nee", None)
    assert [(item.code, item.pointer) for item in contents.diagnostics] == [("KB837", "blad Vragen, cel E4")]


@pytest.mark.parametrize("due", [46380, 46380.5, "24-12-2026"])
def test_a_day_may_have_become_a_number(due: object) -> None:
    row = (*ROW[:5], due, *ROW[6:])
    found = _book(Vragen=[*ANSWERS[:3], row]).answers[0]
    assert found.due in ("2026-12-24", "24-12-2026")


def test_a_table_that_a_person_typed() -> None:
    rows = [("Is er een sleutelplan?", "Ja", "goed"), ("Wat kost het?", "veel", "")]
    for write in (intake_files.xlsx, intake_files.ods):
        contents = _read(write(intake_files.typed(*rows)))
        assert [(found.question, found.option, found.note) for found in contents.answers] == [
            ("Is er een sleutelplan?", "Ja", "goed"),
            ("Wat kost het?", "veel", None),
        ]
        assert contents.answers[0].where == "blad Blad1, cel B2"


def test_a_table_with_other_heads_and_a_title_above_it() -> None:
    rows = [("Onze antwoorden",), (), ("Opmerking", "Nr", "Vraag-id", "Gekozen antwoord", "Telefoon")]
    contents = _read(intake_files.xlsx({"a": [*rows, ("kast", 1, PLAN, "ja", 12)]}))
    assert [(found.question, found.also, found.note) for found in contents.answers] == [
        (PLAN, ("1",), "kast")
    ]
    assert contents.leftovers == (Leftover(f"{PLAN}: Telefoon", "12", "blad a, cel E4"),)


def test_a_csv_file_that_was_saved_as_a_workbook() -> None:
    heads = ("Vraag-id", "Antwoord", "Gemeente of organisatie", "catalogue", "form")
    contents = _read(
        intake_files.xlsx({"csv": [heads, (PLAN, "ja", "Bunnik", "klein-kantoor", "quickscan")]})
    )
    assert contents.subject == {"organisation": "Bunnik"}
    assert contents.origin == {"catalogue": "klein-kantoor", "form": "quickscan"}


def test_a_workbook_about_something_else_has_no_answers() -> None:
    for rows in ([], [("Naam", "Bedrag"), ("Jan", 3)]):
        with pytest.raises(Unreadable, match="KB829"):
            _read(intake_files.xlsx({"Blad1": rows}))


def test_shared_texts_styles_and_cells_without_places() -> None:
    sheet_xml = (
        '<worksheet xmlns="urn:x"><sheetData>'
        '<row r="7"><c r="B7" t="s"><v>1</v></c><c t="s"><v>0</v></c><c r="E7" t="b"><v>1</v></c>'
        '<c t="e"><v>#N/A</v></c><c s="1"><v>46380</v></c><c><v>0.5</v></c><c t="s"><v>99</v></c></row>'
        "<row><c><v>3.0</v></c></row></sheetData></worksheet>"
    )
    shared = (
        '<sst xmlns="urn:x"><si><r><t>Is er een </t></r><r><t>plan?</t></r><rPh><t>weg</t></rPh></si>'
        "<si><t>één</t></si></sst>"
    )
    styles = (
        '<styleSheet xmlns="urn:x"><numFmts><numFmt numFmtId="164" formatCode="dd-mm-yyyy"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    extra = {"xl/worksheets/s0.xml": sheet_xml, "xl/sharedStrings.xml": shared, "xl/styles.xml": styles}
    data = intake_files.zipped(intake_files.xlsx_files({"a": []}) | extra)
    (found,) = xlsx_cells.read(zipped.archive(data)).sheets
    assert [(row.number, [(cell.column, cell.text) for cell in row.cells]) for row in found.rows] == [
        (7, [(1, "één"), (2, "Is er een plan?"), (4, "WAAR"), (6, "2026-12-24"), (7, "0.5")]),
        (8, [(0, "3")]),
    ]


def test_repeats_spaces_and_remarks_of_opendocument() -> None:
    ns = intake_files._ODF
    content = (
        f"<office:document-content {ns}><office:body><office:spreadsheet>"
        "<table:tracked-changes><table:table-cell><text:p>oud</text:p></table:table-cell>"
        "</table:tracked-changes>"
        '<table:table table:name="a"><table:table-header-rows><table:table-row '
        'table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="9"/>'
        "</table:table-row></table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"/>'
        "<table:table-cell><office:annotation><text:p>opmerking</text:p></office:annotation>"
        '<text:p>een<text:s text:c="2"/>twee<text:line-break/>drie</text:p>'
        "<text:p>vier <text:span>vijf</text:span></text:p></table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="2026-12-24T08:00:00">'
        "<text:p>24-12</text:p></table:table-cell>"
        '<table:table-cell table:number-rows-repeated="1048576" office:value-type="float" office:value="3">'
        "<text:p>3,0</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    data = intake_files.zipped({"mimetype": intake_files.ODS, "content.xml": content})
    (found,) = ods_cells.read(zipped.archive(data)).sheets
    assert [(row.number, [(cell.column, cell.text) for cell in row.cells]) for row in found.rows] == [
        (4, [(2, "een  twee\ndrie\nvier vijf"), (3, "2026-12-24"), (4, "3,0")])
    ]


def test_a_macro_is_told() -> None:
    for data in (
        intake_files.xlsx(BOOK, **{"xl/vbaProject.bin": b"x"}),
        intake_files.ods(BOOK, **{"Basic/Standard/Module1.xml": b"x"}),
    ):
        assert [item.code for item in _read(data).diagnostics] == ["KB835"]


def test_columns_by_letters() -> None:
    assert [column_number(place) for place in ("A1", "Z9", "AA10", "XFD1")] == [0, 25, 26, 16383]
    assert [column_number(place) for place in ("", "12", "ÀÉ1", "ABCD1", "$A$1")] == [None] * 5
    assert all(column_number(f"{column_name(column)}7") == column for column in range(2_000))


def test_which_zip_is_which() -> None:
    assert not sheet.recognises_xlsx(intake_files.ods(BOOK))
    assert not sheet.recognises_ods(intake_files.xlsx(BOOK))
    assert not sheet.recognises_ods(intake_files.zipped({"mimetype": b"application/epub+zip"}))
