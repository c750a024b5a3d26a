# SPDX-License-Identifier: EUPL-1.2
"""Roles for pages: an icon, and a link to a published data file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util import relative_uri
from sphinx.util.docutils import ReferenceRole, SphinxRole

from kennisbank.discovery import addresses
from kennisbank.sphinxext import icons
from kennisbank.sphinxext.site import site_of

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

DATA_LABEL: Final = "Download deze les als JSON"


class KbIcon(nodes.Inline, nodes.Element):
    """An icon beside a word; it has no text, so that only HTML shows it."""


class KbData(nodes.Inline, nodes.TextElement):
    """A link to a published data file; other builders show its text."""


class IconRole(SphinxRole):
    """``{kb-icon}`naam```: an icon of the sheet; an unknown name shows nothing."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the node."""
        return [KbIcon(name=self.text)], []


class DataRole(ReferenceRole):
    """``{kb-data}`les``` or ``{kb-data}`tekst <bronnen.json>```: a published data file.

    A target below ``schemas/`` is a schema; ``index.json`` is the index of them all.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, or an error if no such file is published."""
        path = _published(self.target)
        if path not in (addresses.INDEX, *site_of(self.config).files):
            message = self.inliner.reporter.error(f"er is geen gegevensbestand {path!r}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        text = self.title if self.has_explicit_title else DATA_LABEL
        return [KbData(text, text, path=path)], []


def _published(target: str) -> str:
    """Return where a file stands on the site, by what a page calls it."""
    if target == addresses.INDEX:
        return target
    if target.startswith("schemas/"):
        return f"{addresses.SCHEMAS}/{target.removeprefix('schemas/')}"
    return f"{addresses.DATA}/{target if target.endswith('.json') else f'lessen/{target}.json'}"


def visit_icon(self: HTML5Translator, node: KbIcon) -> None:
    """Write the icon."""
    self.body.append(icons.markup(node["name"]) if self.builder.name == "html" else "")
    raise nodes.SkipNode


def skip_icon(_self: nodes.NodeVisitor, _node: KbIcon) -> None:
    """Show nothing where there are no icons."""
    raise nodes.SkipNode


def visit_data(self: HTML5Translator, node: KbData) -> None:
    """Open the link; only the site has the file beside it."""
    if self.builder.name == "html":
        here = self.builder.get_target_uri(self.builder.current_docname)
        uri = relative_uri(here, node["path"])
        self.body.append(self.starttag(node, "a", "", href=uri, download="", CLASS="kb-download"))


def depart_data(self: HTML5Translator, _node: KbData) -> None:
    """Close the link."""
    if self.builder.name == "html":
        self.body.append("</a>")


def let_through(_self: nodes.NodeVisitor, _node: nodes.Node) -> None:
    """Show the text alone."""
