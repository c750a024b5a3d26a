# SPDX-License-Identifier: EUPL-1.2
"""Which pages must be written again because something else changed.

Sphinx writes a page again if its own source changed. But a page shows more: the titles of its neighbours
in the navigation, titles and addresses that it refers to, a form. Each page gets a signature of all that;
a page whose signature differs from that of the last finished build is written again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx import addnodes

from kennisbank.sphinxext import map_node
from kennisbank.sphinxext.downloads_node import KbDownloads
from kennisbank.sphinxext.form_node import KbForm
from kennisbank.sphinxext.map_node import KbMap
from kennisbank.sphinxext.site import Site, site_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@dataclass(slots=True)
class Uses:
    """What one document takes from others."""

    references: set[tuple[str, str, str]] = field(default_factory=set)
    """Domain, type and target of each reference."""
    lists: set[str] = field(default_factory=set)
    """Documents listed in its visible tables of contents."""
    forms: dict[str, str] = field(default_factory=dict)
    """Digest of each form at reading, by scope."""
    downloads: set[str | None] = field(default_factory=set)
    """The forms whose downloads it shows; ``None`` for all."""
    map: bool = False
    """Whether it shows the map."""


def uses(env: BuildEnvironment) -> dict[str, Uses]:
    """Return the uses of all documents, kept in Sphinx's environment."""
    found: dict[str, Uses] | None = getattr(env, "kennisbank_uses", None)
    if found is None:
        found = {}
        env.kennisbank_uses = found  # type: ignore[attr-defined]
    return found


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a document that was just read takes from others."""
    noted = Uses()
    for node in doctree.findall(addnodes.pending_xref):
        target = node.get("reftarget") or node.get("reftargetid") or ""
        noted.references.add((node.get("refdomain") or "", node.get("reftype") or "", str(target)))
    for toctree in doctree.findall(addnodes.toctree):
        if not toctree.get("hidden"):
            noted.lists.update(docname for _, docname in toctree["entries"])
    for form in doctree.findall(KbForm):
        noted.forms[form["scope"]] = form["digest"]
    for place in doctree.findall(KbDownloads):
        noted.downloads.add(place["name"] if place["part"] == "form" else None)
    noted.map = any(True for _ in doctree.findall(KbMap))
    uses(app.env)[app.env.current_document.docname] = noted


def purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a document that is read again or gone."""
    uses(env).pop(docname, None)


def merge(_app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    """Take over what a parallel reader noted."""
    theirs = uses(other)
    uses(env).update({docname: theirs[docname] for docname in docnames if docname in theirs})


def outdated_forms(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], removed: set[str]
) -> list[str]:
    """Return the documents whose form changed since they were read."""
    site = site_of(app.config)
    return [
        docname
        for docname, noted in uses(env).items()
        if docname not in removed
        and any(site.form_digest(scope) != digest for scope, digest in noted.forms.items())
    ]


def signatures(env: BuildEnvironment, site: Site, common: str) -> dict[str, str]:
    """Return each document's signature; ``common`` stands for what all pages share."""
    shared = [common, *_frame(site), *_footer(env)]
    objects = _Objects(env)
    return {docname: _digest([*shared, *_own(env, site, objects, docname)]) for docname in env.found_docs}


def _own(env: BuildEnvironment, site: Site, objects: _Objects, docname: str) -> Iterator[str]:
    part = site.navigation.part_of.get(docname)
    if part is not None:
        yield from (f"{entry.docname} {entry.title}" for entry in part.lessons)
    yield site.described.facts(docname)
    noted = uses(env).get(docname, Uses())
    yield from (f"{scope} {digest}" for scope, digest in sorted(noted.forms.items()))
    yield from (site.offer.facts(form) for form in sorted(noted.downloads, key=str))
    if noted.map:
        yield map_node.facts(site)
    for reference in sorted(noted.references):
        yield f"{reference} {objects.facts(*reference)}"
    for listed in sorted(noted.lists):
        yield from _titles(env, listed, set())


def _frame(site: Site) -> Iterator[str]:
    """Yield what every page shows of the catalogue, whatever its part."""
    settings = site.catalogue.settings
    yield from (settings.title, settings.summary, settings.origin.text, settings.disclaimer)
    yield from (settings.site_url or "", settings.licence.content)
    yield from (f"{entry.docname} {entry.title}" for entry in site.navigation.domains)


def _footer(env: BuildEnvironment) -> Iterator[str]:
    """Yield what the foot of every page lists: the pages of the root that are not domains."""
    for docname in env.toctree_includes.get(env.config.root_doc, []):
        yield f"{docname} {_title(env, docname)}"


def _titles(env: BuildEnvironment, docname: str, seen: set[str]) -> Iterator[str]:
    """Yield the headings below a document in a table of contents, to any depth."""
    if docname in seen or docname not in env.tocs:
        return
    seen.add(docname)
    yield f"{docname} {_title(env, docname)} {env.tocs[docname].astext()}"
    for child in env.toctree_includes.get(docname, []):
        yield from _titles(env, child, seen)


def _title(env: BuildEnvironment, docname: str) -> str:
    title = env.titles.get(docname)
    return title.astext() if title is not None else ""


class _Objects:
    """Looks up where a reference leads and what it is called."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._std = env.domains.standard_domain
        self._others: dict[str, str] = {}

    def facts(self, domain: str, _kind: str, target: str) -> tuple[Any, ...]:
        """Return all that a reference could resolve to; equal facts make equal links."""
        if domain not in ("", "std", "doc"):
            return (self._all_of(domain),)
        docname = target.removeprefix("/").removesuffix(".md")
        return (
            self._std.labels.get(target),
            self._std.anonlabels.get(target),
            [self._std.objects.get((kind, target)) for kind in self._std.object_types],
            self._std._terms.get(target.lower()),
            _title(self._env, docname),
            self._env.metadata.get(docname, {}).get("myst_slugs"),
        )

    def _all_of(self, domain: str) -> str:
        """Return a digest of a whole domain: programming languages have references of many kinds."""
        if domain not in self._others:
            known = domain in self._env.domains
            found = sorted(self._env.domains[domain].get_objects()) if known else []
            self._others[domain] = _digest(map(repr, found))
        return self._others[domain]


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
