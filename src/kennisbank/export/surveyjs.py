# SPDX-License-Identifier: EUPL-1.2
"""A survey for SurveyJS, which is free to render: pages, conditions and the live score.

Answers are kept when their question is hidden: scoring.md ignores one whose condition is shut, and it counts
again when the condition opens. The score rests on the answers and on no one's view of them.
Stable: field names are ``form.name_of``; values that the survey computes start with ``_``.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final

from kennisbank import catalogue as catalogues
from kennisbank.export import live
from kennisbank.export.stamp import stamp
from kennisbank.fields import FIELDS, REASON, SUBJECT, Field
from kennisbank.form import NOT_APPLICABLE, Form, FormQuestion, Section, name_of, plain
from kennisbank.formula import Program, program, write
from kennisbank.formula.openings import openings
from kennisbank.formula.simplify import simplified
from kennisbank.formula.surveyjs import SurveyJs, quoted, reasoned_expression, reasoned_name, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kennisbank.formula.expressions import Test
    from kennisbank.model import Catalogue

STAMP: Final = "_stamp__"
"""Starts the names of what says where a form comes from: ``_stamp__digest``."""
ABOUT: Final = "_subject__"
"""Starts the names of what people say about themselves: ``_subject__date``."""
_DIALECT: Final = SurveyJs()

Json = dict[str, Any]


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the survey as JSON, for ``new Survey.Model(json)``."""
    whole = live.computed(program(catalogues.scoring_content(catalogue), form.id), form.scope)
    shown = live.lines(form, whole)
    opened = openings(form, whole)
    survey = {
        "locale": "nl",
        "title": form.title,
        "description": form.summary,
        "showQuestionNumbers": False,
        "showProgressBar": len(form.sections) > 1,
        "textUpdateMode": "onTyping",
        "clearInvisibleValues": "none",
        "pages": [
            _start(catalogue, form),
            *(_page(section, opened, shown) for section in form.sections),
            _result(form, shown),
        ],
        "calculatedValues": list(_values(form, whole, shown)),
        "completedHtml": f"<h3>Klaar</h3>{_rows(_overall(form, shown))}",
    }
    return (json.dumps(survey, ensure_ascii=False, indent=1) + "\n").encode()


def losses(form: Form) -> list[str]:  # noqa: ARG001 (one signature for every format)
    """Return what a survey cannot carry for this form."""
    return [
        "De enquête zegt niet wat je het eerst moet doen. Dat zie je op de site, na het inlezen.",
        "De bronnen en de volgende stappen staan niet in de enquête.",
    ]


# Pages


def _start(catalogue: Catalogue, form: Form) -> Json:
    elements = [_field(field, ABOUT + field.key) for field in SUBJECT]
    settings = catalogue.settings
    origin = f"{form.catalogue_title}, versie {form.version}. {plain(settings.origin.text)}"
    licence = f"Licentie: {plain(settings.licence.content)}."
    words = f"<p>{escape(origin)}</p><p>{escape(licence)}</p>"
    note = {"type": "html", "name": "_origin", "html": words}
    return {"name": "_start", "title": "Over jullie", "elements": [*elements, note]}


def _page(section: Section, opened: Mapping[str, Test], shown: Sequence[live.Line]) -> Json:
    elements: list[Json] = []
    for question in section.questions:
        elements += _question(question, opened.get(question.full_id))
    own = [line for line in shown if line.group == "lessons" and line.about == section.id]
    if own:
        elements.append(_html(f"_shown__{name_of(section.id)}", own))
    page: Json = {"name": f"_page__{name_of(section.id)}", "title": section.title}
    return page | {"description": section.summary, "elements": elements}


def _question(question: FormQuestion, test: Test | None) -> Iterator[Json]:
    visible = {} if test is None else {"visibleIf": write(test, _DIALECT)}
    mark = " (basismaatregel)" if question.must_have else ""
    yield {
        "type": "radiogroup",
        "name": question.name,
        "title": f"{question.number}. {question.text}{mark}",
        "description": _help(question),
        "choices": [{"value": option.id, "text": option.label} for option in question.options],
        "showClearButton": True,
        **visible,
    }
    aside = [option.id for option in question.options if option.role == NOT_APPLICABLE]
    if aside:
        chosen = _DIALECT.answered(question.full_id, aside)
        shown = chosen if test is None else _DIALECT.and_((write(test, _DIALECT), chosen))
        field = _field(REASON, name_of(question.full_id, REASON.key))
        yield field | {"visibleIf": shown, "isRequired": True, "requiredErrorText": "Schrijf de reden op."}
    yield {
        "type": "panel",
        "name": f"_panel__{question.name}",
        "title": f"Bij vraag {question.number}: notitie, bewijs en afspraak",
        "state": "collapsed",
        "elements": [_field(field, name_of(question.full_id, field.key)) for field in FIELDS],
        **visible,
    }


def _help(question: FormQuestion) -> str:
    parts = [question.condition.text] if question.condition else []
    return " ".join([*parts, question.help, f"Waaraan zie je dat? {question.evidence}"])


def _field(field: Field, name: str) -> Json:
    """Return the element for what people write."""
    made: Json = {"type": "comment" if field.kind == "lines" else "text", "name": name, "title": field.label}
    if field.kind == "date":
        made["inputType"] = "date"
    if field.max_length:
        made["maxLength"] = field.max_length
    return made


def _result(form: Form, shown: Sequence[live.Line]) -> Json:
    words = "Een uitkomst is voorlopig zolang er vragen open staan."
    elements = [_html("_shown", _overall(form, shown))]
    return {"name": "_result", "title": "Uitkomst", "description": words, "elements": elements}


def _overall(form: Form, shown: Sequence[live.Line]) -> Sequence[live.Line]:
    return shown if form.scope == "checklist" else [line for line in shown if line.group != "lessons"]


def _html(name: str, rows: Sequence[live.Line]) -> Json:
    return {"type": "html", "name": name, "html": _rows(rows)}


def _rows(rows: Sequence[live.Line]) -> str:
    """Return the live sentences; SurveyJS fills in what stands between braces."""
    lines = (f"<p><strong>{_braceless(line.title)}</strong><br>{{{line.name}}}</p>" for line in rows)
    return f'<div role="status">{"".join(lines)}</div>'


def _braceless(words: str) -> str:
    return escape(words).replace("{", "&#123;").replace("}", "&#125;")


# What the survey computes


def _values(form: Form, whole: Program, shown: Sequence[live.Line]) -> Iterator[Json]:
    for key, value in stamp(form).items():
        yield _value(STAMP + key, quoted(value), given=True)
    for question in form.questions:
        if any(option.role == NOT_APPLICABLE for option in question.options):
            yield _value(reasoned_name(question.full_id), reasoned_expression(question.full_id))
    given = set(whole.figures.values())
    for assignment in simplified(whole, live.names(shown)).assignments:
        expression = write(assignment.expression, _DIALECT)
        yield _value(assignment.name, expression, given=assignment.name in given)
    for line in shown:
        yield _value(line.name, _sentence(line.words))


def _value(name: str, expression: str, *, given: bool = False) -> Json:
    return {"name": name, "expression": expression} | ({"includeIntoResult": True} if given else {})


def _sentence(words: Sequence[live.Word]) -> str:
    pieces = [_word(word) for word in words]
    return pieces[0] if len(pieces) == 1 else text(pieces)


def _word(word: live.Word) -> str:
    if isinstance(word, str):
        return quoted(word)
    if isinstance(word, live.Either):
        return _DIALECT.if_(write(word.test, _DIALECT), _sentence(word.then), _sentence(word.other))
    return write(word, _DIALECT)
