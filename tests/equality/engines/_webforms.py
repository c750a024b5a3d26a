# SPDX-License-Identifier: EUPL-1.2
"""What the engines of web forms share: answers as field values, and computed values as figures."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import node
from equality import frame
from equality.filler import catalogue_of, form_of
from kennisbank.export import live
from kennisbank.form import name_of
from kennisbank.formula import program
from kennisbank.scoring import COUNTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FIGURES = (frame.ROW_FIGURES - {"caps"}) | {"weakest_domain"}


def parts(reference: Mapping[str, Any]) -> frozenset[str]:
    """Return the rows that a form gives: of everything at once, and of the quick scan, none per lesson."""
    return frozenset({"domains", "total"}) if "total.low" in reference else frame.ALL_PARTS


def field_values(job: frame.Job) -> dict[str, str]:
    """Return the answers of a job as a person would fill in the fields."""
    values: dict[str, str] = {}
    for full_id, answer in frame.answers_in_scope(job).items():
        if answer.get("option") is not None:
            values[name_of(full_id)] = answer["option"]
        if answer.get("reason") is not None:
            values[name_of(full_id, "reason")] = answer["reason"]
    return values


def run(jobs: Sequence[frame.Job], render: Callable[..., bytes], script: str) -> list[frame.Flat]:
    """Export each form once, let one Node compute all, and return the figures.

    The script gets a file of ``[{"form", "answers": [field values]}]`` and prints one line of values per set.
    """
    groups = list(frame.grouped(jobs))
    work = [
        {
            "form": json.loads(render(catalogue_of(content), form_of(content, scope))),
            "answers": [field_values(jobs[place]) for place in places],
        }
        for content, scope, places in groups
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "work.json"
        file.write_text(json.dumps(work), encoding="utf-8")
        lines = iter(node.run(Path(__file__).parent / script, node.packages(), file).split("\n"))
    results: dict[int, frame.Flat] = {}
    for content, scope, places in groups:
        for place in places:
            results[place] = figures(content, scope, json.loads(next(lines)))
    return [results[place] for place in range(len(jobs))]


def figures(content: frame.Json, scope: str, values: Mapping[str, Any]) -> frame.Flat:
    """Return the values that a form computed as a flat result; where there is no value, it is None."""
    made: frame.Flat = {}
    kind = form_of(content, scope).scope
    for key, name in live.computed(program(content, scope), kind).figures.items():
        value = None if values.get(name) == "" else values.get(name)
        head, _, figure = key.rpartition(".")
        if key == "weakest":
            made["weakest_domain"] = content["domains"][value - 1]["id"] if value else None
        elif figure == "certain":
            made[key] = None if value is None else value == 1
        else:
            made[f"{head}.counts.{figure}" if figure in COUNTS else key] = value
    return made
