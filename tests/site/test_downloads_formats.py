# SPDX-License-Identifier: EUPL-1.2
"""What downloads ask of every format: equal bytes everywhere, and nothing that its key does not hold.

The rows of the registry are the cases, so a new format is covered when it is added.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from building import KLEIN
from hostile import with_text
from kennisbank import catalogue as catalogues
from kennisbank.downloads.plan import forms, plan
from kennisbank.export import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from kennisbank.model import Catalogue

pytestmark = pytest.mark.site

SCOPES = ("sleutels-beheren", "toegang", "quickscan", "all")
PLACES = {
    "here": {"PYTHONHASHSEED": "1", "TZ": "Europe/Amsterdam", "LANG": "nl_NL.UTF-8", "USER": "anna"},
    "there": {
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "LC_ALL": "C",
        "USER": "bob",
    },
}
DIGESTS = """
import hashlib, json, sys, time
from kennisbank import catalogue as catalogues
from kennisbank.export import FORMATS
from kennisbank.form import flatten
klein = catalogues.load(sys.argv[1])
made = {}
for name, row in FORMATS.items():
    for scope in sys.argv[2:]:
        data = row.render(klein, flatten(klein, scope))
        made[f"{name} {scope}"] = hashlib.sha256(data).hexdigest()
print(json.dumps(made))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Digest of every format of some forms, made in two processes in two places on earth."""
    return {name: digests(tmp_path_factory.mktemp(name), place) for name, place in PLACES.items()}


def digests(folder: Path, place: dict[str, str]) -> dict[str, str]:
    ran = subprocess.run(
        [sys.executable, "-c", DIGESTS, str(KLEIN), *SCOPES],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, **place, "HOME": str(folder)},
        check=True,
    )
    found: dict[str, str] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_the_same_whatever_the_seed_the_time_zone_and_the_user(made, name, scope):
    assert made["here"][f"{name} {scope}"] == made["there"][f"{name} {scope}"]


@pytest.fixture(scope="module")
def klein() -> Catalogue:
    return catalogues.load(KLEIN)


@pytest.fixture(scope="module")
def elsewhere(klein) -> Catalogue:
    """Return the catalogue with other words in everything that "brandveiligheid" has no part in."""
    kept = klein.lessons["ontruiming-oefenen"]
    lessons = {name: with_text(lesson, "Heel iets anders.") for name, lesson in klein.lessons.items()}
    domains = {name: with_text(domain, "Heel iets anders.") for name, domain in klein.domains.items()}
    named = set(re.findall(r"[a-z0-9-]+", repr(kept)))
    registers = {
        register: {
            key: entry if key in named else with_text(entry, "Heel iets anders.")
            for key, entry in getattr(klein, register).items()
        }
        for register in ("sources", "roles", "terms", "instruments", "instrument_situations", "situations")
    }
    registers["laws"] = {
        key: law if {key, *(article.id for article in law.articles)} & named else with_text(law, "Heel iets.")
        for key, law in klein.laws.items()
    }
    return dataclasses.replace(
        klein,
        lessons={**lessons, kept.id: kept},
        domains={**domains, "brandveiligheid": klein.domains["brandveiligheid"]},
        **registers,
    )


@pytest.mark.parametrize("scope", ["ontruiming-oefenen", "brandveiligheid"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_file_holds_nothing_that_its_key_does_not(klein, elsewhere, name, scope):
    """Or a file that was kept would be out of date after a change elsewhere."""
    here, there = forms(klein), forms(elsewhere)
    rows = {name: FORMATS[name]}
    (before,) = plan(klein, [here[scope]], rows, {name: ""})
    (after,) = plan(elsewhere, [there[scope]], rows, {name: ""})
    assert before.key == after.key
    assert FORMATS[name].render(klein, here[scope]) == FORMATS[name].render(elsewhere, there[scope])
    assert FORMATS[name].losses(here[scope]) == FORMATS[name].losses(there[scope])
