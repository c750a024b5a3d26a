# SPDX-License-Identifier: EUPL-1.2
"""A folder of checklists on disk: which files are there, and reading each of them.

Together with ``catalogue`` the only reader of ``checklists/``. Nothing outside the folder is opened, whatever
a link says, and nothing that is not an ordinary file.
"""

from __future__ import annotations

import errno
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kennisbank.diagnostics import Diagnostic
from kennisbank.jsontext import parse
from kennisbank.nearest import nearest
from kennisbank.rules.content import Content, Document
from kennisbank.rules.order import OURS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SETTINGS = "kennisbank"
SOURCES = "bronnen"
REGISTERS = (SOURCES, "wetten", "rollen", "begrippen", "instrumenten", "situaties")
"""Files at the top, by the name of their schema; only ``bronnen`` must be there."""
_REASONS = {
    errno.EACCES: "je mag het niet lezen",
    errno.ELOOP: "de link wijst naar zichzelf",
    errno.ENOENT: "het is er niet meer",
    errno.EISDIR: "het is een map",
}


@dataclass(slots=True)
class Folder:
    """What stands in a folder, read but not judged."""

    shown: str
    content: Content
    folders: frozenset[str]
    """Subfolders that could be domains, and files that stand where one should."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: int = 0


def read_folder(path: Path, shown: str) -> Folder:
    """Read every file of a folder; never raises on what it finds.

    :param shown: how to name the folder in diagnostics, as the user typed it.
    """
    return _Reader(path, shown).read()


class _Reader:
    """Gathers documents and problems of one folder."""

    def __init__(self, path: Path, shown: str) -> None:
        self.path = path
        self.shown = shown
        self.diagnostics: list[Diagnostic] = []
        self.registers: dict[str, Document] = {}
        self.domains: dict[str, Document] = {}
        self.lessons: dict[tuple[str, str], Document] = {}
        self.unread: set[str] = set()
        self.folders: set[str] = set()
        self.files = 0

    def read(self) -> Folder:
        if self.is_folder():
            entries = self.entries("")
            others = self.top(entries)
            self.missing(entries)
            self.misplaced(others)
        settings = self.registers.pop(SETTINGS, None)
        content = Content(settings, self.registers, self.domains, self.lessons, frozenset(self.unread))
        return Folder(self.shown, content, frozenset(self.folders), self.diagnostics, self.files)

    def is_folder(self) -> bool:
        try:
            mode = self.path.stat().st_mode
        except FileNotFoundError:
            return self.say("KB001", "")
        except (OSError, ValueError) as error:
            return self.say("KB006", "", reason=_reason(error))
        return stat.S_ISDIR(mode) or self.say("KB005", "")

    def top(self, entries: Mapping[str, int]) -> list[str]:
        """Read the files at the top and every domain; return the names that were not JSON."""
        others = []
        for name, mode in entries.items():
            stem = name.removesuffix(".json")
            if stat.S_ISDIR(mode):
                if stem != name:
                    self.say("KB004", name)
                    self.unread.add(name)
                elif name not in OURS or (self.path / name / "domein.json").exists():
                    self.folders.add(name)
                    self.domain(name)
            elif stem == name:
                others.append(name)
            elif stem == SETTINGS or stem in REGISTERS:
                if document := self.document(stem, "", stem):
                    self.registers[stem] = document
            else:
                known = [f"{word}.json" for word in (SETTINGS, *REGISTERS) if f"{word}.json" not in entries]
                self.say("KB009", name, name=name, nearest=nearest(name, known))
        return others

    def domain(self, folder: str) -> None:
        entries = self.entries(folder)
        for name, mode in entries.items():
            stem = name.removesuffix(".json")
            place = f"{folder}/{name}"
            if stat.S_ISDIR(mode):
                self.say("KB009" if stem == name else "KB004", place, name=name)
                self.unread.add(place)
            elif stem == name:
                self.say("KB016", place, name=name)
            elif stem == "domein":
                if document := self.document("domein", folder, stem):
                    self.domains[folder] = document
            elif document := self.document("les", folder, stem):
                self.lessons[folder, stem] = document
        if entries and "domein.json" not in entries:
            self.say("KB017", folder, name=folder)

    def missing(self, entries: Mapping[str, int]) -> None:
        """Only what nothing else refers to: rules see to the rest."""
        for name in (SETTINGS, SOURCES) if entries else ():
            if f"{name}.json" not in entries:
                self.say("KB003", f"{name}.json", needed=f"{name}.json")
                self.unread.add(f"{name}.json")

    def misplaced(self, others: list[str]) -> None:
        """Say of files without an ending that they should be folders, or are nothing of ours."""
        settings = self.registers.get(SETTINGS)
        listed = {node.text("id") for node in settings.root.children("domains")} if settings else set()
        for name in others:
            if name in listed:
                self.folders.add(name)
                self.say("KB005", name)
            else:
                self.say("KB016", name, name=name)

    def entries(self, folder: str) -> dict[str, int]:
        """Names in a folder with their file mode; hidden ones and links to elsewhere are left out."""
        try:
            names = sorted(entry.name for entry in (self.path / folder).iterdir())
        except OSError as error:
            self.say("KB006", folder, reason=_reason(error))
            return {}
        names = [name for name in names if not name.startswith(".")]
        if not names:
            self.say("KB002", folder)
        self.collisions(folder, names)
        found = {}
        for name in names:
            place = f"{folder}/{name}" if folder else name
            mode = self.mode(place)
            if mode is not None:
                found[name] = mode
            else:
                self.unread.add(place)
        return found

    def collisions(self, folder: str, names: list[str]) -> None:
        same: dict[str, list[str]] = {}
        for name in names:
            same.setdefault(name.casefold(), []).append(name)
        for group in same.values():
            if len(group) > 1:
                self.say("KB013", f"{folder}/{group[-1]}" if folder else group[-1], names=group)

    def mode(self, place: str) -> int | None:
        """Return the mode of an entry, or ``None`` after saying why it is not to be opened."""
        path = self.path / place
        try:
            if path.is_symlink() and not path.resolve(strict=True).is_relative_to(self.path.resolve()):
                self.say("KB007", place)
                return None
            return path.stat().st_mode
        except FileNotFoundError:
            self.say("KB007", place)
        except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links, until Python 3.13
            self.say("KB006", place, reason=_reason(error))
        return None

    def document(self, kind: str, folder: str, name: str) -> Document | None:
        place = f"{folder}/{name}.json" if folder else f"{name}.json"
        self.files += 1
        try:
            data = _read_ordinary(self.path / place)
        except OSError as error:
            self.say("KB006", place, reason=_reason(error))
            self.unread.add(place)
            return None
        parsed = parse(data, self.join(place))
        self.diagnostics += parsed.diagnostics
        if not parsed.usable:
            self.unread.add(place)
            return None
        return Document(kind, folder, name, parsed)

    def say(self, code: str, place: str, **facts: object) -> bool:
        """Note a problem with a file as a whole; false, so that callers can stop on it."""
        self.diagnostics.append(Diagnostic(code, self.join(place), facts=facts))
        return False

    def join(self, place: str) -> str:
        if not place:
            return self.shown
        return place if self.shown in ("", ".") else f"{self.shown.rstrip('/')}/{place}"


def _read_ordinary(path: Path) -> bytes:
    """Read a file; refuse pipes and devices, which could keep us waiting."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "geen gewoon bestand")
    return path.read_bytes()


def _reason(error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else errno.ELOOP
    if number in _REASONS:
        return _REASONS[number]
    return str(getattr(error, "strerror", None) or error)
