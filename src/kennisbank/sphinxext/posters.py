# SPDX-License-Identifier: EUPL-1.2
"""The map as files of the site: a poster and a picture, kept like downloads and made again if they differ."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util import logging

from kennisbank.downloads.cache import Cache
from kennisbank.downloads.maker import maker
from kennisbank.export.missing import MissingPackage
from kennisbank.export.writer import write_changed
from kennisbank.map import poster
from kennisbank.sphinxext import downloads, icons, output
from kennisbank.sphinxext.site import site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from kennisbank.model import Catalogue

FOLDER: Final = "kaart"
"""Below the root of the site. Stable, with the names of the files: people and other sites link to them."""
KINDS: Final = {
    "pdf": ("Poster (A3, pdf)", poster.pdf),
    "png": ("Plaatje om te delen (png)", poster.png),
}
NEEDS: Final = "pdf"
"""The format that brings the poster: a site without it does without what lays out paper."""

_LOG: Final = logging.getLogger(__name__)


def provide(app: Sphinx) -> None:
    """Put poster and picture in place, and tell the site how large they are."""
    site = site_of(app.config)
    catalogue = site.catalogue
    wanted = NEEDS in downloads.chosen(app.config.kennisbank_downloads)
    cache = Cache(downloads.cache_folder(app) / FOLDER)
    root, found = Path(app.outdir), []
    keys = {kind: _key(catalogue, kind) for kind in KINDS} if wanted else {}
    for kind, key in keys.items():
        title, _ = KINDS[kind]
        try:
            made = cache.find(key) or cache.keep(key, KINDS[kind][1](catalogue, icons.symbols()), ())
        except MissingPackage as error:
            _LOG.warning("geen poster: %s", error, type="kennisbank", subtype="downloads")
            continue
        path = f"{FOLDER}/{catalogue.settings.id}.{kind}"
        write_changed(root / path, cache.path(key).read_bytes())
        found.append(poster.Poster(title, path, made.size))
    output.clear(root, (FOLDER,), [made.path for made in found])
    if keys:
        cache.prune(keys.values())
    site.posters = tuple(found)


def _key(catalogue: Catalogue, kind: str) -> str:
    """Return a digest of all that a file is made from: what it shows, our own code and the packages."""
    shown = poster.source(catalogue, icons.symbols(), picture=kind == "png")
    return hashlib.sha256("\0".join((kind, shown, maker(poster.EXTRA))).encode()).hexdigest()
