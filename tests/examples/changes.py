# SPDX-License-Identifier: EUPL-1.2
"""A case is a small change to the valid catalogue; this applies it and shows what ``check`` says.

A case is ``invalid/<code>-<what>.json``: ``purpose`` and ``change``, a list of steps, each one of

- ``{"file", "at", "set"}``: put a value at a JSON pointer (``-`` as last part appends to a list);
- ``{"file", "at", "drop": true}``: take the value at a JSON pointer away;
- ``{"file", "find", "put"}``: replace a piece of text that stands there exactly once;
- ``{"file", "write"}``: write the file, as text; ``{"file", "bytes"}``: one character per byte;
- ``{"remove"}``, ``{"move", "to"}``, ``{"folder"}``, ``{"link", "to"}``: on paths in the folder.

Instead of ``change`` a case may have ``response``: answers to check against the valid catalogue; or
``files``, filled-in forms to import: each a ``file`` with its ``write`` (text), ``lines`` (of text),
``bytes`` (one character per byte), ``json`` or ``made`` (a word of ``intake_files.MADE``).
``on`` is the date that ``check --on`` would get. Beside it stands ``<same name>.txt``: what must be said.
``python tests/examples/changes.py`` writes those again; then read the diff.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

from intake_files import MADE
from kennisbank import responses
from kennisbank.catalogue import examine, load
from kennisbank.diagnostics import Diagnostic, render
from kennisbank.intake import registry
from kennisbank.intake.merge import merge
from kennisbank.intake.names import Names
from kennisbank.intake.place import place

HERE = Path(__file__).parent
KLEIN = HERE / "valid" / "klein"
CASES = sorted((HERE / "invalid").glob("*.json"))


def diagnose(case: dict[str, Any], folder: Path) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a case; ``folder`` is an empty folder to work in."""
    if "response" in case:
        data = json.dumps(case["response"], ensure_ascii=False, indent=2).encode()
        return responses.read(data, "antwoorden.json", load(KLEIN))[1]
    if "files" in case:
        return _import(case["files"])
    shutil.copytree(KLEIN, folder / "checklists")
    for step in case["change"]:
        _apply(step, folder / "checklists")
    with chdir(folder):
        return examine(case.get("path", "checklists"), case.get("on")).diagnostics


def _import(files: list[dict[str, Any]]) -> tuple[Diagnostic, ...]:
    """Return what bringing these files together says, file by file and then on where they differ."""
    names = Names(load(KLEIN))
    placed = [place(names, registry.read(_content(item), item["file"], names.catalogue)) for item in files]
    return (*(item for one in placed for item in one.diagnostics), *merge(placed).diagnostics)


def _content(item: dict[str, Any]) -> bytes:
    match item:
        case {"write": text}:
            return text.encode()
        case {"lines": lines}:
            return "".join(f"{line}\n" for line in lines).encode()
        case {"bytes": characters}:
            return characters.encode("latin-1")
        case {"json": value}:
            return json.dumps(value, ensure_ascii=False).encode()
        case _:
            return MADE[item["made"]]()


def show(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return the text that stands beside a case."""
    return "".join(render(item) + "\n" for item in diagnostics)


def _apply(step: dict[str, Any], root: Path) -> None:
    match step:
        case {"file": file, "at": pointer, "set": value}:
            _edit(root / file, pointer, lambda parent, key: _put(parent, key, value))
        case {"file": file, "at": pointer, "drop": True}:
            _edit(root / file, pointer, lambda parent, key: parent.pop(key))
        case {"file": file, "find": old, "put": new}:
            text = (root / file).read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
            (root / file).write_text(text.replace(old, new), encoding="utf-8")
        case {"file": file, "write": text}:
            (root / file).write_text(text, encoding="utf-8")
        case {"file": file, "bytes": characters}:
            (root / file).write_bytes(characters.encode("latin-1"))
        case {"remove": path}:
            shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()
        case {"move": path, "to": target}:
            (root / path).rename(root / target)
        case {"folder": path}:
            (root / path).mkdir()
        case {"link": path, "to": target}:
            (root / path).symlink_to(target)
        case _:
            raise ValueError(f"unknown step {step}")


def _edit(path: Path, pointer: str, change: Any) -> None:
    value = json.loads(path.read_text(encoding="utf-8"))
    *parts, last = pointer.lstrip("/").split("/")
    parent = value
    for part in parts:
        parent = parent[int(part) if isinstance(parent, list) else part]
    change(parent, int(last) if isinstance(parent, list) and last != "-" else last)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _put(parent: Any, key: Any, value: Any) -> None:
    if key == "-":
        parent.append(value)
    else:
        parent[key] = value


def main() -> None:
    """Write what ``check`` now says beside each case."""
    for path in CASES:
        with tempfile.TemporaryDirectory() as folder:
            case = json.loads(path.read_text(encoding="utf-8"))
            path.with_suffix(".txt").write_text(show(diagnose(case, Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
