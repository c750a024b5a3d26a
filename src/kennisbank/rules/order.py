# SPDX-License-Identifier: EUPL-1.2
"""Every domain and lesson stands in exactly one order, under its own name, and names its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.rules.content import Content, Document, Node

OURS = frozenset({"releases"})
"""Folders with another use; no domain may be called so."""


def check(content: Content, folders: frozenset[str]) -> Iterator[Diagnostic]:
    """Say what is listed but not there, there but not listed, listed twice or misnamed.

    :param folders: the names of the subfolders that could be domains.
    """
    yield from _domains(content, folders)
    yield from _lessons(content)
    for document in content.documents():
        yield from _name(document)
        yield from _schema(document)


def _domains(content: Content, folders: frozenset[str]) -> Iterator[Diagnostic]:
    if content.settings is None:
        return
    listed: set[str] = set()
    for node, name in _listed(content.settings.root, "domains"):
        if name in listed:
            yield node.at("KB313", "id", what="domein", id=name, first="kennisbank.json")
        elif name in OURS:
            yield node.at("KB011", "id", id=name)
        elif name not in folders:
            near = nearest(name, folders)
            yield node.at("KB003", "id", needed=f"{name}/domein.json", nearest=near)
        listed.add(name)
    for folder, document in content.domains.items():
        if folder in listed:
            continue
        if folder in OURS:
            yield document.at("KB011", ("id",), id=folder)
        else:
            yield document.at("KB008", (), id=folder, list="kennisbank.json")


def _lessons(content: Content) -> Iterator[Diagnostic]:
    home = _homes(content)
    for folder, document in content.domains.items():
        here = {name for place, name in content.lessons if place == folder}
        listed: set[str] = set()
        for node, name in _listed(document.root, "lessons"):
            if name in listed or home[name] != folder:
                first = content.domains[home[name]].short
                yield node.at("KB313", "id", what="les", id=name, first=first)
            elif name not in here and f"{folder}/{name}.json" not in content.unread:
                yield node.at("KB003", "id", needed=f"{folder}/{name}.json", nearest=nearest(name, here))
            listed.add(name)
        for name in sorted(here - listed):
            yield content.lessons[folder, name].at("KB008", (), id=name, list=document.short)


def _homes(content: Content) -> dict[str, str]:
    """Return per listed lesson the domain that it belongs to: where its file stands, else the first."""
    homes: dict[str, str] = {}
    for folder, document in content.domains.items():
        for _, name in _listed(document.root, "lessons"):
            there = (folder, name) in content.lessons or f"{folder}/{name}.json" in content.unread
            if there or name not in homes:
                homes[name] = folder
    return homes


def _listed(node: Node, key: str) -> Iterator[tuple[Node, str]]:
    for entry in node.children(key):
        name = entry.text("id")
        if name is not None:
            yield entry, name


def _name(document: Document) -> Iterator[Diagnostic]:
    name = document.root.text("id")
    expected = {"les": document.name, "domein": document.folder}.get(document.kind)
    if expected is not None and name is not None and name != expected:
        yield document.at("KB010", ("id",), id=name, name=expected)


def _schema(document: Document) -> Iterator[Diagnostic]:
    given = document.root.text("$schema")
    if given is None:
        return
    up = "../../" if document.folder else "../"
    expected = f"{up}schemas/{document.kind}.schema.json"
    if given.rpartition("/")[2] != f"{document.kind}.schema.json":
        yield document.at("KB014", ("$schema",), given=given, expected=document.kind, path=expected)
    elif given.count("../") < expected.count("../"):
        yield document.at("KB015", ("$schema",), given=given, path=expected)
