# SPDX-License-Identifier: EUPL-1.2
"""What follows from a score: what to do, what to find out, and how firm the total is."""

from kennisbank.insight.advice import insight

__all__ = ["insight"]
