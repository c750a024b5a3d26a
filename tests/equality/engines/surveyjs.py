# SPDX-License-Identifier: EUPL-1.2
"""The calculated values of a SurveyJS survey, by survey-core in Node."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import node
from equality import frame
from equality.engines import _webforms
from kennisbank.export import surveyjs

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "surveyjs"
TITLE = "Enquête (SurveyJS)"
PROGRAM = "survey-core"
CODE = (
    "src/kennisbank/export/surveyjs.py",
    "src/kennisbank/export/live.py",
    "src/kennisbank/formula/surveyjs.py",
    "src/kennisbank/formula/simplify.py",
    "src/kennisbank/formula/program.py",
    "tests/equality/engines/_webforms.py",
    "tests/equality/engines/_surveyjs.cjs",
)
FIGURES = _webforms.FIGURES
PARTS = _webforms.parts


def version() -> str:
    text = (node.packages() / "survey-core" / "package.json").read_text(encoding="utf-8")
    return str(json.loads(text)["version"])


carries = frame.not_offered


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    """Fill in every set of answers as field values and read what the survey computes."""
    return _webforms.run(jobs, surveyjs.render, "_surveyjs.cjs")
