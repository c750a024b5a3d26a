# SPDX-License-Identifier: EUPL-1.2
"""The calendar, read back with icalendar."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.export import ics
from kennisbank.export.missing import MissingPackage
from kennisbank.export.stamp import moment, stamp
from kennisbank.form import flatten, plain

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


@pytest.fixture(scope="module")
def real():
    return catalogues.load()


def calendar(catalogue, scope: str) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(ics.render(catalogue, flatten(catalogue, scope)))


def test_a_lesson_gives_its_activities_a_review_and_its_steps(real):
    found = calendar(real, "clientelisme-tegengaan")
    lesson = real.lessons["clientelisme-tegengaan"]
    assert len(found.walk("vevent")) == len(lesson.activities) + 1
    assert [str(task["summary"]).partition(": ")[2] for task in found.walk("vtodo")] == [
        step.title for step in lesson.steps
    ]


def test_ids_are_unique_and_the_same_in_every_form(real):
    lessons = [str(item["uid"]) for item in calendar(real, "clientelisme-tegengaan").walk("vevent")]
    everything = {str(item["uid"]): item for item in calendar(real, "all").walk("vevent")}
    own = {str(item["uid"]): item for item in calendar(real, "clientelisme-tegengaan").walk("vevent")}
    assert len(set(lessons)) == len(lessons)
    assert all(everything[uid].to_ical() == item.to_ical() for uid, item in own.items())
    uids = [str(item["uid"]) for item in calendar(real, "all").walk() if "uid" in item]
    assert len(set(uids)) == len(uids)


def test_no_moment_comes_from_a_clock(real):
    for item in calendar(real, "all").walk():
        if "dtstamp" in item:
            assert item["dtstamp"].dt == moment(real)


def test_every_first_day_is_a_quiet_working_day_that_its_rule_gives_too(real):
    for event in calendar(real, "all").walk("vevent"):
        day, rule = event["dtstart"].dt, event["rrule"]
        assert day.weekday() < 5
        assert day >= ics.start(real)
        assert not ics._holidays(day)
        if "BYDAY" in rule:
            week, name = int(str(rule["BYDAY"][0])[0]), str(rule["BYDAY"][0])[1:]
            assert week == (day.day - 1) // 7 + 1
            assert week <= 4
            assert name == ("MO", "TU", "WE", "TH", "FR")[day.weekday()]
        assert rule.get("BYMONTH", [day.month]) == [day.month]


def test_what_belongs_to_a_new_council_follows_elections(real):
    found = [e for e in calendar(real, "all").walk("vevent") if e["rrule"].get("INTERVAL") == [4]]
    assert found
    assert all((day := event["dtstart"].dt).year % 4 == 2 and day.month in (4, 5, 6) for event in found)


def test_every_interval_of_a_lesson_has_a_rule():
    from kennisbank.labels import INTERVALS

    assert INTERVALS.keys() == ics.FREQUENCIES.keys()


@given(st.text(), st.integers(1, 60), st.dates(dt.date(2020, 1, 1), dt.date(2090, 1, 1)))
def test_first_days_are_always_working_days_after_the_start(name, weeks, begin):
    begin += dt.timedelta(days=-begin.weekday() % 7)
    day = ics.first_day(begin, name, weeks)
    assert begin <= day <= begin + dt.timedelta(weeks=weeks + 12)
    assert day.weekday() < 5
    assert not ics._holidays(day)


def test_the_calendar_carries_the_stamp_and_says_that_dates_are_a_proposal(klein):
    form = flatten(klein, "toegang")
    found = calendar(klein, "toegang")
    for key, value in stamp(form).items():
        assert str(found[f"X-KENNISBANK-{key.replace('_', '-')}"]) == value
    assert "voorstel" in str(found["description"])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_one_value(klein, text):
    hostile = with_text(klein, text)
    data = ics.render(hostile, flatten(hostile, "all"))
    found = icalendar.Calendar.from_ical(data)
    assert [item.name for item in found.walk()] == [item.name for item in calendar(klein, "all").walk()]
    assert plain(text).strip() in str(found.walk("vtodo")[0]["summary"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_without_its_package_the_calendar_says_what_to_install(klein, monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingPackage, match=r"icalendar.*\[calendar\]"):
        ics.render(klein, flatten(klein, "all"))
