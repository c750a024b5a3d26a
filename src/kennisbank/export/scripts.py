# SPDX-License-Identifier: EUPL-1.2
"""The scripts of form and results as few small files: the same on the site and in a file that stands alone.

The sources in ``web/js`` are classic scripts that add to one global; joined in a fixed order they need no
module loader, so that pages work from disk. Comments and indentation go; nothing is renamed or moved, so that
what runs is what was written.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import Final

from kennisbank.export.missing import MissingPackage

EXTRA: Final = "html"
FORM: Final = (
    "tally.js",
    "score.js",
    "answers.js",
    "cells.js",
    "store.js",
    "elements.js",
    "chart.js",
    "words.js",
    "parts.js",
    "advice.js",
    "view.js",
    "questions.js",
    "steps.js",
    "dossiers.js",
    "form.js",
)
"""What a form needs, in order: each uses only what stands before it, and the last one starts."""
EXCHANGE: Final = ("share.js", "files.js", "kinds.js", "dialogs.js", "exchange.js")
"""What a form needs once one opens, shares or manages answers: a page loads it then."""
PLACING: Final = ("names.js", "placing.js", "csv.js")
"""What reads a table of text, and finds the question of a name: for every file that is no JSON of ours."""
WORKBOOKS: Final = ("zip.js", "sheets.js", "workbook.js")
"""What reads XLSX and ODS, after ``PLACING``."""
PDF: Final = ("vendor/pdf.js", "pdfform.js")
"""What reads a PDF, after ``PLACING``."""
ALONE: Final = (*FORM[:-1], *EXCHANGE, *PLACING, *WORKBOOKS, FORM[-1])
"""What a file that stands alone holds: no PDF reader, which would make it half as large again."""
SEARCH: Final = ("vendor/minisearch.js", "find.js", "search.js")
"""What the search box needs, once someone goes there."""
RESULTS: Final = ("radar.js", "results.js")
"""What the page with all results needs after that."""

FINDER: Final = ("elements.js", "weighing.js", "wijzer.js")
"""What the finder of instruments needs; its page has no form of a checklist."""

VENDOR: Final = "vendor/"
"""What others made is shipped byte for byte."""
EAGER: Final = "//# allFunctionsCalledOnLoad\n"
"""First line of a script that Chromium may compile whole while it loads, not at the first answer."""
_LICENCE: Final = "/*! SPDX-License" + "-Identifier: EUPL-1.2 */\n"


@functools.cache
def bundle(names: tuple[str, ...] = FORM) -> str:
    """Return scripts of ``web/js`` as one, without comments; it can stand inside a page.

    :raises MissingPackage: without rjsmin.
    """
    try:
        from rjsmin import jsmin  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("rjsmin", EXTRA) from error
    folder = resources.files("kennisbank").joinpath("web", "js")
    texts = {name: folder.joinpath(name).read_text("utf-8") for name in names}
    return _LICENCE + "".join(
        f"{(text if name.startswith(VENDOR) else jsmin(text)).strip()}\n" for name, text in texts.items()
    )
