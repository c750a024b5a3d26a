# SPDX-License-Identifier: EUPL-1.2
"""Which instruments can be used, given facts: rules, register, and Python and the script side by side.

Every combination of yes, no and unknown of the facts that an instrument names is weighed by both: it takes
nothing else, so that is every combination there is. Whole situations follow, as the page shows them.
"""

from __future__ import annotations

import itertools
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import node
from kennisbank import catalogue as catalogues
from kennisbank.model import Exclusion, Instrument, Need
from kennisbank.pages import finder, finderdata, instruments, links
from kennisbank.pages.book import render
from kennisbank.pages.running import Site
from kennisbank.pages.weighing import FITS, OFF, OPEN, Verdict, asked, facts_of, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Catalogue

WEIGHING_JS = node.ROOT / "src" / "kennisbank" / "web" / "js" / "weighing.js"
VALUES = (None, True, False)
WHOLE = 9
"""Situations that ask for at most so many facts are shown in every combination."""
ALL = """
const { weigh, asked, factsOf } = require(process.argv[1]);
const [data, whole] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
function* combinations(ids) {
  for (let number = 0; number < 3 ** ids.length; number += 1) {
    const answers = new Map();
    let rest = number;
    for (const id of ids) {
      if (rest % 3 > 0) answers.set(id, rest % 3 === 1);
      rest = Math.floor(rest / 3);
    }
    yield answers;
  }
}
const single = Object.values(data.instruments).map((one) =>
  [...combinations(factsOf(one))].map((answers) => weigh(one, answers)));
const together = data.situations.map((situation) => {
  const ids = asked(situation, data.instruments);
  if (ids.length > whole) return [ids];
  const states = (answers) =>
    situation.instruments.map(({ id }) => weigh(data.instruments[id], answers).state).join(" ");
  return [ids, [...combinations(ids)].map(states).join("\\n")];
});
process.stdout.write(JSON.stringify([single, together]));
"""


def instrument(needs: tuple[Need, ...] = (), excluded_by: tuple[Exclusion, ...] = ()) -> Instrument:
    return Instrument("x", "X", 1, "X.", ("a",), (), (), (), (), (), (), None, (), (), needs, excluded_by)


HEAVY = instrument(
    (Need("n", (), any_of=(("a", "b"), ("c",))), Need("m", (), any_of=(("d",),))),
    (Exclusion("e", (), fact="e"),),
)


@cache
def real() -> Catalogue:
    return catalogues.load(node.ROOT / "checklists")


def combinations(ids: tuple[str, ...]) -> Iterator[dict[str, bool]]:
    """Yield every way to know facts, the first one changing fastest, as the script counts."""
    for values in itertools.product(VALUES, repeat=len(ids)):
        pairs = zip(ids, reversed(values), strict=True)
        yield {fact: value for fact, value in pairs if value is not None}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, Verdict(OPEN, unknown=("a", "b", "c", "d", "e"))),
        ({"c": True}, Verdict(OPEN, unknown=("d", "e"))),
        ({"a": False, "d": True, "e": False}, Verdict(OPEN, unknown=("c",))),
        ({"a": True, "b": True, "d": True, "e": False}, Verdict(FITS)),
        ({"a": False, "c": False}, Verdict(OFF, (0,))),
        ({"b": False, "c": False, "d": False, "e": True}, Verdict(OFF, (0, 1), (0,))),
        ({"c": True, "d": True, "e": True}, Verdict(OFF, (), (0,))),
    ],
)
def test_facts_decide(answers, expected):
    assert weigh(HEAVY, answers) == expected


def test_an_instrument_without_facts_fits():
    assert weigh(instrument(), {"a": False}) == Verdict(FITS)


def test_without_facts_nothing_falls_away():
    states = [weigh(one, {}).state for one in real().instruments.values()]
    assert OFF not in states
    assert {FITS, OPEN} == set(states)


def test_every_instrument_can_still_fit_and_fall_away():
    for one in real().instruments.values():
        states = {weigh(one, answers).state for answers in combinations(facts_of(one))}
        assert FITS in states, one.id
        assert (OFF in states) == bool(facts_of(one)), one.id


def test_learning_a_fact_never_brings_back_what_fell_away():
    for one in real().instruments.values():
        ids = facts_of(one)
        for answers in combinations(ids):
            if weigh(one, answers).state != OPEN:
                state = weigh(one, answers).state
                more = [
                    answers | {fact: value} for fact in ids if fact not in answers for value in VALUES[1:]
                ]
                assert all(weigh(one, known).state == state for known in more), (one.id, answers)


def test_each_need_rests_on_sources_and_laws_of_its_own_instrument():
    for one in real().instruments.values():
        sources = {ref.id for claim in (*one.conditions, *one.cannot) for ref in claim.sources}
        laws = {law for claim in (*one.conditions, *one.cannot) for law in claim.laws}
        for part in (*one.needs, *one.excluded_by):
            assert {ref.id for ref in part.sources} <= sources, (one.id, part.text)
            assert set(part.laws) <= laws, (one.id, part.text)


def test_the_script_weighs_as_python_does_in_every_combination():
    data = finderdata.finder_data(real())
    single, together = json.loads(node.run("-e", ALL, WEIGHING_JS, text=json.dumps([data, WHOLE])))
    for one, found in zip(real().instruments.values(), single, strict=True):
        verdicts = [weigh(one, answers) for answers in combinations(facts_of(one))]
        assert [plain(verdict) for verdict in verdicts] == found, one.id
    ladders = real().instrument_situations.values()
    for situation, (ids, *states) in zip(ladders, together, strict=True):
        assert asked(real(), situation) == tuple(ids)
        if states:
            assert states == ["\n".join(shown(situation, answers) for answers in combinations(tuple(ids)))]


def plain(verdict: Verdict) -> dict[str, Any]:
    return {
        "state": verdict.state,
        "needs": list(verdict.needs),
        "exclusions": list(verdict.exclusions),
        "unknown": list(verdict.unknown),
    }


def shown(situation: Any, answers: dict[str, bool]) -> str:
    chosen = (real().instruments[choice.id] for choice in situation.instruments)
    return " ".join(weigh(one, answers).state for one in chosen)


def test_the_page_names_every_need_with_its_sources_and_every_situation():
    text = re.sub(r"\{term\}`([^<`]*) <[^>`]*>`", r"\1", finder.render(Site.of(real()))).replace("\\", "")
    for one in real().instruments.values():
        assert all(part.text in text for part in (*one.needs, *one.excluded_by)), one.id
        assert f"/{links.instrument_page(one.id)}.md" in text
    for situation in real().instrument_situations.values():
        assert f"/{links.ladder_page(situation.id)}.md" in text
    assert instruments.ADVICE in text


def test_without_facts_there_is_no_finder_and_nothing_leads_there():
    small = catalogues.load(node.ROOT / "tests" / "examples" / "valid" / "klein")
    pages = render(small)
    assert links.FINDER in pages
    without = type(small)(
        **{name: getattr(small, name) for name in small.__slots__ if name != "facts"},
        facts={},
    )
    pages = render(without)
    assert links.FINDER not in pages
    assert not [name for name, text in pages.items() if links.FINDER in text]
