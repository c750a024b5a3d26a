# SPDX-License-Identifier: EUPL-1.2
"""Fill in the form with JSON Forms, which checks it against the schema, and hand in its data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import node
from kennisbank.export import jsonschema
from kennisbank.form import name_of
from roundtrip import cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form

FORMAT = "jsonschema"
READERS = {"json"}
"""The data is a response, with field names in the place of ids."""
PROGRAM = Path(__file__).parent / "_jsonforms.mjs"


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:
    """Return the data of the filled-in form."""
    values = {f"subject.{key}": text for key, text in response["subject"].items()}
    for full_id, answer in response["answers"].items():
        values |= {f"answers.{name_of(full_id)}.{key}": text for key, text in answer.items()}
    ui = jsonschema.render_ui(cases.catalogue(), form)
    work = {"schema": json.loads(data), "uischema": json.loads(ui), "values": values}
    return node.run(PROGRAM, node.packages(), text=json.dumps(work)).encode()


def _stamped(data: bytes) -> bytes:
    """Add the fixed values, as rjsf does."""
    form = cases.form(cases.SCOPES[0])
    origin = {"id": form.catalogue_id, "version": form.version, "digest": form.scoring_digest}
    return json.dumps({"catalogue": origin, **json.loads(data)}).encode()


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as filled in": lambda data: data,
    "with the fixed values, as rjsf adds them": _stamped,
    "written with indents": lambda data: json.dumps(json.loads(data), indent=3).encode(),
}
