# SPDX-License-Identifier: EUPL-1.2
"""Every group of rules over one folder."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kennisbank.rules import facts, identifiers, law, order, questions, references, scales, versions
from kennisbank.rules.index import build
from kennisbank.rules.wording import all_wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.rules.content import Content


def check(
    content: Content, folders: frozenset[str], on: str | None = None, *, hints: bool = True
) -> Iterator[Diagnostic]:
    """Apply every rule.

    :param folders: the names of the subfolders that could be domains.
    :param on: the ISO date from which age is measured; without it, ``checked_until`` of the content.
    :param hints: whether hints on wording are wanted too.
    """
    index = build(content)
    reference = on or _day(content.checked_until())
    yield from order.check(content, folders)
    yield from identifiers.check(content)
    yield from references.check(content, index)
    yield from facts.check(content)
    yield from scales.check(content, index)
    yield from questions.check(content, index)
    yield from law.check(content, reference)
    yield from versions.check(content, reference)
    yield from all_wording.check(content, hints=hints)


def _day(text: str | None) -> str | None:
    """Return the date if it is one; the schema says so if it is not."""
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        return None
