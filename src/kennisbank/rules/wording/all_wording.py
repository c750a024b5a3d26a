# SPDX-License-Identifier: EUPL-1.2
"""Every rule on wording over one folder, its exceptions taken into account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.rules.wording import (
    abbreviations,
    address,
    exceptions,
    jargon,
    law_links,
    length,
    names,
    passive,
    questions,
    readability,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.rules.content import Content
    from kennisbank.rules.wording.names import Names
    from kennisbank.rules.wording.texts import Finding, Text

NEEDS_HYPHENATION = frozenset({"KB909"})
"""What is left out without ``pyphen``."""


def check(content: Content, *, hints: bool = True) -> Iterator[Diagnostic]:
    """Apply every rule on wording.

    :param hints: whether the rules that only give hints are wanted too; they take most of the time.
    """
    missing = left_out() if hints else frozenset(exceptions.RULES)
    yield from exceptions.apply(content, _found(content, hints), missing)


def left_out() -> frozenset[str]:
    """Return the codes of the hints that cannot be given here, because ``pyphen`` is not installed."""
    return NEEDS_HYPHENATION if readability.hyphenation() is None else frozenset()


def _found(content: Content, hints: bool) -> Iterator[Finding]:
    every = [text for document in content.documents() for text in texts.read(document)]
    known = names.gather(content)
    yield from length.check(every)
    yield from address.check(every)
    yield from questions.check(every, known)
    if hints:
        yield from _hints(every, known, content)


def _hints(every: list[Text], known: Names, content: Content) -> Iterator[Finding]:
    breaks = readability.hyphenation()
    yield from passive.check(every)
    yield from jargon.check(every, known)
    yield from abbreviations.check(every, known)
    yield from law_links.check(every, content)
    if breaks is not None:
        yield from readability.check(every, known, breaks)
