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
    after: list[str] = field(default_factory=list)
    """What was typed behind it: a bookmark does not always grow along."""
    place: tuple[str, str] = ("", "")
    """Full question id (empty: about who fills in) and key."""
    heading: str = ""
    """Above it."""

    @property
    def text(self) -> str:
        """What was filled in, without a prompt; of a text also what was typed behind it."""
        text = "".join(self.pieces).strip()
        kept = "" if is_prompt(text) else text
        return kept if self.place[1] == OPTION else f"{kept}{''.join(self.after)}".strip()

    @property
    def value(self) -> str:
        """The text; of a choice its id, of a date the day if the text is none."""
        text = self.text
        if self.choices:
            return self.choices.get(folded(text), text)
        if self.day and text and iso(text) == text:
            return self.day
        return text


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
        self._spans: list[Span] = []
        self._last: Span | None = None
        self._line_last: Span | None = None
        self._lines: list[Span] = []
        self._free: list[str] = []
        self._heading = ""
        self._question = ""
        self._said: set[tuple[str, str]] = set()

    def text(self, text: str) -> None:
        """Hear text of the current paragraph; line breaks and tabs are characters in it."""
        for span in self._open:
            if len(span.pieces) < limits.CELL_TEXT:
                span.pieces.append(text)
        if self._open:
            return
        if self._line_last is None:
            self._free.append(text)
        elif len(self._line_last.after) < limits.CELL_TEXT:
            self._line_last.after.append(text)

    def start(self, span: Span) -> None:
        """Hear that a control or bookmark starts; one that is not ours does not matter."""
        place = self._place(span)
        if place is None:
            return
        if len(self._spans) >= limits.FIELDS:
            raise Unreadable("KB828", what="velden", limit=limits.FIELDS)
        span.place, span.heading = place, self._heading
        self._open = [*self._open, span][-MAX_OPEN:]
        self._spans.append(span)

    def end(self, span: Span) -> None:
        """Hear that a control or bookmark ends."""
        if span in self._open:
            self._open.remove(span)
            self._last = self._line_last = span

    def begin_paragraph(self) -> None:
        """Hear that a paragraph begins."""
        self._line_last = None

    def end_paragraph(self, *, heading: bool) -> None:
        """Hear that a paragraph ends."""
        for span in self._open:
            span.pieces.append("\n")
        line = "".join(self._free).strip("\n")
        self._free.clear()
        if self._line_last is None and not self._open:
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
            leftovers=(
                *(Leftover(key, value, "bovenaan") for key, values in about.items() for value in values[1:]),
                *self._remarks(),
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
        """Yield what controls hold, and what bookmarks hold where no control says it, or around it."""
        marked = {span.place: span.value for span in self._spans if not span.control and span.value}
        held = {span.place for span in self._spans if span.control and span.value}
        self._said = held | marked.keys()
        for span in sorted(self._spans, key=lambda span: not span.control):
            value = span.value
            around = marked.get(span.place, "")
            if span.control and value and value in around and span.place[1] != OPTION:
                value = around
            if span.control or span.place not in held:
                yield *span.place, value, span.heading

    def _remarks(self) -> Iterator[Leftover]:
        """Yield what was typed behind a choice."""
        for span in self._spans:
            text = "".join(span.after).strip()
            if text and span.place[1] == OPTION:
                yield Leftover(span.place[0], text, f"kop ‘{span.heading}’, achter het antwoord")

    def _from_lines(self, ours: bool) -> Iterator[tuple[str, str, str, str]]:
        """Yield what stands behind our labels, where no span says it; only in a document of ours."""
        known = any(line.place[0] in self._questions for line in self._lines)
        if ours or known or self._spans:
            for line in self._lines:
                if line.place not in self._said and line.text:
                    yield *line.place, line.text, self._questions.get(line.place[0], "")

    def _take_line(self, line: str, *, heading: bool) -> None:
        """Take a paragraph without a place: a heading, a line with a label, or more of a note."""
        asked = self._by_text.get(folded(_NUMBER.sub("", line.strip())), [])
        last, self._last = self._last, None
        if heading or asked:
            self._heading = line.strip()[:MAX_HEADING] if line.strip() else self._heading
            question = _NUMBER.sub("", line.strip())
            self._question = asked[0] if len(asked) == 1 else question if question.endswith("?") else ""
        elif found := _LABEL_LINE.fullmatch(line):
            key = _BY_LABEL[found[1]]
            question = "" if key in SUBJECT_KEYS else self._question
            if question or key in SUBJECT_KEYS:
                # as if a bookmark stood there, so that what follows a note belongs to it
                self._last = Span((), control=False, pieces=[found[2]], place=(question, key))
                self._lines.append(self._last)
        elif last is not None and last.place[1] == "note" and line.strip() and last.text:
            last.after.append(f"\n{line}")
            self._last = last


def _founds(name: str, said: Mapping[str, list[str]], heading: str) -> Iterator[Found]:
    """Yield one answer, and one more for each further text that stands in a second copy of a place.

    Only a question known by nothing but a digest may be told by the heading above it: a place may have moved.
    """
    where = f"kop ‘{heading}’" if heading else f"veld {name}"
    also = (_NUMBER.sub("", heading),) if heading and name.startswith(_UNKNOWN) else ()
    for number in range(max(1, *(len(values) for values in said.values()))):
        filled = {key: values[number] for key, values in said.items() if number < len(values)}
        yield Found(name, where, also=also, **filled)
