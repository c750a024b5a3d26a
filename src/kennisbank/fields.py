# SPDX-License-Identifier: EUPL-1.2
"""What people may write beside an answer, and about themselves: the same on every form.

Stable: the keys, which are those of ``antwoorden.schema.json``; a test holds them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Field:
    """What people may write beside an answer, or about themselves; a key of ``antwoorden.schema.json``."""

    key: str
    part: str
    """The end of its HTML id."""
    label: str
    kind: str
    """``line``, ``lines`` or ``date``."""
    max_length: int | None = None


REASON: Final = Field("reason", "reden", "Waarom is deze vraag niet van toepassing?", "line", 2000)
FIELDS: Final = (
    Field("note", "notitie", "Notitie", "lines", 4000),
    Field("evidence", "bewijs", "Waar ligt het bewijs?", "line", 2000),
    Field("owner", "eigenaar", "Wie pakt dit op?", "line", 200),
    Field("due", "klaar-op", "Wanneer is het klaar?", "date"),
)
"""Beside every answer; ``REASON`` only where not-applicable may be chosen."""
SUBJECT: Final = (
    Field("organisation", "organisatie", "Gemeente of organisatie", "line", 200),
    Field("respondent", "invuller", "Ingevuld door", "line", 200),
    Field("date", "datum", "Datum", "date"),
)
