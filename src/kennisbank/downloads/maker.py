# SPDX-License-Identifier: EUPL-1.2
"""What makes a file beside its content: our own code, the packages that it uses, and Python itself.

Another version of any of them may give other bytes, so what was made with it is made again.
"""

from __future__ import annotations

import functools
import hashlib
import platform
import zlib
from importlib.metadata import PackageNotFoundError, distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kennisbank.export.missing import DISTRIBUTION

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(__file__).parents[1]
NOT_MAKING: Final = frozenset({"commands", "intake", "pages", "reports", "rules", "sphinxext", "_data"})
"""Rooms that no format may use: a change of a page makes no file again."""


@functools.cache
def maker(extra: str | None) -> str:
    """Return a digest of what makes the formats that need this extra of our package (or none)."""
    made = hashlib.sha256(_code())
    made.update("\n".join((platform.python_version(), zlib.ZLIB_RUNTIME_VERSION, *packages(extra))).encode())
    return made.hexdigest()


@functools.cache
def _code() -> bytes:
    """Return a digest of the files of our package, without the rooms that make no file."""
    made = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        name = path.relative_to(PACKAGE)
        if path.is_file() and name.parts[0] not in NOT_MAKING and "__pycache__" not in name.parts:
            made.update(name.as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return made.digest()


def packages(extra: str | None) -> tuple[str, ...]:
    """Return ``name version`` of every package that comes with an extra, sorted.

    All that is installed where our own package is not, or does not know the extra: better too much.
    """
    try:
        ours = distribution(DISTRIBUTION)
    except PackageNotFoundError:
        return _installed()
    if extra is not None and extra not in (ours.metadata.get_all("Provides-Extra") or ()):
        return _installed()
    found: dict[str, str] = {}
    waiting = [(DISTRIBUTION, frozenset({extra} if extra else ()))]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        for needed in _needed(name, extras, found):
            if needed not in seen:
                seen.add(needed)
                waiting.append(needed)
    found.pop(DISTRIBUTION, None)
    return tuple(sorted(f"{name} {version}" for name, version in found.items()))


def _needed(name: str, extras: frozenset[str], found: dict[str, str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Note a package's version and yield what it needs; one that is not installed is left out."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return
    found[canonicalize_name(name)] = package.version
    for line in package.requires or ():
        needed = Requirement(line)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in {"", *extras}):
            yield needed.name, frozenset(needed.extras)


def _installed() -> tuple[str, ...]:
    return tuple(sorted({f"{canonicalize_name(found.name)} {found.version}" for found in distributions()}))
