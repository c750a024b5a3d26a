# SPDX-License-Identifier: EUPL-1.2
"""The script for Spark, in a local session; pyspark comes from requirements/spark.in and needs Java 17."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equality import frame, tables
from kennisbank.export import sql

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "sql-spark"
TITLE = "Scoreprogramma in SQL (Spark)"
PROGRAM = "Spark"
CODE = tables.CODE
FIGURES = tables.FIGURES
HEAVY = True

COLUMNS = ("respondent", "question", "option", "reason")
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.ansi.enabled": "true",
    # a small table: to plan once and to compile nothing is quicker
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}

carries = tables.carries


def version() -> str:
    import pyspark

    return str(pyspark.__version__)


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    try:
        return tables.run(jobs, sql.SPARK, lambda script, answers: query(session, script, answers))
    finally:
        session.stop()


def query(session: Any, script: str, answers: list[tables.Answer]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each view; the answers come in as a file of JSON lines."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.json"
        lines = (json.dumps(dict(zip(COLUMNS, answer, strict=True))) + "\n" for answer in answers)
        file.write_text("".join(lines), encoding="utf-8")
        schema = ", ".join(f"{column} STRING" for column in COLUMNS)
        session.read.schema(schema).json(str(file)).createOrReplaceTempView("answers")
        for statement in script.split(";\n"):
            if statement.strip():
                session.sql(statement)
        return {view: [row.asDict() for row in session.table(view).collect()] for view in tables.VIEWS}
