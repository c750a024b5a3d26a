# SPDX-License-Identifier: EUPL-1.2
"""Scripts in SQL that score a table of answers of many respondents at once, in three dialects from one tree.

The statements stand in ``scorer.sql``; per form only the content and the steps of its conditions differ.
Set-based where ``kennisbank.formula`` is one response at a time. Every number is whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from kennisbank.export import python, sql_content, sql_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.form import Form
    from kennisbank.model import Catalogue

EXTRA: Final = sql_steps.EXTRA
COLUMNS: Final = sql_steps.COLUMNS
"""The figures of ``kb_results``."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect of ``sqlglot``, how readers know it, and how a view is made in it."""

    id: str
    title: str
    suffix: str
    """The end of the file name, without its dot."""
    start: str
    """How to run the script, ``{file}``."""
    temporary: bool = False
    """Views that go with the session: Spark knows no others over a table that does."""


POSTGRES: Final = Dialect("postgres", "PostgreSQL", "sql", "psql --file={file}")
DUCKDB: Final = Dialect("duckdb", "DuckDB", "duckdb.sql", "duckdb antwoorden.db < {file}")
SPARK: Final = Dialect("spark", "Spark", "spark.sql", "spark-sql -i {file}", temporary=True)


def render(dialect: Dialect, catalogue: Catalogue, form: Form) -> bytes:
    """Return the script of the form's scope in a dialect, UTF-8.

    :raises MissingPackage: without sqlglot.
    """
    kind = "TEMPORARY VIEW" if dialect.temporary else "VIEW"
    views = [
        f"CREATE OR REPLACE {kind} {name} AS\n{query};\n"
        for name, query in _queries(dialect, catalogue, form)
    ]
    return "\n".join([_head(dialect, catalogue, form), *views]).encode()


def _queries(dialect: Dialect, catalogue: Catalogue, form: Form) -> Iterator[tuple[str, str]]:
    """Yield name and query of each view, each over earlier ones."""
    content = python.content_of(catalogue, form)
    held = sql_content.held(content, form.id)
    for table in held.tables:
        yield table.name, sql_steps.table(dialect.id, table.columns, table.rows)
    levels = sorted((int(step["from"]), int(step["number"])) for step in content["levels"])
    by_start = tuple((number, start) for start, number in levels)
    yield from sql_steps.statements(dialect.id, held.kind, held.depth, by_start)


render_postgres = partial(render, POSTGRES)
render_duckdb = partial(render, DUCKDB)
render_spark = partial(render, SPARK)


def losses(form: Form) -> list[str]:
    """Return what a scorer leaves out."""
    return [
        *python.losses(form),
        "Wie geen enkele rij in de tabel heeft, krijgt geen score.",
    ]


_HEAD: Final = """-- SPDX-License{dash}Identifier: EUPL-1.2
-- Scoreprogramma in SQL voor {dialect}
-- Kennisbank: {catalogue}, versie {version}
-- Onderdeel: {id} ({title})
-- Controlegetal van de score: {scoring_digest}
-- Controlegetal van de vragen: {digest}
-- De inhoud (kb_questions en de andere lijsten) valt onder {licence}, de code onder {code_licence}.
--
-- Zet eerst de antwoorden in een tabel answers, met deze vier kolommen (meer mag):
--   respondent   wie antwoordt, bijvoorbeeld een gemeente: tekst of getal
--   question     het kenmerk van de vraag, zoals {example}
--   option       het gekozen antwoord, zoals {option}; leeg: nog niet beantwoord
--   reason       de reden bij niet van toepassing; zonder reden telt de vraag als onbekend
-- Het csv-bestand van dit formulier heeft dezelfde kolommen, op respondent na.
--
-- Voer dan dit bestand uit: {start}
-- Daarna vind je:
--   kb_results   per respondent de uitslag van elke les, elk domein en het totaal (part, id)
--   kb_states    per respondent en vraag hoe die telt, en waarom
--   kb_caps      per respondent de basismaatregelen die het niveau begrenzen
--   kb_problems  rijen die niet kloppen. Wie daarin staat, krijgt geen uitslag,
--                behalve bij other-lesson: die antwoorden tellen hier alleen niet mee.
-- score, coverage, low en high zijn miljoensten: 666667 is 67 %. Leeg is: geen oordeel.
"""


def _head(dialect: Dialect, catalogue: Catalogue, form: Form) -> str:
    licence = catalogue.settings.licence
    first = next(form.questions, None)
    return _HEAD.format(
        dash="-",
        dialect=dialect.title,
        catalogue=python.one_line(form.catalogue_title),
        version=form.version,
        id=form.id,
        title=python.one_line(form.title),
        scoring_digest=form.scoring_digest,
        digest=form.digest,
        licence=licence.content,
        code_licence=licence.code,
        example=first.full_id if first else "les.vraag",
        option=first.options[0].id if first else "ja",
        start=dialect.start.format(file=f"{form.id}.{dialect.suffix}"),
    )
