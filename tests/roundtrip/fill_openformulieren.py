# SPDX-License-Identifier: EUPL-1.2
"""Hand in values under the keys of the form in the ZIP, as Open Formulieren passes a submission on.

Open Formulieren itself is not at hand: this holds the keys together, no more.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from roundtrip.fill_surveyjs import values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kennisbank.form import Form

FORMAT = "openformulieren"
READERS = {"formio", "surveyjs"}


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:  # noqa: ARG001 (one signature)
    """Return the values of a submission, those of the variables among them."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    definitions = json.loads(archive.read("formDefinitions.json"))
    keys = {key for one in definitions for key in _keys(one["configuration"]["components"])}
    values = values_of(response)
    assert values.keys() <= keys, values.keys() - keys
    variables = {one["key"]: 1.0 for one in json.loads(archive.read("formVariables.json"))}
    empty = {key: "" for key in keys if "__" in key and not key.startswith("vraag_")}
    return json.dumps({"values": {**variables, **empty, **values}}).encode()


def _keys(components: list[dict[str, Any]]) -> Iterator[str]:
    for component in components:
        if component["type"] != "content":
            yield component["key"]
        yield from _keys(component.get("components", []))


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as handed in": lambda data: data,
    "only the values": lambda data: json.dumps(json.loads(data)["values"]).encode(),
}
