# SPDX-License-Identifier: EUPL-1.2
"""Pages that moved: a page at the old address that leads on, and lines for servers that can do better.

The data: ``{"catalogue": "id", "moved": {"lessen/oud/": "lessen/nieuw/"}, "addresses": ["", "over/", …]}``.
Paths count from the root of the site; a target may name a place (``lessen/nieuw/#v-vraag``). ``addresses``
holds every address that was ever published: each must be a page today, or have moved.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kennisbank import policy
from kennisbank.discovery import addresses

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kennisbank.model import Settings

_PATH: Final = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*(?:[a-z0-9]+(?:-[a-z0-9]+)*\.html)?")
_ANCHOR: Final = re.compile(r"[A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Moved:
    """The data as read."""

    moved: Mapping[str, str] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    catalogue: str | None = None
    """Whose addresses these are; a site of another kennisbank has nothing to do with them."""


class WrongRedirects(Exception):  # noqa: N818 (named for the fact)
    """The data lead nowhere; ``problems`` says where, in Dutch."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read(value: Any) -> Moved:
    """Return the data from JSON.

    :raises WrongRedirects: if they have another shape.
    """
    given = value if isinstance(value, dict) else {"moved": None}
    moved, known = given.get("moved", {}), given.get("addresses", [])
    if not isinstance(moved, dict) or not isinstance(known, list):
        moved, known = {"": None}, []
    catalogue = given.get("catalogue")
    if all(isinstance(one, str) for one in (*moved.values(), *known, catalogue or "")):
        return Moved(dict(moved), tuple(known), catalogue)
    raise WrongRedirects(('de vorm is {"moved": {"oud/": "nieuw/"}, "addresses": ["…"]}',))


def check(moved: Moved, docnames: Collection[str]) -> tuple[str, ...]:
    """Return what is wrong, in Dutch: targets that do not exist, circles, pages that are still there."""
    pages = {addresses.page_path(docname) for docname in docnames}
    problems = [problem for old, new in moved.moved.items() for problem in _wrong(old, new, pages, moved)]
    gone = [one for one in moved.addresses if one not in pages and one not in moved.moved]
    problems += [f"de pagina {one!r} is weg: zet bij moved waar zij nu staat" for one in gone]
    return tuple(problems)


def pages(moved: Moved, settings: Settings) -> dict[str, str]:
    """Return the page at each old address, by its path in the site."""
    return {_file(old): _page(old, new, settings) for old, new in sorted(moved.moved.items())}


def server_lines(moved: Moved, settings: Settings) -> policy.Redirects:
    """Return old and new path on the server; ``/oud`` as people type it too."""
    root = addresses.root_path(settings)
    return tuple((root + old, root + new) for old, new in sorted(moved.moved.items()))


def _wrong(old: str, new: str, pages: Collection[str], moved: Moved) -> list[str]:
    path, _, anchor = new.partition("#")
    if not old or not _PATH.fullmatch(old) or not _PATH.fullmatch(path) or not _ANCHOR.fullmatch(anchor):
        return [f"{old!r} of {new!r} is geen pad: schrijf het als 'lessen/oud/'"]
    if old in pages:
        return [f"{old!r} is nog een pagina: haal de regel weg"]
    if path in moved.moved:
        return [f"{old!r} leidt naar {path!r}, en dat is zelf verhuisd: wijs meteen naar de laatste plek"]
    return [] if path in pages else [f"{old!r} leidt naar {new!r}, en die pagina bestaat niet"]


def _file(path: str) -> str:
    return f"{path}index.html" if path.endswith("/") else path


def _page(old: str, new: str, settings: Settings) -> str:
    """Return a page that leads on at once, by itself and by a link, from disk too."""
    path, _, anchor = new.partition("#")
    up = "../" * old.count("/")
    target = html.escape(up + _file(path or "index.html") + (f"#{anchor}" if anchor else ""))
    start = addresses.base(settings)
    canonical = f'<link rel="canonical" href="{html.escape(start + path)}">\n' if start else ""
    return (
        f'<!doctype html>\n<html lang="{settings.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy.SITE}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n{canonical}'
        f"<title>Deze pagina is verhuisd | {html.escape(settings.title)}</title>\n</head>\n<body>\n<main>\n"
        f'<h1>Deze pagina is verhuisd</h1>\n<p><a href="{target}">Ga naar de nieuwe plek van deze pagina</a>'
        "</p>\n</main>\n</body>\n</html>\n"
    )
