# SPDX-License-Identifier: EUPL-1.2
"""Making files, on all cores: each worker renders, puts the file in the cache and tells what became of it."""

from __future__ import annotations

import functools
import multiprocessing
import os
import pickle
import tempfile
import traceback
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kennisbank import catalogue as catalogues
from kennisbank.downloads.cache import Cache, Made
from kennisbank.export import FORMATS, write_file
from kennisbank.export.missing import MissingPackage
from kennisbank.form import Form, flatten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

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
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(at_once, context) as pool:
        order = Path(folder, "catalogue")
        write_file(order, pickle.dumps((catalogue, cache.folder)))
        waiting = {pool.submit(_make, order, download): download for download in downloads}
        try:
            for done in as_completed(waiting):
                yield _outcome(done, waiting[done])
        finally:
            pool.shutdown(cancel_futures=True)


def _outcome(done: Future[Outcome], download: Download) -> Outcome:
    try:
        return done.result()
    except BrokenProcessPool:
        return Outcome(
            download, None, failure="Een werkproces is gestopt, misschien door te weinig geheugen.\n"
        )


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


def _make(order: Path, download: Download) -> Outcome:
    return _worker(order).make(download)


@functools.cache
def _worker(order: Path) -> Worker:
    """Return the one worker of a process.

    It reads the catalogue from a file: what is handed to a process at its start may not be large, or whoever
    starts it waits forever if it dies before it has taken that.
    """
    catalogue, folder = pickle.loads(order.read_bytes())  # noqa: S301 (written above)
    return Worker(catalogue, Cache(folder))
