# SPDX-License-Identifier: EUPL-1.2
"""How long score.js takes over the real catalogue: ``python tests/bench/bench_score_js.py``.

Prints figures, asserts nothing: milliseconds per call in Node, and how many times faster than Python.
The first call is in a fresh process, before the engine has compiled anything; the functions follow each
other in it. Then ``score`` in Chromium, if it is there, as is and with a processor four times as slow: the
first call of a page that was just opened, its second and third, and the middle of those after. The last line
is the size of the scripts.
"""

from __future__ import annotations

import gzip
import json
import random
import shutil
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import node  # noqa: E402
from bench.bench_score import best  # noqa: E402
from equality import cases  # noqa: E402
from kennisbank import catalogue, scoring  # noqa: E402
from kennisbank.export import scripts  # noqa: E402
from kennisbank.insight import insight  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES_JS = ROOT / "tests" / "bench" / "time_score.js"


def answered(content: Any) -> Any:
    """Return a response with an answer to four questions in five, never the same habits for all."""
    chance = random.Random(1)  # noqa: S311
    scales = {key: [o["id"] for o in scale["options"]] for key, scale in content["scales"].items()}
    return {
        "answers": {
            key: {"option": chance.choice(scales[question["scale"]]), "reason": "geldt hier niet"}
            for key, question in cases.questions(content)
            if chance.random() < 0.8
        }
    }


def in_python(content: Any, response: Any, scope: str) -> dict[str, float]:
    """Return milliseconds per function of score.js, of what does the same in Python."""

    def result() -> Any:
        return scoring.score(content, response, scope) | insight(content, response, scope)

    calls: dict[str, Callable[[], object]] = {
        "score": lambda: scoring.score(content, response, scope),
        "states": lambda: scoring.states(content, response, scope),
        "insight": lambda: insight(content, response, scope),
        "result": result,
    }
    return {name: best(call, 20) for name, call in calls.items()}


CALLS: Final = """({ content, response, scope }) => Array.from({ length: 60 }, () => {
  const start = performance.now();
  KennisbankScore.score(content, response, scope);
  return performance.now() - start;
})"""


def in_chromium(given: Any, slower: int, pages: int = 9) -> list[float] | None:
    """Return milliseconds of the first, second, third and a later call: the middle over fresh pages."""
    path = shutil.which("chromium")
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    script = scripts.EAGER + "".join(path.read_text("utf-8") for path in node.SCORER_JS)
    rows = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(pages):
            page = browser.new_page()
            page.add_script_tag(content=script)
            session = page.context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            times = page.evaluate(CALLS, given)
            rows.append([*times[:3], statistics.median(times[3:])])
            page.close()
        browser.close()
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def main() -> None:
    """Print a table: one row per function and scope."""
    content = catalogue.scoring_content(catalogue.load(ROOT / "checklists"))
    response = answered(content)
    print(f"{len(cases.questions(content))} vragen, {len(response['answers'])} antwoorden")
    print(
        "bereik".ljust(10),
        "functie".ljust(8),
        "eerste".rjust(9),
        "midden".rjust(9),
        "best".rjust(9),
        "Python",
    )
    for scope in ("all", "quickscan"):
        given = json.dumps({"content": content, "response": response, "scope": scope})
        times = json.loads(node.run(TIMES_JS, node.SCORE_JS, text=given))
        for name, python in in_python(content, response, scope).items():
            row = times[name]
            figures = " ".join(f"{row[key]:6.3f} ms" for key in ("first", "median", "least"))
            print(scope.ljust(10), name.ljust(8), figures, f"{python:6.2f} ms, {python / row['least']:.0f}×")
    for slower in (1, 4):
        found = in_chromium({"content": content, "response": response, "scope": "all"}, slower)
        if found:
            print(f"Chromium, {slower}× trager, score:", ", ".join(f"{one:.2f} ms" for one in found))
    script = b"".join(path.read_bytes() for path in node.SCORER_JS)
    print(f"{len(script)} bytes, {len(gzip.compress(script, 9, mtime=0))} met gzip")


if __name__ == "__main__":
    main()
