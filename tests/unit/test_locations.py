# SPDX-License-Identifier: EUPL-1.2
"""One function finds the data, in a wheel and in a checkout."""

from __future__ import annotations

import pytest

from kennisbank.locations import DataMissing, data_root


def test_in_a_checkout_the_data_stands_beside_src():
    root = data_root()
    assert (root / "schemas" / "les.schema.json").is_file()
    assert (root / "checklists").is_dir()


def test_in_a_wheel_the_data_stands_in_the_package(tmp_path):
    package = tmp_path / "site-packages" / "kennisbank"
    for name in ("checklists", "schemas"):
        (package / "_data" / name).mkdir(parents=True)
    assert data_root(package) == package / "_data"


def test_the_wheel_wins_where_both_are_there(tmp_path):
    package = tmp_path / "src" / "kennisbank"
    for name in ("checklists", "schemas"):
        (package / "_data" / name).mkdir(parents=True)
        (tmp_path / name).mkdir()
    assert data_root(package) == package / "_data"


def test_a_package_without_data_says_where_it_looked(tmp_path):
    with pytest.raises(DataMissing) as caught:
        data_root(tmp_path / "src" / "kennisbank")
    assert caught.value.looked_in == (tmp_path / "src" / "kennisbank" / "_data", tmp_path)
