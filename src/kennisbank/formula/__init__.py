# SPDX-License-Identifier: EUPL-1.2
"""Scoring as expressions: what a workbook, a survey or a phone form computes, from one program."""

from kennisbank.formula.dialect import Dialect, write
from kennisbank.formula.evaluate import evaluate
from kennisbank.formula.expressions import Expression
from kennisbank.formula.program import COUNTS, FIGURES, Assignment, Program, needed, program, without_counts

__all__ = [
    "COUNTS",
    "FIGURES",
    "Assignment",
    "Dialect",
    "Expression",
    "Program",
    "evaluate",
    "needed",
    "program",
    "without_counts",
    "write",
]
