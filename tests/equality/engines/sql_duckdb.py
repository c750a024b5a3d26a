# SPDX-License-Identifier: EUPL-1.2
"""The script for DuckDB, run in DuckDB within this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from equality import frame, tables
from kennisbank.export import sql

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "sql-duckdb"
TITLE = "Scoreprogramma in SQL (DuckDB)"
PROGRAM = "DuckDB"
CODE = tables.CODE
FIGURES = tables.FIGURES


carries = tables.carries


def version() -> str:
    return str(duckdb.__version__)


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    return tables.run(jobs, sql.DUCKDB, query)


def query(script: str, answers: list[tables.Answer]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each view; the database is in memory and lives as long as this call."""
    with duckdb.connect() as database:
        database.execute("CREATE TABLE answers (respondent TEXT, question TEXT, option TEXT, reason TEXT)")
        if answers:
            database.executemany("INSERT INTO answers VALUES (?, ?, ?, ?)", answers)
        database.execute(script)
        found = {}
        for view in tables.VIEWS:
            cursor = database.execute(f"SELECT * FROM {view}")  # noqa: S608 - our own names
            names = [column[0] for column in cursor.description]
            found[view] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return found
