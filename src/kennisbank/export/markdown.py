# SPDX-License-Identifier: EUPL-1.2
"""A checklist as a Markdown task list, for issue trackers and notes.

Ids stand in code spans: they survive rendering, editing and copying, and bring the answers back in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import NOT_APPLICABLE, Form, FormQuestion, FormSource, Section, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Catalogue

_MARKS: Final = re.compile(r"([\\`*_{}\[\]<>&#|~$!@^])")
_SPACE: Final = re.compile(r"[ \t\n]+")
_AT_START: Final = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\\]+")


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the task list: one heading per question, one box per answer, one line per remark."""
    return "\n".join(_lines(catalogue, form)).encode()


def escape(text: str) -> str:
    """Return text as one line of Markdown that reads as exactly that text.

    White space is folded, and left out at the ends.
    Works inside a line; at the start of one use ``escape_line``.
    """
    return _MARKS.sub(r"\\\1", _SPACE.sub(" ", text).strip())


def escape_line(text: str) -> str:
    """Return text as a line of its own, that no list, heading or rule begins with."""
    line = escape(text)
    found = _AT_START.match(line)
    if found is None:
        return line
    start = found[0]
    rest = line[len(start) :]
    return f"{start}\\{rest}" if start.isdigit() else f"\\{line}"


def losses(form: Form) -> list[str]:
    """Return what a task list cannot carry for this form."""
    found = [
        "Een takenlijst rekent geen score uit.",
        "Een takenlijst let niet op: kruis zelf één antwoord per vraag aan.",
    ]
    if any(question.condition for question in form.questions):
        found.append("Voorwaarden staan er in woorden: sla zelf over wat niet geldt.")
    return found


def _lines(catalogue: Catalogue, form: Form) -> Iterator[str]:
    yield f"# {escape(form.title)}"
    yield ""
    yield escape_line(form.summary)
    yield ""
    yield "Kruis per vraag één antwoord aan: `[x]`. Weet je iets niet? Dat telt niet als ‘nee’."
    yield ""
    yield from (f"- {field.label}:" for field in SUBJECT)
    yield ""
    for section in form.sections:
        yield from _section(form, section)
    yield "---"
    yield ""
    yield f"{escape_line(form.catalogue_title)}, versie `{form.version}`, checklist `{form.id}`."
    yield f"Kennisbank `{form.catalogue_id}`, score `{form.scoring_digest}`, vragen `{form.digest}`."
    origin, licence = catalogue.settings.origin.text, catalogue.settings.licence.content
    yield f"{escape_line(plain(origin))} Licentie: {licence}."
    yield ""


def _section(form: Form, section: Section) -> Iterator[str]:
    level = "##"
    if form.scope != "checklist":
        yield f"## {section.number}. {escape(section.title)}"
        yield ""
        yield escape_line(section.summary)
        yield ""
        level = "###"
    for question in section.questions:
        yield from _question(level, question)


def _question(level: str, question: FormQuestion) -> Iterator[str]:
    mark = " (basismaatregel)" if question.must_have else ""
    yield f"{level} {question.number}. {escape(question.text)}{mark}"
    yield ""
    yield f"Vraag `{question.full_id}`."
    if question.condition is not None:
        yield escape(question.condition.text)
    yield ""
    yield escape_line(question.help)
    yield ""
    yield from (f"- [ ] {escape(option.label)} `{option.id}`" for option in question.options)
    yield ""
    yield from _to_fill_in(question)
    yield ""
    yield from _facts(question)
    yield ""


def _to_fill_in(question: FormQuestion) -> Iterator[str]:
    apart = [option for option in question.options if option.role == NOT_APPLICABLE]
    fields = (*((REASON,) if apart else ()), *FIELDS)
    yield from (f"- {field.label} `{field.key}`:" for field in fields)


def _facts(question: FormQuestion) -> Iterator[str]:
    yield f"> Waaraan zie je dat? {escape(question.evidence)}  "
    yield f"> Wie kan dit in gang zetten? {escape(question.role)}  "
    yield from (
        f"> Volgende stap bij ‘{escape(step.label)}’: {escape(step.text)}  " for step in question.steps
    )
    yield f"> Telt {question.weight}× mee.{_because(question)}  "
    word = "Bron" if len(question.sources) == 1 else "Bronnen"
    yield f"> {word}: {'; '.join(map(_source, question.sources))}"


def _because(question: FormQuestion) -> str:
    return f" {escape(question.why_weight)}" if question.why_weight else ""


def _source(source: FormSource) -> str:
    title = escape(source.title)
    shown = f"[{title}](<{source.url}>)" if _ADDRESS.fullmatch(source.url) else title
    return shown if source.where is None else f"{shown}, {escape(source.where)}"
