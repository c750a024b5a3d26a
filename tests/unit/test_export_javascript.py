# SPDX-License-Identifier: EUPL-1.2
"""The exported JavaScript scorer, run alone: no packages, no environment, another folder; and in a page."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

import node
from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank import scoring
from kennisbank.export import javascript
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
        (made / f"{scope}.js").write_bytes(javascript.render(klein, flatten(klein, scope)))
    return made


def run(folder: Path, *words: str, text: str | bytes = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(node.binary()), *words],
        cwd=folder,
        env={},
        input=text if isinstance(text, bytes) else text.encode(),
        capture_output=True,
        timeout=30,
        check=False,
    )
    return subprocess.CompletedProcess([], done.returncode, done.stdout.decode(), done.stderr.decode())


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


@pytest.mark.parametrize("scope", SCOPES)
def test_it_gives_the_result_of_the_package(klein, folder, scope):
    given = response(klein, 1, {section.id for section in flatten(klein, scope).sections})
    done = run(folder, f"{scope}.js", text=json.dumps(given))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == scoring.score(catalogues.scoring_content(klein), given, scope)


def test_it_reads_the_file_of_export_json_and_another_scope(klein, folder, tmp_path):
    given = response(klein, 2, set(klein.lessons))
    file = tmp_path / "b.json"
    file.write_text(json.dumps({"form": {}, "response": given}), encoding="utf-8")
    done = run(folder, "all.js", "--scope", "toegang", str(file))
    assert json.loads(done.stdout) == scoring.score(catalogues.scoring_content(klein), given, "toegang")


def test_answers_to_other_lessons_are_named_and_do_not_count(klein, folder):
    given = response(klein, 3, set(klein.lessons))
    done = run(folder, "sleutels-beheren.js", text=json.dumps(given))
    content = catalogues.scoring_content(klein)
    assert json.loads(done.stdout) == scoring.score(content, given, "sleutels-beheren")
    assert "horen bij andere lessen" in done.stderr
    assert "  bezoek-ontvangen." in done.stderr


NO_UTF_8 = b'{"answers": {"\xff": {}}}'


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", 2, "is geen goede JSON"),
        ("[]", 2, "heeft geen antwoorden"),
        ('{"answers": []}', 2, "heeft geen antwoorden"),
        ('{"answers": {"a.b": 1}}', 2, "heeft geen antwoorden"),
        ('{"answers": {}, "answers": {}}', 2, '"answers" staat er twee keer'),
        (r'{"answers": {"a": {}, "\u0061": {}}}', 2, '"a" staat er twee keer'),
        ("[" * 100_000, 2, "is geen goede JSON"),
        (NO_UTF_8, 2, "het is geen UTF-8"),
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
    done = run(folder, "sleutels-beheren.js", text=text)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert "\n    at " not in done.stderr


def test_text_that_looks_like_keys_is_no_double(folder):
    """A key within a text and one key in two objects are as they should be."""
    answer = {
        "option": "ja",
        "note": '"note": {"note": 1}, \\"option\\": [',
    }
    given = {"answers": {"sleutels-beheren.sleutelplan": answer}, "note": [answer, answer, "option"]}
    assert run(folder, "all.js", text=json.dumps(given)).returncode == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["bestaat-niet.json"], "Kan bestaat-niet.json niet lezen"),
        (["een", "twee"], "Geef één bestand"),
        (["--hulp"], "Geef één bestand"),
        (["--scope"], "Zet achter --scope"),
        (["--scope", "toegan", "-"], "Onbekend onderdeel: toegan. Bedoelde je toegang?"),
    ],
)
def test_bad_arguments_get_a_sentence(folder, words, message):
    done = run(folder, "all.js", *words, text='{"answers": {}}')
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_help_is_dutch_and_names_the_scope(folder):
    done = run(folder, "toegang.js", "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Gebruik: node ")
    assert "toegang" in done.stdout.splitlines()[-1]


def test_answers_given_to_other_content_are_scored_with_a_warning(klein, folder):
    given = response(klein, 1, {"sleutels-beheren"})
    given["catalogue"]["digest"] = "sha256:" + "0" * 64
    done = run(folder, "sleutels-beheren.js", text=json.dumps(given))
    assert done.returncode == 0
    assert "andere versie" in done.stderr


MODULE = """
const scorer = require(process.argv[1]);
const answers = { "sleutels-beheren.sleutelplan": { option: "ja" } };
console.log(JSON.stringify([scorer.scope, scorer.score({ answers }).scope, Object.keys(scorer)]));
"""

PAGE = """
const { readFileSync } = require("node:fs");
const vm = require("node:vm");
const page = vm.createContext({});
const names = () => vm.runInContext("Object.getOwnPropertyNames(globalThis)", page);
const before = names();
const files = process.argv.slice(1);
const scopes = files.map((file) => {
  vm.runInContext(readFileSync(file, "utf8"), page);
  return vm.runInContext("KennisbankScorer.score({ answers: {} }).scope", page);
});
console.log(JSON.stringify([names().filter((name) => !before.includes(name)), scopes]));
"""


def test_it_is_a_module_of_node(folder):
    done = run(folder, "-e", MODULE, str(folder / "toegang.js"))
    scope, kind, keys = json.loads(done.stdout)
    assert (scope, kind) == ("toegang", "domain")
    assert {"content", "score", "states", "UnknownQuestion"} <= set(keys)


def test_in_a_page_it_adds_one_global(folder):
    done = run(folder, "-e", PAGE, str(folder / "sleutels-beheren.js"), str(folder / "all.js"))
    assert json.loads(done.stdout) == [["KennisbankScorer"], ["checklist", "all"]]


def test_it_holds_the_scripts_of_the_pages_and_its_origin(klein):
    form = flatten(klein, "toegang")
    text = javascript.render(klein, form).decode()
    for name in javascript.SCRIPTS:
        assert (ROOT / "src/kennisbank/web/js" / name).read_text(encoding="utf-8").strip() in text
    assert all(part in text for part in (form.version, form.digest, form.scoring_digest))
    assert javascript.render(klein, form).decode() == text
    assert tuple(path.name for path in node.SCORER_JS) == javascript.SCRIPTS


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_stays_in_its_comment(klein, text, tmp_path):
    form = flatten(with_text(klein, text), "sleutels-beheren")
    made = javascript.render(with_text(klein, text), form).decode()
    plain = javascript.render(klein, flatten(klein, "sleutels-beheren")).decode()
    lines = [one for one in made.splitlines() if not one.startswith("//")]
    assert lines == [one for one in plain.splitlines() if not one.startswith("//")]
    assert len(made.splitlines()) == len(plain.splitlines())
    assert "</" not in made.partition("/* SPDX")[2].partition('"use strict"')[0].replace("<\\/", "")
    (tmp_path / "x.js").write_text(made, encoding="utf-8")
    assert node.run("--check", tmp_path / "x.js") == ""
