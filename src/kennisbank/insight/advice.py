# SPDX-License-Identifier: EUPL-1.2
"""The part of a result that advises: doen, uitzoeken and robustness (scoring.md). Stable: ``insight``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kennisbank import scoring
from kennisbank.insight.actions import find_out, next_actions
from kennisbank.insight.rescoring import prepare
from kennisbank.insight.robustness import variants

if TYPE_CHECKING:
    from collections.abc import Mapping


def insight(content: Mapping[str, Any], response: Mapping[str, Any], scope: str = "all") -> dict[str, Any]:
    """Return what to do next, what to find out first, and the total under other choices.

    :param content: scoring content, as ``scoring.score`` takes it.
    :param response: ``{"answers": …}``.
    :param scope: ``all``, ``quickscan``, or the id of a domain or a lesson; gains are ppm of its low.
    :returns: ``{"doen", "uitzoeken", "robustness"}`` of ``resultaat.schema.json``; robustness is empty
        where there is no total.
    :raises ScoringError: as ``scoring.score`` does.
    """
    selection = scoring.select(content, scope)
    scoring.check_answers(content, response["answers"])
    base = prepare(content, response["answers"], selection)
    return {
        "doen": next_actions(base),
        "uitzoeken": find_out(base),
        "robustness": variants(content, response, scope) if selection.kind in scoring.RESERVED_SCOPES else [],
    }
