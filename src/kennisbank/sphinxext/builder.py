# SPDX-License-Identifier: EUPL-1.2
"""The html builder: writes what differs, so that a small change leaves the same site as a clean build."""

from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.inventory import InventoryFile

from kennisbank.discovery import addresses
from kennisbank.export.writer import write_changed
from kennisbank.sphinxext import assets, findable, freshness, output
from kennisbank.sphinxext.search_index import SearchIndex
from kennisbank.sphinxext.site import Site, site_of

if TYPE_CHECKING:
    from collections.abc import Set

MEMORY: Final = "kennisbank.pickle"
"""Beside Sphinx's own environment: what the last finished build wrote. Our own file, made and read here."""

BESIDE: Final = ".nieuw"
"""The end of the name of a file that is written and not yet in place."""

_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>\n?')
"""Docutils adds one, and the layout has one already."""


class SiteBuilder(StandaloneHTMLBuilder):
    """Sphinx's html builder, with a memory of what the last finished build wrote."""

    def init(self) -> None:
        """Recall the last build."""
        super().init()
        self._memory = self._recall()
        self._idle = False

    @property
    def site(self) -> Site:
        """The catalogue and what is derived from it."""
        return site_of(self.config)

    # what to write again

    def stale(self) -> list[str]:
        """Return the pages that show something of other pages that has changed (after reading)."""
        site = self.site
        site.signatures = freshness.signatures(self.env, site, assets.fingerprint())
        return [name for name, mark in site.signatures.items() if self._memory["pages"].get(name) != mark]

    def prepare_writing(self, docnames: Set[str]) -> None:
        """See whether there is anything to do at all."""
        gone = set(self._memory["pages"]) - self.env.found_docs
        self._idle = not docnames and not gone and (self.outdir / self.searchindex_filename).is_file()
        super().prepare_writing(docnames)

    def load_indexer(self, docnames: Set[str]) -> None:
        """Continue the index of the last build, without the pages that will be written again."""
        self._index = SearchIndex(self.site.catalogue)
        self._index.start(self._memory["index"], set(self.env.found_docs) - docnames)

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Note a page for the index; one that asks not to be found is left out."""
        metadata = self.env.metadata.get(pagename, {})
        if title and not {"no-search", "nosearch"} & metadata.keys():
            self._index.note(pagename, title, doctree)

    # writing

    def copy_assets(self) -> None:
        """Put stylesheets, scripts and fonts in place; data files too, even if no page changed."""
        output.publish(Path(self.outdir), self.site.files, ("v1",))
        findable.publish(Path(self.outdir), Path(self.doctreedir), self.site, self.env)
        if not self._idle:
            super().copy_assets()

    def copy_static_files(self) -> None:
        """Put only what pages use in ``_static``: the theme brings much that no page of ours needs."""
        files = assets.collect(self.site.catalogue, self.config.html_static_path, self.confdir)
        for name, data in files.items():
            write_changed(self._static_dir / name, data)
        output.clear(Path(self.outdir), ("_static",), (f"_static/{name}" for name in files))

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        """Return only what the layout uses; it has no previous and next, and renders its own contents."""
        title = self.env.longtitles.get(docname)
        return {
            "title": self.render_partial(title)["title"] if title is not None else "",
            "meta": self.env.metadata.get(docname),
            "body": body,
            "metatags": _VIEWPORT.sub("", metatags),
            "sourcename": "",
            "page_source_suffix": ".md",
        }

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write beside, then rename, and only if the page differs."""
        target = Path(outfilename or self.get_output_path(pagename))
        beside = target.with_name(f".{target.name}{BESIDE}")
        super().handle_page(pagename, addctx, templatename, outfilename=beside, event_arg=event_arg)
        moved = beside.is_file() and output.settle(beside, target)
        if not moved and isinstance(event_arg, nodes.document):
            output.freshen(target, Path(self.env.doc2path(pagename)))

    def gen_additional_pages(self) -> None:
        """Write the page for addresses that do not exist beside those that Sphinx itself adds."""
        super().gen_additional_pages()
        self.handle_page(addresses.NOT_FOUND, {}, f"{addresses.NOT_FOUND}.html")

    # finishing

    def finish(self) -> None:
        """Write what spans pages, remove what is gone, and only then remember this build."""
        if self._idle:
            return
        super().finish()
        self.finish_tasks.add_task(self._remove_gone)
        self.finish_tasks.add_task(self._remember)

    def dump_search_index(self) -> None:
        """Write the index if it differs."""
        write_changed(self.outdir / self.searchindex_filename, self._index.script(self))

    def dump_inventory(self) -> None:
        """Write the inventory of link targets if it differs."""
        beside = Path(self.outdir, f".objects.inv{BESIDE}")
        InventoryFile.dump(beside, self.env, self)
        output.settle(beside, Path(self.outdir, "objects.inv"))

    def write_buildinfo(self) -> None:
        """Write Sphinx's note on the settings if it differs."""
        beside = Path(self.outdir, f".buildinfo{BESIDE}")
        self.build_info.dump(beside)
        output.settle(beside, Path(self.outdir, ".buildinfo"))
        Path(self.outdir, ".buildinfo.bak").unlink(missing_ok=True)

    def _remove_gone(self) -> None:
        for left in Path(self.outdir).rglob(f".*{BESIDE}"):  # by a build that was killed
            left.unlink(missing_ok=True)
        for docname in set(self._memory["pages"]) - self.env.found_docs:
            output.remove_page(Path(self.outdir), self.get_output_path(docname))
        images = (f"_images/{name}" for _, name in self.env.images.values())
        downloads = (f"_downloads/{name}" for _, name in self.env.dlfiles.values())
        output.clear(Path(self.outdir), ("_images", "_downloads"), (*images, *downloads))

    # memory

    def _recall(self) -> dict[str, Any]:
        """Return the last build's memory; an empty one makes every page stale."""
        try:
            with (self.doctreedir / MEMORY).open("rb") as file:
                memory = pickle.load(file)  # noqa: S301 (made by _remember; Sphinx keeps its own so too)
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
            memory = None
        return memory if isinstance(memory, dict) else {"pages": {}, "index": None}

    def _remember(self) -> None:
        memory = {"pages": self.site.signatures, "index": self._index.memory()}
        write_changed(self.doctreedir / MEMORY, pickle.dumps(memory, pickle.HIGHEST_PROTOCOL))
