# SPDX-License-Identifier: EUPL-1.2
"""ZIP files with the same bytes each time: fixed dates, fixed order, fixed permissions."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP knows; programs take it as "not said"."""
_LEVEL: Final = 9
_UNIX_FILE: Final = 0o100644 << 16


def pack(files: Mapping[str, bytes], first: str, *, stored: bool = False) -> bytes:
    """Pack files: ``first`` in front, as its format wants, and the others by name.

    :param stored: whether the first one stays unpacked, as OpenDocument asks of ``mimetype``.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in sorted(files, key=lambda name: (name != first, name)):
            info = zipfile.ZipInfo(name, DATE)
            info.external_attr = _UNIX_FILE
            plain = stored and name == first
            info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            file.writestr(info, files[name], compresslevel=_LEVEL)
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of a ZIP that we made ourselves."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}
