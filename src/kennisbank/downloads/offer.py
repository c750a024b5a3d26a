# SPDX-License-Identifier: EUPL-1.2
"""What pages show of the downloads: files of a form by group, all forms against all formats, and losses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kennisbank.export import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kennisbank.downloads.cache import Made
    from kennisbank.downloads.plan import Download
    from kennisbank.export import Format
    from kennisbank.form import Form


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be downloaded."""

    path: str
    """Below the folder with downloads."""
    size: int
    """In bytes."""
    format: Format
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a format cannot carry."""

    text: str
    forms: tuple[Form, ...]
    """The forms of which it is true."""
    everywhere: bool
    """Whether those are all forms that the format has a file of."""


@dataclass(frozen=True, slots=True)
class Offer:
    """All downloads of a build, in the order of the forms and of the formats; empty if there are none."""

    forms: Mapping[str, Form] = field(default_factory=dict)
    files: Mapping[str, tuple[File, ...]] = field(default_factory=dict)
    """By form id; only files that were made."""

    @classmethod
    def of(
        cls,
        forms: Mapping[str, Form],
        formats: Mapping[str, Format],
        made: Mapping[Download, Made],
    ) -> Offer:
        """Put together what was made."""
        files: dict[str, list[File]] = {form: [] for form in forms}
        for download, found in made.items():
            row = formats[download.format]
            files[download.form].append(File(download.path, found.size, row, found.losses))
        return cls(forms, {form: tuple(rows) for form, rows in files.items() if rows})

    def groups(self, form: str) -> list[tuple[Group, list[File]]]:
        """Return the files of a form by group; groups without files are left out."""
        files = self.files.get(form, ())
        found = [(group, [file for file in files if file.format.group is group]) for group in Group]
        return [(group, rows) for group, rows in found if rows]

    def formats(self, group: Group | None = None) -> list[Format]:
        """Return the formats in which there is a file, of one group or of all."""
        found = {file.format.name: file.format for files in self.files.values() for file in files}
        return [row for row in found.values() if group in (None, row.group)]

    def count(self, group: Group) -> int:
        """Return how many files a group has."""
        return sum(file.format.group is group for files in self.files.values() for file in files)

    def file(self, form: str, name: str) -> File | None:
        """Return the file of a form in a format."""
        return next((file for file in self.files.get(form, ()) if file.format.name == name), None)

    def parts(self) -> list[tuple[Form | None, list[Form]]]:
        """Return the forms as rows of a table: those that span domains, then each domain with its lessons."""
        whole = [form for form in self._shown() if form.scope not in ("domain", "checklist")]
        parts: list[tuple[Form | None, list[Form]]] = [(None, whole)] if whole else []
        for form in self._shown():
            if form.scope == "domain":
                parts.append((form, []))
            elif form.scope == "checklist" and parts:
                parts[-1][1].append(form)
        return parts

    def _shown(self) -> Iterator[Form]:
        return (form for form in self.forms.values() if form.id in self.files)

    def losses(self, name: str) -> list[Loss]:
        """Return what a format cannot carry, with the forms of which that is true."""
        having = [form for form in self._shown() if self.file(form.id, name)]
        found: dict[str, list[Form]] = {}
        for form in having:
            file = self.file(form.id, name)
            for text in dict.fromkeys(file.losses if file else ()):
                found.setdefault(text, []).append(form)
        return [Loss(text, tuple(forms), len(forms) == len(having)) for text, forms in found.items()]

    def facts(self, form: str | None = None) -> str:
        """Return all that a page shows of the downloads of one form, or of all; equal facts, equal pages."""
        ids = list(self.files) if form is None else [form]
        rows = [
            (
                self.forms[one].title,
                file.path,
                file.size,
                *_said(file.format),
                file.losses if form is None else (),
            )
            for one in ids
            for file in self.files.get(one, ())
        ]
        return repr(rows)


def _said(row: Format) -> tuple[str, ...]:
    return (row.name, row.title, row.use, row.group, row.short)
