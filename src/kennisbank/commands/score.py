# SPDX-License-Identifier: EUPL-1.2
"""``kennisbank score ANTWOORDEN``: where a filled-in checklist stands, and what to do next."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kennisbank.catalogue import CatalogueError, default_folder, load, scoring_content
from kennisbank.diagnostics import Diagnostic, has_errors, render

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from kennisbank.model import Catalogue

FAILED = 1
WRONG_USE = 2
MOST_BYTES = 20_000_000
"""A larger file holds no answers; reading stops there."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="ANTWOORDEN", help="het bestand met antwoorden (- leest van stdin)")
    parser.add_argument(
        "--scope",
        metavar="ONDERDEEL",
        default="all",
        help="all (zo is het vanzelf), quickscan, een domein of een les",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text: om te lezen (zo is het vanzelf). json: voor andere programma's",
    )
    parser.add_argument("--catalogue", metavar="MAP", help="de map met checklists")


def run(arguments: argparse.Namespace) -> int:
    """Print the result; return 1 if catalogue or answers are wrong, 2 for an unknown scope."""
    from kennisbank.api import score
    from kennisbank.scoring import UnknownScope

    try:
        catalogue = load(arguments.catalogue or default_folder())
    except CatalogueError as error:
        return _refuse(error.diagnostics)
    response, diagnostics = _read(arguments.file, catalogue)
    if response is None or has_errors(diagnostics):
        return _refuse(diagnostics)
    try:
        result = score(catalogue, response, arguments.scope)
    except UnknownScope as error:
        return _unknown_scope(catalogue, error)
    _say(diagnostics)
    if arguments.format == "json":
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        _show(catalogue, response, result, arguments.scope)
    return 0


def _read(name: str, catalogue: Catalogue) -> tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]:
    """Read the answers; a file of ``export json`` holds them under ``response``."""
    from kennisbank import responses
    from kennisbank.jsontext import parse

    shown = "stdin" if name == "-" else name
    try:
        data = _bytes(name)
    except OSError as error:
        return None, (Diagnostic("KB006", shown, 0, 0, facts={"reason": _why(error)}),)
    parsed = parse(data, shown)
    if parsed.usable and isinstance(parsed.value, dict) and {"form", "response"} <= parsed.value.keys():
        inner = parsed.value["response"]
        response, found = responses.check(catalogue, inner if isinstance(inner, dict) else {}, shown)
        return response, (*parsed.diagnostics, *found)
    return responses.read(data, shown, catalogue)


def _bytes(name: str) -> bytes:
    if name == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(name).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(0, f"het bestand is groter dan {MOST_BYTES // 1_000_000} MB")
    return data


def _why(error: OSError) -> str:
    reasons = {
        FileNotFoundError: "het bestaat niet",
        IsADirectoryError: "het is een map",
        NotADirectoryError: "een deel van het pad is geen map",
        PermissionError: "je mag het niet lezen",
    }
    return reasons.get(type(error), error.strerror or str(error))


def _say(diagnostics: Iterable[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        print(render(diagnostic), file=sys.stderr)


def _refuse(diagnostics: Iterable[Diagnostic]) -> int:
    _say(diagnostics)
    return FAILED


def _unknown_scope(catalogue: Catalogue, error: Any) -> int:
    print(f"Onbekend onderdeel: {error.scope}.", file=sys.stderr)
    if error.nearest is not None:
        print(f"Bedoelde je {error.nearest}?", file=sys.stderr)
    print(
        "Kies uit: " + ", ".join(["all", "quickscan", *catalogue.domains, *catalogue.lessons]) + ".",
        file=sys.stderr,
    )
    return WRONG_USE


def _show(catalogue: Catalogue, response: dict[str, Any], result: dict[str, Any], scope: str) -> None:
    """Print the result: as a table with colours on a terminal that has rich, else as plain text."""
    from kennisbank.reports.summary import summarise
    from kennisbank.scoring import states

    summary = summarise(catalogue, response, result, states(scoring_content(catalogue), response, scope))
    if sys.stdout.isatty() and find_spec("rich") is not None:
        from kennisbank.reports.terminal import show

        show(summary)
    else:
        from kennisbank.reports.layout import plain

        print(plain(summary))
