# SPDX-License-Identifier: EUPL-1.2
"""The description of the long table (CSV): a Data Package with a Table Schema, for ``frictionless`` and R.

It stands beside ``<id>.csv`` and names that file; with it a program checks a filled-in table cell by cell.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.csv_columns import COLUMNS, DELIMITER, LINE_END, Column, Use
from kennisbank.export.stamp import moment, stamp
from kennisbank.labels import LICENCES

if TYPE_CHECKING:
    from kennisbank.form import Form
    from kennisbank.model import Catalogue

PROFILE: Final = "tabular-data-package"
_NAMED: Final = re.compile(r"[^a-z0-9._-]+")


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the descriptor as JSON."""
    licence = catalogue.settings.licence.content
    title, path = LICENCES[licence]
    data = {
        "profile": PROFILE,
        "name": _NAMED.sub("-", f"{form.catalogue_id}-{form.id}"),
        "id": f"{form.catalogue_id}:{form.id}:{form.digest}",
        "title": form.title,
        "description": form.summary,
        "version": form.version,
        "created": moment(catalogue).isoformat().replace("+00:00", "Z"),
        "licenses": [{"name": licence, "title": title, "path": path}],
        "kennisbank": stamp(form),
        "resources": [_resource(form)],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def losses(form: Form) -> list[str]:  # noqa: ARG001 (one signature for every format)
    """Return what the description does not say."""
    return [
        "Dit bestand beschrijft het csv-bestand en bevat zelf geen vragen om in te vullen.",
        "Het controleert niet of een antwoord bij juist die vraag hoort. Dat doet `kennisbank import`.",
    ]


def _resource(form: Form) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": _NAMED.sub("-", form.id),
        "path": f"{form.id}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": DELIMITER, "lineTerminator": LINE_END},
        "schema": {
            "fields": [_field(form, column) for column in COLUMNS],
            "primaryKey": ["question"],
            "missingValues": [""],
        },
    }


def _field(form: Form, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.key,
        "title": column.title,
        "description": column.description,
        "type": column.kind,
    }
    if column.kind == "boolean":
        field |= {"trueValues": ["ja"], "falseValues": ["nee"]}
    constraints = _constraints(form, column)
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(form: Form, column: Column) -> dict[str, Any]:
    if column.key == "question":
        return {"required": True, "enum": [question.full_id for question in form.questions]}
    if column.key == "option":
        ids = dict.fromkeys(option.id for question in form.questions for option in question.options)
        return {"enum": list(ids)}
    if column.use is Use.STAMP:
        return {"required": True}
    return {"maxLength": column.max_length} if column.max_length and column.kind == "string" else {}
