# SPDX-License-Identifier: EUPL-1.2
"""Making files, on all cores: each worker renders, puts the file in the cache and tells what became of it."""

from __future__ import annotations

import functools
import multiprocessing
import os
import traceback
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kennisbank import catalogue as catalogues
from kennisbank.downloads.cache import Cache, Made
from kennisbank.export import FORMATS
from kennisbank.export.missing import MissingPackage
from kennisbank.form import Form, flatten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kennisbank.downloads.plan import Download
    from kennisbank.model import Catalogue

ALONE: Final = 4
"""So few files are made in this process: starting workers would take longer."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: it was made, a package is missing, or the format failed."""

    download: Download
    made: Made | None
    missing: str = ""
    """How to install what is missing, as a Dutch sentence."""
    failure: str = ""
    """The trace of the error, for who mends the format."""


def make(
    catalogue: Catalogue, downloads: Sequence[Download], cache: Cache, workers: int | None = None
) -> Iterator[Outcome]:
    """Make the files and put them in the cache; yield each outcome when it is there, in no fixed order.

    :param workers: processes at once; as many as this process may use cores if left open.
    """
    at_once = min(workers or cores(), len(downloads))
    if at_once <= 1 or len(downloads) <= ALONE:
        worker = Worker(catalogue, cache)
        yield from map(worker.make, downloads)
        return
    # Each worker starts clean on every system: a copy of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(at_once, context, _start, (catalogue, cache.folder)) as pool:
        waiting = [pool.submit(_make, download) for download in downloads]
        try:
            for done in as_completed(waiting):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Worker:
    """Makes one file after another; remembers the last forms, for files of one form come together."""

    def __init__(self, catalogue: Catalogue, cache: Cache) -> None:
        self._catalogue = catalogue
        self._cache = cache
        self._digest = catalogues.digest(catalogue)
        self._form = functools.lru_cache(maxsize=4)(self._flatten)

    def make(self, download: Download) -> Outcome:
        """Make one file; whatever a format raises becomes an outcome, so that the others are made too."""
        row = FORMATS[download.format]
        try:
            form = self._form(download.form)
            made = self._cache.keep(download.key, row.render(self._catalogue, form), row.losses(form))
        except MissingPackage as error:
            return Outcome(download, None, missing=str(error))
        except Exception:  # noqa: BLE001 (a format that fails is reported by name)
            return Outcome(download, None, failure=traceback.format_exc())
        return Outcome(download, made)

    def _flatten(self, scope: str) -> Form:
        return flatten(self._catalogue, scope, self._digest)


_workers: list[Worker] = []
"""In a worker process: the one that it uses."""


def _start(catalogue: Catalogue, folder: Path) -> None:
    _workers.append(Worker(catalogue, Cache(folder)))


def _make(download: Download) -> Outcome:
    return _workers[0].make(download)
