# SPDX-License-Identifier: EUPL-1.2
"""Places on pages for downloads: filled when the page is written, for only then the sizes are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util import relative_uri
from sphinx.util.docutils import SphinxDirective

from kennisbank import labels
from kennisbank.export import Group
from kennisbank.export.html import environment
from kennisbank.sphinxext.downloads import FOLDER
from kennisbank.sphinxext.site import site_of

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

GROUPS: Final = {"fill-in": Group.FILL_IN, "developers": Group.DEVELOPERS}
LOSSES: Final = "losses"
COLUMNS: Final = 9
"""More formats than this fit no table: then each form has a line with its files."""
NOTHING: Final = "Deze uitgave van de site heeft geen downloads."


class KbDownloads(nodes.General, nodes.Element):
    """A place for downloads: ``part`` is ``form``, ``table`` or ``losses``, ``name`` the form or the group.

    Its children are for who reads the page elsewhere than on the site.
    """


class FormDownloadsDirective(SphinxDirective):
    """``{kb-downloads} <form>``: the files of one form; its body is what a book says instead."""

    required_arguments = 1
    has_content = True
    part = "form"

    def run(self) -> list[nodes.Node]:
        """Return the node."""
        node = KbDownloads(part=self.part, name=self.arguments[0] if self.arguments else "")
        node += self.parse_content_to_nodes()
        self.set_source_info(node)
        return [node]


class TableDirective(FormDownloadsDirective):
    """``{kb-downloads-table} fill-in|developers``: all forms against the formats of a group."""

    part = "table"

    def run(self) -> list[nodes.Node]:
        """Return the node, or an error if there is no such group."""
        if self.arguments[0] not in GROUPS:
            raise self.error(f"onbekende groep {self.arguments[0]!r}; kies uit {', '.join(GROUPS)}")
        return super().run()


class LossesDirective(FormDownloadsDirective):
    """``{kb-downloads-losses}``: per format what its files cannot carry."""

    required_arguments = 0
    part = LOSSES


def visit_html(self: HTML5Translator, node: KbDownloads) -> None:
    """Write the part from what this build made; other builders that write HTML show the children."""
    if self.builder.name != "html":
        return
    offer = site_of(self.config).offer
    here = self.builder.get_target_uri(self.builder.current_docname)
    shown = (
        environment()
        .get_template("downloads.html.jinja")
        .render(
            part=node["part"],
            name=node["name"],
            group=GROUPS.get(node["name"]),
            offer=offer,
            base=relative_uri(here, f"{FOLDER}/").removeprefix("./"),
            size=labels.file_size,
            count=labels.count,
            columns=COLUMNS,
            nothing=NOTHING,
        )
    )
    self.body.append(shown)
    raise nodes.SkipNode


def let_through(_self: nodes.NodeVisitor, _node: nodes.Node) -> None:
    """Let the children speak."""
