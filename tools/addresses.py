# SPDX-License-Identifier: EUPL-1.2
"""Note the addresses of today's pages as published, at a release: ``python tools/addresses.py``.

A later build fails if one of them is gone and ``moved`` in the same file does not say where it went.
"""

from __future__ import annotations

import json
from pathlib import Path

from kennisbank import catalogue, reference
from kennisbank.discovery.addresses import page_path
from kennisbank.model import build
from kennisbank.pages import book
from kennisbank.pages.accessibility import Statement

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "verhuisd.json"
BESIDE = ("search",)
"""Pages that do not come from the catalogue."""


def main() -> None:
    """Add what is new; an address that was published is never dropped."""
    noted = json.loads(FILE.read_bytes())
    statement = build(Statement, json.loads((ROOT / "docs" / "toegankelijkheid.json").read_bytes()))
    pages = book.render(catalogue.load(ROOT / "checklists"), reference.gather(), None, statement)
    today = {page_path(docname) for docname in (*pages, *BESIDE)}
    known = {*noted["addresses"], *today}
    noted["addresses"] = sorted(known)
    FILE.write_text(json.dumps(noted, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"{len(known)} adressen in {FILE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
