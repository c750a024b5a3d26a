# SPDX-License-Identifier: EUPL-1.2
"""ZIP files that strangers send: opened in memory, with a limit on everything.

Nothing is written to disk, so a name can lead nowhere; yet odd names and doubles are refused, because two
programs would read two different files. Stable: ``names``, ``archive`` and ``Archive``.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Final

from kennisbank.intake import limits
from kennisbank.intake.contents import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

START: Final = b"PK\x03\x04"
_CENTRAL: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_MANIFEST: Final = "META-INF/manifest.xml"
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_PIECE: Final = 65_536


class Archive:
    """A ZIP whose directory is within the limits; files are unpacked when asked for."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self.names = frozenset(info.filename for info in file.infolist() if not info.is_dir())

    def __contains__(self, name: str) -> bool:
        """Say whether there is a file with this name."""
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return one file, unpacked.

        :raises Unreadable: if it is not there, damaged or larger than its directory says.
        """
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield one file piece by piece; as ``read``, with little in memory at a time."""
        if name not in self.names:
            raise Unreadable("KB824", reason=f"{name} ontbreekt")
        left = limits.ENTRY_BYTES
        try:
            with self._file.open(name) as stream:
                while piece := stream.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise Unreadable("KB822", limit=_megabytes(limits.ENTRY_BYTES))
                    yield piece
        except _BROKEN as error:
            raise Unreadable("KB824", reason=f"{name} is niet uit te pakken") from error


def names(data: bytes) -> frozenset[str]:
    """Return the names of the files in a ZIP, to recognise it by; empty for what is no ZIP that we open."""
    try:
        return archive(data).names if data.startswith(START) else frozenset()
    except Unreadable:
        return frozenset()


def media_type(data: bytes) -> bytes:
    """Return what a ZIP of OpenDocument says that it is; empty for any other file."""
    try:
        return archive(data).read("mimetype").strip() if "mimetype" in names(data) else b""
    except Unreadable:
        return b""


def archive(data: bytes) -> Archive:
    """Open a ZIP.

    :raises Unreadable: KB822 beyond the limits, KB823 behind a password, KB824 damaged or odd.
    """
    if data.count(_CENTRAL) > limits.ENTRIES:  # before zipfile makes an object of each
        raise Unreadable("KB828", what="bestanden", limit=limits.ENTRIES)
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable("KB824", reason="het is geen heel zipbestand") from error
    infos = file.infolist()
    _within_limits(infos)
    _plain_names(info.filename for info in infos)
    opened = Archive(file)
    _without_password(opened, infos)
    return opened


def _within_limits(infos: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in infos) > limits.UNPACKED_BYTES:
        raise Unreadable("KB822", limit=_megabytes(limits.UNPACKED_BYTES))
    for info in infos:
        grows = info.file_size > limits.RATIO * max(1, info.compress_size)
        if info.file_size > limits.ENTRY_BYTES or (grows and info.file_size > limits.RATIO_FROM):
            raise Unreadable("KB822", limit=_megabytes(limits.ENTRY_BYTES))
        if info.compress_type not in _METHODS and not info.flag_bits & _ENCRYPTED:
            raise Unreadable("KB824", reason=f"{info.filename} is op een vreemde manier ingepakt")


def _plain_names(found: Iterable[str]) -> None:
    for name, times in Counter(found).items():
        if times > 1:
            raise Unreadable("KB824", reason=f"{name} zit er twee keer in")
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise Unreadable("KB824", reason=f"de naam {name} hoort niet in een zipbestand")


def _without_password(opened: Archive, infos: list[zipfile.ZipInfo]) -> None:
    """Refuse a ZIP behind a password: its own kind, or that of OpenDocument."""
    if any(info.flag_bits & _ENCRYPTED for info in infos) or "encrypted-package" in opened:
        raise Unreadable("KB823")
    if _MANIFEST in opened and b"encryption-data" in opened.read(_MANIFEST):
        raise Unreadable("KB823")


def _megabytes(count: int) -> int:
    return count // 1_000_000
