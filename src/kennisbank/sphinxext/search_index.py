# SPDX-License-Identifier: EUPL-1.2
"""The search index of the site: the entries of the catalogue at their addresses, and all other pages.

Kept whole between builds, so that it is the same after a small change as after a clean build.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from kennisbank.pages import links
from kennisbank.search import index
from kennisbank.search.entries import Entry, entries
from kennisbank.sphinxext.form_node import KbForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from sphinx.builders.html import StandaloneHTMLBuilder

    from kennisbank.model import Catalogue

_LISTS: Final = frozenset(
    (
        links.HOME,
        links.SITUATIONS,
        links.INSTRUMENTS,
        links.LAWS,
        links.SOURCES,
        links.TERMS,
        links.ROLES,
        links.KEYWORDS,
        links.OPEN_POINTS,
        links.SEARCHING,
    )
)
"""Pages found by title alone: they repeat what has entries of its own, or quote (sources, examples)."""
_SILENT: Final = (KbForm, nodes.comment, nodes.raw, nodes.meta, addnodes.toctree)


@dataclass(frozen=True, slots=True)
class Note:
    """What the index holds of a page that is not an entry of the catalogue."""

    title: str
    description: str
    text: str


class SearchIndex:
    """Notes pages as they are written, and makes the index when all are."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._entries = tuple(entries(catalogue))
        self._pages = {entry.place for entry in self._entries if entry.place_kind == "doc"}
        self._notes: dict[str, Note] = {}

    def start(self, kept: dict[str, Note] | None, keep: Set[str]) -> None:
        """Begin with what an earlier build noted of the documents in ``keep``; the others are noted anew."""
        self._notes = {name: note for name, note in (kept or {}).items() if name in keep}

    def note(self, docname: str, title: str, doctree: nodes.document) -> None:
        """Note a page; that of an entry needs none."""
        if docname in self._pages:
            return
        found = (meta["content"] for meta in doctree.findall(nodes.meta) if meta.get("name") == "description")
        text = "" if docname in _LISTS else " ".join(_words(doctree))
        self._notes[docname] = Note(nodes.unescape(title), next(found, ""), text)

    def memory(self) -> dict[str, Note]:
        """Return what ``start`` of the next build takes."""
        return dict(self._notes)

    def script(self, builder: StandaloneHTMLBuilder) -> bytes:
        """Return the index as the script that pages load."""
        found = [index.Found(entry, _address(builder, entry)) for entry in self._entries]
        for docname in sorted(self._notes.keys() & builder.env.found_docs - self._pages):
            note = self._notes[docname]
            entry = Entry("pagina", note.title, docname, summary=note.description, text=note.text)
            found.append(index.Found(entry, _address(builder, entry)))
        return index.as_script(index.build(found, self._catalogue.terms.values())).encode()


def _address(builder: StandaloneHTMLBuilder, entry: Entry) -> str:
    """Return the address from the root of the site; of an entry without a place, that of its page."""
    standard = builder.env.domains.standard_domain
    docname, anchor = entry.place, ""
    if entry.place_kind == "label":
        docname, anchor = standard.anonlabels.get(entry.place) or (links.HOME, "")
    elif entry.place_kind == "term":
        docname, anchor = standard._terms.get(entry.place.lower()) or (links.TERMS, "")
    address = builder.get_target_uri(docname)
    return f"{address}#{anchor}" if anchor else address


def _words(node: nodes.Node) -> Iterator[str]:
    """Yield the text of a page without its forms and lists of pages."""
    if isinstance(node, _SILENT):
        return
    if isinstance(node, nodes.Text):
        yield node.astext()
    for child in node.children:
        yield from _words(child)
