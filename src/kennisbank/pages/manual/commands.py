# SPDX-License-Identifier: EUPL-1.2
"""The page with every command of the command line and its options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank import labels
from kennisbank.pages import myst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.pages.manual.facts import Argument, Command
    from kennisbank.pages.myst import Block

EXIT_CODES: Final = (
    "`0`: alles is in orde.",
    "`1`: er is iets mis met de inhoud of met een bestand.",
    "`2`: de opdracht klopt niet. De regel erboven zegt wat er mist.",
)


def render(commands: Sequence[Command]) -> str:
    """Write the page on the command line."""
    summary = "Alles wat je op de opdrachtregel kunt doen, met elke optie."
    return myst.document(
        summary,
        myst.heading(1, "Opdrachten", "opdrachten"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.paragraph(
            myst.marked(
                "Elke opdracht begint met `kennisbank`. Met `--help` krijg je de uitleg op je scherm."
                " Met `kennisbank --version` zie je de versie."
            )
        ),
        *(_command(command) for command in commands),
        myst.heading(2, "Wat een opdracht teruggeeft", "opdrachten-codes"),
        myst.paragraph(myst.escape("Een programma leest aan het getal af hoe het ging.")),
        myst.bullets([myst.marked(line) for line in EXIT_CODES]),
    )


def usage(command: Command) -> str:
    """Return how to type a command: what may be left out stands between square brackets."""
    words = [_typed(argument) for argument in sorted(command.arguments, key=lambda one: bool(one.names))]
    return " ".join(["kennisbank", command.name, *words])


def _typed(argument: Argument) -> str:
    typed = " ".join([*argument.names[-1:], *([_value(argument)] if _value(argument) else [])])
    return typed if argument.required else f"[{typed}]"


def _value(argument: Argument) -> str:
    return "|".join(argument.choices) or argument.value


def _command(command: Command) -> Block:
    rows = [
        [
            myst.code(" ".join([*argument.names, _value(argument)]).strip()),
            myst.escape(argument.help),
            myst.words("ja" if argument.required else "nee"),
        ]
        for argument in command.arguments
    ]
    return myst.stack(
        myst.heading(2, f"kennisbank {command.name}", f"opdracht-{command.name}"),
        myst.paragraph(myst.escape(f"{labels.capitalise(command.help)}.")),
        myst.code_block(usage(command), "shell"),
        myst.table(["Argument", "Wat het doet", "Moet"], rows),
    )
