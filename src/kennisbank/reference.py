# SPDX-License-Identifier: EUPL-1.2
"""The facts for the pages of editors and developers, from schemas, messages, commands and package."""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import inspect
from typing import TYPE_CHECKING, Any, Final

import kennisbank
from kennisbank import schemas
from kennisbank.commands.registry import COMMANDS
from kennisbank.messages import MESSAGES
from kennisbank.pages.manual.facts import (
    ERROR,
    FUNCTION,
    VALUE,
    Argument,
    Command,
    Member,
    Name,
    Reference,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN: Final = {"__version__": "The version of the package."}
"""What the names are for that cannot have a docstring."""


def gather() -> Reference:
    """Gather all facts; the same package always gives the same."""
    return Reference(
        schemas=schemas.packaged().by_name,
        messages=MESSAGES,
        commands=tuple(_command(*row) for row in COMMANDS),
        names=tuple(name_of(name, getattr(kennisbank, name)) for name in kennisbank.__all__),
    )


def _command(name: str, text: str, module: str) -> Command:
    parser = argparse.ArgumentParser(add_help=False)
    importlib.import_module(module).add_arguments(parser)
    return Command(name, text, tuple(map(_argument, parser._actions)))


def _argument(action: argparse.Action) -> Argument:
    metavar = action.metavar or action.dest.upper()
    return Argument(
        names=tuple(action.option_strings),
        value="" if action.nargs == 0 else str(metavar),
        help=action.help or "",
        choices=tuple(map(str, action.choices or ())),
        required=action.required,
    )


def name_of(name: str, thing: Any) -> Name:
    """Describe a public name by its signature and docstring."""
    if not callable(thing):
        return Name(name, VALUE, f"{name}: {type(thing).__name__}", PLAIN.get(name, ""))
    doc = inspect.getdoc(thing) or ""
    if not inspect.isclass(thing):
        return Name(name, FUNCTION, name + _signature(thing), doc)
    kind = ERROR if issubclass(thing, BaseException) else VALUE
    return Name(name, kind, name + _made_with(thing), doc, tuple(_members(thing)))


def _made_with(cls: type[Any]) -> str:
    """Return the fields of a dataclass, or what any other class is made with."""
    if not dataclasses.is_dataclass(cls):
        return _signature(cls, drop_return=True)
    return _arguments([_field(field) for field in dataclasses.fields(cls)])


def _field(field: dataclasses.Field[Any]) -> str:
    text = f"{field.name}: {_annotation(field.type)}"
    if field.default_factory is not dataclasses.MISSING:
        return f"{text} = {field.default_factory()!r}"
    return text if field.default is dataclasses.MISSING else f"{text} = {field.default!r}"


def _members(cls: type[Any]) -> Iterator[Member]:
    """Yield the documented properties and methods of a class itself, in order."""
    for name, thing in vars(cls).items():
        if name.startswith("_") or not inspect.getdoc(thing):
            continue
        if isinstance(thing, property):
            returned = inspect.signature(thing.fget).return_annotation if thing.fget else ""
            yield Member(f"{name}: {_annotation(returned)}", inspect.getdoc(thing) or "")
        elif inspect.isfunction(thing):
            yield Member(name + _signature(thing), inspect.getdoc(thing) or "")


def _signature(thing: Any, *, drop_return: bool = False) -> str:
    """Return parameters and result as they stand in the source."""
    found = inspect.signature(thing)
    parts: list[str] = []
    for parameter in found.parameters.values():
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in parts:
            parts.append("*")
        parts.append(_parameter(parameter))
    result = found.return_annotation
    shown = "" if drop_return or result is found.empty else f" -> {_annotation(result)}"
    return _arguments(parts) + shown


def _arguments(parts: list[str]) -> str:
    """Put parameters between brackets, each on a line of its own if there are many."""
    line = f"({', '.join(parts)})"
    return line if len(parts) <= 3 else "(\n" + "".join(f"    {part},\n" for part in parts) + ")"


def _parameter(parameter: inspect.Parameter) -> str:
    text = f"{parameter.name}: {_annotation(parameter.annotation)}"
    return text if parameter.default is parameter.empty else f"{text} = {parameter.default!r}"


def _annotation(annotation: Any) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
