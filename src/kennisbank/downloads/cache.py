# SPDX-License-Identifier: EUPL-1.2
"""Files that were made before, by their key; a folder that may always be thrown away.

``<ab>/<key>`` is the file, ``<ab>/<key>.json`` what is known of it, with the digest of the file: one that a
power cut or a full disk left damaged is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kennisbank.export import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KEPT_FOR: Final = 14 * 24 * 3600
"""Seconds that a file is kept that no build of this folder asks for any more: a branch may come back."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made."""

    size: int
    """In bytes."""
    losses: tuple[str, ...]
    """What the file cannot carry, as Dutch sentences."""


class Cache:
    """A folder with files by key; several builds may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        """Return where the file of a key stands, or would stand."""
        return self.folder / key[:2] / key

    def find(self, key: str) -> Made | None:
        """Return what is known of a file; ``None`` if it is not there whole."""
        path = self.path(key)
        try:
            noted = json.loads(_note(path).read_bytes())
            data = path.read_bytes()
            return Made(len(data), tuple(noted["losses"])) if noted["digest"] == _digest(data) else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def keep(self, key: str, data: bytes, losses: Iterable[str]) -> Made:
        """Put a file under its key."""
        made = Made(len(data), tuple(losses))
        path = self.path(key)
        noted = {"digest": _digest(data), "losses": list(made.losses)}
        write_file(path, data, lasting=False)
        write_file(_note(path), json.dumps(noted, ensure_ascii=False).encode(), lasting=False)
        return made

    def prune(self, keep: Iterable[str], now: float | None = None) -> None:
        """Remove files that are none of these and were made long ago."""
        wanted = set(keep)
        limit = (time.time() if now is None else now) - KEPT_FOR
        for path in self.folder.glob("*/*"):
            if path.name.partition(".")[0] not in wanted:
                with contextlib.suppress(OSError):
                    if path.stat().st_mtime < limit:
                        path.unlink()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")
