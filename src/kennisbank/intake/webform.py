# SPDX-License-Identifier: EUPL-1.2
"""What a web form hands in: a SurveyJS result, a submission of Form.io, an export of Open Formulieren.

All are field names with values; they differ in what stands around them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kennisbank.export import stamp
from kennisbank.export.openforms import RESULT
from kennisbank.export.surveyjs import ABOUT, STAMP
from kennisbank.fields import FIELDS, SUBJECT
from kennisbank.form import name_of, parse_name
from kennisbank.intake import answers_json, limits
from kennisbank.intake.contents import (
    ANSWER_KEYS,
    SUBJECT_KEYS,
    Contents,
    Found,
    Leftover,
    Unreadable,
)
from kennisbank.jsontext import parse

if TYPE_CHECKING:
    from kennisbank.model import Catalogue

_WRAPPED: Final = (("data",), ("submission", "data"), ("values",))
"""Where the fields stand in a submission: Form.io, Form.io in an event, Open Formulieren."""
_BUTTON: Final = "submit"
_DAYS: Final = {part.key for part in (*FIELDS, *SUBJECT) if part.kind == "date"}
_SUMMER: Final = dt.timedelta(hours=2)


class _Form(NamedTuple):
    """The fields of a web form and the keys that lead to them; several where a file has more forms."""

    fields: dict[str, Any]
    path: tuple[str, ...]
    forms: int = 1


def recognises_result(data: bytes) -> bool:
    """Say whether this is a SurveyJS result: our field names at the top of a JSON object."""
    found = _form(answers_json.value(data))
    return found is not None and not found.path


def recognises_submission(data: bytes) -> bool:
    """Say whether this is a submission of Form.io or Open Formulieren."""
    found = _form(answers_json.value(data))
    return found is not None and bool(found.path)


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (one signature)
    """Read what was handed in; computed values are left aside, anything else that is odd is a leftover."""
    parsed = parse(data, file)
    found = _form(parsed.value) if parsed.usable else None
    if found is None:
        return Contents(diagnostics=parsed.diagnostics)
    if found.forms > 1:
        raise Unreadable("KB828", what="inzendingen", limit=1)
    if len(found.fields) > limits.FIELDS:
        raise Unreadable("KB828", what="velden", limit=limits.FIELDS)
    gathered = _Gathered({}, {}, defaultdict(dict), [])
    for name, value in found.fields.items():
        gathered.take(name, value)
    answers = (
        Found(full_id, _where(name_of(full_id)), **texts) for full_id, texts in gathered.answers.items()
    )
    return Contents(
        gathered.origin, gathered.subject, tuple(answers), parsed.diagnostics, tuple(gathered.leftovers)
    )


class _Gathered(NamedTuple):
    """What the fields hold, by kind."""

    origin: dict[str, str]
    subject: dict[str, str]
    answers: dict[str, dict[str, Any]]
    leftovers: list[Leftover]

    def take(self, name: str, value: Any) -> None:
        """Put a value where it belongs; what a form computes, and what is empty, belongs nowhere."""
        if value in (None, "", [], {}) or _is_computed(name) or (name == _BUTTON and value is True):
            return
        place, key = self.place(name)
        if place is None or not isinstance(value, str):
            self.leftovers.append(Leftover(name, value, _where(name)))
        else:
            place[key] = _day(value) if key in _DAYS else value

    def place(self, name: str) -> tuple[dict[str, Any] | None, str]:
        """Return what a field belongs to, and under which key."""
        for start, keys, place in (
            (STAMP, stamp.KEYS, self.origin),
            (ABOUT, SUBJECT_KEYS, self.subject),
        ):
            key = name.removeprefix(start)
            if name.startswith(start) and key in keys:
                return place, key
        question = _question(name)
        return (self.answers[question[0]], question[1] or "option") if question else (None, name)


def _form(value: Any) -> _Form | None:
    """Return the fields of a web form of ours, wherever they stand; ``None`` if this is none."""
    if isinstance(value, list):
        inside = _form(value[0]) if value else None
        return inside and _Form(inside.fields, (*inside.path, "0"), len(value))
    if not isinstance(value, dict):
        return None
    for path in _WRAPPED:
        inner: Any = value
        for key in path:
            inner = inner.get(key) if isinstance(inner, dict) else None
        if isinstance(inner, dict) and _is_ours(inner):
            return _Form(inner, path)
    return _Form(value, ()) if _is_ours(value) else None


def _is_ours(fields: dict[str, Any]) -> bool:
    return any(name.startswith(STAMP) or _question(name) for name in fields)


def _question(name: str) -> tuple[str, str | None] | None:
    """Return question and key of a field name, if it can be one."""
    with suppress(ValueError):
        full_id, key = parse_name(name)
        return (full_id, key) if key is None or key in ANSWER_KEYS else None
    return None


def _is_computed(name: str) -> bool:
    own = name.startswith((STAMP, ABOUT))
    return (name.startswith("_") and not own) or name == RESULT or name.startswith(f"{RESULT}_")


def _day(text: str) -> str:
    """Return a moment in UTC as the day that it is in the Netherlands; any other text as it is.

    Form.io keeps a day as the moment at which it starts: 22 or 23 hours the day before, in UTC.
    """
    if not text.endswith(("Z", "+00:00")):
        return text
    with suppress(ValueError):
        return (dt.datetime.fromisoformat(text) + _SUMMER).date().isoformat()
    return text


def _where(name: str) -> str:
    return f'veld "{name}"'
