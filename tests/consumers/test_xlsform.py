# SPDX-License-Identifier: EUPL-1.2
"""ODK's own programs take the XLSForm: pyxform converts it, ODK Validate (Java) accepts it without a word."""

from __future__ import annotations

import io
import shutil

import pytest
from pyxform.xls2xform import convert

from equality.filler import catalogue_of, form_of, real, real_content
from kennisbank.export import xlsform
from kennisbank.form import flatten

pytestmark = pytest.mark.consumer
SCOPES = ("clientelisme-tegengaan", "digitale-weerbaarheid", "quickscan", "all")


@pytest.mark.parametrize("scope", SCOPES)
def test_odk_validate_accepts_the_form(scope: str) -> None:
    assert shutil.which("java"), "Java is not installed: make system"
    book = xlsform.render(catalogue_of(real_content()), form_of(real_content(), scope))
    warnings: list[str] = []
    made = convert(xlsform=io.BytesIO(book), validate=True, warnings=warnings)
    assert warnings == []
    for question in flatten(real(), scope).questions:
        assert question.name in made.xform
