# SPDX-License-Identifier: EUPL-1.2
"""The pages of the small catalogue, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank import catalogue as catalogues
from kennisbank.pages.book import render
from small_reference import small_reference

KLEIN = Path(__file__).parents[1] / "examples/valid/klein"


@pytest.mark.golden
def test_the_pages_of_the_small_catalogue_are_as_expected(golden):
    pages = render(catalogues.load(KLEIN), small_reference())
    golden("pages", {f"{docname}.md": text for docname, text in pages.items()})
