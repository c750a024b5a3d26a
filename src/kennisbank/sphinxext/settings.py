# SPDX-License-Identifier: EUPL-1.2
"""The settings of Sphinx that follow from the catalogue, or that every kennisbank shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kennisbank.discovery import addresses

if TYPE_CHECKING:
    from sphinx.config import Config

    from kennisbank.model import Catalogue

MYST: Final = {
    "myst_enable_extensions": {"attrs_block", "attrs_inline", "colon_fence"},
    "myst_ref_domains": ["std"],
    "smartquotes": False,
}
"""Text comes back as it was written: no quotes bent, no links guessed, none looked for among C++ names."""

HTML: Final = {
    "html_theme": "kennisbank",
    "html_use_index": False,
    "html_domain_indices": False,
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_last_updated_fmt": None,
    "html_permalinks": False,
    "html_search_language": "nl",
    "html_use_opensearch": "",
}


def derive(catalogue: Catalogue) -> dict[str, Any]:
    """Return Sphinx's settings by name; the year is that of ``checked_until``, never today's."""
    settings = catalogue.settings
    year = settings.checked_until[:4]
    rights = f"{year} {settings.title}, {settings.licence.content}"
    return {
        "project": settings.title,
        "author": settings.title,
        "version": settings.version,
        "release": settings.version,
        "copyright": rights,
        "html_title": settings.title,
        "html_short_title": settings.title,
        "html_baseurl": addresses.base(settings),
        "epub_title": settings.title,
        "epub_author": settings.title,
        "epub_contributor": settings.title,
        "epub_publisher": settings.title,
        "epub_copyright": rights,
        "epub_description": settings.summary,
        "epub_identifier": settings.site_url or f"urn:kennisbank:{settings.id}:{settings.version}",
        "epub_scheme": "URL" if settings.site_url else "URN",
        "epub_uid": "kennisbank",
        "epub_basename": settings.id,
        "epub_show_urls": "no",
        "epub_use_index": False,
        "epub_tocdup": False,
        "epub_tocscope": "includehidden",
        "text_add_secnumbers": False,
    }


def apply(config: Config, catalogue: Catalogue) -> None:
    """Set what ``conf.py`` and the command line leave open."""
    given = {*config._raw_config, *config.overrides}
    for name, value in {**MYST, **HTML, **derive(catalogue)}.items():
        if name not in given:
            setattr(config, name, value)
