# SPDX-License-Identifier: EUPL-1.2
"""The quick check never says yes where jsonschema says no."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kennisbank.accept import _KEYWORDS, _NOTES, compile_schema
from kennisbank.locations import data_root
from kennisbank.schemas import Schemas, load_schemas

KLEIN = Path(__file__).parents[1] / "examples" / "valid" / "klein"
SCHEMAS = load_schemas(data_root() / "schemas")
FILES = [(path, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(KLEIN.rglob("*.json"))]
ODD = st.sampled_from(
    [
        *(None, True, 0, -1, 1, 1.0, 1.5, 10**7, "", " ", "x", "Ja", "ja", "nee?", "2026-02-30", "2026-2-3"),
        *("20260203", [], [1], ["a", "a"], [[], []], {}, {"a": 1}, {"id": "x", "derivation": "own"}),
    ]
)


def kind_of(value: dict) -> str:
    return value["$schema"].rpartition("/")[2].removesuffix(".schema.json")


def places(value: object) -> list[tuple[object, object]]:
    """Every container with each of its keys or indexes."""
    found: list[tuple[object, object]] = []
    if isinstance(value, dict):
        found += [(value, key) for key in value]
    elif isinstance(value, list):
        found += [(value, index) for index in range(len(value))]
    else:
        return []
    return found + [place for container, key in found for place in places(container[key])]


@pytest.mark.parametrize("value", [value for _, value in FILES], ids=[path.stem for path, _ in FILES])
def test_a_valid_file_is_accepted(value):
    assert SCHEMAS.accepts(kind_of(value))(value)
    assert SCHEMAS.validator(kind_of(value)).is_valid(value)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_is_accepted_is_valid_and_what_is_refused_is_not(data):
    _, original = data.draw(st.sampled_from(FILES))
    value = copy.deepcopy(original)
    for _ in range(data.draw(st.integers(1, 2))):
        container, key = data.draw(st.sampled_from(places(value)))
        if data.draw(st.booleans()):
            container[key] = copy.deepcopy(data.draw(ODD))
        elif isinstance(container, dict) and data.draw(st.booleans()):
            container[data.draw(st.sampled_from(["extra", "year", "undated", "cap", "role", "points"]))] = 1
        else:
            del container[key]
    kind = kind_of(original)
    accepted, valid = SCHEMAS.accepts(kind)(value), SCHEMAS.validator(kind).is_valid(value)
    assert not accepted or valid
    assert accepted or not valid or "1.0" in json.dumps(value), "refusing a valid value costs time"


@pytest.mark.parametrize(
    "schema",
    [
        {"not": {}},
        {"$ref": "https://example.org/elders.json"},
        {"$ref": "#/$defs/nergens"},
        {"type": ["string", "null"]},
        {"format": "uri"},
        {"oneOf": [{"type": "string"}, {"minLength": 1}]},
        {"properties": {}, "unevaluatedProperties": False, "allOf": [{"properties": {"a": True}}]},
        {"unevaluatedProperties": False},
        {"enum": [1]},
        False,
    ],
)
def test_what_it_does_not_know_is_left_to_jsonschema(schema):
    assert not compile_schema({"properties": {"a": schema}})({"a": {"b": "x"}})


def test_each_schema_uses_only_what_it_knows():
    """Else every file would go through jsonschema, and check would take its second."""
    for name in SCHEMAS.by_name.keys() - {"resultaat"}:  # a result is ours, and no part of a check
        assert set(keywords(SCHEMAS.by_name[name])) <= KNOWN, name


def test_a_definition_may_refer_to_itself():
    accepts = compile_schema(
        {"$ref": "#/$defs/tree", "$defs": {"tree": {"type": "array", "items": {"$ref": "#/$defs/tree"}}}}
    )
    assert accepts([[], [[]]])
    assert not accepts([[], [[1]]])


def test_formats_in_the_schemas_are_formats_that_are_checked():
    for name, schema in SCHEMAS.by_name.items():
        for used in formats(schema):
            assert used == "date", name
    validator = Schemas({"x": {"format": "date"}}).validator("x")
    assert not validator.is_valid("2026-02-30")


KNOWN = {*_KEYWORDS, *_NOTES}


def keywords(schema: object) -> list[str]:
    """Return the keywords of a schema and of those within it."""
    if not isinstance(schema, dict):
        return []
    found = list(schema)
    for key in ("properties", "$defs"):
        for inner in schema.get(key, {}).values() if isinstance(schema.get(key), dict) else ():
            found += keywords(inner)
    for key in ("items", "additionalProperties", "propertyNames"):
        found += keywords(schema.get(key))
    for inner in schema.get("oneOf", []) if isinstance(schema.get("oneOf"), list) else ():
        found += keywords(inner)
    return found


def formats(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in formats(item)]
    if not isinstance(value, dict):
        return []
    own = [value["format"]] if isinstance(value.get("format"), str) else []
    return own + [name for item in value.values() for name in formats(item)]
