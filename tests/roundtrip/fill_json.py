# SPDX-License-Identifier: EUPL-1.2
"""Fill in the JSON as a program of somebody else would, and save it as editors and browsers do."""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form

FORMAT = "json"
READERS = {"json", "link"}


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:  # noqa: ARG001 (one signature)
    """Put the answers in the part that is there for them."""
    value = json.loads(data)
    value["response"] |= {"answers": response["answers"], "subject": response["subject"]}
    return json.dumps(value).encode()


def _with(change: Callable[[Any], Any], **style: Any) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps(change(json.loads(data)), **style).encode()


def _turned(value: Any) -> Any:
    """Return a value with all keys in the opposite order."""
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    return [_turned(item) for item in value] if isinstance(value, list) else value


def _link(data: bytes) -> bytes:
    """Put the answers in a link, as ``web/js/share.js`` does."""
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = machine.compress(json.dumps(json.loads(data)["response"]).encode()) + machine.flush()
    text = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"Hier is mijn lijst:\r\nhttps://kennisbank.example/les.html#a=1.{text}\r\n".encode()


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as filled in": lambda data: data,
    "written with indents and letters as they are": _with(lambda value: value, indent=4, ensure_ascii=False),
    "keys in the opposite order": _with(_turned),
    "only the answers kept, as the browser saves": _with(lambda value: value["response"]),
    "line ends of Windows": lambda data: (
        json.dumps(json.loads(data), indent=1).replace("\n", "\r\n").encode()
    ),
    "put in a link": _link,
}
