# SPDX-License-Identifier: EUPL-1.2
"""Downloads of the site: made before the pages are written, for pages show how large they are.

Each file is kept under a key of all that it is made from, outside the site, and made again only if that
changed.
"""

from __future__ import annotations

import filecmp
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.errors import ConfigError
from sphinx.util import logging
from sphinx.util.display import status_iterator

from kennisbank.downloads import plan
from kennisbank.downloads.cache import Cache, Made
from kennisbank.downloads.make import make
from kennisbank.downloads.maker import maker
from kennisbank.downloads.offer import Offer
from kennisbank.export import FORMATS
from kennisbank.sphinxext import output
from kennisbank.sphinxext.site import site_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx

    from kennisbank.export import Format
    from kennisbank.model import Catalogue

FOLDER: Final = "downloads"
"""Below the root of the site; the page that lists them stands there too."""
PAGE: Final = f"{FOLDER}/index.html"
BESIDE: Final = ".nieuw"
"""The end of the name of a file that is not yet in place."""

_LOG: Final = logging.getLogger(__name__)


def add_settings(app: Sphinx) -> None:
    """Register what ``conf.py`` can say: which formats (an empty list for none), and where files are kept."""
    app.add_config_value("kennisbank_downloads", list(FORMATS), "", types=frozenset({list, tuple}))
    app.add_config_value("kennisbank_downloads_cache", None, "", types=frozenset({str, Path}))


def provide(app: Sphinx) -> None:
    """Put all downloads in place, and give the site what its pages show of them."""
    formats = chosen(app.config.kennisbank_downloads)
    site = site_of(app.config)
    forms = plan.forms(site.catalogue) if formats else {}
    makers = {name: maker(row.extra) for name, row in formats.items()}
    planned = plan.plan(site.catalogue, forms.values(), formats, makers)
    cache = Cache(cache_folder(app))
    made = _made(app, site.catalogue, planned, cache)
    _publish(Path(app.outdir), cache, made)
    if planned:
        cache.prune(download.key for download in planned)
    site.offer = Offer.of(forms, formats, made)


def chosen(names: Iterable[str]) -> dict[str, Format]:
    """Return the formats by name, in the order of the registry.

    :raises ConfigError: if there is no such format.
    """
    wanted = {name for name in names if name}  # an empty setting on the command line is one empty name
    unknown = sorted(wanted - FORMATS.keys())
    if unknown:
        known = ", ".join(FORMATS)
        raise ConfigError(f"kennisbank_downloads: onbekend formaat {', '.join(unknown)}; kies uit {known}")
    return {name: row for name, row in FORMATS.items() if name in wanted}


def cache_folder(app: Sphinx) -> Path:
    """Return where files are kept that were made before."""
    named = app.config.kennisbank_downloads_cache
    return Path(app.confdir, named) if named else Path(app.outdir).parent / ".downloads"


def _made(
    app: Sphinx, catalogue: Catalogue, planned: tuple[plan.Download, ...], cache: Cache
) -> dict[plan.Download, Made]:
    """Return every file that is there, in the order of the plan, after making what was not kept."""
    found = {download: cache.find(download.key) for download in planned}
    waiting = plan.largest_first(download for download, made in found.items() if made is None)
    if waiting:
        missing: dict[str, str] = {}
        failed: dict[str, list[tuple[str, str]]] = {}
        for outcome in status_iterator(
            make(catalogue, waiting, cache),
            "downloads maken... ",
            "brown",
            len(waiting),
            app.verbosity,
            stringify_func=lambda outcome: outcome.download.path,
        ):
            found[outcome.download] = outcome.made
            if outcome.missing:
                missing[outcome.download.format] = outcome.missing
            if outcome.failure:
                failed.setdefault(outcome.download.format, []).append(
                    (outcome.download.path, outcome.failure)
                )
        _complain(missing, failed)
    made = {download: known for download, known in found.items() if known is not None}
    _LOG.info("kennisbank: %d downloads, %d gemaakt", len(made), len(made) - len(planned) + len(waiting))
    return made


def _complain(missing: Mapping[str, str], failed: Mapping[str, list[tuple[str, str]]]) -> None:
    """Warn once per format that is left out, in whole or in part; strict builds fail on it."""
    for name, remedy in missing.items():
        _LOG.warning(
            "geen downloads als %s. %s Of laat het formaat weg uit kennisbank_downloads.",
            FORMATS[name].title,
            remedy.rstrip(".") + ".",
            type="kennisbank",
            subtype="downloads",
        )
    for name, files in failed.items():
        paths = Counter(path for path, _ in files)
        _LOG.warning(
            "%d downloads als %s zijn mislukt (%s):\n%s",
            len(files),
            FORMATS[name].title,
            ", ".join(sorted(paths)[:3]),
            files[0][1],
            type="kennisbank",
            subtype="downloads",
        )


def _publish(root: Path, cache: Cache, made: Mapping[plan.Download, Made]) -> None:
    """Copy the files that differ to the site, each in one step, and remove what is no download any more."""
    for download in made:
        source, target = cache.path(download.key), root / FOLDER / download.path
        if target.is_file() and filecmp.cmp(source, target, shallow=False):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}{BESIDE}")
        shutil.copyfile(source, beside)
        beside.replace(target)
    output.clear(root, (FOLDER,), [PAGE, *(f"{FOLDER}/{download.path}" for download in made)])
