# SPDX-License-Identifier: EUPL-1.2
"""The files beside the pages: stylesheets, scripts and fonts, with the few of the theme that pages use."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from importlib.metadata import distribution, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sphinx
import sphinx_design
from sphinx.highlighting import PygmentsBridge

from kennisbank import catalogue as catalogues
from kennisbank.export import scripts
from kennisbank.export.html import sheet_foot
from kennisbank.pages import finderdata
from kennisbank.webdata import as_script, web_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kennisbank.model import Catalogue

PACKAGE: Final = Path(__file__).parents[1]
WEB: Final = PACKAGE / "web"
_THEME: Final = Path(str(distribution("pydata-sphinx-theme").locate_file("pydata_sphinx_theme")))
_THEME_SHEET: Final = "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css"
_STEMMER: Final = Path(sphinx.__file__).parent / "search" / "minified-js"
_DESIGN: Final = Path(sphinx_design.__file__).parent / "static"

OWN: Final = (
    "css/tokens.css",
    "css/form.css",
    "css/site.css",
    "css/result.css",
    "css/downloads.css",
    "css/wijzer.css",
    "css/map.css",
    "css/home.css",
    "css/search.css",
    "css/print.css",
    "js/mode.js",
    "js/site.js",
    "js/map.js",
    "fonts/source-sans-3-latin-wght-normal.woff2",
    "fonts/source-serif-4-latin-wght-normal.woff2",
    "fonts/LICENSE.txt",
    "favicon.svg",
)
_DATA, _CHECKLIST, _RESULTS = "js/catalogue.js", "js/checklist.js", "js/results.js"
_ON_DEMAND: Final = {
    "js/exchange.js": scripts.EXCHANGE,
    "js/placing.js": scripts.PLACING,
    "js/workbooks.js": scripts.WORKBOOKS,
    "js/pdf.js": scripts.PDF,
}
"""Loaded by ``dossiers.js`` when first needed."""
_SEARCH: Final = "js/search.js"
"""Loaded by ``site.js`` when someone goes to the search box, with the index and ``css/search.css``."""
_HAS_FORM: Final = re.compile(r"<form [^>]*data-scoring-digest=")
_HAS_RESULTS: Final = re.compile(r"<[a-z]+ [^>]*data-kb-results")
_RESULT: Final = "css/result.css"
_HAS_DOWNLOADS: Final = re.compile(r'class="kb-(?:files|formats|losses)"')
_DOWNLOADS: Final = "css/downloads.css"
_HAS_MAP: Final = re.compile(r"<div [^>]*data-kb-map>")
_MAP: Final = ("css/map.css", "css/home.css")
_MAP_SCRIPT: Final = "js/map.js"
"""Loads what scores only where something was filled in on this device."""
_FOUND: Final = "css/search.css"
"""Of the search page, and of others when someone searches."""
_HAS_FINDER: Final = re.compile(r'<div class="kb-wijzer[ "]')
_FINDER, _FINDER_DATA = "js/wijzer.js", "js/instruments.js"
_FINDER_STYLE: Final = "css/wijzer.css"
_CODE: Final = "pygments.css"
_DESIGNED: Final = "sphinx-design.css"

UNUSED: Final = (
    "fa", "svg-inline--fa", "carousel", "modal", "offcanvas", "popover", "bs-popover", "tooltip",
    "bs-tooltip", "toast", "accordion", "dropdown", "dropup", "dropend", "dropstart", "btn-outline",
    "progress", "placeholder", "spinner", "navbar-expand", "pagination", "page-link", "page-item",
    "form-floating", "form-switch", "form-range", "input-group", "version-switcher", "bd-search",
    "search-button", "theme-switch", "ethical", "ablog", "jupyter", "cell_output", "cell_input", "nb",
    "prev-next", "breadcrumb",
)  # fmt: skip
"""Beginnings of class names in the theme's stylesheet that belong to its icon font and its scripts."""

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_EMPTY = re.compile(r"@(?:media|supports)[^{}]*\{\s*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_UNUSED = re.compile(rf"\.(?:{'|'.join(UNUSED)})(?![a-z])")


def collect(catalogue: Catalogue, folders: Sequence[str], confdir: Path) -> dict[str, bytes]:
    """Return the content of ``_static`` by name.

    :param folders: ``html_static_path``: what a project or another extension adds.
    """
    files = dict(_extra(folders, confdir))
    files |= {name: _own(name) for name in OWN}
    files["css/print.css"] += running_footer(catalogue).encode()
    made = {_DATA: as_script(web_data(catalogue)), _CHECKLIST: scripts.EAGER + scripts.bundle()}
    made |= {_RESULTS: scripts.bundle(scripts.RESULTS)}
    made |= {name: scripts.bundle(sources) for name, sources in _ON_DEMAND.items()}
    made[_SEARCH] = search_script()
    made |= {_FINDER: scripts.bundle(scripts.FINDER), _FINDER_DATA: _instruments(catalogue)}
    files |= {name: text.encode() for name, text in made.items()}
    files["theme.css"] = slim((_THEME / _THEME_SHEET).read_text("utf-8")).encode()
    files[_CODE] = _pygments().encode()
    files[_DESIGNED] = (_DESIGN / "sphinx-design.min.css").read_bytes()
    return files


def stylesheets(body: str) -> tuple[str, ...]:
    """Return the stylesheets that a page needs, in order, ours last."""
    needed = {
        _FOUND: False,
        _RESULT: bool(_HAS_FORM.search(body) or _HAS_RESULTS.search(body)),
        _DOWNLOADS: bool(_HAS_DOWNLOADS.search(body)),
        _FINDER_STYLE: bool(_HAS_FINDER.search(body)),
        **dict.fromkeys(_MAP, bool(_HAS_MAP.search(body))),
    }
    code = (_CODE,) if 'class="highlight' in body else ()
    designed = (_DESIGNED,) if "sd-" in body else ()
    own = (name for name in OWN if name.endswith(".css") and needed.get(name, True))
    return ("theme.css", *code, *designed, *own)


def page_scripts(body: str) -> tuple[str, ...]:
    """Return the scripts that a page needs beside those of every page, in order."""
    if _HAS_RESULTS.search(body):
        return (_DATA, _CHECKLIST, _RESULTS)
    if _HAS_FORM.search(body):
        return (_DATA, _CHECKLIST)
    if _HAS_FINDER.search(body):
        return (_FINDER_DATA, _FINDER)
    return (_MAP_SCRIPT,) if _HAS_MAP.search(body) else ()


def search_script() -> str:
    """Return what finds and shows: Snowball's stemmer as Sphinx brings it, MiniSearch, and ours."""
    stemmer = [(_STEMMER / f"{name}-stemmer.js").read_text("utf-8").strip() for name in ("base", "dutch")]
    note = "/* Stemmer: Snowball (snowballstem.org), BSD-3-Clause, as Sphinx ships it. */"
    return "\n".join((note, *stemmer, scripts.bundle(scripts.SEARCH)))


def running_footer(catalogue: Catalogue) -> str:
    """Return the style that prints version and digest at the foot of each sheet."""
    settings = catalogue.settings
    return sheet_foot(f"{settings.id} · versie {settings.version} · {catalogues.digest(catalogue)[:19]}…")


def slim(css: str) -> str:
    """Return the theme's stylesheet without rules for its icon font and for scripts that are left out."""
    css = _COMMENT.sub("", css)
    css = _RULE.sub(_keep, css)
    return _EMPTY.sub("", css)


@functools.cache
def fingerprint() -> str:
    """Return a digest of all that shapes a page beside its own text and the catalogue."""
    beside = [
        (PACKAGE, name)
        for name in ("labels.py", "policy.py", "webdata.py", "export/html.py", "export/scripts.py")
    ]
    rooms = [(PACKAGE / "sphinxext", "*.py"), (PACKAGE / "downloads", "*.py"), (PACKAGE / "search", "*.py")]
    rooms.append((PACKAGE / "discovery", "*.py"))
    return _digest(((WEB, "**/*"), (PACKAGE / "templates", "*"), *rooms, *beside))


def reader_version() -> int:
    """Return a number that changes with the code that reads pages: what was read before is then void."""
    return int(_digest(((PACKAGE / "sphinxext", "*.py"),))[:12], 16)


def _instruments(catalogue: Catalogue) -> str:
    """Return what the finder of instruments knows, as a script."""
    return as_script(finderdata.finder_data(catalogue), finderdata.NAME)


def _own(name: str) -> bytes:
    """Return a file of ours as it is published: a stylesheet without its comments."""
    data = (WEB / name).read_bytes()
    if not name.endswith(".css"):
        return data
    lines = _COMMENT.sub("", data.decode()).splitlines()
    return "".join(f"{line.strip()}\n" for line in lines if line.strip()).encode()


def _digest(folders: Iterable[tuple[Path, str]]) -> str:
    made = hashlib.sha256()
    packages = ("sphinx", "docutils", "myst-parser", "pydata-sphinx-theme", "sphinx-design", "pygments")
    made.update(json.dumps([version(package) for package in packages]).encode())
    for folder, pattern in folders:
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def _extra(folders: Sequence[str], confdir: Path) -> Iterator[tuple[str, bytes]]:
    for folder in (confdir / name for name in folders):
        if folder == _DESIGN:
            continue
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path.read_bytes()


def _keep(match: re.Match[str]) -> str:
    """Return the rule without its unused selectors; nothing if none is left."""
    selectors, body = match[1], match[2]
    if selectors.lstrip().startswith("@"):
        return "" if selectors.lstrip().startswith("@font-face") else match[0]
    used = [part for part in _split(selectors) if not _UNUSED.search(part)]
    return f"{','.join(used)}{{{body}}}" if used else ""


def _split(selectors: str) -> list[str]:
    """Split at the commas outside parentheses."""
    parts, depth = [""], 0
    for char in selectors:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _pygments() -> str:
    """Return the colours of code in both modes, for the mode that the page is in."""
    sheets = {
        "light": PygmentsBridge("html", "a11y-high-contrast-light").get_stylesheet(),
        "dark": PygmentsBridge("html", "a11y-high-contrast-dark").get_stylesheet(),
    }
    return "\n".join(
        sheet.replace(".highlight", f'html[data-theme="{mode}"] .highlight') for mode, sheet in sheets.items()
    )
