# SPDX-License-Identifier: EUPL-1.2
"""A second, naive reading of scoring.md, on fractions.

It shares nothing with ``kennisbank.scoring``: states come from recursion, figures from ``Fraction``,
gains from scoring everything again. It is slow and plain on purpose. The expected values of the
vectors are written by ``outcome``.
"""

from __future__ import annotations

from fractions import Fraction
from math import exp, floor, log, prod
from typing import Any


class Refused(Exception):  # noqa: N818
    """The response or the scope is wrong; holds the expected ``error``."""

    def __init__(self, **error: Any) -> None:
        self.error = error
        super().__init__(str(error))


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def outcome(content: Any, response: Any, scope: str) -> dict[str, Any]:
    """Return what a vector expects: ``{"result", "states"}`` or ``{"error"}``."""
    try:
        return {
            "result": {**score(content, response, scope), **insight(content, response, scope)},
            "states": states(content, response, scope),
        }
    except Refused as refusal:
        return {"error": refusal.error}


# --- finding things ---------------------------------------------------------------------------------


def lessons_of(content: Any) -> list[Any]:
    return [lesson for domain in content["domains"] for lesson in domain["lessons"]]


def question_of(lesson: Any, short: str) -> Any:
    [found] = [question for question in lesson["questions"] if question["id"] == short]
    return found


def option_of(content: Any, question: Any, option_id: str) -> Any:
    [found] = [o for o in content["scales"][question["scale"]]["options"] if o["id"] == option_id]
    return found


def full_id(lesson: Any, question: Any) -> str:
    return lesson["id"] + "." + question["id"]


def given(content: Any, response: Any, lesson: Any, question: Any) -> Any:
    """Return the option of the question's own answer, or None."""
    answer = response["answers"].get(full_id(lesson, question))
    if answer is None or answer.get("option") is None:
        return None
    return option_of(content, question, answer["option"])


def validate(content: Any, response: Any, scope: str) -> None:
    names = [domain["id"] for domain in content["domains"]] + [lesson["id"] for lesson in lessons_of(content)]
    if scope not in ["all", "quickscan", *names]:
        raise Refused(kind="unknown-scope", scope=scope)
    by_id = {full_id(lesson, q): q for lesson in lessons_of(content) for q in lesson["questions"]}
    for name, answer in response["answers"].items():
        if name not in by_id:
            raise Refused(kind="unknown-question", question=name)
        valid = [option["id"] for option in content["scales"][by_id[name]["scale"]]["options"]]
        if answer.get("option") is not None and answer["option"] not in valid:
            raise Refused(kind="unknown-option", question=name, option=answer["option"])


def part_in(content: Any, scope: str) -> tuple[str, list[Any]]:
    """Return the kind of the scope, and the domains with the lessons that it holds."""
    domains = content["domains"]
    if scope == "all":
        return "all", domains
    if scope == "quickscan":
        return "quickscan", [
            {
                **domain,
                "lessons": [
                    {**lesson, "questions": [q for q in lesson["questions"] if q["quickscan"]]}
                    for lesson in domain["lessons"]
                ],
            }
            for domain in domains
        ]
    if any(domain["id"] == scope for domain in domains):
        return "domain", [domain for domain in domains if domain["id"] == scope]
    return "checklist", [
        {**domain, "lessons": [lesson for lesson in domain["lessons"] if lesson["id"] == scope]}
        for domain in domains
        if any(lesson["id"] == scope for lesson in domain["lessons"])
    ]


# --- "State of a question" --------------------------------------------------------------------------


def state(content: Any, response: Any, lesson: Any, question: Any) -> tuple[str, str]:
    option = given(content, response, lesson, question)
    condition = question["applies_if"]
    before = None
    if condition is not None:
        other = question_of(lesson, condition["question"])
        before, _ = state(content, response, lesson, other)
        outside = (
            before == "known" and given(content, response, lesson, other)["id"] not in condition["options"]
        )
        if before == "excluded" or outside:
            return "excluded", "ignored" if option is not None else "inapplicable"
    not_applicable = option is not None and option.get("role") == "not-applicable"
    allowed = question["not_applicable_allowed"]
    reason = response["answers"].get(full_id(lesson, question), {}).get("reason", "")
    has_reason = any(character not in (" ", "\t", "\n", "\r", "\u00a0") for character in reason)
    if not_applicable and allowed and has_reason:
        return "excluded", "not-applicable"
    if before == "unknown":
        return "unknown", "waiting"
    if option is None:
        return "unknown", "open"
    if option.get("role") == "unknown":
        return "unknown", "unknown-option"
    if not_applicable:
        return "unknown", "not-allowed" if not allowed else "reason-missing"
    return "known", "answered"


def states(content: Any, response: Any, scope: str) -> dict[str, Any]:
    validate(content, response, scope)
    result = {}
    for domain in part_in(content, scope)[1]:
        for lesson in domain["lessons"]:
            for question in lesson["questions"]:
                word, reason = state(content, response, lesson, question)
                result[full_id(lesson, question)] = {"state": word, "reason": reason}
    return result


# --- "Checklist", "Domain and total", "Percent for people", "Levels" --------------------------------


def percent(ppm: int | None) -> int | None:
    if ppm is None:
        return None
    if ppm in (0, 1_000_000):
        return ppm // 10_000
    return max(1, min(99, half_up(Fraction(ppm, 10_000))))


def level(content: Any, ppm: int) -> int:
    reached = [step["number"] for step in content["levels"] if ppm >= step["from"]]
    return max(reached)


def figures(content: Any, exact: dict[str, int | None], caps: list[Any], counts: dict[str, int]) -> Any:
    low, high = exact["low"], exact["high"]
    level_low = level_high = certain = None
    if low is not None and high is not None:
        level_low = min([level(content, low)] + [cap["low"] for cap in caps])
        level_high = min([level(content, high)] + [cap["high"] for cap in caps])
        certain = level_low == level_high
    return {
        **exact,
        "percent": percent(exact["score"]),
        "percent_low": percent(low),
        "percent_high": percent(high),
        "level_low": level_low,
        "level_high": level_high,
        "certain": certain,
        "caps": caps,
        "counts": counts,
    }


def sums(content: Any, response: Any, lesson: Any) -> tuple[int, int, int]:
    """P, K, A."""
    p = k = a = 0
    for question in lesson["questions"]:
        word, _ = state(content, response, lesson, question)
        a += question["weight"] * (word != "excluded")
        if word == "known":
            k += question["weight"]
            p += question["weight"] * given(content, response, lesson, question)["points"]
    return p, k, a


def exact_figures(p: int, k: int, a: int) -> dict[str, int | None]:
    def ppm(n: int, d: int) -> int:
        return half_up(Fraction(n, d) * 1_000_000)

    return {
        "score": ppm(p, 100 * k) if k else None,
        "coverage": ppm(k, a) if a else None,
        "low": ppm(p, 100 * a) if a else None,
        "high": ppm(p + 100 * (a - k), 100 * a) if a else None,
    }


def caps_of(content: Any, response: Any, lesson: Any) -> list[Any]:
    top = max(step["number"] for step in content["levels"])
    caps = []
    for question in lesson["questions"]:
        word, _ = state(content, response, lesson, question)
        if not question["must_have"] or word == "excluded":
            continue
        if word == "known":
            low = high = given(content, response, lesson, question).get("cap", top)
        else:
            options = content["scales"][question["scale"]]["options"]
            low, high = min(o.get("cap", top) for o in options if "points" in o), top
        if min(low, high) < top:
            caps.append({"question": full_id(lesson, question), "low": low, "high": high})
    return caps


def counts_of(content: Any, response: Any, lesson: Any) -> dict[str, int]:
    rows = []
    for question in lesson["questions"]:
        word, reason = state(content, response, lesson, question)
        rows.append((word, reason, given(content, response, lesson, question)))
    in_play = [option for word, _, option in rows if word != "excluded"]
    with_answer = [o for o in in_play if o is not None and ("points" in o or o["role"] == "unknown")]
    own = [reason for word, reason, _ in rows if word == "excluded" and reason == "not-applicable"]
    return {
        "questions": len(rows),
        "applicable": len(in_play),
        "answered": len(with_answer),
        "unknown": len([option for option in with_answer if option.get("role") == "unknown"]),
        "open": len(in_play) - len(with_answer),
        "not_applicable": len(own),
        "inapplicable": len(rows) - len(in_play) - len(own),
    }


def checklist(content: Any, response: Any, lesson: Any) -> Any:
    return figures(
        content,
        exact_figures(*sums(content, response, lesson)),
        caps_of(content, response, lesson),
        counts_of(content, response, lesson),
    )


def mean(pairs: list[tuple[int, int]]) -> int:
    weights = sum(weight for weight, _ in pairs)
    value = half_up(sum((Fraction(weight, weights) * part for weight, part in pairs), Fraction(0)))
    if value == 0 and any(part != 0 for _, part in pairs):
        return 1
    if value == 1_000_000 and any(part != 1_000_000 for _, part in pairs):
        return 999_999
    return value


def combine(content: Any, parts: list[tuple[int, Any]]) -> Any:
    counting = [(weight, part) for weight, part in parts if part["counts"]["applicable"] > 0]
    exact: dict[str, int | None] = {}
    for key in ("score", "coverage", "low", "high"):
        pairs = [(weight, part[key]) for weight, part in counting]
        complete = pairs != [] and all(value is not None for _, value in pairs)
        exact[key] = mean(pairs) if complete else None
    counts = {key: sum(part["counts"][key] for _, part in parts) for key in parts[0][1]["counts"]}
    return figures(content, exact, [cap for _, part in parts for cap in part["caps"]], counts)


def score(content: Any, response: Any, scope: str) -> dict[str, Any]:
    validate(content, response, scope)
    kind, domains = part_in(content, scope)
    lessons = {
        lesson["id"]: checklist(content, response, lesson)
        for domain in domains
        for lesson in domain["lessons"]
    }
    by_domain = {}
    if kind != "checklist":
        for domain in domains:
            by_domain[domain["id"]] = combine(
                content, [(lesson["weight"], lessons[lesson["id"]]) for lesson in domain["lessons"]]
            )
    total = weakest = None
    if kind in ("all", "quickscan"):
        total = combine(content, [(domain["weight"], by_domain[domain["id"]]) for domain in domains])
        for domain in domains:
            low = by_domain[domain["id"]]["low"]
            if low is not None and (weakest is None or low < by_domain[weakest]["low"]):
                weakest = domain["id"]
    return {
        "scope": kind,
        "scope_id": scope if kind in ("checklist", "domain") else None,
        "catalogue": {"id": content["id"], "version": content["version"], "digest": content["digest"]},
        "lessons": lessons,
        "domains": by_domain,
        "total": total,
        "weakest_domain": weakest,
    }


# --- "What to do next" ------------------------------------------------------------------------------


def scope_interval(content: Any, response: Any, scope: str) -> tuple[int, int] | None:
    result = score(content, response, scope)
    if result["scope"] == "checklist":
        [row] = result["lessons"].values()
    elif result["scope"] == "domain":
        [row] = result["domains"].values()
    else:
        row = result["total"]
    return None if row["low"] is None else (row["low"], row["high"])


def answering(response: Any, name: str, option: str) -> Any:
    return {"answers": {**response["answers"], name: {"option": option}}}


def is_met(content: Any, response: Any, name: str) -> bool:
    for lesson in lessons_of(content):
        for question in lesson["questions"]:
            if full_id(lesson, question) == name:
                word, _ = state(content, response, lesson, question)
                option = given(content, response, lesson, question)
                return word == "excluded" or (word == "known" and option["points"] >= 50)
    return False


def doen(content: Any, response: Any, scope: str) -> list[Any]:
    now = scope_interval(content, response, scope)
    if now is None:
        return []
    top = max(step["number"] for step in content["levels"])
    groups: dict[tuple[bool, bool], list[tuple[Fraction, int, Any]]] = {}
    place = 0
    for domain in part_in(content, scope)[1]:
        for lesson in domain["lessons"]:
            for question in lesson["questions"]:
                place += 1
                word, _ = state(content, response, lesson, question)
                if word != "known":
                    continue
                option = given(content, response, lesson, question)
                if option["points"] == 100:
                    continue
                options = content["scales"][question["scale"]]["options"]
                [best] = [o["id"] for o in options if o.get("points") == 100]
                name = full_id(lesson, question)
                then = scope_interval(content, answering(response, name, best), scope)
                assert then is not None
                gain = then[0] - now[0]
                lifts = question["must_have"] and option.get("cap", top) < top
                if gain <= 0 and not lifts:
                    continue
                ready = all(is_met(content, response, first) for first in question["requires"])
                row = (-Fraction(gain, question["effort"]), place, {"question": name, "gain": gain})
                groups.setdefault((lifts, ready), []).append(row)
    order = [(True, True), (True, False), (False, True), (False, False)]
    return [row[2] for key in order for row in sorted(groups.get(key, []), key=lambda row: row[:2])]


def uitzoeken(content: Any, response: Any, scope: str) -> list[Any]:
    now = scope_interval(content, response, scope)
    if now is None:
        return []
    musts, others = [], []
    place = 0
    for domain in part_in(content, scope)[1]:
        for lesson in domain["lessons"]:
            for question in lesson["questions"]:
                place += 1
                word, _ = state(content, response, lesson, question)
                condition = question["applies_if"]
                if word != "unknown":
                    continue
                if condition is not None:
                    other = question_of(lesson, condition["question"])
                    if state(content, response, lesson, other)[0] != "known":
                        continue
                name = full_id(lesson, question)
                widths = []
                for option in content["scales"][question["scale"]]["options"]:
                    if "points" in option:
                        then = scope_interval(content, answering(response, name, option["id"]), scope)
                        assert then is not None
                        widths.append(then[1] - then[0])
                worth = now[1] - now[0] - max(widths)
                rows = musts if question["must_have"] else others
                rows.append((-worth, place, {"question": name, "gain": worth}))
    return [row[2] for rows in (musts, others) for row in sorted(rows, key=lambda row: row[:2])]


# --- "Robustness line" ------------------------------------------------------------------------------


def reweighted(content: Any) -> Any:
    domains = []
    for domain in content["domains"]:
        lessons = []
        for lesson in domain["lessons"]:
            questions = [{**question, "weight": 1} for question in lesson["questions"]]
            lessons.append({**lesson, "weight": 1, "questions": questions})
        domains.append({**domain, "weight": 1, "lessons": lessons})
    return {**content, "domains": domains}


def repointed(content: Any, change: Any) -> Any:
    scales = {}
    for name, scale in content["scales"].items():
        options = []
        for option in scale["options"]:
            new = dict(option)
            if "points" in option:
                new["points"] = change(option["points"])
            options.append(new)
        scales[name] = {"options": options}
    return {**content, "scales": scales}


def whole_root(values: list[int]) -> int:
    """Return the largest g with gⁿ ≤ the product: a guess by floats, then steps of one."""
    product = prod(values)
    g = int(exp(sum(log(value) for value in values) / len(values))) if product else 0
    while g ** len(values) > product:
        g -= 1
    while (g + 1) ** len(values) <= product:
        g += 1
    return g


def robustness(content: Any, response: Any, scope: str) -> list[Any]:
    kind, domains = part_in(content, scope)
    if kind not in ("all", "quickscan"):
        return []
    result = score(content, response, scope)
    every = [sums(content, response, lesson) for domain in domains for lesson in domain["lessons"]]
    pooled = exact_figures(*(sum(row[i] for row in every) for i in range(3)))
    rows = [row for row in result["domains"].values() if row["low"] is not None]

    def squared(p: int) -> int:
        return half_up(Fraction(p * p, 100))

    ends = {
        "equal-weights": scope_interval(reweighted(content), response, scope),
        "pooled": None if pooled["low"] is None else (pooled["low"], pooled["high"]),
        "stricter": scope_interval(repointed(content, squared), response, scope),
        "milder": scope_interval(repointed(content, lambda p: 100 - squared(100 - p)), response, scope),
        "geometric": tuple(whole_root([row[end] for row in rows]) for end in ("low", "high"))
        if rows
        else None,
    }
    caps = result["total"]["caps"]
    variants = []
    for name, pair in ends.items():
        low, high = pair if pair is not None else (None, None)
        row = figures(content, {"score": None, "coverage": None, "low": low, "high": high}, caps, {})
        variants.append({"id": name, **{key: row[key] for key in ("low", "high", "level_low", "level_high")}})
    return variants


def insight(content: Any, response: Any, scope: str) -> dict[str, Any]:
    return {
        "doen": doen(content, response, scope),
        "uitzoeken": uitzoeken(content, response, scope),
        "robustness": robustness(content, response, scope),
    }
