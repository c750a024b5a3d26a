# SPDX-License-Identifier: EUPL-1.2
"""The schemas as a closed set, and their mistakes in plain Dutch."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from kennisbank import schemas
from kennisbank.jsontext import parse
from kennisbank.locations import data_root
from kennisbank.schemas import Schemas, load_schemas, packaged

SCHEMAS = load_schemas(data_root() / "schemas").by_name


def codes(schema: dict, value: object) -> list[str]:
    found = Schemas({"x": schema}).check("x", parse(json.dumps(value).encode(), "x.json"))
    return [item.code for item in found]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_a_schema(name):
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"].startswith("urn:")


@pytest.mark.parametrize(
    "reference", ["https://example.org/x.json", "urn:x:y", "#/$defs/nee", "ander.schema.json"]
)
def test_an_unknown_reference_is_told_and_never_fetched(reference, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("something was fetched")

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)
    assert codes({"properties": {"a": {"$ref": reference}}}, {"a": 1}) == ["KB220"]


def test_a_schema_may_refer_to_another_of_the_set():
    both = Schemas(
        {"een": {"$id": "urn:t:een", "$ref": "urn:t:twee"}, "twee": {"$id": "urn:t:twee", "type": "string"}}
    )
    assert both.check("een", parse(b'"x"', "x.json")) == ()
    assert [item.code for item in both.check("een", parse(b"1", "x.json"))] == ["KB201"]


def test_a_broken_schema_is_told():
    assert codes({"type": "getal"}, 1) == ["KB221"]


def test_a_keyword_without_a_sentence_of_its_own_is_told_all_the_same():
    assert codes({"title": "Getal", "multipleOf": 2}, 3) == ["KB219"]


def test_each_keyword_of_our_schemas_has_a_sentence_of_its_own():
    from kennisbank.schema_errors import _TELLERS

    silent = {"title", "description", "$schema", "$id", "$defs", "$ref", "properties", "items"}
    from unit.test_accept import keywords

    used = {word for name, schema in SCHEMAS.items() if name != "resultaat" for word in keywords(schema)}
    assert used - silent - {"additionalProperties", "propertyNames"} <= set(_TELLERS)


def test_equal_definitions_are_equal_in_every_schema():
    seen: dict[str, tuple[str, object]] = {}
    for name, schema in SCHEMAS.items():
        for definition, value in schema["$defs"].items():
            first = seen.setdefault(definition, (name, value))
            assert first[1] == value, f"{definition} differs in {first[0]} and {name}"


def test_a_value_that_could_not_be_read_is_not_told_twice():
    found = schemas.check("rollen", parse(b'{"$schema": "../schemas/rollen.schema.json", "roles": NaN}', "x"))
    assert found == ()


def test_clean_files_do_not_need_jsonschema():
    import subprocess
    import sys

    code = (
        "import sys, kennisbank.catalogue as c;"
        "assert not c.examine(sys.argv[1]).diagnostics;"
        "assert 'jsonschema' not in sys.modules"
    )
    klein = data_root() / "tests" / "examples" / "valid" / "klein"
    subprocess.run([sys.executable, "-c", code, str(klein)], check=True)


def test_the_packaged_schemas_are_read_once():
    assert packaged() is packaged()
