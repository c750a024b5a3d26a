# SPDX-License-Identifier: EUPL-1.2
"""One writer: old or new, whole, never half."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from kennisbank.export.writer import LEFTOVER_AGE, write_changed, write_file

HANG = """
import os, sys, time
from kennisbank.export import writer
def hang(handle):
    print("halfway", flush=True)
    time.sleep(60)
os.fsync = hang
writer.write_file(sys.argv[1], b"nieuw" * 1000)
"""

LOOP = """
import sys
from kennisbank.export import writer
print("begin", flush=True)
while True:
    for byte in (b"a", b"b"):
        writer.write_file(sys.argv[1], byte * 3_000_000)
"""


def start(code: str, path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=10)
    assert process.stdout is not None
    process.stdout.close()


def test_it_writes_and_makes_the_folders(tmp_path):
    path = write_file(tmp_path / "a" / "b" / "x.txt", b"inhoud")
    assert path.read_bytes() == b"inhoud"
    assert [entry.name for entry in path.parent.iterdir()] == ["x.txt"]


def test_it_replaces_a_file_and_keeps_its_mode(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(b"oud")
    path.chmod(0o640)
    write_file(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_follows_the_umask(tmp_path):
    old = os.umask(0o027)
    try:
        assert write_file(tmp_path / "x", b"").stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(old)


def test_a_link_keeps_pointing_where_it_did(tmp_path):
    real = tmp_path / "echt.txt"
    real.write_bytes(b"oud")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_file(link, b"nieuw")
    assert link.is_symlink()
    assert real.read_bytes() == b"nieuw"


def test_a_folder_in_the_way_is_an_error(tmp_path):
    (tmp_path / "map").mkdir()
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path / "map", b"x")


def test_an_error_while_writing_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "x.txt"
    path.write_bytes(b"oud")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_file(path, b"nieuw")
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_process_killed_before_the_rename_leaves_the_old_file(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(b"oud")
    kill(start(HANG, path))
    assert path.read_bytes() == b"oud"


def test_a_killed_first_write_leaves_no_file_under_that_name(tmp_path):
    path = tmp_path / "x.txt"
    kill(start(HANG, path))
    assert not path.exists()


def test_what_a_killed_process_left_is_cleared_by_a_later_write_but_not_too_soon(tmp_path):
    path = tmp_path / "x.txt"
    kill(start(HANG, path))
    (left,) = tmp_path.iterdir()
    write_file(path, b"een")
    assert left.exists(), "another process may still be writing"
    old = time.time() - LEFTOVER_AGE - 1
    os.utime(left, (old, old))
    write_file(path, b"twee")
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.txt"]


def test_a_reader_never_sees_a_mix_however_often_the_writer_is_killed(tmp_path):
    path = tmp_path / "x.bin"
    for wait in (0.02, 0.05, 0.11):
        process = start(LOOP, path)
        deadline = time.monotonic() + 5
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(wait)
        kill(process)
        data = path.read_bytes()
        assert data in (b"a" * 3_000_000, b"b" * 3_000_000)


def test_an_equal_file_is_not_written_again(tmp_path):
    path = tmp_path / "x.txt"
    assert write_changed(path, b"een")
    before = path.stat().st_mtime_ns
    assert not write_changed(path, b"een")
    assert path.stat().st_mtime_ns == before
    assert write_changed(path, b"twee")
