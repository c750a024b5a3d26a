# SPDX-License-Identifier: EUPL-1.2
"""The wheel, installed in an empty environment far from the checkout, does what the README says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.wheel


def run(command: list[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    env["PYTHONUTF8"] = "1"
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def run_well(command: list[str | Path], cwd: Path) -> str:
    done = run(command, cwd)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run_well([sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, ROOT], ROOT)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give the folder of programs of an environment with only the wheel, and an empty folder to work in."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=True)
    bin_dir = home / "bin"
    pip: list[str | Path] = [bin_dir / "python", "-m", "pip", "--quiet", "install"]
    run_well([*pip, "--require-hashes", "-r", ROOT / "requirements" / "core.txt"], home)
    run_well([*pip, "--no-deps", wheel], home)
    return bin_dir, tmp_path_factory.mktemp("werkmap")


def test_the_wheel_holds_data_and_code_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "kennisbank/_data/checklists/kennisbank.json" in names
    assert "kennisbank/_data/schemas/les.schema.json" in names
    assert "kennisbank/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "requirements/"))]


def test_the_packaged_catalogue_equals_the_checkout(elsewhere: tuple[Path, Path]) -> None:
    bin_dir, folder = elsewhere
    code = "import kennisbank as kb; c = kb.load(); print(len(c.lessons), kb.digest(c))"
    inside = run_well([bin_dir / "python", "-I", "-c", code], folder)
    outside = run_well([sys.executable, "-c", code.replace("kb.load()", "kb.load('checklists')")], ROOT)
    assert inside == outside
    assert int(inside.split()[0]) > 0


def test_check_without_a_folder_checks_the_packaged_lessons(elsewhere: tuple[Path, Path]) -> None:
    bin_dir, folder = elsewhere
    run_well([bin_dir / "kennisbank", "check"], folder)


def test_a_response_is_scored_from_elsewhere(elsewhere: tuple[Path, Path]) -> None:
    bin_dir, folder = elsewhere
    settings = json.loads((ROOT / "checklists" / "kennisbank.json").read_text(encoding="utf-8"))
    reference = {"id": settings["id"], "version": settings["version"]}
    (folder / "antwoorden.json").write_text(
        json.dumps({"catalogue": reference, "answers": {}}), encoding="utf-8"
    )
    printed = run_well([bin_dir / "kennisbank", "score", "antwoorden.json", "--format", "json"], folder)
    total = json.loads(printed)["total"]
    assert (total["score"], total["low"], total["high"], total["coverage"]) == (None, 0, 1_000_000, 0)


def test_the_python_scorer_is_exported_without_any_extra(elsewhere: tuple[Path, Path]) -> None:
    bin_dir, folder = elsewhere
    run_well([bin_dir / "kennisbank", "export", "python", "all", "--out", "uit"], folder)
    assert list((folder / "uit").glob("*.py"))


def test_an_export_that_needs_an_extra_says_what_to_install(elsewhere: tuple[Path, Path]) -> None:
    bin_dir, folder = elsewhere
    done = run([bin_dir / "kennisbank", "export", "html", "all", "--out", "uit"], folder)
    assert done.returncode == 1
    assert "pip install" in done.stderr
    assert "kennisbank-lokale-weerbaarheid[html]" in done.stderr
    assert "Traceback" not in done.stderr
