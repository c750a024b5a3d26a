# SPDX-License-Identifier: EUPL-1.2
"""What an exporter raises when a package that it needs is not installed."""

from __future__ import annotations

DISTRIBUTION = "kennisbank-lokale-weerbaarheid"


class MissingPackage(ImportError):  # noqa: N818 (named for the fact)
    """A package is missing that one of our extras brings; the message says how to install it."""

    def __init__(self, package: str, extra: str) -> None:
        self.package = package
        self.extra = extra
        command = f'pip install "{DISTRIBUTION}[{extra}]"'
        super().__init__(f"Hiervoor is het pakket {package} nodig. Installeer het met: {command}")
