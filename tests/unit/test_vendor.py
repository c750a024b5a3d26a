# SPDX-License-Identifier: EUPL-1.2
"""What others made is in the package byte for byte, and the table beside it tells the truth."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "src" / "kennisbank" / "web" / "js" / "vendor"
ROW = re.compile(
    r"^\| `([^`]+)` \| \[([^\]]+)\][^|]* \| (\S+) \| (\S+) \| (\d+) bytes, (\d+) met gzip"
    r" \| `([0-9a-f]{64})` \|$",
    re.MULTILINE,
)
ROWS = {row[0]: row for row in ROW.findall((VENDOR / "README.md").read_text("utf-8"))}


def test_each_file_stands_in_the_table():
    assert {path.name for path in VENDOR.iterdir()} - {"README.md"} == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_version_size_and_digest_are_those_of_the_table(name):
    _, package, version, licence, size, packed, digest = ROWS[name]
    data = (VENDOR / name).read_bytes()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (int(size), digest)
    assert abs(len(gzip.compress(data, 9, mtime=0)) - int(packed)) < 200
    wanted = json.loads((ROOT / "tools/vendor/package.json").read_text("utf-8"))["devDependencies"]
    assert wanted[package] == version
    head = data[:300].decode()
    assert f"License-Identifier: {licence}" in head
    assert f"{package} {version}" in head
    assert (ROOT / "LICENSES" / f"{licence}.txt").is_file()


@pytest.mark.parametrize("name", ROWS)
def test_it_makes_no_code_of_text_and_starts_nothing(name):
    text = (VENDOR / name).read_text("utf-8")
    for word in ("eval", "Function", "XMLHttpRequest", "WebAssembly", "Worker", "import"):
        assert not re.search(rf"(?<![.\w$]){word}\s*[(.]", text), word
