# SPDX-License-Identifier: EUPL-1.2
"""Sites that are built once and only read by tests."""

from __future__ import annotations

import pytest

from building import ROOT, Build, Project


@pytest.fixture(scope="session")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the small example."""
    return Project.make(tmp_path_factory.mktemp("klein") / "project").build()


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the real checklists."""
    return Project.make(tmp_path_factory.mktemp("whole") / "project", ROOT / "checklists").build()
