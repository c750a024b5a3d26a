# SPDX-License-Identifier: EUPL-1.2
"""The schemas as one closed set, and checking one file against one of them.

Nothing is ever fetched: a ``$ref`` to something outside the set is a diagnostic (KB220). ``jsonschema`` is
imported only when ``accept`` does not vouch for a value, so clean files cost milliseconds.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from kennisbank.accept import Accepts, compile_schema
from kennisbank.locations import data_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jsonschema.protocols import Validator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.jsontext import Parsed

SUFFIX = ".schema.json"


class Schemas:
    """Schemas by name (``les``, ``bronnen``); validators are made at first use and kept."""

    def __init__(self, by_name: Mapping[str, Mapping[str, Any]]) -> None:
        self.by_name = dict(by_name)
        self._accepts: dict[str, Accepts] = {}
        self._validators: dict[str, Validator] = {}

    def check(self, name: str, parsed: Parsed) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the shape of a file; empty if nothing is.

        A value that could not be read already has its diagnostic and gets no second one.

        :raises KeyError: if no schema has this name.
        """
        if self.accepts(name)(parsed.value):
            return ()
        from kennisbank.schema_errors import explain  # noqa: PLC0415 - slow

        unread = {
            item.pointer for item in parsed.diagnostics if item.code in {"KB109", "KB112", "KB118", "KB119"}
        }
        found = explain(self.validator(name), name, self.by_name[name], parsed)
        return tuple(item for item in found if item.pointer not in unread)

    def accepts(self, name: str) -> Accepts:
        """Return the quick check of this schema."""
        if name not in self._accepts:
            self._accepts[name] = compile_schema(self.by_name[name])
        return self._accepts[name]

    def validator(self, name: str) -> Validator:
        """Return the full validator of this schema, with formats on and references closed."""
        if name not in self._validators:
            from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow
            from referencing import Registry  # noqa: PLC0415 - slow
            from referencing.jsonschema import DRAFT202012  # noqa: PLC0415 - slow

            resources = [
                (schema["$id"], DRAFT202012.create_resource(schema))
                for schema in self.by_name.values()
                if "$id" in schema
            ]
            registry: Registry[Any] = Registry().with_resources(resources)
            self._validators[name] = Draft202012Validator(
                self.by_name[name], registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
            )
        return self._validators[name]


def load_schemas(folder: Path) -> Schemas:
    """Read every schema of a folder."""
    return Schemas(
        {
            path.name.removesuffix(SUFFIX): json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*" + SUFFIX))
        }
    )


@cache
def packaged() -> Schemas:
    """Return the schemas that come with the package, read once."""
    return load_schemas(data_root() / "schemas")


def check(name: str, parsed: Parsed) -> tuple[Diagnostic, ...]:
    """Check the shape of a file against a packaged schema."""
    return packaged().check(name, parsed)
