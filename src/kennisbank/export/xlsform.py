# SPDX-License-Identifier: EUPL-1.2
"""An XLSForm for ODK and Kobo: filled in on a phone, also without a network, with the score on its last page.

Three sheets, ``survey``, ``choices`` and ``settings``; names by ``form.name_of``, options by their id. Score
formulas come from ``kennisbank.formula``. What a phone sends in comes back through ``intake.odk``.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final

from kennisbank.catalogue import scoring_content
from kennisbank.export.missing import MissingPackage
from kennisbank.export.stamp import moment, stamp
from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import NOT_APPLICABLE, name_of, plain
from kennisbank.formula import Program, program, without_counts, write
from kennisbank.formula.openings import openings
from kennisbank.formula.program import TOTAL
from kennisbank.formula.xpath import XPath

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kennisbank.form import Form, FormQuestion, Section
    from kennisbank.model import Catalogue

EXTRA: Final = "office"
LANGUAGE: Final = "Nederlands (nl)"
STAMP: Final = "_stamp_"
"""Start of the names under which the stamp stands."""
SUBJECT_NAME: Final = "_subject_"
"""Start of the names of what people fill in about themselves."""
SHOWN: Final = ("percent", "percent_low", "percent_high", "level_low", "level_high")
SURVEY: Final = (
    "type",
    "name",
    f"label::{LANGUAGE}",
    f"hint::{LANGUAGE}",
    "required",
    f"required_message::{LANGUAGE}",
    "relevant",
    "calculation",
    "appearance",
)
_TYPES: Final = {"line": "text", "lines": "text", "date": "date"}
Row = dict[str, str]


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the workbook of the XLSForm.

    :raises MissingPackage: without xlsxwriter.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - only who exports this needs it
    except ImportError as error:
        raise MissingPackage("xlsxwriter", EXTRA) from error
    sheets = {
        "survey": (SURVEY, survey(catalogue, form)),
        "choices": (("list_name", "name", f"label::{LANGUAGE}"), list(_choices(form))),
        "settings": (tuple(_settings(form)), [_settings(form)]),
    }
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": form.title, "created": moment(catalogue).replace(tzinfo=None)})
        for name, (columns, rows) in sheets.items():
            _sheet(book, name, columns, rows)
    return buffer.getvalue()


def losses(form: Form) -> list[str]:
    """Return what the form on a phone does not do."""
    lost = [
        "Dit formulier rekent niet uit wat een stap oplevert en toont geen lijst met wat je kunt doen.",
        "Het toont per les geen bronnen, wetten of volgende stappen.",
    ]
    if any(question.condition for question in form.questions):
        lost.append(
            "Een vraag verdwijnt als haar voorwaarde niet klopt. Wat je daar antwoordde, vervalt dan."
        )
    return lost


def survey(catalogue: Catalogue, form: Form) -> list[Row]:
    """Return the rows of the survey: who, each lesson with its questions, the result, the stamp.

    What is computed about a lesson stands in the group of the lesson: a phone looks every name up among all
    fields of its group, so that one long list would make large forms slow.
    """
    whole = without_counts(program(scoring_content(catalogue), form.id))
    labels = {level.number: _text(plain(level.label)).lower() for level in catalogue.settings.levels}
    computed = _calculations(whole, labels)
    relevant = {key: write(test, XPath()) for key, test in openings(form, whole).items()}
    lessons = [row for one in form.sections for row in _lesson(one, computed.pop(one.id), relevant)]
    return [*_start(form), *lessons, *_result(form, computed), *_stamp(form)]


def _start(form: Form) -> Iterator[Row]:
    yield _row("note", "_intro", f"**{_text(form.title)}**", _text(form.summary))
    yield _row("begin_group", "_subject", "Over wie gaat het?")
    for field in SUBJECT:
        yield _row(_TYPES[field.kind], f"{SUBJECT_NAME}{field.key}", field.label)
    yield {"type": "end_group"}


def _lesson(section: Section, computed: list[Row], relevant: Mapping[str, str]) -> Iterator[Row]:
    yield _row("begin_group", f"_lesson__{name_of(section.id)}", f"{section.number}. {_text(section.title)}")
    yield _row("note", f"_about__{name_of(section.id)}", _text(section.summary))
    for question in section.questions:
        yield from _question(question, relevant.get(question.full_id, ""))
    yield from computed
    yield _shown("Uitslag van deze les", section.id)
    yield {"type": "end_group"}


def _question(question: FormQuestion, relevant: str) -> Iterator[Row]:
    only = f" {question.condition.text}" if question.condition else ""
    must = " Dit is een basisvereiste." if question.must_have else ""
    hint = f"{_text(question.help)}{must}{_text(only)} Dit toont het aan: {_text(question.evidence)}"
    asked = _row(
        f"select_one {_list_name(question)}", question.name, f"{question.number} {_text(question.text)}", hint
    )
    yield asked | {"relevant": relevant}
    aside = [option.id for option in question.options if option.role == NOT_APPLICABLE]
    if aside:
        reason = _row("text", f"{question.name}__{REASON.key}", REASON.label)
        message = {
            "required": "yes",
            f"required_message::{LANGUAGE}": "Schrijf in één zin waarom dit hier niet geldt.",
        }
        yield reason | message | {"relevant": f"${{{question.name}}} = '{aside[0]}'"}
    beside = _row("begin_group", f"_beside__{question.name}", f"Bij vraag {question.number} (hoeft niet)")
    yield beside | {"relevant": f"${{{question.name}}} != ''"}
    for field in FIELDS:
        yield _row(_TYPES[field.kind], f"{question.name}__{field.key}", field.label)
    yield {"type": "end_group"}


def _calculations(whole: Program, labels: dict[int, str]) -> dict[str, list[Row]]:
    """Return what is computed per lesson, per domain and for the total (``TOTAL``), as rows."""
    dialect = XPath()
    groups: dict[str, list[Row]] = {}
    for assignment in whole.assignments:
        row = _row("calculate", assignment.name) | {"calculation": write(assignment.expression, dialect)}
        groups.setdefault(assignment.about.partition(".")[0], []).append(row)
    for key in (key.removesuffix(".low") for key in whole.figures if key.endswith(".low")):
        about = key.partition(".")[2] or TOTAL
        figure = {word: f"${{{whole.figures[f'{key}.{word}']}}}" for word in SHOWN}
        words = _row("calculate", _words(about)) | {"calculation": _level_words(figure, labels)}
        groups[about].append(words)
    return groups


def _words(about: str) -> str:
    """Return the name of the result of a lesson, a domain or the total in words."""
    return f"_words__{name_of(about)}"


def _shown(title: str, about: str) -> Row:
    return _row("note", f"_shown__{name_of(about)}", f"**{title}**: ${{{_words(about)}}}")


def _result(form: Form, computed: dict[str, list[Row]]) -> Iterator[Row]:
    """Return the page with the total and the domains; a lesson carries its own result.

    A group needs something to show, so what is computed stands with what shows it.
    """
    titles = {TOTAL: "Alles samen"} | {one.domain: _text(one.domain_title) for one in form.sections}
    found = [about for about in titles if about in computed]
    if found:
        yield _row("begin_group", "_result", "Uitslag")
        for about in sorted(computed.keys() - titles.keys()):  # lessons without a question in the quick scan
            yield from computed[about]
        for about in found:
            yield _row("begin_group", f"_result__{name_of(about)}", titles[about])
            yield from computed[about]
            yield _shown("Uitslag", about)
            yield {"type": "end_group"}
        yield {"type": "end_group"}


def _level_words(figure: dict[str, str], labels: dict[int, str]) -> str:
    """Return the XPath of one line: percent, interval and level in words."""
    low, high = (_level_label(figure[f"level_{end}"], labels) for end in ("low", "high"))
    level = (
        f"if({figure['level_low']} = {figure['level_high']}, concat(', niveau ', {low}), "
        f"concat(', niveau ', {low}, ' tot ', {high}, ' (voorlopig)'))"
    )
    ends = f"concat(', tussen ', {figure['percent_low']}, ' en ', {figure['percent_high']}, ' %')"
    ends = f"if({figure['percent_low']} = {figure['percent_high']}, '', {ends})"
    score = f"if({figure['percent']} = '', 'nog geen oordeel', concat({figure['percent']}, ' %'))"
    return f"if({figure['percent_low']} = '', 'niet van toepassing', concat({score}, {ends}, {level}))"


def _level_label(value: str, labels: dict[int, str]) -> str:
    text = "''"
    for number in sorted(labels, reverse=True):
        text = f"if({value} = {number}, {_quoted(f'{number} {labels[number]}')}, {text})"
    return text


def _quoted(text: str) -> str:
    """Return text as a string of XPath, which has no way to escape a quote."""
    if "'" not in text:
        return f"'{text}'"
    parts = [f'"{part}"' if part == "'" else f"'{part}'" for part in re.split("(')", text) if part]
    return f"concat({', '.join(parts)})" if len(parts) > 1 else parts[0]


def _stamp(form: Form) -> Iterator[Row]:
    for key, value in stamp(form).items():
        yield _row("calculate", f"{STAMP}{key}") | {"calculation": f"'{value}'"}


def _choices(form: Form) -> Iterator[Row]:
    seen: set[str] = set()
    for question in form.questions:
        name = _list_name(question)
        if name in seen:
            continue
        seen.add(name)
        for option in question.options:
            yield {"list_name": name, "name": option.id, f"label::{LANGUAGE}": _text(option.label)}


def _list_name(question: FormQuestion) -> str:
    """Return the name of the list of options: one per scale, another where not-applicable is not offered."""
    base = question.scale.replace("-", "_")
    return base if question.allows_not_applicable else f"{base}__zonder_nvt"


def _settings(form: Form) -> Row:
    return {
        "form_title": form.title,
        "form_id": f"{form.catalogue_id}.{form.id}",
        "version": f"{form.version} {form.digest.removeprefix('sha256:')[:12]}",
        "default_language": LANGUAGE,
        "style": "pages",
    }


def _row(kind: str, name: str, label: str = "", hint: str = "") -> Row:
    return {"type": kind, "name": name, f"label::{LANGUAGE}": label, f"hint::{LANGUAGE}": hint}


def _text(text: str) -> str:
    """Return text in which ``${`` is not a reference; labels know no way to escape it."""
    return text.replace("${", "$ {")


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(columns):
        sheet.write_string(0, column, title, head)
        sheet.set_column(column, column, 48 if title.startswith(("label", "hint")) else 24)
    for line, row in enumerate(rows, 1):
        for column, title in enumerate(columns):
            if row.get(title):
                sheet.write_string(line, column, row[title], body)
