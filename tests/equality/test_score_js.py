# SPDX-License-Identifier: EUPL-1.2
"""score.js and Python give the same text of JSON, case by case: figures, states, advice and refusals."""

from __future__ import annotations

import json
import random
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import node
from conformance.scorers import contents as of_vectors
from conformance.scorers import in_this_process
from equality import cases
from kennisbank import catalogue, scoring

if TYPE_CHECKING:
    from pathlib import Path

SEED = 20261123
SPOILED = 0.06
"""Share of the cases that ask for a refusal."""
REAL, SMALL, RANDOM_CONTENTS, PER_CONTENT, PER_VECTOR_CONTENT = 5_000, 3_000, 1_300, 10, 40
MOST = 4_000
"""Cases per process of Node, so that their text stays within memory."""

Job = dict[str, Any]


@cache
def real() -> Any:
    return catalogue.scoring_content(catalogue.load(node.ROOT / "checklists"))


@cache
def small() -> Any:
    return catalogue.scoring_content(catalogue.load(node.ROOT / "tests" / "examples" / "valid" / "klein"))


def jobs(of: Any, count: int, chance: random.Random, number: int = 0) -> list[Job]:
    """Return jobs over one content; ``number`` is its place among the contents."""
    made = []
    for _ in range(count):
        job = {"content": number, "response": cases.response(chance, of), "scope": cases.scope(chance, of)}
        made.append(cases.spoiled(chance, of, job) if chance.random() < SPOILED else job)
    return made


def expected(contents: list[Any], job: Job) -> Any:
    [outcome] = in_this_process([{**job, "content": contents[job["content"]]}])
    return outcome


def text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def compare(contents: list[Any], made: list[Job]) -> Counter[str]:
    """Compare every job, order of keys included; return what the cases were about."""
    seen: Counter[str] = Counter()
    for start in range(0, len(made), MOST):
        part = made[start : start + MOST]
        for job, line in zip(part, node.score_lines(contents, part), strict=True):
            outcome = expected(contents, job)
            if text(outcome) != line:
                assert json.loads(line) == outcome, text(job)
                pytest.fail("the same values in another order: " + text(job))
            seen.update(facts(outcome))
    return seen


def facts(outcome: Any) -> list[str]:
    """Return what an outcome shows, to see that the cases reach everything."""
    if "error" in outcome:
        return [outcome["error"]["kind"]]
    result = outcome["result"]
    reasons = {state["reason"] for state in outcome["states"].values()}
    parts = [key for key in ("doen", "uitzoeken", "robustness", "weakest_domain") if result[key]]
    rows = [*result["lessons"].values(), *result["domains"].values()]
    nothing = ["nothing applies"] if all(row["low"] is None for row in rows) else []
    caps = ["caps"] if any(row["caps"] for row in rows) else []
    less = ["less after the best answer"] if any(row["gain"] < 0 for row in result["doen"]) else []
    return [result["scope"], *reasons, *parts, *nothing, *caps, *less]


REASONS = {"answered", "waiting", "open", "unknown-option", "not-allowed", "reason-missing"}
REASONS |= {"not-applicable", "inapplicable", "ignored"}
KINDS = {"unknown-question", "unknown-option", "unknown-scope"}
SCOPES = {"all", "quickscan", "domain", "checklist"}
PARTS = {"doen", "uitzoeken", "robustness", "weakest_domain", "caps"}


@pytest.mark.equality
def test_the_real_catalogue() -> None:
    chance = random.Random(SEED)  # noqa: S311 - no secrets here
    made = jobs(real(), REAL, chance)
    seen = compare([real()], made)
    assert len(made) == REAL
    assert seen.keys() >= SCOPES | KINDS | PARTS


def test_the_small_catalogue() -> None:
    chance = random.Random(SEED + 1)  # noqa: S311
    made = jobs(small(), SMALL, chance)
    seen = compare([small()], made)
    assert len(made) == SMALL
    assert seen.keys() >= SCOPES | KINDS | PARTS


def test_the_contents_of_the_vectors() -> None:
    """They are small and made for an edge, and here every answer goes with every other."""
    chance = random.Random(SEED + 7)  # noqa: S311
    contents = list(of_vectors().values())
    seen = compare(
        contents, [job for n, of in enumerate(contents) for job in jobs(of, PER_VECTOR_CONTENT, chance, n)]
    )
    assert seen.keys() >= SCOPES | KINDS | PARTS | REASONS


@pytest.mark.equality
def test_random_contents() -> None:
    chance = random.Random(SEED + 2)  # noqa: S311
    contents = [cases.content(chance) for _ in range(RANDOM_CONTENTS)]
    made = [job for n, of in enumerate(contents) for job in jobs(of, PER_CONTENT, chance, n)]
    seen = compare(contents, made)
    rare = {"nothing applies", "less after the best answer"}
    wanted = SCOPES | KINDS | PARTS | REASONS | rare
    assert {key: seen[key] for key in wanted if seen[key] < 10} == {}


def test_there_are_enough_cases() -> None:
    assert REAL + SMALL + RANDOM_CONTENTS * PER_CONTENT + len(of_vectors()) * PER_VECTOR_CONTENT >= 20_000


# The functions beside the scores

CALLS = """
const scorer = require(process.argv[1]);
const calls = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(calls.map(([name, ...args]) => scorer[name](...args))));
"""


def called(calls: list[list[Any]]) -> Any:
    return json.loads(node.run("-e", CALLS, node.SCORE_JS, text=json.dumps(calls)))


def test_ppm_beyond_doubles() -> None:
    chance = random.Random(SEED + 3)  # noqa: S311
    pairs = [(n, d) for d in (1, 2, 3, 7, 100, 2**52, 2**53 - 1) for n in (0, 1, d // 2, d - 1, d)]
    for bits in range(1, 54):
        for _ in range(40):
            d = chance.randint(1, 2**bits - 1)
            pairs.append((chance.randint(0, d), d))
    assert called([["ppm", n, d] for n, d in pairs]) == [scoring.ppm(n, d) for n, d in pairs]


def test_percent_of_every_kind_of_ppm() -> None:
    values = [None, *range(20_001), *range(480_000, 520_001), *range(980_000, 1_000_001)]
    assert called([["percent", value] for value in values]) == [scoring.percent(value) for value in values]


def test_levels_at_their_bounds() -> None:
    chance = random.Random(SEED + 4)  # noqa: S311
    calls = []
    for _ in range(200):
        levels = cases.random_levels(chance)
        values = {v for step in levels for v in (step["from"] - 1, step["from"], step["from"] + 1)}
        chance.shuffle(levels)
        calls += [("level", value, levels) for value in sorted(values) if 0 <= value <= scoring.MILLION]
    assert called([list(call) for call in calls]) == [scoring.level(v, levels) for _, v, levels in calls]


def test_the_nearest_id_is_that_of_python() -> None:
    chance = random.Random(SEED + 5)  # noqa: S311
    valid = [key for key, _ in cases.questions(real())]
    words = [*valid[:20], "", "x", "é", "\U0001f512", "lés.vraag", "a" * 199, *cases.NO_QUESTIONS]
    for _ in range(400):
        word = list(chance.choice(valid))
        for _ in range(chance.randint(1, 12)):
            word[chance.randrange(len(word))] = chance.choice(("", "-", ".", "e", "xy", "é"))
        words.append("".join(word))
    near = chance.sample(valid, 40)
    assert called([["nearest", word, near] for word in words]) == [scoring.nearest(w, near) for w in words]


def test_a_very_long_word_has_no_nearest_and_takes_no_time() -> None:
    valid = [key for key, _ in cases.questions(real())]
    assert called([["nearest", "a" * 1_000_000, valid], ["nearest", None, valid], ["nearest", 5, valid]]) == [
        None,
        None,
        None,
    ]


# What the script does to the page that loads it

PAGE = """
const vm = require("node:vm");
const source = process.argv.slice(1).map((name) => require("node:fs").readFileSync(name, "utf8")).join(";");
const page = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
const names = () => Object.getOwnPropertyNames(vm.runInContext("globalThis", page));
const before = names();
vm.runInContext(source, page);
vm.runInContext(source, page);
const args = require("node:fs").readFileSync(0, "utf8");
const percent = vm.runInContext(`KennisbankScore.result(...${args}).lessons.a.percent`, page);
console.log(JSON.stringify([names().filter((name) => !before.includes(name)), percent]));
"""

REFERENCE = node.ROOT / "tests" / "conformance"


def reference() -> tuple[Any, Any]:
    """Return content and response of the reference vector of scoring.md."""
    document = json.loads((REFERENCE / "vectors" / "arithmetic.json").read_text(encoding="utf-8"))
    [vector] = [one for one in document["vectors"] if one["id"] == "reference"]
    return json.loads((REFERENCE / vector["content"]).read_text(encoding="utf-8")), vector["response"]


def test_classic_scripts_define_two_globals_and_make_no_code_of_text() -> None:
    printed = node.run("-e", PAGE, *node.SCORER_JS, text=json.dumps([*reference(), "all"]))
    assert json.loads(printed) == [["Kennisbank", "KennisbankScore"], 67]


@pytest.mark.parametrize("script", node.SCORER_JS, ids=lambda path: path.name)
def test_the_syntax_is_checked_by_node(script: Path) -> None:
    assert node.run("--check", script) == ""
    assert '\n"use strict";\n' in script.read_text(encoding="utf-8")


PURE = """"use strict";
const assert = require("node:assert");
const scorer = require(process.argv[1]);
const freeze = (value) => {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};
const [content, response] = freeze(JSON.parse(require("node:fs").readFileSync(0, "utf8")));
const inherited = Reflect.ownKeys(Object.prototype);
const first = JSON.stringify(scorer.result(content, response));
assert.strictEqual(JSON.stringify(scorer.result(content, response)), first);
const parts = { ...scorer.score(content, response), ...scorer.insight(content, response) };
assert.strictEqual(JSON.stringify(parts), first);
assert.throws(() => { scorer.score = null; }, TypeError);
assert.deepStrictEqual(Reflect.ownKeys(Object.prototype), inherited);
"""


def test_functions_are_pure() -> None:
    chance = random.Random(SEED + 6)  # noqa: S311
    node.run("-e", PURE, node.SCORE_JS, text=json.dumps([real(), cases.response(chance, real())]))


HOSTILE = """
const assert = require("node:assert");
const scorer = require(process.argv[1]);
const { content, names } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const inherited = Reflect.ownKeys(Object.prototype);
const states = (answers) => scorer.states(content, { answers: JSON.parse(answers) });
const empty = JSON.stringify(states("{}"));
for (const name of names) {
  assert.throws(() => states(`{${JSON.stringify(name)}: {"option": "ja"}}`), scorer.UnknownQuestion);
  assert.throws(() => states(JSON.stringify({ "a.v1": { option: name } })), scorer.UnknownOption);
  assert.throws(() => scorer.score(content, { answers: {} }, name), scorer.UnknownScope);
}
// nothing is taken from a prototype, whatever the text says or the caller passes
assert.strictEqual(JSON.stringify(states('{"a.v1": {"__proto__": {"option": "ja"}}}')), empty);
assert.strictEqual(JSON.stringify(states('{"a.v1": {"constructor": {"option": "ja"}}}')), empty);
const inheriting = Object.create({ "a.v1": { option: "ja" } });
assert.strictEqual(JSON.stringify(scorer.states(content, { answers: inheriting })), empty);
const answer = Object.create({ option: "ja" });
assert.strictEqual(JSON.stringify(scorer.states(content, { answers: { "a.v1": answer } })), empty);
for (const wrong of ["null", '"ja"', "5", "true", '["ja"]']) {
  assert.throws(() => states(`{"a.v1": ${wrong}}`), TypeError);
}
for (const option of ['{"toString": null, "valueOf": null}', "[]", "0", "false", '""']) {
  assert.throws(() => states(`{"a.v1": {"option": ${option}}}`), scorer.UnknownOption);
}
assert.deepStrictEqual(Reflect.ownKeys(Object.prototype), inherited);
"""


def test_hostile_answers_are_refused_or_open_and_change_nothing() -> None:
    content, _ = reference()
    names = [*cases.INHERITED, "isPrototypeOf", "__lookupGetter__", "prototype"]
    node.run("-e", HOSTILE, node.SCORE_JS, text=json.dumps({"content": content, "names": names}))
