# SPDX-License-Identifier: EUPL-1.2
"""The pages for editors and developers: nothing is left out, and all of it is shown as text."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes

from hostile import TEXTS
from kennisbank import catalogue as catalogues
from kennisbank import reference
from kennisbank.messages import MESSAGES, Message
from kennisbank.pages import links, myst
from kennisbank.pages.book import render
from kennisbank.pages.manual import codes, commands, kinds, package
from kennisbank.pages.manual import schema as schema_page
from kennisbank.pages.manual.facts import Argument, Command
from small_reference import schema, small_reference
from sphinx_pages import read, shape, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.pages.manual.facts import Reference

KLEIN = Path(__file__).parents[1] / "examples/valid/klein"


@pytest.fixture(scope="module")
def facts() -> Reference:
    return reference.gather()


def manual(facts: Reference) -> dict[str, str]:
    """Return the pages for editors and developers, in the small catalogue."""
    pages = render(catalogues.load(KLEIN), facts)
    return {name: text for name, text in pages.items() if name.startswith(("redactie/", "ontwikkelaars/"))}


INDEX = """# Begin

```{toctree}
/redactie/index
/ontwikkelaars/index
/methode/index
/over/index
```
"""


def shown(facts: Reference, folder: Path) -> dict[str, nodes.document]:
    """Return the documents of these pages alone, without anything for Sphinx to remark on."""
    pages = {**manual(facts), "index": INDEX, links.METHOD: "# Methode\n", links.ABOUT: "# Over\n"}
    documents, warnings = read(catalogues.load(KLEIN), pages, folder)
    assert warnings == ""
    return documents


def unescaped(text: str) -> str:
    return re.sub(r"\\([^$\w])", r"\1", text)


def keywords(value: Any) -> Iterator[str]:
    """Yield the keywords of a schema; names of keys and definitions are none."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            named = key in ("properties", "$defs")
            for one in inner.values() if named else [inner]:
                if key not in ("enum", "const", "required", "dependentRequired"):
                    yield from keywords(one)
    elif isinstance(value, list):
        for one in value:
            yield from keywords(one)


def test_without_facts_there_are_no_such_pages():
    pages = render(catalogues.load(KLEIN))
    assert links.EDITORS not in pages
    assert "redactie" not in pages["index"]


def test_the_home_page_leads_to_both(facts):
    home = render(catalogues.load(KLEIN), facts)["index"]
    assert f"/{links.EDITORS}\n/{links.DEVELOPERS}" in home


def test_facts_are_the_same_each_time(facts):
    assert reference.gather() == facts


def test_sphinx_has_nothing_to_remark(facts, tmp_path):
    catalogue = catalogues.load(KLEIN)
    _, warnings = read(catalogue, render(catalogue, facts), tmp_path)
    assert warnings == ""


# schemas


def test_the_pages_can_tell_of_every_keyword_of_the_schemas(facts):
    for name, one in facts.schemas.items():
        assert set(keywords(one)) <= kinds.KEYWORDS, name


def test_every_key_of_every_object_is_told(facts):
    def objects(value: Any) -> Iterator[frozenset[str]]:
        if isinstance(value, dict):
            if value.get("type") == "object" and "properties" in value:
                yield frozenset(value["properties"])
            for inner in value.values():
                yield from objects(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from objects(inner)

    for one in facts.schemas.values():
        assert set(objects(one)) == {frozenset(part.schema["properties"]) for part in schema_page.parts(one)}


def test_a_part_that_stands_in_several_places_is_told_once():
    found = {part.path: part.used for part in schema_page.parts(schema())}
    assert found == {
        "": (),
        "/by_id": ("by_id",),
        "/others": ("others",),
        "step": ("step", "steps", "others.again"),
    }
    assert list(found)[-1] == "step"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("language", "altijd `nl`"),
        ("step", "[Stap](#schema-les-step)"),
        ("steps", "lijst: [Stap](#schema-les-step); minstens 1; ten hoogste 9"),
        ("others", "lijst: [Andere](#schema-les--others); elk één keer"),
        ("by_id", "per [Id](#schema-les-slug): [Stap](#schema-les--by_id)"),
        ("best", "[Id](#schema-les-slug) of `null` (niets)"),
        ("question", "tekst, eindigt op een vraagteken"),
        ("code", "tekst, in de vorm ``^[A-Z`|]+$``"),
        ("count", "geheel getal vanaf 0"),
        ("text", "tekst, 2 tot en met 800 tekens"),
        ("cap", "geheel getal van 1 tot en met 4 of `null` (niets)"),
        ("free", "alles wat JSON kan"),
        ("kind", "kies uit `a`, `b`"),
        ("b", "`true` (waar) of `false` (onwaar)"),
    ],
)
def test_what_may_stand_at_a_key_is_said_in_words(key, words):
    page = schema_page.render("les", schema())
    row = page[page.index(f"* - `{key}`\n") :].split("\n* - ")[0]
    assert unescaped(row.splitlines()[2].strip()) == f"- {words}"


def test_codes_that_a_description_explains_are_shown_as_code():
    described = {"description": "law: de wet. outlaw: x", "enum": ["law", "out"], "title": "Soort"}
    page = schema_page.render("les", {"type": "object", "properties": {"kind": described}})
    assert "**Soort.** `law`\\: de wet. outlaw: x" in page


def test_keys_that_go_together_are_said_to():
    page = unescaped(schema_page.render("les", schema()))
    assert "Kies er precies één: `code` of `count`." in page
    assert "Is `kind` gelijk aan `a`? Dan hoort `a` er ook." in page
    assert "Staat `cap` er? Dan hoort `text` er ook." in page


# codes


def test_each_fact_of_a_message_has_a_dutch_word():
    named = {
        fact
        for message in MESSAGES.values()
        for text in (message.text, message.remedy)
        for _, fact, _, _ in string.Formatter().parse(text)
        if fact
    }
    general = {name for name in codes.FACTS if "." not in name}
    assert named == general
    assert {name.partition(".")[0] for name in codes.FACTS if "." in name} <= set(MESSAGES)


def test_a_message_is_a_sentence_with_words_for_its_facts():
    assert codes.template("KB203", "{name} {value} is te hoog") == "‹naam› ‹waarde› is te hoog."
    assert codes.template("KB215", 'voeg "{needed}" toe') == 'Voeg "‹andere sleutel›" toe.'


def test_a_key_that_a_message_quotes_is_shown_as_code():
    page = codes.render({"KB504": Message("error", "x", 'voeg "why" toe, geen "je"')}, {"why", "je_"})
    assert 'Voeg `why` toe, geen "je"' in page


def test_errors_and_hints_stand_apart_and_each_code_once(facts):
    page = manual(facts)[links.CODES]
    errors, hints = page.split("## Hints")
    for code, message in MESSAGES.items():
        home, other = (errors, hints) if message.kind == "error" else (hints, errors)
        assert home.count(f"(code-{code.lower()})=") == 1
        assert f"`{code}`" not in other


# commands


def test_what_may_be_left_out_of_a_command_stands_between_brackets():
    arguments = (
        Argument(("--format",), "", "vorm", choices=("text", "json")),
        Argument(("-s", "--stil"), "", "stil"),
        Argument((), "MAP", "map", required=True),
        Argument((), "ANDER", "map"),
    )
    command = Command("proef", "proef", arguments)
    assert commands.usage(command) == "kennisbank proef MAP [ANDER] [--format text|json] [--stil]"


def test_commands_are_read_from_their_own_arguments(facts):
    (check,) = [command for command in facts.commands if command.name == "check"]
    assert commands.usage(check) == "kennisbank check [MAP] [--format text|json] [--on DATUM]"


# package


def test_a_docstring_is_parted_into_paragraphs_and_fields():
    text = "First.\n\nMore of\nit.\n\n:param a: what\n    it is.\n:returns: b.\n:raises KeyError: if not."
    assert package.read_docstring(text) == package.Docstring(
        ("First.", "More of it."),
        (("param", "a", "what it is."), ("returns", "", "b."), ("raises", "KeyError", "if not.")),
    )


def test_signatures_are_as_in_the_source(facts):
    found = {name.name: name.signature for name in facts.names}
    assert found["load"] == "load(path: str | Path | None = None) -> Catalogue"
    assert found["UnknownScope"] == "UnknownScope(scope: str, nearest: str | None)"
    assert found["__version__"] == "__version__: str"
    assert "    hints: bool = True,\n) -> Reading" in found["read"]
    assert "    facts: Mapping[str, Any] = {},\n)" in found["Diagnostic"]


def test_every_public_name_has_its_words(facts):
    assert [name.name for name in facts.names if not name.doc] == []


def test_what_docstrings_say_is_marked_as_english(facts, tmp_path):
    marked = [
        node.astext()
        for node in shown(facts, tmp_path)[links.PACKAGE].findall(nodes.container)
        if package.ENGLISH in node["classes"]
    ]
    assert len(marked) == len(facts.names)
    assert any(text.startswith("Read a folder into a catalogue; without") for text in marked)


# hostile text


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return shown(small_reference("Gewoon"), tmp_path_factory.mktemp("gewoon"))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_in_facts_is_shown_as_text(text, plain, tmp_path):
    for name, document in shown(small_reference(text), tmp_path).items():
        assert shape(document) == shape(plain[name]), name
        expected = [found.replace("Gewoon", myst.fold(text)) for found in texts(plain[name])]
        assert [found.casefold() for found in texts(document)] == [found.casefold() for found in expected]
