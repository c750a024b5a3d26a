# SPDX-License-Identifier: EUPL-1.2
"""Every engine gives what ``kennisbank.scoring`` gives, on every vector it carries and on 500 answer sets."""

from __future__ import annotations

import json
from typing import Any

import pytest

from equality import filler, frame, report
from equality.sets import generated
from kennisbank import catalogue as catalogues

ENGINES = frame.engines()
HEAVY = pytest.mark.heavy
SHOWN = 12
"""How many differing figures a failure shows."""


@pytest.mark.equality
@pytest.mark.parametrize(
    "engine",
    [
        pytest.param(one, id=name, marks=HEAVY if report.is_heavy(one) else ())
        for name, one in ENGINES.items()
    ],
)
def test_engine(engine: Any) -> None:
    assert engine.FIGURES <= frame.ALL_FIGURES
    whys = [(job, frame.why_not(engine, job)) for job in frame.vector_jobs()]
    vectors = [job for job, why in whys if why is None]
    jobs = [*vectors, *generated()]
    refused = {why for job in generated() if (why := frame.why_not(engine, job))}
    assert not refused, f"the generated sets hold only what a form offers: {refused}"

    results = engine.run(jobs)
    assert len(results) == len(jobs)
    differing = [
        (job, wrong)
        for job, result in zip(jobs, results, strict=True)
        if (wrong := differences(frame.claimed(frame.reference(job), engine), result))
    ]
    done = {
        "vectors": len(vectors),
        "not_carried": report.reasons(why for _, why in whys if why is not None),
        "sets": len(generated()),
        "differences": len(differing),
    }
    report.save(report.row(engine, engine.version(), done))
    if differing:
        pytest.fail(shown(differing, len(jobs)), pytrace=False)


MISSING = "(staat er niet)"


def differences(expected: frame.Flat, result: frame.Flat) -> dict[str, tuple[Any, Any]]:
    """Return key → (expected, given); ``True`` is not 1, and 67.0 is not 67."""
    return {
        key: (expected.get(key, MISSING), result.get(key, MISSING))
        for key in sorted({*expected, *result})
        if not _same(expected.get(key, MISSING), result.get(key, MISSING))
    }


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def shown(differing: list[tuple[frame.Job, Any]], count: int) -> str:
    """Return the smallest differing case: the fewest answers, then the fewest differing figures."""
    job, wrong = min(differing, key=lambda pair: (len(pair[0].response["answers"]), len(pair[1])))
    lines = [f"{key}: expected {exp!r}, got {got!r}" for key, (exp, got) in list(wrong.items())[:SHOWN]]
    more = [f"… and {len(wrong) - SHOWN} more figures"] if len(wrong) > SHOWN else []
    ids = ", ".join(other.id for other, _ in differing[:SHOWN])
    return "\n".join(
        [
            f"{len(differing)} of {count} cases differ ({ids} …). The smallest: {job.id}, scope {job.scope}",
            json.dumps(job.response, ensure_ascii=False),
            *lines,
            *more,
        ]
    )


# The frame itself


def test_filler_keeps_the_scoring_content() -> None:
    for content in [*frame.contents().values(), filler.real_content()]:
        made = catalogues.scoring_content(filler.catalogue_of(content))
        assert made == content


def test_the_sets_are_500_over_every_scope_and_reach_every_state() -> None:
    jobs = generated()
    content = filler.real_content()
    ids = {thing["id"] for d in content["domains"] for thing in (d, *d["lessons"])}
    assert len(jobs) == 500
    assert {job.scope for job in jobs} == {"all", "quickscan", *ids}
    reasons = {
        value for job in jobs for key, value in frame.reference(job).items() if key.startswith("reasons.")
    }
    assert reasons >= {"answered", "open", "unknown-option", "not-applicable", "reason-missing"}


def test_a_flat_result_has_every_figure_that_an_engine_can_claim() -> None:
    keys = {key for job in generated()[-10:] for key in frame.reference(job)}
    named = {key.removeprefix("total.") for key in keys if key.startswith("total.")}
    assert named == frame.ROW_FIGURES
    assert frame.nothing("total").keys() == {f"total.{name}" for name in frame.ROW_FIGURES}


def test_a_row_without_questions_is_nothing() -> None:
    [job] = [one for one in frame.vector_jobs() if one.id == "scan-of-nothing"]
    figures = frame.reference(job)
    lesson = job.content["domains"][0]["lessons"][0]["id"]
    row = frame.nothing(f"lessons.{lesson}")
    assert {key: figures[key] for key in row} == row


def test_differences_tell_kinds_of_numbers_apart() -> None:
    assert differences({"a": 1, "b": None}, {"a": 1, "b": None}) == {}
    wrong = differences({"a": 1, "b": 67, "c": None}, {"a": True, "b": 67.0, "d": 1})
    assert set(wrong) == {"a", "b", "c", "d"}


def test_an_engine_gives_only_what_it_claims() -> None:
    class Engine:
        FIGURES = frozenset({"low", "states", "counts.open"})
        PARTS = frozenset({"total"})

    job = generated()[-1]
    got = frame.claimed(frame.reference(job), Engine)
    assert {key.partition(".")[0] for key in got} == {"total", "states"}
    assert {key for key in got if key.startswith("total")} == {"total.low", "total.counts.open"}


def test_the_committed_table_is_what_this_version_gives() -> None:
    """It may be about other checklists, which the page then says; never about vectors that are not there."""
    table = json.loads(report.COMMITTED.read_text(encoding="utf-8"))
    assert table["vectors"] == {"count": len(frame.vector_jobs()), "digest": frame.vectors_digest()}
    named = {one["name"] for one in table["engines"]}
    assert named == {*ENGINES, *(one.name for one in report.UNTESTED)}, "run make equality"
    assert all(one["differences"] == 0 for one in table["engines"] if one["why"] is None)
