# SPDX-License-Identifier: EUPL-1.2
"""Filled-in PDFs read back, as programs leave them and as attackers make them."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

import hostile_pdf
from kennisbank import catalogue as catalogues
from kennisbank.export import pdf as export
from kennisbank.export.missing import MissingPackage
from kennisbank.export.stamp import stamp
from kennisbank.form import flatten
from kennisbank.intake import limits, pdf, pdf_child, registry
from kennisbank.intake.contents import Unreadable

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


@pytest.fixture(scope="module")
def form(klein):
    return flatten(klein, "sleutels-beheren")


@pytest.fixture(scope="module")
def empty(klein, form):
    return export.render(klein, form)


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    """Read in this process, which is faster; ``monkeypatch.undo`` brings the process apart back."""
    before = pikepdf.settings.get_qpdf_limits()
    monkeypatch.setattr(
        pdf, "_found", lambda data: _as_sent(pdf_child.safely(lambda: pdf_child.values(data)))
    )
    yield
    pikepdf.settings.set_qpdf_limits(**before)


def _as_sent(found):
    return json.loads(json.dumps(found))


@pytest.fixture
def change(klein, empty):
    """Return what changes the empty PDF by a function of its document, and reads it."""

    def changed(work, **options):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(empty)) as file:
            work(file)
            file.save(out, **options)
        return pdf.read(out.getvalue(), "a.pdf", klein)

    return changed


def fields(file):
    return {str(field.T): field for field in file.Root.AcroForm.Fields}


def first(form):
    return next(form.questions)


def answer(contents, form):
    return next(found for found in contents.answers if found.question == first(form).full_id)


def test_an_empty_form_has_every_question_and_no_answer(klein, form, empty):
    contents = pdf.read(empty, "a.pdf", klein)
    assert [found.question for found in contents.answers] == [question.full_id for question in form.questions]
    assert all(found.is_empty for found in contents.answers)
    assert contents.origin == stamp(form)
    assert (contents.subject, contents.leftovers, contents.diagnostics) == ({}, (), ())
    assert registry.recognise(empty).name == "pdf"


def test_values_are_read(change, form):
    def work(file):
        own = fields(file)
        own[first(form).name].V = Name.ja
        own[f"{first(form).name}__note"].V = String("één\rtwee")
        own["organisation"].V = String("Gemeente X")

    contents = change(work)
    found = answer(contents, form)
    assert (found.option, found.note) == ("ja", "één\rtwee")
    assert found.where == f"veld {first(form).name}"
    assert contents.subject == {"organisation": "Gemeente X"}


@pytest.mark.parametrize("kind", ["index", "state", "text", "combo", "list", "long", "check"])
def test_a_choice_is_read_however_it_was_rebuilt(change, form, kind):
    options = [option.id for option in first(form).options]

    def work(file):
        field = fields(file)[first(form).name]
        kids = list(field.Kids)
        if kind == "index":
            field.Opt, field.V = Array([String(option) for option in options]), Name("/0")
        elif kind == "state":
            del field.V
            kids[0].AS = Name("/ja")
        elif kind == "check":
            field.Ff, field.V = 0, Name.ja
        else:
            field.FT = Name.Tx if kind in ("text", "long") else Name.Ch
            values = {"list": Array([String("ja")]), "long": file.make_stream(b"ja")}
            field.V = values.get(kind, String("ja"))

    assert answer(change(work), form).option == "ja"


def test_two_rings_on_without_a_value_are_no_answer(change, form):
    def work(file):
        field = fields(file)[first(form).name]
        del field.V
        for kid, option in zip(field.Kids, first(form).options, strict=True):
            kid.AS = Name(f"/{option.id}")

    assert not answer(change(work), form).option


@pytest.mark.parametrize("prefix", ["formulier1", "a.b.c"])
def test_names_that_a_program_led_by_another_are_known(change, form, prefix):
    def work(file):
        own = fields(file)
        own[first(form).name].V = Name.ja
        file.Root.AcroForm.Fields = Array(
            [file.make_indirect(Dictionary(T=String(prefix), Kids=Array(list(own.values()))))]
        )

    assert answer(change(work), form).option == "ja"


@pytest.mark.filterwarnings("ignore:This document has")
def test_fields_that_only_a_page_has_are_read(change, form):
    def work(file):
        fields(file)[first(form).name].V = Name.ja
        file.Root.AcroForm.Fields = Array([])

    assert answer(change(work), form).option == "ja"


def test_a_form_twice_in_one_file_gives_two_answers(change, form):
    def work(file):
        own = fields(file)[first(form).name]
        own.V = Name.ja
        again = Dictionary(FT=Name.Tx, T=String(f"{first(form).name}#1"), V=String("nee"))
        file.Root.AcroForm.Fields.append(file.make_indirect(again))

    found = [item for item in change(work).answers if item.question == first(form).full_id]
    assert [item.option for item in found] == ["ja", "nee"]


def test_what_belongs_to_no_question_is_kept(change):
    def work(file):
        for name, value in (("Opmerking", "Goed zo"), ("leeg", " ")):
            new = Dictionary(FT=Name.Tx, T=String(name), V=String(value))
            file.Root.AcroForm.Fields.append(file.make_indirect(new))

    [left] = change(work).leftovers
    assert (left.key, left.value, left.where) == ("Opmerking", "Goed zo", "veld Opmerking")


def test_buttons_and_signatures_hold_no_answer(change):
    def work(file):
        for kind, flags in ((Name.Btn, 1 << 16), (Name.Sig, 0)):
            new = Dictionary(FT=kind, Ff=flags, T=String("knop"), V=String("iets"))
            file.Root.AcroForm.Fields.append(file.make_indirect(new))

    assert change(work).leftovers == ()


@pytest.mark.parametrize("kept", ["/Info", "/Metadata"])
def test_the_stamp_is_read_from_what_is_left_of_it(change, form, kept):
    def work(file):
        if kept == "/Info":
            del file.Root.Metadata
        else:
            del file.trailer["/Info"]

    assert change(work).origin == stamp(form)


def test_a_password_is_asked_for_in_words(change):
    lock = pikepdf.Encryption(user="geheim", owner="baas", R=6)
    with pytest.raises(Unreadable) as caught:
        change(lambda _: None, encryption=lock)
    assert caught.value.code == "KB823"


def test_a_file_that_may_only_not_be_changed_is_read(change, form):
    assert change(lambda _: None, encryption=pikepdf.Encryption(user="", owner="baas", R=6)).origin == stamp(
        form
    )


@pytest.mark.parametrize("place", ["open", "names", "document", "field", "ring"])
def test_scripts_are_named_and_the_answers_read(change, form, place):
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    def work(file):
        own = fields(file)[first(form).name]
        own.V = Name.ja
        if place == "open":
            file.Root.OpenAction = script
        elif place == "names":
            file.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), script]))
        elif place == "document":
            file.Root.AA = Dictionary(WC=script)
        elif place == "field":
            fields(file)["organisation"].AA = Dictionary(K=script)
        else:
            own.Kids[0].A = script

    contents = change(work)
    assert answer(contents, form).option == "ja"
    assert [item.code for item in contents.diagnostics] == ["KB835"]


def test_a_place_to_open_at_is_no_script(change):
    def work(file):
        file.Root.OpenAction = Array([file.pages[0].obj, Name.Fit])

    assert change(work).diagnostics == ()


def test_an_xfa_form_is_named(change):
    def work(file):
        file.Root.AcroForm.XFA = file.make_stream(b"<xdp/>")

    assert [item.code for item in change(work).diagnostics] == ["KB844"]


@pytest.mark.parametrize("part", [0.05, 0.3, 0.7, 0.95])
def test_half_a_file_is_refused(klein, empty, part):
    with pytest.raises(Unreadable) as caught:
        pdf.read(empty[: int(len(empty) * part)], "a.pdf", klein)
    assert caught.value.code == "KB824"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF", b"%PDF-\xff%%EOF", b"%PDF-2.0\n1 0 obj\n<<\n%%EOF"])
def test_what_only_begins_as_a_pdf_is_refused(klein, data):
    with pytest.raises(Unreadable) as caught:
        pdf.read(data, "a.pdf", klein)
    assert caught.value.code == "KB824"


def test_damage_anywhere_ends_in_words(klein, empty):
    """Four hundred broken files: each is read as far as it goes or refused; no other error, and fast."""
    chance = random.Random("stuk")  # noqa: S311 (no secrets here)
    for _ in range(400):
        broken = bytearray(empty)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        start = time.thread_time()
        reading = registry.read(bytes(broken), "a.pdf", klein)
        assert all(
            item.code in ("KB820", "KB822", "KB823", "KB824", "KB827", "KB828", "KB835", "KB844")
            for item in reading.contents.diagnostics
        )
        assert time.thread_time() - start < 2


@pytest.mark.parametrize("name", hostile_pdf.FILES)
def test_hostile_files_end_within_two_seconds_and_bounded_memory(name, tmp_path):
    """By a program that says what it and the process that reads took: seconds computing and megabytes."""
    path = tmp_path / "hostile.pdf"
    path.write_bytes(hostile_pdf.FILES[name].make())
    assert path.stat().st_size < limits.BYTES
    done = subprocess.run(
        [sys.executable, hostile_pdf.__file__, path],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    code, seconds, megabytes = done.stdout.split()
    assert code in hostile_pdf.FILES[name].codes
    assert float(seconds) < 3, "two, and what starting both takes"
    assert float(megabytes) < pdf_child.MEMORY / 1_000_000


def test_the_process_apart_gives_the_same(klein, empty, monkeypatch):
    apart = pdf.read(empty, "a.pdf", klein)
    monkeypatch.undo()
    assert pdf.read(empty, "a.pdf", klein) == apart
    with pytest.raises(Unreadable) as caught:
        pdf.read(b"%PDF-1.7\n%%EOF", "a.pdf", klein)
    assert caught.value.code == "KB824"


def test_a_process_that_does_not_end_is_ended(klein, empty, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(pdf, "PATIENCE", 1)
    monkeypatch.setattr(pdf, "_CHILD", (sys.executable, "-c", "import time; time.sleep(30)"))
    start = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        pdf.read(empty, "a.pdf", klein)
    assert caught.value.facts["reason"] == "het lezen kost te veel tijd of geheugen"
    assert time.monotonic() - start < 15


def test_without_pikepdf_it_says_what_to_install(klein, empty, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(MissingPackage, match="pikepdf"):
        pdf.read(empty, "a.pdf", klein)


def test_our_own_parts_stay_far_below_the_limit(empty):
    largest = 0
    for found in empty.split(b"stream\n")[1:]:
        try:
            largest = max(largest, len(zlib.decompressobj().decompress(found)))
        except zlib.error:
            continue
    assert 0 < largest < pdf_child.STREAM_BYTES / 20
