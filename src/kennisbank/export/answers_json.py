# SPDX-License-Identifier: EUPL-1.2
"""JSON for developers: the form, and beside it a response to fill in (``antwoorden.schema.json``)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kennisbank.form import Form, as_json

if TYPE_CHECKING:
    from kennisbank.model import Catalogue

SCHEMA: Final = "urn:nl:kennisbank-lokale-weerbaarheid:schema:antwoorden:1"
"""The ``$id`` of the schema that the response follows."""


def render(catalogue: Catalogue, form: Form) -> bytes:  # noqa: ARG001 (one signature for every format)
    """Return ``{"form", "response"}``; the response has no answers yet."""
    data = {"form": as_json(form), "response": empty_response(form)}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def empty_response(form: Form) -> dict[str, Any]:
    """Return a response to this form in which every question is still open."""
    return {
        "$schema": SCHEMA,
        "catalogue": {"id": form.catalogue_id, "version": form.version, "digest": form.scoring_digest},
        "subject": {},
        "answers": {},
        "unmapped": [],
    }


def losses(form: Form) -> list[str]:  # noqa: ARG001 (one signature for every format)
    """Return what is lost: the score, which another tool computes."""
    return ["Dit bestand rekent geen score uit. Dat doet `kennisbank score` met het deel `response`."]
