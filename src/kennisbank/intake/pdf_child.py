# SPDX-License-Identifier: EUPL-1.2
"""The reading of one PDF in a process of its own, which may take only so much time and memory.

A PDF can be packed in ways that no setting of its library bounds (LZW: a thousandfold), and its library is
native code. As a program: the bytes on stdin, what was found as JSON on stdout. Stable: the keys of that.
"""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.pdf_origin import INFO, NAMESPACE
from kennisbank.export.stamp import KEYS
from kennisbank.intake import xmltext
from kennisbank.intake.contents import Unreadable
from kennisbank.intake.pdf_fields import Fields

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 2
"""Of computing, with the start of the process; our largest file takes a fifth of it."""
MEMORY: Final = 700_000_000
"""Bytes of address space, of which a fresh process takes some 300 million."""
STREAM_BYTES: Final = 8_000_000
"""Of one packed part, unpacked, where the library can be told; ours stay under 100 kB."""
_XMP_BYTES: Final = 200_000


def main() -> None:
    """Read what comes in, within limits, and print what was found."""
    _limit()
    data = sys.stdin.buffer.read()
    print(json.dumps(safely(lambda: values(data))))


def safely(read: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what was read, or ``code`` and ``facts`` of why it cannot be."""
    import pikepdf  # noqa: PLC0415 (an extra)

    try:
        return read()
    except Unreadable as error:
        return {"code": error.code, "facts": error.facts}
    except pikepdf.PasswordError:
        return {"code": "KB823", "facts": {}}
    except (MemoryError, OverflowError):
        return {"code": "KB822", "facts": {"limit": MEMORY // 1_000_000}}
    except Exception as error:  # noqa: BLE001 (the library raises many kinds on a damaged file)
        if "limit" in str(error):
            return {"code": "KB822", "facts": {"limit": STREAM_BYTES // 1_000_000}}
        return {"code": "KB824", "facts": {"reason": "de opbouw klopt niet"}}


def values(data: bytes) -> dict[str, Any]:
    """Return ``fields`` (name and value each), ``origin``, ``script`` and ``xfa`` of a PDF."""
    import pikepdf  # noqa: PLC0415 (an extra)

    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=STREAM_BYTES,
        png_max_memory=STREAM_BYTES,
        run_length_max_memory=STREAM_BYTES,
        max_stream_filters=4,
    )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = Fields(pdf)
        found = [(field.name, field.value) for field in fields.found()]
        return {
            "fields": found,
            "origin": _origin(pdf),
            "script": fields.has_script or _has_script(pdf),
            "xfa": "/XFA" in pdf.Root.get("/AcroForm", {}),
        }


def _limit() -> None:
    """Bound this process; where the system cannot (Windows), whoever started it ends it in time."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _has_script(pdf: Any) -> bool:
    """Say whether the document itself has a script or an action."""
    root = pdf.Root
    names = root.get("/Names", {})
    return "/AA" in root or "/JavaScript" in names or _is_action(root.get("/OpenAction"))


def _is_action(value: Any) -> bool:
    """Say whether this does something; a place to open at does not."""
    return getattr(value, "_type_name", "") == "dictionary" and str(value.get("/S")) != "/GoTo"


def _origin(pdf: Any) -> dict[str, str]:
    """Return the stamp, from the document's information or else its XMP."""
    info = pdf.trailer.get("/Info", {})
    found = {key: str(info[f"/{name}"]) for key, name in INFO.items() if f"/{name}" in info}
    if len(found) < len(KEYS):
        found = _xmp(pdf) | found
    return {key: value for key in KEYS if (value := found.get(key, "").strip())}


def _xmp(pdf: Any) -> dict[str, str]:
    """Return the stamp in the XMP, as elements or as attributes; nothing if it is not good XML."""
    stream = pdf.Root.get("/Metadata")
    if stream is None or not hasattr(stream, "read_bytes"):
        return {}
    try:
        data = stream.read_bytes()
        root = xmltext.tree(data) if len(data) <= _XMP_BYTES else None
    except Unreadable:
        return {}
    prefix = f"{{{NAMESPACE}}}"
    found: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        texts = [(element.tag, element.text or ""), *element.attrib.items()]
        found |= {name.removeprefix(prefix): text for name, text in texts if name.startswith(prefix)}
    return found


if __name__ == "__main__":
    main()
