# SPDX-License-Identifier: EUPL-1.2
"""What the layout of a page needs to know: ``kb`` in its template. Its text is plain; templates escape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes

from kennisbank import policy
from kennisbank.discovery import addresses
from kennisbank.sphinxext import assets, heads, icons
from kennisbank.sphinxext.navigation import Entry, Part
from kennisbank.sphinxext.site import Site, site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from kennisbank.sphinxext.heads import Head

FEW: Final = 3
"""With so few sections, a table of contents shows those below them too."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """The frame around one page."""

    policy: str
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    sprite: str
    domains: tuple[Entry, ...]
    part: Part | None
    contents: tuple[tuple[str, str, int], ...]
    """Anchor, title and depth of each section of the page, for "Op deze pagina"."""
    others: tuple[Entry, ...]
    """The pages of the root that are not domains, for the foot of the page."""
    title: str
    origin: str
    disclaimer: str
    description: str
    head: Head | None
    """For search engines and sharing; nothing on a page that they should skip."""


def add(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put ``kb`` in the context of a page."""
    site = site_of(app.config)
    settings = site.catalogue.settings
    env = app.env
    context["kb"] = PageContext(
        policy=policy.SITE,
        stylesheets=assets.stylesheets(context.get("body", "")),
        scripts=assets.page_scripts(context.get("body", "")),
        sprite=icons.sprite(context.get("body", ""), _icons(site, context.get("body", ""))),
        domains=site.navigation.domains,
        part=site.navigation.part_of.get(pagename),
        contents=contents(env, pagename) if doctree is not None and pagename != env.config.root_doc else (),
        others=others(env),
        title=settings.title,
        origin=settings.origin.text,
        disclaimer=settings.disclaimer,
        description=settings.summary,
        head=heads.head(site, env, pagename, doctree) if doctree is not None else None,
    )
    context["pageurl"] = context["kb"].head.canonical if context["kb"].head else None
    if pagename == addresses.NOT_FOUND:
        _from_root(app, context, addresses.root_path(settings))


def _from_root(app: Sphinx, context: dict[str, Any], root: str) -> None:
    """Let the links of a page start at the root of the site: it is shown at any address."""

    def pathto(target: str, resource: object = False) -> str:
        return root + (target if resource else app.builder.get_target_uri(target))

    context["pathto"], context["content_root"] = pathto, root


def _icons(site: Site, body: str) -> tuple[str, ...]:
    """Return the icons that a page needs beside those in its text: a script shows those of domains."""
    if not assets.page_scripts(body):
        return icons.LAYOUT
    return (*icons.LAYOUT, *(domain.icon for domain in site.catalogue.domains.values()))


def contents(env: BuildEnvironment, docname: str) -> tuple[tuple[str, str, int], ...]:
    """Return anchor, title and depth (0 or 1) of the sections of a page, in order.

    Where there are few, those below them are shown too; nothing for a page with fewer than two in all.
    """
    toc = env.tocs.get(docname)
    if toc is None:
        return ()
    sections = [item for page in toc.children for item in _below(page)]
    found: list[tuple[str, str, int]] = []
    for section in sections:
        found += _entry(section, 0)
        if len(sections) <= FEW:
            found += [entry for item in _below(section) for entry in _entry(item, 1)]
    return tuple(found) if len(found) > 1 else ()


def _below(item: nodes.Node) -> list[nodes.list_item]:
    """Return the entries one level below an entry of a table of contents."""
    lists = [child for child in item.children if isinstance(child, nodes.bullet_list)]
    return [entry for found in lists for entry in found.children if isinstance(entry, nodes.list_item)]


def _entry(item: nodes.list_item, depth: int) -> list[tuple[str, str, int]]:
    head = item[0] if item.children else None
    found = list(head.findall(nodes.reference)) if isinstance(head, addnodes.compact_paragraph) else []
    return [(one["anchorname"], one.astext(), depth) for one in found[:1] if one.get("anchorname")]


def others(env: BuildEnvironment) -> tuple[Entry, ...]:
    """Return the pages that the root lists and that are no part of the route, by their titles."""
    listed = env.toctree_includes.get(env.config.root_doc, [])
    parts = site_of(env.config).navigation.part_of
    return tuple(
        Entry(name, env.titles[name].astext()) for name in listed if name not in parts and name in env.titles
    )
