# SPDX-License-Identifier: EUPL-1.2
"""Several files to one response: equal answers meet quietly, different ones are told.

The rule: **the file named first counts**. An answer to the same question in a later file that says something
else goes whole to ``unmapped``, with both places in the message. Where a later file only adds (a note, an
owner, an answer to a question still open), it is added. The parts of the subject go the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.intake.contents import ANSWER_KEYS, report
from kennisbank.responses import MAX_REASON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.intake.place import Placed
    from kennisbank.responses import Response

_LABELS = {part.key: part.label for part in (REASON, *FIELDS, *SUBJECT)}
_CATALOGUE = "de kennisbank waar de antwoorden bij horen"


@dataclass(frozen=True, slots=True)
class Merged:
    """One response of several files; ``None`` where no file had anything to use."""

    response: Response | None
    diagnostics: tuple[Diagnostic, ...]
    """What the files disagree about; what is wrong within one stands with that file."""


def merge(placed: Iterable[Placed]) -> Merged:
    """Bring files together in their order."""
    usable = [item for item in placed if item.response is not None]
    if not usable:
        return Merged(None, ())
    work = _Work(usable[0])
    for item in usable:
        work.add(item)
    return Merged(work.response, tuple(work.said))


class _Work:
    """A response in the making."""

    def __init__(self, first: Placed) -> None:
        catalogue = first.response["catalogue"] if first.response else {}
        self.response: Response = {"catalogue": catalogue, "subject": {}, "answers": {}, "unmapped": []}
        self.said: list[Diagnostic] = []
        self.first = first.file
        self.places: dict[str, str] = {}

    def add(self, item: Placed) -> None:
        given = item.response or {}
        self.response["unmapped"] += given["unmapped"]
        if given["catalogue"] != self.response["catalogue"]:
            made = report("KB834", self.first, what=_CATALOGUE, other=item.file)
            self.set_aside("catalogue", given["catalogue"], made)
        self.subject(item, given.get("subject", {}))
        for full_id, answer in given["answers"].items():
            self.answer(item, full_id, answer)

    def set_aside(self, key: str, value: Any, why: Diagnostic) -> None:
        """Keep what does not count, with the reason."""
        self.said.append(why)
        kept = {"key": key, "value": value, "reason": why.message[:MAX_REASON]}
        self.response["unmapped"].append(kept)

    def subject(self, item: Placed, subject: dict[str, str]) -> None:
        kept = self.response["subject"]
        for key, text in subject.items():
            if kept.setdefault(key, text) != text:
                made = report("KB834", self.first, what=f"‘{_LABELS[key]}’", other=item.file)
                self.set_aside(f"subject.{key}", text, made)

    def answer(self, item: Placed, full_id: str, answer: dict[str, str]) -> None:
        here = f"{item.file} ({item.places[full_id]})" if full_id in item.places else item.file
        kept = self.response["answers"].get(full_id)
        if kept is None:
            self.response["answers"][full_id] = dict(answer)
            self.places[full_id] = here
            return
        first, second = kept.get("option"), answer.get("option")
        if first and second and first != second:
            facts = {"id": full_id, "first": first, "one": self.places[full_id], "second": second}
            self.set_aside(full_id, answer, report("KB833", self.first, other=here, **facts))
            return
        self.add_to(kept, full_id, answer, here)

    def add_to(self, kept: dict[str, str], full_id: str, answer: dict[str, str], here: str) -> None:
        """Add what an answer with the same option, or without one, says more."""
        if "option" in answer and "option" not in kept:
            self.places[full_id] = here
        for key in ("option", *ANSWER_KEYS):
            text = answer.get(key)
            if text is not None and kept.setdefault(key, text) != text:
                made = report("KB834", self.first, what=f"{full_id} ({_LABELS[key]})", other=here)
                self.set_aside(full_id, {key: text}, made)
