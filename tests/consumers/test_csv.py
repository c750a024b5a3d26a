# SPDX-License-Identifier: EUPL-1.2
"""The long table in frictionless, which knows nothing of ours but the description beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from frictionless import Package, system, validate

from kennisbank.export import FORMATS
from roundtrip import cases
from roundtrip.fill_csv import fill, rows_of, written

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.consumer,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture
def beside(tmp_path: Path):
    """Put a table beside its description and return what validates both."""

    def check(scope: str, table: bytes) -> list[tuple[str, int | None, str]]:
        form = cases.form(scope)
        described = tmp_path / FORMATS["datapackage"].file_name(form)
        described.write_bytes(FORMATS["datapackage"].render(cases.catalogue(), form))
        (tmp_path / FORMATS["csv"].file_name(form)).write_bytes(table)
        with system.use_context(trusted=True):
            report = validate(str(described))
        assert not report.errors
        return [
            (error.type, getattr(error, "row_number", None), getattr(error, "field_name", ""))
            for task in report.tasks
            for error in task.errors
        ]

    return check


def table(scope: str) -> bytes:
    return FORMATS["csv"].render(cases.catalogue(), cases.form(scope))


@pytest.mark.parametrize("scope", cases.SCOPES)
def test_the_empty_table_is_as_described(beside, scope):
    assert beside(scope, table(scope)) == []


@pytest.mark.parametrize("kind", cases.KINDS)
def test_the_filled_in_table_is_as_described(beside, kind):
    scope = cases.SCOPES[0]
    assert beside(scope, fill(table(scope), cases.form(scope), cases.response(scope, kind))) == []


def test_a_wrong_answer_a_wrong_day_and_a_wrong_question_are_seen(beside):
    scope = cases.SCOPES[0]
    head, *rows = rows_of(table(scope))
    rows[0][head.index("option")] = "misschien"
    rows[1][head.index("due")] = "morgen"
    rows[2][head.index("question")] = "geen.vraag"
    found = beside(scope, written([head, *rows]))
    assert found == [
        ("constraint-error", 2, "option"),
        ("type-error", 3, "due"),
        ("constraint-error", 4, "question"),
    ]


def test_the_description_itself_is_right():
    descriptor = json.loads(FORMATS["datapackage"].render(cases.catalogue(), cases.form("all")))
    assert list(Package.metadata_validate(descriptor)) == []
