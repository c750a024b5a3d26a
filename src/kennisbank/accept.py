# SPDX-License-Identifier: EUPL-1.2
"""A quick "surely valid" for values, so that a clean catalogue never pays for the full validator.

``compile_schema`` turns a schema into nested functions that answer yes or no. Yes means that ``jsonschema``
finds nothing either (a test holds them side by side); no means: ask ``jsonschema``, which also tells why.
A keyword or reference that is not known here compiles to "no", so a new keyword costs time, never truth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Accepts = Callable[[Any], bool]

_NOTES = {"title", "description", "$schema", "$id", "$defs", "$comment", "default", "examples"}


def compile_schema(schema: Mapping[str, Any]) -> Accepts:
    """Return a function that says whether a value surely fits this self-contained schema."""
    return _Compiler(schema).schema(schema)


def never(_: Any) -> bool:
    """Accept nothing: leave the value to the full validator."""
    return False


class _Compiler:
    """Compiles one file's schema; definitions are compiled once and may refer to themselves."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self.root = root
        self.definitions: dict[str, list[Accepts]] = {}

    def schema(self, schema: Any) -> Accepts:
        if schema is True:
            return lambda _: True
        if not isinstance(schema, Mapping):
            return never
        parts: list[Accepts] = []
        for keyword, argument in schema.items():
            if keyword in _NOTES:
                continue
            compiler = _KEYWORDS.get(keyword)
            if compiler is None:
                return never
            part = compiler(self, argument, schema)
            if part is not None:
                parts.append(part)
        return _all(parts)

    def reference(self, reference: Any, _schema: Mapping[str, Any]) -> Accepts:
        if not isinstance(reference, str) or not reference.startswith("#/$defs/"):
            return never
        name = reference.removeprefix("#/$defs/")
        definition = self.root.get("$defs", {}).get(name)
        if definition is None or "/" in name or "~" in name or "%" in name:
            return never
        if name not in self.definitions:
            slot: list[Accepts] = []
            self.definitions[name] = slot
            slot.append(self.schema(definition))
        slot = self.definitions[name]
        return slot[0] if slot else lambda value: slot[0](value)  # noqa: PLW0108 - not filled yet

    def properties(self, properties: Mapping[str, Any], schema: Mapping[str, Any]) -> Accepts:
        known = {name: self.schema(inner) for name, inner in properties.items()}
        others: Accepts | None = None
        if schema.get("unevaluatedProperties") is False:
            if not self._closed(schema):
                return never
            others = never
        elif "additionalProperties" in schema:
            others = self.schema(schema["additionalProperties"])

        def accepts(value: Any) -> bool:
            if type(value) is not dict:
                return True
            for name, inner in value.items():
                check = known.get(name, others)
                if check is not None and not check(inner):
                    return False
            return True

        return accepts

    def additional(self, inner: Any, schema: Mapping[str, Any]) -> Accepts | None:
        if "properties" in schema:
            return None  # handled there
        if inner is False:
            return never
        check = self.schema(inner)
        return lambda value: type(value) is not dict or all(map(check, value.values()))

    def unevaluated(self, inner: Any, schema: Mapping[str, Any]) -> Accepts | None:
        return None if inner is False and "properties" in schema else never

    def property_names(self, inner: Any, _schema: Mapping[str, Any]) -> Accepts:
        check = self.schema(inner)
        return lambda value: type(value) is not dict or all(map(check, value))

    def items(self, inner: Any, _schema: Mapping[str, Any]) -> Accepts:
        check = self.schema(inner)
        return lambda value: type(value) is not list or all(map(check, value))

    def one_of(self, branches: list[Any], _schema: Mapping[str, Any]) -> Accepts:
        """Count branches; only where each is exact, because a branch in doubt would be counted wrongly."""
        if not all(map(_is_exact, branches)):
            return never
        checks = [self.schema(branch) for branch in branches]
        return lambda value: sum(check(value) for check in checks) == 1

    def _closed(self, schema: Mapping[str, Any]) -> bool:
        """Whether "unevaluated" here means: not among the properties of this very schema."""
        names = set(schema["properties"])
        if {"$ref", "allOf", "anyOf", "if", "dependentSchemas", "patternProperties", "not"} & set(schema):
            return False
        branches = schema.get("oneOf", [])
        return "additionalProperties" not in schema and all(
            set(branch) <= {"required", "properties"} and set(branch.get("properties", {})) <= names
            for branch in branches
        )


def _is_exact(branch: Any) -> bool:
    """Whether a "no" of this branch is certain too: required keys and fixed words only."""
    return set(branch) <= {"required", "properties"} and all(
        set(inner) == {"const"} and isinstance(inner["const"], str)
        for inner in branch.get("properties", {}).values()
    )


def _all(parts: list[Accepts]) -> Accepts:
    if not parts:
        return lambda _: True
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        first, second = parts
        return lambda value: first(value) and second(value)
    fixed = tuple(parts)

    def accepts(value: Any) -> bool:
        for part in fixed:  # noqa: SIM110 - a loop is quicker than all() with a generator
            if not part(value):
                return False
        return True

    return accepts


def _type(_self: _Compiler, name: Any, _schema: Mapping[str, Any]) -> Accepts:
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}
    kind = kinds.get(name) if isinstance(name, str) else None
    return never if kind is None else lambda value: type(value) is kind


def _enum(_self: _Compiler, allowed: list[Any], _schema: Mapping[str, Any]) -> Accepts:
    if not all(isinstance(item, str) for item in allowed):
        return never
    words = frozenset(allowed)
    return lambda value: type(value) is str and value in words


def _const(_self: _Compiler, expected: Any, _schema: Mapping[str, Any]) -> Accepts:
    return lambda value: type(value) is type(expected) and value == expected


def _required(_self: _Compiler, names: list[str], _schema: Mapping[str, Any]) -> Accepts:
    needed = frozenset(names)
    return lambda value: type(value) is not dict or needed <= value.keys()


def _dependent(_self: _Compiler, needs: Mapping[str, list[str]], _schema: Mapping[str, Any]) -> Accepts:
    return lambda value: (
        type(value) is not dict
        or all(key not in value or all(name in value for name in names) for key, names in needs.items())
    )


def _pattern(_self: _Compiler, pattern: str, _schema: Mapping[str, Any]) -> Accepts:
    search = re.compile(pattern).search
    return lambda value: type(value) is not str or search(value) is not None


def _format(_self: _Compiler, name: str, _schema: Mapping[str, Any]) -> Accepts:
    return (lambda value: type(value) is not str or _is_date(value)) if name == "date" else never


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10 and text[4] == text[7] == "-"


def _unique(_self: _Compiler, unique: Any, _schema: Mapping[str, Any]) -> Accepts | None:
    if unique is not True:
        return None
    return lambda value: (
        type(value) is not list
        or (all(type(item) is str for item in value) and len(set(value)) == len(value))
    )


def _bound(
    test: Callable[[Any, Any], bool], *kinds: type
) -> Callable[[_Compiler, Any, Mapping[str, Any]], Accepts]:
    """Return a keyword that compares a value, or its length, with a limit; other kinds of value pass."""

    def compiler(_self: _Compiler, limit: Any, _schema: Mapping[str, Any]) -> Accepts:
        return lambda value: type(value) not in kinds or test(value, limit)

    return compiler


_KEYWORDS: dict[str, Callable[[_Compiler, Any, Mapping[str, Any]], Accepts | None]] = {
    "$ref": _Compiler.reference,
    "type": _type,
    "properties": _Compiler.properties,
    "additionalProperties": _Compiler.additional,
    "unevaluatedProperties": _Compiler.unevaluated,
    "propertyNames": _Compiler.property_names,
    "items": _Compiler.items,
    "oneOf": _Compiler.one_of,
    "enum": _enum,
    "const": _const,
    "required": _required,
    "dependentRequired": _dependent,
    "pattern": _pattern,
    "format": _format,
    "uniqueItems": _unique,
    "minLength": _bound(lambda value, limit: len(value) >= limit, str),
    "maxLength": _bound(lambda value, limit: len(value) <= limit, str),
    "minItems": _bound(lambda value, limit: len(value) >= limit, list),
    "minimum": _bound(lambda value, limit: value >= limit, int, float),
    "maximum": _bound(lambda value, limit: value <= limit, int, float),
}
