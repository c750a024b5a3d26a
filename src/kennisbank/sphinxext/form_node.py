# SPDX-License-Identifier: EUPL-1.2
"""A checklist on a page: the form itself in HTML, a list of questions with their options elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kennisbank.export.html import render_form
from kennisbank.scoring import UnknownScope
from kennisbank.sphinxext.site import site_of

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec
    from sphinx.writers.html5 import HTML5Translator

    from kennisbank.form import Form, FormQuestion, Section


class KbForm(nodes.General, nodes.Element):
    """A form; ``scope`` names it, ``digest`` tells whether it changed, its children are the list."""


class FormDirective(SphinxDirective):
    """``{kb-form} <scope>``: the form of a lesson, a domain, ``quickscan`` or ``all``."""

    required_arguments = 1
    has_content = False
    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """Return the node, and make each question a place that other pages can link to."""
        scope = self.arguments[0]
        site = site_of(self.config)
        try:
            form = site.form(scope)
        except UnknownScope as error:
            hint = f"; bedoelde je {error.nearest!r}?" if error.nearest else ""
            raise self.error(f"onbekende checklist {scope!r}{hint}") from error
        node = KbForm(scope=scope, digest=site.form_digest(scope))
        node += list_questions(form)
        self.set_source_info(node)
        self._register(form)
        return [node]

    def _register(self, form: Form) -> None:
        """Let ``#v-<les>--<vraag>`` lead to a lesson's own form."""
        if form.scope != "checklist":
            return
        labels = self.env.domains.standard_domain.anonlabels
        for question in form.questions:
            labels[f"v-{form.id}--{question.id}"] = (self.env.current_document.docname, question.anchor)


def list_questions(form: Form) -> list[nodes.Node]:
    """Return the questions with their options as lists; a rubric names each lesson if there are several."""
    several = len(form.sections) > 1
    found: list[nodes.Node] = []
    for section in form.sections:
        if several:
            found.append(nodes.rubric("", section.title, ids=[section.anchor]))
        found.append(_questions(section))
    return found


def _questions(section: Section) -> nodes.enumerated_list:
    return nodes.enumerated_list(
        "",
        *(_question(question) for question in section.questions),
        enumtype="arabic",
        prefix="",
        suffix=".",
    )


def _question(question: FormQuestion) -> nodes.list_item:
    item = nodes.list_item("", ids=[question.anchor])
    item += nodes.paragraph("", "", nodes.strong("", question.text))
    for line in _lines(question):
        item += nodes.paragraph("", line)
    options = nodes.bullet_list()
    for option in question.options:
        options += nodes.list_item("", nodes.paragraph("", f"☐ {option.label}"))
    item += options
    return item


def _lines(question: FormQuestion) -> list[str]:
    lines = [question.condition.text] if question.condition else []
    lines += [question.help] if question.help else []
    lines += ["Basismaatregel."] if question.must_have else []
    return [*lines, f"Bewijs: {question.evidence}"]


def visit_html(self: HTML5Translator, node: KbForm) -> None:
    """Write the form by the one template that every HTML form comes from."""
    form = site_of(self.config).form(node["scope"])
    self.body.append(render_form(form, level=3))
    raise nodes.SkipNode


def skip(_self: nodes.NodeVisitor, _node: nodes.Node) -> None:
    """Let the children speak."""
