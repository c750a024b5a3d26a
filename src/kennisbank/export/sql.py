# SPDX-License-Identifier: EUPL-1.2
"""Scripts in SQL that score a table of answers of many respondents at once, in three dialects from one tree.

The statements stand in ``scorer.sql``; per form only the content and the steps of its conditions differ.
Set-based where ``kennisbank.formula`` is one response at a time. Every number is whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from kennisbank import scoring
from kennisbank.export import python
from kennisbank.export.missing import MissingPackage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kennisbank.form import Form
    from kennisbank.model import Catalogue

EXTRA: Final = "sql"
PPM: Final = ("score", "coverage", "low", "high")
CAPS: Final = ("cap_low", "cap_high")

Row = tuple[Any, ...]


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
    content = python.content_of(catalogue, form)
    statements = (
        f"{_print(dialect, name, tree)};\n" for name, tree in _Script(_glot(), content, form.id).views()
    )
    return "\n".join([_head(dialect, catalogue, form), *statements]).encode()


render_postgres = partial(render, POSTGRES)
render_duckdb = partial(render, DUCKDB)
render_spark = partial(render, SPARK)


def losses(form: Form) -> list[str]:
    """Return what a scorer leaves out."""
    return [
        *python.losses(form),
        "Wie geen enkele rij in de tabel heeft, krijgt geen score.",
    ]


def _glot() -> Any:
    try:
        import sqlglot  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("sqlglot", EXTRA) from error
    return sqlglot


@cache
def _template() -> dict[str, Any]:
    """Return name → query of each view in ``scorer.sql``, in order."""
    glot = _glot()
    text = resources.files("kennisbank").joinpath("export", "scorer.sql").read_text("utf-8")
    views = glot.parse(text, read="postgres")
    return {view.this.name: _without_comments(view.expression) for view in views if view is not None}


def _without_comments(tree: Any) -> Any:
    for node in tree.walk():
        node.comments = None
    return tree


class _Script:
    """The views of one scope, in order, each over earlier ones."""

    def __init__(self, glot: Any, content: dict[str, Any], scope: str) -> None:
        self.glot = glot
        self.content = content
        self.selection = scoring.select(content, scope)
        self.scales = scoring.options_by_id(content)
        self.levels = sorted(content["levels"], key=lambda step: int(step["from"]))
        self.top = scoring.top_level(content["levels"])
        self.macros: dict[str, Callable[..., Any]] = {
            "_PPM": self.ppm,
            "_TOTAL": partial(self.from_text, "CAST(COALESCE(SUM({0}), 0) AS BIGINT)"),
            "_TOP": lambda: self.number(self.top),
            "_HAS_TEXT": self.has_text,
            "_OWN_REASON": partial(self.from_text, _OWN_REASON),
        }

    def views(self) -> Iterator[tuple[str, Any]]:
        """Yield name and query of each view; what only one view needs stands in its WITH."""
        yield from self.tables()
        within: list[tuple[str, Any]] = []
        for name, query in self.queries():
            if not name.startswith("kb_"):
                within.append((name, query))
                continue
            for part, inner in within:
                query.with_(part, as_=inner, copy=False)
            within = []
            yield name, query

    def queries(self) -> Iterator[tuple[str, Any]]:
        """Yield name and query of each step that the scope has."""
        depth = max(row[4] for row in self.question_rows())
        for name, query in _template().items():
            if name == "reasons_n":
                for step in range(1, depth + 1):
                    yield f"reasons_{step}", self.step(query, step)
                yield "reasons_all", self.union([f"reasons_{step}" for step in range(depth + 1)])
            elif name == "kb_results":
                yield "results_all", self.union([one for one in _RESULTS if self.wanted(one)])
                yield name, query.copy()
            elif self.wanted(name):
                yield name, self.expanded(query)

    def wanted(self, name: str) -> bool:
        """Whether the scope has the step: a lesson alone has no domain, a domain no total."""
        kind = self.selection.kind
        if name.startswith("domain_"):
            return kind != "checklist"
        return kind in scoring.RESERVED_SCOPES or not name.startswith(("total_", "weakest"))

    # Content

    def tables(self) -> Iterator[tuple[str, Any]]:
        """Yield the tables of content as views."""
        domains = self.selection.domains
        yield (
            "kb_domains",
            self.table(
                "place domain weight",
                [(place, domain["id"], domain["weight"]) for place, domain in enumerate(domains, 1)],
            ),
        )
        lessons = [(domain["id"], lesson) for domain in domains for lesson in domain["lessons"]]
        yield (
            "kb_lessons",
            self.table(
                "place lesson domain weight",
                [(place, one["id"], domain, one["weight"]) for place, (domain, one) in enumerate(lessons, 1)],
            ),
        )
        yield "kb_options", self.table("scale option points role cap", list(self.option_rows()))
        yield "kb_questions", self.table(_QUESTION, self.question_rows())
        conditions = list(self.condition_rows())
        if conditions:
            yield "kb_conditions", self.table("question option", conditions)

    def option_rows(self) -> Iterator[Row]:
        """Yield scale, option, its points or null, its role or "", and its cap (the top level: none)."""
        for scale, options in self.scales.items():
            for key, option in options.items():
                yield scale, key, option.get("points"), option.get("role", ""), option.get("cap", self.top)

    def question_rows(self) -> list[Row]:
        """Return the rows of ``kb_questions``: all of the content, so that unknown ones show."""
        asked = {
            f"{lesson['id']}.{question['id']}"
            for domain in self.selection.domains
            for lesson in domain["lessons"]
            for question in lesson["questions"]
        }
        rows: list[Row] = []
        depths: dict[str, int] = {}
        for lesson, question in _questions(self.content):
            full, before = f"{lesson}.{question['id']}", _before(lesson, question)
            depths[full] = depths[before] + 1 if before else 0
            rows.append(
                (
                    len(rows) + 1,
                    lesson,
                    full,
                    int(full in asked),
                    depths[full] if full in asked else 0,
                    before,
                    question["scale"],
                    question["weight"],
                    int(question["must_have"]),
                    self.worst_cap(question["scale"]),
                    int(question["not_applicable_allowed"]),
                )
            )
        return rows

    def worst_cap(self, scale: str) -> int:
        """Return the lowest cap among the options with points of a scale."""
        caps = (option.get("cap", self.top) for option in self.scales[scale].values() if "points" in option)
        return min(map(int, caps), default=self.top)

    def condition_rows(self) -> Iterator[Row]:
        """Yield question and an option of the earlier question under which it counts."""
        for lesson, question in _questions(self.content):
            for option in (question["applies_if"] or {"options": []})["options"]:
                yield f"{lesson}.{question['id']}", option

    # Trees

    def table(self, columns: str, rows: list[Row]) -> Any:
        exp = self.glot.exp
        names = columns.split()
        return exp.select(*names).from_(exp.values(rows, alias="t", columns=names))

    def union(self, names: list[str]) -> Any:
        exp = self.glot.exp
        tree = exp.select("*").from_(names[0])
        for name in names[1:]:
            tree = exp.union(tree, exp.select("*").from_(name), distinct=False)
        return tree

    def step(self, query: Any, step: int) -> Any:
        """Return the view of one step in a chain of conditions."""
        tree = query.copy()
        for table in tree.find_all(self.glot.exp.Table):
            if table.name == "reasons_before":
                table.set("this", self.glot.exp.to_identifier(f"reasons_{step - 1}"))
        self.macros["_STEP"] = lambda: self.number(step)
        return self.expanded(tree)

    def expanded(self, query: Any) -> Any:
        """Return a query with its macros written out."""
        exp = self.glot.exp
        tree = query.copy()
        lists = {"_COMBINED": self.combined, "_FIGURES": self.figures}
        for select in tree.find_all(exp.Select):
            columns = []
            for column in select.expressions:
                made = lists.get(column.name) if isinstance(column, exp.Anonymous) else None
                columns += made() if made else [column]
            select.set("expressions", columns)
        return tree.transform(self.written)

    def written(self, node: Any) -> Any:
        """Return a macro written out, macros within it included; any other node as it is."""
        if not isinstance(node, self.glot.exp.Anonymous) or node.name not in self.macros:
            return node
        return self.macros[node.name](*(part.transform(self.written) for part in node.expressions))

    def number(self, value: int) -> Any:
        return self.glot.exp.Literal.number(value)

    def from_text(self, text: str, *parts: Any) -> Any:
        """Return a tree from text with ``{0}`` and so on for parts, each in parentheses if it needs them."""
        exp = self.glot.exp
        names = {f"part{place}": part for place, part in enumerate(parts)}
        tree = self.glot.parse_one(text.format(*names), read="postgres")

        def put(node: Any) -> Any:
            if isinstance(node, exp.Column) and node.name in names:
                return (
                    exp.paren(names[node.name].copy())
                    if _is_sum(exp, names[node.name])
                    else names[node.name].copy()
                )
            return node

        return tree.transform(put)

    def whole(self, left: Any, right: Any) -> Any:
        """Return the whole part of a quotient of whole numbers from 0."""
        exp = self.glot.exp
        return exp.IntDiv(this=exp.paren(left), expression=exp.paren(right))

    def ppm(self, left: Any, right: Any) -> Any:
        """Return left/right in ppm, halves up."""
        top = self.from_text("2000000 * {0} + {1}", left, right)
        return self.whole(top, self.from_text("2 * {0}", right))

    def has_text(self, reason: Any) -> Any:
        """Return whether a reason has a character that is not blank."""
        tree = reason.copy()
        exp = self.glot.exp
        for blank in scoring.BLANK:
            character = exp.Anonymous(this="CHR", expressions=[self.number(ord(blank))])
            tree = exp.func("REPLACE", tree, character, exp.Literal.string(""))
        return exp.func("LENGTH", tree) > 0

    def combined(self) -> list[Any]:
        """Return the columns of a domain or the total from those of its parts, ``f``."""
        glot = self.glot
        score = self.from_text("CASE WHEN COUNT(f.score) = COUNT(f.low) THEN {0} END", self.mean("score"))
        ppm = [score, *(self.mean(name) for name in PPM[1:])]
        caps = [glot.parse_one(f"MIN(f.{name})") for name in CAPS]
        counts = [self.macros["_TOTAL"](glot.exp.column(name, "f")) for name in scoring.COUNTS]
        names = (*PPM, *CAPS, *scoring.COUNTS)
        return [glot.exp.alias_(tree, name) for tree, name in zip([*ppm, *caps, *counts], names, strict=True)]

    def mean(self, name: str) -> Any:
        """Return the weighted mean in ppm; 0 and complete only where every part is so."""
        weighted = self.from_text(f"CAST(SUM(f.weight * f.{name}) AS BIGINT)")
        weights = self.from_text(f"CAST(SUM(CASE WHEN NOT f.{name} IS NULL THEN f.weight END) AS BIGINT)")
        value = self.whole(
            self.from_text("2 * {0} + {1}", weighted, weights), self.from_text("2 * {0}", weights)
        )
        return self.from_text(_SETTLED.replace("value", f"f.{name}"), value)

    def figures(self) -> list[Any]:
        """Return the columns that are given out, from those of ``f``."""
        exp = self.glot.exp
        found = {name: exp.column(name, "f") for name in (*PPM, *CAPS, *scoring.COUNTS)}
        for name, of in (("percent", "score"), ("percent_low", "low"), ("percent_high", "high")):
            whole = self.whole(self.from_text(f"f.{of} + 5000"), self.number(10000))
            found[name] = self.from_text(_PERCENT.replace("value", f"f.{of}"), whole)
        for end in ("low", "high"):
            reached = f"CASE WHEN NOT f.{end} IS NULL THEN LEAST({self.reached(f'f.{end}')}, f.cap_{end}) END"
            found[f"level_{end}"] = self.from_text(reached)
            found[f"cap_{end}"] = self.from_text(f"CASE WHEN NOT f.{end} IS NULL THEN f.cap_{end} END")
        found["certain"] = self.from_text("{0} = {1}", found["level_low"], found["level_high"])
        return [exp.alias_(found[name], name) for name in COLUMNS]

    def reached(self, value: str) -> str:
        """Return SQL of the highest level that ``value`` reaches."""
        steps, highest = "", 0
        for step in self.levels:
            highest = max(highest, int(step["number"]))
            steps = f" WHEN {value} >= {int(step['from'])} THEN {highest}{steps}"
        return f"CASE{steps} END"


COLUMNS: Final = (
    *PPM,
    *("percent", "percent_low", "percent_high", "level_low", "level_high", "certain", "cap_low", "cap_high"),
    *scoring.COUNTS,
)
"""The figures of ``kb_results``, named as in resultaat.schema.json."""
_RESULTS: Final = ("lesson_results", "domain_results", "total_results")
_QUESTION: Final = (
    "place lesson question in_scope depth before scale weight must_have worst_cap not_applicable_allowed"
)
_OWN_REASON: Final = """CASE
  WHEN c.set_aside = 1 THEN 'not-applicable'
  WHEN c.option IS NULL THEN 'open'
  WHEN c.role = 'not-applicable' AND c.not_applicable_allowed = 1 THEN 'reason-missing'
  WHEN c.role = 'not-applicable' THEN 'not-allowed'
  WHEN c.role = 'unknown' THEN 'unknown-option'
  ELSE 'answered'
END"""
_SETTLED: Final = """CASE
  WHEN MAX(value) = 0 THEN 0
  WHEN MIN(value) = 1000000 THEN 1000000
  WHEN COUNT(value) > 0 THEN LEAST(999999, GREATEST(1, {0}))
END"""
_PERCENT: Final = """CASE
  WHEN value = 0 THEN 0
  WHEN value = 1000000 THEN 100
  WHEN NOT value IS NULL THEN LEAST(99, GREATEST(1, {0}))
END"""


def _is_sum(exp: Any, tree: Any) -> bool:
    return isinstance(tree, exp.Binary)


def _questions(content: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for domain in content["domains"]:
        for lesson in domain["lessons"]:
            for question in lesson["questions"]:
                yield lesson["id"], question


def _before(lesson: str, question: Any) -> str:
    """Return the full id of the question that a condition looks at, "" without a condition."""
    return f"{lesson}.{question['applies_if']['question']}" if question["applies_if"] else ""


def _print(dialect: Dialect, name: str, query: Any) -> str:
    """Return the statement that makes a view, in a dialect."""
    kind = "TEMPORARY VIEW" if dialect.temporary else "VIEW"
    is_table = query.find(_glot().exp.Values) is not None
    if dialect is POSTGRES:  # where / of whole numbers is whole, and DIV gives a numeric
        query = query.transform(_divided)
    text = query.sql(dialect=dialect.id, pretty=not is_table, identify=True)
    if is_table:
        text = text.replace("VALUES (", "VALUES\n  (").replace("), (", "),\n  (")
    return f"CREATE OR REPLACE {kind} {name} AS\n{text}"


def _divided(node: Any) -> Any:
    exp = _glot().exp
    if not isinstance(node, exp.IntDiv):
        return node
    return exp.Div(this=node.this, expression=node.expression, typed=True, safe=False)


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
