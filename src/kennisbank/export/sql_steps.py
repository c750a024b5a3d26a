# SPDX-License-Identifier: EUPL-1.2
"""The statements of ``scorer.sql`` as trees of ``sqlglot``: macros written out, printed in a dialect.

What they are depends on the levels, on the kind of scope and on how deep conditions go; on no text.
"""

from __future__ import annotations

from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from kennisbank import scoring
from kennisbank.export.missing import MissingPackage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

EXTRA: Final = "sql"
PPM: Final = ("score", "coverage", "low", "high")
CAPS: Final = ("cap_low", "cap_high")
Levels = tuple[tuple[int, int], ...]
"""Number and lower bound (ppm) of each level, from the lowest bound."""


def glot() -> Any:
    """Return sqlglot.

    :raises MissingPackage: without it.
    """
    try:
        import sqlglot  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("sqlglot", EXTRA) from error
    return sqlglot


@cache
def statements(dialect: str, kind: str, depth: int, levels: Levels) -> tuple[tuple[str, str], ...]:
    """Return name and query of each view over the tables of content, in order.

    :param kind: of the scope: checklist, domain, quickscan or all.
    :param depth: the most conditions in a chain.
    """
    return tuple((name, written(dialect, tree)) for name, tree in _Steps(kind, depth, levels).views())


def table(dialect: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> str:
    """Return a query that gives these rows, one a line; texts are ids, without marks of SQL."""
    exp = glot().exp
    tree = exp.select(*columns).from_(exp.values(list(rows), alias="t", columns=list(columns)))
    text = written(dialect, tree, pretty=False)
    return text.replace("VALUES (", "VALUES\n  (").replace("), (", "),\n  (")


def written(dialect: str, tree: Any, *, pretty: bool = True) -> str:
    """Return a query in a dialect."""
    if dialect == "postgres":  # where / of whole numbers is whole, and DIV gives a numeric
        tree = tree.transform(_divided)
    return str(tree.sql(dialect=dialect, pretty=pretty, identify=True))


def _divided(node: Any) -> Any:
    exp = glot().exp
    if not isinstance(node, exp.IntDiv):
        return node
    return exp.Div(this=node.this, expression=node.expression, typed=True, safe=False)


@cache
def _template() -> dict[str, Any]:
    """Return name → query of each step in ``scorer.sql``, in order."""
    text = resources.files("kennisbank").joinpath("export", "scorer.sql").read_text("utf-8")
    views = glot().parse(text, read="postgres")
    return {view.this.name: _without_comments(view.expression) for view in views if view is not None}


def _without_comments(tree: Any) -> Any:
    for node in tree.walk():
        node.comments = None
    return tree


class _Steps:
    """The views of one kind of scope, in order, each over earlier ones."""

    def __init__(self, kind: str, depth: int, levels: Levels) -> None:
        self.glot = glot()
        self.kind = kind
        self.depth = depth
        self.levels = levels
        self.top = max(number for number, _ in levels)
        self.macros: dict[str, Callable[..., Any]] = {
            "_PPM": self.ppm,
            "_TOTAL": partial(self.from_text, "CAST(COALESCE(SUM({0}), 0) AS BIGINT)"),
            "_TOP": lambda: self.number(self.top),
            "_HAS_TEXT": self.has_text,
            "_OWN_REASON": partial(self.from_text, _OWN_REASON),
        }

    def views(self) -> Iterator[tuple[str, Any]]:
        """Yield name and query of each view; what only one view needs stands in its WITH."""
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
        for name, query in _template().items():
            if name == "looked_n":
                continue
            if name == "reasons_n":
                yield from self.chain(_template()["looked_n"], query)
            elif name == "kb_results":
                yield "results_all", self.union([one for one in _RESULTS if self.wanted(one)])
                yield name, query.copy()
            elif self.wanted(name):
                yield name, self.expanded(query)

    def wanted(self, name: str) -> bool:
        """Whether the scope has the step: a lesson alone has no domain, a domain no total."""
        if name.startswith("domain_"):
            return self.kind != "checklist"
        return self.kind in scoring.RESERVED_SCOPES or not name.startswith("total_")

    def union(self, names: list[str]) -> Any:
        exp = self.glot.exp
        tree = exp.select("*").from_(names[0])
        for name in names[1:]:
            tree = exp.union(tree, exp.select("*").from_(name), distinct=False)
        return tree

    def chain(self, looked: Any, reasons: Any) -> Iterator[tuple[str, Any]]:
        """Yield two queries for each step in a chain of conditions, and what the last one comes to."""
        for step in range(1, self.depth + 1):
            self.macros["_STEP"] = partial(self.number, step)
            family = f"CASE WHEN c.depth = {step} THEN c.before ELSE c.question END"
            self.macros["_FAMILY"] = partial(self.from_text, family)
            yield f"looked_{step}", self.expanded(self.over(looked, "reasons_before", f"reasons_{step - 1}"))
            yield f"reasons_{step}", self.expanded(self.over(reasons, "looked_n", f"looked_{step}"))
        yield "reasons_all", self.union([f"reasons_{self.depth}"])

    def over(self, query: Any, before: str, name: str) -> Any:
        """Return a query over another table."""
        tree = query.copy()
        for table in tree.find_all(self.glot.exp.Table):
            if table.name == before:
                table.set("this", self.glot.exp.to_identifier(name))
        return tree

    def expanded(self, query: Any) -> Any:
        """Return a query with its macros written out."""
        exp = self.glot.exp
        tree = query.copy()
        lists = {"_CHOSEN": self.chosen, "_COMBINED": self.combined, "_FIGURES": self.figures}
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
        names = {f"part{place}": self.bracketed(part) for place, part in enumerate(parts)}
        tree = self.glot.parse_one(text.format(*names), read="postgres")

        def put(node: Any) -> Any:
            found = names.get(node.name) if isinstance(node, exp.Column) else None
            return node if found is None else found.copy()

        return tree.transform(put)

    def bracketed(self, tree: Any) -> Any:
        """Return a tree that can stand within any other."""
        exp = self.glot.exp
        return exp.paren(tree) if isinstance(tree, exp.Binary) else tree

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

    def chosen(self) -> list[Any]:
        """Return the columns of a question of a respondent, ``c``."""
        return [self.glot.exp.column(name, "c") for name in _CHOSEN]

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
        for number, start in self.levels:
            highest = max(highest, number)
            steps = f" WHEN {value} >= {start} THEN {highest}{steps}"
        return f"CASE{steps} END"


COLUMNS: Final = (
    *PPM,
    *("percent", "percent_low", "percent_high", "level_low", "level_high", "certain", "cap_low", "cap_high"),
    *scoring.COUNTS,
)
"""The figures of ``kb_results``, named as in resultaat.schema.json."""
_CHOSEN: Final = (
    *("respondent", "place", "lesson", "question", "depth", "before", "weight", "must_have", "worst_cap"),
    *("not_applicable_allowed", "option", "points", "role", "cap", "set_aside"),
)
_RESULTS: Final = ("lesson_results", "domain_results", "total_results")
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
