# SPDX-License-Identifier: EUPL-1.2
"""``kennisbank score ANTWOORDEN``: where a filled-in checklist stands, and what to do next."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kennisbank.catalogue import CatalogueError, default_folder, load, scoring_content
from kennisbank.commands.reading import read_bytes, why
from kennisbank.diagnostics import Diagnostic, has_errors, render

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from kennisbank.intake.place import Placed
    from kennisbank.model import Catalogue

FAILED = 1
WRONG_USE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file",
        metavar="ANTWOORDEN",
        help="het bestand met antwoorden, of een ander ingevuld formulier (- leest van stdin)",
    )
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
    """Read the answers: JSON with the lines of its mistakes, any other filled-in form as ``import`` does.

    A file of ``export json`` holds them under ``response``.
    """
    from kennisbank import responses
    from kennisbank.jsontext import parse

    shown = "stdin" if name == "-" else name
    try:
        data = read_bytes(name)
    except OSError as error:
        return None, (Diagnostic("KB006", shown, 0, 0, facts={"reason": why(error)}),)
    if data[:1] not in (b"{", b"[") and (brought := _brought_in(data, shown, catalogue)):
        return brought.response, brought.diagnostics
    parsed = parse(data, shown)
    if parsed.usable and isinstance(parsed.value, dict) and {"form", "response"} <= parsed.value.keys():
        inner = parsed.value["response"]
        response, found = responses.check(catalogue, inner if isinstance(inner, dict) else {}, shown)
        return response, (*parsed.diagnostics, *found)
    return responses.read(data, shown, catalogue)


def _brought_in(data: bytes, shown: str, catalogue: Catalogue) -> Placed | None:
    """Return a filled-in form of another kind than JSON against the catalogue; ``None`` if it is none."""
    from kennisbank.intake.names import Names
    from kennisbank.intake.place import place
    from kennisbank.intake.registry import read, recognise

    reader = recognise(data)
    if reader is None or reader.name == "json":
        return None
    return place(Names(catalogue), read(data, shown, catalogue))


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
