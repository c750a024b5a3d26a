# SPDX-License-Identifier: EUPL-1.2
"""JSON with answers: what a form in the browser saves, what ``export json`` made, and the text of a link.

All hold a response (``antwoorden.schema.json``), the second under ``response``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export import stamp
from kennisbank.intake import limits
from kennisbank.intake.contents import (
    ANSWER_KEYS,
    SUBJECT_KEYS,
    Contents,
    Found,
    Leftover,
    Unreadable,
    report,
)
from kennisbank.jsonscan import MAX_DEPTH
from kennisbank.jsontext import Parsed, Positions, deeper_than, parse, pointer_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Catalogue

_KEYS: Final = ("option", *ANSWER_KEYS)
_BLANK: Final = b" \t\r\n"
_SAMPLE: Final = 4_096
_BROKEN: Final = "de JSON klopt niet"
_RESULT: Final = {"lessons", "domains", "total"}
_FORM_KEYS: Final = (("form", "id"), ("form_digest", "digest"))


@lru_cache(maxsize=4)
def parsed(data: bytes) -> Parsed | None:
    """Return a JSON file as parsed, or ``None`` if it does not begin as one; for every reader of JSON.

    Kept for the next reader that asks about the same bytes.
    """
    if len(data) > limits.JSON_BYTES or not _begins(data):
        return None
    return _parse(data, "")


def value(data: bytes) -> Any:
    """Return what a JSON file holds; ``None`` if it is no JSON or cannot be used."""
    found = parsed(data)
    return found.value if found is not None and found.usable else None


def _begins(data: bytes) -> bool:
    return data[:_SAMPLE].removeprefix(b"\xef\xbb\xbf").lstrip(_BLANK)[:1] in (b"{", b"[")


def _parse(data: bytes, file: str) -> Parsed:
    """Parse JSON; what is wrong is looked up, with its line, in a file of a common size only."""
    if len(data) <= limits.EXPLAINED_BYTES:
        return parse(data, file)
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse, object_pairs_hook=_object)
    except (ValueError, RecursionError):
        return Parsed(file, None, Positions(""), usable=False)
    return Parsed(file, found, Positions(""), usable=not deeper_than(found, MAX_DEPTH))


def _refuse(word: str) -> Any:
    raise ValueError(word)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands there twice")
    return made


def recognises(data: bytes) -> bool:
    """Say whether this begins as JSON; the readers of other kinds of JSON are asked first."""
    return _begins(data)


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (one signature)
    """Read a response; what is wrong with the JSON itself stays a diagnostic with line and column."""
    if len(data) > limits.JSON_BYTES:
        raise Unreadable("KB821", limit=limits.JSON_BYTES // 1_000_000)
    found = _parse(data, file)
    if not found.usable:
        return Contents(diagnostics=found.diagnostics or (report("KB824", file, reason=_BROKEN),))
    if not isinstance(found.value, dict):
        raise Unreadable("KB809")
    try:
        contents, form = _read(found.value)
    except Unreadable as error:
        said = report(error.code, file, **error.facts)
        return Contents(diagnostics=(*found.diagnostics, said))
    diagnostics = (*found.diagnostics, *contents.diagnostics)
    return replace(contents, origin={**contents.origin, **form}, diagnostics=diagnostics)


def _read(found: dict[str, Any]) -> tuple[Contents, dict[str, str]]:
    """Return the contents of the response, which may stand beside its form, and the stamp of that."""
    inner = found.get("response")
    if isinstance(inner, dict) and "answers" not in found:
        return contents_of(inner, ("response",)), _form(found.get("form"))
    return contents_of(found), {}


def contents_of(response: dict[str, Any], path: tuple[str, ...] = ()) -> Contents:
    """Return the contents of a response as parsed.

    :param path: keys that lead to it in its file.
    :raises Unreadable: KB839 for a result, KB829 if there are no answers.
    """
    answers = response.get("answers")
    if not isinstance(answers, dict):
        raise Unreadable("KB839" if response.keys() & _RESULT else "KB829")
    if len(answers) > limits.ANSWERS:
        raise Unreadable("KB828", what="antwoorden", limit=limits.ANSWERS)
    leftovers: list[Leftover] = list(_earlier(response.get("unmapped"), path))
    found: list[Found] = []
    for name, answer in answers.items():
        where = pointer_of([*path, "answers", name])
        texts, rest = _apart(answer, _KEYS)
        found.append(Found(name, where, also=(), **texts))
        if rest:
            leftovers.append(Leftover(name, rest, where))
    subject, rest = _apart(response.get("subject", {}), SUBJECT_KEYS)
    if rest:
        leftovers.append(Leftover("subject", rest, pointer_of([*path, "subject"])))
    return Contents(_origin(response.get("catalogue")), subject, tuple(found), (), tuple(leftovers))


def _apart(given: Any, keys: tuple[str, ...]) -> tuple[dict[str, str], Any]:
    """Return the texts under these keys, and what else there is."""
    if not isinstance(given, dict):
        return {}, given
    texts = {key: given[key] for key in keys if isinstance(given.get(key), str)}
    return texts, {key: part for key, part in given.items() if key not in texts and part is not None}


def _earlier(given: Any, path: tuple[str, ...]) -> Iterator[Leftover]:
    """Yield what an earlier reading already could not place, with the reason that it gave."""
    if not isinstance(given, list):
        return
    for number, item in enumerate(given):
        where = pointer_of([*path, "unmapped", number])
        match item:
            case {"key": str(key), "value": kept, "reason": str(reason)}:
                near = item.get("nearest")
                yield Leftover(key, kept, where, reason, near if isinstance(near, str) else None)
            case _:
                yield Leftover("unmapped", item, where)


def _origin(given: Any) -> dict[str, str]:
    """Return the stamp of a response: what it says of its catalogue."""
    if not isinstance(given, dict):
        return {}
    names = {"id": "catalogue", "version": "version", "digest": "digest"}
    return {name: given[key] for key, name in names.items() if isinstance(given.get(key), str)}


def _form(given: Any) -> dict[str, str]:
    """Return what ``export json`` says of its form."""
    if not isinstance(given, dict):
        return {}
    found = {name: given.get(key) for name, key in _FORM_KEYS}
    return {name: text for name, text in found.items() if isinstance(text, str) and name in stamp.KEYS}
