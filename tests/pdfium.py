# SPDX-License-Identifier: EUPL-1.2
"""Chromium's own PDF engine, filling in a form as its viewer does: by clicking and typing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Mapping


class Viewer:
    """An open PDF with its form, on which one clicks and types."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pypdfium2.PdfDocument(data)
        self.pdf.init_forms()
        self.pages = [self.pdf[number] for number in range(len(self.pdf))]

    def click(self, page: int, x: float, y: float) -> None:
        """Press and release at a point of a page, in points from its lower left corner."""
        shown, form = self.pages[page].raw, self.pdf.formenv.raw
        pdfium.FORM_OnMouseMove(form, shown, 0, x, y)
        pdfium.FORM_OnLButtonDown(form, shown, 0, x, y)
        pdfium.FORM_OnLButtonUp(form, shown, 0, x, y)

    def type(self, page: int, text: str) -> None:
        """Type in the field that was clicked, letter by letter."""
        for letter in text:
            pdfium.FORM_OnChar(self.pdf.formenv.raw, self.pages[page].raw, ord(letter), 0)

    def save(self) -> bytes:
        """Leave the last field and return the bytes of the document."""
        pdfium.FORM_ForceToKillFocus(self.pdf.formenv.raw)
        out = io.BytesIO()
        self.pdf.save(out)
        return out.getvalue()

    def picture(self, page: int, scale: float = 1.5) -> object:
        """Return a page with its form as a PIL image."""
        return self.pages[page].render(scale=scale, may_draw_forms=True).to_pil()


def fill(data: bytes, values: Mapping[str, str]) -> bytes:
    """Click the ring of each chosen option and type each text.

    :param values: option id or text by field name.
    """
    viewer = Viewer(data)
    for name, page, (x, y), state in spots(data):
        if name in values and state in ("", values[name]):
            viewer.click(page, x, y)
            if not state:
                viewer.type(page, values[name])
    return viewer.save()


def spots(data: bytes) -> list[tuple[str, int, tuple[float, float], str]]:
    """Return name, page, middle and state (of a ring) of each widget; by pypdf."""
    import pypdf

    spots = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages):
        for note in (reference.get_object() for reference in page.get("/Annots", ())):
            if note["/Subtype"] != "/Widget":
                continue
            left, bottom, right, top = (float(side) for side in note["/Rect"])
            parent = note.get("/Parent", note)
            states = note["/AP"]["/N"].keys() if "/AP" in note else ()
            state = next((str(key)[1:] for key in states if key != "/Off"), "")
            spots.append((str(parent["/T"]), number, ((left + right) / 2, (bottom + top) / 2), state))
    return spots
