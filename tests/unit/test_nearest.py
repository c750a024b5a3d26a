# SPDX-License-Identifier: EUPL-1.2
"""The likely slip."""

from __future__ import annotations

import pytest

from kennisbank.nearest import nearest


@pytest.mark.parametrize(
    ("word", "names", "expected"),
    [
        ("handbeok", ["handboek", "wetboek"], "handboek"),
        ("JA", ["ja", "nee"], "ja"),
        ("vier-ogen", ["vier-ogen-principe", "klokkenluiders"], "vier-ogen-principe"),
        ("qqq", ["ja", "nee"], None),
        ("", ["ja"], None),
        ("ja", [], None),
        ("x" * 100_000, ["ja"], None),
    ],
)
def test_the_nearest_name_is_found_or_none_is(word, names, expected):
    assert nearest(word, names) == expected


def test_the_order_of_the_names_does_not_matter():
    assert nearest("bron-1", ["bron-2", "bron-3"]) == nearest("bron-1", ["bron-3", "bron-2"])
