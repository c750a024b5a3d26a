# SPDX-License-Identifier: EUPL-1.2
"""Pages: pure functions from a catalogue to MyST text."""

from kennisbank.pages.book import render as render

__all__ = ["render"]
