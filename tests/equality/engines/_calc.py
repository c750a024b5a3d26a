# SPDX-License-Identifier: EUPL-1.2
"""Workbooks computed by LibreOffice Calc: opened once per form, filled in and recalculated per answer set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import calc
from equality import frame
from equality.engines import _workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kennisbank.form import Form
    from kennisbank.model import Catalogue


def run(
    jobs: Sequence[frame.Job], suffix: str, render: Callable[[Catalogue, Form], bytes]
) -> list[frame.Flat]:
    """Compute all jobs in one LibreOffice."""
    results: dict[int, frame.Flat] = {}
    with calc.session() as running:
        for content, scope, places in frame.grouped(jobs):
            cells = _workbook.Cells(content, scope)
            book = cells.book
            running.open(render(book.catalogue, book.form), suffix)
            sets = [cells.filled(book, jobs[place]) for place in places]
            read = running.call("compute", _workbook.COLUMNS, sets, _workbook.blocks(book))
            results |= {place: _workbook.flat(book, one) for place, one in zip(places, read, strict=True)}
    return [results[place] for place in range(len(jobs))]
