# SPDX-License-Identifier: EUPL-1.2
"""What a reader finds in one file, before anything is compared with the catalogue.

A reader copies; it never judges. ``place`` maps names and labels to questions and options.
Stable: the shapes; every reader makes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kennisbank.diagnostics import Diagnostic
from kennisbank.fields import FIELDS, REASON, SUBJECT

if TYPE_CHECKING:
    from collections.abc import Mapping

ANSWER_KEYS: Final = (REASON.key, *(part.key for part in FIELDS))
"""Keys of what stands beside an answer: those of ``Found``."""
SUBJECT_KEYS: Final = tuple(part.key for part in SUBJECT)


@dataclass(frozen=True, slots=True)
class Found:
    """One answer as the file has it, unchecked; texts as they stand there, white space and all."""

    question: str
    """Full id, field name (``form.name_of``), HTML anchor or the text of the question."""
    where: str
    """The place, in Dutch, for people: "rij 12", "veld les__vraag", "blad Vragen, cel D8"."""
    option: str | None = None
    """Id or label; ``None`` or empty: not answered."""
    reason: str | None = None
    note: str | None = None
    evidence: str | None = None
    owner: str | None = None
    due: str | None = None
    """A day: ``2026-12-24``, or as people type it (``place`` makes it ISO)."""
    also: tuple[str, ...] = ()
    """Other names of the same question that the file has, tried in order: its text, its number ("3.2")."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not any((getattr(self, key) or "").strip() for key in ("option", *ANSWER_KEYS))


class Leftover(NamedTuple):
    """Something filled in that belongs to no question, kept as it is in ``unmapped``."""

    key: str
    value: object
    """Plain JSON."""
    where: str
    reason: str | None = None
    """Why it fits nowhere, if the file says so itself (a response has ``unmapped``); then nothing is said."""
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file holds."""

    origin: Mapping[str, str] = field(default_factory=dict)
    """The stamp as it stands in the file (``export.stamp.KEYS``); what is missing is left out."""
    subject: Mapping[str, str] = field(default_factory=dict)
    """Under ``SUBJECT_KEYS``; unchecked."""
    answers: tuple[Found, ...] = ()
    """Empty ones may be among them: they say that the question stood in the file."""
    diagnostics: tuple[Diagnostic, ...] = ()
    leftovers: tuple[Leftover, ...] = ()


class Unreadable(Exception):  # noqa: N818 (named for the fact)
    """Nothing in this file can be used; ``code`` and ``facts`` are those of a diagnostic.

    Any reader may raise it; ``registry.read`` turns it into ``Contents``.
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def report(code: str, file: str, where: str = "", **facts: Any) -> Diagnostic:
    """Make a diagnostic about a place in a file that has no lines; ``where`` is shown after "bij"."""
    return Diagnostic(code, file, 0, 0, where, facts)
