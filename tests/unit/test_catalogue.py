# SPDX-License-Identifier: EUPL-1.2
"""From a folder to a catalogue, and from a catalogue to what scoring needs."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kennisbank.catalogue import (
    CatalogueError,
    data_root,
    default_folder,
    digest,
    examine,
    load,
    read,
    scoring_content,
)
from kennisbank.diagnostics import render

KLEIN = Path(__file__).parents[1] / "examples" / "valid" / "klein"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(KLEIN, tmp_path / "checklists")
    return tmp_path / "checklists"


def edit(path, change):
    value = json.loads(path.read_text(encoding="utf-8"))
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")


def codes(path):
    return [item.code for item in examine(path).diagnostics]


def test_a_catalogue_is_in_document_order():
    catalogue = load(KLEIN)
    assert list(catalogue.domains) == ["toegang", "brandveiligheid"]
    assert list(catalogue.lessons) == ["sleutels-beheren", "bezoek-ontvangen", "ontruiming-oefenen"]
    assert list(catalogue.laws) == ["arbowet", "avg", "kantoorverordening", "kantoornorm"]
    assert catalogue.scales["ja-deels-nee"].best.id == "ja"
    assert catalogue.lessons["sleutels-beheren"].updated == "2026-11-23"


def test_a_folder_above_the_checklists_will_do(folder):
    assert load(folder.parent) == load(folder) == load(str(folder))


def test_the_packaged_catalogue_loads():
    assert len(load().lessons) == 24


def test_registers_that_are_not_needed_may_be_absent(folder):
    for name in ("instrumenten", "situaties"):
        (folder / f"{name}.json").unlink()
    catalogue = load(folder)
    assert not catalogue.instruments
    assert not catalogue.situations


def test_a_folder_with_a_mistake_does_not_load_and_says_why(folder):
    edit(folder / "rollen.json", lambda value: value["roles"][0].pop("title"))
    reading = read(folder)
    assert reading.catalogue is None
    assert [item.code for item in reading.diagnostics] == ["KB205"]
    with pytest.raises(CatalogueError, match=r"rollen.json:4:5: KB205|rollen.json:1:\d+: KB205") as caught:
        load(folder)
    assert caught.value.diagnostics == reading.diagnostics


def test_a_hint_does_not_stop_loading(folder):
    (folder / "notitie.txt").write_text("")
    assert codes(folder) == ["KB016"]
    assert load(folder).settings.id == "klein-kantoor"


def test_age_is_measured_from_a_date_that_is_given_or_stands_in_the_catalogue(folder):
    assert codes(folder) == []
    later = {item.code for item in examine(folder, on="2029-01-01").diagnostics}
    assert later == {"KB705"}


@pytest.mark.parametrize(
    "name", ["rollen.json", "bronnen.json", "toegang/sleutels-beheren.json", "toegang/domein.json"]
)
def test_a_file_that_cannot_be_read_gives_one_message_and_no_avalanche(folder, name):
    (folder / name).write_text("{")
    assert [code for code in codes(folder) if code != "KB120"] == []


def test_all_problems_of_all_files_come_in_one_run_sorted(folder):
    edit(folder / "kennisbank.json", lambda value: value.update(language="en"))
    edit(folder / "toegang/bezoek-ontvangen.json", lambda value: value["related"].append("weg"))
    (folder / "situaties.json").write_text("")
    found = examine(folder).diagnostics
    assert [item.code for item in found] == ["KB216", "KB101", "KB307"]
    assert [item.file for item in found] == sorted(item.file for item in found)


def test_a_mistake_in_shape_does_not_hide_a_mistake_in_references(folder):
    def break_two(value):
        value["checklist"]["questions"][0]["weight"] = "zwaar"
        value["checklist"]["questions"][0]["role"] = "bheerder"

    edit(folder / "toegang/sleutels-beheren.json", break_two)
    assert codes(folder) == ["KB201", "KB305"]


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [[]], {"questions": {"a": 1}}, [{"id": []}]])
@pytest.mark.parametrize("key", ["checklist", "history", "sources", "id", "related", "steps", "$schema"])
def test_no_odd_value_raises(folder, key, value):
    edit(folder / "toegang/sleutels-beheren.json", lambda lesson: lesson.update({key: value}))
    examine(folder)


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [[]], [{"id": []}], [{"id": {}, "options": [1]}]])
@pytest.mark.parametrize("key", ["domains", "scales", "levels", "default_scale", "checked_until"])
def test_no_odd_setting_raises(folder, key, value):
    edit(folder / "kennisbank.json", lambda settings: settings.update({key: value}))
    assert "KB" in "".join(codes(folder))


@pytest.mark.parametrize("text", ["[]", "1", "null", '"x"', "{}"])
@pytest.mark.parametrize(
    "name", ["kennisbank", "wetten", "begrippen", "toegang/domein", "toegang/sleutels-beheren"]
)
def test_no_odd_file_raises(folder, name, text):
    (folder / f"{name}.json").write_text(text)
    assert codes(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_told_and_never_waited_for(folder):
    os.mkfifo(folder / "toegang" / "wachten.json")
    assert codes(folder) == ["KB006"]


def test_a_file_that_may_not_be_read_is_told(folder, monkeypatch):
    original = Path.read_bytes

    def refuse(path):
        if path.name == "rollen.json":
            raise PermissionError(13, "Permission denied")
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = examine(folder).diagnostics
    assert [(item.code, item.facts["reason"]) for item in found] == [("KB006", "je mag het niet lezen")]


def test_a_folder_whose_name_is_no_name_is_told():
    assert codes("a\0b") == ["KB006"]


def test_releases_and_hidden_files_are_passed_over(folder):
    (folder / "releases").mkdir()
    (folder / "releases" / "1.0.0.json").write_text("{}")
    (folder / ".DS_Store").write_text("x")
    assert codes(folder) == []


def test_without_a_folder_the_current_one_counts_if_it_has_checklists(folder, tmp_path):
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    assert default_folder(folder.parent) == folder
    assert default_folder(folder) == folder
    assert default_folder(leeg) == data_root() / "checklists"
    with chdir(folder.parent):
        assert default_folder() == Path("checklists")


def test_scoring_content_holds_what_scoring_needs_and_nothing_else():
    content = scoring_content(load(KLEIN))
    assert list(content) == ["id", "version", "digest", "levels", "scales", "domains"]
    assert content["scales"]["ja-deels-nee"]["options"][1:4] == [
        {"id": "deels", "points": 50, "cap": 2},
        {"id": "nee", "points": 0, "cap": 1},
        {"id": "nvt", "role": "not-applicable"},
    ]
    lesson = content["domains"][0]["lessons"][0]
    assert (lesson["id"], lesson["version"], lesson["weight"]) == ("sleutels-beheren", 2, 2)
    assert [question["id"] for question in lesson["questions"]] == [
        "sleutelplan",
        "sleutels-geteld",
        "reservesleutel",
    ]
    assert lesson["questions"][0]["not_applicable_allowed"] is False
    assert lesson["questions"][1] == {
        "id": "sleutels-geteld",
        "version": 1,
        "scale": "nooit-soms-meestal-altijd",
        "weight": 2,
        "must_have": False,
        "not_applicable_allowed": True,
        "quickscan": True,
        "effort": 2,
        "requires": ["sleutels-beheren.sleutelplan"],
        "applies_if": {"question": "sleutelplan", "options": ["ja", "deels"]},
    }


def test_the_digest_changes_with_the_score_and_not_with_the_words(folder):
    before = digest(load(folder))
    assert before == scoring_content(load(folder))["digest"]
    lesson = folder / "toegang/sleutels-beheren.json"
    edit(lesson, lambda value: value.update(title="Iets anders"))
    assert digest(load(folder)) == before
    edit(lesson, lambda value: value["checklist"]["questions"][3].update(effort=1))
    assert digest(load(folder)) != before


def test_the_digest_is_the_sha256_of_canonical_json():
    import hashlib

    content = scoring_content(load(KLEIN))
    told = content.pop("digest")
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert told == "sha256:" + hashlib.sha256(text.encode()).hexdigest()


ODD = st.sampled_from(
    [None, True, -1, 0.5, "", "x", "all", "con", "2026-02-30", [], ["x", "x"], {}, {"id": "x"}, [{}]]
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_an_editor_breaks_there_is_a_message_and_no_traceback(data):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "checklists"
        shutil.copytree(KLEIN, folder)
        path = folder / data.draw(
            st.sampled_from(sorted(p.relative_to(KLEIN).as_posix() for p in KLEIN.rglob("*.json")))
        )
        value = json.loads(path.read_text(encoding="utf-8"))
        container, key = data.draw(st.sampled_from(places(value)))
        container[key] = data.draw(ODD)
        path.write_text(json.dumps(value), encoding="utf-8")
        reading = read(folder)
        text = "\n".join(render(item) for item in reading.diagnostics)
        assert (reading.catalogue is None) == any(item.kind == "error" for item in reading.diagnostics), text
        if reading.catalogue is not None:
            scoring_content(reading.catalogue)


def places(value):
    """Every object and list with each of its keys or indexes."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]
