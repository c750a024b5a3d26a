# SPDX-License-Identifier: EUPL-1.2
"""What every exported file says about its origin, and the one moment that it may name.

Stable: the keys. A reader gives ``origin`` of what it finds back to the response.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.form import Form
    from kennisbank.model import Catalogue

KEYS: Final = ("catalogue", "version", "digest", "form", "form_digest")
"""In the order in which a file lists them."""

_ORIGIN: Final = {"catalogue": "id", "version": "version", "digest": "digest"}


def stamp(form: Form) -> dict[str, str]:
    """Return the origin of a form under ``KEYS``."""
    values = (form.catalogue_id, form.version, form.scoring_digest, form.id, form.digest)
    return dict(zip(KEYS, values, strict=True))


def origin(found: Mapping[str, str]) -> dict[str, str]:
    """Return the ``catalogue`` part of a response from a stamp that was read; what is missing is left out."""
    return {key: found[name] for name, key in _ORIGIN.items() if found.get(name)}


def moment(catalogue: Catalogue) -> dt.datetime:
    """Return the only time that a file may carry: the start of the day on which the content was last checked.

    A clock would give other bytes each time.
    """
    day = dt.date.fromisoformat(str(catalogue.settings.checked_until))
    return dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
