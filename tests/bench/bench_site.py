# SPDX-License-Identifier: EUPL-1.2
"""How long the site takes: against plain Sphinx with the same theme and pages, and for small changes.

``python tests/bench/bench_site.py [LESSONS …]``; without numbers 250 and 1000.
Exits 1 if a promise is broken: at most 1.25 times plain Sphinx, linear in the number of lessons.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from typing import TYPE_CHECKING

from synthetic import write_catalogue

from building import Project

if TYPE_CHECKING:
    from collections.abc import Callable

RATIO = 1.25
LINEAR = 1.25
"""How much more per lesson the largest site may take than the smallest: its navigation lists more lessons."""
SMALL = 300
"""Up to this size the best of three counts: other work on the machine only slows down."""

PLAIN = """
from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

extensions = ["myst_parser", "sphinx_design"]
myst_enable_extensions = {"attrs_block", "attrs_inline", "colon_fence"}
myst_ref_domains = ["std"]
smartquotes = False
language = "nl"
project = "Meetbank"
html_theme = "pydata_sphinx_theme"
html_copy_source = False


class Form(SphinxDirective):
    required_arguments = 1

    def run(self):
        labels = self.env.get_domain("std").anonlabels
        scope = self.arguments[0]
        for number in range(1, 9):
            labels[f"v-{scope}--vraag-{number}"] = (self.env.docname, f"v-vraag-{number}")
        return []


class Results(SphinxDirective):
    has_content = True

    def run(self):
        return []


class Downloads(Results):
    optional_arguments = 1


class Text(SphinxRole):
    def run(self):
        return [nodes.inline("", self.text)], []


def setup(app):
    app.add_directive("kb-form", Form)
    app.add_directive("kb-results", Results)
    for name in ("kb-downloads", "kb-downloads-table", "kb-downloads-losses"):
        app.add_directive(name, Downloads)
    app.add_role("kb-icon", Text())
    app.add_role("kb-data", Text())
"""
"""The same pages without our extension. Its form is left out, so plain Sphinx has less to write than we."""


def main(sizes: list[int]) -> int:
    """Measure each size and say what holds."""
    print(f"{'lessen':>7} {'kaal':>8} {'wij':>8} {'verhouding':>11} {'niets':>7} {'tekst':>7} {'titel':>7}")
    broken, per_lesson = [], {}
    for size in sizes:
        plain, ours, nothing, text, title = measure(size)
        per_lesson[size] = ours / size
        print(f"{size:>7} {plain:>7.1f}s {ours:>7.1f}s {ours / plain:>11.2f}", end="")
        print(f" {nothing:>6.1f}s {text:>6.1f}s {title:>6.1f}s", flush=True)
        if ours > plain * RATIO:
            broken.append(f"{size} lessen: {ours / plain:.2f} keer kale Sphinx, beloofd is {RATIO}")
    growth = per_lesson[max(sizes)] / per_lesson[min(sizes)]
    print(f"per les bij {max(sizes)} tegen {min(sizes)}: {growth:.2f} keer")
    if growth > LINEAR:
        broken.append(f"niet lineair: {growth:.2f} keer zoveel per les")
    print("\n".join(broken) or "alles binnen de belofte")
    return 1 if broken else 0


def measure(size: int) -> tuple[float, float, float, float, float]:
    """Return seconds: plain Sphinx, ours, nothing changed, one text changed, one title changed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_catalogue(root / "checklists", size)
        project = Project.make(root / "project", root / "checklists")
        ours = clock(project.build)
        plain = clock(lambda: build_plain(root / "plain", project.folder / "docs"))
        for _ in range(0 if size > SMALL else 2):
            shutil.rmtree(project.folder / "_build")
            ours = min(ours, clock(project.build))
            shutil.rmtree(root / "plain")
            plain = min(plain, clock(lambda: build_plain(root / "plain", project.folder / "docs")))
        nothing = clock(project.build)
        lesson = next((project.folder / "checklists").glob("*/les-0001.json"))
        name = lesson.relative_to(project.folder / "checklists").as_posix()
        project.edit(name, lambda value: value["why"][0].update(text="Iets anders."))
        text = clock(project.build)
        project.edit(name, lambda value: value.update(title="Een andere titel"))
        title = clock(project.build)
    return plain, ours, nothing, text, title


def build_plain(folder: Path, docs: Path) -> None:
    """Build the same pages with plain Sphinx and the theme."""
    shutil.copytree(docs, folder / "docs")
    (folder / "conf.py").write_text(PLAIN, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-c",
        str(folder),
        str(folder / "docs"),
        str(folder / "html"),
    ]
    subprocess.run(command, check=True)


def clock(work: Callable[[], object]) -> float:
    """Return how long it takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [250, 1000]))
