# SPDX-License-Identifier: EUPL-1.2
"""Whatever text an editor writes comes back as that text from the real MyST parser, and as nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import example, given, settings
from hypothesis import strategies as st
from myst_parser.parsers.docutils_ import Parser

from hostile import TEXTS
from kennisbank.pages import myst

if TYPE_CHECKING:
    from collections.abc import Callable

USED = ["attrs_block", "attrs_inline", "colon_fence"]
MORE = [
    "amsmath",
    "deflist",
    "dollarmath",
    "fieldlist",
    "html_admonition",
    "html_image",
    "strikethrough",
    "substitution",
    "tasklist",
]

PIECES = st.sampled_from(
    [
        *"\\`*_{}[]()<>#+-.!|&~$%@^=:;\"'/?,",
        *" \n\t\r\x0b\x85\u2028\xa0\u3000\x00\ud800\u200b",
        *"a1Zé",
        "```",
        ":::",
        "---",
        "{a}",
        "`b`",
        "](",
        "(a)=",
        "[^1]",
        "&lt;",
        "<b>",
        "1. ",
        "- ",
        "+++",
        "{{",
        "https://x.nl",
        "[x]: y",
        ":a: ",
        "{.b}",
    ]
)
HOSTILE = st.one_of(
    st.lists(PIECES, max_size=12).map("".join), st.sampled_from(sorted(TEXTS.values())), st.text(max_size=30)
)


def parse(source: str, extensions: list[str]) -> nodes.document:
    overrides = {
        "myst_enable_extensions": extensions,
        "report_level": 2,
        "halt_level": 2,
        "_disable_config": True,
    }
    return publish_doctree(source, parser=Parser(), settings_overrides=overrides)


def shape(node: nodes.Node) -> object:
    """Return the kinds of nodes as nested tuples, text left out."""
    kinds = tuple(shape(child) for child in node.children if not isinstance(child, nodes.Text))
    return (type(node).__name__, *kinds)


PLACES: dict[str, Callable[[str], str]] = {
    "paragraph": lambda text: myst.paragraph(myst.escape(text)),
    "paragraph with a class": lambda text: myst.paragraph(myst.escape(text), "kb-lead"),
    "after other words": lambda text: myst.sentence(
        myst.strong("vet"), myst.escape(text), myst.strong("vet")
    ),
    "strong": lambda text: myst.sentence(myst.strong(text), myst.escape("x")),
    "span": lambda text: myst.sentence(myst.span(text, "kb-x"), myst.escape(text)),
    "link": lambda text: myst.sentence(myst.link(text, "https://x.example/a?b=1&c=2"), myst.escape(text)),
    "item of a list": lambda text: myst.bullets([myst.escape(text), myst.escape(text)], "kb-plain"),
    "item of a numbered list": lambda text: myst.numbered([myst.paragraph(myst.escape(text))] * 11),
    "blocks in a list": lambda text: myst.bullets(
        [myst.stack(*[myst.paragraph(myst.escape(text), "kb-small")] * 2)]
    ),
    "cell": lambda text: myst.table(["A", text], [[myst.escape(text), myst.escape(text)]] * 2),
    "blocks in a cell": lambda text: myst.table(
        ["A", "B"],
        [
            [
                myst.escape(text),
                myst.stack(myst.paragraph(myst.escape(text)), myst.bullets([myst.escape(text)])),
            ]
        ],
    ),
    "code": lambda text: myst.sentence(myst.code(text), myst.escape(text), myst.code(text)),
    "code at the start of a cell": lambda text: myst.table(["A", "B"], [[myst.code(text), myst.code(text)]]),
    "facts": lambda text: myst.facts([(myst.fold(text), myst.escape(text))]),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@settings(max_examples=60, deadline=None)
@given(text=HOSTILE.filter(myst.fold))
@example(text="1. lijst")
@example(text="a\\")
def test_text_stays_text_wherever_it_stands(place, text):
    plain, hostile = parse(place("gewoon"), USED), parse(place(text), USED)
    assert shape(hostile) == shape(plain)
    assert texts(hostile) == [found.replace("gewoon", myst.fold(text)) for found in texts(plain)]


@settings(max_examples=60, deadline=None)
@given(text=HOSTILE.filter(myst.fold))
def test_text_stays_text_with_extensions_that_we_do_not_use(text):
    source = PLACES["blocks in a cell"](text)
    assert shape(parse(source, USED + MORE)) == shape(parse(PLACES["blocks in a cell"]("gewoon"), USED))


@settings(max_examples=60, deadline=None)
@given(text=HOSTILE.filter(myst.fold))
def test_a_heading_shows_its_text(text):
    document = parse(myst.stack(myst.heading(1, text, "doel"), myst.paragraph(myst.escape("x"))), USED)
    title = document.next_node(nodes.title)
    assert title is not None
    assert title.astext() == myst.fold(text)
    assert all(isinstance(child, nodes.Text) for child in title.children)
    assert texts(document)[-1] == "x"


def texts(document: nodes.document) -> list[str]:
    """Return the text of each element that holds text."""
    return [node.astext() for node in document.findall(nodes.TextElement)]


@settings(max_examples=60, deadline=None)
@given(text=HOSTILE)
def test_lines_of_code_are_one_block_and_shown_as_they_are(text):
    lines = [line.rstrip() for line in f"a{text}z".splitlines()]
    source = myst.bullets([myst.stack(myst.code_block(f"a{text}z"), myst.paragraph(myst.escape("x")))])
    document = parse(source, USED)
    block = document.next_node(nodes.literal_block)
    assert block is not None
    shown = [line.rstrip() for line in block.astext().rstrip("\n").split("\n")]
    assert [re.sub(r"[^!-~]", "", line) for line in shown] == [re.sub(r"[^!-~]", "", line) for line in lines]
    assert texts(document)[-1] == "x"


def test_backticks_in_our_own_words_mark_code():
    assert myst.marked("zet `a_b` op `1`.") == "zet `a_b` op `1`\\."
    assert myst.marked("één ` en *ster*") == "één \\` en \\*ster\\*"


@given(st.text())
def test_folded_text_is_one_printable_line(text):
    folded = myst.fold(text)
    assert folded.splitlines() in ([], [folded])
    assert "\x00" not in folded
    folded.encode()


def test_characters_that_cannot_be_shown_leave_a_mark():
    assert myst.fold("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_white_space_becomes_one_space_but_a_hard_space_stays():
    assert myst.fold("  a \n\t b\u00a0c\u2028d ") == "a b\u00a0c d"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://x.example/ a", "x"]
)
def test_only_addresses_of_the_web_become_links(url):
    assert myst.link("tekst", url) == "tekst"


@pytest.mark.parametrize(
    "url",
    ["https://x.example/?a=1&copy;=2&lid=3", "http://x.example/a_(b)*c*", "https://x.example/a:c:b&z=1"],
)
def test_an_address_arrives_as_it_is(url):
    reference = parse(myst.link("tekst", url), USED).next_node(nodes.reference)
    assert reference is not None
    assert reference["refuri"] == url


@pytest.mark.parametrize(
    ("number", "url"),
    [("112", "tel:112"), ("070 204 55 11", "tel:0702045511"), ("088-133 10", "tel:08813310")],
)
def test_a_number_can_be_called(number, url):
    reference = parse(myst.call(number), USED).next_node(nodes.reference)
    assert reference is not None
    assert (reference["refuri"], reference.astext()) == (url, number)


def test_a_number_without_digits_stays_text():
    assert parse(myst.call("- -"), USED).next_node(nodes.reference) is None


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("a.b-c@x.example", "mailto:a.b-c@x.example"),
        ("A@IBDgemeenten.nl", "mailto:A@IBDgemeenten.nl"),
        ("a?subject=x&b@y)](z", "mailto:a%3Fsubject%3Dx%26b@y%29%5D%28z"),
        ("`a`*{.b}\\@y", "mailto:%60a%60%2A%7B.b%7D%5C@y"),
    ],
)
def test_an_address_can_be_mailed_and_is_no_more_than_that(address, url):
    document = parse(myst.sentence(myst.mail(address), myst.escape("x")), USED)
    reference = document.next_node(nodes.reference)
    assert reference is not None
    assert (reference["refuri"], reference.astext()) == (url, address)
    assert document.astext() == f"{address} x"


@pytest.mark.parametrize("address", ["geen adres", "a@b c", "<a@b>", "a@b@c", "a"])
def test_what_is_no_address_stays_text(address):
    document = parse(myst.mail(address), USED)
    assert document.next_node(nodes.reference) is None
    assert document.astext() == address


def test_a_fence_is_longer_than_any_in_its_body():
    inner = myst.directive("x", body="::::::\n`````")
    assert inner.startswith(":::::::{x}")
    assert myst.directive("y", body=inner).startswith("::::::::{y}")


@pytest.mark.parametrize("text", ["a`b", "a<b", "a>b", "a\\b", "a|b", " a", "a{b", "", "a\nb"])
def test_a_role_carries_only_plain_words(text):
    assert not myst.linkable(text)


@pytest.mark.parametrize(
    "text", ["ontruiming", "vier-ogen-principe", "Wet Bibob", "art. 13b", "BHV’er", "één (1)"]
)
def test_ordinary_terms_can_be_linked(text):
    assert myst.linkable(text)
