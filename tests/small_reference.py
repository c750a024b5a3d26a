# SPDX-License-Identifier: EUPL-1.2
"""A few facts for the pages of editors and developers: one of each kind, so that their pages stay short."""

from __future__ import annotations

from typing import Any

from kennisbank.messages import ERROR as FAULT
from kennisbank.messages import HINT, Message
from kennisbank.pages.manual.facts import (
    ERROR,
    FUNCTION,
    VALUE,
    Argument,
    Command,
    Member,
    Name,
    Reference,
)


def small_reference(text: str = "") -> Reference:
    """Return one of everything; ``text`` stands before each running text, for tests with hostile text."""

    def said(words: str) -> str:
        return f"{text} {words}".strip()

    def template(words: str) -> str:
        return f"{text.replace('{', '{{').replace('}', '}}')} {words}".strip()

    return Reference(
        schemas={name: schema(text) for name in ("les", "antwoorden")},
        messages={
            "KB203": Message(FAULT, template("{name} {value} is te hoog"), template("kies {range}")),
            "KB602": Message(HINT, template("geldt pas sinds {valid_from}"), template("kijk de status na")),
        },
        commands=(
            Command(
                "proef",
                said("doe een proef"),
                (
                    Argument((), "MAP", said("de map"), required=True),
                    Argument(("-f", "--format"), "", said("de vorm"), choices=("text", "json")),
                    Argument(("--stil",), "", said("zeg niets")),
                ),
            ),
        ),
        names=(
            Name(
                "reken",
                FUNCTION,
                "reken(les: str) -> int",
                "Score one lesson.\n\nSlowly, with ``care``.\n\n:param les: its id,\n    as a string.\n"
                ":returns: ppm.\n:raises KeyError: if there is none.",
            ),
            Name(
                "Les",
                VALUE,
                "Les(id: str)",
                "A lesson.",
                (Member("titel: str", "Its title."), Member("vragen() -> int", "Count them.")),
            ),
            Name("GeenLes", ERROR, "GeenLes(id: str)", "There is no such lesson."),
        ),
    )


def schema(text: str = "") -> dict[str, Any]:
    """Return a schema with every keyword that the pages tell of."""

    def told(title: str, **more: Any) -> dict[str, Any]:
        return {"title": f"{text} {title}".strip(), "description": f"{text} {title} hier.".strip(), **more}

    slug = {"$ref": "#/$defs/slug"}
    step = told(
        "Stap",
        type="object",
        properties={
            "id": told("Id", **slug),
            "text": told("Tekst", type="string", minLength=2, maxLength=800, pattern="\\S"),
            "cap": told("Grens", type=["integer", "null"], minimum=1, maximum=4),
            "free": told("Vrij"),
        },
        required=["id"],
        dependentRequired={"cap": ["text"]},
    )
    other = told(
        "Andere",
        type="object",
        properties={
            "kind": told("Soort", enum=["a", "b"]),
            "a": told("A", type="string"),
            "b": told("B", type="boolean"),
            "again": {"$ref": "#/$defs/step"},
        },
        oneOf=[
            {"properties": {"kind": {"const": "a"}}, "required": ["a"]},
            {"properties": {"kind": {"const": "b"}}, "required": ["b"]},
        ],
    )
    return told(
        "Voorbeeld",
        type="object",
        properties={
            "language": told("Taal", const="nl"),
            "step": {"$ref": "#/$defs/step"},
            "steps": told("Stappen", type="array", items={"$ref": "#/$defs/step"}, minItems=1, maxItems=9),
            "others": told("Andere", type="array", items=other, uniqueItems=True),
            "by_id": told("Per id", type="object", propertyNames=slug, additionalProperties=step),
            "best": told("Beste", anyOf=[slug, {"type": "null"}]),
            "question": told("Vraag", type="string", pattern="\\?$"),
            "code": told("Code", type="string", pattern="^[A-Z`|]+$"),
            "count": told("Aantal", type="integer", minimum=0),
        },
        required=["step", "language"],
        oneOf=[{"required": ["code"]}, {"required": ["count"]}],
        **{
            "$defs": {
                "slug": told("Id", type="string", pattern="^[a-z]+$", maxLength=60),
                "step": step,
            }
        },
    )
