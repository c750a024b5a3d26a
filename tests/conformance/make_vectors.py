# SPDX-License-Identifier: EUPL-1.2
"""Write contents/*.json and vectors/*.json: the cases, with what the oracle says that they come to.

Run ``python tests/conformance/make_vectors.py`` after adding a case. Never adds what ``scoring`` says.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from conformance import oracle  # noqa: E402

TOPICS = ("arithmetic", "states", "scales", "wholes", "quickscan", "errors", "actions", "robustness")
WIDTH = 110


def files() -> dict[str, str]:
    """Return path (below this folder) to text of every file that this script writes."""
    texts = {}
    for topic in TOPICS:
        module = importlib.import_module(f"conformance.cases.{topic}")
        for name, content in module.CONTENTS.items():
            texts[f"contents/{topic}/{name}.json"] = render(content) + "\n"
        vectors = [vector(topic, case, module.CONTENTS[case["content"]]) for case in module.CASES]
        document = {"$schema": "../vector.schema.json", "topic": topic, "vectors": vectors}
        texts[f"vectors/{topic}.json"] = render(document) + "\n"
    return texts


def vector(topic: str, case: dict[str, Any], content: Any) -> dict[str, Any]:
    """Return a case as a vector: its content by reference, and what the oracle expects."""
    expected = oracle.outcome(content, case["response"], case["scope"])
    return {**case, "content": f"contents/{topic}/{case['content']}.json", "expected": expected}


def render(value: Any, indent: int = 0, used: int = 0) -> str:
    """Return JSON in which as much stands on a line as fits.

    :param indent: columns before the value's own lines.
    :param used: columns that its key takes on the first line.
    """
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent + used <= WIDTH or not isinstance(value, dict | list) or not value:
        return "".join(f"\\u{ord(c):04x}" if _is_invisible(c) else c for c in line)
    if isinstance(value, dict):
        keys = [json.dumps(key) + ": " for key in value]
        items = [
            key + render(value[name], indent + 2, len(key)) for name, key in zip(value, keys, strict=True)
        ]
    else:
        items = [render(item, indent + 2) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return "\n".join([opening, *_fill(items, indent + 2), " " * indent + closing])


def _fill(items: list[str], indent: int) -> list[str]:
    """Return the items as lines, with commas; neighbours of one line each share a line while they fit."""
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        text = item + ("," if number < len(items) else "")
        fits = bool(lines) and "\n" not in lines[-1] + text and len(lines[-1]) + 1 + len(text) <= WIDTH
        if fits:
            lines[-1] += " " + text
        else:
            lines.append(" " * indent + text)
    return lines


def _is_invisible(character: str) -> bool:
    """Whether an editor would hide or change the character; such a one is written as an escape."""
    return character not in " \n" and (character.isspace() or not character.isprintable())


def main() -> None:
    """Write what changed and remove what is no longer made."""
    texts = files()
    for path, text in texts.items():
        target = HERE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8", newline="\n")
            print("geschreven:", path)
    for old in [*HERE.glob("contents/*/*.json"), *HERE.glob("vectors/*.json")]:
        if old.relative_to(HERE).as_posix() not in texts:
            old.unlink()
            print("verwijderd:", old.name)


if __name__ == "__main__":
    main()
