# SPDX-License-Identifier: EUPL-1.2
"""The calculated fields of a Form.io form (JsonLogic), by @formio/core in Node."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import node
from equality import frame
from equality.engines import _webforms
from kennisbank.export import formio

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "formio"
TITLE = "Formulier (Form.io)"
PROGRAM = "@formio/core"
CODE = (
    "src/kennisbank/export/formio.py",
    "src/kennisbank/export/live.py",
    "src/kennisbank/formula/jsonlogic.py",
    "src/kennisbank/formula/simplify.py",
    "src/kennisbank/formula/program.py",
    "tests/equality/engines/_webforms.py",
    "tests/equality/engines/_formio.cjs",
)
FIGURES = _webforms.FIGURES
PARTS = _webforms.parts


def version() -> str:
    text = (node.packages() / "@formio" / "core" / "package.json").read_text(encoding="utf-8")
    return str(json.loads(text)["version"])


carries = frame.not_offered


def run(jobs: Sequence[frame.Job]) -> list[frame.Flat]:
    """Fill in every set of answers as field values and read what the form computes."""
    return _webforms.run(jobs, formio.render, "_formio.cjs")
