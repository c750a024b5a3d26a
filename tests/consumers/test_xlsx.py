# SPDX-License-Identifier: EUPL-1.2
"""The XLSX workbook in LibreOffice Calc; round trips and the score have tests of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import calc
from consumers import workbooks

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.consumer
LESSON = workbooks.SCOPES[0]


@pytest.fixture(scope="module")
def running() -> Iterator[calc.Session]:
    with calc.session() as session:
        yield session


@pytest.mark.parametrize("scope", workbooks.SCOPES)
def test_the_results_of_the_empty_form_are_right_as_written(running, scope):
    workbooks.check_empty(workbooks.Opened(running, "xlsx", scope))


@pytest.mark.parametrize("scope", workbooks.SCOPES[:2])
def test_drop_downs_work(running, scope):
    workbooks.check_drop_down(workbooks.Opened(running, "xlsx", scope))


@pytest.mark.parametrize("scope", workbooks.SCOPES)
def test_words_and_figures_are_those_of_the_library(running, scope):
    workbooks.check_words(workbooks.Opened(running, "xlsx", scope))


def test_each_row_says_whether_it_counts(running):
    workbooks.check_standing(workbooks.Opened(running, "xlsx", LESSON))


def test_actions_follow_the_answers(running):
    workbooks.check_actions(workbooks.Opened(running, "xlsx", LESSON))


def test_a_translated_list_works(running):
    workbooks.check_translated(workbooks.Opened(running, "xlsx", LESSON))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_libreoffice_saves_it_without_loss(running, kind):
    workbooks.check_saved_again(workbooks.Opened(running, "xlsx", "integriteit"), kind)


def test_openpyxl_opens_and_saves_it_without_a_word():
    from kennisbank.export import FORMATS
    from roundtrip import cases, fill_xlsx

    data = FORMATS["xlsx"].render(cases.catalogue(), cases.form("quickscan"))
    again = fill_xlsx.opened(fill_xlsx.saved(fill_xlsx.opened(data)))
    assert again.sheetnames == fill_xlsx.opened(data).sheetnames
