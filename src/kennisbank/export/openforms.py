# SPDX-License-Identifier: EUPL-1.2
"""A form to import in Open Formulieren (ZIP): a step per lesson, the live result by logic rules.

The files and their keys follow what Open Formulieren exports and imports (``openforms.forms.import_export``):
forms, formDefinitions, formSteps, formVariables, formLogic, ``_meta``. It runs no scripts in a form, so
conditions and figures are logic rules in JsonLogic over variables. Addresses name no server: on import only
their path and uuid count. Not tried in Open Formulieren itself; its rules are, in the package that it uses.
"""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from html import escape
from typing import TYPE_CHECKING, Any, Final

from kennisbank import catalogue as catalogues
from kennisbank.export import live
from kennisbank.export.formio import content, sentence
from kennisbank.export.stamp import moment, stamp
from kennisbank.export.surveyjs import ABOUT
from kennisbank.fields import FIELDS, REASON, SUBJECT, Field
from kennisbank.form import NOT_APPLICABLE, Form, FormQuestion, Section, name_of, plain
from kennisbank.formula import Program, program
from kennisbank.formula import expressions as e
from kennisbank.formula.jsonlogic import JsonLogic, logic
from kennisbank.formula.openings import openings
from kennisbank.formula.program import needed
from kennisbank.formula.simplify import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kennisbank.model import Catalogue

SERVER: Final = "https://kennisbank.invalid/api/v2"
RESULT: Final = "uitkomst"
"""Starts the names of the variables with the result; a template may not name one that starts with ``_``."""
RELEASE: Final = "3.5.0"
"""The release of Open Formulieren whose export these files follow."""
_DIALECT: Final = JsonLogic(lodash=False)
_FIXED_DAY: Final = (1980, 1, 1, 0, 0, 0)

Json = dict[str, Any]


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the ZIP for *Formulieren, Importeren*."""
    files = _Files(catalogue, form).files()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(f"{name}.json", _FIXED_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    return out.getvalue()


def losses(form: Form) -> list[str]:  # noqa: ARG001 (one signature for every format)
    """Return what a form in Open Formulieren cannot carry for this form."""
    return [
        "Dit bestand is niet in Open Formulieren zelf getoetst. Probeer het eerst op een testserver.",
        "De cijfers achter de uitkomst staan er niet bij. Die krijg je na het inlezen van de antwoorden.",
        "De bronnen en de volgende stappen staan niet in het formulier.",
    ]


def result_name(about: str | None) -> str:
    """Return the variable with the result of a lesson, a domain or everything."""
    return RESULT if about is None else f"{RESULT}_{about.replace('-', '_')}"


class _Files:
    """Makes the files of one form."""

    def __init__(self, catalogue: Catalogue, form: Form) -> None:
        self.catalogue = catalogue
        self.form = form
        self.key = f"urn:{form.catalogue_id}:{form.id}:{form.digest}"
        self.uuid = self.unique("form")
        self.url = f"{SERVER}/forms/{self.uuid}"
        whole = live.computed(program(catalogues.scoring_content(catalogue), form.id), form.scope)
        self.opened = openings(form, whole)
        self.shown = live.lines(form, whole)
        self.program = _for_lines(whole, self.shown)

    def unique(self, part: str) -> str:
        """Return a uuid that stays the same as long as the form does."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.key}#{part}"))

    def files(self) -> dict[str, Any]:
        """Return name → content of the files."""
        steps = [("over-jullie", "Over jullie", self.start())]
        steps += [(part.id, part.title, [*self.section(part)]) for part in self.form.sections]
        steps.append((RESULT, "Uitkomst", self.result()))
        return {
            "forms": [self.form_itself()],
            "formSteps": [self.step(number, slug) for number, (slug, _, _) in enumerate(steps)],
            "formDefinitions": [self.definition(*step) for step in steps],
            "formLogic": [*self.rules()],
            "formVariables": [*self.variables()],
            "_meta": {
                "of_release": RELEASE,
                "of_git_sha": "",
                "created": moment(self.catalogue).isoformat(),
                "kennisbank": stamp(self.form),
            },
        }

    def form_itself(self) -> Json:
        origin = stamp(self.form)
        remarks = " · ".join(f"{key}: {value}" for key, value in origin.items())
        return {
            "uuid": self.uuid,
            "url": self.url,
            "name": self.form.title,
            "internal_name": f"{self.form.title} ({self.form.version})"[:150],
            "internal_remarks": remarks,
            "slug": f"kennisbank-{self.form.id}"[:100],
            "type": "regular",
            "active": False,
            "is_deleted": False,
            "maintenance_mode": False,
            "login_required": False,
            "translation_enabled": False,
            "show_progress_indicator": True,
            "show_summary_progress": False,
            "product": None,
            "registration_backends": [],
            "auth_backends": [],
            "explanation_template": f"<p>{escape(self.form.summary)}</p>",
            "translations": _translated(name=self.form.title),
        }

    def step(self, number: int, slug: str) -> Json:
        return {
            "uuid": self.unique(f"step:{slug}"),
            "form": self.url,
            "form_definition": f"{SERVER}/form-definitions/{self.unique(f'definition:{slug}')}",
            "index": number,
            "slug": slug,
        }

    def definition(self, slug: str, title: str, components: list[Json]) -> Json:
        found = self.unique(f"definition:{slug}")
        return {
            "uuid": found,
            "url": f"{SERVER}/form-definitions/{found}",
            "name": title[:50],
            "internal_name": f"{self.form.id}: {title}"[:50],
            "slug": f"{self.form.id}-{slug}"[:100],
            "login_required": False,
            "is_reusable": False,
            "configuration": {"display": "form", "components": components},
            "translations": _translated(name=title[:50]),
        }

    # Components

    def start(self) -> list[Json]:
        settings = self.catalogue.settings
        words = f"{self.form.catalogue_title}, versie {self.form.version}. {plain(settings.origin.text)}"
        note = content("herkomst", [_literal(words), f"Licentie: {plain(settings.licence.content)}."])
        return [*(_field(field, ABOUT + field.key) for field in SUBJECT), note]

    def section(self, section: Section) -> Iterator[Json]:
        yield content(f"samenvatting_{section.id.replace('-', '_')}", [_literal(section.summary)])
        for question in section.questions:
            title = f"{question.number}. {question.text}"
            yield {
                "type": "fieldset",
                "key": _group(question),
                "label": title,
                "hideHeader": True,
                "input": False,
                "hidden": False,
                "clearOnHide": False,
                "components": [*_question(question)],
            }

    def result(self) -> list[Json]:
        rows = "".join(
            f"<p><strong>{_literal(escape(line.title))}</strong><br>{{{{ {result_name(line.about)} }}}}</p>"
            for line in self.shown
        )
        return [content(f"{RESULT}_tekst", []) | {"html": rows}]

    # Logic

    def rules(self) -> Iterator[Json]:
        """Yield the rules: first what is shown, then what is computed, each in order."""
        rules = [*self.conditions(), self.figures()]
        for order, (about, trigger, actions) in enumerate(rules):
            found = self.unique(f"rule:{order}")
            yield {
                "uuid": found,
                "url": f"{self.url}/logic-rules/{found}",
                "form": self.url,
                "description": about[:100],
                "order": order,
                "is_advanced": True,
                "json_logic_trigger": trigger,
                "actions": actions,
            }

    def conditions(self) -> Iterator[tuple[str, Any, list[Json]]]:
        for question in self.form.questions:
            test = self.opened.get(question.full_id)
            if test is not None:
                hide = {"type": "property", "property": {"value": "hidden", "type": "bool"}, "state": True}
                action = {"component": _group(question), "variable": "", "action": hide}
                trigger = logic(e.Not(test), _DIALECT)
                yield f"Verberg vraag {question.number} als die niet geldt", trigger, [action]

    def figures(self) -> tuple[str, Any, list[Json]]:
        actions = [
            _set(assignment.name, logic(assignment.expression, _DIALECT))
            for assignment in self.program.assignments
        ]
        actions += [
            _set(result_name(line.about), sentence(line.words, _DIALECT, self.spell)) for line in self.shown
        ]
        return "Reken de uitkomst uit", True, actions

    def spell(self, figure: e.Ref) -> Any:
        """Return a figure of a sentence as text."""
        value = logic(figure, _DIALECT)
        if figure.name.startswith("_percent"):
            return _spelled(value, 0, 100)
        if figure.name.startswith("_level"):
            return _spelled(value, 1, self.program.top_level)
        return _spelled(value, 0, self.form.count)

    def variables(self) -> Iterator[Json]:
        for assignment in self.program.assignments:
            yield self.variable(assignment.name, "float", None)
        for line in self.shown:
            yield self.variable(result_name(line.about), "string", "")

    def variable(self, key: str, kind: str, initial: Any) -> Json:
        return {
            "form": self.url,
            "form_definition": None,
            "name": key,
            "key": key,
            "source": "user_defined",
            "service_fetch_configuration": None,
            "prefill_plugin": "",
            "prefill_attribute": "",
            "prefill_identifier_role": "main",
            "prefill_options": {},
            "data_type": kind,
            "data_format": "",
            "is_sensitive_data": False,
            "initial_value": initial,
        }


def _for_lines(whole: Program, shown: Sequence[live.Line]) -> Program:
    """Return the part of the program that the sentences take: each variable costs Open Formulieren time."""
    names = sorted(live.names(shown))
    made = Program(whole.assignments, {name: name for name in names}, whole.top_level)
    return simplified(needed(made, names))


def _translated(**texts: str) -> Mapping[str, Mapping[str, str]]:
    return {"nl": texts, "en": texts}


def _group(question: FormQuestion) -> str:
    return f"vraag_{question.name}"


def _question(question: FormQuestion) -> Iterator[Json]:
    mark = " (basismaatregel)" if question.must_have else ""
    parts = [question.condition.text] if question.condition else []
    words = " ".join([*parts, question.help, f"Waaraan zie je dat? {question.evidence}"])
    values = [{"value": option.id, "label": _literal(option.label)} for option in question.options]
    yield _component(
        "radio",
        question.name,
        f"{question.number}. {question.text}{mark}",
        description=_literal(words),
        values=values,
        openForms={"dataSrc": "manual"},
        defaultValue="",
    )
    aside = [option.id for option in question.options if option.role == NOT_APPLICABLE]
    for option in aside[:1]:
        field = _field(REASON, name_of(question.full_id, REASON.key), required=True)
        yield field | {"conditional": {"show": True, "when": question.name, "eq": option}}
    yield from (_field(field, name_of(question.full_id, field.key)) for field in FIELDS)


def _field(field: Field, key: str, *, required: bool = False) -> Json:
    kinds = {"lines": "textarea", "line": "textfield", "date": "date"}
    limits = {"maxLength": field.max_length} if field.max_length else {}
    return _component(
        kinds[field.kind], key, field.label, validate={"required": required, **limits}, defaultValue=""
    )


def _component(kind: str, key: str, label: str, **more: Any) -> Json:
    made: Json = {
        "type": kind,
        "key": key,
        "label": _literal(label),
        "input": True,
        "hidden": False,
        "clearOnHide": False,
        "isSensitiveData": False,
        "showInSummary": True,
        "showInEmail": False,
        "showInPDF": True,
        "conditional": {"show": None, "when": "", "eq": ""},
        "validate": {"required": False},
    }
    return made | more


def _set(variable: str, value: Any) -> Json:
    return {"component": "", "variable": variable, "action": {"type": "variable", "value": value}}


def _literal(words: str) -> str:
    """Keep Open Formulieren from taking a text for a template."""
    return words.replace("{{", "{ {").replace("{%", "{ %").replace("{#", "{ #")


def _spelled(value: Any, least: int, most: int) -> Any:
    """Return a whole number between two others as text, by halving.

    JsonLogic in Python multiplies and divides to fractions, and would write ``67.0``.
    """
    if least == most:
        return str(least)
    middle = (least + most + 1) // 2
    upper, lower = _spelled(value, middle, most), _spelled(value, least, middle - 1)
    return {"if": [{">=": [value, middle]}, upper, lower]}
