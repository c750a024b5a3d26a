# SPDX-License-Identifier: EUPL-1.2
"""Consumers: the real programs that open what we export. Without them these tests fail, never skip."""

from __future__ import annotations

import pytest

import node


@pytest.fixture(scope="session", autouse=True)
def _npm_packages() -> None:
    node.packages()
