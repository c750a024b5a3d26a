# SPDX-License-Identifier: EUPL-1.2
"""The figures of the tests of equality, which ``kennisbank_equality`` in ``conf.py`` names.

Where that file is not there (a copy of the site without its tests), the page says nothing of them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kennisbank.discovery.addresses import DATA
from kennisbank.model import build
from kennisbank.pages import equality

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def table(app: Sphinx) -> equality.Table | None:
    """Return the figures; nothing without the setting."""
    path = _path(app)
    return None if path is None else build(equality.Table, json.loads(path.read_bytes()))


def files(app: Sphinx) -> dict[str, Path]:
    """Return published path to file, as ``published.data_files`` does."""
    path = _path(app)
    return {} if path is None else {f"{DATA}/{equality.FILE}": path}


def _path(app: Sphinx) -> Path | None:
    path = Path(app.confdir, app.config.kennisbank_equality or ".")
    return path if path.is_file() else None
