# SPDX-License-Identifier: EUPL-1.2
"""The place of the results on a page: a script fills it; without one its own words are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class KbResults(nodes.General, nodes.Element):
    """The results of all that is filled in on this device; its children are for who has no script."""


class ResultsDirective(SphinxDirective):
    """``{kb-results}``: the results; its body is what stands there without a script."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the node."""
        node = KbResults()
        node += self.parse_content_to_nodes()
        self.set_source_info(node)
        return [node]


def visit_html(self: HTML5Translator, _node: KbResults) -> None:
    """Open the element that the script looks for."""
    self.body.append('<div class="kb-overview" data-kb-results>\n')


def depart_html(self: HTML5Translator, _node: KbResults) -> None:
    """Close the element."""
    self.body.append("</div>\n")


def let_through(_self: nodes.NodeVisitor, _node: nodes.Node) -> None:
    """Let the children speak."""
