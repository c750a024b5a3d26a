# SPDX-License-Identifier: EUPL-1.2
"""Fill in the survey with survey-core and hand in its result, as a site or a server passes it on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import node
from kennisbank.form import name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form

FORMAT = "surveyjs"
PROGRAM = Path(__file__).parent / "_survey.cjs"


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:  # noqa: ARG001 (one signature)
    """Return the result of the completed survey."""
    work = {"form": json.loads(data), "values": values_of(response)}
    return node.run(PROGRAM, node.packages(), text=json.dumps(work)).encode()


def values_of(response: dict[str, Any]) -> dict[str, str]:
    """Return field name → value."""
    values = {f"_subject__{key}": text for key, text in response["subject"].items()}
    for full_id, answer in response["answers"].items():
        for key, text in answer.items():
            values[name_of(full_id, None if key == "option" else key)] = text
    return values


def _with(change: Callable[[Any], Any], **style: Any) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps(change(json.loads(data)), **style).encode()


def _deep(levels: int) -> bytes:
    return b'{"_stamp__form":"x","les__vraag":' + b"[" * levels + b"]" * levels + b"}"


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as handed in": lambda data: data,
    "written with indents, keys sorted": _with(lambda value: value, indent=2, sort_keys=True),
    "only the answers kept, no computed values": _with(
        lambda value: {
            key: text for key, text in value.items() if not key.startswith("_") or "subject" in key
        }
    ),
    "empty fields added": _with(lambda value: value | {"commitment_bestuurders__x__note": "", "_low": None}),
}
HOSTILE: dict[str, tuple[bytes, set[str]]] = {
    "very deep": (_deep(100_000), {"KB110"}),
    "a prototype for a key": (
        b'{"_stamp__form":"x","__proto__":{"admin":true},"constructor":"y"}',
        {"KB842"},
    ),
    "an answer that is a list": (b'{"_stamp__form":"x","les__vraag":["ja"]}', {"KB842"}),
    "very many fields": (
        json.dumps({f"les__v{number}": "ja" for number in range(60_000)}).encode(),
        {"KB828"},
    ),
}
