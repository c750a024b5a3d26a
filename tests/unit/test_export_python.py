# SPDX-License-Identifier: EUPL-1.2
"""The exported scorer, run alone: no packages, no site, no environment, another folder."""

from __future__ import annotations

import ast
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank import scoring
from kennisbank.export import python
from kennisbank.form import flatten

ROOT = Path(__file__).parents[2]
SCOPES = ["sleutels-beheren", "toegang", "quickscan", "all"]


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


@pytest.fixture(scope="module")
def folder(klein, tmp_path_factory):
    """Every scope's scorer, in a folder where nothing else stands."""
    made = tmp_path_factory.mktemp("leeg")
    for scope in SCOPES:
        (made / f"{scope}.py").write_bytes(python.render(klein, flatten(klein, scope)))
    return made


def run(
    folder: Path, scope: str, *arguments: str, text: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-S", f"{scope}.py", *arguments],
        cwd=folder,
        env={},
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )


def response(klein, seed: int, lessons: set[str]) -> dict:
    """Answer at random, some questions not at all, some not-applicable without a reason."""
    chance = random.Random(seed)  # noqa: S311
    answers = {}
    for full_id, lesson, question in klein.questions():
        if lesson.id in lessons and chance.random() < 0.8:
            option = chance.choice(klein.scales[question.scale].options)
            answers[full_id] = {"option": option.id, "reason": chance.choice(["", "Hebben we niet."])}
    settings = klein.settings
    return {"catalogue": {"id": settings.id, "version": settings.version}, "answers": answers}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("scope", SCOPES)
def test_it_gives_the_result_of_the_package(klein, folder, scope, seed):
    given = response(klein, seed, {section.id for section in flatten(klein, scope).sections})
    done = run(folder, scope, text=json.dumps(given))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == scoring.score(catalogues.scoring_content(klein), given, scope)


def test_it_reads_a_file_and_the_file_of_export_json(klein, folder, tmp_path):
    given = response(klein, 1, {"sleutels-beheren"})
    expected = scoring.score(catalogues.scoring_content(klein), given, "sleutels-beheren")
    for name, data in (("a.json", given), ("b.json", {"form": {}, "response": given})):
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")
        done = run(folder, "sleutels-beheren", str(tmp_path / name))
        assert json.loads(done.stdout) == expected


def test_another_scope_within_the_file_can_be_asked(klein, folder):
    given = response(klein, 2, set(klein.lessons))
    done = run(folder, "all", "--scope", "toegang", text=json.dumps(given))
    assert json.loads(done.stdout) == scoring.score(catalogues.scoring_content(klein), given, "toegang")


def test_answers_to_other_lessons_are_named_and_do_not_count(klein, folder):
    given = response(klein, 3, set(klein.lessons))
    done = run(folder, "sleutels-beheren", text=json.dumps(given))
    assert json.loads(done.stdout) == scoring.score(
        catalogues.scoring_content(klein), given, "sleutels-beheren"
    )
    assert "horen bij andere lessen" in done.stderr
    assert "  bezoek-ontvangen." in done.stderr


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", 2, "is geen goede JSON"),
        ("[]", 2, "heeft geen antwoorden"),
        ('{"answers": []}', 2, "heeft geen antwoorden"),
        ('{"answers": {"a.b": 1}}', 2, "heeft geen antwoorden"),
        ('{"answers": {}, "answers": {}}', 2, '"answers" staat er twee keer'),
        ("[" * 100_000, 2, "is geen goede JSON"),
        ('{"catalogue": {"id": "ander"}, "answers": {}}', 2, "horen bij ander, niet bij klein-kantoor"),
        (
            '{"answers": {"sleutels-beheren.sleutelplannen": {"option": "ja"}}}',
            1,
            "Onbekende vraag: sleutels-beheren.sleutelplannen. Bedoelde je sleutels-beheren.sleutelplan?",
        ),
        (
            '{"answers": {"sleutels-beheren.sleutelplan": {"option": "neen"}}}',
            1,
            "Vraag sleutels-beheren.sleutelplan heeft geen antwoord neen. Bedoelde je nee?",
        ),
    ],
)
def test_bad_answers_get_a_sentence_and_no_result(folder, text, code, message):
    done = run(folder, "sleutels-beheren", text=text)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bestaat-niet.json"], "Kan bestaat-niet.json niet lezen"),
        (["een", "twee"], "Geef één bestand"),
        (["--hulp"], "Geef één bestand"),
        (["--scope"], "Zet achter --scope"),
        (["--scope", "toegan", "-"], "Onbekend onderdeel: toegan. Bedoelde je toegang?"),
    ],
)
def test_bad_arguments_get_a_sentence(folder, arguments, message):
    done = run(folder, "all", *arguments, text='{"answers": {}}')
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_help_is_dutch_and_names_the_scope(folder):
    done = run(folder, "toegang", "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Gebruik: python toegang.py")
    assert "toegang" in done.stdout.splitlines()[-1]


def test_answers_given_to_other_content_are_scored_with_a_warning(klein, folder):
    given = response(klein, 1, {"sleutels-beheren"})
    given["catalogue"]["digest"] = "sha256:" + "0" * 64
    done = run(folder, "sleutels-beheren", text=json.dumps(given))
    assert done.returncode == 0
    assert "andere versie" in done.stderr


def test_it_holds_only_the_lessons_of_its_scope(klein):
    for scope, lessons in (("sleutels-beheren", ["sleutels-beheren"]), ("all", list(klein.lessons))):
        content = python.content_of(klein, flatten(klein, scope))
        assert [lesson["id"] for domain in content["domains"] for lesson in domain["lessons"]] == lessons


def test_it_is_the_text_of_the_scorer_with_data_behind_it(klein):
    text = python.render(klein, flatten(klein, "toegang")).decode()
    assert (ROOT / "src/kennisbank/scoring.py").read_text(encoding="utf-8").rstrip() in text
    assert text.splitlines()[1].startswith("# SPDX-License" + "-Identifier: EUPL-1.2")
    form = flatten(klein, "toegang")
    assert all(part in text for part in (form.version, form.digest, form.scoring_digest))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_stays_in_its_comment(klein, text):
    plain = ast.dump(ast.parse(python.render(klein, flatten(klein, "sleutels-beheren"))))
    hostile = python.render(with_text(klein, text), flatten(with_text(klein, text), "sleutels-beheren"))
    assert ast.dump(ast.parse(hostile)) == plain
