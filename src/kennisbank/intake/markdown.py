# SPDX-License-Identifier: EUPL-1.2
"""A task list in Markdown back to answers, after editing by people, issue trackers and formatters.

Read by its blocks (CommonMark through ``markdown-it-py``), not by its lines. A question is what follows
"Vraag" in a code span, else its heading; an answer is a box with a cross, by the code span behind it, else by
its label; what stands beside it follows the colon, also on lines below. Order, indents, kinds of bullets,
levels of headings, quoting and text in between make no difference.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.missing import MissingPackage
from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.intake import limits
from kennisbank.intake.contents import Contents, Found, Leftover, Unreadable
from kennisbank.intake.names import normalised
from kennisbank.intake.textfile import decode, looks_like_text, sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Catalogue

EXTRA: Final = "import"
_TASK: Final = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\\?\[[ xXvV]\\?\][ \t]", re.MULTILINE)
_BOX: Final = re.compile(r"\\?\[[ \t]*(?P<mark>[xXvV✓✔]?)[ \t]*\\?\](?:\s+|$)")
_CODE: Final = re.compile(r"`([^`\n]+)`")
_ASKED: Final = re.compile(r"\bVraag\s+`([^`\s]+)`", re.IGNORECASE)
_LED_BY: Final = re.compile(r"(?:[ \t]*>)*[ \t]*(?:[-*+]|\d{1,9}[.)])?[ \t]*")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_FIELD_KEYS: Final = {part.key for part in (REASON, *FIELDS)}
_FIELD_LABELS: Final = {normalised(part.label): part.key for part in (REASON, *FIELDS)}
_SUBJECT_LABELS: Final = {normalised(part.label): part.key for part in SUBJECT}
_STAMP: Final = (
    ("version", re.compile(r"\bversie\s+`([^`]+)`")),
    ("form", re.compile(r"\bchecklist\s+`([^`]+)`")),
    ("catalogue", re.compile(r"\bKennisbank\s+`([^`]+)`")),
    ("digest", re.compile(r"\bscore\s+`([^`]+)`")),
    ("form_digest", re.compile(r"\bvragen\s+`([^`]+)`")),
)
_OFF: Final = ["code", "html_block", "lheading", "reference", "inline"]
"""Rules under which text would lose its place (indented, HTML, underlined headings, definitions of links)."""

BOX: Final = "box"
FIELD: Final = "field"
ABOUT: Final = "about"


def recognises(data: bytes) -> bool:
    """Say whether this is a text with a task list in it."""
    return looks_like_text(data) and _TASK.search(sample(data, limits.TEXT_BYTES)) is not None


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (one signature)
    """Read a task list.

    :raises MissingPackage: without ``markdown-it-py``.
    :raises Unreadable: KB821 and KB828 beyond ``limits.TEXT_BYTES`` and ``LINES``.
    """
    if len(data) > limits.TEXT_BYTES:
        raise Unreadable("KB821", limit=limits.TEXT_BYTES // 1_000_000)
    text, diagnostics = decode(data, file)
    if text.count("\n") > limits.LINES:
        raise Unreadable("KB828", what="regels", limit=limits.LINES)
    found = _Document(text)
    answers = tuple(answer for question in found.questions for answer in question.found())
    return Contents(found.stamp, found.subject, answers, diagnostics, tuple(found.leftovers))


@dataclass(frozen=True, slots=True)
class _Item:
    """A list item that means something; lines count from 0, ``end`` is the line after it."""

    kind: str
    name: str
    """Of a box the option; of a field its key."""
    rest: str
    """What stands behind the name on its first line."""
    start: int
    end: int
    marked: bool = False


@dataclass(slots=True)
class _Question:
    """A question, from its heading or its id to the next one."""

    heading: str = ""
    full_id: str = ""
    line: int = 0
    options: list[tuple[str, int]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def found(self) -> Iterator[Found]:
        """Yield one answer per cross; the texts go with the first."""
        name = self.full_id or self.heading
        also = (self.heading,) if self.full_id and self.heading else ()
        first = Found(name, _at(self.line), also=also, **self.texts)
        if not name or not (self.options or self.texts or self.full_id):
            return
        if not self.options:
            yield first
        for number, (option, line) in enumerate(self.options):
            start = Found(name, "", also=also) if number else first
            yield replace(start, option=option, where=_at(line))


class _Document:
    """A Markdown text, read from top to bottom."""

    def __init__(self, text: str) -> None:
        self.lines = _flush_left(text.split("\n"))
        self.stamp: dict[str, str] = {}
        self.subject: dict[str, str] = {}
        self.questions: list[_Question] = []
        self.leftovers: list[Leftover] = []
        tokens = _parser().parse("\n".join(self.lines))
        items = dict(_items(tokens))
        starts = sorted(item.start for item in items.values())
        for index, token in enumerate(tokens):
            if index in items:
                self.take(items[index], starts)
            elif token.type == "inline":
                self.read(tokens[index - 1].type, token.content, token.map[0])

    @property
    def current(self) -> _Question:
        """The question that is being read; one without a name before the first."""
        if not self.questions:
            self.questions.append(_Question())
        return self.questions[-1]

    def read(self, around: str, text: str, line: int) -> None:
        """Read a heading or a paragraph: a question may begin, or the stamp may stand in it."""
        if around == "heading_open":
            self.questions.append(_Question(heading=_unescaped(text), line=line))
        elif asked := _ASKED.search(text):
            if self.current.full_id:
                self.questions.append(_Question(line=line))
            self.current.full_id = asked[1]
        for key, pattern in _STAMP:
            if here := pattern.search(text):
                self.stamp.setdefault(key, here[1])

    def take(self, item: _Item, starts: list[int]) -> None:
        """Take a box or a field; the lines of a field end where the next item that means something starts."""
        question = self.current
        following = bisect_right(starts, item.start)
        end = min(item.end, starts[following]) if following < len(starts) else item.end
        below = self.below(item, end)
        if item.kind == ABOUT:
            self.subject.setdefault(item.name, _joined(item.rest, below))
        elif item.kind == FIELD:
            text = _joined(item.rest, below)
            named = question.full_id or question.heading
            if text and (not named or question.texts.setdefault(item.name, text) != text):
                self.leave(f"{named or 'zonder vraag'} ({item.name})", text, item.start)
        else:
            if item.marked and not (question.full_id or question.heading):
                self.leave("zonder vraag", {"option": item.name}, item.start)
            elif item.marked:
                question.options.append((item.name, item.start))
            if text := _joined(item.rest, below):
                self.leave(question.full_id or question.heading or "zonder vraag", text, item.start)

    def leave(self, key: str, value: object, line: int) -> None:
        """Keep what belongs to no field."""
        self.leftovers.append(Leftover(key, value, _at(line)))

    def below(self, item: _Item, end: int) -> list[str]:
        """Return the lines of an item after its first, without quote marks and indent."""
        first = _LED_BY.match(self.lines[item.start])
        depth, indent = (first[0].count(">"), len(first[0].rpartition(">")[2])) if first else (0, 0)
        found = []
        for line in self.lines[item.start + 1 : end]:
            rest = re.sub(rf"^(?:[ \t]*>){{0,{depth}}}", "", line)
            found.append(re.sub(rf"^[ \t]{{0,{indent}}}", "", rest))
        return found


def _parser() -> Any:
    try:
        from markdown_it import MarkdownIt  # noqa: PLC0415 (a package of the extra)
    except ImportError as error:
        raise MissingPackage("markdown-it-py", EXTRA) from error
    return MarkdownIt("commonmark").disable(_OFF)


def _flush_left(lines: list[str]) -> list[str]:
    """Take away an indent that all lines have: a deep one would make one paragraph of a list."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    return [line[min(indents, default=0) :] for line in lines]


def _items(tokens: list[Any]) -> Iterator[tuple[int, _Item]]:
    """Yield the list items that mean something, each with the index at which it opens."""
    depth = 0
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            if tokens[index + 1].type == "paragraph_open" and (item := _item(tokens, index, depth)):
                yield index, item
            depth += 1
        elif token.type == "list_item_close":
            depth -= 1


def _item(tokens: list[Any], index: int, depth: int) -> _Item | None:
    """Return what a list item means, if it means something; ``depth`` counts the items around it."""
    token = tokens[index]
    first, _, _ = tokens[index + 2].content.partition("\n")
    box = _BOX.match(first)
    text = first[box.end() :] if box else first
    code = _CODE.search(text)
    start, end = token.map
    if code and code[1].casefold() in _FIELD_KEYS:
        return _Item(FIELD, code[1].casefold(), _behind(text[code.end() :]), start, end)
    label, _, rest = text.partition(":")
    if key := _FIELD_LABELS.get(normalised(label)):
        return _Item(FIELD, key, rest, start, end)
    if box:
        name, rest = (code[1], text[code.end() :]) if code else (_unescaped(text), "")
        return _Item(BOX, name, rest, start, end, marked=bool(box["mark"]))
    key = _SUBJECT_LABELS.get(normalised(label))
    if key and not code and not depth:
        return _Item(ABOUT, key, rest, start, end)
    return None


def _behind(text: str) -> str:
    """Return what stands behind the colon of a label."""
    return text.strip().removeprefix(":")


def _joined(first: str, below: list[str]) -> str:
    return _unescaped("\n".join([first.strip(), *below]).strip())


def _unescaped(text: str) -> str:
    """Return text as it is meant, without the backslashes that keep marks plain."""
    return _ESCAPED.sub(r"\1", text).strip()


def _at(line: int) -> str:
    return f"regel {line + 1}"
