# SPDX-License-Identifier: EUPL-1.2
"""The picture that goes with a page when people share it: its title in our own letters on our own colour.

Source: Open Graph protocol (ogp.me); 1200 by 630 is what the large networks show whole. The same words give
the same bytes with the same version of Pillow.
"""

from __future__ import annotations

import functools
import hashlib
import io
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

WIDTH: Final = 1200
HEIGHT: Final = 630
_FONTS: Final = Path(__file__).parents[1] / "web" / "fonts"
_SERIF: Final = "source-serif-4-latin-wght-normal.woff2"
_SANS: Final = "source-sans-3-latin-wght-normal.woff2"
# those of web/css/tokens.css: primary-strong, mark, on-primary, primary-soft
_GROUND, _ACCENT, _TITLE, _SMALL = "#073b46", "#f0b429", "#ffffff", "#dcecee"
_MARGIN: Final = 84
_SIZES: Final = (76, 66, 58, 50, 44)
"""Sizes to try for a title, the largest first."""
_LINES: Final = 4
_COLOURS: Final = 32
"""So few colours keep a picture under 20 kB; letters stay smooth."""
_EDITION: Final = "1"
"""Rises when pictures of the same words must look different, so that they get another name."""


def name(title: str, above: str, below: str) -> str:
    """Return the file name of the picture with these words."""
    return hashlib.sha256("\0".join((_EDITION, title, above, below)).encode()).hexdigest()[:20] + ".png"


def draw(title: str, above: str, below: str) -> bytes:
    """Return the picture as PNG.

    :param above: the part of the site that the page belongs to; may be empty.
    :param below: the name of the site.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 20, HEIGHT), fill=_ACCENT)
    small = _font(_SANS, 34, 400)
    pen.text((_MARGIN, _MARGIN), _fitted(above, small), font=small, fill=_SMALL)
    font, lines = _set(title)
    height = int(font.size * 1.16)
    top = (HEIGHT - height * len(lines)) // 2
    for number, line in enumerate(lines):
        pen.text((_MARGIN, top + number * height), line, font=font, fill=_TITLE)
    pen.text((_MARGIN, HEIGHT - _MARGIN - 34), _fitted(below, small), font=small, fill=_SMALL)
    made = io.BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE).save(made, "PNG", optimize=False)
    return made.getvalue()


@functools.cache
def _font(file: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FONTS / file, size)
    font.set_variation_by_axes([weight])
    return font


def _set(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest letters in which a title fits, and its lines; the smallest may be cut short."""
    font = _font(_SERIF, _SIZES[0], 600)
    lines: list[str] = []
    for size in _SIZES:
        font = _font(_SERIF, size, 600)
        lines = _broken(title, font)
        if len(lines) <= _LINES:
            return font, [_fitted(line, font) for line in lines]
    last = _fitted(f"{lines[_LINES - 1]} …", font)
    return font, [*(_fitted(line, font) for line in lines[: _LINES - 1]), last]


def _broken(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitted(text: str, font: ImageFont.FreeTypeFont) -> str:
    """Cut text that is wider than the picture."""
    if font.getlength(text) <= WIDTH - 2 * _MARGIN:
        return text
    while text and font.getlength(f"{text}…") > WIDTH - 2 * _MARGIN:
        text = text[:-1]
    return f"{text.rstrip()}…"
