# SPDX-License-Identifier: EUPL-1.2
"""Measures ways to search the site: hits in the first three, size of what loads, time per query.

    python tests/search/measure.py SITE --sphinx SITE --packages FOLDER [--held-out] [--record]

SITE is a built site; ``--sphinx`` one with Sphinx's own index (built with ``-b dirhtml``); FOLDER holds
``node_modules`` with ``pagefind lunr lunr-languages`` (npm). Without those only our own search is measured.
``--held-out`` shows the third of the queries that nothing was tuned on; ``--record`` writes cijfers.json.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from search.finding import PRELUDE, published, run_node  # noqa: E402

FIGURES = HERE / "cijfers.json"
FIRST = 3
TIMES = 5
"""Runs of each query for the time; the median counts."""
MEDIAN = "const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];"
RUN = f"""{MEDIAN}
const run = async (find) => {{
  const pages = [], times = [];
  for (const text of input.texts) {{
    let found = [];
    for (let turn = 0; turn < {TIMES}; turn += 1) {{
      const start = performance.now();
      found = await find(text);
      times.push(performance.now() - start);
    }}
    pages.push(found.slice(0, 20));
  }}
  return {{ pages, ms: middle(times) }};
}};
"""
OURS = (
    PRELUDE
    + RUN
    + """
const { arrange } = require(%s);
const ours = finder(input.made);
run((text) => {
  const { best, kinds } = arrange(ours.find(text, true));
  return [...best, ...[...kinds.values()].flat()].map((one) => one.url);
}).then(answer);
"""
)
SPHINX = (
    """
const fs = require("fs"), vm = require("vm");
const input = JSON.parse(fs.readFileSync(0, "utf8"));
const answer = (value) => process.stdout.write(JSON.stringify(value));
globalThis.window = globalThis;
const nothing = { addEventListener() {}, querySelectorAll: () => [], getElementById: () => null };
globalThis.document = nothing;
globalThis.DOCUMENTATION_OPTIONS = { BUILDER: "html", FILE_SUFFIX: ".html", LINK_SUFFIX: ".html" };
globalThis._ready = () => {};
globalThis._ = (text) => text;
globalThis.SPHINX_HIGHLIGHT_ENABLED = false;
for (const name of ["_static/language_data.js", "_static/searchtools.js", "searchindex.js"])
  vm.runInThisContext(fs.readFileSync(input.site + "/" + name, "utf8"), name);
vm.runInThisContext("globalThis.Search = Search");
"""
    + RUN
    + """
run((text) => Search._performSearch(...Search._parseQuery(text)).reverse().map((row) => row[0])).then(answer);
"""
)
PLAIN = (
    PRELUDE
    + RUN
    + """
const fields = ["title", "names", "summary", "text"];
const engine = new MiniSearch({ fields, storeFields: ["url"] });
engine.addAll(input.documents);
const boost = { title: 6, names: 6, summary: 3 };
const options = { boost, prefix: (term, place, terms) => place === terms.length - 1, fuzzy: 0.2 };
const index = require("zlib").gzipSync(JSON.stringify(engine), { level: 9 }).length;
run((text) => engine.search(text, options).map((one) => one.url)).then((made) => answer({ ...made, index }));
"""
)
LUNR = (
    """
const fs = require("fs");
const input = JSON.parse(fs.readFileSync(0, "utf8"));
const answer = (value) => process.stdout.write(JSON.stringify(value));
const lunr = require(input.packages + "/lunr");
require(input.packages + "/lunr-languages/lunr.stemmer.support")(lunr);
require(input.packages + "/lunr-languages/lunr.nl")(lunr);
const made = lunr(function () {
  this.use(lunr.nl);
  this.ref("id");
  this.field("title", { boost: 6 });
  this.field("names", { boost: 6 });
  this.field("summary", { boost: 3 });
  this.field("text");
  input.documents.forEach((one) => this.add(one));
});
const index = require("zlib").gzipSync(JSON.stringify(made), { level: 9 }).length;
"""
    + RUN
    + """
const find = (text) => made.query((query) => lunr.tokenizer(text).forEach((token) => {
  query.term(token.toString(), { boost: 10 });
  query.term(token.toString(), { editDistance: token.toString().length > 4 ? 1 : 0 });
  query.term(token.toString(), { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
}));
const pages = (text) => find(text).map((one) => input.documents[one.ref].url);
run(pages).then((figures) => answer({ ...figures, index }));
"""
)
PAGEFIND = (
    RUN.replace("input.texts", "texts")
    + """
const pagefind = await import("/pagefind/pagefind.js");
await pagefind.init();
return run(async (text) => {
  const { results } = await pagefind.search(text);
  const found = await Promise.all(results.slice(0, 6).map((one) => one.data()));
  return found.map((one) => one.raw_url || one.url);
});
"""
)


def queries() -> list[dict[str, Any]]:
    """Return the queries with their expected pages."""
    found: list[dict[str, Any]] = json.loads((HERE / "queries.json").read_text("utf-8"))
    return found


def page(address: str) -> str:
    """Return the page of an address, as queries name it."""
    path = address.split("#", maxsplit=1)[0].removeprefix("/")
    return f"{path}index" if path.endswith("/") else path.removesuffix(".html")


def hits(found: list[list[str]], asked: list[dict[str, Any]]) -> dict[str, int]:
    """Count the queries whose first result, or one of the first three pages, is expected."""
    first = three = 0
    for addresses, query in zip(found, asked, strict=True):
        pages = list(dict.fromkeys(map(page, addresses)))
        first += bool(set(pages[:1]) & set(query["pages"]))
        three += bool(set(pages[:FIRST]) & set(query["pages"]))
    return {"first": first, "three": three, "of": len(asked)}


def packed_size(paths: Iterable[Path]) -> int:
    """Return the size of files, each packed by gzip, in bytes."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def ours(site: Path, texts: list[str]) -> dict[str, Any]:
    """Measure the search of the site."""
    search = HERE.parents[1] / "src" / "kennisbank" / "web" / "js" / "search.js"
    script = OURS % json.dumps(str(search))
    code = [site / "_static/js/search.js", site / "_static/css/search.css"]
    sizes = {"index": packed_size([site / "searchindex.js"]), "code": packed_size(code)}
    return {**run_node(script, {"made": published(site), "texts": texts}), **sizes}


def sphinxs(site: Path, texts: list[str]) -> dict[str, Any]:
    """Measure Sphinx's own search, with its Dutch stemmer."""
    code = [site / "_static" / name for name in ("searchtools.js", "language_data.js", "doctools.js")]
    sizes = {
        "index": packed_size([site / "searchindex.js"]),
        "code": packed_size(path for path in code if path.is_file()),
    }
    return {**run_node(SPHINX, {"site": str(site), "texts": texts}), **sizes}


def documents(site: Path) -> list[dict[str, Any]]:
    """Return the entries of the real checklists with their texts: a library makes its own index of them."""
    from kennisbank import catalogue
    from kennisbank.search.entries import entries

    stored = published(site)["index"]["storedFields"]
    return [
        {
            "id": number,
            "url": stored[str(number)]["u"],
            "title": entry.title,
            "names": " ".join(entry.names),
            "summary": f"{entry.summary} {entry.context}",
            "text": entry.text,
        }
        for number, entry in enumerate(entries(catalogue.load(HERE.parents[1] / "checklists")))
    ]


def library(script: str, site: Path, packages: Path, code: list[Path], texts: list[str]) -> dict[str, Any]:
    """Measure a library as it comes, on the same entries."""
    value = {"documents": documents(site), "texts": texts, "packages": str(packages)}
    return {**run_node(script, value), "code": packed_size(code)}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def pagefinds(site: Path, packages: Path, texts: list[str]) -> dict[str, Any]:
    """Measure Pagefind in Chromium, on a copy of the site and on a page without a policy: ours refuses it."""
    from playwright.sync_api import sync_playwright

    [program] = [path for path in packages.glob("@pagefind/*/bin/pagefind_extended*") if path.suffix == ""]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns(".doctrees", "_sources", "data"))
        options = ["--site", str(copy), "--force-language", "nl", "--root-selector", "main", "--quiet"]
        subprocess.run([program, *options], check=True)
        (copy / "leeg.html").write_text("<!doctype html><title>x</title>", "utf-8")
        for base in _serving(copy):
            with sync_playwright() as driver:
                browser = driver.chromium.launch(
                    executable_path=shutil.which("chromium"), args=["--no-sandbox"]
                )
                tab = browser.new_page()
                tab.goto(f"{base}/leeg.html")
                figures: dict[str, Any] = tab.evaluate(f"async (texts) => {{ {PAGEFIND} }}", texts)
                browser.close()
        made = copy / "pagefind"
        parts = [path for name in ("index", "fragment") for path in (made / name).iterdir()]
        code = packed_size([made / "pagefind.js", made / "pagefind-worker.js"])
        code += (made / "wasm.nl.pagefind").stat().st_size
        return {**figures, "index": sum(path.stat().st_size for path in parts), "code": code}


def measure(engines: dict[str, Callable[[list[str]], dict[str, Any]]], *, held_out: bool) -> dict[str, Any]:
    """Return the figures of each engine by name."""
    sets = {"tune": [one for one in queries() if not one["held_out"]]}
    if held_out:
        sets["held_out"] = [one for one in queries() if one["held_out"]]
    asked = [one for part in sets.values() for one in part]
    figures = {}
    for name, engine in engines.items():
        made = engine([one["query"] for one in asked])
        found, start, row = made["pages"], 0, {}
        for part, members in sets.items():
            row[part] = hits(found[start : start + len(members)], members)
            start += len(members)
        sizes = {"index_kb": round(made["index"] / 1000, 1), "code_kb": round(made["code"] / 1000, 1)}
        figures[name] = {**row, **sizes, "ms": round(made["ms"], 2)}
        print(name, figures[name], flush=True)
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--sphinx", type=Path)
    parser.add_argument("--packages", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    site: Path = given.site
    engines: dict[str, Callable[[list[str]], dict[str, Any]]] = {}
    if given.sphinx:
        engines["Sphinx"] = functools.partial(sphinxs, given.sphinx)
    if given.packages:
        packages = given.packages / "node_modules"
        vendored = HERE.parents[1] / "src/kennisbank/web/js/vendor/minisearch.js"
        lunr = [packages / "lunr/lunr.min.js"]
        lunr += [packages / f"lunr-languages/min/lunr.{name}.min.js" for name in ("stemmer.support", "nl")]
        engines["Pagefind"] = functools.partial(pagefinds, site, packages)
        engines["Lunr, met Nederlands"] = functools.partial(library, LUNR, site, packages, lunr)
        engines["MiniSearch, zonder Nederlands"] = functools.partial(
            library, PLAIN, site, packages, [vendored]
        )
    engines["Deze site: MiniSearch, met Nederlands"] = functools.partial(ours, site)
    figures = measure(engines, held_out=given.held_out)
    if given.record:
        FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
