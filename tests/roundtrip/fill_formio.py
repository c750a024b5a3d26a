# SPDX-License-Identifier: EUPL-1.2
"""Run a submission through Form.io's own processors, and hand it in as its servers and programs do."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import node
from roundtrip.fill_surveyjs import values_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form

FORMAT = "formio"
READERS = {"formio", "surveyjs"}
"""Without what stands around it, a submission of Form.io is like a result of SurveyJS."""
PROGRAM = Path(__file__).parent / "_formio.cjs"


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:  # noqa: ARG001 (one signature)
    """Return the submission; a day is the moment at which it starts, as the program keeps it."""
    values = {
        name: f"{text}T00:00:00+01:00" if name.endswith(("__due", "__date")) else text
        for name, text in values_of(response).items()
    }
    work = {"form": json.loads(data), "values": values}
    return node.run(PROGRAM, node.packages(), text=json.dumps(work)).encode()


def _with(change: Callable[[Any], Any]) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps(change(json.loads(data))).encode()


def _in_utc(value: Any) -> Any:
    """Write moments as servers do: the evening before, in UTC."""
    text = json.dumps(value)
    for year, month, day in {
        (year, month, day) for year in range(2024, 2033) for month in range(1, 13) for day in range(1, 29)
    }:
        before = f"{year}-{month:02}-{day - 1:02}" if day > 1 else _last(year, month)
        text = text.replace(f'"{year}-{month:02}-{day:02}T00:00:00+01:00"', f'"{before}T23:00:00.000Z"')
    return json.loads(text)


def _last(year: int, month: int) -> str:
    return (dt.date(year, month, 1) - dt.timedelta(days=1)).isoformat()


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as submitted": lambda data: data,
    "only its data": _with(lambda value: value["data"]),
    "days as moments in UTC": _with(_in_utc),
    "with the button and an owner": _with(
        lambda value: value | {"_id": "1", "owner": "x", "data": value["data"] | {"submit": True}}
    ),
    "in an event": _with(lambda value: {"submission": value}),
    "in a list of one": _with(lambda value: [value]),
}
HOSTILE: dict[str, tuple[bytes, set[str]]] = {
    "two submissions": (b'[{"data":{"les__vraag":"ja"}},{"data":{"les__vraag":"nee"}}]', {"KB828"}),
    "a prototype for a key": (
        b'{"data":{"_stamp__form":"x","__proto__":{"__proto__":1},"les__vraag":{"$ne":null}}}',
        {"KB842"},
    ),
    "deep data": (b'{"data":{"_stamp__form":"x","a":' + b'{"a":' * 5_000 + b"1" + b"}" * 5_002, {"KB110"}),
}
