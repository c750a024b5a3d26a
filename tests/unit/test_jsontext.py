# SPDX-License-Identifier: EUPL-1.2
"""JSON with places: what is read, where it stands, and what is said about mistakes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kennisbank.jsonscan import MAX_DEPTH, scan
from kennisbank.jsontext import parse, pointer_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def said(text: str | bytes) -> list[tuple[str, int, int]]:
    data = text.encode() if isinstance(text, str) else text
    return [(item.code, item.line, item.column) for item in parse(data, "x.json").diagnostics]


@given(VALUES, st.sampled_from([None, 0, 2]))
def test_json_is_read_as_the_standard_library_reads_it(value, indent):
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    parsed = parse(text.encode(), "x.json")
    assert (parsed.value, parsed.diagnostics, parsed.usable) == (value, (), True)


@given(VALUES, st.sampled_from([None, 0, 2]))
def test_the_place_keeping_reader_reads_the_same(value, indent):
    text = json.dumps(value, indent=indent)
    found = scan(text)
    assert (found.value, found.problems, found.complete) == (value, [], True)


@given(VALUES)
def test_each_place_is_where_the_value_starts(value):
    text = json.dumps(value, ensure_ascii=False, indent=1)
    lines = text.split("\n")
    for pointer, (line, column) in parse(text.encode(), "x.json").positions.items():
        item = value
        for part in pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            item = item[int(key)] if isinstance(item, list) else item[key]
        start = json.dumps(item, ensure_ascii=False, indent=1).split("\n")[0]
        assert lines[line - 1][column - 1 :].startswith(start[:1] if isinstance(item, dict | list) else start)


@given(st.binary(max_size=60))
def test_no_bytes_raise(data):
    parsed = parse(data, "x.json")
    try:
        json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        assert parsed.diagnostics


@given(st.text(alphabet="{}[]\",:\\ \n\t/*#truefalsnu0123456789.eE+-'ab", max_size=40))
def test_no_text_raises_and_what_python_refuses_is_never_silent(text):
    parsed = parse(text.encode(), "x.json")
    try:
        expected = json.loads(text)
    except ValueError:
        assert parsed.diagnostics
    else:
        if not parsed.diagnostics:
            assert parsed.value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("KB101", 1, 1)]),
        (" \n ", [("KB101", 1, 1)]),
        (b"\xef\xbb\xbf{}", [("KB102", 1, 1)]),
        (b"\xef\xbb\xbf", [("KB102", 1, 1), ("KB101", 1, 1)]),
        (b'{\n "a": "caf\xe9"}', [("KB103", 2, 11)]),
        ("é\n".encode() + b"\xff", [("KB103", 2, 1)]),
        ('{"a" 1}', [("KB104", 1, 6)]),
        ('{"a":1,\n "b":2,\n}', [("KB105", 2, 7)]),
        ("[1, // een\n 2 /* twee */, # drie\n 3]", [("KB106", 1, 5), ("KB106", 2, 4), ("KB106", 2, 16)]),
        ('{"a": "b\n}', [("KB107", 1, 7)]),
        ('{"a": "b', [("KB107", 1, 7)]),
        ('{"a": 1,\n "a": 2}', [("KB108", 2, 2)]),
        ("[NaN, Infinity, -Infinity]", [("KB109", 1, 2), ("KB109", 1, 7), ("KB109", 1, 17)]),
        ('["\\ud800"]', [("KB111", 1, 2)]),
        ('["\\ud83d\\ude00"]', []),
        ("[1234567890123456, 1e999]", [("KB112", 1, 2), ("KB112", 1, 20)]),
        ("[" + "9" * 5000 + "]", [("KB112", 1, 2)]),
        ("{} {}", [("KB113", 1, 4)]),
        ('["a\tb"]', [("KB114", 1, 4)]),
        ('["a\\qb"]', [("KB115", 1, 4)]),
        ('{"a": 1\n "b": 2}', [("KB116", 2, 2)]),
        ("['a']", [("KB117", 1, 2)]),
        ("[01, .5, +1, 1.]", [("KB118", 1, 2), ("KB118", 1, 6), ("KB118", 1, 10), ("KB118", 1, 14)]),
        ("[True, None, undefined]", [("KB119", 1, 2), ("KB119", 1, 8), ("KB119", 1, 14)]),
        ('{"a": [1', [("KB120", 1, 9)]),
        ("{a: 1}", [("KB121", 1, 2)]),
    ],
)
def test_each_mistake_has_its_code_and_place(text, expected):
    assert said(text) == expected


def test_a_broken_code_for_a_character_is_told():
    assert [code for code, _, _ in said('["a\\u12g4"]')] == ["KB115"]


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100_000])
@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_deep_nesting_is_told_and_never_a_recursion_error(depth, brackets):
    opening = "[" if brackets == "[]" else '{"a":'
    assert [code for code, _, _ in said(opening * depth)] == ["KB110"]


def test_the_deepest_that_is_allowed_is_read():
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert said(text) == []


def test_reading_goes_on_after_a_small_mistake():
    parsed = parse(b'{"a": [1, 2,], "b": NaN, "c": 3}', "x.json")
    assert (parsed.value, parsed.usable) == ({"a": [1, 2], "b": None, "c": 3}, True)
    assert [item.code for item in parsed.diagnostics] == ["KB105", "KB109"]


def test_a_place_can_be_asked_of_key_value_and_of_what_is_missing():
    positions = parse(b'{\n  "a/b": {"~": [10, 20]}\n}', "x.json").positions
    assert positions["/a~1b/~0/1"] == (2, 21)
    assert positions.key("/a~1b") == (2, 3)
    assert positions.key("/a~1b/~0/1") == (2, 21)
    assert positions.near("/a~1b/nee/nee") == positions["/a~1b"]
    assert len(positions) == 5


def test_columns_count_characters():
    assert parse('["é😀", 1]'.encode(), "x.json").positions["/1"] == (1, 8)


def test_a_pointer_escapes_its_parts():
    assert pointer_of(("a/b", 0, "~")) == "/a~1b/0/~0"
