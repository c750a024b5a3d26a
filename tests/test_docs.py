# SPDX-License-Identifier: EUPL-1.2
"""What the documents promise exists and works; what exists is documented."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_make_target_that_a_document_names_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text_of(name), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_file_that_a_document_links_to_exists(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)", text_of(name))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_python_of_the_readme_runs() -> None:
    code = "\n".join(re.findall(r"```python\n(.*?)```", text_of("README.md"), re.DOTALL))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().isdigit()


def test_each_command_of_the_readme_is_a_command() -> None:
    named = set(re.findall(r"^kennisbank ([a-z]+)", text_of("README.md"), re.MULTILINE))
    helped = subprocess.run(
        [sys.executable, "-m", "kennisbank", "--help"], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout
    assert named
    assert [command for command in named if command not in helped] == []


def test_no_lock_file_or_setting_names_a_package_index() -> None:
    pinned = [*ROOT.glob("requirements/*"), ROOT / "pyproject.toml", ROOT / "Makefile"]
    address = re.compile(r"--(extra-)?index-url|/simple/")
    assert [file.name for file in pinned if address.search(file.read_text(encoding="utf-8"))] == []


def test_each_pinned_package_has_a_hash() -> None:
    for file in ROOT.glob("requirements/*.txt"):
        entries = re.split(r"\n(?=[a-z0-9])", file.read_text(encoding="utf-8").strip())
        assert [entry.split("=")[0] for entry in entries if "--hash=sha256:" not in entry] == [], file.name
