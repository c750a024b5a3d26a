# SPDX-License-Identifier: EUPL-1.2
"""For engines that run the SQL scripts: answers of all jobs of a form as one table, results back per job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from equality import frame
from equality.filler import catalogue_of, form_of
from kennisbank.export import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CODE = (
    *(f"src/kennisbank/export/{name}" for name in ("sql.py", "sql_content.py", "sql_steps.py", "scorer.sql")),
    "tests/equality/tables.py",
)
FIGURES = frame.ALL_FIGURES - {"errors"}
NO_ROW = "Dit formulier heeft geen vragen. Wie niets invult, staat niet in de tabel en krijgt geen uitslag."
VIEWS = ("kb_results", "kb_states", "kb_caps", "kb_problems")

Row = dict[str, Any]
Answer = tuple[str, str, "str | None", "str | None"]
"""Respondent, question, option, reason."""


def carries(content: frame.Json, scope: str, response: frame.Json) -> str | None:
    """Return why a table cannot hold a response: none, unless there is no question to have a row for."""
    is_empty = form_of(content, scope).count == 0 and not response["answers"]
    return NO_ROW if is_empty else None


def run(
    jobs: Sequence[frame.Job],
    dialect: sql.Dialect,
    query: Callable[[str, list[Answer]], dict[str, list[Row]]],
) -> list[frame.Flat]:
    """Score all jobs; those of one form go in one table.

    :param query: runs a script over answers and returns the rows of ``VIEWS``.
    """
    results: dict[int, frame.Flat] = {}
    for content, scope, places in frame.grouped(jobs):
        script = sql.render(dialect, catalogue_of(content), form_of(content, scope)).decode()
        answers = [answer for place in places for answer in _answers(str(place), jobs[place])]
        found = query(script, answers)
        other = [row for row in found["kb_problems"] if row["problem"] != "other-lesson"]
        assert other == [], other
        results |= {place: _flat(str(place), found) for place in places}
    return [results[place] for place in range(len(jobs))]


def _answers(respondent: str, job: frame.Job) -> list[Answer]:
    """Return a row for each answer, and an empty one for who answers nothing: they fill in a form too."""
    rows: list[Answer] = [
        (respondent, question, answer.get("option"), answer.get("reason"))
        for question, answer in job.response["answers"].items()
    ]
    first = next(form_of(job.content, job.scope).questions, None)
    return rows or ([(respondent, first.full_id, None, None)] if first else [])


def _flat(respondent: str, found: dict[str, list[Row]]) -> frame.Flat:
    """Gather the rows of one respondent under the names of the frame; nothing is computed."""
    own = {view: [row for row in rows if row["respondent"] == respondent] for view, rows in found.items()}
    caps = sorted(own["kb_caps"], key=lambda row: row["place"])
    where = {row["question"]: row["domain"] for row in caps}
    made: frame.Flat = {}
    for row in own["kb_results"]:
        prefix = "total" if row["part"] == "total" else f"{row['part']}.{row['id']}"
        about = [c for c in caps if _is_about(row, c["question"], where)]
        made |= _row(prefix, row)
        made[f"{prefix}.caps"] = ";".join(f"{c['question']} {c['low']} {c['high']}" for c in about)
        if row["part"] == "total":
            made["weakest_domain"] = row["weakest_domain"]
    for row in own["kb_states"]:
        made[f"states.{row['question']}"] = row["state"]
        made[f"reasons.{row['question']}"] = row["reason"]
    return made


def _is_about(row: Row, question: str, where: dict[str, str]) -> bool:
    if row["part"] == "lessons":
        return question.partition(".")[0] == row["id"]
    return row["part"] == "total" or where[question] == row["id"]


def _row(prefix: str, row: Row) -> frame.Flat:
    names = {name: f"counts.{name}" for name in frame.scoring.COUNTS}
    return {f"{prefix}.{names.get(name, name)}": row[name] for name in sql.COLUMNS}
