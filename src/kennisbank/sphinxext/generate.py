# SPDX-License-Identifier: EUPL-1.2
"""Pages before reading: MyST files under the source folder, written only where their text changed."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Final

from kennisbank.export.writer import write_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MANIFEST: Final = ".gegenereerd.json"
"""Beside the pages: which of them were generated, so that those of a lesson that is gone can go too."""


def generate(folder: Path, pages: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Write the pages (document name to text) and remove what an earlier run made and this one does not.

    :returns: the document names that were written and those that were removed.
    """
    gone = sorted(_generated(folder) - set(pages))
    # The manifest first: a build that is killed halfway forgets no page.
    write_changed(folder / MANIFEST, _manifest({*pages, *gone}))
    written = [name for name, text in pages.items() if write_changed(_path(folder, name), text.encode())]
    for name in gone:
        _remove(folder, name)
    write_changed(folder / MANIFEST, _manifest(pages))
    return written, gone


def _path(folder: Path, docname: str) -> Path:
    return folder / f"{docname}.md"


def _manifest(docnames: Iterable[str]) -> bytes:
    return (json.dumps(sorted(docnames), indent=2) + "\n").encode()


def _generated(folder: Path) -> set[str]:
    """Return what the manifest names; a name that leads out of the folder is not ours."""
    try:
        names = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return set()
    root = folder.resolve()
    found = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    return {name for name in found if _path(folder, name).resolve().is_relative_to(root)}


def _remove(folder: Path, docname: str) -> None:
    """Remove a page, and the folders that it leaves empty."""
    path = _path(folder, docname)
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder:
            break
        with contextlib.suppress(OSError):
            parent.rmdir()
