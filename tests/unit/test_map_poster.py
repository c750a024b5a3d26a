# SPDX-License-Identifier: EUPL-1.2
"""The map on paper and as a picture: tagged, complete, the same each time, and never from elsewhere."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest

from hostile import TEXTS, with_text
from kennisbank import catalogue as catalogues
from kennisbank.map import poster
from kennisbank.sphinxext import icons

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
pypdfium2 = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
pytest.importorskip("weasyprint", reason="weasyprint is not installed")

ROOT = Path(__file__).parents[2]
A3 = (841.89, 1190.55)


@pytest.fixture(scope="module")
def klein():
    return catalogues.load(ROOT / "tests/examples/valid/klein")


@pytest.fixture(scope="module")
def whole():
    return catalogues.load(ROOT / "checklists")


@pytest.fixture(scope="module")
def made(whole):
    return poster.pdf(whole, icons.symbols())


def words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return " ".join(text.split())


def test_the_poster_is_one_sheet_of_a3_with_every_part_and_lesson(made, whole):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert [tuple(map(float, page.mediabox[2:])) for page in pdf.pages] == [pytest.approx(A3, abs=0.1)]
    text = words(made)
    for domain in whole.domains.values():
        assert domain.short_title in text
    for lesson in whole.lessons.values():
        assert lesson.title in text


def test_the_poster_is_tagged_as_pdf_ua_asks(made):
    from pdf_tags import Tags

    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert Tags(pdf).problems() == []
        figures = [one for one, _ in Tags(pdf).elements if str(one.S) == "/Figure"]
        (alternative,) = [str(one.Alt) for one in figures]
        assert alternative.startswith("Kaart met een route in zeven delen, van Op de kaart zetten naar Op")
        with pdf.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
            assert xmp["dc:language"] == {"nl"}
        assert str(pdf.Root.Lang) == "nl"


def test_the_same_catalogue_gives_the_same_bytes(klein):
    symbols = icons.symbols()
    assert poster.pdf(klein, symbols) == poster.pdf(klein, symbols)
    assert poster.png(klein, symbols) == poster.png(klein, symbols)


def test_the_picture_has_the_size_that_sites_show(whole):
    from PIL import Image

    data = poster.png(whole, icons.symbols())
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (2400, 1260)
        assert len(picture.convert("RGB").getcolors(1 << 20) or ()) > 20  # a drawing, not one colour
    assert len(data) < 200_000


def test_the_poster_leads_to_the_site_if_there_is_one(klein):
    address = "https://kennisbank.example"
    there = dataclasses.replace(klein, settings=dataclasses.replace(klein.settings, site_url=address))
    with pikepdf.open(io.BytesIO(poster.pdf(there, icons.symbols()))) as pdf:
        links = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", ()) if "/A" in note]
    assert [link.rstrip("/") for link in links] == [address]
    assert "example" not in words(poster.pdf(klein, icons.symbols()))


@pytest.mark.parametrize("name", ["script", "braces", "lines", "separators"])
def test_hostile_texts_are_printed_as_text(klein, name):
    text = words(poster.pdf(with_text(klein, TEXTS[name]), icons.symbols()))
    assert TEXTS[name].split()[0] in text


def test_a_long_route_goes_on_overleaf(klein):
    domain = next(iter(klein.domains.values()))
    ids = [f"{domain.id}-{number}" for number in range(30)]
    many = {one: dataclasses.replace(domain, id=one, lessons=()) for one in ids}
    weights = tuple(dataclasses.replace(klein.settings.domains[0], id=one) for one in many)
    settings = dataclasses.replace(klein.settings, domains=weights)
    data = poster.pdf(dataclasses.replace(klein, settings=settings, domains=many), icons.symbols())
    assert f"30. {domain.short_title}" in words(data)
