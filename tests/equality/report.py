# SPDX-License-Identifier: EUPL-1.2
"""The table "engines × vectors × differences": ``_build/gelijkheid.json``, and the committed one beside this.

Run as a program (``make equality`` does) it puts the fresh one in the place of the committed one, which the
site publishes on the page *methode* and as ``data/gelijkheid.json``::

    date        day on which the checklists were last checked (no clock: the same tests, the same bytes)
    catalogue   id, version and digest of the checklists that the answer sets are over
    vectors     count and digest of tests/conformance
    sets        count of the generated answer sets
    engines     name, format, program, version · vectors: how many ran · not_carried: why and how many not ·
                sets: how many ran · differences: cases that differ · figures: what was compared ·
                code: digest of the engine and of what makes its file · why: why it did not run, else null
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from equality import frame
from equality.filler import real
from equality.sets import generated
from equality.untested import UNTESTED
from kennisbank import catalogue as catalogues
from kennisbank.export.writer import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FRESH = frame.ROOT / "_build" / "gelijkheid.json"
COMMITTED = frame.ROOT / "tests" / "equality" / "gelijkheid.json"
ONLY_ALL = "Dit programma draait alleen mee in onze langste test."

Json = dict[str, Any]


def row(engine: Any, version: str, done: Json) -> Json:
    """Return the row of an engine that ran; ``done`` holds vectors, sets, not_carried and differences."""
    made = {"figures": sorted(engine.FIGURES), "code": frame.code_digest(engine), "why": None}
    return {**_head(engine), "version": version, **done, **made}


def _head(engine: Any) -> Json:
    return {"name": engine.NAME, "format": engine.TITLE, "program": engine.PROGRAM}


def not_run(head: Json, why: str) -> Json:
    """Return the row of what did not run."""
    empty = {"version": None, "vectors": 0, "not_carried": [], "sets": 0, "differences": None}
    return {**head, **empty, "figures": [], "code": None, "why": why}


def reasons(whys: Iterable[str]) -> list[Json]:
    """Count why vectors were not carried, most first."""
    return [{"why": why, "vectors": count} for why, count in Counter(whys).most_common()]


def save(fresh: Json) -> None:
    """Put one engine's row in ``_build/gelijkheid.json``; rows made from other content or code go."""
    rows = {name: one for name, one in _earlier().items() if _is_current(name, one)}
    rows[fresh["name"]] = fresh
    write_file(FRESH, _text(_table(rows)))


def _earlier(file: Path = FRESH) -> dict[str, Json]:
    """Return the rows of what ran, from a table over the same checklists and vectors."""
    if not file.is_file():
        return {}
    table = json.loads(file.read_text(encoding="utf-8"))
    if {key: table.get(key) for key in _origin()} != _origin():
        return {}
    return {one["name"]: one for one in table["engines"] if one["why"] is None}


def _is_current(name: str, one: Json) -> bool:
    engine = frame.engines().get(name)
    return engine is not None and one["code"] == frame.code_digest(engine)


def _origin() -> Json:
    """Return what the figures were made from; the date is that of the content, never a clock's."""
    catalogue = real()
    return {
        "date": catalogue.settings.checked_until,
        "catalogue": {
            "id": catalogue.settings.id,
            "version": catalogue.settings.version,
            "digest": catalogues.digest(catalogue),
        },
        "vectors": {"count": len(frame.vector_jobs()), "digest": frame.vectors_digest()},
        "sets": {"count": len(generated())},
    }


def _table(rows: dict[str, Json]) -> Json:
    ran = [
        rows.get(name) or not_run(_head(engine), ONLY_ALL if is_heavy(engine) else "Nog niet gedraaid.")
        for name, engine in sorted(frame.engines().items(), key=_by_format)
    ]
    left = [not_run({"name": o.name, "format": o.title, "program": o.program}, o.why) for o in UNTESTED]
    return {**_origin(), "engines": [*ran, *left]}


def _by_format(named: tuple[str, Any]) -> tuple[str, str]:
    return named[1].TITLE, named[1].PROGRAM


def is_heavy(engine: Any) -> bool:
    """Whether an engine runs only in ``make test-all``."""
    return bool(getattr(engine, "HEAVY", False))


def _text(table: Json) -> bytes:
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()


def publish() -> int:
    """Put the fresh table in the place of the committed one, unless an engine is missing or differs.

    A heavy engine that did not run keeps the figures it had, while they are about the same things.
    """
    kept = {name: one for name, one in _earlier(COMMITTED).items() if is_heavy(frame.engines().get(name))}
    rows = {name: one for name, one in {**kept, **_earlier()}.items() if _is_current(name, one)}
    light = [name for name, engine in frame.engines().items() if not is_heavy(engine)]
    bad = [name for name in light if name not in rows]
    bad += [name for name, one in rows.items() if one["differences"] != 0]
    if bad:
        print(f"Niet gedraaid of niet gelijk: {', '.join(bad)}. De tabel is niet vernieuwd.", file=sys.stderr)
        return 1
    write_file(COMMITTED, _text(_table(rows)))
    print(f"Vernieuwd: {COMMITTED.relative_to(frame.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(publish())
