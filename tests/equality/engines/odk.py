# SPDX-License-Identifier: EUPL-1.2
"""The XLSForm, converted by pyxform and filled in with the engine of ODK Web Forms."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

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
    """Convert each form once; open all filled-in instances in one Node, which computes as it opens."""
    forms, sent, places = [], [], []
    for number, (content, scope, members) in enumerate(frame.grouped(jobs)):
        book = xlsform.render(catalogue_of(content), form_of(content, scope))
        xform = convert(xlsform=io.BytesIO(book), validate=False, warnings=[]).xform
        forms.append(xform)
        sent += [{"form": number, "instance": filled(xform, jobs[place])} for place in members]
        places += members
    text = json.dumps({"forms": forms, "jobs": sent})
    lines = node.run(Path(__file__).with_suffix(".mjs"), node.packages(), text=text).split("\n")[:-1]
    results: dict[int, frame.Flat] = {}
    for place, line in zip(places, lines, strict=True):
        job = jobs[place]
        results[place] = programs.flat(programs.shown(job.content, job.scope), json.loads(line), job.content)
    return [results[place] for place in range(len(jobs))]


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
