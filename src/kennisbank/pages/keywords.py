# SPDX-License-Identifier: EUPL-1.2
"""The page with keywords from A to Z: what the search box finds by title, for who reads without a script."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kennisbank import labels
from kennisbank.pages import myst
from kennisbank.search.entries import Entry, entries

if TYPE_CHECKING:
    from kennisbank.pages.myst import Inline
    from kennisbank.pages.running import Site

_KINDS: Final = {
    "les": "les",
    "situatie": "situatie",
    "instrument": "instrument",
    "wet": "wet",
    "begrip": "begrip",
    "rol": "rol",
    "domein": "domein",
}
"""The kinds that stand here; questions are sentences, and articles stand with their law."""
_OTHERS: Final = "0–9"
_OPENING: Final = re.compile(r"^[^\w]+")


def render(site: Site) -> str:
    """Write the page."""
    summary = "Alle lessen, situaties, instrumenten, wetten, begrippen en rollen op alfabet."
    found = sorted(_rows(site), key=lambda row: (_key(row[0]), row[0], row[1]))
    groups = [(letter, list(rows)) for letter, rows in groupby(found, key=lambda row: _letter(row[0]))]
    jump = myst.join([myst.ref(letter, _label(letter)) for letter, _ in groups], " · ")
    blocks = [
        block
        for letter, rows in groups
        for block in (
            myst.heading(2, letter, _label(letter)),
            myst.bullets([markup for _, _, markup in rows], "kb-keywords"),
        )
    ]
    return myst.document(
        summary,
        myst.heading(1, "Trefwoorden van A tot Z", "trefwoorden"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.paragraph(myst.sentence(myst.escape("Ga naar:"), jump), "kb-small"),
        *blocks,
    )


def _rows(site: Site) -> list[tuple[str, str, Inline]]:
    """Return keyword, kind and markup of each line; another name leads to the same place."""
    rows = []
    for entry in entries(site.catalogue):
        kind = _KINDS.get(entry.kind)
        if kind is None or (entry.kind == "wet" and entry.place_kind == "label"):
            continue
        title = labels.capitalise(entry.title)
        names = _others(title, entry.names) if entry.kind != "domein" else []
        rows.append((title, kind, _line(title, _link(title, entry), kind)))
        rows += [(name, kind, _line(name, _link(title, entry), kind, other=True)) for name in names]
    return rows


def _others(title: str, names: tuple[str, ...]) -> list[str]:
    """Return the names that stand elsewhere in the alphabet: no plurals and other forms of one before."""
    kept = [title]
    for name in names:
        if not any(_key(name).startswith(_key(other)) for other in kept):
            kept.append(name)
    return kept[1:]


def _line(name: str, link: Inline, kind: str, *, other: bool = False) -> Inline:
    note = myst.span(f"({kind})", "kb-small")
    return myst.sentence(myst.escape(f"{name}: zie"), link, note) if other else myst.sentence(link, note)


def _link(title: str, entry: Entry) -> Inline:
    if entry.place_kind == "doc":
        return myst.page(title, entry.place)
    return myst.term(title, entry.place) if myst.linkable(entry.place) else myst.escape(title)


def _key(text: str) -> str:
    """Return how text sorts: without case, accents and signs at the start."""
    plain = unicodedata.normalize("NFD", _OPENING.sub("", text).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _letter(text: str) -> str:
    first = _key(text)[:1].upper()
    return first if "A" <= first <= "Z" else _OTHERS


def _label(letter: str) -> str:
    return f"trefwoorden-{'cijfers' if letter == _OTHERS else letter.lower()}"
