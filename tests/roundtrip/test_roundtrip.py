# SPDX-License-Identifier: EUPL-1.2
"""Export → fill in → edit → import: the same answers, in every format that comes back.

Modules ``fill_<format>`` beside this one are found by their name; ``cases`` tells what they hold.
"""

from __future__ import annotations

import importlib
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kennisbank.diagnostics import render
from kennisbank.export import FORMATS
from kennisbank.intake import registry
from kennisbank.intake.merge import merge
from kennisbank.intake.names import Names
from kennisbank.intake.place import place
from roundtrip import cases, matrix

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

MODULES = {
    module.FORMAT: module
    for path in sorted(Path(__file__).parent.glob("fill_*.py"))
    for module in [importlib.import_module(f"roundtrip.{path.stem}")]
}
EDITS = [(name, edit) for name, module in MODULES.items() for edit in module.EDITS]
ONE_LESSON = cases.SCOPES[0]


def _params() -> Iterator[Any]:
    for name, edit in EDITS:
        program = getattr(MODULES[name], "PROGRAMS", {}).get(edit)
        marks = [pytest.mark.consumer] if program else []
        yield pytest.param(name, edit, id=f"{name}: {edit}", marks=marks)


@pytest.fixture(scope="module")
def rows() -> Iterator[list[dict[str, Any]]]:
    """Gather what was measured and write the table at the end."""
    gathered: list[dict[str, Any]] = []
    yield gathered
    matrix.save(gathered, EDITS)


@cache
def _exported(name: str, scope: str) -> bytes:
    return FORMATS[name].render(cases.catalogue(), cases.form(scope))


@cache
def _names() -> Names:
    return Names(cases.catalogue())


def _forms(module: ModuleType, edit: str) -> Iterator[tuple[str, str]]:
    """Yield forms and kinds of answers: every edit on a lesson, the first edit on every form."""
    yield from ((ONE_LESSON, kind) for kind in cases.KINDS)
    if edit == next(iter(module.EDITS)):
        yield from ((scope, "texts") for scope in cases.SCOPES[1:])


def _expected(module: ModuleType, edit: str, scope: str, response: dict[str, Any]) -> dict[str, Any]:
    """Return what should come back, as far as the format can carry it."""
    lost = getattr(module, "LOST", frozenset())
    carried = getattr(module, "carried", lambda _key, text: text)
    if hasattr(module, "expected"):
        response = module.expected(edit, cases.form(scope), response)
    answers = {
        full_id: {key: carried(key, text) for key, text in answer.items() if key not in lost}
        for full_id, answer in response["answers"].items()
    }
    subject = {key: carried(key, text) for key, text in response["subject"].items() if key not in lost}
    return {"subject": subject, "answers": {name: answer for name, answer in answers.items() if answer}}


@pytest.mark.parametrize(("name", "edit"), list(_params()))
def test_answers_come_back(name: str, edit: str, rows: list[dict[str, Any]]) -> None:
    module = MODULES[name]
    program = getattr(module, "PROGRAMS", {}).get(edit)
    assert program is None or shutil.which(program), f"{program} is not installed: make system"
    problems: list[str] = []
    forms, answers = set(), 0
    for scope, kind in _forms(module, edit):
        response = cases.response(scope, kind)
        expected = _expected(module, edit, scope, response)
        filled = module.fill(_exported(name, scope), cases.form(scope), response)
        problems += _differences(module, module.EDITS[edit](filled), expected, f"{scope} ({kind})")
        forms.add(scope)
        answers += len(expected["answers"])
    rows.append(
        {
            "format": name,
            "edit": edit,
            "forms": len(forms),
            "answers": answers,
            "differences": len(problems),
        }
    )
    assert not problems, "\n".join(problems[:8])


def _differences(module: ModuleType, data: bytes, expected: dict[str, Any], where: str) -> list[str]:
    """Return how what comes back differs, and what is said that should not be."""
    reading = registry.read(data, "file", cases.catalogue())
    kinds = getattr(module, "READERS", {module.FORMAT})
    if reading.reader is None or reading.reader.name not in kinds:
        return [
            f"{where}: taken for {reading.reader and reading.reader.name}",
            *map(render, reading.contents.diagnostics),
        ]
    placed = place(_names(), reading)
    found = placed.response or {"subject": {}, "answers": {}, "unmapped": []}
    said = [item for item in placed.diagnostics if item.code not in getattr(module, "SAID", ())]
    return [
        *(f"{where}: {render(item)}" for item in said),
        *(f"{where}: unmapped {item}" for item in found["unmapped"]),
        *_unequal(where, expected["subject"], found["subject"]),
        *_unequal(where, expected["answers"], found["answers"]),
    ]


def _unequal(where: str, expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    return [
        f"{where}: {key}: {expected.get(key)!r} came back as {found.get(key)!r}"
        for key in sorted(expected.keys() | found.keys())
        if expected.get(key) != found.get(key)
    ]


def test_every_format_that_comes_back_is_tried() -> None:
    assert {name for name in registry.READERS if name in FORMATS} - MODULES.keys() == set()


def test_files_of_several_kinds_become_one_response() -> None:
    """One person fills in the workbook, another the task list, a third the table."""
    whole = cases.response(ONE_LESSON, "texts")
    kinds = ("xlsx", "markdown", "csv")
    placed = []
    for number, name in enumerate(kinds):
        mine = dict(list(whole["answers"].items())[number :: len(kinds)])
        module = MODULES[name]
        data = module.fill(
            _exported(name, ONE_LESSON),
            cases.form(ONE_LESSON),
            {"subject": whole["subject"], "answers": mine},
        )
        placed.append(place(_names(), registry.read(data, name, cases.catalogue())))
    merged = merge(placed)
    assert merged.diagnostics == ()
    assert merged.response is not None
    assert (merged.response["answers"], merged.response["unmapped"]) == (whole["answers"], [])
    assert merged.response["subject"] == whole["subject"]
