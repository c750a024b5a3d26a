# SPDX-License-Identifier: EUPL-1.2
"""A PostgreSQL server of our own: Debian's programs, a folder that goes away, a socket and no network."""

from __future__ import annotations

import contextlib
import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = "PostgreSQL ontbreekt. Voer eerst uit: make system (of apt-get install postgresql)"
QUIET = ("-c", "listen_addresses=", "-c", "fsync=off", "-c", "autovacuum=off", "-c", "log_min_messages=fatal")


def program(name: str) -> str:
    """Return the path of a program of the server, which Debian keeps off the path.

    :raises AssertionError: if it is not installed.
    """
    found = shutil.which(name)
    if found is None:
        homes = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
        found = str(homes[-1]) if homes else None
    assert found is not None, MISSING
    return found


def version() -> str:
    """Return the version, as in ``15.14``."""
    done = subprocess.run([program("postgres"), "--version"], capture_output=True, text=True, check=True)
    return done.stdout.split()[2]


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``folder`` holds its socket."""

    folder: Path
    user: str

    def ask(self, script: str) -> str:
        """Run a script in a database of its own, which goes away, and return what it prints.

        :raises AssertionError: with the message of the server, at the first error.
        """
        name = "vraag"
        self._psql("postgres", f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        try:
            return self._psql(name, script)
        finally:
            self._psql("postgres", f"DROP DATABASE {name}")

    def _psql(self, database: str, script: str) -> str:
        options = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]
        where = [f"--host={self.folder}", f"--username={self.user}", f"--dbname={database}"]
        done = subprocess.run(
            [program("psql"), *options, *where],
            input=script,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PGCLIENTENCODING": "UTF8", "PGOPTIONS": "-c client_min_messages=warning"},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """Start a server and stop it afterwards; as root under another user, for it refuses root."""
    with tempfile.TemporaryDirectory(prefix="kb-pg-") as made:
        folder, data = Path(made), Path(made) / "data"
        user, drop = _owner(folder)
        _as(
            drop,
            program("initdb"),
            "--pgdata",
            data,
            "--username",
            user,
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        )
        options = " ".join([f"-c unix_socket_directories={folder}", *QUIET])
        log = folder / "log"
        _as(drop, program("pg_ctl"), "start", "--wait", "--pgdata", data, "--log", log, "--options", options)
        try:
            yield Server(folder, user)
        finally:
            _as(drop, program("pg_ctl"), "stop", "--mode=immediate", "--pgdata", data)


def _owner(folder: Path) -> tuple[str, int | None]:
    """Return who runs the server, and the user id to change to (None: we are no root)."""
    if os.getuid() != 0:
        return getpass.getuser(), None
    names = ("postgres", "nobody")
    owner = next(entry for name in names if (entry := _user(name)) is not None)
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return owner.pw_name, owner.pw_uid


def _user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _as(user: int | None, *command: str | Path) -> None:
    done = subprocess.run(
        list(map(str, command)),
        user=user,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
