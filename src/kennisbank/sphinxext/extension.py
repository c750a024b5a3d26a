# SPDX-License-Identifier: EUPL-1.2
"""The wiring: which event of Sphinx calls which part."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.util import logging

import kennisbank
from kennisbank import catalogue as catalogues
from kennisbank import reference
from kennisbank.diagnostics import render
from kennisbank.locations import data_root
from kennisbank.pages import book
from kennisbank.sphinxext import (
    compared,
    context,
    downloads,
    downloads_node,
    dutch,
    findable,
    form_node,
    freshness,
    generate,
    links,
    map_node,
    measured,
    posters,
    results_node,
    settings,
    site,
    stated,
    translator,
)
from kennisbank.sphinxext.assets import WEB, reader_version
from kennisbank.sphinxext.builder import SiteBuilder
from kennisbank.sphinxext.epub import BookBuilder
from kennisbank.sphinxext.navigation import navigate
from kennisbank.sphinxext.published import data_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_LOG: Final = logging.getLogger(__name__)
_LATE: Final = 900
"""After what the theme and Sphinx do on the same event."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything; ``conf.py`` names this extension alone."""
    for extension in ("myst_parser", "sphinx_design"):
        app.setup_extension(extension)
    app.add_html_theme("kennisbank", str(WEB))
    app.add_builder(SiteBuilder, override=True)
    app.add_builder(BookBuilder, override=True)
    app.add_config_value("kennisbank_catalogue", None, "", types=frozenset({str, Path}))
    for name in ("kennisbank_equality", "kennisbank_moved", "kennisbank_accessibility"):
        app.add_config_value(name, None, "", types=frozenset({str, Path}))
    downloads.add_settings(app)
    measured.add_settings(app)
    app.translator = dutch.install()
    _add_words(app)
    app.connect("config-inited", _load, priority=_LATE)
    app.connect("builder-inited", _generate)
    app.connect("builder-inited", translator.install, priority=_LATE)
    app.connect("doctree-read", freshness.note)
    app.connect("env-purge-doc", freshness.purge)
    app.connect("env-merge-info", freshness.merge)
    app.connect("env-get-outdated", freshness.outdated_forms)
    app.connect("env-updated", _stale, priority=_LATE)
    app.connect("html-page-context", context.add, priority=_LATE)
    safe = {"parallel_read_safe": True, "parallel_write_safe": True}
    return {"version": kennisbank.__version__, "env_version": reader_version(), **safe}


def _add_words(app: Sphinx) -> None:
    app.add_directive("kb-form", form_node.FormDirective)
    app.add_directive("kb-results", results_node.ResultsDirective)
    app.add_role("kb-icon", links.IconRole())
    app.add_role("kb-data", links.DataRole())
    plain = (form_node.skip, form_node.skip)
    app.add_node(form_node.KbForm, html=(form_node.visit_html, None), epub=plain, text=plain, latex=plain)
    _add_results(app)
    _add_downloads(app)
    _add_map(app)
    app.add_node(
        links.KbIcon,
        html=(links.visit_icon, None),
        epub=(links.skip_icon, None),
        text=(links.skip_icon, None),
        latex=(links.skip_icon, None),
    )
    through = (links.let_through, links.let_through)
    app.add_node(
        links.KbData, html=(links.visit_data, links.depart_data), epub=through, text=through, latex=through
    )


def _add_downloads(app: Sphinx) -> None:
    app.add_directive("kb-downloads", downloads_node.FormDownloadsDirective)
    app.add_directive("kb-downloads-table", downloads_node.TableDirective)
    app.add_directive("kb-downloads-losses", downloads_node.LossesDirective)
    plain = (downloads_node.let_through, downloads_node.let_through)
    html = (downloads_node.visit_html, downloads_node.let_through)
    app.add_node(downloads_node.KbDownloads, html=html, epub=plain, text=plain, latex=plain)


def _add_results(app: Sphinx) -> None:
    html = (results_node.visit_html, results_node.depart_html)
    plain = (results_node.let_through, results_node.let_through)
    app.add_node(results_node.KbResults, html=html, epub=plain, text=plain, latex=plain)


def _add_map(app: Sphinx) -> None:
    app.add_directive("kb-map", map_node.MapDirective)
    plain = (map_node.skip, None)
    app.add_node(map_node.KbMap, html=(map_node.visit_html, None), epub=plain, text=plain, latex=plain)


def _load(app: Sphinx, config: Config) -> None:
    """Read the catalogue and set what follows from it.

    :raises SystemExit: after every problem of the content is shown, in Dutch; an editor needs no traceback.
    """
    root = data_root()
    folder = _folder(app, config) or root / "checklists"
    reading = catalogues.read(folder)
    if reading.catalogue is None:
        problems = "\n".join(render(found) for found in reading.diagnostics)
        sys.stderr.write(f"{problems}\nDe site is niet gebouwd: de checklists zijn niet in orde.\n")
        raise SystemExit(1)
    files = data_files(reading.catalogue, folder, root / "schemas") | compared.files(app)
    site.keep(config, site.Site(reading.catalogue, navigate(reading.catalogue), files))
    site.site_of(config).moved = findable.read_moved(app, reading.catalogue.settings.id)
    settings.apply(config, reading.catalogue)
    findable.say_what_is_left_out(reading.catalogue.settings)


def _folder(app: Sphinx, config: Config) -> Path | None:
    """Return the folder that ``kennisbank_catalogue`` names, else the one beside ``conf.py`` if any.

    It is named as an editor sees it: from the current folder.
    """
    named = Path(app.confdir, config.kennisbank_catalogue or "checklists")
    if not config.kennisbank_catalogue and not named.is_dir():
        return None
    here = Path.cwd()
    return named.relative_to(here) if named.is_relative_to(here) else named


def _generate(app: Sphinx) -> None:
    """Write the pages before Sphinx reads, and show addresses of mail as they are."""
    app.env.settings["cloak_email_addresses"] = False
    catalogue = site.site_of(app.config).catalogue
    tables = (compared.table(app), stated.statement(app), measured.table(app))
    made = book.render(catalogue, reference.gather(), *tables)
    written, gone = generate.generate(Path(app.srcdir), made)
    _LOG.info("kennisbank: %d pagina's, %d geschreven, %d verwijderd", len(made), len(written), len(gone))


def _stale(app: Sphinx, _env: BuildEnvironment) -> list[str]:
    """Make downloads and posters, and return the pages to write again as something around them changed."""
    if not isinstance(app.builder, SiteBuilder):
        return []
    findable.check(app, app.env.found_docs)
    downloads.provide(app)
    posters.provide(app)
    return app.builder.stale()
