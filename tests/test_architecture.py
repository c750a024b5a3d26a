# SPDX-License-Identifier: EUPL-1.2
"""Imports point one way, and files are touched where the design says so (docs: architecture).

Read from the source with ``ast``, lazy imports and those for types included.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1] / "src" / "kennisbank"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(ROOT.rglob("*.py"))
}
LAYERS = (
    ("values", "model messages nearest locations labels fields jsonscan diagnostics jsontext accept policy"),
    ("scoring", "scoring"),
    ("reading", "schemas schema_errors"),
    ("rules", "rules"),
    ("catalogue", "folder catalogue"),
    ("users of scoring", "insight responses api"),
    ("the package", "__init__"),
    ("formats", "form formula export downloads pages reports webdata intake discovery search map"),
    ("edges", "sphinxext commands reference"),
    ("entry points", "cli __main__"),
)
RANK = {room: rank for rank, (_, rooms) in enumerate(LAYERS) for room in rooms.split()}
TOUCHES_FILES = {
    "folder",  # reads checklists/
    "catalogue",
    "schemas",
    "locations",
    "export.writer",  # the one writer
    "export.html",  # packaged styles
    "export.scripts",  # packaged scripts
    "export.python",  # packaged text of scoring.py
    "downloads.cache",  # its folder
    "downloads.maker",  # our own code
    "downloads.make",  # the catalogue for its workers
    "export.pdf",  # packaged styles and fonts
    "export.pdf_font",
    "map.colours",  # packaged styles
    "map.poster",  # a PDF in memory
    "intake.pdf_child",  # a process of its own, which gets its file as bytes
    "intake.pdf_fields",  # streams in a PDF in memory
    "export.javascript",  # packaged scripts that score
    "export.sql_steps",  # packaged statements
    "export.scorer_main",  # entry point of the exported scorer
    "intake.zipped",  # opens what stands in a ZIP in memory
    "cli",
}
FILE_CALLS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rmdir"),
    *("iterdir", "rglob", "listdir", "scandir", "symlink_to", "touch"),
}
ONLY_IN = {
    "sphinx": {"sphinxext"},
    "docutils": {"sphinxext"},
    "myst_parser": {"sphinxext"},
    "pydata_sphinx_theme": {"sphinxext"},
    "jsonschema": {"schemas", "schema_errors"},
    "referencing": {"schemas", "schema_errors"},
    "rich": {"reports", "commands"},
    "pyphen": {"rules"},
}


def room(module: str) -> str:
    return module.partition(".")[0]


def imports(module: str) -> Iterator[str]:
    """Full names of what a module imports; ours as ``kennisbank.…``, packages told from their contents."""
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}".removeprefix("kennisbank.")
                is_module = inner in MODULES or f"{inner}.__init__" in MODULES
                yield f"{node.module}.{alias.name}" if is_module else str(node.module)


def ours(module: str) -> set[str]:
    """Return the modules of the package that a module imports, without ``kennisbank.``."""
    names = {name for name in imports(module) if name.split(".")[0] == "kennisbank"}
    return {name.removeprefix("kennisbank").lstrip(".") or "__init__" for name in names}


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module):
    for name in ours(module):
        assert RANK[room(name)] <= RANK[room(module)], f"{module} imports {name}"


def test_no_modules_import_each_other():
    graph = {
        module: {name if name in MODULES else f"{name}.__init__" for name in ours(module)}
        for module in MODULES
    }
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join([*path, module])
        if module not in done:
            for name in graph[module]:
                visit(name, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


def test_every_room_has_a_place():
    assert {room(module) for module in MODULES} == set(RANK)


def test_scoring_imports_nothing_of_ours():
    assert ours("scoring") == set()


def test_nothing_imports_cli():
    assert [module for module in MODULES if "cli" in ours(module)] == ["__main__"]


@pytest.mark.parametrize("module", MODULES)
def test_packages_of_others_stay_in_their_rooms(module):
    for name in imports(module):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or room(module) in allowed, f"{module} imports {name}"


@pytest.mark.parametrize("module", [name for name in MODULES if name.endswith("__init__")])
def test_an_init_holds_no_logic(module):
    for node in MODULES[module].body:
        plain = isinstance(node, ast.ImportFrom | ast.Assign) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        )
        assert plain, f"{module}, line {node.lineno}"


@pytest.mark.parametrize("module", MODULES)
def test_files_are_touched_in_their_rooms_only(module):
    if module in TOUCHES_FILES or room(module) in ("sphinxext", "commands"):
        return
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            assert name not in FILE_CALLS, f"{module}, line {node.lineno}: {name}"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is_and_stays_readable(module):
    path = ROOT / (module.replace(".", "/") + ".py")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# SPDX-License" + "-Identifier: EUPL-1.2"  # in two, or reuse reads this line too
    assert ast.get_docstring(MODULES[module]) or module == "__main__"
    assert len(lines) <= 600, "a module this long wants a second room"


def test_there_is_no_room_for_odds_and_ends():
    assert not {name.rpartition(".")[2] for name in MODULES} & {"utils", "helpers", "common", "misc"}
