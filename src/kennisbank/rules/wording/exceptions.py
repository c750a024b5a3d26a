# SPDX-License-Identifier: EUPL-1.2
"""Deliberate exceptions: a file may say, with its reason, where a rule on wording does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.jsontext import pointer_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.rules.content import Content, Node
    from kennisbank.rules.wording.texts import Finding

RULES = tuple(f"KB{number}" for number in range(901, 913))
"""The codes from which a file may except itself."""


def apply(
    content: Content, found: Iterable[Finding], left_out: frozenset[str] = frozenset()
) -> Iterator[Diagnostic]:
    """Yield what no exception covers, and the exceptions that are wrong or no longer needed.

    :param left_out: codes that were not looked at this time, about which an exception may stay.
    """
    excepted = {document.file: list(document.root.children("exceptions")) for document in content.documents()}
    used: set[tuple[str, str | int]] = set()
    for finding in found:
        file = finding.document.file
        covering = [node for node in excepted[file] if _covers(node, finding)]
        used.update((file, node.path[-1]) for node in covering)
        if not covering:
            yield finding.document.at(finding.code, finding.path, **finding.facts)
    for file, nodes in excepted.items():
        for node in nodes:
            code = node.text("code")
            if code is not None and code not in RULES:
                yield node.at("KB914", "code", code=code, allowed=list(RULES))
            elif (file, node.path[-1]) not in used and code not in left_out:
                yield node.at("KB913", code=code, at=node.text("at"))


def _covers(node: Node, finding: Finding) -> bool:
    place = node.text("at")
    if place is None or node.text("code") != finding.code:
        return False
    return f"{pointer_of(finding.path)}/".startswith(f"{place}/")
