# SPDX-License-Identifier: EUPL-1.2
"""The form as HTML: the part that a page holds, and one self-contained file that scores and saves.

Stable: ``render_form`` for whoever puts the form on a page. Text is escaped by the templates.
"""

from __future__ import annotations

import functools
import itertools
import re
from importlib import resources
from typing import TYPE_CHECKING, Final

from kennisbank import policy
from kennisbank.export import scripts
from kennisbank.export.missing import MissingPackage
from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import NOT_APPLICABLE, UNKNOWN, Form, Section, plain
from kennisbank.webdata import as_script, web_data

if TYPE_CHECKING:
    import jinja2

    from kennisbank.model import Catalogue

EXTRA: Final = "html"
STYLES: Final = ("tokens.css", "form.css", "result.css", "onefile.css")
"""Files of ``web/css`` that the one file holds, in this order."""


def render_form(form: Form, *, level: int = 2, subject: bool = False) -> str:
    """Return the ``<form>`` element for a page.

    :param level: of the heading of each lesson, where the form holds several.
    :param subject: whether to ask who fills it in, for which organisation and when.
    :raises MissingPackage: without jinja2.
    """
    return (
        environment()
        .get_template("form.html.jinja")
        .render(form=form, level=level, subject=subject, fields=FIELDS, reason=REASON, subject_fields=SUBJECT)
    )


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return one HTML file that works from a mail attachment: styles and scripts inside, no request.

    :raises MissingPackage: without jinja2 or rjsmin.
    """
    template = environment().get_template("onefile.html.jinja")
    from markupsafe import Markup  # noqa: PLC0415 (comes with jinja2, an extra)

    style = stylesheet() + running_footer(form)
    inlined = (as_script(web_data(catalogue, form.id, form)), scripts.bundle(scripts.ALONE))
    settings = catalogue.settings
    text = template.render(
        form=form,
        body=Markup(render_form(form, subject=True)),  # noqa: S704 (our own template, escaped)
        style=Markup(style),  # noqa: S704 (our own files; the footer escapes itself)
        scripts=[Markup(text) for text in inlined],  # noqa: S704 (our own files; the data escapes itself)
        policy=policy.one_file([style], inlined),
        groups=groups(form),
        must_haves=sum(question.must_have for question in form.questions),
        unknown=label_of(form, UNKNOWN),
        not_applicable=label_of(form, NOT_APPLICABLE),
        origin=plain(settings.origin.text),
        disclaimer=plain(settings.disclaimer),
        licence=settings.licence.content,
    )
    return text.encode()


@functools.cache
def stylesheet() -> str:
    """Return the styles of the one file, without their comments."""
    folder = resources.files("kennisbank").joinpath("web", "css")
    text = "\n".join(folder.joinpath(name).read_text("utf-8") for name in STYLES)
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip()) + "\n"


def running_footer(form: Form) -> str:
    """Return the style that prints id, version and digest at the foot of each sheet."""
    return sheet_foot(f"{form.id} · versie {form.version} · {form.digest[:19]}…")


def sheet_foot(text: str) -> str:
    """Return the style that prints a text at the foot of each sheet, whatever the text holds."""
    escaped = "".join(char if char.isalnum() or char in " -.:·…" else f"\\{ord(char):x} " for char in text)
    return f'@page {{ @bottom-left {{ content: "{escaped}"; }} }}\n'


def losses(form: Form) -> list[str]:
    """Return what the file does not do for this form."""
    kept = (
        "Je antwoorden staan in de browser waarin je dit bestand opent, niet in het bestand zelf."
        " Deel ze met ‘Bewaar als bestand’."
    )
    found = [kept, "Zonder JavaScript kun je het invullen en printen, maar dan rekent en bewaart het niets."]
    found.append("Een ingevulde pdf opent het niet. Dat kan wel op de site van de kennisbank.")
    if form.scope != "all":
        found.append("De uitslag gaat alleen over de vragen in dit bestand.")
    return found


@functools.cache
def environment() -> jinja2.Environment:
    """Return the environment of our own templates: everything is escaped, a missing value is an error.

    :raises MissingPackage: without jinja2.
    """
    try:
        import jinja2  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("jinja2", EXTRA) from error
    return jinja2.Environment(
        loader=jinja2.PackageLoader("kennisbank", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
    )


def groups(form: Form) -> list[tuple[str, list[Section]]]:
    """Return the sections per domain, for the table of contents; none for a single checklist."""
    if form.scope == "checklist":
        return []
    by_domain = itertools.groupby(form.sections, key=lambda section: (section.domain, section.domain_title))
    return [(title, list(sections)) for (_, title), sections in by_domain]


def label_of(form: Form, role: str) -> str | None:
    """Return the label of the first option with this role, or ``None`` if no question has one."""
    labels = (option.label for question in form.questions for option in question.aside if option.role == role)
    return next(labels, None)
