# SPDX-License-Identifier: EUPL-1.2
"""The text exports of the small catalogue, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank import catalogue as catalogues
from kennisbank.export import FORMATS
from kennisbank.form import flatten

KLEIN = Path(__file__).parents[1] / "examples/valid/klein"
CASES = [("markdown", "sleutels-beheren"), ("markdown", "quickscan"), ("json", "ontruiming-oefenen")]


@pytest.mark.golden
def test_the_text_exports_of_the_small_catalogue_are_as_expected(golden):
    klein = catalogues.load(KLEIN)
    made = {}
    for name, scope in CASES:
        form = flatten(klein, scope)
        made[FORMATS[name].file_name(form)] = FORMATS[name].render(klein, form).decode()
    golden("exports", made)
