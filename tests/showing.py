# SPDX-License-Identifier: EUPL-1.2
"""What tests of a shown result share: data of a page, what stands on it, and what axe-core finds wrong."""

from __future__ import annotations

import functools
import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kennisbank import catalogue as catalogues
from kennisbank.webdata import web_data

if TYPE_CHECKING:
    from playwright.sync_api import Page

TESTS = Path(__file__).parent
OFFICE = {
    "sleutels-beheren.sleutelplan": {"option": "deels"},
    "sleutels-beheren.sleutels-geteld": {"option": "meestal"},
    "bezoek-ontvangen.bezoek-meldt-zich": {"option": "nooit"},
    "bezoek-ontvangen.bladen-weg": {"option": "ja"},
    "ontruiming-oefenen.geoefend": {"option": "onbekend"},
    "ontruiming-oefenen.verzamelplaats-bekend": {"option": "ja"},
}


def reference_data() -> dict[str, Any]:
    """Return the reference vector's content with texts."""
    content = json.loads((TESTS / "conformance/contents/arithmetic/reference.json").read_text("utf-8"))
    questions = [question["id"] for question in content["domains"][0]["lessons"][0]["questions"]]
    labels = {
        "ja": "Ja",
        "deels": "Deels",
        "nee": "Nee",
        "nvt": "Niet van toepassing",
        "onbekend": "Weet ik niet",
    }
    names = ("Beginnend", "In ontwikkeling", "Op orde", "Geborgd")
    texts = {
        "catalogue": {key: content[key] for key in ("id", "version", "digest")} | {"title": "Vectoren"},
        "levels": [level | {"label": name} for level, name in zip(content["levels"], names, strict=True)],
        "domains": {"d": {"title": "Domein", "short_title": "Domein", "icon": "", "url": "d.html"}},
        "lessons": {"a": {"title": "Les", "domain": "d", "url": "a.html"}},
        "questions": {
            f"a.{id_}": {
                "text": f"Vraagtekst {id_}?",
                "number": str(number),
                "role": "griffier",
                "url": f"#v-{id_}",
                "steps": {"deels": "Maak het af.", "nee": "Begin ermee."},
                "evidence": "Het verslag.",
            }
            for number, id_ in enumerate(questions, 1)
        },
        "scales": {"ja-deels-nee": labels},
    }
    return {"content": content, "texts": texts}


@functools.cache
def office() -> dict[str, Any]:
    """Return the small example catalogue as a page gets it."""
    return web_data(catalogues.load(TESTS / "examples/valid/klein"))


@functools.cache
def axe() -> str:
    """Return axe-core, as its Python package brings it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong on a page."""
    page.evaluate(axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]
    ]


def text(page: Page, selector: str) -> str:
    """Return the text of the first such element, with single spaces."""
    return " ".join((page.locator(selector).first.text_content() or "").split())


def cells(page: Page, selector: str = "#uitslag .utrecht-table") -> list[list[str]]:
    """Return the rows of a table as texts, the head left out."""
    rows = "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    found: list[list[str]] = page.locator(f"{selector} tr").evaluate_all(rows)
    return found[1:]


def named(figures: dict[str, Any]) -> str:
    """Return what the table says of a level."""
    if figures["coverage"] == 0:
        return "nog geen oordeel"
    low, high = figures["level_low"], figures["level_high"]
    return (
        f"niveau {low if low == high else f'{low}–{high}'}, {'vast' if figures['certain'] else 'voorlopig'}"
    )
