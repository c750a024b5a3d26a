# SPDX-License-Identifier: EUPL-1.2
"""Every scorer follows every vector, and the vectors are what the oracle says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from conformance import make_vectors
from conformance.builders import digest
from conformance.scorers import HERE, SCORERS, contents, outcomes, reduced, vectors

VECTORS = vectors()
SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"


def _schema(path: Path) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


VECTOR_SCHEMA = _schema(HERE / "vector.schema.json")


def _errors(schema: dict[str, Any], value: Any) -> list[str]:
    known = [VECTOR_SCHEMA, _schema(SCHEMAS / "resultaat.schema.json")]
    registry: Registry[Any] = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in known)
    return [
        f"{e.json_path}: {e.message}"
        for e in Draft202012Validator(schema, registry=registry).iter_errors(value)
    ]


@pytest.mark.parametrize("vector", VECTORS, ids=[v["id"] for v in VECTORS])
@pytest.mark.parametrize("scorer", SCORERS)
def test_scorer_follows_the_vector(scorer: str, vector: dict[str, Any]) -> None:
    parts = SCORERS[scorer].parts
    expected = reduced(vector["expected"], parts)
    if expected:
        assert reduced(outcomes(scorer)[vector["id"]], parts) == expected, vector["purpose"]


@pytest.mark.parametrize("scorer", SCORERS)
def test_states_keep_document_order(scorer: str) -> None:
    for vector in VECTORS:
        got = outcomes(scorer)[vector["id"]]
        if "states" in got:
            assert list(got["states"]) == list(vector["expected"]["states"]), vector["id"]


def test_committed_files_are_what_the_oracle_says() -> None:
    made = make_vectors.files()
    committed = {
        path.relative_to(HERE).as_posix(): path.read_text(encoding="utf-8")
        for pattern in ("contents/*/*.json", "vectors/*.json")
        for path in HERE.glob(pattern)
    }
    assert committed.keys() == made.keys(), "run python tests/conformance/make_vectors.py"
    assert [path for path in made if made[path] != committed[path]] == []


def test_vectors_and_contents_follow_the_schema() -> None:
    for path in HERE.glob("vectors/*.json"):
        assert _errors(VECTOR_SCHEMA, json.loads(path.read_text(encoding="utf-8"))) == [], path.name
    content_schema = {"$ref": f"{VECTOR_SCHEMA['$id']}#/$defs/content"}
    for name, content in contents().items():
        assert _errors(content_schema, content) == [], name


def test_an_unknown_key_fails() -> None:
    document = json.loads((HERE / "vectors" / "errors.json").read_text(encoding="utf-8"))
    for place in (document, document["vectors"][0], document["vectors"][0]["expected"]):
        place["zomaar"] = 1
        assert _errors(VECTOR_SCHEMA, document) != []
        del place["zomaar"]
    assert _errors(VECTOR_SCHEMA, document) == []


def test_there_are_enough_vectors_with_unique_ids_and_purposes() -> None:
    assert len(VECTORS) >= 60
    assert [key for key, n in Counter(v["id"] for v in VECTORS).items() if n > 1] == []
    assert [key for key, n in Counter(v["purpose"] for v in VECTORS).items() if n > 1] == []
    assert {v["content"] for v in VECTORS} == set(contents()), "a content without a vector"


def test_digests_are_those_of_the_contents() -> None:
    for name, content in contents().items():
        assert content["digest"] == digest({k: v for k, v in content.items() if k != "digest"}), name


BY_HAND = {
    "reference": {"score": 666_667, "coverage": 666_667, "low": 444_444, "high": 777_778, "percent": 67}
    | {"percent_low": 44, "percent_high": 78, "level_low": 2, "level_high": 4, "certain": False},
    "empty-form": {"score": None, "low": 0, "high": 1_000_000, "coverage": 0, "certain": False},
    "all-not-applicable": {
        "score": None,
        "low": None,
        "high": None,
        "coverage": None,
        "certain": None,
        "caps": [],
    },
    "one-yes-rest-open": {"score": 1_000_000, "low": 333_333, "high": 1_000_000, "coverage": 333_333},
    "all-unknown": {"score": None, "low": 0, "high": 1_000_000, "coverage": 0},
    "must-have-no-at-95": {"score": 950_000, "percent": 95, "level_low": 1, "level_high": 1, "certain": True},
    "199-of-200": {"score": 995_000, "percent": 99, "percent_low": 99, "percent_high": 99},
    "one-eighth": {"score": 125_000, "percent": 13},
}


@pytest.mark.parametrize("key", BY_HAND)
def test_scoring_md_by_hand(key: str) -> None:
    """The reference vector and the edges of scoring.md, as worked out on paper."""
    [vector] = [v for v in VECTORS if v["id"] == key]
    row = vector["expected"]["result"]["lessons"]["a"]
    assert {name: row[name] for name in BY_HAND[key]} == BY_HAND[key]
