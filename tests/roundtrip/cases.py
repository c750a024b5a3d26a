# SPDX-License-Identifier: EUPL-1.2
"""The forms that are filled in, and what people fill in: the same, every time.

A module ``fill_<format>`` has ``FORMAT``, ``fill(data, form, response) -> bytes`` and ``EDITS`` (what another
program or person does with the file, by its name in English). It may have

- ``READERS``: words of the readers that may know the file, where that is not ``FORMAT`` alone;
- ``PROGRAMS``: edit → the program that it needs, run in the full test only;
- ``LOST``: keys beside an answer, or of the subject, that the format has no place for, as its losses say;
- ``carried(key, text) -> str``: what of a text the format keeps, where that is not all;
- ``HOSTILE``: files made to do harm, see ``test_hostile``;
- ``SAID``: codes that reading may give without anything being wrong;
- ``expected(edit, form, response) -> response``: what should come back where an edit takes answers away.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kennisbank import catalogue as catalogues
from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import NOT_APPLICABLE, flatten

if TYPE_CHECKING:
    from kennisbank.form import Form, FormQuestion
    from kennisbank.model import Catalogue

ROOT: Final = Path(__file__).parents[2]
SCOPES: Final = ("commitment-bestuurders", "informatiepositie", "quickscan", "all")
"""A lesson, a domain and both that cross domains."""
KINDS: Final = ("plain", "texts", "hostile", "sparse")
TEXTS: Final = (
    "Besproken in het overleg van 12 maart.",
    'Zie map G:\\Veiligheid\\2026 & verder; regel 3, kolom "B"',
    "Café ’t Hoekje – € 1.000,00 ✓ ijs één naïef",
    "100% <nog niet> af | 'straks' #1 [x] `code` *ster* _streep_",
)
HOSTILE: Final = (
    '=HYPERLINK("https://x.example","klik")',
    "+31 6 12345678",
    "-1+1",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    "&lt;b&gt; &amp;#60; %d {0} ${x} {{ y }}",
    "00123",
    "1.0E+5",
    "12-3",
    "WAAR",
    "null",
    "\U0001f512 slot 漢字 עברית",
    "a" * 1_500,
)
LINES: Final = 'Eerste regel\n\nDerde regel; met ; en , en "aanhaling"\n- streepje\n1. eerst'

Json = dict[str, Any]


@cache
def catalogue() -> Catalogue:
    """Return the real catalogue."""
    return catalogues.load()


@cache
def form(scope: str) -> Form:
    """Return a form of the real catalogue."""
    return flatten(catalogue(), scope)


def response(scope: str, kind: str) -> Json:
    """Return what somebody filled in."""
    chance = random.Random(f"{scope} {kind}")  # noqa: S311 - no secrets here
    share = 0.2 if kind == "sparse" else 1
    answers = {
        question.full_id: _answer(chance, question, kind)
        for question in form(scope).questions
        if chance.random() < share
    }
    about = {
        "organisation": "Gemeente Súdwest-Fryslân",
        "respondent": "A. de Vries & zn.",
        "date": "2026-11-23",
    }
    return {"subject": {part.key: about[part.key] for part in SUBJECT}, "answers": answers}


def _answer(chance: random.Random, question: FormQuestion, kind: str) -> Json:
    option = chance.choice(question.options)
    texts = {"texts": TEXTS, "hostile": HOSTILE}.get(kind, ("kort",))
    answer = {"option": option.id}
    if option.role == NOT_APPLICABLE:
        answer[REASON.key] = chance.choice(texts)
    for part in FIELDS:
        if kind in ("texts", "hostile") and chance.random() < 0.5:
            answer[part.key] = _text(chance, part.kind, texts)[: part.max_length or 2_000]
    return answer


def _text(chance: random.Random, kind: str, texts: tuple[str, ...]) -> str:
    if kind == "date":
        return f"{chance.randint(2025, 2031)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return LINES if kind == "lines" and chance.random() < 0.3 else chance.choice(texts)
