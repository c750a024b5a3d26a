# SPDX-License-Identifier: EUPL-1.2
"""The one call that most users of the package want: catalogue and answers in, result out. Stable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kennisbank import scoring
from kennisbank.catalogue import scoring_content
from kennisbank.insight import insight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.model import Catalogue


def score(catalogue: Catalogue, response: Mapping[str, Any], scope: str = "all") -> dict[str, Any]:
    """Score a response: figures and levels, what to do next, and how firm the total is.

    :param response: shaped as antwoorden.schema.json; only ``answers`` is looked at.
    :param scope: ``all``, ``quickscan``, or the id of a domain or lesson.
    :returns: shaped as resultaat.schema.json; figures in ppm.
    :raises UnknownQuestion: if an answer belongs to no question that counts; ``responses.check`` reports it.
    :raises UnknownOption: if an answer names an option that its question's scale lacks.
    :raises UnknownScope: if the scope is none of the above.
    """
    content = scoring_content(catalogue)
    return scoring.score(content, response, scope) | insight(content, response, scope)
