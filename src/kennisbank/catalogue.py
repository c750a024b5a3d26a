# SPDX-License-Identifier: EUPL-1.2
"""From a folder of checklists to a ``Catalogue``, or to what is wrong with it.

Stable: ``load``, ``read``, ``scoring_content`` and ``digest``; equal scoring content keeps its digest.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kennisbank import schemas
from kennisbank.diagnostics import Diagnostic, has_errors, render, sort
from kennisbank.folder import SETTINGS, Folder, read_folder
from kennisbank.locations import data_root
from kennisbank.model import (
    Catalogue,
    Domain,
    Fact,
    Instrument,
    InstrumentSituation,
    Law,
    Lesson,
    Option,
    Question,
    Role,
    Settings,
    Situation,
    Source,
    T,
    Term,
    build,
)
from kennisbank.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.rules.content import Content


class CatalogueError(Exception):
    """A folder that cannot be loaded; ``diagnostics`` say why, hints included."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(render(item) for item in diagnostics))
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class Reading:
    """A folder as read: the catalogue, unless something is wrong, every diagnostic, and the files."""

    catalogue: Catalogue | None
    diagnostics: tuple[Diagnostic, ...]
    content: Content


@dataclass(frozen=True, slots=True)
class Examination:
    """What ``check`` reports: every diagnostic, and how much was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    content: Content


def default_folder(current: Path | None = None) -> Path:
    """Return the checklists of the current folder if there are any, else those of the package."""
    current = Path() if current is None else current
    for candidate in (current / "checklists", current):
        if (candidate / f"{SETTINGS}.json").is_file():
            return candidate
    return data_root() / "checklists"


def examine(path: str | Path, on: str | None = None, *, hints: bool = True) -> Examination:
    """Check a folder: every file, every rule, all problems at once.

    :param path: a folder with ``kennisbank.json``, or one whose subfolder ``checklists`` has it.
    :param on: the ISO date from which age is measured; without it, ``checked_until`` of the content.
    :param hints: whether hints on wording are wanted too.
    """
    folder = _folder(Path(path))
    shape = [
        item
        for document in folder.content.documents()
        for item in schemas.check(document.kind, document.parsed)
    ]
    said = {(item.file, item.pointer) for item in shape}
    rules = [
        item
        for item in all_rules.check(folder.content, folder.folders, on, hints=hints)
        if (item.file, item.pointer) not in said or not item.pointer
    ]
    return Examination(sort([*folder.diagnostics, *shape, *rules]), folder.files, folder.content)


def read(path: str | Path, on: str | None = None, *, hints: bool = True) -> Reading:
    """Read a folder into a catalogue; diagnostics instead of exceptions.

    :param on: the ISO date from which age is measured; without it, ``checked_until`` of the content.
    :param hints: whether hints on wording are wanted too.
    """
    found = examine(path, on, hints=hints)
    broken = has_errors(found.diagnostics)
    return Reading(None if broken else _build(found.content), found.diagnostics, found.content)


def load(path: str | Path | None = None) -> Catalogue:
    """Read a folder into a catalogue; without ``path`` the one that comes with the package.

    :raises CatalogueError: if anything is wrong with it; hints are passed over, those on wording unsought.
    """
    reading = read(data_root() / "checklists" if path is None else path, hints=False)
    if reading.catalogue is None:
        raise CatalogueError(reading.diagnostics)
    return reading.catalogue


def scoring_content(catalogue: Catalogue) -> dict[str, Any]:
    """Return what scoring needs and nothing else, as plain JSON, with its digest.

    Retired questions are left out; ``not_applicable_allowed`` is false for a must-have.
    """
    content = _content(catalogue)
    return {
        "id": content.pop("id"),
        "version": content.pop("version"),
        "digest": _digest(_content(catalogue)),
    } | content


def digest(catalogue: Catalogue) -> str:
    """Return ``sha256:…`` of the scoring content: equal if and only if all scores are equal."""
    return _digest(_content(catalogue))


def _folder(path: Path) -> Folder:
    if not (path / f"{SETTINGS}.json").exists() and (path / "checklists" / f"{SETTINGS}.json").is_file():
        path = path / "checklists"
    return read_folder(path, path.as_posix())


def _build(content: Content) -> Catalogue:
    """Make the values of content without errors."""
    settings = build(Settings, content.settings.parsed.value if content.settings else {})
    domains = {entry.id: build(Domain, content.domains[entry.id].parsed.value) for entry in settings.domains}
    lessons = {
        entry.id: build(Lesson, content.lessons[domain.id, entry.id].parsed.value)
        for domain in domains.values()
        for entry in domain.lessons
    }
    return Catalogue(
        settings=settings,
        domains=domains,
        lessons=lessons,
        sources=_register(content, "bronnen", "sources", Source),
        laws=_register(content, "wetten", "laws", Law),
        roles=_register(content, "rollen", "roles", Role),
        terms=_register(content, "begrippen", "terms", Term),
        instruments=_register(content, "instrumenten", "instruments", Instrument),
        instrument_situations=_register(content, "instrumenten", "situations", InstrumentSituation),
        facts=_register(content, "instrumenten", "facts", Fact),
        situations=_register(content, "situaties", "situations", Situation),
    )


def _register(content: Content, kind: str, key: str, cls: type[T]) -> dict[str, T]:
    if kind not in content.registers:
        return {}
    return {item["id"]: build(cls, item) for item in content.registers[kind].parsed.value.get(key, ())}


def _digest(content: Mapping[str, Any]) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _content(catalogue: Catalogue) -> dict[str, Any]:
    settings = catalogue.settings
    weights = {entry.id: entry.weight for entry in settings.domains}
    return {
        "id": settings.id,
        "version": settings.version,
        "levels": [{"number": level.number, "from": level.from_ppm} for level in settings.levels],
        "scales": {
            scale.id: {"options": [_option(option) for option in scale.options]} for scale in settings.scales
        },
        "domains": [
            {
                "id": domain.id,
                "weight": weights[domain.id],
                "lessons": [_lesson(catalogue.lessons[entry.id], entry.weight) for entry in domain.lessons],
            }
            for domain in catalogue.domains.values()
        ],
    }


def _option(option: Option) -> dict[str, Any]:
    if option.points is None:
        return {"id": option.id, "role": option.role}
    return {"id": option.id, "points": option.points} | ({} if option.cap is None else {"cap": option.cap})


def _lesson(lesson: Lesson, weight: int) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "version": lesson.version,
        "weight": weight,
        "questions": [_question(question) for question in lesson.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    condition = question.applies_if
    return {
        "id": question.id,
        "version": question.version,
        "scale": question.scale,
        "weight": question.weight,
        "must_have": question.must_have,
        "not_applicable_allowed": question.allows_not_applicable,
        "quickscan": question.quickscan,
        "effort": question.effort,
        "requires": list(question.requires),
        "applies_if": condition and {"question": condition.question, "options": list(condition.options)},
    }
