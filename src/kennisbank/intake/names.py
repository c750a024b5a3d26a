# SPDX-License-Identifier: EUPL-1.2
"""Which question or option a name in a file means: exactly one, or none; the nearest is only told.

A question is known by its full id, its field name, its anchor, its text, and, in a file of today's form, by
its short id and its number. An option is known by its id or its label. White space, punctuation, capitals and
typographic forms make no difference. Stable: ``Names`` and ``normalised``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from kennisbank.form import ALL, flatten, parse_name, plain
from kennisbank.nearest import nearest
from kennisbank.scoring import UnknownScope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kennisbank.form import Form
    from kennisbank.model import Catalogue, Question

MAX_NAME: Final = 2_000
"""Characters of a name that are looked at; no question is as long."""
MAX_NEAREST: Final = 20
"""Names per file for which the nearest is looked up: it takes some 20 ms each."""
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_LED_BY_NUMBER: Final = re.compile(r"^\s*\d+(?:\.\d+)?[.):\s]\s*")
_MARK: Final = re.compile(r"\s*\(basismaatregel\)\s*$", re.IGNORECASE)
_NOT_WORD: Final = re.compile(r"[\W_]+")


class Names:
    """The questions and options of a catalogue by every name that they go by."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._known: dict[str, Question] = {}
        self._by_text: dict[str, list[str]] = {}
        self._by_short: dict[str, list[str]] = {}
        for lesson in catalogue.lessons.values():
            for question in lesson.checklist.questions:
                full_id = f"{lesson.id}.{question.id}"
                self._known[full_id] = question
                self._by_short.setdefault(question.id, []).append(full_id)
                if question.retired is None:
                    self._by_text.setdefault(normalised(plain(question.text)), []).append(full_id)
        self._texts = {normalised(q.text): name for name, q in self._known.items() if q.retired is None}
        self._options: dict[str, dict[str, str]] = {}

    def questions(self, name: str, form: Form | None = None) -> tuple[str, ...]:
        """Return the full ids that a name can mean: none, one, or several; retired ones by their id only.

        :param form: the form that the file is, where it is exactly the one of today: then its short ids and
            numbers count too, and a text means its question of this form.
        """
        name = name[:MAX_NAME].strip()
        for found in self._ways(name, form):
            if found:
                return found
        return ()

    def nearest(self, name: str) -> str | None:
        """Return the full id of the question that looks most like this name or text."""
        name = name[:MAX_NAME].strip()
        if " " not in name:
            return nearest(_as_id(name) or name, self._known)
        near = nearest(_text(name), self._texts)
        return self._texts[near] if near else None

    def question(self, full_id: str) -> Question:
        """Return a question, retired or not."""
        return self._known[full_id]

    def option(self, full_id: str, name: str) -> str | None:
        """Return the id of the option that a name means for this question, or ``None``.

        An option that the question does not offer is found too: ``responses.check`` says so.
        """
        scale = self._known[full_id].scale
        if scale not in self._options:
            self._options[scale] = _option_names(self.catalogue, scale)
        return self._options[scale].get(normalised(name[:MAX_NAME]))

    def offered(self, full_id: str) -> list[str]:
        """Return the ids of the options that a question takes."""
        question = self._known[full_id]
        return [
            option.id
            for option in self.catalogue.scales[question.scale].options
            if option.role != "not-applicable" or question.allows_not_applicable
        ]

    def _ways(self, name: str, form: Form | None) -> Iterator[tuple[str, ...]]:
        lowered = name.casefold()
        yield (lowered,) if lowered in self._known else ()
        as_id = _as_id(lowered)
        yield (as_id,) if as_id in self._known else ()
        here = {question.full_id for question in form.questions} if form else set()
        short = self._by_short.get(lowered.removeprefix("v-"), ())
        yield tuple(name for name in short if name in here) if form and form.scope != ALL else ()
        yield self._with_text(name, here)
        if form and _NUMBER.fullmatch(name):
            yield tuple(question.full_id for question in form.questions if question.number == name)

    def _with_text(self, name: str, here: set[str]) -> tuple[str, ...]:
        for text in (normalised(name), _text(name)):
            found = self._by_text.get(text, [])
            inside = [full_id for full_id in found if full_id in here]
            if found:
                return tuple(inside or found)
        return ()


def current_form(catalogue: Catalogue, stamp: Mapping[str, str]) -> Form | None:
    """Return the form that a stamp names, or ``None`` if there is none of that name."""
    if not stamp.get("form"):
        return None
    try:
        return flatten(catalogue, stamp["form"])
    except UnknownScope:
        return None


def normalised(text: str) -> str:
    """Return the words of a text: no punctuation, no capitals, one space between, one form per letter.

    >>> normalised("  Is er een ‘sleutelplan’? ")
    'is er een sleutelplan'
    """
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _text(name: str) -> str:
    """Return the words of a question without its number and our mark for a must-have."""
    return normalised(_MARK.sub("", _LED_BY_NUMBER.sub("", name)))


def _as_id(name: str) -> str | None:
    """Return the full id that a field name or an anchor stands for."""
    anchor = re.fullmatch(r"v-(.+?)--(.+)", name)
    if anchor:
        return f"{anchor[1]}.{anchor[2]}"
    try:
        return parse_name(name)[0]
    except ValueError:
        return None


def _option_names(catalogue: Catalogue, scale: str) -> dict[str, str]:
    """Return option ids by normalised id and label; what would mean two options means none."""
    options = catalogue.scales[scale].options
    by_id = {normalised(option.id): option.id for option in options}
    labels = [(normalised(plain(option.label)), option.id) for option in options]
    both = {f"{normalised(option.label)} {normalised(option.id)}": option.id for option in options}
    return _unambiguous(labels) | {name: found for name, found in both.items() if name} | by_id


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice: set[str] = set()
    for name, option in pairs:
        if found.setdefault(name, option) != option:
            twice.add(name)
    return {name: option for name, option in found.items() if name and name not in twice}
