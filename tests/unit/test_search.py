# SPDX-License-Identifier: EUPL-1.2
"""The index of the search: words, compounds, synonyms and entries, and that the browser reads them alike."""

from __future__ import annotations

import json

import pytest

from building import KLEIN, ROOT
from kennisbank import catalogue as catalogues
from kennisbank.search import index
from kennisbank.search.entries import KINDS, Entry, entries
from kennisbank.search.words import STOP_WORDS, Splitter, fold, stem, terms, tokens
from search.finding import PRELUDE, packed, run_node


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(KLEIN)


@pytest.fixture(scope="module")
def whole():
    return catalogues.load(ROOT / "checklists")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cliëntelisme", ["clientelisme"]),
        ("back-up", ["backup", "back", "up"]),
        ("RI&E, camera’s en foto's", ["rie", "camera", "en", "foto"]),
        ("artikel 13b, NIS2!", ["artikel", "13b", "nis2"]),
        ("<b>x</b> .* \\ ''", ["b", "x", "b"]),
        ("_ - ’s", []),
    ],
)
def test_words_of_text_are_folded(text, words):
    assert list(tokens(text)) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [("sluiten", "sluitingen"), ("onteigening", "onteigenen"), ("gedragscodes", "gedragscode")],
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


def test_numbers_and_codes_keep_their_form():
    assert [stem(word) for word in ("13b", "nis2", "2025")] == ["13b", "nis2", "2025"]


def test_stop_words_are_no_terms():
    assert list(terms("Wat doe je als het gebeurt?")) == [stem("doe"), stem("gebeurt")]
    assert all(fold(word) == word for word in STOP_WORDS)


KNOWN = ("drugs", "pand", "drugspand", "sluiting", "phishing", "mail", "wet", "gemeente", "raad", "dwang")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("drugspandsluiting", ("drugspand", "sluiting")),
        ("phishingmail", ("phishing", "mail")),
        ("gemeentewet", ("gemeente", "wet")),
        ("raadswet", ("raads", "wet")),
        ("sluiting", ()),
        ("vriendjespolitiek", ()),
        ("mailx", ()),
        ("raad" * 200, ()),
    ],
)
def test_a_compound_is_split_in_words_that_we_know(word, parts):
    assert Splitter({stem(one) for one in KNOWN}, {"wet"}).parts(word) == parts


def test_parts_have_parts():
    splitter = Splitter({stem(one) for one in KNOWN}, set())
    assert list(splitter.all_parts("drugspandsluiting")) == ["drugspand", "drugs", "pand", "sluiting"]


def test_each_kind_of_entry_of_the_small_example_can_be_found(klein):
    found = list(entries(klein))
    assert {entry.kind for entry in found} <= set(KINDS)
    assert {entry.title for entry in found} >= {lesson.title for lesson in klein.lessons.values()}
    questions = [entry for entry in found if entry.kind == "vraag"]
    assert len(questions) == sum(len(lesson.questions) for lesson in klein.lessons.values())
    assert len({(entry.kind, entry.place) for entry in found}) == len(found)


def test_every_entry_of_the_real_checklists_has_a_title_a_place_and_a_summary(whole):
    found = list(entries(whole))
    assert {entry.kind for entry in found} == set(KINDS) - {"pagina"}
    assert [entry for entry in found if not (entry.title and entry.place and entry.summary)] == []


def test_the_same_entries_give_the_same_index(klein):
    assert index.as_script(packed(klein)) == index.as_script(packed(klein))


def test_an_index_of_nothing_can_be_searched():
    found = run_node(PRELUDE + "answer(finder(input).find('iets'))", index.build([], []))
    assert found == []


def test_synonyms_are_groups_of_stems(whole):
    groups = index.synonyms(whole.terms.values())
    assert all(len(group) > 1 for group in groups)
    mfa = next(group for group in groups if "mfa" in group)
    assert stem("tweefactorauthenticatie") in mfa


def test_text_cannot_end_the_script_or_break_a_line():
    entry = Entry("les", "</script><script>alert(1)</script>\u2028", "les/x/index")
    script = index.as_script(index.build([index.Found(entry, "les/x/index.html")], []))
    assert "</script" not in script
    assert "\u2028" not in script
    assert json.loads(script.removeprefix(f"var {index.NAME}=").removesuffix(";\n"))


def test_a_long_summary_ends_after_a_word():
    assert index.shorten("kort") == "kort"
    assert index.shorten("een twee drie", 9) == "een twee …"
    assert len(index.shorten("woord " * 100)) <= 152


def test_the_browser_stems_and_splits_as_the_index_does(whole):
    made = packed(whole)
    known = {row[0] for row in made["index"]["index"]}
    splitter = Splitter(known, set(made["short"]))
    words = sorted({word for entry in entries(whole) for word in tokens(f"{entry.title} {entry.text}")})
    words += ["drugspandsluiting", "phishingmail", "kandidaatscreening", "bibobtoets", "x" * 60, "raad" * 9]
    wanted = [[stem(word), list(splitter.parts(word))] for word in words]
    script = "const f = finder(input.made); answer(input.words.map((w) => [f.stem(w), f.parts(w)]))"
    assert run_node(PRELUDE + script, {"made": made, "words": words}) == wanted


SAME = """
  const names = Object.keys(input.fieldIds);
  const documents = [];
  for (let id = 0; id < input.documentCount; id += 1) {
    documents.push({ id, ...Object.fromEntries(names.map((name) => [name, ""])) });
  }
  input.index.forEach(([term, fields]) => Object.entries(fields).forEach(([field, counts]) => {
    const name = names[field];
    Object.entries(counts).forEach(([id, count]) => (documents[id][name] += ` ${term}`.repeat(count)));
  }));
  const processTerm = (term) => term;
  const tokenize = (text) => text.split(" ").filter(Boolean);
  const theirs = new MiniSearch({ fields: names, tokenize, processTerm });
  theirs.addAll(documents);
  const ours = MiniSearch.loadJS(input, { fields: names, tokenize: (text) => [text], processTerm });
  const near = (score) => Number(score.toPrecision(3));
  const found = (engine, term) => engine.search(term).map(({ id, score }) => [id, near(score)]);
  const sorted = (list) => list.sort(([one], [other]) => one - other);
  answer([theirs, ours].map((engine) => input.index.map(([term]) => sorted(found(engine, term)))));
"""


def test_minisearch_makes_the_same_index_of_the_same_words(klein):
    theirs, ours = run_node(PRELUDE + SAME, packed(klein)["index"])
    assert ours == theirs


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "(a+)+$ [",
    "\\",
    "__proto__",
    "constructor toString hasOwnProperty",
    "a" * 100_000,
    "raad" * 5_000,
    "woord " * 5_000,
    "\u202e\u0000\ud800",
    "' OR 1=1 --",
    "  ",
    "🙂",
)


def test_nothing_that_is_typed_breaks_the_search(whole):
    script = "const f = finder(input.made); answer(input.texts.map((t) => f.find(t, true).length >= 0))"
    assert run_node(PRELUDE + script, {"made": packed(whole), "texts": list(HOSTILE)}) == [True] * len(
        HOSTILE
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("phishingmail", "phishing"),
        ("drugspandsluiting", "Sluiten en onteigenen"),
        ("drugspandsluiting", "Drugspand sluiten (‘Wet Damocles’)"),
        ("tweefactorauthenticatie", "inloggen in twee stappen"),
        ("nepniews", "Nepnieuws tegengaan"),
        ("bio 2", "BIO2"),
        ("de het een", None),
    ],
)
def test_dutch_is_understood(whole, text, title):
    script = "answer(finder(input.made).find(input.text).slice(0, 5).map((one) => one.title))"
    found = run_node(PRELUDE + script, {"made": packed(whole), "text": text})
    assert title is None or title in found
