# SPDX-License-Identifier: EUPL-1.2
"""The form as HTML, read back with a parser that follows the HTML standard."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from hostile import TEXTS, with_text

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET
from kennisbank import catalogue as catalogues
from kennisbank.export import html, scripts
from kennisbank.export.missing import MissingPackage
from kennisbank.form import flatten, plain
from kennisbank.webdata import web_data

ROOT = Path(__file__).parents[2]
SCOPES = ["sleutels-beheren", "toegang", "quickscan", "all"]


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


def parse(text: str) -> ET.Element:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    document = parser.parse(text)
    assert [(position, code) for position, code, _ in parser.errors] == []
    return document


def page(catalogue, scope: str) -> ET.Element:
    return parse(html.render(catalogue, flatten(catalogue, scope)).decode())


def by_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


def by_id(root: ET.Element, wanted: str) -> ET.Element:
    (found,) = [element for element in root.iter() if element.get("id") == wanted]
    return found


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext())


def shape(root: ET.Element) -> list[tuple[str, tuple[str, ...]]]:
    """Return every element with the names of its attributes: what hostile text may never change."""
    return [(str(element.tag), tuple(sorted(element.attrib))) for element in root.iter()]


@pytest.mark.parametrize("scope", SCOPES)
def test_the_file_is_well_formed_and_its_ids_are_unique(klein, scope):
    root = page(klein, scope)
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert [key for key, count in ids.items() if count > 1] == []
    for element in root.iter():
        for name in ("aria-describedby", "aria-labelledby", "for"):
            for target in (element.get(name) or "").split():
                assert target in ids, f"{name} of {element.tag}"
        if (element.get("href") or "").startswith("#"):
            assert element.get("href", "")[1:] in ids


@pytest.mark.parametrize("scope", SCOPES)
def test_nothing_asks_for_the_network_a_handler_or_an_inline_style(klein, scope):
    root = page(klein, scope)
    assert not [element for element in root.iter() if element.tag in ("link", "img", "iframe", "object")]
    assert not [script for script in root.iter("script") if script.attrib]
    assert not [element for element in root.iter() if element.get("style") is not None]
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    (style,) = list(root.iter("style"))
    assert "url(" not in text_of(style)
    assert "@import" not in text_of(style)


def test_the_policy_allows_exactly_the_style_and_the_scripts_in_the_file(klein):
    root = page(klein, "sleutels-beheren")
    (policy,) = [meta.get("content") for meta in root.iter("meta") if meta.get("http-equiv")]
    (style,) = [digest(element) for element in root.iter("style")]
    data, code = [digest(element) for element in root.iter("script")]
    allowed = f"style-src {style}; script-src {data} {code}"
    assert policy == f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def digest(element: ET.Element) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text_of(element).encode()).digest()).decode()}'"


@pytest.mark.parametrize("scope", SCOPES)
def test_the_file_brings_the_data_of_its_own_questions_alone(klein, scope):
    form = flatten(klein, scope)
    data, _ = [text_of(element) for element in page(klein, scope).iter("script")]
    value = json.loads(data.removeprefix("var KennisbankData = ").removesuffix(";\n"))
    assert value == web_data(klein, scope, form)
    assert list(value["texts"]["questions"]) == [question.full_id for question in form.questions]


def test_a_question_is_a_fieldset_with_its_number_text_mark_and_help(klein):
    root = page(klein, "sleutels-beheren")
    fieldset = by_id(root, "v-sleutelplan")
    assert fieldset.tag == "fieldset"
    (legend,) = fieldset.findall("legend")
    assert text_of(legend) == "1. Is er een sleutelplan? Basismaatregel"
    assert fieldset.get("aria-describedby") == "v-sleutelplan--uitleg"
    assert text_of(by_id(root, "v-sleutelplan--uitleg")).startswith("Een sleutelplan is")


def test_a_condition_stands_in_words_and_describes_the_fieldset(klein):
    root = page(klein, "sleutels-beheren")
    fieldset = by_id(root, "v-sleutels-geteld")
    assert (fieldset.get("aria-describedby") or "").split()[0] == "v-sleutels-geteld--voorwaarde"
    assert text_of(by_id(root, "v-sleutels-geteld--voorwaarde")).startswith("Alleen als je bij vraag 1")
    assert fieldset.get("data-applies-if") == "sleutels-beheren.sleutelplan"
    assert fieldset.get("data-applies-options") == "ja deels"


def test_answers_are_real_radios_with_labels_and_the_outsiders_stand_apart(klein):
    fieldset = by_id(page(klein, "sleutels-beheren"), "v-reservesleutel")
    first, aside = by_class(fieldset, "kb-segments__group")
    assert "kb-segments__group--aside" in (aside.get("class") or "")
    for group, values in ((first, ["ja", "deels", "nee"]), (aside, ["nvt", "onbekend"])):
        radios = list(group.iter("input"))
        assert [radio.get("value") for radio in radios] == values
        assert {radio.get("name") for radio in radios} == {"sleutels_beheren__reservesleutel"}
        assert [label.get("for") for label in group.iter("label")] == [radio.get("id") for radio in radios]
    assert not [radio for radio in fieldset.iter("input") if radio.get("checked") is not None]


def test_the_reason_is_asked_only_where_not_applicable_can_be_chosen(klein):
    root = page(klein, "all")
    asked = [
        element.get("id") for element in root.iter("input") if (element.get("id") or "").endswith("--reden")
    ]
    allowed = [q.anchor + "--reden" for q in flatten(klein, "all").questions if q.allows_not_applicable]
    assert asked == allowed


def test_the_fold_holds_evidence_steps_sources_and_room_to_write(klein):
    fieldset = by_id(page(klein, "sleutels-beheren"), "v-sleutelplan")
    (fold,) = list(fieldset.iter("details"))
    text = " ".join(text_of(fold).split())
    assert text.startswith("Notitie, bewijs en bron bij vraag 1")
    assert "Waaraan zie je dat?De map van de beheerder." in text
    assert "Bij ‘Deels’: Maak af wat nog ontbreekt." in text
    assert "Telt 3× mee." in text
    assert [link.get("href") for link in fold.iter("a")] == ["https://kennisbank.example/handboek"]
    names = [element.get("name") for element in fold.iter() if element.tag in ("input", "textarea")]
    assert names == [f"sleutels_beheren__sleutelplan__{key}" for key in ("note", "evidence", "owner", "due")]


def test_a_source_without_a_web_address_is_text(klein):
    source = klein.sources["handboek"]
    sources = {**klein.sources, "handboek": type(source)(**{**_fields(source), "url": "javascript:alert(1)"})}
    catalogue = type(klein)(**{**_fields(klein), "sources": sources})
    assert not [link for link in page(catalogue, "all").iter("a") if "javascript" in (link.get("href") or "")]


def _fields(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


@pytest.mark.parametrize("scope", ["toegang", "quickscan", "all"])
def test_several_lessons_get_sections_with_headings_and_a_table_of_contents(klein, scope):
    root = page(klein, scope)
    form = flatten(klein, scope)
    (contents,) = list(root.iter("nav"))
    assert [link.get("href") for link in contents.iter("a")] == [
        f"#{section.anchor}" for section in form.sections
    ]
    for section in form.sections:
        assert text_of(by_id(root, f"{section.anchor}--kop")) == f"{section.number}. {section.title}"
    levels = [int(str(element.tag)[1]) for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_one_checklist_needs_no_table_of_contents(klein):
    assert not list(page(klein, "sleutels-beheren").iter("nav"))


def test_version_id_and_digests_stand_in_head_form_and_foot(klein):
    form = flatten(klein, "sleutels-beheren")
    root = page(klein, "sleutels-beheren")
    meta = {element.get("name"): element.get("content") for element in root.iter("meta")}
    assert meta["kennisbank-form"] == form.id
    assert meta["kennisbank-version"] == form.version
    assert meta["kennisbank-digest"] == form.digest
    (element,) = list(root.iter("form"))
    assert element.get("data-scoring-digest") == form.scoring_digest
    (foot,) = list(root.iter("footer"))
    assert all(part in text_of(foot) for part in (form.id, form.version, form.digest, form.scoring_digest))
    assert f"{form.id} · versie {form.version} · {form.digest[:19]}" in text_of(next(root.iter("style")))


def test_the_form_for_a_page_is_the_same_form_without_the_question_who(klein):
    form = flatten(klein, "sleutels-beheren")
    inside = html.render_form(form)
    whole = html.render(klein, form).decode()
    assert "invullen--organisatie" in whole
    assert "invullen--organisatie" not in inside
    start = inside.index('<fieldset class="utrecht-form-fieldset kb-question"')
    assert inside[start:] in whole


def test_headings_of_lessons_follow_the_page(klein):
    assert '<h3 class="kb-section__title"' in html.render_form(flatten(klein, "toegang"), level=3)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("scope", ["sleutels-beheren", "all"])
def test_hostile_text_is_shown_as_text_in_every_field(klein, scope, text):
    hostile = page(with_text(klein, text), scope)
    assert shape(hostile) == shape(page(klein, scope))
    shown = plain(text)
    fieldset = by_class(hostile, "kb-question")[-1]
    assert text_of(by_class(fieldset, "kb-question__text")[0]) == shown
    assert text_of(by_class(fieldset, "utrecht-form-field-description")[-1]) == shown
    assert {text_of(label) for label in by_class(fieldset, "utrecht-form-label--radio")} == {shown}
    assert shown in text_of(by_class(fieldset, "kb-question__evidence")[0])
    assert shown in text_of(by_class(fieldset, "kb-question__steps")[0])
    assert [text_of(link) for link in by_class(fieldset, "kb-question__sources")[0].iter("a")] == [shown]
    assert [text_of(heading) for heading in hostile.iter("h1")] in ([shown], ["Alle checklists"])
    assert [element.get("aria-label") for element in hostile.iter("form")] in ([shown], ["Alle checklists"])
    assert shown in text_of(next(hostile.iter("footer")))


def test_a_hostile_id_cannot_leave_the_printed_footer(klein):
    form = flatten(klein, "sleutels-beheren")
    object.__setattr__(form, "id", 'x"; } body { display: none } </style>')
    footer = html.running_footer(form)
    assert footer.count('"') == 2
    assert "<" not in footer


def test_the_stylesheet_has_no_comments_and_every_token_it_uses():
    style = html.stylesheet()
    assert "/*" not in style
    used = set(re.findall(r"var\((--kb-[a-z0-9-]+)", style))
    defined = set(re.findall(r"(--kb-[a-z0-9-]+):", style))
    assert used <= defined


def test_without_jinja2_the_error_says_what_to_install(monkeypatch, klein):
    html.environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingPackage) as caught:
        html.render_form(flatten(klein, "sleutels-beheren"))
    assert 'pip install "kennisbank-lokale-weerbaarheid[html]"' in str(caught.value)


def test_without_the_minifier_the_error_says_what_to_install(monkeypatch, klein):
    scripts.bundle.cache_clear()
    monkeypatch.setitem(sys.modules, "rjsmin", None)
    with pytest.raises(MissingPackage) as caught:
        html.render(klein, flatten(klein, "sleutels-beheren"))
    assert 'pip install "kennisbank-lokale-weerbaarheid[html]"' in str(caught.value)


def test_losses_say_where_answers_stay_and_what_the_result_is_about(klein):
    losses = html.losses(flatten(klein, "sleutels-beheren"))
    assert any("in de browser" in loss for loss in losses)
    assert any("Zonder JavaScript" in loss for loss in losses)
    assert any("alleen over de vragen" in loss for loss in losses)
    assert not any("alleen over de vragen" in loss for loss in html.losses(flatten(klein, "all")))
