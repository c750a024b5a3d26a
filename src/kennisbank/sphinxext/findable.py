# SPDX-License-Identifier: EUPL-1.2
"""The files beside the pages by which others find and reuse the site; see the room ``discovery``.

``kennisbank_moved`` in ``conf.py`` names the data on pages that moved; where it is not there, none did.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kennisbank import policy
from kennisbank.discovery import addresses, feed, index, picture, redirects, sitemap, texts
from kennisbank.export.writer import write_changed
from kennisbank.sphinxext import heads, output
from kennisbank.sphinxext.site import site_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from kennisbank.model import Settings
    from kennisbank.sphinxext.site import Site

MANIFEST: Final = "kennisbank-bestanden.json"
"""Beside Sphinx's own environment: which of these files were written, so that those of old can go."""
_WITHOUT: Final = (
    ("site_url", "sitemap, feed, deelplaatjes en canonieke adressen"),
    ("repository_url", "links om een verbetering te melden"),
    ("contact", "security.txt en mailadressen"),
)
"""What the site leaves out while a setting is not there."""


_BESIDE: Final = ("search",)
"""Pages of the site that are made from no document."""


def read_moved(app: Sphinx, catalogue: str) -> redirects.Moved:
    """Return the data on pages that moved in the kennisbank with this id.

    :raises SystemExit: if they cannot be read, in Dutch.
    """
    path = Path(app.confdir, app.config.kennisbank_moved or ".")
    if not path.is_file():
        return redirects.Moved()
    try:
        found = redirects.read(json.loads(path.read_bytes()))
    except (ValueError, redirects.WrongRedirects) as error:
        raise _stop(path, [str(error)]) from error
    return found if found.catalogue in (None, catalogue) else redirects.Moved()


def check(app: Sphinx, docnames: Collection[str]) -> None:
    """Stop the build if a page that moved leads nowhere.

    :raises SystemExit: after every problem is shown, in Dutch.
    """
    problems = redirects.check(site_of(app.config).moved, {*docnames, *_BESIDE})
    if problems:
        raise _stop(Path(app.config.kennisbank_moved), problems)


def say_what_is_left_out(settings: Settings) -> None:
    """Say once what the site lacks because ``kennisbank.json`` lacks a setting."""
    missing = [f"{name} ({what})" for name, what in _WITHOUT if not getattr(settings, name)]
    if missing:
        sys.stderr.write(f"kennisbank: niet ingesteld, dus weggelaten: {'; '.join(missing)}\n")


def publish(root: Path, memory: Path, site: Site, env: BuildEnvironment) -> None:
    """Put everything in place, and remove what an earlier build put there and this one does not.

    :param memory: the folder of Sphinx's own environment.
    """
    files = dict(made(site, env.found_docs))
    wanted = heads.pictures(site, env)
    gone = _written(memory / MANIFEST) - set(files)
    # The manifest first: a build that is killed halfway forgets no file.
    write_changed(memory / MANIFEST, _manifest({*files, *gone}))
    for path, data in files.items():
        write_changed(root / path, data)
    for path, words in wanted.items():
        if not (root / path).is_file():
            write_changed(root / path, picture.draw(*words))
    output.clear(root, (heads.PICTURES,), wanted)
    for path in gone:
        output.remove_page(root, root / path)
    write_changed(memory / MANIFEST, _manifest(files))


def made(site: Site, docnames: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file but the pictures."""
    catalogue, settings = site.catalogue, site.catalogue.settings
    yield addresses.NO_JEKYLL, b""
    yield addresses.ROBOTS, texts.robots(settings).encode()
    yield addresses.LLMS, texts.llms(catalogue, docnames).encode()
    yield addresses.INDEX, index.write(catalogue, site.files)
    if settings.contact:
        yield addresses.SECURITY, texts.security(settings).encode()
    if settings.site_url:
        yield addresses.SITEMAP, sitemap.write(catalogue, docnames)
        yield addresses.FEED, feed.write(catalogue)
    lines = redirects.server_lines(site.moved, settings)
    headers = policy.header_files(addresses.root_path(settings), lines)
    for name, text in (headers | redirects.pages(site.moved, settings)).items():
        yield name, text.encode()


def _stop(path: Path, problems: Collection[str]) -> SystemExit:
    shown = "".join(f"{path}: {problem}\n" for problem in problems)
    return SystemExit(f"{shown}De site is niet gebouwd: er is iets met pagina's die verhuisd zijn.")


def _manifest(paths: Collection[str]) -> bytes:
    return (json.dumps(sorted(paths), indent=2) + "\n").encode()


def _written(path: Path) -> set[str]:
    """Return what the manifest names; a name that leads out of the site is not ours."""
    try:
        names: Any = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return set()
    found = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    return {name for name in found if not Path(name).is_absolute() and ".." not in Path(name).parts}
