# SPDX-License-Identifier: EUPL-1.2
"""The XLSForm, converted by pyxform and filled in with the engine of ODK Web Forms."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree
from pyxform.xls2xform import convert

import node
from equality import frame, programs
from equality.filler import catalogue_of, form_of
from kennisbank.export import xlsform
from kennisbank.form import name_of, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "odk"
TITLE = "Formulier voor ODK en Kobo (XLSForm)"
PROGRAM = "ODK Web Forms"
CODE = (
    "src/kennisbank/export/xlsform.py",
    "src/kennisbank/formula/program.py",
    "src/kennisbank/formula/xpath.py",
    "tests/equality/engines/odk.mjs",
)
FIGURES = programs.GIVEN

NO_XML = "De reden in deze toets bevat een stuurteken. Dat kan niet in een XML-bestand staan."


def carries(content: frame.Json, scope: str, response: frame.Json) -> str | None:
    """Carry what the form offers, as far as XML can hold the reasons."""
    reasons = [answer.get("reason") for answer in response["answers"].values()]
    if any(isinstance(reason, str) and plain(reason) != reason for reason in reasons):
        return NO_XML
    return frame.not_offered(content, scope, response)


def version() -> str:
    found = node.packages() / "@getodk" / "xforms-engine" / "package.json"
    return str(json.loads(found.read_text(encoding="utf-8"))["version"])


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    """Convert each form once; two Nodes open the filled-in instances, which are computed as they open."""
    halves: tuple[_Half, _Half] = (_Half(), _Half())
    for content, scope, members in frame.grouped(jobs):
        book = xlsform.render(catalogue_of(content), form_of(content, scope))
        xform = convert(xlsform=io.BytesIO(book), validate=False, warnings=[]).xform
        for half, places in zip(halves, (members[::2], members[1::2]), strict=True):
            half.add(xform, [(place, filled(xform, jobs[place])) for place in places])
    with ThreadPoolExecutor(len(halves)) as pool:
        values = dict(chain.from_iterable(pool.map(_Half.values, halves)))
    wholes = (programs.shown(job.content, job.scope) for job in jobs)
    return [
        programs.flat(whole, values[place], job.content)
        for place, (job, whole) in enumerate(zip(jobs, wholes, strict=True))
    ]


class _Half:
    """Half of the work: what one Node does."""

    def __init__(self) -> None:
        self.places: list[int] = []
        self.input: dict[str, list[Any]] = {"forms": [], "jobs": []}

    def add(self, xform: str, instances: list[tuple[int, str]]) -> None:
        number = len(self.input["forms"])
        self.input["forms"].append(xform)
        self.places += [place for place, _ in instances]
        self.input["jobs"] += [{"form": number, "instance": instance} for _, instance in instances]

    def values(self) -> list[tuple[int, dict[str, str]]]:
        """Return place → name of each field and its value."""
        script = Path(__file__).with_suffix(".mjs")
        printed = node.run("--max-semi-space-size=128", script, node.packages(), text=json.dumps(self.input))
        return list(zip(self.places, map(json.loads, printed.split("\n")[:-1]), strict=True))


def filled(xform: str, job: frame.Job) -> str:
    """Return the instance of a form with these answers, as a phone sends it in."""
    root = etree.fromstring(xform.encode())
    [instance] = root.xpath("//*[local-name()='instance'][not(@id)]/*")
    fields = {etree.QName(one).localname: one for one in instance.iter() if isinstance(one.tag, str)}
    for full_id, answer in frame.answers_in_scope(job).items():
        if answer.get("option"):
            fields[name_of(full_id)].text = answer["option"]
        reason = fields.get(name_of(full_id, "reason"))
        if reason is not None and isinstance(answer.get("reason"), str):
            reason.text = answer["reason"]
    return etree.tostring(instance, encoding="unicode")
