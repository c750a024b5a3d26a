# SPDX-License-Identifier: EUPL-1.2
"""The book for e-readers; its dates are those of the content, so that equal content makes equal metadata."""

from __future__ import annotations

from typing import Any

from sphinx.builders.epub3 import Epub3Builder

from kennisbank.sphinxext.site import site_of


class BookBuilder(Epub3Builder):
    """Sphinx's EPUB 3 builder without a clock."""

    def content_metadata(self) -> dict[str, Any]:
        """Date the book by the day on which its content was last checked."""
        metadata: dict[str, Any] = super().content_metadata()
        metadata["date"] = f"{site_of(self.config).catalogue.settings.checked_until}T00:00:00Z"
        return metadata
