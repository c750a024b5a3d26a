# SPDX-License-Identifier: EUPL-1.2
"""One way to address the reader: "je", never "u"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.rules.wording.texts import Finding, Text

_FORMAL = re.compile(r"(?<![\w’'./-])(?:[Uu]|[Uu]we?|[Uu]zelf)(?![\w’'/-]|\.\w)")


def check(texts: Iterable[Text]) -> Iterator[Finding]:
    """Say which texts address the reader formally; what is quoted from others stays as it is."""
    for text in texts:
        if ("u" in text.text or "U" in text.text) and (found := _FORMAL.search(text.own)):
            yield text.at("KB902", word=found.group())
