# SPDX-License-Identifier: EUPL-1.2
"""The task list, read back with a CommonMark parser, tables and strike-through on."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hostile import TEXTS, with_text

if TYPE_CHECKING:
    from markdown_it.token import Token
from kennisbank import catalogue as catalogues
from kennisbank.export import markdown
from kennisbank.form import flatten, plain

ROOT = Path(__file__).parents[2]
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def tokens(catalogue, scope: str) -> list[Token]:
    return PARSER.parse(markdown.render(catalogue, flatten(catalogue, scope)).decode())


def shape(parsed: list[Token]) -> list[object]:
    """Return the structure without its texts."""
    return [
        (token.type, token.tag, [child.type for child in token.children or [] if child.type != "text"])
        for token in parsed
    ]


def text_of(token: Token) -> str:
    return "".join(child.content for child in token.children or [])


def inlines(parsed: list[Token], opened_by: str) -> list[Token]:
    return [after for before, after in itertools.pairwise(parsed) if before.type == opened_by]


def folded(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", plain(text)).strip()


@pytest.mark.parametrize("scope", ["sleutels-beheren", "toegang", "quickscan", "all"])
def test_every_question_is_a_heading_and_every_answer_a_box_with_its_id(klein, scope):
    form = flatten(klein, scope)
    parsed = tokens(klein, scope)
    codes = [
        child.content for token in parsed for child in token.children or [] if child.type == "code_inline"
    ]
    headings = [text_of(token) for token in inlines(parsed, "heading_open")]
    boxes = [
        text_of(token) for token in parsed if token.type == "inline" and token.content.startswith("[ ] ")
    ]
    assert [code for code in codes if "." in code and not code[0].isdigit()] == [
        q.full_id for q in form.questions
    ]
    assert sum(len(question.options) for question in form.questions) == len(boxes)
    assert len(headings) == 1 + form.count + (len(form.sections) if form.scope != "checklist" else 0)
    assert boxes[0] == "[ ] Ja ja"


def test_headings_do_not_jump(klein):
    for scope in ("sleutels-beheren", "all"):
        levels = [int(token.tag[1]) for token in tokens(klein, scope) if token.type == "heading_open"]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_file_carries_id_version_and_digests(klein):
    form = flatten(klein, "toegang")
    text = markdown.render(klein, form).decode()
    assert all(f"`{part}`" in text for part in (form.id, form.version, form.digest, form.scoring_digest))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_one_piece_of_text(klein, text):
    parsed = tokens(with_text(klein, text), "all")
    assert shape(parsed) == shape(tokens(klein, "all"))
    title = [text_of(token) for token in inlines(parsed, "heading_open")][1]
    assert title == f"1. {folded(text)}"
    labels = {
        text_of(token) for token in parsed if token.type == "inline" and token.content.startswith("[ ] ")
    }
    ids = {option.id for question in flatten(klein, "all").questions for option in question.options}
    assert labels == {f"[ ] {folded(text)} {id_}" for id_ in ids}


@given(st.text(max_size=40))
def test_any_text_reads_back_as_itself(text):
    for rendered, lead in (
        (markdown.escape_line(plain(text)), ""),
        ("# x " + markdown.escape(plain(text)), "x "),
    ):
        inner = [token for token in PARSER.parse(rendered) if token.type == "inline"]
        assert [text_of(token) for token in inner] == [f"{lead}{folded(text)}".strip()] * len(inner)
        assert len(inner) == 1 or not folded(text)


def test_a_source_that_is_no_web_address_is_no_link():
    from kennisbank.form import FormSource

    source = FormSource("x", "Titel", "javascript:alert(1)", None, "own")
    assert markdown._source(source) == "Titel"
