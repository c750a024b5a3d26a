# SPDX-License-Identifier: EUPL-1.2
"""Checklists about the resilience of municipalities: read them, fill them in, score them.

>>> import kennisbank as kb
>>> catalogue = kb.load()
>>> result = kb.score(catalogue, {"answers": {}})

What stands in ``__all__`` is stable; everything else may move.
"""

from kennisbank.api import score
from kennisbank.catalogue import CatalogueError, Reading, digest, load, read, scoring_content
from kennisbank.diagnostics import Diagnostic
from kennisbank.model import Catalogue
from kennisbank.scoring import UnknownOption, UnknownQuestion, UnknownScope

__version__ = "1.0.0"

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Diagnostic",
    "Reading",
    "UnknownOption",
    "UnknownQuestion",
    "UnknownScope",
    "__version__",
    "digest",
    "load",
    "read",
    "score",
    "scoring_content",
]
