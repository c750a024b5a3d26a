# SPDX-License-Identifier: EUPL-1.2
"""The ODS workbook, asked in its XML; the score itself is in tests/equality."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.export import ods
from kennisbank.export.ods_styles import SPACES
from kennisbank.export.stamp import stamp
from kennisbank.export.workbook import names
from kennisbank.export.workbook.build import build
from kennisbank.export.workbook.values import Formula
from kennisbank.form import flatten, plain

ROOT = Path(__file__).parents[2]
SCOPES = ["sleutels-beheren", "toegang", "quickscan", "all"]
_TEXT = re.compile(r'"(?:[^"]|"")*"')


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def content(data: bytes, name: str = "content.xml"):
    return etree.fromstring(parts(data)[name])


def find(root, path: str):
    return root.xpath(path, namespaces=SPACES)


def exported(catalogue, scope: str) -> bytes:
    return ods.render(catalogue, flatten(catalogue, scope))


@pytest.mark.parametrize("scope", SCOPES)
def test_the_package_is_as_opendocument_wants_it(klein, scope):
    data = exported(klein, scope)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        first, *others = file.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert file.read(first) == ods.MEDIA_TYPE.encode()
        assert {info.date_time for info in others} == {(1980, 1, 1, 0, 0, 0)}
    manifest = content(data, "META-INF/manifest.xml")
    listed = {value for entry in manifest for key, value in entry.items() if key.endswith("full-path")}
    files = parts(data).keys() - {"mimetype", "META-INF/manifest.xml"}
    assert {path for path in listed if not path.endswith("/")} == files
    assert all(etree.fromstring(text) is not None for name, text in parts(data).items() if name != "mimetype")


@pytest.mark.parametrize("scope", SCOPES)
def test_every_style_and_rule_that_is_named_is_there(klein, scope):
    data = exported(klein, scope)
    root, common = content(data), content(data, "styles.xml")
    made = {one for tree in (root, common) for one in find(tree, "//style:style/@style:name")}
    used = set(find(root, "//@table:style-name")) | set(find(root, "//@calcext:apply-style-name"))
    assert used <= made
    formats = set(find(root, "//number:*/@style:name"))
    assert set(find(root, "//@style:data-style-name")) <= formats
    rules = set(find(root, "//table:content-validation/@table:name"))
    assert set(find(root, "//@table:content-validation-name")) == rules
    assert set(find(root, "//@style:master-page-name")) <= set(
        find(common, "//style:master-page/@style:name")
    )


@pytest.mark.parametrize("scope", SCOPES)
def test_formulas_are_open_formula_with_semicolons(klein, scope):
    found = find(content(exported(klein, scope)), "//@table:formula")
    workbook = build(klein, flatten(klein, scope))
    written = [cell for sheet in workbook.sheets for cell in sheet.cells.values()]
    assert len(found) == sum(isinstance(cell.value, Formula) for cell in written)
    for text in found:
        assert text.startswith("of:=")
        bare = _TEXT.sub('""', text)
        assert "," not in bare
        assert "!" not in bare
        assert "[[" not in bare


def test_sheets_are_protected_and_cells_to_type_in_are_not(klein):
    root = content(exported(klein, "all"))
    tables = find(root, "//table:table")
    assert [one.get(f"{{{SPACES['table']}}}protected") for one in tables] == ["true"] * len(tables)
    free = set(
        find(root, "//style:style[style:table-cell-properties/@style:cell-protect='none']/@style:name")
    )
    [answers] = [one for one in tables if one.get(f"{{{SPACES['table']}}}name") == names.ANSWERS]
    cells = find(answers, ".//table:table-cell[@table:content-validation-name]/@table:style-name")
    assert cells
    assert set(cells) <= free
    hidden = {one.get(f"{{{SPACES['table']}}}name") for one in tables if _is_hidden(root, one)}
    assert hidden == {names.LISTS, names.PER_QUESTION, names.PROGRAM, names.ORIGIN}


def _is_hidden(root, table) -> bool:
    name = table.get(f"{{{SPACES['table']}}}style-name")
    return find(root, f"//style:style[@style:name='{name}']/style:table-properties/@table:display") == [
        "false"
    ]


def test_texts_are_compared_as_excel_does(klein):
    [settings] = find(content(exported(klein, "all")), "//table:calculation-settings")
    assert {key.rpartition("}")[2]: value for key, value in settings.items()} == {
        "case-sensitive": "false",
        "search-criteria-must-apply-to-whole-cell": "true",
        "use-regular-expressions": "false",
        "use-wildcards": "true",
        "automatic-find-labels": "false",
    }


@pytest.mark.parametrize("scope", SCOPES)
def test_the_stamp_stands_in_the_properties(klein, scope):
    meta = content(exported(klein, scope), "meta.xml")
    found = {one.get(f"{{{SPACES['meta']}}}name"): one.text for one in find(meta, "//meta:user-defined")}
    assert found == stamp(flatten(klein, scope))
    assert find(meta, "//dc:language/text()") == ["nl-NL"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_stays_text(klein, text):
    hostile = with_text(klein, text)
    plainly, there = (content(exported(one, "all")) for one in (klein, hostile))
    assert find(plainly, "//@table:formula") == find(there, "//@table:formula")
    question = next(iter(flatten(hostile, "all").questions))
    [cell] = find(
        there,
        f"//table:table[@table:name='Vragen']//table:table-row[table:table-cell[1]/text:p='{question.full_id}']/table:table-cell[3]",
    )
    assert cell.get(f"{{{SPACES['office']}}}value-type") == "string"
    shown = "\n".join(_text(paragraph) for paragraph in find(cell, "text:p"))
    assert shown == plain(text)


def _text(paragraph) -> str:
    """Return the characters of a paragraph, spaces and tabs that are elements among them."""
    made = paragraph.text or ""
    for child in paragraph:
        kind = etree.QName(child).localname
        count = int(child.get(f"{{{SPACES['text']}}}c") or 1)
        made += {"s": " " * count, "tab": "\t", "line-break": "\n"}.get(kind, "".join(child.itertext()))
        made += child.tail or ""
    return made


def test_the_chart_is_an_object_that_points_at_its_numbers(klein):
    data = exported(klein, "all")
    [frame] = find(content(data), "//draw:frame")
    assert find(frame, "svg:desc/text()")
    chart = content(data, "Object 1/content.xml")
    assert len(find(chart, "//chart:series")) == 5
    hatchings = set(find(content(data, "Object 1/styles.xml"), "//draw:hatch/@draw:name"))
    assert set(find(chart, "//@draw:fill-hatch-name")) == hatchings
    assert all(one.startswith("Profiel.") for one in find(chart, "//@chart:values-cell-range-address"))


def test_the_answers_keep_their_headings_in_sight_and_on_paper(klein):
    data = exported(klein, "all")
    heads = find(content(data), "//table:table[@table:name='Vragen']/table:table-header-rows/table:table-row")
    assert len(heads) == 2
    view = content(data, "settings.xml")
    [rows] = find(
        view,
        "//config:config-item-map-entry[@config:name='Vragen']"
        "/config:config-item[@config:name='VerticalSplitPosition']/text()",
    )
    assert rows == "4"
