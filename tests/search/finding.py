# SPDX-License-Identifier: EUPL-1.2
"""The search of the site in Node: the files that a page loads, without a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sphinx

from kennisbank.search import index
from kennisbank.search.entries import entries
from node import ROOT, run

if TYPE_CHECKING:
    from kennisbank.model import Catalogue

_JS = ROOT / "src" / "kennisbank" / "web" / "js"
_STEMMERS = Path(sphinx.__file__).parent / "search" / "minified-js"
LOADED = [
    *(str(_STEMMERS / f"{name}-stemmer.js") for name in ("base", "dutch")),
    str(_JS / "vendor" / "minisearch.js"),
    str(_JS / "find.js"),
]
PRELUDE = f"""
const fs = require("fs");
{json.dumps(LOADED)}.forEach((name) => require("vm").runInThisContext(fs.readFileSync(name, "utf8"), name));
const input = JSON.parse(fs.readFileSync(0, "utf8"));
const answer = (value) => process.stdout.write(JSON.stringify(value));
const {{ MiniSearch }} = KennisbankMiniSearch;
const finder = (data) => Kennisbank.find.createFinder(data, MiniSearch, new DutchStemmer());
"""


def run_node(script: str, value: Any) -> Any:
    """Run a script that takes ``input`` and ends with ``answer(…)``."""
    return json.loads(run("-e", script, text=json.dumps(value)))


def packed(catalogue: Catalogue) -> dict[str, Any]:
    """Return the index of a catalogue without a site: an address is the name of the place."""
    found = [index.Found(entry, f"{entry.place}.html") for entry in entries(catalogue)]
    made: dict[str, Any] = json.loads(json.dumps(index.build(found, catalogue.terms.values())))
    return made


def published(site: Path) -> dict[str, Any]:
    """Return the index that a built site publishes."""
    text = (site / "searchindex.js").read_text("utf-8")
    made: dict[str, Any] = json.loads(text.removeprefix(f"var {index.NAME}=").removesuffix(";\n"))
    return made
