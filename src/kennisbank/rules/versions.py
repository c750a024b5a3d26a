# SPDX-License-Identifier: EUPL-1.2
"""Versions that follow each other, and dates that can be true.

Age is measured from the day on which the content was last checked (or from ``check --on``), never from
today: the same files always give the same answer, and main never turns red by itself.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kennisbank.rules.content import Content, Document, Path, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.diagnostics import Diagnostic

_PAST = frozenset({"checked", "date", "since", "text_date", "year", "valid_from", "valid_to"})
OLD = 5
"""A source of more years ago may have been overtaken; checking it again within the year keeps it."""
_MAY_BE_LATER = frozenset({"valid_from", "valid_to"})
"""A law may start or end in the future; rules/law.py looks at its status."""


def check(content: Content, reference: str | None) -> Iterator[Diagnostic]:
    """Look at histories and dates.

    :param reference: an ISO date, or ``None`` if it is not known; then nothing is said about age.
    """
    for document in content.lessons.values():
        yield from _history(document)
    limit = _years_before(reference, 1) if reference else None
    for document in content.documents():
        for path, key, value, parent in walk(document, _PAST):
            if not isinstance(value, str):
                continue
            if len(value) == 10 and key not in ("checked", "since", "text_date") and not _exists(value):
                if document.kind != "les" or key != "date":  # a history date has the schema's format
                    yield document.at("KB706", path, value=value)
            elif reference and key not in _MAY_BE_LATER and value > reference[: len(value)]:
                yield document.at("KB704", path, date=value, reference=reference)
            elif reference and limit and key == "checked" and value < limit:
                yield _not_checked(document, path, parent, reference)


def _not_checked(document: Document, path: Path, parent: Mapping[str, Any], reference: str) -> Diagnostic:
    """Say that a check is too long ago; of an old source, that there may be a newer one."""
    checked, dated = str(parent["checked"]), str(parent.get("date") or "")
    is_source = document.kind == "bronnen" and dated
    if is_source and dated < _years_before(reference, OLD)[: len(dated)]:
        return document.at("KB707", path, date=dated, checked=checked, reference=reference)
    return document.at("KB705", path, date=checked, reference=reference)


def _history(document: Document) -> Iterator[Diagnostic]:
    root = document.root
    current = root.number("version"), root.number("revision")
    entries = list(root.children("history"))
    for before, after in pairwise(entries):
        old, new = (
            (before.number("version"), before.number("revision")),
            (
                after.number("version"),
                after.number("revision"),
            ),
        )
        if None not in (*old, *new) and not _follows(old, new):
            yield after.at("KB703", current=_shown(new), previous=_shown(old))
        earlier, later = before.text("date"), after.text("date")
        if earlier and later and later < earlier:
            yield after.at("KB702", "date", date=later, previous=earlier)
    if entries:
        last = entries[-1].number("version"), entries[-1].number("revision")
        if None not in (*last, *current) and last != current:
            yield entries[-1].at("KB701", last=_shown(last), current=_shown(current))


def _follows(old: tuple[int | None, int | None], new: tuple[int | None, int | None]) -> bool:
    """Say whether this is a later version, or the same version in a later revision."""
    return [n or 0 for n in new] > [n or 0 for n in old]


def _shown(pair: tuple[int | None, int | None]) -> str:
    return f"{pair[0]}, revisie {pair[1]}"


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _years_before(reference: str, years: int) -> str:
    return f"{int(reference[:4]) - years:04d}{reference[4:]}"
