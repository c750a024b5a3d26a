# SPDX-License-Identifier: EUPL-1.2
"""The data of the accessibility statement, which ``kennisbank_accessibility`` in ``conf.py`` names.

Where that file is not there, there is no statement: a statement of another site would be untrue.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kennisbank.model import build
from kennisbank.pages import accessibility

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def statement(app: Sphinx) -> accessibility.Statement | None:
    """Return the data; nothing without them.

    :raises SystemExit: if a key is missing or the status is not one of the register, in Dutch.
    """
    path = Path(app.confdir, app.config.kennisbank_accessibility or ".")
    if not path.is_file():
        return None
    try:
        found = build(accessibility.Statement, json.loads(path.read_bytes()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SystemExit(f"{path}: deze gegevens van de verklaring zijn niet in orde: {error}") from error
    if found.status not in accessibility.STATUS:
        raise SystemExit(
            f"{path}: status {found.status!r} bestaat niet; kies uit {', '.join(accessibility.STATUS)}"
        )
    return found
