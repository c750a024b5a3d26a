# SPDX-License-Identifier: EUPL-1.2
"""The fields of a PDF as people, viewers and libraries expect them.

WeasyPrint 70 lists each radio twice, exports its place in the list and names it after its label. Mended here:
one field per question whose states are the ids of its options, spoken names from the form, and one font to
type in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kennisbank.export import pdf_font
from kennisbank.export.pdf_tree import DATE_HINT
from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from kennisbank.fields import Field
    from kennisbank.form import Form, FormQuestion

INK: Final = "0.075 0.149 0.169"
"""Colour of what people type, as red, green and blue."""
MARK: Final = "0.043 0.333 0.388"
"""Colour of a chosen answer."""
MARGIN: Final = 3.4
"""Points around a ring that take a click too."""
_CIRCLE: Final = 0.5523
"""Where the handles of a quarter circle stand, as a part of its radius."""
_NO_TOGGLE: Final = 1 << 14
_PRINT: Final = 4


class MissingField(LookupError):  # noqa: N818 (named for the fact)
    """The layout lost or made up fields; a bug."""

    def __init__(self, names: set[str]) -> None:
        super().__init__(f"other fields than the form has: {', '.join(sorted(names)[:5])}")
        self.names = names


def mend(pdf: pikepdf.Pdf, form: Form) -> None:
    """Mend all fields in place.

    :raises MissingField: if the fields of the document are not those of the form.
    """
    from pikepdf import Array, Dictionary, String  # noqa: PLC0415 (an extra)

    acroform = pdf.Root.AcroForm
    tops = [field for field in acroform.Fields if "/Parent" not in field]
    questions = {question.name: question for question in form.questions}
    spoken = dict(spoken_names(form))
    found = [str(field.T) for field in tops]
    if set(found) != questions.keys() | spoken.keys() or len(found) != len(set(found)):
        raise MissingField(set(found) ^ (questions.keys() | spoken.keys()) or set(found))
    dot, nothing = _Appearances(pdf), pdf.make_stream(b"")
    for name, field in zip(found, tops, strict=True):
        if name in questions:
            _mend_choice(field, questions[name], dot, nothing)
        else:
            _mend_text(field, spoken[name])
    font = pdf_font.add_font(pdf)
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(
            Fields=Array(tops),
            DR=Dictionary(Font=Dictionary({f"/{pdf_font.NAME}": font})),
            DA=String(typing()),
        )
    )


def spoken_names(form: Form) -> Iterator[tuple[str, str]]:
    """Yield the name of each text field and what a screen reader says for it."""
    for field in SUBJECT:
        yield field.key, _with_hint(field, field.label)
    for question in form.questions:
        offers = any(option.role == "not-applicable" for option in question.options)
        for field in (*((REASON,) if offers else ()), *FIELDS):
            label = f"{field.label} Bij vraag {question.number}: {question.text}"
            shown = label if field.label.endswith("?") else label.replace(" Bij", " bij", 1)
            yield name_of(question.full_id, field.key), _with_hint(field, shown)


def legend(question: FormQuestion) -> str:
    """Return what stands above the answers of a question, as one line."""
    mark = " (basismaatregel)" if question.must_have else ""
    return " ".join(f"{question.number}. {question.text}{mark}".split())


def typing() -> str:
    """Return the font, size and colour in which people type."""
    return f"/{pdf_font.NAME} {pdf_font.SIZE} Tf {INK} rg"


def _with_hint(field: Field, label: str) -> str:
    return " ".join((f"{label} ({DATE_HINT})" if field.kind == "date" else label).split())


def _mend_choice(field: Any, question: FormQuestion, dot: _Appearances, nothing: Any) -> None:
    """Make one field of a group of radios; its states are the ids of the options."""
    from pikepdf import Dictionary, Name, String  # noqa: PLC0415 (an extra)

    kids = list(field.Kids)
    if len(kids) != len(question.options):
        raise MissingField({question.name})
    field.TU = String(legend(question))
    field.Ff = int(field.Ff) & ~_NO_TOGGLE
    field.V = Name.Off
    del field.Opt
    for kid, option in zip(kids, question.options, strict=True):
        del kid.T
        del kid.FT
        kid.TU = String(f"{legend(question)} Antwoord: {option.label}")
        kid.Rect = _widened(kid.Rect)
        kid.F = _PRINT
        kid.AS = Name.Off
        kid.MK = Dictionary(CA=String("l"))
        kid.AP = Dictionary(N=Dictionary({f"/{option.id}": dot.of(kid.Rect), "/Off": nothing}))
        _as_form(nothing, kid.Rect)


def _mend_text(field: Any, spoken: str) -> None:
    from pikepdf import Array, String  # noqa: PLC0415 (an extra)

    field.TU = String(spoken)
    field.DA = String(typing())
    field.Border = Array([0, 0, 0])
    field.Rect = _normal(field.Rect)
    if "/V" in field and not str(field.V):
        del field.V


class _Appearances:
    """The dot of a chosen answer; rings of one size share it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.made: dict[tuple[float, float], Any] = {}

    def of(self, rect: Any) -> Any:
        """Return the appearance of the dot in a ring of this size."""
        width, height = _size(rect)
        if (width, height) not in self.made:
            stream = self.pdf.make_stream(_dot(width, height))
            _as_form(stream, rect)
            self.made[width, height] = stream
        return self.made[width, height]


def _as_form(stream: Any, rect: Any) -> None:
    from pikepdf import Array, Dictionary, Name  # noqa: PLC0415 (an extra)

    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, *_size(rect)])
    stream.Resources = Dictionary()


def _dot(width: float, height: float) -> bytes:
    """Draw a filled circle in the middle of the ring."""
    x, y = width / 2, height / 2
    radius = (min(width, height) / 2 - MARGIN) * 0.66
    far = radius * _CIRCLE
    lines = (
        f"{MARK} rg",
        f"{x + radius:.2f} {y:.2f} m",
        *(
            f"{x + a:.2f} {y + b:.2f} {x + c:.2f} {y + d:.2f} {x + e:.2f} {y + f:.2f} c"
            for a, b, c, d, e, f in (
                (radius, far, far, radius, 0, radius),
                (-far, radius, -radius, far, -radius, 0),
                (-radius, -far, -far, -radius, 0, -radius),
                (far, -radius, radius, -far, radius, 0),
            )
        ),
        "f",
    )
    return "\n".join(lines).encode()


def _size(rect: Any) -> tuple[float, float]:
    """Return width and height in points, rounded so that equal rings are equal."""
    left, bottom, right, top = (float(side) for side in rect)
    return round(right - left, 1), round(top - bottom, 1)


def _normal(rect: Any) -> Any:
    """Return a rectangle with its lower left corner first, in hundredths of a point."""
    from pikepdf import Array  # noqa: PLC0415 (an extra)

    x1, y1, x2, y2 = (round(float(side), 2) for side in rect)
    return Array([min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)])


def _widened(rect: Any) -> Any:
    from pikepdf import Array  # noqa: PLC0415 (an extra)

    left, bottom, right, top = (float(side) for side in _normal(rect))
    return Array([round(side, 2) for side in (left - MARGIN, bottom - MARGIN, right + MARGIN, top + MARGIN)])
