# SPDX-License-Identifier: EUPL-1.2
"""What every page shows of the other pages: domains in the header, the lessons of a domain beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kennisbank.pages.links import domain_page, lesson_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.model import Catalogue


@dataclass(frozen=True, slots=True)
class Entry:
    """A link to a page: Sphinx's name of the document and the words that readers see."""

    docname: str
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """A domain with its lessons, in order."""

    domain: Entry
    lessons: tuple[Entry, ...]

    @property
    def docnames(self) -> frozenset[str]:
        """The pages beside which this part is shown."""
        return frozenset({self.domain.docname, *(lesson.docname for lesson in self.lessons)})


@dataclass(frozen=True, slots=True)
class Navigation:
    """All parts in order, and the part that each page belongs to."""

    parts: tuple[Part, ...]
    part_of: Mapping[str, Part]

    @property
    def domains(self) -> tuple[Entry, ...]:
        """The second row of the header."""
        return tuple(part.domain for part in self.parts)


def navigate(catalogue: Catalogue) -> Navigation:
    """Derive the navigation from the order in the catalogue."""
    parts = tuple(_part(catalogue, domain_id) for domain_id in catalogue.domains)
    return Navigation(parts, {docname: part for part in parts for docname in part.docnames})


def _part(catalogue: Catalogue, domain_id: str) -> Part:
    domain = catalogue.domains[domain_id]
    return Part(
        Entry(domain_page(domain_id), domain.short_title),
        tuple(Entry(lesson_page(lesson.id), lesson.title) for lesson in catalogue.lessons_of(domain_id)),
    )
