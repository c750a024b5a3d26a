# SPDX-License-Identifier: EUPL-1.2
"""Expected files: ``pytest tests/golden --update-golden`` rewrites them; then read the diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="schrijf de verwachte bestanden opnieuw")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Mapping[str, str]], None]:
    """Compare texts with a folder of expected files, or rewrite that folder.

    The folder holds exactly these files: one that nothing makes any more is a difference too.
    """

    def compare(folder: str, texts: Mapping[str, str]) -> None:
        root = Path(__file__).parent / folder
        if request.config.getoption("--update-golden", default=False):
            _rewrite(root, texts)
        assert sorted(_files(root)) == sorted(texts)
        for name, text in texts.items():
            assert text == (root / name).read_text(encoding="utf-8"), f"{folder}/{name} is veranderd"

    return compare


def _files(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]


def _rewrite(root: Path, texts: Mapping[str, str]) -> None:
    for name in set(_files(root)) - set(texts):
        (root / name).unlink()
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
