# SPDX-License-Identifier: EUPL-1.2
"""The fonts of a PDF: our variable ones made fixed once, and the one in which viewers set what people type.

WeasyPrint would fix a variable font anew for each file, which takes longer than the layout. Its fonts are
numbered by glyph, which few viewers can write with: people type in a simple font with the Windows alphabet.
"""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pikepdf

NAME: Final = "KBInvul"
"""Its name among the form's resources."""
SIZE: Final = 9.0
"""In points."""
FILES: Final = {
    "text.ttf": ("source-sans-3-latin-wght-normal.woff2", 400),
    "strong.ttf": ("source-sans-3-latin-wght-normal.woff2", 600),
    "title.ttf": ("source-serif-4-latin-wght-normal.woff2", 600),
}
"""The files that the style asks for: variable font and weight."""
TYPING: Final = "typing.ttf"
"""The file that the style asks for where people type."""
_FIRST: Final = 32
_LAST: Final = 255
_NONSYMBOLIC: Final = 32


@dataclass(frozen=True, slots=True)
class TypingFont:
    """A TrueType file and its figures, in thousandths of the size."""

    data: bytes
    widths: tuple[int, ...]
    """Of the codes 32 to 255 of Windows-1252; 0 where the font lacks the letter."""
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int


def font_file(name: str) -> bytes:
    """Return a font of ``FILES`` or ``TYPING``, as TrueType.

    :raises KeyError: for another name.
    """
    return typing_font().data if name == TYPING else fixed_font(*FILES[name])


@functools.cache
def fixed_font(file: str, weight: int) -> bytes:
    """Return one weight of a variable font of ``web/fonts``, as TrueType."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (comes with weasyprint, an extra)

    return _saved(_fixed(TTFont(io.BytesIO(_read(file)), recalcTimestamp=False), weight))


@functools.cache
def typing_font() -> TypingFont:
    """Return the upright text font at its normal weight, with the letters of Windows-1252 that it has."""
    from fontTools import subset  # noqa: PLC0415 (comes with weasyprint, an extra)
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(io.BytesIO(font_file("text.ttf")), recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[1, 2, 4, 6], notdef_outline=True)
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in _letters() if letter])
    subsetter.subset(font)
    return _figures(font, _saved(font))


def add_font(pdf: pikepdf.Pdf) -> Any:
    """Add the font to a document and return its dictionary."""
    from pikepdf import Array, Dictionary, Name  # noqa: PLC0415 (an extra)

    font = typing_font()
    stream = pdf.make_stream(font.data, Length1=len(font.data))
    name = Name("/KBINVL+SourceSans3-Regular")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_NONSYMBOLIC,
        FontBBox=Array(list(font.box)),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.cap_height,
        StemV=80,
        MissingWidth=0,
        FontFile2=stream,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            FirstChar=_FIRST,
            LastChar=_LAST,
            Widths=Array(list(font.widths)),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def _read(file: str) -> bytes:
    return resources.files("kennisbank").joinpath("web", "fonts", file).read_bytes()


def _fixed(font: Any, weight: int) -> Any:
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415

    return instantiateVariableFont(font, {"wght": weight}, inplace=True, static=True, updateFontNames=True)


def _saved(font: Any) -> bytes:
    out = io.BytesIO()
    font.flavor = None
    font.save(out)
    return out.getvalue()


def _letters() -> tuple[str, ...]:
    """Return the letter of each code from 32 to 255, empty where Windows-1252 has none."""
    return tuple(bytes([code]).decode("cp1252", "ignore") for code in range(_FIRST, _LAST + 1))


def _figures(font: Any, data: bytes) -> TypingFont:
    scale = 1000 / font["head"].unitsPerEm
    names, advances, head = font.getBestCmap(), font["hmtx"], font["head"]

    def width(letter: str) -> int:
        return round(advances[names[ord(letter)]][0] * scale) if letter and ord(letter) in names else 0

    return TypingFont(
        data=data,
        widths=tuple(width(letter) for letter in _letters()),
        box=tuple(round(side * scale) for side in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(font["hhea"].ascent * scale),
        descent=round(font["hhea"].descent * scale),
        cap_height=round(font["OS/2"].sCapHeight * scale),
    )
