# SPDX-License-Identifier: EUPL-1.2
"""Building sites for tests: a project folder as users have one, and Sphinx as they run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
KLEIN = ROOT / "tests" / "examples" / "valid" / "klein"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with ``conf.py``, ``checklists`` and ``docs``."""

    folder: Path
    downloads: str = ""
    """Formats to offer, with commas; none, for most tests look at pages and must not wait for files."""

    @classmethod
    def make(cls, folder: Path, checklists: Path = KLEIN, downloads: str = "") -> Project:
        """Lay out a project around a copy of these checklists."""
        (folder / "docs").mkdir(parents=True)
        shutil.copytree(checklists, folder / "checklists")
        shutil.copyfile(ROOT / "conf.py", folder / "conf.py")
        for beside in (checklists.parent / "docs").glob("*.json"):  # statement, pages that moved
            shutil.copyfile(beside, folder / "docs" / beside.name)
        return cls(folder, downloads)

    def copy(self, folder: Path) -> Project:
        """Return a copy without anything that was built or generated."""
        return type(self).make(folder, self.folder / "checklists", self.downloads)

    def build(self, builder: str = "html", out: Path | None = None, *options: str) -> Build:
        """Run Sphinx strictly, as ``make site`` does; a warning fails."""
        target = out or self.folder / "_build" / builder
        flags = ["-n", "-W", "--keep-going", "--no-color", "-b", builder, "-c", str(self.folder)]
        flags += ["-D", f"kennisbank_downloads={self.downloads}", *options]
        command = [sys.executable, "-m", "sphinx", *flags, str(self.folder / "docs"), str(target)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return Build(target, ran.stdout)

    def edit(self, name: str, change: Callable[[Any], None]) -> None:
        """Change one JSON file of the checklists in place."""
        path = self.folder / "checklists" / name
        value = json.loads(path.read_text(encoding="utf-8"))
        change(value)
        path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Build:
    """What a run left behind, and what it said."""

    root: Path
    said: str

    def files(self) -> dict[str, bytes]:
        """Return what would be published, by path; Sphinx's own memory is not."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".doctrees" not in path.parts
        }

    def times(self) -> dict[str, int]:
        """Return when each file was last written, Sphinx's own memory included."""
        return {
            path.relative_to(self.root).as_posix(): path.stat().st_mtime_ns
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def read(self, name: str) -> str:
        """Return the text of a built file."""
        return (self.root / name).read_text(encoding="utf-8")
