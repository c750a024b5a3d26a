# SPDX-License-Identifier: EUPL-1.2
"""A form for Form.io: pages, conditions and the live score in JsonLogic, without scripts.

Answers are kept when their question is hidden: scoring.md ignores one whose condition is shut, and it counts
again when the condition opens.
Stable: keys are ``form.name_of``; what the form computes starts with ``_``.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final

from kennisbank import catalogue as catalogues
from kennisbank.export import live
from kennisbank.export.stamp import stamp
from kennisbank.export.surveyjs import ABOUT, STAMP
from kennisbank.fields import FIELDS, REASON, SUBJECT, Field
from kennisbank.form import NOT_APPLICABLE, Form, FormQuestion, Section, name_of, plain
from kennisbank.formula import Program, program
from kennisbank.formula import expressions as e
from kennisbank.formula.jsonlogic import JsonLogic, logic
from kennisbank.formula.openings import openings
from kennisbank.formula.simplify import simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kennisbank.model import Catalogue

_DIALECT: Final = JsonLogic("data.")

Json = dict[str, Any]


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the form as JSON, for a Form.io server or ``Formio.createForm``."""
    whole = live.computed(program(catalogues.scoring_content(catalogue), form.id), form.scope)
    shown = live.lines(form, whole)
    opened = openings(form, whole)
    made = {
        "title": form.title,
        "name": f"kennisbank-{form.id}",
        "path": f"kennisbank-{form.id}",
        "type": "form",
        "display": "wizard",
        "tags": ["kennisbank"],
        "properties": stamp(form),
        "components": [
            _panel("_start", "Over jullie", [*_start(catalogue, form)]),
            *(
                _panel(f"_page__{name_of(section.id)}", section.title, [*_section(section, opened)])
                for section in form.sections
            ),
            _panel("_result", "Uitkomst", [*_values(whole, shown), *_lines(shown)]),
        ],
    }
    return (json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def losses(form: Form) -> list[str]:  # noqa: ARG001 (one signature for every format)
    """Return what a Form.io form cannot carry for this form."""
    return [
        "Het formulier zegt niet wat je het eerst moet doen. Dat zie je op de site, na het inlezen.",
        "De bronnen en de volgende stappen staan niet in het formulier.",
    ]


# Pages


def _panel(key: str, title: str, components: list[Json]) -> Json:
    return {"type": "panel", "key": key, "title": title, "input": False, "components": components}


def _start(catalogue: Catalogue, form: Form) -> Iterator[Json]:
    for field in SUBJECT:
        yield _field(field, ABOUT + field.key)
    for key, value in stamp(form).items():
        yield _component("hidden", STAMP + key, key, defaultValue=value)
    settings = catalogue.settings
    words = f"{form.catalogue_title}, versie {form.version}. {plain(settings.origin.text)}"
    yield content("_origin", [words, f"Licentie: {plain(settings.licence.content)}."])


def content(key: str, paragraphs: Sequence[str]) -> Json:
    """Return a component with only text."""
    html = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    return {"type": "content", "key": key, "label": "Tekst", "input": False, "html": html}


def _section(section: Section, opened: Mapping[str, e.Test]) -> Iterator[Json]:
    yield content(f"_summary__{name_of(section.id)}", [section.summary])
    for question in section.questions:
        yield from _question(question, opened.get(question.full_id))


def _question(question: FormQuestion, test: e.Test | None) -> Iterator[Json]:
    yield radio(question) | _visible(test)
    aside = tuple(option.id for option in question.options if option.role == NOT_APPLICABLE)
    if aside:
        chosen = e.Answered(question.full_id, aside)
        field = _field(REASON, name_of(question.full_id, REASON.key))
        required = {"validate": field["validate"] | {"required": True}}
        yield field | required | _visible(chosen if test is None else e.And((test, chosen)))
    fields = [_field(field, name_of(question.full_id, field.key)) for field in FIELDS]
    title = f"Bij vraag {question.number}: notitie, bewijs en afspraak"
    panel = _panel(f"_panel__{question.name}", title, fields)
    yield panel | {"collapsible": True, "collapsed": True} | _visible(test)


def radio(question: FormQuestion) -> Json:
    """Return the component of the answer itself."""
    mark = " (basismaatregel)" if question.must_have else ""
    parts = [question.condition.text] if question.condition else []
    words = " ".join([*parts, question.help, f"Waaraan zie je dat? {question.evidence}"])
    return _component(
        "radio",
        question.name,
        f"{question.number}. {question.text}{mark}",
        description=escape(words),
        values=[{"value": option.id, "label": option.label} for option in question.options],
        inline=False,
    )


def _visible(test: e.Test | None) -> Json:
    """Return when a component shows; its answer stays when it does not."""
    return {} if test is None else {"conditional": {"json": logic(test, _DIALECT)}}


def _field(field: Field, key: str) -> Json:
    """Return the component for what people write."""
    if field.kind == "date":
        return _component("datetime", key, field.label, enableTime=False, format="yyyy-MM-dd")
    kind = "textarea" if field.kind == "lines" else "textfield"
    return _component(kind, key, field.label, validate={"maxLength": field.max_length})


def _component(kind: str, key: str, label: str, **more: Any) -> Json:
    made: Json = {"type": kind, "key": key, "label": label, "input": True, "clearOnHide": False}
    return made | more


# What the form computes


def _values(whole: Program, shown: Sequence[live.Line]) -> Iterator[Json]:
    given = set(whole.figures.values())
    for assignment in simplified(whole, live.names(shown)).assignments:
        value = logic(assignment.expression, _DIALECT)
        kept = {} if assignment.name in given else {"persistent": False}
        yield _component("hidden", assignment.name, assignment.name, calculateValue=_wrapped(value), **kept)


def _wrapped(value: Any) -> Any:
    """Return JsonLogic that gives this; a bare number would be taken for a script."""
    return value if isinstance(value, dict) else {"+": [value]}


def _lines(shown: Sequence[live.Line]) -> Iterator[Json]:
    for line in shown:
        value = sentence(line.words, _DIALECT)
        yield _component("textfield", line.name, line.title, disabled=True, calculateValue=value)


def sentence(
    words: Sequence[live.Word], dialect: JsonLogic, spell: Callable[[e.Ref], Any] | None = None
) -> Any:
    """Return the live sentence as JsonLogic.

    :param spell: how a number becomes text, where that of the program does not do.
    """
    return {"cat": [_word(word, dialect, spell) for word in words]}


def _word(word: live.Word, dialect: JsonLogic, spell: Callable[[e.Ref], Any] | None) -> Any:
    if isinstance(word, str):
        return word
    if isinstance(word, live.Either):
        branches = [sentence(part, dialect, spell) for part in (word.then, word.other)]
        return {"if": [logic(word.test, dialect), *branches]}
    return spell(word) if spell else logic(word, dialect)
