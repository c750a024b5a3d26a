# SPDX-License-Identifier: EUPL-1.2
"""LibreOffice Calc to compute with: one process, many answer sets (``calc_worker``)."""

from __future__ import annotations

import contextlib
import functools
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import libreoffice

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKER = Path(__file__).with_name("calc_worker.py")
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8"}


@functools.cache
def python() -> str:
    """Return a Python that has ``uno``.

    :raises AssertionError: if there is none; these tests fail then, they are never skipped.
    """
    for name in ("/usr/bin/python3", sys.executable):
        if Path(name).exists():
            done = subprocess.run([name, "-c", "import uno"], capture_output=True, check=False)
            if done.returncode == 0:
                return name
    raise AssertionError("python3-uno ontbreekt. Voer eerst uit: make system")


class Session:
    """Calls the methods of ``calc_worker.Calc``."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self.process = process
        self.folder = folder

    def call(self, name: str, *arguments: Any) -> Any:
        """Call a method and return what it returns."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([name, arguments]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "LibreOffice is gestopt"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def open(self, data: bytes, suffix: str) -> list[str]:
        """Open a file and return the names of its sheets."""
        path = self.folder / f"in.{suffix}"
        path.write_bytes(data)
        names: list[str] = self.call("open", path.as_uri())
        return names

    def saved(self, suffix: str) -> bytes:
        """Save what is open, in this format."""
        path = self.folder / f"uit.{suffix}"
        self.call("save", path.as_uri(), FILTERS[suffix])
        return path.read_bytes()


@contextlib.contextmanager
def session() -> Iterator[Session]:
    """Start LibreOffice and stop it again."""
    folder = Path(tempfile.mkdtemp(prefix="kennisbank-calc-"))
    profile = (folder / f"profiel-{folder.name}").as_uri()
    command = [python(), str(WORKER), libreoffice.program(), profile]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Session(process, folder)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(60)
            shutil.rmtree(folder, ignore_errors=True)


@functools.cache
def version() -> str:
    """Return the version of LibreOffice, as it says itself."""
    with session() as running:
        found: str = running.call("version")
        return found
