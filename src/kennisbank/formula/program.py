# SPDX-License-Identifier: EUPL-1.2
"""The scoring of one scope as a list of assignments, each over answers and earlier ones.

It computes scoring.md up to and including levels; ``evaluate`` proves it on every vector against
``scoring.score``, and each dialect that prints it is proved again in the program that runs it. Names start
with ``_``, so that ``form.parse_name`` never takes one for an answer:

- per question ``_applies__<name>``, ``_known__<name>`` (0 or 1), ``_points__<name>`` (weight times points)
  and, for a must-have, ``_cap_low__<name>`` and ``_cap_high__<name>`` (the top level: no cap);
- per lesson A, K and P of scoring.md: ``_weight__<les>``, ``_weight_known__<les>``, ``_sum__<les>``;
- per lesson and domain the figures in ``FIGURES`` as ``_low__<id>`` and so on; for the total ``_low``;
- ``_weakest``: which domain of the scope is the weakest, counted from 1 in document order, 0 for none.

What is nothing (no judgement) is nothing only in the figures; everything else is a whole number from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kennisbank.form import name_of
from kennisbank.formula import expressions as e
from kennisbank.scoring import MILLION, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kennisbank.formula.expressions import Expression, Test

PPM: Final = ("score", "coverage", "low", "high")
FIGURES: Final = (
    *PPM,
    "percent",
    "percent_low",
    "percent_high",
    "level_low",
    "level_high",
    "certain",
    "cap_low",
    "cap_high",
)
"""What is given out per lesson, per domain and for the total, named as in resultaat.schema.json.

``certain`` is 1 where both levels are equal, else 0. ``cap_low`` and ``cap_high`` are the lowest caps at both
ends, the top level where nothing caps. All are nothing where nothing applies.
"""
TOTAL: Final = "all"
"""What the total is about; no lesson or domain has this id."""
COUNTS: Final = ("questions", "applicable", "answered", "unknown", "open", "not_applicable", "inapplicable")
_PERCENT_OF: Final = {"percent": "score", "percent_low": "low", "percent_high": "high"}
_ENDS: Final = ("low", "high")
_ZERO: Final = e.Number(0)
_ONE: Final = e.Number(1)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A name, what it is, and what it is about: the id of a question, lesson or domain, or ``TOTAL``."""

    name: str
    expression: Expression
    about: str
    figure: str
    """A word of ``FIGURES`` or ``COUNTS``, or the first part of the name for what stands in between."""


@dataclass(frozen=True, slots=True)
class Program:
    """All assignments in an order in which each names only earlier ones."""

    assignments: tuple[Assignment, ...]
    figures: dict[str, str]
    """``lessons.<id>.low``, ``domains.<id>.low``, ``total.low`` → name; for every figure and count."""
    top_level: int


def program(content: Mapping[str, Any], scope: str) -> Program:
    """Return the scoring of a scope.

    :param content: the scoring content of a catalogue (``catalogue.scoring_content``).
    :param scope: ``all``, ``quickscan``, or the id of a domain or a lesson.
    :raises UnknownScope: if the scope is none of these.
    """
    return _Writer(content).write(scope)


def needed(whole: Program, keys: Iterable[str]) -> Program:
    """Return the program with only these figures (keys of ``figures``) and what they rest on."""
    figures = {key: whole.figures[key] for key in keys}
    wanted = set(figures.values())
    kept: list[Assignment] = []
    for assignment in reversed(whole.assignments):
        if assignment.name in wanted:
            kept.append(assignment)
            wanted |= set(references(assignment.expression))
    return Program(tuple(reversed(kept)), figures, whole.top_level)


def without_counts(whole: Program) -> Program:
    """Return the program of the figures alone, for forms that do not say how many questions are answered."""
    return needed(whole, [key for key in whole.figures if key.rpartition(".")[2] not in COUNTS])


def references(node: Expression | Test) -> Iterator[str]:
    """Return the names that an expression refers to, repeats included."""
    if isinstance(node, e.Ref):
        yield node.name
    for part in parts(node):
        yield from references(part)


def parts(node: Expression | Test) -> tuple[Expression | Test, ...]:
    """Return the direct parts of an expression or a test."""
    match node:
        case e.If(test, then, other):
            return test, then, other
        case e.Sum(several) | e.Least(several):
            return several
        case e.And(tests) | e.Or(tests):
            return tests
        case e.Not(test):
            return (test,)
        case e.Times(_, value):
            return (value,)
        case e.Minus(left, right) | e.FloorDiv(left, right) | e.Compare(left, _, right):
            return left, right
        case _:
            return ()


def name(figure: str, about: str | None = None) -> str:
    """Return the name of a figure of a question, lesson or domain; of the total without ``about``."""
    return f"_{figure}" if about is None else f"_{figure}__{name_of(about)}"


class _Writer:
    """Writes the assignments of one scope in order."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content
        self.levels = sorted(content["levels"], key=lambda step: int(step["from"]))
        self.top = max(int(step["number"]) for step in self.levels)
        self.scales = {key: scale["options"] for key, scale in content["scales"].items()}
        self.done: list[Assignment] = []
        self.figures: dict[str, str] = {}

    def write(self, scope: str) -> Program:
        selection = select(self.content, scope)
        for domain in selection.domains:
            for lesson in domain["lessons"]:
                self.lesson(lesson)
            if selection.kind != "checklist":
                self.mean(
                    "domains", domain["id"], [(part["id"], part["weight"]) for part in domain["lessons"]]
                )
        if selection.id is None:
            domains = [(domain["id"], domain["weight"]) for domain in selection.domains]
            self.mean("total", None, domains)
            self.weakest([domain for domain, _ in domains])
        return Program(tuple(self.done), self.figures, self.top)

    def put(self, figure: str, about: str | None, expression: Expression, group: str | None = None) -> e.Ref:
        """Assign; with a group the name is a figure that is given out."""
        made = name(figure, about)
        self.done.append(Assignment(made, expression, about or TOTAL, figure))
        if group is not None:
            key = f"total.{figure}" if about is None else f"{group}.{about}.{figure}"
            self.figures[key] = made
        return e.Ref(made)

    # One question

    def question(self, lesson: str, question: Mapping[str, Any]) -> None:
        full = f"{lesson}.{question['id']}"
        options = self.scales[question["scale"]]
        applies_if = question["applies_if"]
        opened = _opened(lesson, applies_if)
        aside = _set_aside(full, question, options)
        held = [test for test in (opened, None if aside is None else e.Not(aside)) if test is not None]
        applies = self.put("applies", full, _flag(held))
        graded = {option["id"]: int(option["points"]) for option in options if "points" in option}
        tests: list[Test] = [_is_one(applies), e.Answered(full, tuple(graded))]
        if applies_if is not None:
            tests.append(_is_one(e.Ref(name("known", f"{lesson}.{applies_if['question']}"))))
        known = self.put("known", full, _flag(tests))
        weight = int(question["weight"])
        points = e.Choice(
            full, tuple((option, weight * value) for option, value in graded.items() if value), 0
        )
        self.put("points", full, e.If(_is_one(known), points, _ZERO))
        if question["must_have"]:
            self.caps(full, options, applies, known)

    def caps(self, full: str, options: Sequence[Mapping[str, Any]], applies: e.Ref, known: e.Ref) -> None:
        caps = {
            option["id"]: int(option["cap"]) for option in options if "cap" in option and "points" in option
        }
        top = e.Number(self.top)
        worst = e.Number(min(caps.values(), default=self.top))
        own = e.Choice(full, tuple(caps.items()), self.top)
        self.put("cap_low", full, e.If(_is_one(known), own, e.If(_is_one(applies), worst, top)))
        self.put("cap_high", full, e.If(_is_one(known), own, top))

    # One lesson

    def lesson(self, lesson: Mapping[str, Any]) -> None:
        about = lesson["id"]
        asked = lesson["questions"]
        for question in asked:
            self.question(about, question)
        full = {question["id"]: f"{about}.{question['id']}" for question in asked}

        def weighted(figure: str) -> Expression:
            return _sum(e.Times(int(q["weight"]), e.Ref(name(figure, full[q["id"]]))) for q in asked)

        whole = self.put("weight", about, weighted("applies"))
        known = self.put("weight_known", about, weighted("known"))
        points = self.put("sum", about, _sum(e.Ref(name("points", key)) for key in full.values()))
        some, judged = e.Compare(whole, ">", _ZERO), e.Compare(known, ">", _ZERO)
        open_points = e.Sum((points, e.Times(100, e.Minus(whole, known))))
        base = e.Times(100, whole)
        raw = {
            "score": (judged, _ppm(points, e.Times(100, known))),
            "coverage": (some, _ppm(known, whole)),
            "low": (some, _ppm(points, base)),
            "high": (some, _ppm(open_points, base)),
        }
        self.put("present", about, _flag([some]))
        self.put("scored", about, _flag([judged]))
        for figure, (test, value) in raw.items():
            self.put(f"raw_{figure}", about, e.If(test, value, _ZERO))
        musts = [full[question["id"]] for question in asked if question["must_have"]]
        self.give("lessons", about, {end: [name(f"cap_{end}", must) for must in musts] for end in _ENDS})
        self.lesson_counts(about, asked)

    def lesson_counts(self, about: str, asked: Sequence[Mapping[str, Any]]) -> None:
        def tally(tests: Iterable[Sequence[Test]]) -> Expression:
            return _sum(_flag(list(several)) for several in tests)

        def applies(key: str) -> Test:
            return _is_one(e.Ref(name("applies", key)))

        rows = [(f"{about}.{q['id']}", q, self.scales[q["scale"]]) for q in asked]
        chosen = [(key, q, options, _set_aside(key, q, options)) for key, q, options in rows]
        said = [
            (key, tuple(o["id"] for o in options if o.get("role") != "not-applicable"))
            for key, _, options in rows
        ]
        unsure = [
            (key, tuple(o["id"] for o in options if o.get("role") == "unknown")) for key, _, options in rows
        ]
        aside = [
            [test for test in (_opened(about, q["applies_if"]), out) if test is not None]
            for _, q, _, out in chosen
            if out is not None
        ]
        questions = self.put("questions", about, e.Number(len(asked)), "lessons")
        applicable = self.put(
            "applicable", about, _sum(e.Ref(name("applies", key)) for key, _, _ in rows), "lessons"
        )
        answered = self.put(
            "answered",
            about,
            tally([applies(key), e.Answered(key, several)] for key, several in said),
            "lessons",
        )
        self.put(
            "unknown",
            about,
            tally([applies(key), e.Answered(key, several)] for key, several in unsure if several),
            "lessons",
        )
        self.put("open", about, e.Minus(applicable, answered), "lessons")
        out = self.put("not_applicable", about, tally(aside), "lessons")
        self.put("inapplicable", about, e.Minus(questions, e.Sum((applicable, out))), "lessons")

    # A domain or the total

    def mean(self, group: str, about: str | None, members: Sequence[tuple[str, int]]) -> None:
        """Assign the weighted mean over the members with applicable questions."""

        def over(figure: str) -> Expression:
            return _sum(e.Times(int(weight), e.Ref(name(figure, member))) for member, weight in members)

        weight = self.put("weight", about, over("present"))
        some = e.Compare(weight, ">", _ZERO)
        judged = e.And((some, e.Compare(self.put("weight_scored", about, over("judged")), "=", weight)))
        self.put("present", about, _flag([some]))
        self.put("scored", about, _flag([judged]))
        for figure in PPM:
            total = self.put(f"sum_{figure}", about, over(f"raw_{figure}"))
            test = judged if figure == "score" else some
            self.put(f"raw_{figure}", about, e.If(test, _settled(total, weight), _ZERO))
        self.give(
            group, about, {end: [name(f"raw_cap_{end}", member) for member, _ in members] for end in _ENDS}
        )
        for figure in COUNTS:
            self.put(figure, about, _sum(e.Ref(name(figure, member)) for member, _ in members), group)

    def weakest(self, domains: Sequence[str]) -> None:
        """Assign the first domain whose low is the smallest of those that have one."""
        for domain in domains:
            present = _is_one(e.Ref(name("present", domain)))
            low = e.Ref(name("raw_low", domain))
            self.put("rank_low", domain, e.If(present, low, e.Number(MILLION + 1)))
        ranks = [e.Ref(name("rank_low", domain)) for domain in domains]
        smallest = self.put("smallest_low", None, e.Least((e.Number(MILLION + 1), *ranks)))
        place: Expression = _ZERO
        for index in range(len(domains), 0, -1):
            place = e.If(e.Compare(ranks[index - 1], "=", smallest), e.Number(index), place)
        none = e.Compare(smallest, ">", e.Number(MILLION))
        self.figures["weakest"] = self.put("weakest", None, e.If(none, _ZERO, place)).name

    # What is given out

    def give(self, group: str, about: str | None, caps: Mapping[str, Sequence[str]]) -> None:
        """Assign the figures of a lesson, a domain or the total from what stands in between.

        :param caps: per end, the names of the caps below.
        """
        some = _is_one(e.Ref(name("present", about)))
        judged = _is_one(e.Ref(name("scored", about)))
        self.put("judged", about, _flag([e.And((some, judged))]))
        for figure in PPM:
            self.put(
                figure, about, _shown(judged if figure == "score" else some, self.raw(figure, about)), group
            )
        for figure, of in _PERCENT_OF.items():
            test = judged if of == "score" else some
            self.put(figure, about, _shown(test, _percent(self.raw(of, about))), group)
        for end in _ENDS:
            parts = tuple(e.Ref(cap) for cap in caps[end])
            cap = self.put(f"raw_cap_{end}", about, e.Least((e.Number(self.top), *parts)))
            reached = self.put(f"reached_{end}", about, self.level(self.raw(end, about)))
            level = self.put(f"raw_level_{end}", about, e.Least((reached, cap)))
            self.put(f"cap_{end}", about, _shown(some, cap), group)
            self.put(f"level_{end}", about, _shown(some, level), group)
        ends = [self.raw(f"level_{end}", about) for end in _ENDS]
        certain = _flag([e.Compare(ends[0], "=", ends[1])])
        self.put("certain", about, _shown(some, certain), group)

    def raw(self, figure: str, about: str | None) -> e.Ref:
        return e.Ref(name(f"raw_{figure}", about))

    def level(self, value: e.Ref) -> Expression:
        """Return the number of the highest level that a value reaches."""
        found: Expression = e.Number(int(self.levels[0]["number"]))
        for step in self.levels[1:]:
            found = e.If(
                e.Compare(value, ">=", e.Number(int(step["from"]))), e.Number(int(step["number"])), found
            )
        return found


def _opened(lesson: str, applies_if: Mapping[str, Any] | None) -> Test | None:
    """Whether a condition does not shut the question out; none without a condition."""
    if applies_if is None:
        return None
    before = f"{lesson}.{applies_if['question']}"
    answered = e.Answered(before, tuple(applies_if["options"]))
    unsure = e.Compare(e.Ref(name("known", before)), "=", _ZERO)
    return e.And((_is_one(e.Ref(name("applies", before))), e.Or((unsure, answered))))


def _set_aside(full: str, question: Mapping[str, Any], options: Sequence[Mapping[str, Any]]) -> Test | None:
    """Whether the question is answered not-applicable with a reason; none where that is not allowed."""
    found = tuple(option["id"] for option in options if option.get("role") == "not-applicable")
    if not found or not question["not_applicable_allowed"]:
        return None
    return e.And((e.Answered(full, found), e.Reasoned(full)))


def _is_one(value: Expression) -> Test:
    return e.Compare(value, "=", _ONE)


def _flag(tests: Sequence[Test]) -> Expression:
    """Return 1 if all tests hold, else 0."""
    if not tests:
        return _ONE
    return e.If(tests[0] if len(tests) == 1 else e.And(tuple(tests)), _ONE, _ZERO)


def _sum(parts: Iterable[Expression]) -> Expression:
    several = tuple(parts)
    return e.Sum(several) if several else _ZERO


def _ppm(left: Expression, right: Expression) -> Expression:
    """Return left/right in ppm, halves up: (2·1 000 000·n + d) // (2·d)."""
    return e.FloorDiv(e.Sum((e.Times(2 * MILLION, left), right)), e.Times(2, right))


def _settled(total: e.Ref, weight: e.Ref) -> Expression:
    """Return a mean in ppm; 0 and complete only where every part is so: then the sum is 0 or all of it."""
    rounded = e.FloorDiv(e.Sum((e.Times(2, total), weight)), e.Times(2, weight))
    inner = e.If(
        e.Compare(rounded, ">=", e.Number(MILLION)),
        e.Number(MILLION - 1),
        e.If(e.Compare(rounded, "=", _ZERO), _ONE, rounded),
    )
    full = e.Compare(total, "=", e.Times(MILLION, weight))
    return e.If(e.Compare(total, "=", _ZERO), _ZERO, e.If(full, e.Number(MILLION), inner))


def _percent(value: e.Ref) -> Expression:
    """Return ppm in whole percent; 0 and 100 only for exactly nothing and complete."""
    rounded = e.FloorDiv(e.Sum((value, e.Number(5000))), e.Number(10000))
    inner = e.If(
        e.Compare(rounded, ">=", e.Number(100)),
        e.Number(99),
        e.If(e.Compare(rounded, "=", _ZERO), _ONE, rounded),
    )
    full = e.Compare(value, "=", e.Number(MILLION))
    return e.If(e.Compare(value, "=", _ZERO), _ZERO, e.If(full, e.Number(100), inner))


def _shown(test: Test, value: Expression) -> Expression:
    return e.If(test, value, e.Nothing())
