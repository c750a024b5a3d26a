# SPDX-License-Identifier: EUPL-1.2
"""The command line: Dutch, never a traceback, three exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kennisbank import __version__
from kennisbank.cli import COMMANDS, main, translate

KLEIN = Path(__file__).parents[1] / "examples" / "valid" / "klein"
ENGLISH = (
    "usage",
    "error:",
    "optional",
    "positional",
    "show this",
    "invalid",
    "required",
    "expected",
    "choose",
)


def run(*arguments: str, **options):
    return subprocess.run(
        [sys.executable, "-m", "kennisbank", *arguments],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_a_good_folder_gives_one_line_and_code_0(capsys):
    assert main(["check", str(KLEIN)]) == 0
    assert capsys.readouterr().out == "In orde: 12 bestanden, 0 hints.\n"


def test_a_folder_that_is_not_there_gives_a_diagnostic_and_code_1(capsys):
    assert main(["check", "nergens"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "nergens:1:1: KB001 deze map bestaat niet",
        "  herstel: geef de map met kennisbank.json op",
        "1 fout en 0 hints in 0 bestanden.",
    ]


def test_tools_get_json(capsys):
    assert main(["check", "nergens", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["errors"], report["hints"], report["files"]) == (1, 0, 0)
    assert report["diagnostics"][0]["code"] == "KB001"


def test_hints_do_not_fail(capsys):
    assert main(["check", str(KLEIN), "--on", "2029-01-01"]) == 0
    assert "KB705 hint:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "dit ontbreekt nog: OPDRACHT"),
        (["chek"], "OPDRACHT: 'chek' kan niet. Kies uit 'check'"),
        (["check", "a", "b"], "dit ken ik niet: b"),
        (["check", "--nee"], "dit ken ik niet: --nee"),
        (["check", "--format"], "--format: hier hoort een waarde achter"),
        (["check", "--format", "xml"], "--format: 'xml' kan niet. Kies uit"),
        (["check", "--on", "2026-02-30"], '--on: "2026-02-30" is geen dag'),
        (["--version=3"], "--version: hier hoort geen waarde achter"),
    ],
)
def test_what_is_typed_wrongly_is_told_in_dutch_with_code_2(arguments, words, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert words in told
    assert not any(word in told.lower() for word in ENGLISH)


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"]])
def test_help_is_dutch(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    told = capsys.readouterr().out
    assert stopped.value.code == 0
    assert told.startswith("gebruik: kennisbank")
    assert not any(word in told.lower() for word in ENGLISH)


@pytest.mark.parametrize("name", [name for name, _, _ in COMMANDS])
def test_each_command_has_help(name, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])
    assert stopped.value.code == 0
    assert f"gebruik: kennisbank {name}" in capsys.readouterr().out


def test_words_that_we_do_not_know_are_passed_on():
    assert translate("something new in argparse") == "something new in argparse"


def test_the_package_runs_as_a_module_and_tells_its_version():
    assert run("--version").stdout.strip() == __version__


def test_a_reader_that_stops_early_is_no_traceback():
    command = f"{sys.executable} -m kennisbank check {KLEIN} --on 2039-01-01 | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_terminal_without_unicode_is_no_traceback():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = run("check", str(KLEIN) + "é", env=environment)
    assert (done.returncode, done.stderr) == (1, "")


def test_the_current_folder_is_checked_if_it_has_checklists(tmp_path):
    (tmp_path / "checklists").symlink_to(KLEIN, target_is_directory=True)
    done = run("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "In orde: 12 bestanden, 0 hints.\n")
