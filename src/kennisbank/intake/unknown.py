# SPDX-License-Identifier: EUPL-1.2
"""Why a file that no reader knows cannot be read: what it is instead, as far as its first bytes tell."""

from __future__ import annotations

from typing import Final

from kennisbank.intake import zipped
from kennisbank.intake.contents import Unreadable

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_KINDS: Final = (
    (_OLE, "een oud Word- of Excel-bestand (doc of xls)"),
    (b"{\\rtf", "een tekstbestand met opmaak (rtf)"),
    (b"\x89PNG", "een plaatje"),
    (b"\xff\xd8\xff", "een foto"),
    (b"GIF8", "een plaatje"),
    (b"\x1f\x8b", "een ingepakt bestand (gz)"),
    (b"7z\xbc\xaf", "een ingepakt bestand (7z)"),
    (b"Rar!", "een ingepakt bestand (rar)"),
    (b"<", "een webpagina of XML-bestand"),
)


def why(data: bytes) -> Unreadable:
    """Return the reason: empty, a password, damaged, a bomb, or another kind of file."""
    start = data[:4_096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return Unreadable("KB829")
    if start.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        return Unreadable("KB823")
    if data.startswith(zipped.START):
        try:
            zipped.archive(data)
        except Unreadable as error:
            return error
        return Unreadable("KB820", kind="een ander zipbestand")
    kind = next((kind for mark, kind in _KINDS if start.startswith(mark)), "van een soort die ik niet ken")
    return Unreadable("KB820", kind=kind)
