# SPDX-License-Identifier: EUPL-1.2
"""A scorer as one Python file that runs alone: the text of ``scoring.py``, data, and a command line.

No code is generated per checklist: only the data between the two fixed texts differs.
"""

from __future__ import annotations

import pprint
from importlib import resources
from typing import TYPE_CHECKING, Any

from kennisbank import catalogue as catalogues

if TYPE_CHECKING:
    from kennisbank.form import Form
    from kennisbank.model import Catalogue

_LINE = "# " + "-" * 100 + "\n"

_FILE = """#!/usr/bin/env python3
{scoring}

# Kennisbank: {catalogue}, versie {version}
# Onderdeel: {id} ({title})
# Controlegetal van de score: {scoring_digest}
# Controlegetal van de vragen: {digest}
# De inhoud hieronder valt onder {licence}, de code onder {code_licence}.

CONTENT: Json = {content}

SCOPE = {id!r}

import json  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
{main}

if __name__ == "__main__":
    raise SystemExit(main(CONTENT, SCOPE, sys.argv[1:]))
"""


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the scorer of the form's scope, UTF-8; it needs Python 3.11 and nothing else."""
    licence = catalogue.settings.licence
    text = _FILE.format(
        scoring=_source("scoring.py").rstrip(),
        catalogue=one_line(form.catalogue_title),
        version=form.version,
        id=form.id,
        title=one_line(form.title),
        scoring_digest=form.scoring_digest,
        digest=form.digest,
        licence=licence.content,
        code_licence=licence.code,
        content=pprint.pformat(content_of(catalogue, form), width=300, sort_dicts=False),
        main=_source("export", "scorer_main.py").partition(_LINE)[2].rstrip(),
    )
    return text.encode()


def content_of(catalogue: Catalogue, form: Form) -> dict[str, Any]:
    """Return the scoring content that the form's scope needs; the digest stays that of the whole."""
    content: dict[str, Any] = catalogues.scoring_content(catalogue)
    if form.scope in ("all", "quickscan"):
        return content
    held = {section.id for section in form.sections}
    domains = [
        {**domain, "lessons": [lesson for lesson in domain["lessons"] if lesson["id"] in held]}
        for domain in content["domains"]
    ]
    return {**content, "domains": [domain for domain in domains if domain["lessons"]]}


def losses(form: Form) -> list[str]:  # noqa: ARG001 (one signature for every format)
    """Return what a scorer leaves out."""
    return [
        "De teksten van de vragen staan er niet in, alleen wat telt voor de score.",
        "De lijsten ‘doen’ en ‘uitzoeken’ en de gevoeligheid van de score staan er niet in.",
    ]


def _source(*parts: str) -> str:
    return resources.files("kennisbank").joinpath(*parts).read_text("utf-8")


def one_line(text: str) -> str:
    """Return text that cannot end the comment it stands in."""
    return " ".join(text.split())
