# SPDX-License-Identifier: EUPL-1.2
"""``kennisbank import``: what it says, what it writes, and when it writes nothing."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import intake_files
from kennisbank import cli
from kennisbank.catalogue import load
from kennisbank.export import FORMATS
from kennisbank.form import flatten
from kennisbank.intake import limits

ROOT = Path(__file__).parents[2]
KLEIN = ROOT / "tests/examples/valid/klein"
PLAN = "sleutels-beheren.sleutelplan"
SCHEMA = Draft202012Validator(json.loads((ROOT / "schemas/antwoorden.schema.json").read_text("utf-8")))


def _import(*arguments: str | Path) -> int:
    return cli.main(["import", *map(str, arguments), "--catalogue", str(KLEIN)])


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Return a task list, a workbook and a picture."""
    catalogue = load(KLEIN)
    text = FORMATS["markdown"].render(catalogue, flatten(catalogue, "sleutels-beheren")).decode()
    contents = {
        "lijst.md": text.replace("- [ ] Deels", "- [x] Deels", 1).encode(),
        "map.xlsx": intake_files.xlsx(intake_files.FILLED),
        "vragen.xlsx": intake_files.xlsx(
            intake_files.typed(("Wat kost dat?", "Ja", ""), ("Is er een sleutelplan?", "Ja", ""))
        ),
        "foto.png": b"\x89PNG\r\n",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return {name: tmp_path / name for name in contents} | {"out": tmp_path / "antwoorden.json"}


def _written(files: dict[str, Path]) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(files["out"].read_text("utf-8"))
    SCHEMA.validate(value)
    return value


def test_a_file_becomes_answers(files: dict[str, Path], capsys: Any) -> None:
    assert _import(files["map.xlsx"], "--out", files["out"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{files['map.xlsx']}: een werkmap (XLSX), 1 antwoord.",
        f"Geschreven: {files['out']} (1 antwoord)",
    ]
    assert err == ""
    written = _written(files)
    assert (written["answers"], written["unmapped"]) == ({PLAN: {"option": "ja"}}, [])
    assert cli.main(["score", str(files["out"]), "--catalogue", str(KLEIN)]) == 0


def test_what_does_not_map_is_told_with_the_rest_written(files: dict[str, Path], capsys: Any) -> None:
    assert _import(files["vragen.xlsx"], "--out", files["out"]) == 1
    out = capsys.readouterr().out
    assert "een werkmap (XLSX), 1 antwoord; 1 niet geplaatst." in out
    assert 'KB830 de vraag "Wat kost dat?" ken ik niet' in out
    assert "(1 antwoord; 1 niet geplaatst, die staan bij unmapped)" in out
    assert _written(files)["unmapped"][0]["key"] == "Wat kost dat?"


def test_files_that_disagree_are_told_and_the_first_counts(files: dict[str, Path], capsys: Any) -> None:
    assert _import(files["lijst.md"], files["map.xlsx"], "--out", files["out"]) == 1
    out = capsys.readouterr().out
    assert "Deze bestanden zijn het niet eens:" in out
    assert "KB833" in out
    assert _written(files)["answers"][PLAN]["option"] == "deels"


def test_nothing_is_written_where_nothing_was_found(files: dict[str, Path], capsys: Any) -> None:
    files["out"].write_text("oud", "utf-8")
    assert _import(files["foto.png"], "bestaat-niet.xlsx", "--out", files["out"]) == 1
    out = capsys.readouterr().out
    assert "foto.png: niet gelezen." in out
    assert "KB006 dit bestand is niet te lezen: het bestaat niet" in out
    assert out.endswith("Niets geschreven: er is geen antwoord gevonden.\n")
    assert files["out"].read_text("utf-8") == "oud"


def test_what_only_does_not_map_is_told_but_not_written(files: dict[str, Path], capsys: Any) -> None:
    files["foto.png"].write_bytes(b"- [x] Melk\n")
    assert _import(files["foto.png"], "--out", files["out"]) == 1
    assert "KB842" in capsys.readouterr().out
    assert not files["out"].exists()


def test_one_unreadable_file_does_not_stop_the_others(files: dict[str, Path]) -> None:
    assert _import(files["foto.png"], files["map.xlsx"], "--out", files["out"]) == 1
    assert _written(files)["answers"] == {PLAN: {"option": "ja"}}


def test_the_answers_may_be_added_to_themselves(files: dict[str, Path]) -> None:
    assert _import(files["map.xlsx"], "--out", files["out"]) == 0
    before = files["out"].read_bytes()
    assert _import(files["out"], files["map.xlsx"], "--out", files["out"]) == 0
    assert files["out"].read_bytes() == before


def test_the_report_as_json(files: dict[str, Path], capsys: Any) -> None:
    assert _import(files["vragen.xlsx"], files["map.xlsx"], "--out", files["out"], "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report.keys() == {"files", "answers", "unmapped", "diagnostics", "out"}
    assert [(item["kind"], item["answers"], item["unmapped"]) for item in report["files"]] == [
        ("een werkmap (XLSX)", 1, 1),
        ("een werkmap (XLSX)", 1, 0),
    ]
    assert report["files"][0]["diagnostics"][0]["code"] == "KB830"
    assert (report["answers"], report["unmapped"], report["out"]) == (1, 1, str(files["out"]))


def test_answers_to_stdout_and_a_file_from_stdin(
    files: dict[str, Path], capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(files["map.xlsx"].read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert _import("-", "--out", "-") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["answers"] == {PLAN: {"option": "ja"}}
    assert err.startswith("stdin: een werkmap (XLSX), 1 antwoord.")


def test_a_link_stands_for_a_file(files: dict[str, Path], capsys: Any) -> None:
    link = "https://x.example/les.html#a=0.eyJhbnN3ZXJzIjp7InNsZXV0ZWxzLWJlaGVyZW4uc2xldXRlbHBsYW4iOnsib3B0aW9uIjoiamEifX19"
    assert _import(link, "--out", files["out"]) == 0
    assert "deellink: een link met antwoorden, 1 antwoord." in capsys.readouterr().out
    assert _written(files)["answers"] == {PLAN: {"option": "ja"}}


def test_a_place_that_cannot_be_written(files: dict[str, Path], capsys: Any) -> None:
    assert _import(files["map.xlsx"], "--out", files["out"].parent) == 1
    out, err = capsys.readouterr()
    assert "Geschreven" not in out
    assert err == f"Kan {files['out'].parent} niet schrijven: het is een map.\n"


def test_many_diagnostics_are_cut_short(files: dict[str, Path], tmp_path: Path, capsys: Any) -> None:
    rows = [(f"Vraag {number} is er niet", "Ja", "") for number in range(130)]
    (tmp_path / "veel.xlsx").write_bytes(intake_files.xlsx(intake_files.typed(*rows)))
    assert _import(tmp_path / "veel.xlsx", "--out", files["out"]) == 1
    out = capsys.readouterr().out
    assert out.count("KB830") == 100
    assert "En nog 30 meldingen. Met --format json zie je ze alle." in out


def test_wrong_use(files: dict[str, Path], capsys: Any) -> None:
    with pytest.raises(SystemExit, match="2"):
        _import(files["map.xlsx"])
    assert "dit ontbreekt nog: --out" in capsys.readouterr().err
    assert _import(*["x"] * (limits.FILES + 1), "--out", files["out"]) == 2
    assert cli.main(["import", "x", "--out", "y", "--catalogue", str(ROOT / "nergens")]) == 1


def test_score_takes_a_filled_in_form_too(files: dict[str, Path], capsys: Any) -> None:
    arguments = ["--catalogue", str(KLEIN), "--format", "json"]
    assert cli.main(["score", str(files["map.xlsx"]), *arguments]) == 0
    assert json.loads(capsys.readouterr().out)["total"]["counts"]["answered"] == 1
    assert cli.main(["score", str(files["vragen.xlsx"]), *arguments]) == 1
    assert "KB830" in capsys.readouterr().err
