# SPDX-License-Identifier: EUPL-1.2
"""Kinds of files, limits on ZIP and XML, and files that nobody may be able to read."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

import intake_files
from kennisbank.catalogue import load
from kennisbank.export.missing import MissingPackage
from kennisbank.intake import limits, registry, xmltext, zipped
from kennisbank.intake.contents import Unreadable

KLEIN = load(Path(__file__).parents[2] / "tests/examples/valid/klein")


def _codes(data: bytes) -> list[str]:
    return [item.code for item in registry.read(data, "x", KLEIN).contents.diagnostics]


def test_names_and_titles_of_readers_differ() -> None:
    assert len({row.title for row in registry.READERS.values()}) == len(registry.READERS)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "KB829"),
        (b" \n", "KB829"),
        (b"\x89PNG\r\n", "KB820"),
        (b"<html></html>", "KB820"),
        (b"hallo", "KB820"),
        (b"PK\x03\x04", "KB824"),
        (intake_files.zipped({"a.txt": "a"}), "KB820"),
        (intake_files.password_xlsx(), "KB823"),
        (intake_files.password_ods(), "KB823"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1oud", "KB820"),
        (b" " * (limits.BYTES + 1), "KB821"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    assert _codes(data) == [code]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MissingPackage("pypdf", "import"), "KB838"),
        (Unreadable("KB823"), "KB823"),
        (RecursionError(), "KB824"),
        (KeyError("bug of somebody else"), "KB824"),
    ],
)
def test_whatever_a_reader_raises_is_a_diagnostic(
    error: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: Any) -> Any:
        raise error

    broken = dataclasses.replace(registry.READERS["json"], recognises=lambda _: True, read=read)
    monkeypatch.setattr(registry, "READERS", {"json": broken})
    assert _codes(b"x") == [code]


def test_a_zip_within_the_limits_is_read() -> None:
    archive = zipped.archive(intake_files.zipped({"a/b.txt": "x" * 100_000, "c": "d"}))
    assert (archive.names, archive.read("c"), len(archive.read("a/b.txt"))) == (
        {"a/b.txt", "c"},
        b"d",
        100_000,
    )
    assert "c" in archive
    with pytest.raises(Unreadable, match="KB824"):
        archive.read("weg")


def _doubled() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a", "2")
    return buffer.getvalue()


def _lying() -> bytes:
    """Return a ZIP whose directory says that a file of 3 MB has 10 bytes."""
    data = bytearray(intake_files.zipped({"a": b"\x00" * 3_000_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (intake_files.bomb(), "KB822"),
        (intake_files.zipped({f"{n}": b"\x00" * 990_000 for n in range(70)}), "KB822"),
        (intake_files.zipped({f"{n}": b"" for n in range(limits.ENTRIES + 1)}), "KB828"),
        (intake_files.encrypted(intake_files.zipped({"a": "b"})), "KB823"),
        (intake_files.zipped({"../a": "b"}), "KB824"),
        (intake_files.zipped({"/a": "b"}), "KB824"),
        (intake_files.zipped({"a": "b" * 999})[:-30], "KB824"),
        (_doubled(), "KB824"),
    ],
)
def test_a_zip_outside_the_limits_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable, match=code):
        zipped.archive(data)
    assert zipped.names(data) == frozenset()


def test_a_zip_that_lies_about_sizes_gives_no_more_than_it_says() -> None:
    with pytest.raises(Unreadable, match="KB824"):
        zipped.archive(_lying()).read("a")


def test_zips_in_a_zip_stay_closed() -> None:
    inner = intake_files.bomb()
    for _ in range(5):
        inner = intake_files.zipped({"a.zip": inner})
    assert _codes(inner) == ["KB820"]


def test_xml_is_read_with_namespaces_and_in_pieces() -> None:
    text = '<a xmlns="urn:n" xmlns:p="urn:m" p:q="1">é<b>&amp;</b><![CDATA[<]]></a>'
    root = xmltext.tree(text.encode())
    assert (root.tag, root.attrib, root.text) == ("{urn:n}a", {"{urn:m}q": "1"}, "é")
    pieces = [text.encode()[at : at + 1] for at in range(len(text.encode()))]
    assert [(item.tag, item.text, item.tail) for item in xmltext.tree(pieces)] == [("{urn:n}b", "&", "<")]
    assert xmltext.tree(text.encode("utf-16")).text == "é"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "KB824"),
        (b"<a><b></a>", "KB824"),
        (b"<a>\x00</a>", "KB824"),
        (b"<?xml version='1.0' encoding='x-none'?><a/>", "KB824"),
        (f"{intake_files.ENTITIES}<a>&d;</a>".encode(), "KB825"),
        (f"{intake_files.EXTERNAL}<a>&a;</a>".encode(), "KB825"),
        (b'<!DOCTYPE a SYSTEM "http://x.example/a.dtd"><a/>', "KB825"),
        (b"<a>" * 300, "KB828"),
        (b"<a>" + b"<b/>" * (limits.ELEMENTS + 1) + b"</a>", "KB828"),
    ],
)
def test_xml_outside_the_limits_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable, match=code):
        xmltext.tree(data)
