# SPDX-License-Identifier: EUPL-1.2
"""The figures of the measurement of the search, which ``kennisbank_search`` in ``conf.py`` names.

Where that file is not there (a copy of the site without its tests), there is no page on them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kennisbank.model import build
from kennisbank.pages import searching

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_settings(app: Sphinx) -> None:
    """Let ``conf.py`` name the file with figures."""
    app.add_config_value("kennisbank_search", None, "", types=frozenset({str, Path}))


def table(app: Sphinx) -> searching.Table | None:
    """Return the figures; nothing without the file."""
    path = Path(app.confdir, app.config.kennisbank_search or ".")
    if not path.is_file():
        return None
    rows = json.loads(path.read_bytes())
    return {name: build(searching.Figures, row) for name, row in rows.items()}
