# SPDX-License-Identifier: EUPL-1.2
"""Every point of the 2022 infographic stands in the lesson it belongs to.

``infographic.json`` holds our own list of those points, with the file and JSON pointer where each
stands and words by which to recognise it there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

CHECKLISTS = Path(__file__).parents[2] / "checklists"
POINTS = json.loads(Path(__file__).with_name("infographic.json").read_text(encoding="utf-8"))


def resolve(document: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        document = document[int(part)] if isinstance(document, list) else document[part]
    return document


@pytest.mark.parametrize("point", POINTS, ids=[point["point"] for point in POINTS])
def test_the_point_stands_where_the_list_says(point: dict[str, Any]) -> None:
    assert point["places"]
    for place in point["places"]:
        document = json.loads((CHECKLISTS / place["file"]).read_text(encoding="utf-8"))
        text = str(resolve(document, place["pointer"])).casefold()
        assert [word for word in place["words"] if word.casefold() not in text] == [], place


def test_each_lesson_holds_a_point_of_the_infographic() -> None:
    settings = json.loads((CHECKLISTS / "kennisbank.json").read_text(encoding="utf-8"))
    named = {place["file"] for point in POINTS for place in point["places"]}
    for domain in settings["domains"]:
        order = json.loads((CHECKLISTS / domain["id"] / "domein.json").read_text(encoding="utf-8"))
        assert {f"{domain['id']}/{lesson['id']}.json" for lesson in order["lessons"]} <= named


def test_each_then_names_the_infographic_as_its_source() -> None:
    sources = json.loads((CHECKLISTS / "bronnen.json").read_text(encoding="utf-8"))["sources"]
    infographic = next(source["id"] for source in sources if source["id"].startswith("infographic"))
    for file in sorted(CHECKLISTS.glob("*/*.json")):
        lesson = json.loads(file.read_text(encoding="utf-8"))
        for entry in lesson.get("then_and_now", []):
            assert infographic in [source["id"] for source in entry["sources"]], (file.name, entry["then"])
