# SPDX-License-Identifier: EUPL-1.2
"""Which files there are to download, each with a key of all that it is made from.

Equal keys are equal files, so a file that was kept under its key need not be made again.
Stable: ``<form>/<form>.<suffix>``, because people link to downloads.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kennisbank import catalogue as catalogues
from kennisbank.export.stamp import stamp
from kennisbank.form import ALL, QUICKSCAN, Form, flatten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kennisbank.export import Format
    from kennisbank.model import Catalogue, Lesson

_WORD: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Download:
    """One file: a form in a format."""

    form: str
    """Id of the form: a lesson, a domain, ``quickscan`` or ``all``."""
    format: str
    """Name of the format."""
    key: str
    """Hexadecimal digest of everything that the file is made from."""
    path: str
    """Below the folder with downloads."""
    questions: int
    """How many questions the form has: how much work it is."""


def forms(catalogue: Catalogue) -> dict[str, Form]:
    """Return all forms with questions by id: all, the quick scan, then each domain before its lessons."""
    digest = catalogues.digest(catalogue)
    scopes = [ALL, QUICKSCAN]
    for domain in catalogue.domains.values():
        scopes += [domain.id, *(lesson.id for lesson in catalogue.lessons_of(domain.id))]
    made = {scope: flatten(catalogue, scope, digest) for scope in scopes}
    return {scope: form for scope, form in made.items() if form.count}


def plan(
    catalogue: Catalogue, made: Iterable[Form], formats: Mapping[str, Format], makers: Mapping[str, str]
) -> tuple[Download, ...]:
    """Return every form in every format.

    :param made: the forms of this catalogue.
    :param makers: digest of the code that makes a format, by its name (see ``maker``).
    """
    contents = _Contents(catalogue)
    return tuple(
        Download(
            form.id, name, _key(content, name, makers[name]), f"{form.id}/{row.file_name(form)}", form.count
        )
        for form, content in ((form, contents.of(form)) for form in made)
        for name, row in formats.items()
    )


def largest_first(downloads: Iterable[Download]) -> list[Download]:
    """Return the order in which to make them: what takes longest first, so that no worker is left alone.

    The files of one form stay together, so that a worker makes the form once.
    """
    return sorted(downloads, key=lambda one: (-one.questions, one.form))


def _key(content: str, name: str, maker: str) -> str:
    return hashlib.sha256("\0".join((content, name, maker)).encode()).hexdigest()


class _Contents:
    """Digests what a form is made from, so that a change elsewhere in the catalogue leaves its files alone.

    A format may read more of the catalogue than the form holds: what the lessons of the form say, the order
    of their domain, and the entries of registers that they name. A test holds formats to that.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._settings = repr(catalogue.settings)
        self._entries = dict(_entries(catalogue))
        self._lessons: dict[str, str] = {}

    def of(self, form: Form) -> str:
        """Return a digest of all that the files of this form are made from."""
        lessons = [self._catalogue.lessons[section.id] for section in form.sections]
        parts = [json.dumps(stamp(form), sort_keys=True), form.digest, self._settings]
        return _digest([*parts, *(self._lesson(lesson) for lesson in lessons)])

    def _lesson(self, lesson: Lesson) -> str:
        if lesson.id not in self._lessons:
            own = repr(lesson)
            domain = repr(self._catalogue.domain_of(lesson.id))
            named = sorted(set(_WORD.findall(own)) & self._entries.keys())
            self._lessons[lesson.id] = _digest([own, domain, *(self._entries[one] for one in named)])
        return self._lessons[lesson.id]


def _entries(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the entries of registers by id, in full; an article stands for its law."""
    registers: Sequence[Mapping[str, Any]] = (
        catalogue.sources,
        catalogue.roles,
        catalogue.terms,
        catalogue.laws,
    )
    found: dict[str, list[str]] = {}
    for register in registers:
        for key, entry in register.items():
            found.setdefault(key, []).append(repr(entry))
    for key, (law, _article) in catalogue.articles().items():
        found.setdefault(key, []).append(repr(law))
    for key, texts in found.items():
        yield key, "\0".join(texts)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
