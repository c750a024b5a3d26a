# SPDX-License-Identifier: EUPL-1.2
"""Sentences that a reader can hold.

No official maximum for B1 exists. Style guides ask for an average of twelve to fifteen words; 25 is the
most that we allow in one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.rules.wording.texts import Finding, Text

MOST_WORDS = 25


def check(texts: Iterable[Text]) -> Iterator[Finding]:
    """Say which sentences have more words than ``MOST_WORDS``."""
    for text in texts:
        for sentence in text.sentences if text.running else ():
            if len(sentence) > MOST_WORDS:
                start = " ".join(sentence[:5])
                yield text.at("KB901", count=len(sentence), start=start, limit=MOST_WORDS)
