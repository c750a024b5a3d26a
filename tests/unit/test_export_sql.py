# SPDX-License-Identifier: EUPL-1.2
"""The scripts in SQL: what they say of themselves, and what they do with rows that are not right (in DuckDB).

That their figures are those of ``kennisbank.scoring`` is shown in ``tests/equality``.
"""

from __future__ import annotations

import builtins
from pathlib import Path

import duckdb
import pytest
import sqlglot

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank import scoring
from kennisbank.export import FORMATS, sql
from kennisbank.export.missing import MissingPackage
from kennisbank.form import flatten

ROOT = Path(__file__).parents[2]
DIALECTS = [sql.POSTGRES, sql.DUCKDB, sql.SPARK]
SCOPES = ["sleutels-beheren", "toegang", "quickscan", "all"]
PLAN = "sleutels-beheren.sleutelplan"


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def script(klein, scope="all", dialect=sql.DUCKDB):
    return sql.render(dialect, klein, flatten(klein, scope)).decode()


def score(klein, rows, scope="all"):
    """Return each view as a list of rows, after loading these rows."""
    with duckdb.connect() as database:
        database.execute("CREATE TABLE answers (respondent TEXT, question TEXT, option TEXT, reason TEXT)")
        database.executemany("INSERT INTO answers VALUES (?, ?, ?, ?)", rows)
        database.execute(script(klein, scope))
        return {view: rows_of(database, view) for view in ("kb_results", "kb_states", "kb_problems")}


def rows_of(database, view):
    found = database.execute(f"SELECT * FROM {view} ORDER BY ALL")  # noqa: S608
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def problems(found):
    return [(row["respondent"], row["question"], row["problem"]) for row in found["kb_problems"]]


def scored(found):
    return {row["respondent"] for row in found["kb_results"]}


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda one: one.id)
def test_every_statement_makes_a_view_in_its_dialect(klein, dialect, scope):
    statements = sqlglot.parse(script(klein, scope, dialect), read=dialect.id)
    trees = [one for one in statements if one is not None]
    assert all(isinstance(one, sqlglot.exp.Create) and one.kind == "VIEW" for one in trees)
    names = {one.this.name for one in trees}
    assert {"kb_results", "kb_states", "kb_caps", "kb_problems"} <= names
    assert "_" not in {
        name[0] for one in trees for fn in one.find_all(sqlglot.exp.Anonymous) for name in [fn.name]
    }


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda one: one.id)
def test_it_says_what_it_is_and_how_to_run_it(klein, dialect):
    form = flatten(klein, "toegang")
    text = sql.render(dialect, klein, form).decode()
    assert text.splitlines()[0] == "-- SPDX-License" + "-Identifier: EUPL-1.2"
    assert all(part in text for part in (form.version, form.digest, form.scoring_digest, dialect.title))
    assert f"toegang.{dialect.suffix}" in text
    assert sql.render(dialect, klein, form).decode() == text


def test_each_dialect_is_a_format_with_a_file_name_of_its_own(klein):
    rows = [row for row in FORMATS.values() if row.extra == sql.EXTRA]
    form = flatten(klein, "all")
    assert sorted(row.file_name(form) for row in rows) == ["all.duckdb.sql", "all.spark.sql", "all.sql"]
    assert {row.render(klein, form) for row in rows} == {sql.render(one, klein, form) for one in DIALECTS}


def full(question):
    """Return the option with all points."""
    return next(option.id for option in question.options if option.points == 100)


def test_many_respondents_are_scored_at_once(klein):
    form = flatten(klein, "all")
    best = [(f"g{n}", q.full_id, full(q), None) for n in range(3) for q in form.questions]
    given = [*best[:-1], ("leeg", PLAN, "", None)]
    found = score(klein, given)
    assert scored(found) == {"g0", "g1", "g2", "leeg"}
    total = {row["respondent"]: row for row in found["kb_results"] if row["part"] == "total"}
    assert (total["leeg"]["score"], total["leeg"]["low"], total["leeg"]["high"]) == (None, 0, scoring.MILLION)
    assert total["g2"]["low"] < total["g0"]["low"]
    assert total["g0"]["percent"] == 100


def test_figures_are_whole_numbers(klein):
    [row, *_] = score(klein, [("a", PLAN, "deels", None)])["kb_results"]
    assert {type(row[name]) for name in sql.COLUMNS} <= {int, bool, type(None)}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("b", "sleutels-beheren.bestaat-niet", "ja", None), "unknown-question"),
        (("b", PLAN, "neen", None), "unknown-option"),
        (("b", PLAN, "JA", None), "unknown-option"),
        (("b", "geen-les.vraag", "ja", None), "other-lesson"),
        (("b", "zomaar", "ja", None), "other-lesson"),
    ],
)
def test_what_does_not_exist_is_named_and_never_guessed(klein, row, problem):
    found = score(klein, [("a", PLAN, "ja", None), row])
    assert problems(found) == [("b", row[1], problem)]
    assert scored(found) == ({"a", "b"} if problem == "other-lesson" else {"a"})


def test_an_answer_that_stands_there_twice_is_named(klein):
    found = score(klein, [("a", PLAN, "ja", None), ("b", PLAN, "ja", None), ("b", PLAN, "nee", None)])
    assert problems(found) == [("b", PLAN, "duplicate")]
    assert scored(found) == {"a"}


def test_a_row_of_nobody_is_named(klein):
    found = score(klein, [("a", PLAN, "ja", None), (None, PLAN, "ja", None)])
    assert problems(found) == [(None, PLAN, "no-respondent")]
    assert scored(found) == {"a"}


def test_answers_to_other_lessons_do_not_count(klein):
    other = next(q.full_id for q in flatten(klein, "all").questions if not q.full_id.startswith("sleutels"))
    found = score(klein, [("a", PLAN, "ja", None), ("a", other, "nee", None)], "sleutels-beheren")
    assert problems(found) == [("a", other, "other-lesson")]
    assert [row["part"] for row in found["kb_results"]] == ["lessons"]


def test_an_empty_option_is_open(klein):
    found = score(klein, [("a", PLAN, "", None), ("b", PLAN, None, "")])
    reasons = {row["respondent"]: row["reason"] for row in found["kb_states"] if row["question"] == PLAN}
    assert reasons == {"a": "open", "b": "open"}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_stays_in_its_comment(klein, text):
    assert code(script(with_text(klein, text), "sleutels-beheren")) == code(script(klein, "sleutels-beheren"))


def code(text):
    return [line for line in text.splitlines() if not line.startswith("--")]


def test_without_sqlglot_it_says_what_to_install(klein, monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "sqlglot":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingPackage, match=r"\[sql\]"):
        script(klein)


def test_losses_are_sentences(klein):
    assert all(line.endswith(".") for line in sql.losses(flatten(klein, "all")))
