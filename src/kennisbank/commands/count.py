# SPDX-License-Identifier: EUPL-1.2
"""``kennisbank count [MAP]``: how much there is of everything, and how the lessons read."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from kennisbank.catalogue import default_folder, read
from kennisbank.commands.check import MISSING_CHECK
from kennisbank.diagnostics import render
from kennisbank.messages import ERROR
from kennisbank.reports.counts import as_json, count, plain
from kennisbank.rules.wording import readability

if TYPE_CHECKING:
    import argparse


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


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; return 1 if the checklists are not in order, for then they say little."""
    found = read(default_folder() if arguments.folder is None else arguments.folder, hints=False)
    if found.catalogue is None:
        for diagnostic in found.diagnostics:
            if diagnostic.kind == ERROR:
                print(render(diagnostic), file=sys.stderr)
        return 1
    counts = count(found.catalogue, found.content, readability.hyphenation())
    if arguments.format == "json":
        print(json.dumps(as_json(counts), ensure_ascii=False, indent=2))
    else:
        print(plain(counts))
        if counts.reading is None:
            print(MISSING_CHECK, file=sys.stderr)
    return 0
