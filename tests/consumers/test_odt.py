# SPDX-License-Identifier: EUPL-1.2
"""The OpenDocument text in LibreOffice Writer: looked at, and filled in through Writer's own fields."""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
import uuid
from pathlib import Path

import pypdf
import pytest

import libreoffice
from kennisbank.export import FORMATS
from kennisbank.intake import registry
from kennisbank.intake.names import Names
from kennisbank.intake.place import place
from roundtrip import cases

pytestmark = pytest.mark.consumer
SCOPE = cases.SCOPES[0]
SCRIPT = Path(__file__).with_name("type_in_writer.py")
SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python that Debian's LibreOffice speaks to, through the package python3-uno."""


@pytest.fixture(scope="module")
def exported() -> bytes:
    return FORMATS["odt"].render(cases.catalogue(), cases.form(SCOPE))


def test_writer_shows_every_question_and_prints_no_prompts(exported):
    form = cases.form(SCOPE)
    pages = pypdf.PdfReader(io.BytesIO(libreoffice.saved_as(exported, "odt", "pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert all(question.text in text for question in form.questions)
    assert f"Pagina {len(pages)} van {len(pages)}" in text
    assert "Schrijf hier je notitie" not in text


def _typed(data: bytes, choices: dict[str, str], texts: dict[str, str]) -> bytes:
    pipe = f"kb{uuid.uuid4().hex}"
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "in.odt", Path(name) / "uit.odt"
        source.write_bytes(data)
        work = json.dumps({"choices": choices, "texts": texts})
        with libreoffice.listening(pipe):
            command = [SYSTEM_PYTHON, SCRIPT, pipe, source, target, "writer8", work]
            done = subprocess.run(command, capture_output=True, timeout=libreoffice.SECONDS, check=False)
        assert done.returncode == 0, f"{done.stderr.decode()} (make system)"
        return target.read_bytes()


def test_what_is_chosen_and_typed_in_writer_comes_back(exported):
    first, second, third = list(cases.form(SCOPE).questions)[:3]
    data = _typed(
        exported,
        {
            f"{first.full_id}#option": first.options[1].label,
            f"{third.full_id}#option": third.options[0].label,
        },
        {
            f"Notitie bij vraag {first.number}": "Eerste regel\n\nDerde; met é en ‘aanhaling’",
            f"Wie bij vraag {second.number}": "=1+1",
            f"Wanneer bij vraag {second.number}": "3 maart 2027",
            "Ingevuld door": "Griffier",
        },
    )
    placed = place(Names(cases.catalogue()), registry.read(data, "x.odt", cases.catalogue()))
    assert placed.diagnostics == ()
    assert placed.response is not None
    assert placed.response["subject"] == {"respondent": "Griffier"}
    assert placed.response["answers"] == {
        first.full_id: {"option": first.options[1].id, "note": "Eerste regel\n\nDerde; met é en ‘aanhaling’"},
        second.full_id: {"owner": "=1+1", "due": "2027-03-03"},
        third.full_id: {"option": third.options[0].id},
    }
