# SPDX-License-Identifier: EUPL-1.2
"""Building blocks of MyST Markdown: the one place where text becomes markup.

``Inline`` and ``Block`` are made here only, so the type checker finds text that was not escaped.
CommonMark lets a backslash stand before any ASCII punctuation; what is escaped below is what could
start markup in CommonMark, in tables, or in one of MyST's extensions. Letters keep the points and
hyphens that follow them bare, so that the generated pages stay readable.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NewType
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Inline = NewType("Inline", str)
"""Markup within one line."""
Block = NewType("Block", str)
"""Whole lines of markup, without a newline at the end."""

_SPACE = re.compile("[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029 ]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PUNCTUATION = re.compile(r"[!#$%&*+<=>@\[\\\]^_`{|}~]|(?<![^\W\d_])[-.:()]")
_DESTINATION = re.compile(r"[&<>\\]")
_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")
_ROLE_TEXT = re.compile(r"[\w '’.,&/()-]+")
_TAB = re.compile("[\t\x0b\x0c\x1c-\x1f\x85]")
_TICKS = re.compile("`+")
_FENCE = re.compile(r"`{3,}|:{3,}")


def fold(text: str) -> str:
    """Put text on one line: white space becomes one space, other control characters a visible mark.

    Lone surrogates and non-characters, which no encoding or XML takes, become that mark too.
    """
    return _UNPRINTABLE.sub("\ufffd", _SPACE.sub(" ", text)).strip()


def escape(text: str) -> Inline:
    """Make markup that shows exactly this text (folded to one line), wherever it stands in a page."""
    return words(fold(text))


def words(text: str) -> Inline:
    """Escape our own words, or text that is folded already, and keep the spaces at both ends."""
    return Inline(_PUNCTUATION.sub(r"\\\g<0>", text))


def join(parts: Iterable[Inline], separator: str = "") -> Inline:
    """Put pieces of markup after each other; the separator is our own text, never a field."""
    return Inline(words(separator).join(part for part in parts if part))


def sentence(*parts: Inline) -> Inline:
    """Put pieces of markup after each other with spaces between them."""
    return join(parts, " ")


def strong(text: str) -> Inline:
    """Make text strong."""
    return Inline(f"**{escape(text)}**")


def strong_inline(markup: Inline) -> Inline:
    """Make markup strong; it starts and ends with something visible."""
    return Inline(f"**{markup}**")


def code(text: str) -> Inline:
    """Show text as code, on one line; its marks are longer than any row of backticks in it."""
    folded = fold(text)
    if not folded:
        return Inline("")
    marks = "`" * (max((len(run) for run in _TICKS.findall(folded)), default=0) + 1)
    space = " " if folded.startswith("`") or folded.endswith("`") else ""
    return Inline(f"{marks}{space}{folded}{space}{marks}")


def marked(text: str) -> Inline:
    """Write our own words, in which backticks stand around code."""
    pieces = fold(text).split("`")
    if len(pieces) % 2 == 0:
        return words("`".join(pieces))
    return join(code(piece) if number % 2 else words(piece) for number, piece in enumerate(pieces))


def link(text: str, url: str) -> Inline:
    """Link to an address on the web; anything else than http(s) stays plain text."""
    if not url.startswith(("https://", "http://")) or any(char.isspace() for char in url):
        return escape(text)
    destination = _DESTINATION.sub(r"\\\g<0>", fold(url))
    return Inline(f"[{escape(text)}](<{destination}>)")


def call(number: str) -> Inline:
    """Make a telephone number that a phone can dial; text without a digit stays text.

    MyST takes ``tel:`` for a link of its own without the class ``external``.
    """
    digits = "".join(char for char in number if char in "0123456789")
    return Inline(f"[{escape(number)}](<tel:{digits}>){{.external .kb-call}}") if digits else escape(number)


def mail(address: str) -> Inline:
    """Link to an e-mail address; what is no address stays text."""
    if not _ADDRESS.fullmatch(address):
        return escape(address)
    return Inline(f"[{escape(address)}](<mailto:{quote(address, safe='@')}>){{.external .kb-call}}")


def mail_about(text: str, address: str, subject: str, body: str) -> Inline:
    """Link to a mail that is written for a part already; what is no address stays text."""
    if not _ADDRESS.fullmatch(address):
        return escape(text)
    query = f"subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    destination = _DESTINATION.sub(r"\\\g<0>", f"mailto:{quote(address, safe='@')}?{query}")
    return Inline(f"[{escape(text)}](<{destination}>){{.external}}")


def ref(text: str, label: str, css_class: str = "") -> Inline:
    """Link to a label of any page; ``label`` is our own, made of ids."""
    return Inline(f"[{escape(text)}](#{label}){_attributes(css_class)}")


def page(text: str, docname: str) -> Inline:
    """Link to a page by its docname."""
    return Inline(f"[{escape(text)}](/{docname}.md)")


def span(text: str, css_class: str) -> Inline:
    """Give text a class."""
    return Inline(f"[{escape(text)}]{_attributes(css_class)}")


def place(text: Inline, anchor: str) -> Inline:
    """Give a piece of a page an anchor; it is our own, made of ids."""
    return Inline(f"[{text}]{{#{anchor}}}")


def role(name: str, content: str) -> Inline:
    """Write a role; its content is made of ids and fixed text, never of a field."""
    return Inline(f"{{{name}}}`{content}`")


def term(text: str, target: str) -> Inline:
    """Link a word to its glossary entry; see ``linkable`` for what can be a term."""
    return Inline(f"{{term}}`{text} <{target}>`")


def linkable(text: str) -> bool:
    """Whether a role can carry this text: no backtick, angle bracket, backslash or other markup."""
    return _ROLE_TEXT.fullmatch(text) is not None and text == fold(text)


def heading(level: int, text: str, label: str = "") -> Block:
    """Make a heading; with a label its section has that id on every build."""
    target = f"({label})=\n" if label else ""
    return Block(f"{target}{'#' * level} {escape(text)}")


def paragraph(text: Inline, css_class: str = "") -> Block:
    """Make a paragraph, with a class or without."""
    return Block(f"{_attributes(css_class)}\n{text}" if css_class else text)


def target(label: str, block: Block) -> Block:
    """Give the paragraph at the start of a block a fixed id."""
    return Block(f"({label})=\n{block}")


def stack(*blocks: Block) -> Block:
    """Put blocks under each other, empty ones left out."""
    return Block("\n\n".join(block for block in blocks if block))


def bullets(items: Sequence[Block | Inline], css_class: str = "") -> Block:
    """Make a list; an item is one or more blocks."""
    return _list(items, ["- "] * len(items), css_class)


def numbered(items: Sequence[Block | Inline], css_class: str = "") -> Block:
    """Make a numbered list that starts at 1."""
    return _list(items, [f"{number}. " for number in range(1, len(items) + 1)], css_class)


def facts(pairs: Sequence[tuple[str, Inline]]) -> Block:
    """List facts with their names."""
    return bullets([sentence(span(f"{name}:", "kb-facts__name"), value) for name, value in pairs], "kb-facts")


def table(head: Sequence[str], rows: Sequence[Sequence[Block | Inline]]) -> Block:
    """Make a table whose first column names the row; no widths, so no inline style."""
    if not rows:
        return Block("")
    lines = [_row([escape(cell) for cell in head])] + [_row(row) for row in rows]
    options = {"header-rows": "1", "stub-columns": "1", "widths": "auto", "class": "kb-table utrecht-table"}
    return directive("list-table", body=Block("\n".join(lines)), options=options)


def directive(
    name: str, argument: Inline | str = "", body: Block | str = "", options: Mapping[str, str] | None = None
) -> Block:
    """Write a directive with a fence longer than any in its body; options hold our own values only."""
    longest = max((len(run) for run in _FENCE.findall(body)), default=2)
    fence = ":" * max(longest + 1, 3)
    lines = [f"{fence}{{{name}}} {argument}".rstrip()]
    lines += [f":{key}: {value}".rstrip() for key, value in (options or {}).items()]
    if body:
        lines += ["", body] if options else [body]
    return Block("\n".join([*lines, fence]))


def div(css_class: str, *blocks: Block) -> Block:
    """Group blocks under a class."""
    return directive("div", css_class, stack(*blocks))


def code_block(text: str, language: str = "text") -> Block:
    """Show lines as they are; the language is our own word."""
    lines = [_UNPRINTABLE.sub("\ufffd", _TAB.sub(" ", line)).rstrip() for line in text.splitlines()]
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return Block("\n".join([f"{fence}{language}", *lines, fence]))


def rubric(text: str, level: int) -> Block:
    """Make a heading inside a group, where sections cannot stand; it has no id."""
    return directive("rubric", escape(text), options={"heading-level": str(level)})


def toctree(caption: str, entries: Sequence[tuple[str, str]]) -> Block:
    """Place pages (title or nothing, docname) in the navigation without showing a list.

    Sphinx takes an entry with ``://`` for an address, so an invisible word joiner parts those in a title.
    """
    if not entries:
        return Block("")
    lines = [f"{_entry_title(title)} </{docname}>" if title else f"/{docname}" for title, docname in entries]
    options = {"hidden": "", "caption": caption} if caption else {"hidden": ""}
    return directive("toctree", body="\n".join(lines), options=options)


def _entry_title(title: str) -> str:
    return fold(title).replace("://", ":\u2060//")


def glossary(entries: Sequence[tuple[str, Block]]) -> Block:
    """Make a glossary that Sphinx can refer to: a term and what it means."""
    lines = [f"{escape(name)}\n{_indent(meaning, '  ', '  ')}" for name, meaning in entries]
    return directive("glossary", body="\n\n".join(lines))


def document(description: str, *blocks: Block) -> str:
    """Make the text of a page, with its description for search engines."""
    front = (
        f"---\nmyst:\n  html_meta:\n    description: {json.dumps(fold(description), ensure_ascii=False)}\n---"
    )
    return stack(Block(front), *blocks) + "\n"


def _attributes(css_class: str) -> str:
    names = " ".join(f".{name}" for name in css_class.split())
    return f"{{{names}}}" if names else ""


def _list(items: Sequence[Block | Inline], markers: Sequence[str], css_class: str) -> Block:
    if not items:
        return Block("")
    lines = [_indent(item, marker, " " * len(marker)) for item, marker in zip(items, markers, strict=True)]
    opening = [_attributes(css_class)] if css_class else []
    return Block("\n".join([*opening, *lines]))


def _row(cells: Sequence[Block | Inline]) -> str:
    markers = ["* - "] + ["  - "] * (len(cells) - 1)
    return "\n".join(_indent(cell, marker, "    ") for cell, marker in zip(cells, markers, strict=True))


def _indent(block: str, first: str, rest: str) -> str:
    """Indent the lines of a block; empty lines stay empty."""
    lines = block.split("\n")
    return "\n".join([first + lines[0]] + [rest + line if line else "" for line in lines[1:]])
