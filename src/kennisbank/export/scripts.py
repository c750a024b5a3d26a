# SPDX-License-Identifier: EUPL-1.2
"""The scripts of form and results as few small files: the same on the site and in a file that stands alone.

The sources in ``web/js`` are classic scripts that add to one global; joined in a fixed order they need no
module loader, so that pages work from disk. Comments go and local names get short: that saves a sixth of
what a reader loads.
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Final

from kennisbank.export.missing import MissingPackage

EXTRA: Final = "html"
FORM: Final = (
    "score.js",
    "answers.js",
    "store.js",
    "share.js",
    "files.js",
    "elements.js",
    "chart.js",
    "words.js",
    "parts.js",
    "advice.js",
    "view.js",
    "dialogs.js",
    "questions.js",
    "steps.js",
    "dossiers.js",
    "form.js",
)
"""What a form needs, in order: each uses only what stands before it, and the last one starts."""
RESULTS: Final = ("radar.js", "results.js")
"""What the page with all results needs after that."""

_LICENCE: Final = "/*! SPDX-License" + "-Identifier: EUPL-1.2 */\n"
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]")


@functools.cache
def bundle(names: tuple[str, ...] = FORM) -> str:
    """Return scripts of ``web/js`` as one, made small; it can stand inside a page.

    :raises MissingPackage: without minify-go.
    """
    try:
        import minify  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("minify-go", EXTRA) from error
    folder = resources.files("kennisbank").joinpath("web", "js")
    sources = (folder.joinpath(name).read_text("utf-8") for name in names)
    small = (_bare(minify.string("application/javascript", source)) for source in sources)
    return _LICENCE + "".join(f"{text};\n" for text in small)


def _bare(script: str) -> str:
    """Write characters that HTML forbids as escapes: the minifier puts those in strings as they are."""
    return _FORBIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", script)
