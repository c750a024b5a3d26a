# SPDX-License-Identifier: EUPL-1.2
"""LibreOffice without a window: open what we exported, save it again or as something else."""

from __future__ import annotations

import atexit
import contextlib
import functools
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 120
"""How long one conversion may take; it is a second or two."""


@functools.cache
def program() -> str:
    """Return the program.

    :raises AssertionError: if LibreOffice is not installed; these tests fail then, they are never skipped.
    """
    found = shutil.which("soffice") or shutil.which("libreoffice")
    assert found, "LibreOffice ontbreekt. Voer eerst uit: make system"
    return found


@functools.cache
def _profile() -> str:
    """Return a profile of our own: two LibreOffices with one profile talk to each other."""
    folder = tempfile.mkdtemp(prefix="kennisbank-lo-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).as_uri()


def run(*arguments: str) -> None:
    """Run LibreOffice until it is done."""
    command = [program(), f"-env:UserInstallation={_profile()}", "--headless", "--norestore", *arguments]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


def saved_as(data: bytes, suffix: str, target: str, *, options: str = "", reading: str = "") -> bytes:
    """Open a file and save it.

    :param suffix: of the file, without its point.
    :param target: suffix to save as; the same one saves it again.
    :param options: filter and options to save with, such as ``Text - txt - csv (StarCalc):59,34,76``.
    :param reading: filter and options to open with.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, out = folder / f"bestand.{suffix}", folder / "uit"
        path.write_bytes(data)
        filters = [f"--infilter={reading}"] if reading else []
        kind = f"{target}:{options}" if options else target
        run(*filters, "--convert-to", kind, "--outdir", str(out), str(path))
        return (out / f"bestand.{target}").read_bytes()


@contextlib.contextmanager
def listening(pipe: str) -> Iterator[None]:
    """Let LibreOffice listen on a named pipe, for who wants to click and type; it ends with the block."""
    command = [program(), f"-env:UserInstallation={_profile()}", "--headless", "--norestore"]
    with subprocess.Popen(
        [*command, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as office:
        try:
            yield
            office.wait(timeout=SECONDS)
        finally:
            office.terminate()
