# SPDX-License-Identifier: EUPL-1.2
"""The command line: arguments in, exit code out, every word of it Dutch.

Exit codes: 0 all is well, 1 something is wrong with the content, 2 the command was typed wrongly.
A command is one row of ``commands.registry``; its module is imported only when it is asked for.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from kennisbank import __version__
from kennisbank.commands.registry import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

INTERRUPTED = 130

_TRANSLATIONS = (
    (r"the following arguments are required: (.*)", "dit ontbreekt nog: {0}"),
    (r"unrecognized arguments: (.*)", "dit ken ik niet: {0}"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", "{0}: {1} kan niet. Kies uit {2}"),
    (r"argument (.*?): expected one argument", "{0}: hier hoort een waarde achter"),
    (r"argument (.*?): expected .*", "{0}: het aantal waarden klopt niet"),
    (r"argument (.*?): ignored explicit argument (.*)", "{0}: hier hoort geen waarde achter ({1})"),
    (r"argument (.*?): not allowed with argument (.*)", "{0}: dit kan niet samen met {1}"),
    (r"argument (.*?): invalid .* value: (.*)", "{0}: {1} kan hier niet"),
    (r"one of the arguments (.*) is required", "kies één van {0}"),
    (r"ambiguous option: (.*?) could match (.*)", "{0} is niet duidelijk. Bedoel je {1}?"),
    (r"argument (.*?): (.*)", "{0}: {1}"),
)
"""What argparse says, and how we say it; the first row that fits."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments ask for and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    chosen = parser(arguments).parse_args(arguments)
    try:
        code = int(chosen.run(chosen))
        sys.stdout.flush()
    except BrokenPipeError:  # `kennisbank check | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("Gestopt.", file=sys.stderr)
        return INTERRUPTED
    return code


def parser(arguments: Sequence[str]) -> DutchParser:
    """Make the parser; only the command that the arguments name is loaded."""
    top = DutchParser(prog="kennisbank", description="Checklists controleren, invullen en uitrekenen.")
    top.add_argument("--version", action="version", version=__version__, help="toon de versie en stop")
    subparsers = top.add_subparsers(
        title="opdrachten", metavar="OPDRACHT", dest="command", required=True, prog="kennisbank"
    )
    wanted = next((word for word in arguments if not word.startswith("-")), None)
    for name, text, module in COMMANDS:
        sub = subparsers.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if name == wanted:
            command = importlib.import_module(module)
            command.add_arguments(sub)
            sub.set_defaults(run=command.run)
    return top


class DutchParser(argparse.ArgumentParser):
    """An argument parser whose help and errors are Dutch."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=_DutchHelp)
        self._positionals.title = "argumenten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp en stop")

    def error(self, message: str) -> NoReturn:
        """Say in Dutch what is wrong with the arguments, and stop with exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {translate(message)}.\n")


class _DutchHelp(argparse.HelpFormatter):
    """Writes ``gebruik:`` instead of ``usage:``."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


def translate(message: str) -> str:
    """Return what argparse says in Dutch; its own words if it says something that we do not know."""
    for pattern, dutch in _TRANSLATIONS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return dutch.format(*match.groups())
    return message
