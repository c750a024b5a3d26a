# SPDX-License-Identifier: EUPL-1.2
"""Files of the built site: put in place when they differ, and removed when nothing needs them."""

from __future__ import annotations

import contextlib
import filecmp
import os
from typing import TYPE_CHECKING

from kennisbank.export.writer import write_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def settle(beside: Path, target: Path) -> bool:
    """Move a finished file over its target if it differs, else drop it; say whether it moved."""
    if target.is_file() and filecmp.cmp(beside, target, shallow=False):
        beside.unlink()
        return False
    beside.replace(target)
    return True


def freshen(target: Path, source: Path) -> None:
    """Mark a page that stays as made now if it is older than its source, or it would be made each time."""
    with contextlib.suppress(OSError):
        if target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            os.utime(target)


def publish(root: Path, files: Mapping[str, Path], folders: Iterable[str]) -> None:
    """Copy files to the site by published path; what else stands in ``folders`` is removed."""
    for published, source in files.items():
        write_changed(root / published, source.read_bytes())
    clear(root, folders, files.keys())


def clear(root: Path, folders: Iterable[str], keep: Iterable[str]) -> None:
    """Remove the files in these folders of the site that are not to be kept, and folders left empty."""
    wanted = {root / published for published in keep}
    for folder in folders:
        for path in sorted((root / folder).rglob("*"), reverse=True):
            if path.is_dir():
                with contextlib.suppress(OSError):
                    path.rmdir()
            elif path not in wanted:
                path.unlink(missing_ok=True)


def remove_page(root: Path, path: Path) -> None:
    """Remove a page of the site and the folders that it leaves empty."""
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == root:
            break
        with contextlib.suppress(OSError):
            parent.rmdir()
