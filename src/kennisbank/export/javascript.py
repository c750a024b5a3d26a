# SPDX-License-Identifier: EUPL-1.2
"""A scorer as one JavaScript file that runs alone: the scripts that score on the pages, and data.

In Node it is a module and a command; in a page a classic script with one global, ``KennisbankScorer``.
No code is generated per checklist: only the data between the fixed texts differs.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Final

from kennisbank.export import python

if TYPE_CHECKING:
    from kennisbank.form import Form
    from kennisbank.model import Catalogue

SCRIPTS: Final = ("tally.js", "score.js")
"""What scores, of ``web/js``, in order."""

_LINE = "/* " + "-" * 100 + " */\n"

_FILE = """#!/usr/bin/env node
/* SPDX-License{dash}Identifier: EUPL-1.2 */
// Kennisbank: {catalogue}, versie {version}
// Onderdeel: {id} ({title})
// Controlegetal van de score: {scoring_digest}
// Controlegetal van de vragen: {digest}
// De inhoud (CONTENT) valt onder {licence}, de code onder {code_licence}.
//
// In Node:           const scorer = require("./{name}");
// In een pagina:     <script src="{name}"><\\/script>, daarna KennisbankScorer
// Gebruik:           scorer.score({{ answers: {{ "les.vraag": {{ option: "ja" }} }} }})
// Op de opdrachtregel: node {name} --help
"use strict";
(function () {{
const SCOPE = {scope};

const CONTENT = {content};

/* The scorer gets a global of its own: two of these files in one page do not touch each other. */
const KennisbankScore = (function (globalThis, module, require) {{
{scoring}
return module.exports;
}})({{}}, {{ exports: {{}} }});

{main}
}})();
"""


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the scorer of the form's scope, UTF-8; it needs Node 20 or a browser of that age."""
    licence = catalogue.settings.licence
    text = _FILE.format(
        dash="-",
        catalogue=_comment(form.catalogue_title),
        version=form.version,
        id=form.id,
        title=_comment(form.title),
        scoring_digest=form.scoring_digest,
        digest=form.digest,
        licence=licence.content,
        code_licence=licence.code,
        name=f"{form.id}.js",
        scope=_literal(form.id),
        content=_literal(python.content_of(catalogue, form)),
        scoring="\n".join(_source("web", "js", name).strip() for name in SCRIPTS),
        main=_source("export", "scorer_main.js").partition(_LINE)[2].strip(),
    )
    return text.encode()


def losses(form: Form) -> list[str]:
    """Return what a scorer leaves out."""
    return python.losses(form)


def _literal(value: object) -> str:
    """Return JSON that is JavaScript too, and that ends no script element."""
    return json.dumps(value, indent=1).replace("<", "\\u003c")


def _comment(text: str) -> str:
    """Return text that cannot end the comment that it stands in, nor a script element."""
    return python.one_line(text).replace("<", "‹")


def _source(*parts: str) -> str:
    return resources.files("kennisbank").joinpath(*parts).read_text("utf-8")
