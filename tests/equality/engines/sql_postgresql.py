# SPDX-License-Identifier: EUPL-1.2
"""The script for PostgreSQL, run in a server that is started for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from equality import frame, postgres, tables
from kennisbank.export import sql

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "sql-postgresql"
TITLE = "Scoreprogramma in SQL (PostgreSQL)"
PROGRAM = "PostgreSQL"
CODE = (*tables.CODE, "tests/equality/postgres.py")
FIGURES = tables.FIGURES

version = postgres.version
carries = tables.carries


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    with postgres.running() as server:
        return tables.run(jobs, sql.POSTGRES, lambda script, answers: query(server, script, answers))


def query(
    server: postgres.Server, script: str, answers: list[tables.Answer]
) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each view; the answers come in as a file would, the rows go out as JSON lines."""
    table = "CREATE TABLE answers (respondent TEXT, question TEXT, option TEXT, reason TEXT);\n"
    lines = "".join("\t".join(map(_copied, answer)) + "\n" for answer in answers)
    load = f"COPY answers FROM STDIN;\n{lines}\\.\n"
    asks = [f"SELECT '{view}', row_to_json(v) FROM {view} AS v;\n" for view in tables.VIEWS]  # noqa: S608
    found: dict[str, list[dict[str, Any]]] = {view: [] for view in tables.VIEWS}
    for line in server.ask(table + load + script + "".join(asks)).split("\n")[:-1]:
        view, _, row = line.partition("|")
        found[view].append(json.loads(row))
    return found


def _copied(value: str | None) -> str:
    """Return a value as COPY reads it."""
    if value is None:
        return "\\N"
    escapes = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
    return "".join(escapes.get(character, character) for character in value)
