# SPDX-License-Identifier: EUPL-1.2
"""What the layout of a page needs to know: ``kb`` in its template. Its text is plain; templates escape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes

from kennisbank.sphinxext import assets, icons
from kennisbank.sphinxext.navigation import Entry, Part
from kennisbank.sphinxext.site import site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

POLICY: Final = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class PageContext:
    """The frame around one page."""

    policy: str
    stylesheets: tuple[str, ...]
    sprite: str
    domains: tuple[Entry, ...]
    part: Part | None
    contents: tuple[tuple[str, str], ...]
    """Anchor and title of each section of the page, for "Op deze pagina"."""
    others: tuple[Entry, ...]
    """The pages of the root that are not domains, for the foot of the page."""
    title: str
    origin: str
    disclaimer: str
    description: str


def add(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put ``kb`` in the context of a page."""
    site = site_of(app.config)
    settings = site.catalogue.settings
    env = app.env
    context["kb"] = PageContext(
        policy=POLICY,
        stylesheets=assets.stylesheets(context.get("body", "")),
        sprite=icons.sprite(context.get("body", "")),
        domains=site.navigation.domains,
        part=site.navigation.part_of.get(pagename),
        contents=contents(env, pagename) if doctree is not None else (),
        others=others(env),
        title=settings.title,
        origin=settings.origin.text,
        disclaimer=settings.disclaimer,
        description=settings.summary,
    )


def contents(env: BuildEnvironment, docname: str) -> tuple[tuple[str, str], ...]:
    """Return the sections of a page, one level deep; nothing for a page with fewer than two."""
    toc = env.tocs.get(docname)
    if toc is None:
        return ()
    found = [
        (reference["anchorname"], reference.astext())
        for below in (item[1] for item in toc.children if isinstance(item, nodes.list_item) and len(item) > 1)
        if isinstance(below, nodes.bullet_list)
        for item in below.children
        for reference in _first_reference(item)
    ]
    return tuple(found) if len(found) > 1 else ()


def _first_reference(item: nodes.Node) -> list[nodes.reference]:
    if not isinstance(item, nodes.list_item) or not item.children:
        return []
    head = item[0]
    found = list(head.findall(nodes.reference)) if isinstance(head, addnodes.compact_paragraph) else []
    return [reference for reference in found[:1] if reference.get("anchorname")]


def others(env: BuildEnvironment) -> tuple[Entry, ...]:
    """Return the pages that the root lists and that are no part of the route, by their titles."""
    listed = env.toctree_includes.get(env.config.root_doc, [])
    parts = site_of(env.config).navigation.part_of
    return tuple(
        Entry(name, env.titles[name].astext()) for name in listed if name not in parts and name in env.titles
    )
