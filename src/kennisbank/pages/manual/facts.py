# SPDX-License-Identifier: EUPL-1.2
"""What the pages for editors and developers are made from; whoever calls ``render`` gathers it.

All text is plain; the pages escape it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.messages import Message

FUNCTION, VALUE, ERROR = "function", "value", "error"
"""The kinds of names in the package: what one calls, what comes back, what can be raised."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument or option of a command."""

    names: tuple[str, ...]
    """``--format``; empty for an argument that is known by its place."""
    value: str
    """What one writes there, such as ``MAP``; empty for an option without a value."""
    help: str
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the command line."""

    name: str
    help: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A property or method of a class."""

    signature: str
    doc: str


@dataclass(frozen=True, slots=True)
class Name:
    """A public name of the package, with its docstring in English."""

    name: str
    kind: str
    signature: str
    doc: str
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """All facts, each from the code or schema that it is about."""

    schemas: Mapping[str, Mapping[str, Any]]
    """JSON schema by name (``les``)."""
    messages: Mapping[str, Message]
    commands: tuple[Command, ...]
    names: tuple[Name, ...]
