# SPDX-License-Identifier: EUPL-1.2
"""The fillable PDF: its fields, tags, origin and bytes, read with pikepdf and pypdf."""

from __future__ import annotations

import builtins
import io
import sys
from pathlib import Path

import pikepdf
import pypdf
import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.export import pdf, pdf_font, pdf_tree
from kennisbank.export.missing import MissingPackage
from kennisbank.export.pdf_origin import INFO, NAMESPACE
from kennisbank.export.stamp import stamp
from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import flatten, name_of
from pdf_tags import Tags

ROOT = Path(__file__).parents[2]
SCOPES = ["sleutels-beheren", "toegang", "quickscan", "all"]


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


@pytest.fixture(scope="module")
def made(klein):
    """Return the form and its PDF of each scope."""
    forms = {scope: flatten(klein, scope) for scope in SCOPES}
    return {scope: (form, pdf.render(klein, form)) for scope, form in forms.items()}


@pytest.mark.parametrize("scope", SCOPES)
def test_each_question_is_one_field_whose_states_are_its_options(made, scope):
    form, data = made[scope]
    fields = pypdf.PdfReader(io.BytesIO(data)).get_fields()
    for question in form.questions:
        field = fields[question.name]
        assert field["/FT"] == "/Btn"
        states = [state.removeprefix("/") for state in field["/_States_"] if state != "/Off"]
        assert states == [option.id for option in question.options]
        assert field["/TU"].startswith(f"{question.number}. {question.text}")


@pytest.mark.parametrize("scope", SCOPES)
def test_there_is_a_field_for_all_that_may_be_written_and_no_other(made, scope):
    form, data = made[scope]
    expected = [field.key for field in SUBJECT]
    for question in form.questions:
        expected.append(question.name)
        reasons = any(option.role == "not-applicable" for option in question.options)
        parts = (*((REASON,) if reasons else ()), *FIELDS)
        expected += [name_of(question.full_id, field.key) for field in parts]
    with pikepdf.open(io.BytesIO(data)) as file:
        tops = list(file.Root.AcroForm.Fields)
        assert [str(field.T) for field in tops] == expected
        assert all(str(field.TU).strip() for field in tops)
        widgets = [kid for field in tops for kid in field.get("/Kids", [field])]
        on_pages = [note for page in file.pages for note in page.get("/Annots", ())]
        assert {widget.objgen for widget in widgets} == {
            note.objgen for note in on_pages if note.Subtype == "/Widget"
        }


def test_a_ring_is_no_field_of_its_own_and_says_its_answer(made):
    form, data = made["sleutels-beheren"]
    question = next(form.questions)
    with pikepdf.open(io.BytesIO(data)) as file:
        group = next(field for field in file.Root.AcroForm.Fields if str(field.T) == question.name)
        for kid, option in zip(group.Kids, question.options, strict=True):
            assert "/T" not in kid
            assert "/FT" not in kid
            assert set(kid.AP.N) == {f"/{option.id}", "/Off"}
            assert str(kid.TU).endswith(f"Antwoord: {option.label}")
        assert "/Opt" not in group
        assert str(group.V) == "/Off"
        assert not int(group.Ff) & 1 << 14, "a ring that was clicked by mistake can be cleared"


def test_text_fields_are_as_long_as_the_form_allows(made):
    form, data = made["sleutels-beheren"]
    question = next(form.questions)
    with pikepdf.open(io.BytesIO(data)) as file:
        fields = {str(field.T): field for field in file.Root.AcroForm.Fields}
        for part in FIELDS:
            field = fields[name_of(question.full_id, part.key)]
            assert ("/MaxLen" in field) == (part.max_length is not None)
            assert part.max_length is None or int(field.MaxLen) == part.max_length
            assert bool(int(field.get("/Ff", 0)) & 1 << 12) == (part.kind == "lines")


def test_it_says_what_it_is_twice(klein, made):
    form, data = made["toegang"]
    with pikepdf.open(io.BytesIO(data)) as file:
        info = {key: str(file.docinfo[f"/{name}"]) for key, name in INFO.items()}
        xmp = file.open_metadata()
        assert info == stamp(form) == {key: xmp[f"{{{NAMESPACE}}}{key}"] for key in INFO}
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["dc:title"] == str(file.docinfo["/Title"]) == f"{form.title} | {form.catalogue_title}"
        assert str(file.Root.Lang) == "nl"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo["/CreationDate"]).startswith(
            "D:" + klein.settings.checked_until.replace("-", "")
        )


@pytest.mark.parametrize("scope", SCOPES)
def test_bookmarks_follow_domains_lessons_and_questions(made, scope):
    form, data = made[scope]
    titles = []

    def walk(items, depth):
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                titles.append(item["/Title"])

    walk(pypdf.PdfReader(io.BytesIO(data)).outline, 1)
    assert titles[0] == form.title
    questions = [f"{question.number}. {question.text}" for question in form.questions]
    shown = [title for title in titles if title.startswith(tuple(f"{q.number}. " for q in form.questions))]
    wanted = [title for title in shown if any(title.startswith(" ".join(q.split())) for q in questions)]
    assert len(wanted) == form.count
    lessons = [f"{section.number}. {section.title}" for section in form.sections]
    assert form.scope == "checklist" or [title for title in titles if title in lessons] == lessons


@pytest.mark.parametrize("scope", SCOPES)
def test_tags_hold_after_mending(made, scope):
    _, data = made[scope]
    with pikepdf.open(io.BytesIO(data)) as file:
        assert Tags(file).problems() == []


def test_the_checks_of_tags_find_what_is_wrong(made):
    with pikepdf.open(io.BytesIO(made["sleutels-beheren"][1])) as file:
        note = next(note for note in file.pages[0].Annots if note.Subtype == "/Widget")
        note.StructParent = 0
        del file.pages[0].Tabs
        found = Tags(file).problems()
    assert any("StructParent" in problem for problem in found)
    assert any("Tabs" in problem for problem in found)


def test_no_question_is_split_over_pages(made):
    form, data = made["all"]
    with pikepdf.open(io.BytesIO(data)) as file:
        page_of = {
            note.objgen: number for number, page in enumerate(file.pages) for note in page.get("/Annots", ())
        }
        fields = {str(field.T): field for field in file.Root.AcroForm.Fields}
        for question in form.questions:
            names = [question.name, *(name_of(question.full_id, part.key) for part in FIELDS)]
            widgets = [kid for name in names for kid in fields[name].get("/Kids", [fields[name]])]
            assert len({page_of[widget.objgen] for widget in widgets}) == 1


def test_the_foot_of_each_sheet_says_which_form_this_is(made):
    form, data = made["sleutels-beheren"]
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    for number, text in enumerate(pages, 1):
        assert form.digest[:19] in text
        assert f"versie {form.version}" in text
        assert f"{number} / {len(pages)}" in text


def test_all_fonts_are_inside_and_ours(made):
    with pikepdf.open(io.BytesIO(made["all"][1])) as file:
        names = set()
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in item
                names.add(str(item.FontName).partition("+")[2])
    assert names
    assert all(name.startswith(("SourceSans3", "Source-Sans-3", "Source-Serif-4")) for name in names), names


def test_there_is_no_script_and_nothing_that_phones_home(made):
    for _, data in made.values():
        with pikepdf.open(io.BytesIO(data)) as file:
            assert not {"/AA", "/OpenAction"} & set(file.Root.keys())
            assert "/XFA" not in file.Root.AcroForm
            for page in file.pages:
                for note in page.get("/Annots", ()):
                    assert "/AA" not in note
                    assert "/A" not in note or note.A.S == "/URI"


def test_an_address_outside_the_package_is_refused():
    from weasyprint.urls import FatalURLFetchingError, fetch

    for url in ("https://x.example/a.png", "file:///etc/passwd", "http://127.0.0.1/"):
        with pytest.raises(FatalURLFetchingError), fetch(pdf._fetcher(), url):
            pass
    with pytest.raises(KeyError):
        pdf_font.font_file("../../etc/passwd")


def test_the_same_form_gives_the_same_bytes(klein, made):
    form, data = made["sleutels-beheren"]
    assert pdf.render(klein, form) == data
    pdf._tools.cache_clear()
    pdf_font.fixed_font.cache_clear()
    pdf_font.typing_font.cache_clear()
    assert pdf.render(klein, form) == data


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_stays_text(klein, text):
    changed = with_text(klein, text)
    form = flatten(changed, "sleutels-beheren")
    with pikepdf.open(io.BytesIO(pdf.render(changed, form))) as file:
        assert len(file.Root.AcroForm.Fields) == len(SUBJECT) + sum(
            1 + len(FIELDS) + any(option.role == "not-applicable" for option in question.options)
            for question in form.questions
        )
        assert Tags(file).problems() == []
        assert not any(
            "/JavaScript" in str(note.get("/A", ""))
            for page in file.pages
            for note in page.get("/Annots", ())
        )


def test_every_letter_that_a_viewer_may_type_has_its_width():
    font = pdf_font.typing_font()
    assert len(font.widths) == 224
    for letter in "Aa0 éëïÉ€–’“":
        assert font.widths[ord(letter.encode("cp1252")) - 32] > 0


def test_losses_name_only_what_this_form_loses(klein):
    with_condition = flatten(klein, "all")
    assert any("Voorwaarden" in sentence for sentence in pdf.losses(with_condition)) == any(
        question.condition for question in with_condition.questions
    )
    assert all(sentence.endswith(".") for sentence in pdf.losses(with_condition))


@pytest.mark.parametrize(("module", "package"), [("weasyprint", "weasyprint"), ("pikepdf", "pikepdf")])
def test_a_missing_package_is_named(klein, monkeypatch, module, package):
    pdf._tools.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingPackage, match=package):
        pdf.render(klein, flatten(klein, "sleutels-beheren"))
    pdf._tools.cache_clear()


def test_a_missing_library_of_the_system_is_named(klein, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)

    pdf._tools.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingPackage, match="libpango"):
        pdf.render(klein, flatten(klein, "sleutels-beheren"))
    pdf._tools.cache_clear()


def test_the_level_of_a_lesson_leaves_room_for_its_domain(klein):
    assert pdf_tree.section_level(flatten(klein, "toegang")) == 2
