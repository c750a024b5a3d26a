# SPDX-License-Identifier: EUPL-1.2
"""A small folder in memory, for the rules on wording: one lesson and the registers that a test needs."""

from __future__ import annotations

import json
from typing import Any

from kennisbank.jsontext import parse
from kennisbank.rules.content import Content, Document
from kennisbank.rules.wording import all_wording, texts


def document(kind: str, value: dict[str, Any], folder: str = "") -> Document:
    """Return a file of a kind, as if it had been read."""
    return Document(kind, folder, kind, parse(json.dumps(value).encode(), f"{kind}.json"))


def lesson_with(value: dict[str, Any], **registers: list[dict[str, Any]]) -> Content:
    """Return a folder with one lesson; a register is given as ``terms=[…]``, ``roles=[…]``, ``laws=[…]``."""
    kinds = {
        "terms": "begrippen",
        "roles": "rollen",
        "laws": "wetten",
        "sources": "bronnen",
        "instruments": "instrumenten",
    }
    read = {kinds[key]: document(kinds[key], {key: entries}) for key, entries in registers.items()}
    return Content(None, read, {}, {("domein", "les"): document("les", value, "domein")})


def texts_of(value: dict[str, Any]) -> list[texts.Text]:
    """Return the texts of a lesson."""
    return texts.read(document("les", value))


def why(*claims: str) -> dict[str, Any]:
    """Return a lesson with these texts as reasons."""
    return {"why": [{"text": claim} for claim in claims]}


def question(text: str) -> dict[str, Any]:
    """Return a lesson with one question."""
    return {"checklist": {"questions": [{"id": "vraag", "text": text}]}}


def found(value: dict[str, Any], **registers: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return code and pointer of everything that the rules on wording say."""
    return [(item.code, item.pointer) for item in all_wording.check(lesson_with(value, **registers))]


def codes(value: dict[str, Any], **registers: list[dict[str, Any]]) -> list[str]:
    """Return the codes of everything that the rules on wording say."""
    return [code for code, _ in found(value, **registers)]
