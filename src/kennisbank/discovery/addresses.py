# SPDX-License-Identifier: EUPL-1.2
"""Addresses on the web of what the site holds.

Stable: ``DATA`` and ``SCHEMAS``, under which other programs find the data. The number in them rises only
when the shape of the data changes so that a program that reads it would break; the old address then stays.
Without ``site_url`` in ``kennisbank.json`` there are no addresses, and what needs one is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from kennisbank.model import Settings

DATA: Final = "v1/data"
SCHEMAS: Final = "v1/schemas"
INDEX: Final = "index.json"
FEED: Final = "wijzigingen.xml"
SITEMAP: Final = "sitemap.xml"
LLMS: Final = "llms.txt"
ROBOTS: Final = "robots.txt"
SECURITY: Final = ".well-known/security.txt"
NO_JEKYLL: Final = ".nojekyll"
"""Keeps GitHub Pages from leaving out what begins with a line, such as ``_static``."""
NOT_FOUND: Final = "404"
"""The document that a server shows where there is no page."""


def base(settings: Settings) -> str:
    """Return the address of the home page, with a slash at its end; empty if the site has none."""
    return f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""


def root_path(settings: Settings) -> str:
    """Return the path of the home page on its server: ``/``, or ``/map/`` for a site in a folder."""
    return urlsplit(base(settings)).path or "/"


def page_path(docname: str) -> str:
    """Return the path of a page from the root of the site: ``lessen/x/`` for ``lessen/x/index``."""
    if docname == "index":
        return ""
    folder, found, rest = docname.rpartition("/index")
    path = f"{folder}/" if found and not rest else f"{docname}.html"
    return quote(path)


def page(settings: Settings, docname: str) -> str:
    """Return the address of a page; empty if the site has none."""
    start = base(settings)
    return start + page_path(docname) if start else ""
