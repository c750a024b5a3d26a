# SPDX-License-Identifier: EUPL-1.2
"""The one writer of files: write beside, then rename.

Whoever reads the path finds the old file or the new one, whole, also when this process is killed halfway.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from pathlib import Path

LEFTOVER_AGE = 3600
"""Seconds after which a file that a killed process left beside its target is cleared away."""


def write_file(path: str | Path, data: bytes, *, lasting: bool = True) -> Path:
    """Put ``data`` at ``path`` in one step and return the path; folders are made as needed.

    An existing file keeps its mode, a link keeps pointing where it did.

    :param lasting: wait until the disk has it; what can be made again, and is checked when read, need not.
    :raises OSError: if the place cannot be written; the old file then still stands.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(str(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    beside = target.with_name(f"{_prefix(target)}{secrets.token_hex(4)}.tmp")
    try:
        _write_through(beside, data, _mode(target), lasting=lasting)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    if lasting:
        _sync_folder(target.parent)
    return Path(path)


def write_changed(path: str | Path, data: bytes) -> bool:
    """Write as ``write_file`` does, but only if the file there differs; say whether it did."""
    with contextlib.suppress(OSError):
        if Path(path).read_bytes() == data:
            return False
    write_file(path, data)
    return True


def _prefix(target: Path) -> str:
    return f".{target.name[:60]}."


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        return None


def _write_through(path: Path, data: bytes, mode: int | None, *, lasting: bool) -> None:
    """Write and wait until the disk has it: a rename may not overtake the content."""
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(data)
        if lasting:
            file.flush()
            os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut, where folders can be opened (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear_leftovers(target: Path) -> None:
    """Remove what an earlier, killed writer of this same file left; a young one may still be at work."""
    start = _prefix(target)
    limit = time.time() - LEFTOVER_AGE
    for entry in os.scandir(target.parent):
        if entry.name.startswith(start) and entry.name.endswith(".tmp"):
            with contextlib.suppress(OSError):
                if entry.stat(follow_symlinks=False).st_mtime < limit:
                    Path(entry.path).unlink()
