# SPDX-License-Identifier: EUPL-1.2
"""``kennisbank import BESTAND… --out ANTWOORDEN``: filled-in forms of any kind to one file with answers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kennisbank.commands.reading import read_bytes, why
from kennisbank.diagnostics import Diagnostic, as_json, has_errors, render

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from kennisbank.intake.merge import Merged
    from kennisbank.intake.place import Placed

WRONG_USE: Final = 2
FAILED: Final = 1
MOST_SHOWN: Final = 100
"""Diagnostics of one file that are shown as text; ``--format json`` has them all."""
_LINK: Final = "#a="


class Report(NamedTuple):
    """What the command did: per file, over all files, and where the answers went."""

    placed: tuple[Placed, ...]
    merged: Merged
    out: str | None

    @property
    def is_usable(self) -> bool:
        """Whether there is anything to write: an answer, or who filled in."""
        response = self.merged.response
        return response is not None and bool(response["answers"] or response["subject"])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files",
        metavar="BESTAND",
        nargs="+",
        help="een of meer ingevulde formulieren, of een deellink; bij verschil telt wat je het eerst noemt",
    )
    parser.add_argument(
        "--out", metavar="ANTWOORDEN", required=True, help="waar de antwoorden komen (- schrijft naar stdout)"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="het verslag. text: om te lezen (zo is het vanzelf). json: voor andere programma's",
    )
    parser.add_argument("--catalogue", metavar="MAP", help="de map met checklists")


def run(arguments: argparse.Namespace) -> int:
    """Read, place, merge and write; return 1 if anything was wrong, also if the rest was written.

    Nothing is written where no file had anything to use. With ``--out -`` the report goes to stderr.
    """
    from kennisbank.catalogue import CatalogueError, default_folder, load
    from kennisbank.intake import limits

    if len(arguments.files) > limits.FILES:
        print(f"Geef ten hoogste {limits.FILES} bestanden tegelijk op.", file=sys.stderr)
        return WRONG_USE
    try:
        catalogue = load(arguments.catalogue or default_folder())
    except CatalogueError as error:
        print(*map(render, error.diagnostics), sep="\n", file=sys.stderr)
        return FAILED
    report = bring_in(catalogue, arguments.files)
    failure = ""
    if report.merged.response is not None and report.is_usable:
        failure = _write(arguments.out, report.merged.response)
        report = report._replace(out=None if failure else arguments.out)
    show = _show_json if arguments.format == "json" else _show_text
    show(report, sys.stderr if arguments.out == "-" else sys.stdout)
    if failure:
        print(failure, file=sys.stderr)
    return FAILED if report.out is None or has_errors(_all(report)) else 0


def bring_in(catalogue: Any, files: Iterable[str]) -> Report:
    """Read every file, place what it holds and merge; nothing is written yet."""
    from kennisbank.intake.merge import merge
    from kennisbank.intake.names import Names
    from kennisbank.intake.place import place
    from kennisbank.intake.registry import Reading, read

    names = Names(catalogue)
    placed = []
    for file in files:
        found = _bytes(file)
        if isinstance(found, Diagnostic):
            from kennisbank.intake.contents import Contents

            reading = Reading(found.file, None, Contents(diagnostics=(found,)))
        else:
            reading = read(found, _shown(file), catalogue)
        placed.append(place(names, reading))
    return Report(tuple(placed), merge(placed), None)


def _bytes(file: str) -> bytes | Diagnostic:
    """Return what a file holds; a link stands for itself."""
    if _LINK in file and not Path(file).exists():
        return file.encode()
    try:
        return read_bytes(file)
    except OSError as error:
        return Diagnostic("KB006", _shown(file), 0, 0, facts={"reason": why(error)})


def _shown(file: str) -> str:
    if file == "-":
        return "stdin"
    return "deellink" if _LINK in file and not Path(file).exists() else file


def _write(out: str, response: dict[str, Any]) -> str:
    """Write the answers in one step; return what went wrong, or nothing."""
    from kennisbank.export import write_file
    from kennisbank.export.answers_json import SCHEMA

    text = json.dumps({"$schema": SCHEMA, **response}, ensure_ascii=False, indent=1) + "\n"
    if out == "-":
        print(text, end="")
        return ""
    try:
        write_file(out, text.encode())
    except OSError as error:
        return f"Kan {out} niet schrijven: {why(error)}."
    return ""


def _all(report: Report) -> list[Diagnostic]:
    own = [item for placed in report.placed for item in placed.diagnostics]
    return [*own, *report.merged.diagnostics]


def _show_json(report: Report, stream: Any) -> None:
    """Print the report as JSON: keys are stable."""
    files = [
        {
            "file": item.file,
            "kind": item.kind,
            "answers": _answers(item.response),
            "unmapped": len(item.response["unmapped"]) if item.response else 0,
            "diagnostics": [as_json(found) for found in item.diagnostics],
        }
        for item in report.placed
    ]
    response = report.merged.response
    data = {
        "files": files,
        "answers": _answers(response),
        "unmapped": len(response["unmapped"]) if response else 0,
        "diagnostics": [as_json(found) for found in report.merged.diagnostics],
        "out": report.out,
    }
    print(json.dumps(data, ensure_ascii=False, indent=2), file=stream)


def _show_text(report: Report, stream: Any) -> None:
    for item in report.placed:
        print(f"{item.file}: {_said(item)}", file=stream)
        _show_diagnostics(item.diagnostics, stream)
    if report.merged.diagnostics:
        print("Deze bestanden zijn het niet eens:", file=stream)
        _show_diagnostics(report.merged.diagnostics, stream)
    response = report.merged.response
    if response is None or not report.is_usable:
        print("Niets geschreven: er is geen antwoord gevonden.", file=stream)
    elif report.out is not None:
        unmapped = len(response["unmapped"])
        rest = f"; {unmapped} niet geplaatst, die staan bij unmapped" if unmapped else ""
        print(f"Geschreven: {report.out} ({_count(_answers(response))}{rest})", file=stream)


def _said(item: Placed) -> str:
    if item.kind is None:
        return "niet gelezen."
    if item.response is None:
        return f"{item.kind}, niets gelezen."
    unmapped = len(item.response["unmapped"])
    rest = f"; {unmapped} niet geplaatst" if unmapped else ""
    return f"{item.kind}, {_count(_answers(item.response))}{rest}."


def _count(number: int) -> str:
    return "1 antwoord" if number == 1 else f"{number} antwoorden"


def _answers(response: dict[str, Any] | None) -> int:
    """Return how many questions have an option."""
    return sum("option" in answer for answer in response["answers"].values()) if response else 0


def _show_diagnostics(found: Iterable[Diagnostic], stream: Any) -> None:
    every = list(found)
    for item in every[:MOST_SHOWN]:
        for line in render(item).split("\n"):
            print(f"  {line}", file=stream)
    if len(every) > MOST_SHOWN:
        rest = len(every) - MOST_SHOWN
        print(f"  En nog {rest} meldingen. Met --format json zie je ze alle.", file=stream)
