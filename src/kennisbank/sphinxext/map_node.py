# SPDX-License-Identifier: EUPL-1.2
"""The place of the map on a page: drawn when the page is written, for only then its poster is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kennisbank import labels
from kennisbank.export.html import environment
from kennisbank.map import figure
from kennisbank.sphinxext import icons
from kennisbank.sphinxext.site import site_of

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from kennisbank.sphinxext.site import Site


class KbMap(nodes.General, nodes.Element):
    """The map; who reads elsewhere than on the site reads the list that follows it."""


class MapDirective(SphinxDirective):
    """``{kb-map}``: the map of all domains, for the page at the root."""

    def run(self) -> list[nodes.Node]:
        """Return the node."""
        node = KbMap()
        self.set_source_info(node)
        return [node]


def facts(site: Site) -> str:
    """Return all that the map shows: equal facts, equal maps."""
    catalogue = site.catalogue
    return repr((figure.stops(catalogue, icons.symbols()), figure.levels(catalogue), site.posters))


def visit_html(self: HTML5Translator, _node: KbMap) -> None:
    """Draw the map; other builders that write HTML have no style for it."""
    if self.builder.name != "html":
        raise nodes.SkipNode
    site = site_of(self.config)
    shown = (
        environment()
        .get_template("map.html.jinja")
        .render(
            drawings=figure.drawings(site.catalogue, icons.symbols()),
            posters=site.posters,
            icon=icons.markup("omlaag"),
            size=labels.file_size,
        )
    )
    self.body.append(shown)
    raise nodes.SkipNode


def skip(_self: nodes.NodeVisitor, _node: KbMap) -> None:
    """Show nothing."""
    raise nodes.SkipNode
