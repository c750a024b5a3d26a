# SPDX-License-Identifier: EUPL-1.2
"""What a build knows of its catalogue; found by the configuration of that build."""

from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kennisbank import catalogue as catalogues
from kennisbank import form
from kennisbank.discovery.redirects import Moved
from kennisbank.discovery.structured import Described
from kennisbank.downloads.offer import Offer
from kennisbank.pages.links import lesson_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sphinx.config import Config

    from kennisbank.map.poster import Poster
    from kennisbank.model import Catalogue, Lesson
    from kennisbank.sphinxext.navigation import Navigation


class Site:
    """The catalogue with what is derived from it once per build."""

    def __init__(self, catalogue: Catalogue, navigation: Navigation, files: Mapping[str, Path]) -> None:
        self.catalogue = catalogue
        self.navigation = navigation
        self.files = files
        """Published path (from the site's root) to the file that is copied there."""
        self.signatures: dict[str, str] = {}
        """What each page shows of the rest of the site, in this build (see ``freshness``)."""
        self.moved = Moved()
        """Pages that moved (see ``findable``)."""
        self.offer = Offer()
        """The downloads of this build; nothing until they are made (see ``downloads``)."""
        self.posters: tuple[Poster, ...] = ()
        """The map as files; nothing until they are made (see ``posters``)."""

    @functools.cached_property
    def described(self) -> Described:
        """What each page is about, for machines."""
        return Described(self.catalogue)

    @functools.cached_property
    def lesson_of(self) -> Mapping[str, Lesson]:
        """Lessons by the document that shows them."""
        return {lesson_page(lesson.id): lesson for lesson in self.catalogue.lessons.values()}

    @functools.cached_property
    def scoring_digest(self) -> str:
        """The digest that a response to any of the forms carries."""
        return catalogues.digest(self.catalogue)

    def form(self, scope: str) -> form.Form:
        """Return the form of a scope.

        :raises UnknownScope: if no lesson or domain has this id.
        """
        return form.flatten(self.catalogue, scope, self.scoring_digest)

    def form_digest(self, scope: str) -> str:
        """Return a digest of all that goes into the form of a scope; empty if the scope is gone.

        Made of what the form is made from, not of the form: that costs far more, and each build asks for all.
        """
        lessons = self._lessons(scope)
        if not lessons:
            return ""
        settings = self.catalogue.settings
        shared = (scope, settings.id, settings.title, settings.version, self.scoring_digest, settings.scales)
        made = hashlib.sha256(repr(shared).encode())
        for lesson in lessons:
            made.update(self._lesson_digest(lesson))
        return made.hexdigest()

    def _lessons(self, scope: str) -> tuple[Lesson, ...]:
        if scope in self.catalogue.lessons:
            return (self.catalogue.lessons[scope],)
        if scope in self.catalogue.domains:
            return self.catalogue.lessons_of(scope)
        return tuple(self.catalogue.lessons.values()) if scope in (form.ALL, form.QUICKSCAN) else ()

    def _lesson_digest(self, lesson: Lesson) -> bytes:
        domain = self.catalogue.domain_of(lesson.id)
        parts = (lesson.id, lesson.title, lesson.summary, lesson.version, lesson.revision, domain.title)
        return hashlib.sha256("\0".join(map(repr, (*parts, *self._quoted(lesson)))).encode()).digest()

    def _quoted(self, lesson: Lesson) -> Iterator[object]:
        """Yield the questions, and what their form says of roles and sources."""
        for question in lesson.questions:
            role = self.catalogue.roles.get(question.role)
            yield question
            yield role.title if role else ""
            for ref in question.sources:
                source = self.catalogue.sources[ref.id]
                yield (source.title, source.url)


_SITES: WeakKeyDictionary[Config, Site] = WeakKeyDictionary()


def keep(config: Config, site: Site) -> None:
    """Remember the site of this build."""
    _SITES[config] = site


def site_of(config: Config) -> Site:
    """Return the site of this build; the extension keeps it before anything is read."""
    return _SITES[config]
