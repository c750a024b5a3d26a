# SPDX-License-Identifier: EUPL-1.2
"""What the documents promise exists and works; what exists is documented."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kennisbank
from kennisbank import catalogue, reference
from kennisbank.commands.registry import COMMANDS
from kennisbank.messages import MESSAGES
from kennisbank.pages import book, links
from kennisbank.pages.manual import developers

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


@pytest.fixture(scope="module")
def manual() -> dict[str, str]:
    """Return the pages of the site, those for editors and developers among them."""
    return book.render(catalogue.load(), reference.gather())


def test_the_site_shows_the_python_of_the_readme() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", text_of("README.md"), re.DOTALL)
    assert code.strip() == developers.EXAMPLE


def test_each_command_and_option_is_documented(manual: dict[str, str]) -> None:
    for name, _, _ in COMMANDS:
        helped = subprocess.run(
            [sys.executable, "-m", "kennisbank", name, "--help"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=True,
        ).stdout
        page = manual[links.COMMANDS].partition(f"## kennisbank {name}\n")[2].partition("\n## ")[0]
        options = set(re.findall(r"(?<![\w-])--[a-z-]+", helped)) - {"--help"}
        assert page, name
        assert [option for option in options if f"`{option}" not in page] == [], name


def test_each_code_is_documented_with_its_remedy(manual: dict[str, str]) -> None:
    page = manual[links.CODES]
    assert [code for code in MESSAGES if f"`{code}`" not in page] == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("schemas/*.schema.json")), ids=lambda path: path.name)
def test_each_json_key_is_documented(path: Path, manual: dict[str, str]) -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, list):
            return {key for one in value for key in keys(one)}
        if not isinstance(value, dict):
            return set()
        own = set(value["properties"]) if isinstance(value.get("properties"), dict) else set()
        return own | {key for one in value.values() for key in keys(one)}

    page = manual[links.schema_page(path.name.removesuffix(".schema.json"))]
    wanted = keys(json.loads(path.read_text(encoding="utf-8")))
    assert wanted
    assert [key for key in wanted if f"* - `{key}`\n" not in page] == []


def test_each_public_name_is_documented(manual: dict[str, str]) -> None:
    headings = re.findall(r"^### (.*)$", manual[links.PACKAGE].replace("\\", ""), re.MULTILINE)
    assert sorted(headings) == sorted(kennisbank.__all__)


def test_no_lock_file_or_setting_names_a_package_index() -> None:
    pinned = [*ROOT.glob("requirements/*"), ROOT / "pyproject.toml", ROOT / "Makefile"]
    address = re.compile(r"--(extra-)?index-url|/simple/")
    assert [file.name for file in pinned if address.search(file.read_text(encoding="utf-8"))] == []


def test_each_pinned_package_has_a_hash() -> None:
    for file in ROOT.glob("requirements/*.txt"):
        entries = re.split(r"\n(?=[a-z0-9])", file.read_text(encoding="utf-8").strip())
        assert [entry.split("=")[0] for entry in entries if "--hash=sha256:" not in entry] == [], file.name
