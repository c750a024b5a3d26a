# SPDX-License-Identifier: EUPL-1.2
"""HTML that keeps the policy (no style attributes) and the rules of accessible tables."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator as Base
else:
    Base = object


class SiteTranslator(Base):
    """Mixed in before Sphinx's translator."""

    def starttag(self, node: Any, tagname: str, *args: Any, **attributes: Any) -> str:
        """Leave style attributes out: the content security policy would refuse them."""
        for name in [name for name in attributes if name.lower() == "style"]:
            del attributes[name]
        tag: str = super().starttag(node, tagname, *args, **attributes)
        return tag

    def emptytag(self, node: Any, tagname: str, *args: Any, **attributes: Any) -> str:
        """As ``starttag``, for elements without content."""
        for name in [name for name in attributes if name.lower() == "style"]:
            del attributes[name]
        tag: str = super().emptytag(node, tagname, *args, **attributes)
        return tag

    def visit_table(self, node: nodes.table) -> None:
        """Put a table in a region that scrolls by keyboard too, and is called what its table is called."""
        node["classes"] = [*node["classes"], "colwidths-auto"]
        self._table_row_indices.append(0)
        name = self.attval(f"Tabel: {_name(node)}")
        self.body.append(f'<div class="kb-scroll" role="group" tabindex="0" aria-label="{name}">')
        self.body.append(self.starttag(node, "table", CLASS="utrecht-table"))

    def depart_table(self, node: nodes.table) -> None:
        """Close table and region."""
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_entry(self, node: nodes.entry) -> None:
        """Say whether a heading is that of a column or of a row."""
        super().visit_entry(node)
        scope = "col" if isinstance(node.parent.parent, nodes.thead) else "row"
        self.body[-1] = (
            self.body[-1]
            .replace("<th ", f'<th scope="{scope}" ', 1)
            .replace("<th>", f'<th scope="{scope}">', 1)
        )


def _name(table: nodes.table) -> str:
    """Return the table's own title, else that of the section it stands in."""
    title = table.next_node(nodes.title)
    section = table.parent
    while title is None and section is not None:
        title = section.next_node(nodes.title) if isinstance(section, nodes.section) else None
        section = section.parent
    return title.astext() if title is not None else "overzicht"


def install(app: Sphinx) -> None:
    """Mix ours into the translator of this builder."""
    if app.builder.format != "html":
        return
    base = app.registry.get_translator_class(app.builder)
    mixed = types.new_class("SiteHTMLTranslator", (SiteTranslator, base))
    app.set_translator(app.builder.name, mixed, override=True)
