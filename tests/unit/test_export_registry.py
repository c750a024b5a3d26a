# SPDX-License-Identifier: EUPL-1.2
"""What holds for every format, and the command that writes them."""

from __future__ import annotations

import argparse
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.commands import export as command
from kennisbank.export import FORMATS
from kennisbank.form import flatten

ROOT = Path(__file__).parents[2]
KLEIN = ROOT / "tests/examples/valid/klein"
SCOPES = ["sleutels-beheren", "toegang", "quickscan", "all"]


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(KLEIN)


def is_text(row) -> bool:
    """Whether people read the file as it is; a table and a calendar have line ends of their own."""
    return row.media_type.startswith(("text/", "application/json")) and row.suffix not in ("csv", "ics")


TEXT_FORMATS = {name: row for name, row in FORMATS.items() if is_text(row)}


def shown(data: bytes) -> str:
    """Return what stands in a file: all parts of a ZIP, long lines of a calendar whole again."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return "\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())
    return data.decode("utf-8", "replace").replace("\r\n ", "")


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args([*arguments, "--catalogue", str(KLEIN)]))


def test_names_and_suffixes_are_unique_and_fit_a_command_line():
    assert all(name == row.name and re.fullmatch("[a-z][a-z-]*", name) for name, row in FORMATS.items())
    assert len({row.suffix for row in FORMATS.values()}) == len(FORMATS)
    assert not any(row.suffix.startswith(".") for row in FORMATS.values())


@pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("scope", SCOPES)
def test_the_same_form_gives_the_same_bytes(klein, row, scope):
    assert row.render(klein, flatten(klein, scope)) == row.render(
        catalogues.load(KLEIN), flatten(klein, scope)
    )


@pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS)
def test_another_process_with_another_hash_seed_gives_the_same_bytes(klein, row):
    code = (
        "import sys; from kennisbank import catalogue; from kennisbank.export import FORMATS;"
        "from kennisbank.form import flatten; c = catalogue.load(sys.argv[1]);"
        "sys.stdout.buffer.write(FORMATS[sys.argv[2]].render(c, flatten(c, 'all')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(KLEIN), row.name],
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
    )
    assert done.stdout == row.render(klein, flatten(klein, "all"))


@pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("scope", SCOPES)
def test_every_file_carries_id_version_and_digest(klein, row, scope):
    form = flatten(klein, scope)
    if row.suffix == "pdf":
        pytest.skip("a PDF is packed; its own test asks for the stamp")
    text = shown(row.render(klein, form))
    assert all(part in text for part in (form.id, form.version, form.digest, form.scoring_digest))


@pytest.mark.parametrize("row", TEXT_FORMATS.values(), ids=TEXT_FORMATS)
def test_every_text_file_is_utf_8_with_line_feeds_and_one_at_the_end(klein, row):
    data = row.render(klein, flatten(klein, "all"))
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


@pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_format_takes_any_text(klein, row, text):
    hostile = with_text(klein, text)
    data = row.render(hostile, flatten(hostile, "all"))
    assert data.decode() if is_text(row) else data


@pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS)
def test_what_a_format_loses_is_said_in_sentences(klein, row):
    for loss in row.losses(flatten(klein, "all")):
        assert loss[0].isupper()
        assert loss.endswith(".")


@pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("scope", SCOPES)
def test_the_command_writes_the_file_and_reports_what_is_lost(klein, row, scope, tmp_path, capsys):
    assert run(row.name, scope, "--out", str(tmp_path / "uit")) == 0
    path = tmp_path / "uit" / f"{scope}.{row.suffix}"
    assert path.read_bytes() == row.render(klein, flatten(klein, scope))
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    shown = capsys.readouterr().out
    assert shown.startswith(f"Geschreven: {path} (")
    assert all(f"  - {loss}" in shown for loss in row.losses(flatten(klein, scope)))


def test_an_unknown_format_names_the_nearest_and_all_others(tmp_path, capsys):
    assert run("htm", "all", "--out", str(tmp_path)) == 2
    choices = ", ".join([*FORMATS, "all"])
    assert capsys.readouterr().err == (f"Onbekend formaat: htm.\nBedoelde je html?\nKies uit: {choices}.\n")
    assert not list(tmp_path.iterdir())


def test_an_unknown_lesson_names_the_nearest_and_all_others(tmp_path, capsys):
    assert run("json", "sleutel-beheren", "--out", str(tmp_path)) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(
        "Onbekend onderdeel: sleutel-beheren.\nBedoelde je sleutels-beheren?\nKies uit: sleutels-b"
    )
    assert shown.endswith("brandveiligheid, quickscan, all.\n")


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path, capsys):
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    assert run("json", "all", "--out", str(tmp_path / "bestand")) == 1
    assert "een deel van dat pad is een bestand" in capsys.readouterr().err
    (tmp_path / "all.json").mkdir()
    assert run("json", "all", "--out", str(tmp_path)) == 1
    assert "daar staat een map met die naam" in capsys.readouterr().err


def test_a_missing_package_is_a_sentence_and_nothing_is_written(tmp_path, capsys, monkeypatch):
    from kennisbank.export import html

    html.environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert run("html", "all", "--out", str(tmp_path)) == 1
    assert "pip install" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_other_formats_need_no_package(tmp_path, monkeypatch):
    from kennisbank.export import html

    html.environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert [run(name, "all", "--out", str(tmp_path)) for name in ("json", "markdown", "python")] == [0, 0, 0]


def test_bad_checklists_are_reported_and_nothing_is_written(tmp_path, capsys):
    (tmp_path / "leeg").mkdir()
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    arguments = ["json", "all", "--out", str(tmp_path / "uit"), "--catalogue", str(tmp_path / "leeg")]
    assert command.run(parser.parse_args(arguments)) == 1
    assert "KB" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_all_formats_are_written_at_once(tmp_path, capsys):
    assert run("all", "sleutels-beheren", "--out", str(tmp_path)) == 0
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {f"sleutels-beheren.{row.suffix}" for row in FORMATS.values()}
    assert capsys.readouterr().out.count("Geschreven: ") == len(FORMATS)


def test_a_missing_package_stops_its_own_format_only(tmp_path, capsys, monkeypatch):
    from kennisbank.export import html

    html.environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert run("all", "sleutels-beheren", "--out", str(tmp_path)) == 1
    assert "pip install" in capsys.readouterr().err
    written = {path.name for path in tmp_path.iterdir()}
    assert "sleutels-beheren.html" not in written
    assert "sleutels-beheren.md" in written


def test_every_format_says_for_whom_it_is_and_what_people_use_it_for():
    for row in FORMATS.values():
        assert row.short, row.name
        assert row.use[:1].isupper(), row.name
        assert not row.use.endswith("."), row.name
        assert len(row.use) <= 90, row.name
