# SPDX-License-Identifier: EUPL-1.2
"""The calendar in ical.js, the reader of Thunderbird and Nextcloud, next to icalendar of Python."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import subprocess
from pathlib import Path
from typing import Any

import icalendar
import pytest

import node
from kennisbank.export import FORMATS
from kennisbank.export.stamp import stamp
from roundtrip import cases

pytestmark = pytest.mark.consumer
SCRIPT = Path(__file__).with_name("ics.mjs")
STEPS = {"WEEKLY": 7, "MONTHLY": 30.4, "YEARLY": 365.25}
MOST_OFF = 8
"""Days that a week of the month moves from month to month."""


def read(data: bytes) -> dict[str, Any]:
    done = subprocess.run([node.binary(), SCRIPT], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("scope", cases.SCOPES)
def test_ical_js_and_icalendar_read_the_same(scope):
    form = cases.form(scope)
    data = FORMATS["ics"].render(cases.catalogue(), form)
    found = read(data)
    python = icalendar.Calendar.from_ical(data)
    assert [(item["kind"], item["uid"], item["title"]) for item in found["items"]] == [
        (part.name.lower(), str(part["uid"]), str(part["summary"])) for part in python.subcomponents
    ]
    assert found["name"] == form.title
    assert {key.replace("-", "_"): value for key, value in found["stamp"].items()} == stamp(form)


def test_what_is_repeated_comes_back_after_its_interval_on_a_working_day():
    data = FORMATS["ics"].render(cases.catalogue(), cases.form("all"))
    rules = {str(part["uid"]): part["rrule"] for part in icalendar.Calendar.from_ical(data).walk("vevent")}
    for item in read(data)["items"]:
        if item["kind"] != "vevent":
            continue
        days = [dt.date.fromisoformat(day) for day in item["days"]]
        rule = rules[item["uid"]]
        wanted = STEPS[rule["freq"][0]] * rule.get("interval", [1])[0]
        for before, after in itertools.pairwise(days):
            assert abs((after - before).days - wanted) <= MOST_OFF, item
        assert all(day.weekday() < 5 for day in days), item
