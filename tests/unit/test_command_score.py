# SPDX-License-Identifier: EUPL-1.2
"""``kennisbank score``: the table, the JSON, and every way in which it can be called wrongly."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console

from kennisbank import cli, scoring
from kennisbank.catalogue import load
from kennisbank.reports import layout, summary, terminal

ROOT = Path(__file__).parents[2]
KLEIN = ROOT / "tests/examples/valid/klein"
ANSWERS = {
    "sleutels-beheren.sleutelplan": {"option": "deels"},
    "sleutels-beheren.sleutels-geteld": {"option": "soms"},
    "sleutels-beheren.reservesleutel": {"option": "nvt", "reason": "er is maar één deur"},
    "bezoek-ontvangen.bezoek-meldt-zich": {"option": "nooit"},
    "bezoek-ontvangen.bladen-weg": {"option": "ja"},
    "ontruiming-oefenen.geoefend": {"option": "onbekend"},
}


def _response(**changes: Any) -> dict[str, Any]:
    return {"catalogue": {"id": "klein-kantoor", "version": "1.0.0"}, "answers": ANSWERS, **changes}


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "antwoorden.json"
    path.write_text(json.dumps(_response()), encoding="utf-8")
    return path


def _score(*arguments: str | Path) -> int:
    return cli.main(["score", *map(str, arguments), "--catalogue", str(KLEIN)])


def test_the_table_shows_the_profile_first_and_the_total_last(answers: Path, capsys: Any) -> None:
    assert _score(answers) == 0
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    table = lines[lines.index("") + 3 : lines.index(summary.NOTE) - 1]
    assert [line.strip().split("  ")[0] for line in table] == [
        "Toegang tot het kantoor",
        "Beheer de sleutels",
        "Ontvang bezoek",
        "Veilig bij brand",
        "Oefen de ontruiming",
        "Totaal",
    ]


def test_answers_that_do_not_count_are_named(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "a.json"
    waiting = {"sleutels-beheren.sleutels-geteld": {"option": "altijd"}}
    path.write_text(
        json.dumps(_response(answers=ANSWERS | waiting | {"sleutels-beheren.sleutelplan": {}})), "utf-8"
    )
    assert _score(path) == 0
    out = capsys.readouterr().out
    section = out[out.index("Deze antwoorden tellen niet mee") : out.index("Hoe stevig is dit?")].splitlines()
    assert section[2:-1] == [
        "- Tel je de sleutels elk half jaar?",
        "  Beheer de sleutels: telt nog niet, het hangt af van ‘Is er een sleutelplan?’",
        "- Gooi je oude bladen na een maand weg?",
        "  Ontvang bezoek: deze vraag geldt niet voor jullie",
    ]


@pytest.mark.parametrize("scope", ["all", "quickscan", "toegang", "sleutels-beheren"])
def test_json_follows_the_schema(answers: Path, capsys: Any, scope: str) -> None:
    assert _score(answers, "--scope", scope, "--format", "json") == 0
    result = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "schemas/resultaat.schema.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(result)] == []
    assert {"doen", "uitzoeken", "robustness"} <= result.keys()


def test_the_text_of_a_lesson(answers: Path, capsys: Any) -> None:
    assert _score(answers, "--scope", "sleutels-beheren") == 0
    assert capsys.readouterr().out == EXPECTED


def test_answers_come_from_standard_input_too(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    stream = io.TextIOWrapper(io.BytesIO(json.dumps(_response()).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert _score("-", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["scope"] == "all"


def test_a_filled_in_file_of_export_json_is_taken(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "formulier.json"
    path.write_text(json.dumps({"form": {}, "response": _response()}), encoding="utf-8")
    assert _score(path, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["lessons"]["sleutels-beheren"]["counts"]["answered"] == 2


def _refused(capsys: Any, code: int, expected: int = 1) -> str:
    out, err = capsys.readouterr()
    assert code == expected
    assert out == ""
    assert "Traceback" not in err
    return str(err)


def test_a_question_that_does_not_exist_is_refused_with_the_nearest(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps(_response(answers={"sleutels-beheren.sleutelplam": {"option": "ja"}})), "utf-8"
    )
    err = _refused(capsys, _score(path))
    assert 'bedoelde je "sleutels-beheren.sleutelplan"?' in err


def test_an_option_that_does_not_exist_is_refused_with_the_nearest(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps(_response(answers={"sleutels-beheren.sleutelplan": {"option": "jaa"}})), "utf-8"
    )
    assert 'bedoelde je "ja"?' in _refused(capsys, _score(path))


def test_an_unknown_scope_names_the_nearest_and_all(answers: Path, capsys: Any) -> None:
    err = _refused(capsys, _score(answers, "--scope", "toegan"), 2)
    assert err.splitlines()[:2] == ["Onbekend onderdeel: toegan.", "Bedoelde je toegang?"]
    assert "sleutels-beheren" in err


def test_answers_to_another_catalogue_are_refused(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(_response(catalogue={"id": "anders", "version": "1.0.0"})), "utf-8")
    assert "KB801" in _refused(capsys, _score(path))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "1",
        '{"answers": []}',
        '{"answers": {"a": 1}}',
        "\ufeff{}",
        '{"a": NaN}',
        "\x00",
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, capsys: Any, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert "KB" in _refused(capsys, _score(path))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert "KB103" in _refused(capsys, _score(path))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, capsys: Any) -> None:
    assert "het bestaat niet" in _refused(capsys, _score(tmp_path / "weg.json"))
    assert "het is een map" in _refused(capsys, _score(tmp_path))


def test_a_catalogue_that_cannot_be_loaded_is_refused(answers: Path, tmp_path: Path, capsys: Any) -> None:
    code = cli.main(["score", str(answers), "--catalogue", str(tmp_path / "weg")])
    assert "KB001" in _refused(capsys, code)


def test_a_retired_question_is_a_hint_and_the_rest_is_scored(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps(_response(answers={"sleutels-beheren.kast-op-slot": {"option": "ja"}} | ANSWERS)), "utf-8"
    )
    assert _score(path, "--format", "json") == 0
    out, err = capsys.readouterr()
    assert "KB808" in err
    assert json.loads(out)["lessons"]["sleutels-beheren"]["counts"]["questions"] == 3


def _summary(scope: str) -> summary.Summary:
    import kennisbank as kb

    catalogue = load(KLEIN)
    states = scoring.states(kb.scoring_content(catalogue), _response(), scope)
    return summary.summarise(catalogue, _response(), kb.score(catalogue, _response(), scope), states)


def test_a_terminal_shows_the_same_words() -> None:
    shown = _summary("all")
    console = Console(width=200, record=True, file=io.StringIO())
    terminal.show(shown, console)
    text = console.export_text()
    for word in (
        shown.title,
        shown.origin,
        summary.NOTE,
        *(cell for row in shown.rows for cell in row.cells),
    ):
        assert word in text
    for section in shown.sections:
        for item in section.items:
            assert item.text in text


def test_content_is_never_markup_on_a_terminal() -> None:
    hostile = "[red]rood[/red] [link=http://x]hier[/link]"
    shown = summary.Summary(
        hostile,
        hostile,
        (summary.Row((hostile,) * 7, 0),),
        (summary.Section(hostile, (summary.Item(hostile),)),),
    )
    console = Console(width=400, record=True, file=io.StringIO())
    terminal.show(shown, console)
    assert console.export_text().count("[red]rood[/red]") == 11


def test_a_long_title_keeps_the_columns_under_each_other() -> None:
    row = summary.Row(("Een titel van meer dan veertig tekens, dus afgekapt", *("1%",) * 6), 1)
    lines = layout.plain(summary.Summary("t", "o", (row,), ())).splitlines()
    assert lines[6].startswith("  Een titel van meer dan veertig tekens… ")
    assert lines[6].index("1%") + 2 == lines[4].index("Score") + len("Score")


@pytest.mark.parametrize(
    ("ppm", "text"),
    [(0, "minder dan 1 procentpunt"), (4_999, "minder dan 1 procentpunt"), (5_000, "1 procentpunt")],
)
def test_a_small_gain_is_less_than_one(ppm: int, text: str) -> None:
    assert summary.points_text(ppm) == text


EXPECTED = """\
Uitslag van de les ‘Beheer de sleutels’
=======================================
Kennisbank Klein kantoor, versie 1.0.0

Onderdeel           Score  Laagst  Hoogst  Bekend  Beantwoord  Niveau
------------------  -----  ------  ------  ------  ----------  -----------------
Beheer de sleutels    43%     43%     43%    100%     2 van 2  2 in ontwikkeling

Laagst en hoogst: als alles wat je nog niet weet, tegenvalt of meevalt.

Deze basismaatregelen begrenzen het niveau
------------------------------------------
- Is er een sleutelplan?
  Beheer de sleutels: hoogstens niveau 2

Doen
----
- Is er een sleutelplan?
  Beheer de sleutels, Beheerder: levert 30 procentpunt op
  Eerste stap: Maak af wat nog ontbreekt.
- Tel je de sleutels elk half jaar?
  Beheer de sleutels, Beheerder: levert 27 procentpunt op
  Eerste stap: Zet het in de agenda.
"""
