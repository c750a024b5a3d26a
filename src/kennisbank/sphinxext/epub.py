# SPDX-License-Identifier: EUPL-1.2
"""The book for e-readers; its dates are those of the content, so that equal content makes equal metadata."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.builders.epub3 import Epub3Builder

from kennisbank.sphinxext.site import site_of


class BookBuilder(Epub3Builder):
    """Sphinx's EPUB 3 builder without a clock."""

    guide_titles = {"toc": "Inhoud", "cover": "Omslag"}  # noqa: RUF012 (as its base has it)

    def get_toc(self) -> None:
        """Let the table of contents follow the order in which one reads."""
        super().get_toc()
        self.refnodes = in_reading_order(self.refnodes)

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Name the book in its old table of contents as in its metadata: EPUB asks that they agree."""
        metadata: dict[str, Any] = super().toc_metadata(level, navpoints)
        metadata["uid"] = self.config.epub_identifier
        return metadata

    def build_content(self) -> None:
        """Leave Sphinx's own memory out of the book, where it stands in the same folder."""
        memory = Path(self.doctreedir)
        if memory.is_relative_to(self.outdir):
            inside = [path.relative_to(self.outdir).as_posix() for path in memory.rglob("*")]
            self.config.epub_exclude_files = [*self.config.epub_exclude_files, *inside]
        super().build_content()

    def content_metadata(self) -> dict[str, Any]:
        """Date the book by the day on which its content was last checked."""
        metadata: dict[str, Any] = super().content_metadata()
        metadata["date"] = f"{site_of(self.config).catalogue.settings.checked_until}T00:00:00Z"
        return metadata


def in_reading_order(entries: list[dict[str, Any]], page: str = "") -> list[dict[str, Any]]:
    """Put the sections of a page before the pages that hang below it, at every depth.

    :param entries: ``level`` and ``refuri`` of each, as Sphinx lists them: what is below comes after.
    """
    groups: list[list[dict[str, Any]]] = []
    for entry in entries:
        if groups and entry["level"] > entries[0]["level"]:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    groups.sort(key=lambda group: _page(group[0]) != page)
    return [one for first, *below in groups for one in (first, *in_reading_order(below, _page(first)))]


def _page(entry: dict[str, Any]) -> str:
    return str(entry["refuri"]).partition("#")[0]
