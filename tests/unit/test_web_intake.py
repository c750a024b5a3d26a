# SPDX-License-Identifier: EUPL-1.2
"""What reads filled-in files in the browser goes by the same words as Python: columns, keys and days."""

from __future__ import annotations

import json

import pytest

import node
from kennisbank.export import csv_columns
from kennisbank.export.pdf_origin import INFO
from kennisbank.export.stamp import KEYS
from kennisbank.intake import days, names, sheet
from kennisbank.intake.contents import ANSWER_KEYS, SUBJECT_KEYS

JS = node.SCORE_JS.parent
RUN = """
for (const name of ["names", "placing", "csv", "workbook"]) require(`${process.argv[1]}/${name}.js`);
const { names, placing, csv, workbook } = globalThis.Kennisbank;
const given = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
console.log(JSON.stringify({
  titles: csv.TITLES,
  typed: Object.fromEntries(workbook.TYPED),
  stamp: placing.STAMP, subject: placing.SUBJECT, texts: placing.TEXTS,
  days: given.days.map((text) => placing.iso(text)),
  serials: given.serials.map(([number, from1904]) => placing.fromSerial(number, from1904)),
  words: given.words.map((text) => names.normalised(text)),
}));
"""
DAYS = (
    *("2026-11-23", "2026-1-5", "2026-11-23T10:00:00Z", "23-11-2026", "1/2/2026", "5 mrt 2026"),
    *("5 maart 2026", "31-02-2026", "23-11-26", "morgen", "", "0000-01-01", "12 mei. 2026", "1 fri 2026"),
    " 3.4.2027 ",
)
SERIALS = (
    *((45000, False), (45000.9, False), (1, False), (0, False)),
    *((2958465, False), (2958466, False), (1, True)),
)
WORDS = (
    *("  Is er een ‘sleutelplan’? ", "Straße", "Ｆｕｌｌ", "a_b", "één naïef", "E\u0301\u0301"),
    *("漢字 1.000,00 €", "", "²½", "I\u0130"),
)


@pytest.fixture(scope="module")
def browser() -> dict[str, object]:
    given = json.dumps({"days": DAYS, "serials": SERIALS, "words": WORDS})
    found: dict[str, object] = json.loads(node.run("-e", RUN, JS, text=given))
    return found


def test_columns_and_heads_are_those_of_python(browser):
    assert browser["titles"] == {column.key: column.title for column in csv_columns.COLUMNS}
    assert browser["typed"] == sheet._TYPED


def test_keys_are_those_of_python(browser):
    assert (browser["stamp"], browser["subject"]) == (list(KEYS), list(SUBJECT_KEYS))
    assert browser["texts"] == list(ANSWER_KEYS)
    made = {key: "Kennisbank" + "".join(part.capitalize() for part in key.split("_")) for key in KEYS}
    assert made == INFO  # as pdfform.js makes them


def test_days_and_words_are_those_of_python(browser):
    assert browser["days"] == [days.iso(text) for text in DAYS]
    assert browser["serials"] == [days.from_serial(number, from_1904=old) for number, old in SERIALS]
    assert browser["words"] == [names.normalised(text) for text in WORDS]
