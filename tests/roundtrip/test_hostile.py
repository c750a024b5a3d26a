# SPDX-License-Identifier: EUPL-1.2
"""Whatever comes in: a clear diagnostic, within two seconds and bounded memory, never a traceback.

Real filled-in files of every format, cut off, changed and mixed; and files made to do harm. A module
``fill_<format>`` may have ``HOSTILE``: name → (bytes or what makes them, codes that may be said).
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import intake_files
from kennisbank.diagnostics import Diagnostic, render
from kennisbank.export import FORMATS
from kennisbank.intake import limits, registry
from kennisbank.intake.names import Names
from kennisbank.intake.place import place
from kennisbank.messages import ERROR
from roundtrip import cases
from roundtrip.test_roundtrip import MODULES, ONE_LESSON

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_SECONDS = 2.0
"""Of the processor: other programs may be busy."""
MOST_MEGABYTES = 400
"""Of a whole process, the catalogue (some 60) among it."""
CUTS = 60
FLIPS = 40
NAMES = Names(cases.catalogue())
PLAN = "commitment-bestuurders.vast-agendapunt"


@cache
def _filled(name: str) -> bytes:
    response = cases.response(ONE_LESSON, "texts")
    exported = FORMATS[name].render(cases.catalogue(), cases.form(ONE_LESSON))
    return bytes(MODULES[name].fill(exported, cases.form(ONE_LESSON), response))


def _bring_in(data: bytes) -> tuple[Diagnostic, ...]:
    """Read and place; the response can be written and every diagnostic shown."""
    start = time.process_time()
    placed = place(NAMES, registry.read(data, "bestand", cases.catalogue()))
    took = time.process_time() - start
    assert took < MOST_SECONDS, f"took {took:.1f} s"
    json.dumps(placed.response, ensure_ascii=False).encode()
    assert placed.response is not None or placed.diagnostics
    assert all(map(render, placed.diagnostics))
    return placed.diagnostics


@pytest.mark.parametrize("name", MODULES)
def test_a_file_that_was_cut_off(name: str) -> None:
    data = _filled(name)
    places = {*range(0, len(data), max(1, len(data) // CUTS)), *range(min(12, len(data))), len(data) - 1}
    for place_of_cut in sorted(places):
        _bring_in(data[:place_of_cut])


@pytest.mark.parametrize("name", MODULES)
def test_a_file_with_changed_bytes(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - no secrets here
    for _ in range(FLIPS):
        data = bytearray(_filled(name))
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        _bring_in(bytes(data))


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"{", b"<?xml ", b"\xd0\xcf\x11\xe0"])
def test_random_bytes(start: bytes) -> None:
    chance = random.Random(start)  # noqa: S311 - no secrets here
    for size in (0, 1, 10, 1_000, 50_000):
        _bring_in(start + chance.randbytes(size))


@pytest.mark.parametrize("name", MODULES)
def test_a_file_inside_a_zip_is_not_read(name: str) -> None:
    said = _bring_in(intake_files.zipped({"a/b": _filled(name)}))
    assert [item.code for item in said] == ["KB820"]


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "a zip bomb": (intake_files.bomb, {"KB822"}),
    "a zip of 5,000 files": (lambda: intake_files.zipped({str(n): b"" for n in range(5_000)}), {"KB828"}),
    "a bomb in a zip in a zip": (
        lambda: intake_files.zipped({"a": intake_files.zipped({"b": intake_files.bomb()})}),
        {"KB820"},
    ),
    "entities in XLSX": (intake_files.MADE["entities"], {"KB825"}),
    "an external entity in ODS": (intake_files.MADE["external"], {"KB825"}),
    "entities in ODS": (
        lambda: intake_files.ods(intake_files.FILLED, prolog=intake_files.ENTITIES),
        {"KB825"},
    ),
    "an XLSX of a million rows": (intake_files.many_rows, {"KB822", "KB828"}),
    "an ODS row repeated a million times": (
        intake_files.repeated_rows,
        {"KB830"},
    ),
    "an XLSX with a password": (intake_files.password_xlsx, {"KB823"}),
    "an ODS with a password": (intake_files.password_ods, {"KB823"}),
    "a zip with a password": (intake_files.MADE["password-zip"], {"KB823"}),
    "a CSV of a million rows": (
        lambda: b"Vraag-id;Antwoord\n" + f"{PLAN};ja\n".encode() * 400_000,
        {"KB828"},
    ),
    "a CSV with an open quote": (lambda: b'Vraag-id;Antwoord\n"' + b"a;b\n" * 2_000_000, {"KB820", "KB824"}),
    "a task list of 100,000 boxes": (lambda: b"- [x] Ja `ja`\n" * 100_000, {"KB828"}),
    "a task list of 9,000 boxes": (lambda: b"- [x] Ja `ja`\n" * 9_000, {"KB842"}),
    "a task list within a task list within": (
        lambda: b"".join(b"  " * depth + b"- [x] a\n" for depth in range(1_200)),
        {"KB842"},
    ),
    "a task list of quotes and brackets": (
        lambda: b"- [x] a\n" + b">" * 50_000 + b"\n" + b"[" * 50_000 + b"`" * 50_000 + b"<" * 50_000,
        {"KB842"},
    ),
    "JSON of deep lists": (lambda: b"[" * 5_000_000, {"KB824"}),
    "JSON of deep lists within answers": (
        lambda: b'{"answers": {"a": ' + b"[" * 5_000 + b"]" * 5_000 + b"}}",
        {"KB110"},
    ),
    "JSON with a mistake after 500 kB": (
        lambda: b'{"answers": [' + b"1," * 250_000 + b"]}",
        {"KB105", "KB829"},
    ),
    "JSON with a mistake after 9 MB": (lambda: b'{"answers": [' + b"1," * 4_500_000 + b"]}", {"KB824"}),
    "JSON with half characters": (
        lambda: b'{"answers": {"a.\\ud800": {"option": "\\udfff"}}, "x": "' + b"y" * 700_000 + b'"}',
        {"KB830"},
    ),
    "JSON with 30,000 answers": (
        lambda: _json({"answers": {f"les.v{n}": {"option": "ja"} for n in range(30_000)}}),
        {"KB828"},
    ),
    "JSON with 15,000 questions that do not exist": (
        lambda: _json({"answers": {f"leerkring.v{n}": {"option": "ja"} for n in range(15_000)}}),
        {"KB830"},
    ),
    "JSON with a text of 8 MB": (
        lambda: _json({"answers": {PLAN: {"option": "ja", "note": "x" * 8_000_000}}}),
        {"KB209"},
    ),
    "a question of 1 MB": (lambda: _json({"answers": {"vraag " * 80_000: {"option": "ja"}}}), {"KB830"}),
    "a link that grows": (intake_files.growing_link, {"KB840"}),
    "Windows letters in UTF-8": (lambda: b"\xef\xbb\xbf- [x] \xe9\xe9n `ja`\n", {"KB827"}),
    "UTF-16 with its mark": (lambda: "- [x] Ja `ja`\n".encode("utf-16"), {"KB842"}),
    "UTF-16 without its mark": (lambda: "- [x] Ja `ja`\n".encode("utf-16-le"), {"KB820"}),
    "just under the largest size": (lambda: b"a" * limits.BYTES, {"KB820"}),
    "over the largest size": (lambda: b"a" * (limits.BYTES + 1), {"KB821"}),
} | {
    f"{name}: {what}": case
    for name, module in MODULES.items()
    for what, case in getattr(module, "HOSTILE", {}).items()
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_made_to_do_harm(what: str) -> None:
    make, codes = HOSTILE[what]
    said = {item.code for item in _bring_in(make() if callable(make) else make)}
    assert said & codes, said
    assert said <= codes | {"KB806", "KB826", "KB835", "KB836", "KB842", "KB843"}


def test_formulas_that_come_in_stay_text() -> None:
    """What looks like a formula is kept as it is: the exporters guard it on the way out."""
    for text in cases.HOSTILE[:4]:
        rows = intake_files.typed(
            ("Staat ondermijning als vast punt op de agenda van de portefeuillehouders?", "Ja", text)
        )
        for data in (intake_files.xlsx(rows), intake_files.ods(rows)):
            placed = place(NAMES, registry.read(data, "x", cases.catalogue()))
            assert placed.response is not None
            assert placed.response["answers"] == {PLAN: {"option": "ja", "note": text}}


MEASURE = """
import re, sys
from pathlib import Path
sys.path[:0] = [{tests!r}, {src!r}]
from roundtrip.test_hostile import HOSTILE, _bring_in
make, _ = HOSTILE[{what!r}]
_bring_in(make())
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(int(peak[1]) // 1000)
"""
"""The peak of this process alone: ``ru_maxrss`` would count the one that started it too."""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of its memory from /proc")
@pytest.mark.parametrize(
    "what",
    ["a zip bomb", "an XLSX of a million rows", "JSON with a text of 8 MB", "a CSV of a million rows"],
)
def test_memory_is_bounded(what: str) -> None:
    tests = str(cases.ROOT / "tests")
    script = MEASURE.format(tests=tests, src=str(cases.ROOT / "src"), what=what)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < MOST_MEGABYTES


def test_errors_of_intake_are_errors() -> None:
    """A file of which nothing can be used fails the command."""
    for data in (b"\x89PNG", intake_files.password_xlsx()):
        assert [item.kind for item in _bring_in(data)] == [ERROR]
