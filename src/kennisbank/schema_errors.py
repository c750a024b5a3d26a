# SPDX-License-Identifier: EUPL-1.2
"""What ``jsonschema`` finds, in the words of somebody who edits a lesson.

Titles and descriptions come from the schema itself, so that the message, the editor's help and the reference
page say the same. One mistake gives one message: of two keywords that fail on one value, the plainest stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jsonschema.exceptions import SchemaError
from referencing.exceptions import Unresolvable

from kennisbank.jsontext import Parsed, pointer_of
from kennisbank.nearest import nearest

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

    from kennisbank.diagnostics import Diagnostic

_KINDS = {
    "object": "een object tussen accolades",
    "array": "een lijst tussen blokhaken",
    "string": "tekst",
    "integer": "een geheel getal",
    "number": "een getal",
    "boolean": "true of false",
    "null": "leeg",
}
_DROPPED_BESIDE = {"pattern": {"minLength"}, "format": {"pattern", "minLength"}, "oneOf": {"type"}}
"""A failure of the key is not told when one of the values fails on the same value."""


def explain(
    validator: Validator, name: str, schema: Mapping[str, Any], parsed: Parsed
) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each mistake that the validator finds."""
    file = f"{name}.schema.json"
    try:
        validator.check_schema(dict(schema))
        errors = list(validator.iter_errors(parsed.value))
    except Unresolvable as error:
        return (parsed.diagnostic("KB220", "", reference=error.ref, schema=file),)
    except SchemaError as error:
        return (parsed.diagnostic("KB221", "", schema=file, reason=error.message),)
    told = [_Told(error, schema, parsed) for error in errors]
    keywords: dict[str, set[str]] = {}
    for item in told:
        keywords.setdefault(item.pointer, set()).add(item.keyword)
    return tuple(
        diagnostic
        for item in told
        if not _DROPPED_BESIDE.get(item.keyword, set()) & keywords[item.pointer]
        for diagnostic in item.diagnostics()
    )


class _Told:
    """One validation error with its place, its title and its help."""

    def __init__(self, error: ValidationError, root: Mapping[str, Any], parsed: Parsed) -> None:
        self.keyword = str(error.validator)
        self.argument: Any = error.validator_value
        self.value: Any = error.instance
        self.schema: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
        self.path: list[str | int] = list(error.absolute_path)
        self.pointer = pointer_of(self.path)
        self.schema_path = list(error.absolute_schema_path)
        self.root = root
        self.parsed = parsed
        title, self.help = _title_and_help(root, self.schema_path)
        self.name = _lower(title) if title else f'"{self.path[-1]}"' if self.path else "dit bestand"

    @property
    def form(self) -> str:
        """What the value should look like: the description nearest to the rule."""
        return str(self.schema.get("description") or self.help)

    def diagnostics(self) -> Iterator[Diagnostic]:
        if "propertyNames" in self.schema_path:
            yield self.at_key(str(self.value), "KB217", value=self.value, help=self.form)
            return
        tell = _TELLERS.get(self.keyword)
        if tell is None:
            yield self.here("KB219", keyword=self.keyword, help=self.help)
        else:
            yield from tell(self)

    def here(self, code: str, **facts: Any) -> Diagnostic:
        return self.parsed.diagnostic(code, self.pointer, name=self.name, **facts)

    def at_key(self, at: str, code: str, **facts: Any) -> Diagnostic:
        pointer = pointer_of([*self.path, at])
        return self.parsed.diagnostic(code, pointer, on_key=True, name=self.name, **facts)

    def help_of(self, key: str) -> str:
        """Return the description of a property of this value."""
        inner = self.schema.get("properties", {}).get(key, {})
        text = inner.get("description") or _resolve(self.root, inner).get("description")
        return str(text or "deze sleutel is nodig")


def _type(told: _Told) -> Iterator[Diagnostic]:
    expected = _KINDS[told.argument]
    yield told.here("KB201", found=_kind_of(told.value), expected=expected)


def _enum(told: _Told) -> Iterator[Diagnostic]:
    near = nearest(told.value, map(str, told.argument)) if isinstance(told.value, str) else None
    yield told.here("KB202", value=told.value, allowed=list(told.argument), nearest=near)


def _const(told: _Told) -> Iterator[Diagnostic]:
    yield told.here("KB216", value=told.value, allowed=told.argument)


def _maximum(told: _Told) -> Iterator[Diagnostic]:
    yield told.here("KB203", value=told.value, range=_range(told.schema))


def _minimum(told: _Told) -> Iterator[Diagnostic]:
    yield told.here("KB204", value=told.value, range=_range(told.schema))


def _required(told: _Told) -> Iterator[Diagnostic]:
    for key in told.argument:
        if key not in told.value:
            yield told.here("KB205", key=key, help=told.help_of(key))


def _unevaluated(told: _Told) -> Iterator[Diagnostic]:
    known = told.schema.get("properties", {})
    free = [key for key in known if key not in told.value]
    for key in told.value:
        if key not in known:
            near = nearest(key, free)
            yield told.at_key(key, "KB206", key=key, allowed=list(known), nearest=near)


def _pattern(told: _Told) -> Iterator[Diagnostic]:
    if told.argument == r"\S":
        yield told.here("KB208", help=told.help)
    else:
        yield told.here("KB207", value=told.value, help=told.form)


def _min_length(told: _Told) -> Iterator[Diagnostic]:
    yield told.here("KB208", help=told.help)


def _max_length(told: _Told) -> Iterator[Diagnostic]:
    yield told.here("KB209", length=len(told.value), limit=told.argument)


def _min_items(told: _Told) -> Iterator[Diagnostic]:
    yield told.here("KB210", count=len(told.value), limit=told.argument, help=told.help)


def _unique_items(told: _Told) -> Iterator[Diagnostic]:
    for index, item in enumerate(told.value):
        if item in told.value[:index]:
            pointer = pointer_of([*told.path, index])
            yield told.parsed.diagnostic("KB211", pointer, name=told.name, value=item)


def _format(told: _Told) -> Iterator[Diagnostic]:
    if told.argument == "date":
        yield told.here("KB212", value=told.value)
    else:
        yield told.here("KB207", value=told.value, help=told.form)


def _dependent(told: _Told) -> Iterator[Diagnostic]:
    for key, names in told.argument.items():
        for needed in names:
            if key in told.value and needed not in told.value:
                yield told.at_key(key, "KB215", key=key, needed=needed)


def _one_of(told: _Told) -> Iterator[Diagnostic]:
    """Alternatives are either "one of these keys" or "the key that goes with this word"."""
    branches: Sequence[Mapping[str, Any]] = told.argument
    for branch in branches:
        for key, inner in branch.get("properties", {}).items():
            if told.value.get(key) == inner.get("const"):
                yield from _companions(told, branch, key)
                return
    if any("properties" in branch for branch in branches):
        return  # the word itself is wrong, and has its own message
    keys = [key for branch in branches for key in branch.get("required", [])]
    present = [key for key in keys if key in told.value]
    if present:
        yield told.at_key(present[-1], "KB214", keys=keys)
    else:
        yield told.here("KB213", keys=keys)


def _companions(told: _Told, branch: Mapping[str, Any], key: str) -> Iterator[Diagnostic]:
    title = told.schema.get("properties", {}).get(key, {}).get("title", key)
    for needed in branch.get("required", []):
        if needed not in told.value:
            pointer = pointer_of([*told.path, key])
            facts = {"value": told.value[key], "key": needed, "help": told.help_of(needed)}
            yield told.parsed.diagnostic("KB218", pointer, name=_lower(title), **facts)


_TELLERS: dict[str, Callable[[_Told], Iterator[Diagnostic]]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "maximum": _maximum,
    "minimum": _minimum,
    "required": _required,
    "unevaluatedProperties": _unevaluated,
    "pattern": _pattern,
    "minLength": _min_length,
    "maxLength": _max_length,
    "minItems": _min_items,
    "uniqueItems": _unique_items,
    "format": _format,
    "dependentRequired": _dependent,
    "oneOf": _one_of,
}


def _title_and_help(root: Mapping[str, Any], path: Sequence[str | int]) -> tuple[str, str]:
    """Return title and description that belong to the value at the end of a schema path."""
    node: Any = root
    title, description = root.get("title", ""), root.get("description", "")
    previous: str | int = ""
    for part in path[:-1]:
        node = node[part]
        if previous == "properties" or part in ("items", "additionalProperties", "propertyNames"):
            title = description = ""
        while isinstance(node, Mapping):  # jsonschema leaves "$ref" out of its paths
            title = title or str(node.get("title", ""))
            description = description or str(node.get("description", ""))
            if node is (node := _resolve(root, node)):
                break
        previous = "" if previous == "properties" else part
    return title, description


def _resolve(root: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the definition that a node of this schema refers to, or the node itself."""
    name = str(node.get("$ref", "")).removeprefix("#/$defs/")
    found = root.get("$defs", {}).get(name, node)
    return found if isinstance(found, Mapping) else node


def _lower(title: str) -> str:
    """Write a title as in the middle of a sentence; abbreviations keep their capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return f"{str(value).lower()}"
    if isinstance(value, str):
        return f'de tekst "{value[:40]}"'
    if isinstance(value, int | float):
        return f"het getal {value}"
    return (
        "een object"
        if isinstance(value, Mapping)
        else "een lijst"
        if isinstance(value, list)
        else "leeg (null)"
    )


def _range(schema: Mapping[str, Any]) -> str:
    noun = "een geheel getal" if schema.get("type") == "integer" else "een getal"
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is None:
        return f"{noun} van ten hoogste {high}"
    return f"{noun} vanaf {low}" if high is None else f"{noun} van {low} tot en met {high}"
