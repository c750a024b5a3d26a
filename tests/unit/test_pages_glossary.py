# SPDX-License-Identifier: EUPL-1.2
"""Words of the glossary are found where a page first uses them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kennisbank.model import Term
from kennisbank.pages.glossary import first_uses, index_terms


def term(text, *variants):
    return Term(id=text, term=text, definition="d", sources=(), variants=variants)


FORMS = index_terms(
    [term("plan", "plannen"), term("plan van aanpak"), term("CISO"), term("a`b"), term("één-op-één")]
)


def found(text, seen=frozenset(), forms=FORMS):
    return [(piece.text, piece.term) for piece in first_uses(text, forms, seen)[0] if piece.term]


def test_the_longest_form_wins():
    assert found("Maak een plan van aanpak.") == [("plan van aanpak", "plan van aanpak")]


def test_a_variant_leads_to_its_term():
    assert found("Twee plannen.") == [("plannen", "plan")]


def test_only_whole_words_count_and_a_hyphen_joins_words():
    assert found("planning, zorgplan, plan-en, sub-plan") == []
    assert found("(plan)") == [("plan", "plan")]


def test_case_does_not_matter_and_the_text_keeps_its_own():
    assert found("De Ciso en ÉÉN-OP-ÉÉN") == [("Ciso", "CISO"), ("ÉÉN-OP-ÉÉN", "één-op-één")]


def test_only_the_first_use_of_a_page_is_linked():
    pieces, seen = first_uses("Een plan is een plan.", FORMS, frozenset())
    assert [piece.term for piece in pieces] == [None, "plan", None]
    assert found("Nog een plan.", seen) == []


def test_a_known_longer_term_hides_the_shorter_one_in_it():
    assert found("een plan van aanpak", frozenset({"plan van aanpak"})) == []


def test_a_term_that_no_role_can_carry_is_not_linked():
    assert found("a`b") == []


def test_a_form_that_two_terms_share_goes_to_the_first():
    assert found("iets", forms=index_terms([term("x", "iets"), term("y", "iets")])) == [("iets", "x")]


def test_without_terms_the_text_stays_whole():
    assert [piece.text for piece in first_uses("tekst", {}, frozenset())[0]] == ["tekst"]


@given(st.text(alphabet="plan vCISOé-`<İß ", max_size=60))
def test_the_pieces_together_are_the_text(text):
    pieces, _ = first_uses(text, FORMS, frozenset())
    assert "".join(piece.text for piece in pieces) == text
