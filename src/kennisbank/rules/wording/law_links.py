# SPDX-License-Identifier: EUPL-1.2
"""Articles that a text names, beside the laws that are listed with it.

What a law is called and where its link leads comes from wetten.json, so those cannot disagree. A number
that an editor types in running text can: here it is looked up among the ids in ``laws``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kennisbank.rules.index import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kennisbank.rules.content import Content, Path
    from kennisbank.rules.wording.texts import Finding, Text

_NUMBER = r"\d+(?:[.:]\d+)*[a-z]{0,2}"
_ARTICLES = re.compile(rf"\bartikel(?:en)? ({_NUMBER}(?:, {_NUMBER})*(?: en {_NUMBER})?)\b")
_ELSEWHERE = ("wetten", "bronnen", "begrippen", "rollen")
"""Registers whose texts have no ``laws`` beside them."""


def check(texts: Iterable[Text], content: Content) -> Iterator[Finding]:
    """Say which articles are named in a text but not listed with it."""
    if "wetten" not in content.registers:
        return
    numbers, instruments = _numbers(content), _instruments(content)
    for text in texts:
        if text.document.kind in _ELSEWHERE or "artikel" not in text.text:
            continue
        listed = _listed(text.document.parsed.value, text.path, instruments)
        if any(law not in numbers for law in listed):
            continue  # rules/references.py says so, and we cannot tell what it covers
        allowed = {number for law in listed for number in numbers[law]}
        for found in _ARTICLES.findall(text.own):
            for number in re.split(", | en ", found):
                if number not in allowed:
                    yield text.at("KB912", article=number, listed=listed or ["(niets)"])


def _numbers(content: Content) -> Mapping[str, frozenset[str]]:
    """Return the article numbers that each id covers: a law covers all of its articles."""
    found: dict[str, frozenset[str]] = {}
    for law in content.register("wetten", "laws"):
        own: set[str] = set()
        for article in law.children("articles"):
            number = article.text("article")
            if number:
                own.add(number)
                found[str(article.text("id"))] = frozenset({number})
        found[str(law.text("id"))] = frozenset(own)
    return found


def _listed(value: Any, path: Path, instruments: Mapping[str, list[str]]) -> list[str]:
    """Return the ids under ``laws`` of the nearest object around a text that has them.

    A note about an instrument in a situation has the laws of all instruments of that situation.
    """
    nearest: list[str] = []
    for part in path:
        if isinstance(value, dict):
            laws = value.get("laws")
            nearest = names(laws) if isinstance(laws, list) else nearest
            if path[-1] == "note" and part == "instruments":
                chosen = value["instruments"]
                nearest = [law for item in chosen for law in instruments.get(str(item.get("id")), ())]
        value = value[part]
    return nearest


def _instruments(content: Content) -> dict[str, list[str]]:
    return {
        str(node.text("id")): names(node.value.get("laws"))
        for node in content.register("instrumenten", "instruments")
    }
