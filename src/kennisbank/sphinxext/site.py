# SPDX-License-Identifier: EUPL-1.2
"""What a build knows of its catalogue; found by the configuration of that build."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kennisbank import form
from kennisbank.scoring import UnknownScope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sphinx.config import Config

    from kennisbank.model import Catalogue
    from kennisbank.sphinxext.navigation import Navigation


@dataclass(slots=True)
class Site:
    """The catalogue with what is derived from it once per build."""

    catalogue: Catalogue
    navigation: Navigation
    files: Mapping[str, Path]
    """Published path (from the site's root) to the file that is copied there."""
    form: Callable[[str], form.Form] = field(init=False)
    """The form of a scope, flattened once."""
    signatures: dict[str, str] = field(default_factory=dict)
    """What each page shows of the rest of the site, in this build (see ``freshness``)."""

    def __post_init__(self) -> None:
        """Remember each form that was flattened."""
        self.form = functools.cache(functools.partial(form.flatten, self.catalogue))

    def form_digest(self, scope: str) -> str:
        """Return a digest of all that the form of a scope shows; of nothing if the scope is gone."""
        try:
            made = self.form(scope)
        except UnknownScope:
            return ""
        return f"{made.digest} {made.version} {made.scoring_digest}"


_SITES: WeakKeyDictionary[Config, Site] = WeakKeyDictionary()


def keep(config: Config, site: Site) -> None:
    """Remember the site of this build."""
    _SITES[config] = site


def site_of(config: Config) -> Site:
    """Return the site of this build; the extension keeps it before anything is read."""
    return _SITES[config]
