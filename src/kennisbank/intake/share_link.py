# SPDX-License-Identifier: EUPL-1.2
"""A link with answers in it, as the form in the browser makes: on the command line or in a text file.

``#a=1.<base64url of raw deflate of JSON>`` or ``#a=0.<base64url of JSON>``; see ``web/js/share.js``.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from typing import TYPE_CHECKING, Final

from kennisbank.intake import answers_json
from kennisbank.intake.contents import Contents, Unreadable

if TYPE_CHECKING:
    from kennisbank.model import Catalogue

MAX_LINK: Final = 500_000
"""Characters of a link that is read, as in the browser."""
MAX_BYTES: Final = 2_000_000
"""Of the JSON in it: a small link must not fill the memory."""
_LINK: Final = re.compile(rb"#a=([01])\.([\w-]*)", re.ASCII)
_SAMPLE: Final = 8_192


def recognises(data: bytes) -> bool:
    """Say whether this is a text with such a link near its start, and no other kind of file."""
    start = data[:_SAMPLE]
    plain = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"<", b"%") and b"\x00" not in start
    return plain and len(data) <= MAX_LINK + _SAMPLE and _LINK.search(start) is not None


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:
    """Read the answers in the first link."""
    link = _LINK.search(data)
    if link is None or len(link[2]) > MAX_LINK:
        raise Unreadable("KB840")
    return answers_json.read(_unpack(link[1], link[2]), file, catalogue)


def _unpack(kind: bytes, packed: bytes) -> bytes:
    try:
        given = base64.urlsafe_b64decode(packed + b"=" * (-len(packed) % 4))
        if kind == b"0":
            return given
        machine = zlib.decompressobj(-zlib.MAX_WBITS)
        data = machine.decompress(given, MAX_BYTES)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise Unreadable("KB840") from error
    if not machine.eof:
        raise Unreadable("KB840")
    return data
