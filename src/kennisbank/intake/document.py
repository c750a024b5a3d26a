# SPDX-License-Identifier: EUPL-1.2
"""What stands in a document (Word or OpenDocument), whatever program saved it last.

An answer is looked for in three ways: in a control with our tag, in a bookmark with our name, and on a line
that starts with our label below the heading of its question. Programs keep at least one of these. The
readers of both formats walk through their own XML and tell ``Document`` what they meet, in reading order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kennisbank.export.note import LABELS, OPTION, PROMPTS, place_name
from kennisbank.form import plain
from kennisbank.intake import limits
from kennisbank.intake.contents import ANSWER_KEYS, SUBJECT_KEYS, Contents, Found, Leftover, Unreadable
from kennisbank.intake.days import iso
from kennisbank.intake.xmltext import tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from kennisbank.intake.zipped import Archive
    from kennisbank.model import Catalogue

KEYS: Final = frozenset((OPTION, *ANSWER_KEYS, *SUBJECT_KEYS))
DAYS: Final = frozenset(("due", "date"))
MAX_HEADING: Final = 300
"""Characters of a heading that are kept."""
MAX_OPEN: Final = 20
"""Bookmarks of ours that are open at one time; one that never ends gives way."""
_UNKNOWN: Final = "kb_"
"""Before the digest of a question that this catalogue lacks."""
_NAME: Final = re.compile(r"kb_(?:([0-9a-f]{16})_)?([a-z]+)")
_TAG: Final = re.compile(r"([a-z0-9.-]*)#([a-z]+)")
_NUMBER: Final = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
_LABEL_LINE: Final = re.compile(
    rf"\s*({'|'.join(map(re.escape, LABELS.values()))})\s*[:\t]\s*(.*)", re.DOTALL
)
_BY_LABEL: Final = {label: key for key, label in LABELS.items()}
_SPACE: Final = re.compile(r"\s+")
_EMPTY: Final = frozenset(
    text.casefold()
    for text in (
        *PROMPTS.values(),
        # what Word itself shows in an empty control
        "Klik of tik om tekst in te voeren.",
        "Klik om tekst in te voeren.",
        "Kies een item.",
        "Klik of tik om een datum in te voeren.",
        "Click or tap here to enter text.",
        "Choose an item.",
        "Click or tap to enter a date.",
    )
)


@dataclass(slots=True, eq=False)
class Span:
    """A control or a bookmark: its text so far."""

    names: tuple[str, ...]
    """Its tag, its title, its name; the first that is ours counts."""
    control: bool
    choices: dict[str, str] = field(default_factory=dict)
    """Id of each answer by the label that is shown."""
    day: str | None = None
    """The day that a date control holds, ISO."""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What was filled in; empty for a prompt."""
        text = "".join(self.pieces).strip("\n").strip()
        return "" if is_prompt(text) else text

    @property
    def value(self) -> str:
        """The text; of a choice its id, of a date the day if the text is none."""
        text = self.text
        if self.choices:
            return self.choices.get(folded(text), text)
        if self.day and text and iso(text) == text:
            return self.day
        return text


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that starts with one of our labels."""

    question: str
    key: str
    text: str


def is_prompt(text: str) -> bool:
    """Say whether this is what an empty place shows, with or without the brackets of LibreOffice."""
    words = folded(text)
    return not words or words in _EMPTY or words.strip("<>") in _EMPTY


def folded(text: str) -> str:
    """Return text as it is compared: one space between words, no capitals."""
    return _SPACE.sub(" ", text).strip().casefold()


def parsed(archive: Archive, name: str) -> Element:
    """Return the root of one part.

    :raises Unreadable: KB828 beyond the limit, and as ``xmltext.tree``.
    """
    data = archive.read(name)
    if data.count(b"<") > limits.TAGS:
        raise Unreadable("KB828", what="onderdelen", limit=limits.TAGS)
    return tree(data, name)


class Document:
    """Hears what stands in a document and finds the answers in it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._questions = {
            f"{lesson.id}.{question.id}": question.text
            for lesson in catalogue.lessons.values()
            for question in lesson.checklist.questions
        }
        self._by_digest = {place_name(name, "")[3:19]: name for name in self._questions}
        self._by_text: dict[str, list[str]] = {}
        for name, text in self._questions.items():
            self._by_text.setdefault(folded(plain(text)), []).append(name)
        self._open: list[Span] = []
        self._spans: list[tuple[Span, tuple[str, str], str]] = []
        self._lines: list[_Line] = []
        self._free: list[str] = []
        self._heading = ""
        self._question = ""
        self._key = ""
        self._said: set[tuple[str, str]] = set()

    def text(self, text: str) -> None:
        """Hear text of the current paragraph; line breaks and tabs are characters in it."""
        for span in self._open:
            if len(span.pieces) < limits.CELL_TEXT:
                span.pieces.append(text)
        if not self._open:
            self._free.append(text)

    def open(self, span: Span) -> None:
        """Hear that a control or bookmark starts; one that is not ours does not matter."""
        place = self._place(span)
        if place is None:
            return
        if len(self._spans) >= limits.FIELDS:
            raise Unreadable("KB828", what="velden", limit=limits.FIELDS)
        self._open = [*self._open, span][-MAX_OPEN:]
        self._spans.append((span, place, self._heading))

    def close(self, span: Span) -> None:
        """Hear that a control or bookmark ends."""
        if span in self._open:
            self._open.remove(span)

    def end_paragraph(self, *, heading: bool) -> None:
        """Hear that a paragraph ends."""
        for span in self._open:
            span.pieces.append("\n")
        line = "".join(self._free).strip("\n")
        self._free.clear()
        self._take_line(line, heading=heading)

    def contents(self, origin: Mapping[str, str]) -> Contents:
        """Return what was found.

        :raises Unreadable: KB829 if nothing in the document is ours.
        """
        answers: dict[str, dict[str, list[str]]] = {}
        headings: dict[str, str] = {}
        for name, key, value, heading in (*self._from_spans(), *self._from_lines(bool(origin))):
            values = answers.setdefault(name, {}).setdefault(key, [])
            headings.setdefault(name, heading)
            values += [value] if value and value not in values else []
        if not answers:
            raise Unreadable("KB829")
        about = answers.pop("", {})
        return Contents(
            origin=origin,
            subject={key: values[0] for key, values in about.items() if values},
            answers=tuple(
                found for name, said in answers.items() for found in _founds(name, said, headings[name])
            ),
            leftovers=tuple(
                Leftover(key, value, "bovenaan") for key, values in about.items() for value in values[1:]
            ),
        )

    def _place(self, span: Span) -> tuple[str, str] | None:
        """Return the question (``""``: about who fills in) and key of a span, if it is one of ours."""
        for name in span.names:
            if (found := _TAG.fullmatch(name)) and found[2] in KEYS:
                return found[1], found[2]
            if (found := _NAME.fullmatch(name)) and found[2] in KEYS:
                if found[1] is None:
                    return "", found[2]
                return self._by_digest.get(found[1], f"{_UNKNOWN}{found[1]}"), found[2]
        return None

    def _from_spans(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield what controls hold, and what bookmarks hold where no control says it."""
        read = [(span.control, place, span.value, heading) for span, place, heading in self._spans]
        in_controls = {place for control, place, value, _ in read if control and value}
        self._said = {place for _, place, value, _ in read if value}
        for control, place, value, heading in sorted(read, key=lambda item: not item[0]):
            if control or place not in in_controls:
                yield *place, value, heading

    def _from_lines(self, ours: bool) -> Iterator[tuple[str, str, str, str]]:
        """Yield what stands behind our labels, where no span says it; only in a document of ours."""
        known = any(line.question in self._questions for line in self._lines)
        if ours or known or self._spans:
            for line in self._lines:
                if (line.question, line.key) not in self._said and not is_prompt(line.text):
                    yield line.question, line.key, line.text.strip(), self._questions.get(line.question, "")

    def _take_line(self, line: str, *, heading: bool) -> None:
        asked = self._by_text.get(folded(_NUMBER.sub("", line.strip())), [])
        if heading or asked:
            self._heading = line.strip()[:MAX_HEADING] if line.strip() else self._heading
            question = _NUMBER.sub("", line.strip())
            self._question = asked[0] if len(asked) == 1 else question if question.endswith("?") else ""
            self._key = ""
        elif found := _LABEL_LINE.fullmatch(line):
            self._key = _BY_LABEL[found[1]]
            about = self._key in SUBJECT_KEYS
            if about or self._question:
                self._lines.append(_Line("" if about else self._question, self._key, found[2]))
        elif self._key == "note" and line.strip() and self._lines and not is_prompt(self._lines[-1].text):
            last = self._lines[-1]
            self._lines[-1] = _Line(last.question, last.key, f"{last.text}\n{line}")


def _founds(name: str, said: Mapping[str, list[str]], heading: str) -> Iterator[Found]:
    """Yield one answer, and one more for each further text that stands in a second copy of a place.

    Only a question known by nothing but a digest may be told by the heading above it: a place may have moved.
    """
    where = f"kop ‘{heading}’" if heading else f"veld {name}"
    also = (_NUMBER.sub("", heading),) if heading and name.startswith(_UNKNOWN) else ()
    for number in range(max(1, *(len(values) for values in said.values()))):
        filled = {key: values[number] for key, values in said.items() if number < len(values)}
        yield Found(name, where, also=also, **filled)
