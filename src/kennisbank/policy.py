# SPDX-License-Identifier: EUPL-1.2
"""What a browser may do with our pages: one policy, as a meta tag on each page and as headers of a server.

Stable: ``SITE``. Nothing of another machine, no script or style inside a page, no form that is sent.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SITE: Final = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
"""The content security policy of every page of the site."""

HEADERS: Final = (
    ("Content-Security-Policy", f"{SITE}; frame-ancestors 'none'"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
"""Name and value of each header. A meta tag cannot forbid a frame around the page: a header can.

A browser heeds ``Strict-Transport-Security`` over HTTPS alone; it leaves other names of the domain alone.
"""

OPEN: Final = ("Access-Control-Allow-Origin", "*")
"""For the data alone: pages of others may read them."""
OPEN_PATHS: Final = ("v1/", "index.json")
"""Where the data stand, from the root of the site: a folder and a file."""

Redirects = tuple[tuple[str, str], ...]
"""Old and new path on the server, each with a slash in front."""


def one_file(styles: Iterable[str], scripts: Iterable[str] = ()) -> str:
    """Return the policy that allows exactly these inlined styles and scripts and nothing else."""
    allowed = [("style-src", list(styles)), ("script-src", list(scripts))]
    parts = [f"{name} {' '.join(map(_source, texts))}" for name, texts in allowed if texts]
    return "; ".join(["default-src 'none'", *parts, "base-uri 'none'", "form-action 'none'"])


def header_files(root: str = "/", redirects: Redirects = ()) -> dict[str, str]:
    """Return the settings for web servers, by their name in the root of the site.

    ``.htaccess`` for Apache, ``_headers`` and ``_redirects`` for static hosts that read them, an include
    for nginx.

    :param root: the path of the site on its server.
    """
    moved = "".join(f"{old} {new} 301\n" for old, new in redirects)
    return {
        "_headers": _static_hosts(root),
        **({"_redirects": moved} if moved else {}),
        ".htaccess": _apache(root, redirects),
        "nginx-headers.conf": _nginx(root, redirects),
    }


def _static_hosts(root: str) -> str:
    lines = "".join(f"  {name}: {value}\n" for name, value in HEADERS)
    folder, file = OPEN_PATHS
    opened = (f"\n{root}{path}\n  {OPEN[0]}: {OPEN[1]}\n" for path in (f"{folder}*", file))
    return f"/*\n{lines}{''.join(opened)}"


def _apache(root: str, redirects: Redirects) -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in HEADERS)
    name, value = OPEN
    opened = f"""  Header always set {name} "{value}" "expr=%{{REQUEST_URI}} =~ m#{_open_pattern(root)}#"\n"""
    headers = f"{_NOTE}<IfModule mod_headers.c>\n{lines}{opened}</IfModule>\n"
    lines = "".join(f'  RedirectMatch 301 "{_old_pattern(old)}" "{new}"\n' for old, new in redirects)
    moved = f"<IfModule mod_alias.c>\n{lines}</IfModule>\n" if redirects else ""
    return f"{headers}ErrorDocument 404 {root}404.html\n{moved}"


def _nginx(root: str, redirects: Redirects) -> str:
    note = "# Neem dit bestand op in het server-blok: include /pad/naar/nginx-headers.conf;\n"
    lines = [f'add_header {name} "{value}" always;\n' for name, value in HEADERS]
    # nginx drops the headers from above where a block adds one of its own: so they stand there again
    opened = "".join(f"  {line}" for line in [*lines, f'add_header {OPEN[0]} "{OPEN[1]}" always;\n'])
    data = f"location ~ {_open_pattern(root)} {{\n{opened}}}\n"
    moved = "".join(f'location ~ "{_old_pattern(old)}" {{ return 301 "{new}"; }}\n' for old, new in redirects)
    return f"{_NOTE}{note}{''.join(lines)}error_page 404 {root}404.html;\n{data}{moved}"


def _open_pattern(root: str) -> str:
    return f"^{re.escape(root)}({'|'.join(map(re.escape, OPEN_PATHS))})"


def _old_pattern(old: str) -> str:
    """Match an old address as people type it: a folder with or without its slash or its file."""
    if not old.endswith("/"):
        return f"^{re.escape(old)}$"
    return f"^{re.escape(old.rstrip('/'))}(/|/index\\.html)?$"


_NOTE: Final = "# Gemaakt bij het bouwen van de site: hetzelfde beleid staat in elke pagina.\n"


def _source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
