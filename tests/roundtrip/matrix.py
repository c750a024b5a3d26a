# SPDX-License-Identifier: EUPL-1.2
"""The table "formats × edits": ``_build/rondreis.json`` and ``_build/rondreis.md``, in Dutch for readers.

Rows of an earlier run stay until their format or edit is gone, so that runs of a part add up.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kennisbank.export.writer import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable

BUILD = Path(__file__).parents[2] / "_build"
FRESH = BUILD / "rondreis.json"

Json = dict[str, Any]


def save(rows: list[Json], known: Iterable[tuple[str, str]]) -> None:
    """Write the table again with these rows in it.

    :param known: every format and edit there is, in the order of the table.
    """
    by_name = {(row["format"], row["edit"]): row for row in [*_earlier(), *rows]}
    table = [by_name[name] for name in known if name in by_name]
    write_file(FRESH, (json.dumps({"rows": table}, ensure_ascii=False, indent=1) + "\n").encode())
    write_file(FRESH.with_suffix(".md"), _markdown(table).encode())


def _earlier() -> list[Json]:
    try:
        return list(json.loads(FRESH.read_text(encoding="utf-8"))["rows"])
    except (OSError, ValueError, KeyError):
        return []


def _markdown(rows: list[Json]) -> str:
    lines = [
        "# Heen en terug",
        "",
        "Per formaat: wat er met het ingevulde bestand gebeurde, en hoeveel antwoorden anders terugkwamen.",
        "",
        "| Formaat | Wat ermee gebeurde | Formulieren | Antwoorden | Verschillen |",
        "|---|---|---:|---:|---:|",
    ]
    lines += [
        f"| {row['format']} | {row['edit']} | {row['forms']} | {row['answers']} | {row['differences']} |"
        for row in rows
    ]
    return "\n".join([*lines, ""])
