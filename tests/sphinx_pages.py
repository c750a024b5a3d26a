# SPDX-License-Identifier: EUPL-1.2
"""Reading generated pages with Sphinx and MyST, without our own extension: forms and icons are stand-ins."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole, docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kennisbank.model import Catalogue

CONFIG = {
    "extensions": ["myst_parser", "sphinx_design"],
    "myst_enable_extensions": ["attrs_block", "attrs_inline", "colon_fence"],
    "smartquotes": False,
    "nitpicky": True,
    "language": "nl",
}


class Named(SphinxRole):
    """Shows the name that it was given."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        return [nodes.inline(self.text, self.text)], []


def form_directive(catalogue: Catalogue) -> type[SphinxDirective]:
    """Return a form without fields, that can be linked to as the real one."""

    class Form(SphinxDirective):
        required_arguments = 1

        def run(self) -> list[nodes.Node]:
            lesson = catalogue.lessons.get(self.arguments[0])
            for question in lesson.questions if lesson else ():
                label = f"v-{lesson.id}--{question.id}"
                self.env.domains.standard_domain.anonlabels[label] = (self.env.docname, f"v-{question.id}")
            return [nodes.paragraph("", "formulier")]

    return Form


class Results(SphinxDirective):
    """Shows its own words, as the real one does without a script."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        return self.parse_content_to_nodes()


class Downloads(Results):
    """Shows its own words, as in a book."""

    required_arguments = 1


def read(
    catalogue: Catalogue, pages: Mapping[str, str], folder: Path
) -> tuple[dict[str, nodes.document], str]:
    """Return the resolved document of each page, and what Sphinx warned about."""
    source = folder / "docs"
    for docname, text in pages.items():
        path = source / f"{docname}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    complaints = io.StringIO()
    with patch_docutils(), docutils_namespace(), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # MyST still uses what Sphinx will drop
        warnings.simplefilter("ignore", PendingDeprecationWarning)
        app = Sphinx(
            source,
            None,
            folder / "out",
            folder / "doctrees",
            "dummy",
            CONFIG,
            status=None,
            warning=complaints,
        )
        _stand_ins(app, catalogue)
        app.build(force_all=True)
        documents = {name: app.env.get_and_resolve_doctree(name, app.builder) for name in pages}
        titles = {name: app.env.get_doctree(name) for name in pages}
    for name, document in documents.items():
        document["toctree entries"] = [
            title for node in titles[name].findall(addnodes.toctree) for title, _ in node["entries"]
        ]
    return documents, complaints.getvalue()


def _stand_ins(app: Sphinx, catalogue: Catalogue) -> None:
    app.add_directive("kb-form", form_directive(catalogue), override=True)
    app.add_directive("kb-results", Results, override=True)
    app.add_directive("kb-map", Results, override=True)
    app.add_directive("kb-downloads", Downloads, override=True)
    app.add_directive("kb-downloads-table", Downloads, override=True)
    app.add_directive("kb-downloads-losses", Results, override=True)
    app.add_role("kb-icon", Named(), override=True)
    app.add_role("kb-data", Named(), override=True)


def shape(node: nodes.Node) -> Any:
    """Return the kinds of nodes as nested tuples, text left out."""
    return (
        type(node).__name__,
        *(shape(child) for child in node.children if not isinstance(child, nodes.Text)),
    )


def texts(document: nodes.document) -> list[str]:
    """Return everything that a reader can meet as text: in elements, descriptions and navigation."""
    shown = [node.astext() for node in document.findall(nodes.TextElement)]
    described = [node["content"] for node in document.findall(nodes.meta)]
    return shown + described + [title.replace("\u2060", "") for title in document["toctree entries"] if title]
