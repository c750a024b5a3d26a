# SPDX-License-Identifier: EUPL-1.2
"""``kennisbank export FORMAT ONDERDEEL``: write a form or a scorer as a file, or all formats at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kennisbank.nearest import nearest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kennisbank.export import Format
    from kennisbank.form import Form
    from kennisbank.model import Catalogue

WRONG_USE = 2
FAILED = 1
ALL_FORMATS = "all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from kennisbank.export import FORMATS

    rows = "; ".join(f"{row.name}: {row.title}" for row in FORMATS.values())
    parser.add_argument("format", metavar="FORMAT", help=f"{rows}; {ALL_FORMATS}: elk formaat")
    parser.add_argument("scope", metavar="ONDERDEEL", help="een les, een domein, quickscan of all")
    parser.add_argument("--out", metavar="MAP", default=".", help="waar het bestand komt (anders: hier)")
    parser.add_argument("--catalogue", metavar="MAP", help="de map met checklists")


def run(args: argparse.Namespace) -> int:
    """Write the file, say where it stands and what it cannot carry; return the exit code."""
    from kennisbank.catalogue import CatalogueError, default_folder, load
    from kennisbank.diagnostics import render
    from kennisbank.export import FORMATS

    chosen = [row for name, row in FORMATS.items() if args.format in (name, ALL_FORMATS)]
    if not chosen:
        return _refuse(_unknown("formaat", args.format, [*FORMATS, ALL_FORMATS]), WRONG_USE)
    try:
        catalogue = load(args.catalogue or default_folder())
    except CatalogueError as error:
        return _refuse("\n".join(render(diagnostic) for diagnostic in error.diagnostics), FAILED)
    return _export(catalogue, chosen, args.scope, Path(args.out))


def _export(catalogue: Catalogue, chosen: Sequence[Format], scope: str, out: Path) -> int:
    from kennisbank.form import flatten
    from kennisbank.scoring import UnknownScope

    try:
        form = flatten(catalogue, scope)
    except UnknownScope:
        known = [*catalogue.lessons, *catalogue.domains, "quickscan", "all"]
        return _refuse(_unknown("onderdeel", scope, known), WRONG_USE)
    return max(_write(catalogue, row, form, out) for row in chosen)


def _write(catalogue: Catalogue, chosen: Format, form: Form, out: Path) -> int:
    """Write one format; a package that is missing stops this format only."""
    from kennisbank.export import write_file
    from kennisbank.export.missing import MissingPackage
    from kennisbank.labels import file_size

    path = out / chosen.file_name(form)
    try:
        data = chosen.render(catalogue, form)
        write_file(path, data)
    except MissingPackage as error:
        return _refuse(str(error), FAILED)
    except OSError as error:
        return _refuse(f"Kan {path} niet schrijven: {_why(error)}.", FAILED)
    print(f"Geschreven: {path} ({file_size(len(data))})")
    losses = chosen.losses(form)
    if losses:
        print("Dit kan het bestand niet:")
        print(*(f"  - {loss}" for loss in losses), sep="\n")
    return 0


def _unknown(thing: str, given: str, known: list[str]) -> str:
    hint = nearest(given, known)
    choices = ", ".join(known)
    lines = [f"Onbekend {thing}: {given}."]
    lines += [f"Bedoelde je {hint}?"] if hint else []
    return "\n".join([*lines, f"Kies uit: {choices}."])


def _why(error: OSError) -> str:
    """Say in Dutch why a file could not be written."""
    reasons = {
        PermissionError: "daar mag je niet schrijven",
        IsADirectoryError: "daar staat een map met die naam",
        NotADirectoryError: "een deel van dat pad is een bestand",
        FileExistsError: "een deel van dat pad is een bestand",
    }
    return reasons.get(type(error), error.strerror or str(error))


def _refuse(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
