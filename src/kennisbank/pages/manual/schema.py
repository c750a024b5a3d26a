# SPDX-License-Identifier: EUPL-1.2
"""One page per schema: every key with what it is for, what may stand there and whether it must."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kennisbank import labels
from kennisbank.discovery.addresses import SCHEMAS
from kennisbank.pages import links, myst
from kennisbank.pages.manual import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kennisbank.pages.myst import Block, Inline

FILES: Final = {
    "les": "checklists/<domein>/<les>.json",
    "domein": "checklists/<domein>/domein.json",
    **dict.fromkeys(links.EXCHANGED, ""),
}
"""Where the files of a schema stand; the others are registers, ``checklists/<name>.json``."""

ROOT: Final = ""
"""The path of the whole file, among the parts."""
OFTEN: Final = 2
"""A part that stands in more places than this comes after the others."""


@dataclass(frozen=True, slots=True)
class Part:
    """An object with named keys: the whole file, a definition, or an object within another."""

    path: str
    """Unique in the schema: the name of the definition, or the keys that lead to it, each after a slash."""
    schema: Mapping[str, Any]
    used: tuple[str, ...]
    """The keys where it stands, with dots between them; empty for the whole file."""


def file_of(name: str) -> str:
    """Return where the files of a schema stand in the project; empty if they are no part of it."""
    return FILES.get(name, f"checklists/{name}.json")


def parts(schema: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the objects of a schema, each once, as a reader meets them; what is used often comes last."""
    found: dict[str, Part] = {}
    _walk(schema, ROOT, "", schema.get("$defs", {}), found)
    return tuple(sorted(found.values(), key=lambda part: len(part.used) > OFTEN))


def keys(schema: Mapping[str, Any]) -> frozenset[str]:
    """Return every key that a file of this schema may hold."""
    return frozenset(key for part in parts(schema) for key in part.schema["properties"])


def forms(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the forms of text that several keys share, by name."""
    return {name: one for name, one in schema.get("$defs", {}).items() if kinds.is_form(one)}


def render(name: str, schema: Mapping[str, Any]) -> str:
    """Write the page of one schema."""
    title, description = str(schema.get("title", name)), str(schema.get("description", ""))
    all_parts = parts(schema)
    titles = {part.path: str(part.schema.get("title", part.path)) for part in all_parts}
    titles |= {form: str(one.get("title", form)) for form, one in forms(schema).items()}
    definitions = kinds.Definitions(
        schema.get("$defs", {}), lambda path: myst.ref(titles[path], links.schema_label(name, path))
    )
    return myst.document(
        f"Alle sleutels van het schema ‘{title}’. {description}",
        myst.heading(1, f"{title}: alle sleutels", f"schema-{name}"),
        myst.paragraph(myst.escape(description), "kb-lead"),
        _places(name),
        *(_part(name, part, definitions) for part in all_parts),
        _forms(name, schema),
    )


def _places(name: str) -> Block:
    file, target = file_of(name), f"schemas/{name}.schema.json"
    return myst.facts(
        [
            *([("Bestand", myst.code(file))] if file else []),
            ("Schema", myst.role("kb-data", f"{SCHEMAS}/{name}.schema.json <{target}>")),
        ]
    )


def _part(name: str, part: Part, definitions: kinds.Definitions) -> Block:
    title = str(part.schema.get("title", part.path)) if part.path else "Het hele bestand"
    intro = str(part.schema.get("description", "")) if part.path else ""
    return myst.stack(
        myst.heading(2, title, links.schema_label(name, part.path)),
        myst.paragraph(myst.escape(intro)),
        _used(part.used),
        _table(part, definitions),
        myst.bullets(list(_rules(part.schema))),
    )


def _used(paths: Sequence[str]) -> Block:
    if not paths:
        return myst.stack()
    names = myst.join([myst.code(path) for path in paths], ", ")
    return myst.paragraph(myst.sentence(myst.words("Je vindt dit bij:"), names), "kb-small")


def _table(part: Part, definitions: kinds.Definitions) -> Block:
    required = set(part.schema.get("required", ()))
    rows = []
    for key, value in part.schema["properties"].items():
        found, _ = definitions.resolve(value)
        rows.append(
            [
                myst.code(key),
                myst.sentence(
                    myst.strong(_full_stop(str(found.get("title", key)))),
                    _described(found),
                ),
                kinds.kind(value, _below(part.path, key), definitions),
                myst.words("ja" if key in required else "nee"),
            ]
        )
    return myst.table(["Sleutel", "Wat het is", "Wat er mag staan", "Moet"], rows)


def _described(schema: Mapping[str, Any]) -> Inline:
    """Write the description; codes that it explains (``law: …``) are shown as code."""
    values = schema.get("enum") or schema.get("items", {}).get("enum", ())
    codes = [re.escape(str(value)) for value in values]
    text = myst.fold(str(schema.get("description", "")))
    if not codes:
        return myst.words(text)
    pieces = re.split(rf"(?<![\w-])({'|'.join(codes)})(?=:)", text)
    return myst.join(
        myst.code(piece) if number % 2 else myst.words(piece) for number, piece in enumerate(pieces)
    )


def _full_stop(text: str) -> str:
    return text if text.endswith(("?", "!", ".")) else f"{text}."


def _rules(schema: Mapping[str, Any]) -> Iterator[Inline]:
    """Say which keys go together."""
    choices = schema.get("oneOf", ())
    plain = [one["required"] for one in choices if set(one) == {"required"}]
    if plain:
        names = [myst.join(map(myst.code, required), " en ") for required in plain]
        yield myst.join(
            [myst.words("Kies er precies één: "), myst.join(names, " of "), myst.words(".")],
        )
    for one in choices:
        if "properties" in one:
            yield _condition(one)
    for key, needed in schema.get("dependentRequired", {}).items():
        yield _needs([myst.words("Staat "), myst.code(key), myst.words(" er?")], needed)


def _condition(choice: Mapping[str, Any]) -> Inline:
    facts = [
        myst.join([myst.code(key), myst.words(" gelijk aan "), myst.code(str(value["const"]))])
        for key, value in choice["properties"].items()
    ]
    return _needs([myst.words("Is "), myst.join(facts, " en "), myst.words("?")], choice["required"])


def _needs(condition: Sequence[Inline], needed: Sequence[str]) -> Inline:
    names = myst.join(map(myst.code, needed), " en ")
    verb = "hoort" if len(needed) == 1 else "horen"
    return myst.join([*condition, myst.words(" Dan "), myst.words(f"{verb} "), names, myst.words(" er ook.")])


def _forms(name: str, schema: Mapping[str, Any]) -> Block:
    found = forms(schema)
    if not found:
        return myst.stack()
    rows: list[list[Block | Inline]] = [
        [
            myst.target(
                links.schema_label(name, form),
                myst.paragraph(myst.strong(labels.capitalise(str(one.get("title", form))))),
            ),
            myst.escape(str(one.get("description", ""))),
            kinds.form(one),
        ]
        for form, one in found.items()
    ]
    return myst.stack(
        myst.heading(2, "Vaste vormen", f"schema-{name}--vormen"),
        myst.paragraph(myst.escape("Deze vormen komen op meer plaatsen voor.")),
        myst.table(["Vorm", "Wat het is", "Hoe het eruitziet"], rows),
    )


def _walk(
    schema: Mapping[str, Any], path: str, used: str, defs: Mapping[str, Any], found: dict[str, Part]
) -> None:
    """Note the objects in a schema; one that is found already only gets one more place."""
    definitions = kinds.Definitions(defs, myst.escape)
    whole, name = definitions.resolve(schema)
    path = name or path
    if path in found and kinds.is_object(whole):
        known = found[path]
        found[path] = Part(known.path, known.schema, (*known.used, used))
        return
    if kinds.is_object(whole):
        described = defs[name] if name else whole
        found[path] = Part(path, described, (used,) if used else ())
        for key, value in whole["properties"].items():
            _walk(value, _below(path, key), f"{used}.{key}" if used else key, defs, found)
    for inner in [whole.get("items"), whole.get("additionalProperties"), *whole.get("anyOf", ())]:
        if inner:
            _walk(inner, path, used, defs, found)


def _below(path: str, key: str) -> str:
    return f"{path}/{key}"
