# SPDX-License-Identifier: EUPL-1.2
"""Laws whose status, dates and identifiers agree with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.rules.content import Content, Node

_VALID = ("in-force", "partly")


def check(content: Content, reference: str | None) -> Iterator[Diagnostic]:
    """Compare each law and article with itself, and with the day that the content was checked.

    :param reference: an ISO date, or ``None`` if it is not known; then nothing is said about age.
    """
    for law in content.register("wetten", "laws"):
        yield from _dates(law, reference)
        yield from _address(law)
        for article in law.children("articles"):
            yield from _dates(article, reference)
            if law.text("status") == "repealed" and article.text("status") in _VALID:
                yield article.at("KB605", "status", law=law.text("id"))


def _dates(node: Node, reference: str | None) -> Iterator[Diagnostic]:
    start, end, status = node.text("valid_from"), node.text("valid_to"), node.text("status")
    if start and end and end < start[: len(end)]:
        yield node.at("KB603", "valid_to", valid_from=start, valid_to=end)
    if reference and status == "in-force":
        if end and end < reference[: len(end)]:
            yield node.at("KB601", "status", valid_to=end)
        if start and start > reference[: len(start)]:
            yield node.at("KB602", "status", valid_from=start)
    if status == "repealed" and not {"valid_to", "replaced_by", "note"} & node.value.keys():
        yield node.at("KB606", "status")


def _address(law: Node) -> Iterator[Diagnostic]:
    identifiers = [key for key in ("bwb", "eli", "cvdr") if key in law.value]
    if "url" in law.value and identifiers:
        yield law.at("KB604", "url", identifier=str(law.value[identifiers[0]]))
