# SPDX-License-Identifier: EUPL-1.2
"""What a browser may do with our pages: one policy, as a meta tag on each page and as headers of a server.

Stable: ``SITE``. Nothing of another machine, no script or style inside a page, no form that is sent.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SITE: Final = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
"""The content security policy of every page of the site."""

HEADERS: Final = (
    ("Content-Security-Policy", SITE),
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
"""Name and value of each header. A meta tag cannot forbid a frame around the page: a header can."""


def one_file(styles: Iterable[str], scripts: Iterable[str] = ()) -> str:
    """Return the policy that allows exactly these inlined styles and scripts and nothing else."""
    allowed = [("style-src", list(styles)), ("script-src", list(scripts))]
    parts = [f"{name} {' '.join(map(_source, texts))}" for name, texts in allowed if texts]
    return "; ".join(["default-src 'none'", *parts, "base-uri 'none'", "form-action 'none'"])


def header_files() -> dict[str, str]:
    """Return the settings for web servers, by their name in the root of the site.

    ``.htaccess`` for Apache, ``_headers`` for static hosts that read it, an include for nginx.
    """
    return {"_headers": _static_hosts(), ".htaccess": _apache(), "nginx-headers.conf": _nginx()}


def _static_hosts() -> str:
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS)


def _apache() -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in HEADERS)
    return f"{_NOTE}<IfModule mod_headers.c>\n{lines}</IfModule>\n"


def _nginx() -> str:
    note = "# Neem dit bestand op in het server-blok: include /pad/naar/nginx-headers.conf;\n"
    return _NOTE + note + "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS)


_NOTE: Final = "# Gemaakt bij het bouwen van de site: hetzelfde beleid staat in elke pagina.\n"


def _source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
