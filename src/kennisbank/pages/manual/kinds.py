# SPDX-License-Identifier: EUPL-1.2
"""What may stand at a key, in Dutch words made from its JSON schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kennisbank import labels
from kennisbank.pages import myst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kennisbank.pages.myst import Inline

_DEFS: Final = "#/$defs/"

KEYWORDS: Final = frozenset(
    {
        *("$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required"),
        *("unevaluatedProperties", "additionalProperties", "propertyNames", "items", "minItems", "maxItems"),
        *("uniqueItems", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "enum"),
        *("const", "anyOf", "oneOf", "dependentRequired"),
    }
)
"""The keywords that these pages can tell of; a test sees to it that the schemas use no other."""

_PATTERNS: Final = {r"\S": "", r"\?$": "eindigt op een vraagteken"}
"""Patterns that words say better."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """The definitions of one schema, and how its page points to them."""

    by_name: Mapping[str, Any]
    link: Callable[[str], Inline]
    """Makes a link to the definition of an object, or to a fixed form of text."""

    def resolve(self, schema: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
        """Return a schema with what it refers to filled in (its own words first), and that name."""
        reference = str(schema.get("$ref", ""))
        if not reference.startswith(_DEFS):
            return dict(schema), ""
        name = reference.removeprefix(_DEFS)
        own = {key: value for key, value in schema.items() if key != "$ref"}
        inner, _ = self.resolve(self.by_name[name])
        return {**inner, **own}, name


def is_object(schema: Mapping[str, Any]) -> bool:
    """Whether a schema is an object with named keys: it has a table of its own."""
    return "properties" in schema


def is_form(schema: Mapping[str, Any]) -> bool:
    """Whether a definition is a form of text that many keys share, such as a date."""
    return schema.get("type") == "string"


def kind(schema: Mapping[str, Any], path: str, definitions: Definitions) -> Inline:
    """Say what may stand here; ``path`` names the place, for objects that have no name of their own."""
    found, name = definitions.resolve(schema)
    path = name or path
    if is_object(found):
        return definitions.link(path)
    if name and is_form(found):
        return definitions.link(name)
    if "anyOf" in found:
        return myst.join([kind(one, path, definitions) for one in found["anyOf"]], " of ")
    if "const" in found:
        return myst.sentence(myst.words("altijd"), _value(found["const"]))
    if "enum" in found:
        return myst.sentence(myst.words("kies uit"), myst.join(map(_value, found["enum"]), ", "))
    if "type" not in found:
        return myst.words("alles wat JSON kan")
    types = found["type"] if isinstance(found["type"], list) else [found["type"]]
    return myst.join([_TYPES[one](found, path, definitions) for one in types], " of ")


def form(schema: Mapping[str, Any]) -> Inline:
    """Describe a fixed form of text."""
    return myst.join(_text(schema), ", ")


def _value(value: object) -> Inline:
    words = {True: "true", False: "false", None: "null"}
    plain = words[value] if value is None or isinstance(value, bool) else str(value)
    return myst.code(plain)


def _text(schema: Mapping[str, Any]) -> Iterator[Inline]:
    yield myst.words("tekst")
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    if least > 1 and most:
        yield myst.words(f"{least} tot en met {labels.whole(most)} tekens")
    elif most:
        yield myst.words(f"ten hoogste {labels.whole(most)} tekens")
    elif least > 1:
        yield myst.words(f"minstens {labels.whole(least)} tekens")
    pattern = schema.get("pattern", "")
    if pattern in _PATTERNS:
        yield myst.words(_PATTERNS[pattern])
    elif pattern:
        yield myst.sentence(myst.words("in de vorm"), myst.code(pattern))


def _string(schema: Mapping[str, Any], _path: str, _definitions: Definitions) -> Inline:
    return form(schema)


def _integer(schema: Mapping[str, Any], _path: str, _definitions: Definitions) -> Inline:
    least, most = schema.get("minimum"), schema.get("maximum")
    text = "geheel getal"
    if least is not None and most is not None:
        text += f" van {labels.whole(least)} tot en met {labels.whole(most)}"
    elif least is not None:
        text += f" vanaf {labels.whole(least)}"
    return myst.words(text)


def _boolean(_schema: Mapping[str, Any], _path: str, _definitions: Definitions) -> Inline:
    return myst.join(
        [_value(True), myst.words(" (waar) of "), _value(False), myst.words(" (onwaar)")]  # noqa: FBT003
    )


def _null(_schema: Mapping[str, Any], _path: str, _definitions: Definitions) -> Inline:
    return myst.sentence(_value(None), myst.words("(niets)"))


def _array(schema: Mapping[str, Any], path: str, definitions: Definitions) -> Inline:
    parts = [myst.sentence(myst.words("lijst:"), kind(schema["items"], path, definitions))]
    if schema.get("minItems"):
        parts.append(myst.words(f"minstens {schema['minItems']}"))
    if schema.get("maxItems"):
        parts.append(myst.words(f"ten hoogste {schema['maxItems']}"))
    if schema.get("uniqueItems"):
        parts.append(myst.words("elk één keer"))
    return myst.join(parts, "; ")


def _object(schema: Mapping[str, Any], path: str, definitions: Definitions) -> Inline:
    key = kind(schema.get("propertyNames", {"type": "string"}), path, definitions)
    value = kind(schema["additionalProperties"], path, definitions)
    return myst.join([myst.words("per "), key, myst.words(": "), value])


_TYPES: Final = {
    "string": _string,
    "integer": _integer,
    "boolean": _boolean,
    "null": _null,
    "array": _array,
    "object": _object,
}
