# SPDX-License-Identifier: EUPL-1.2
"""Hostile text in every field of a catalogue is shown as text: the pages keep their shape."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes

from hostile import TEXTS
from kennisbank import catalogue as catalogues
from kennisbank.pages import myst
from kennisbank.pages.book import render
from sphinx_pages import read, shape, texts

if TYPE_CHECKING:
    from kennisbank.model import Catalogue

KLEIN = Path(__file__).parents[1] / "examples/valid/klein"

CASES = {
    **TEXTS,
    "option": ":hidden: x",
    "fence": "::::::{note} x",
    "ticks": "``````{note} x",
    "target": "(doel)=",
    "maths": "$$x$$ \\(x\\) $y$",
    "footnote": "[^1]: noot",
    "definition": "[doel]: https://x.example",
    "comment": "% opmerking",
    "break": "+++",
    "remark": ".. opmerking",
    "classifier": "woord : soort",
    "title": "titel <index>",
    "attributes": "{#id .klas}",
    "setext": "===",
    "mailto": "<a@b.example>",
}
NOT_TEXT = {
    *(
        "id",
        "derivation",
        "scale",
        "role",
        "question",
        "kind",
        "reliability",
        "url",
        "language",
        "checked",
        "date",
    ),
    *(
        "isbn",
        "ecli",
        "status",
        "article",
        "paragraph",
        "valid_from",
        "valid_to",
        "text_date",
        "bwb",
        "eli",
        "cvdr",
    ),
    *(
        "interval",
        "icon",
        "part",
        "since",
        "version",
        "default_scale",
        "checked_until",
        "content",
        "code",
        "year",
    ),
    *("site_url", "repository_url", "contact"),
}
"""Ids, codes, dates and addresses: their schemas leave no room for markup."""
TEXT_LISTS = {"authors", "conditions", "limits", "open_points"}
"""Lists of text, where they do not hold claims; other lists of strings hold ids."""
WORDS = {"term", "variants"}
"""What first uses look for: kept, so that both catalogues have the same links; tested below."""


def fill(value: Any, text: str, numbers: Iterator[int]) -> Any:
    """Return a part of the model with ``text`` and a number of its own in every field of running text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: _filled(field.name, getattr(value, field.name), text, numbers)
            for field in dataclasses.fields(value)
            if field.name not in NOT_TEXT | WORDS
        }
        return dataclasses.replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(fill(item, text, numbers) for item in value)
    if isinstance(value, Mapping):
        return {key: fill(item, text, numbers) for key, item in value.items()}
    return value


def _filled(name: str, value: Any, text: str, numbers: Iterator[int]) -> Any:
    if isinstance(value, str):
        return f"{text} kenmerk{next(numbers)}"
    if name in TEXT_LISTS and all(isinstance(item, str) for item in value):
        return tuple(f"{text} kenmerk{next(numbers)}" for _ in value)
    return fill(value, text, numbers)


def filled(text: str) -> Catalogue:
    catalogue: Catalogue = fill(rich(), text, itertools.count())
    return catalogue


def rich() -> Catalogue:
    """Return the small catalogue with what it lacks: ways to reach someone, and things not known."""
    catalogue = catalogues.load(KLEIN)
    situation = next(iter(catalogue.situations.values()))
    contacts = tuple(
        dataclasses.replace(
            contact, email="a@b.example", url="https://kennisbank.example/hulp", hours="altijd"
        )
        for contact in situation.contacts
    )
    first = next(iter(catalogue.lessons.values()))
    examples = tuple(
        dataclasses.replace(example, year=None, year_unknown="Niet genoemd.") for example in first.examples
    )
    law = next(iter(catalogue.laws.values()))
    return dataclasses.replace(
        catalogue,
        situations={situation.id: dataclasses.replace(situation, contacts=contacts)},
        lessons={**catalogue.lessons, first.id: dataclasses.replace(first, examples=examples)},
        laws={**catalogue.laws, law.id: dataclasses.replace(law, status="unknown", note="Niet gelezen.")},
        sources={
            key: dataclasses.replace(source, reliability="secondary")
            for key, source in catalogue.sources.items()
        },
    )


ALPHABETICAL = {"trefwoorden/index"}
"""Pages whose order and headings follow the texts themselves."""


def kinds(document):
    return {type(node).__name__ for node in document.findall()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    catalogue = filled("Gewoon")
    documents, warnings = read(catalogue, render(catalogue), tmp_path_factory.mktemp("gewoon"))
    assert warnings == ""
    return documents


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_hostile_text_in_every_field_is_shown_as_text(text, plain, tmp_path):
    catalogue = filled(text)
    documents, warnings = read(catalogue, render(catalogue), tmp_path)
    assert warnings == ""
    for name, document in documents.items():
        if name in ALPHABETICAL:
            assert kinds(document) <= kinds(plain[name]), name
            assert myst.fold(text).casefold() in " ".join(texts(document)).casefold()
            continue
        assert shape(document) == shape(plain[name]), name
        expected = [found.replace("Gewoon", myst.fold(text)) for found in texts(plain[name])]
        assert [found.casefold() for found in texts(document)] == [found.casefold() for found in expected], (
            name
        )


def test_a_hostile_term_is_an_entry_of_the_glossary_and_no_more(tmp_path):
    catalogue = catalogues.load(KLEIN)
    first = next(iter(catalogue.terms.values()))
    terms = {
        f"term-{number}": dataclasses.replace(
            first, id=f"term-{number}", term=f"{text} {number}", variants=(f"{text} {number}en",), see=()
        )
        for number, text in enumerate(CASES.values())
    }
    catalogue = dataclasses.replace(catalogue, terms=terms)
    documents, warnings = read(catalogue, render(catalogue), tmp_path)
    assert warnings == ""
    entries = [node.astext() for node in documents["begrippen/index"].findall(nodes.term)]
    assert sorted(entries) == sorted(myst.fold(term.term) for term in terms.values())
