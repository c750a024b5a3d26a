# SPDX-License-Identifier: EUPL-1.2
"""``kennisbank check [MAP]``: every problem of every file, in one run."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

from kennisbank.catalogue import default_folder, examine
from kennisbank.diagnostics import as_json, has_errors, render
from kennisbank.messages import ERROR
from kennisbank.rules.wording.all_wording import left_out

if TYPE_CHECKING:
    from kennisbank.catalogue import Examination


MISSING_CHECK = (
    "De leesbaarheid is niet gemeten: daarvoor is het pakket pyphen nodig."
    ' Installeer het met: pip install "kennisbank-lokale-weerbaarheid[check]"'
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder",
        metavar="MAP",
        nargs="?",
        help="de map met kennisbank.json (anders: ./checklists, of de checklists van het pakket)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text: om te lezen (zo is het vanzelf). json: voor andere programma's",
    )
    parser.add_argument(
        "--on",
        metavar="DATUM",
        type=_day,
        help="meet ouderdom vanaf deze dag, als jaar-maand-dag (anders: checked_until)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong; return 1 if anything is, 0 if there are at most hints."""
    found = examine(default_folder() if arguments.folder is None else arguments.folder, arguments.on)
    print(_json(found) if arguments.format == "json" else _text(found))
    if left_out() and arguments.format == "text":
        print(MISSING_CHECK, file=sys.stderr)
    return 1 if has_errors(found.diagnostics) else 0


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is geen dag; schrijf bijvoorbeeld 2026-11-23') from None


def _counts(found: Examination) -> tuple[int, int]:
    errors = sum(item.kind == ERROR for item in found.diagnostics)
    return errors, len(found.diagnostics) - errors


def _text(found: Examination) -> str:
    errors, hints = _counts(found)
    files = _number(found.files, "bestand", "bestanden")
    if errors:
        last = f"{_number(errors, 'fout', 'fouten')} en {_number(hints, 'hint', 'hints')} in {files}."
    else:
        last = f"In orde: {files}, {_number(hints, 'hint', 'hints')}."
    return "\n".join([*map(render, found.diagnostics), last])


def _json(found: Examination) -> str:
    errors, hints = _counts(found)
    report = {
        "files": found.files,
        "errors": errors,
        "hints": hints,
        "left_out": sorted(left_out()),
        "diagnostics": [as_json(item) for item in found.diagnostics],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
