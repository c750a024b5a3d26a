# SPDX-License-Identifier: EUPL-1.2
"""The map on paper and as a picture: an A3 poster as a tagged PDF (PDF/UA-1), and a PNG to share.

Both are set by WeasyPrint from the same drawing as the page; PDFium turns the picture's sheet into pixels, so
that paper and picture have the same letters. The same catalogue gives the same bytes.
"""

from __future__ import annotations

import base64
import functools
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kennisbank import labels
from kennisbank.export import html, pdf_origin
from kennisbank.export.missing import MissingPackage
from kennisbank.export.pdf import MissingPango
from kennisbank.export.pdf_font import font_file
from kennisbank.export.stamp import moment
from kennisbank.map import colours, draw, figure, wide
from kennisbank.map.texts import described
from kennisbank.pages.myst import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.model import Catalogue

EXTRA: Final = "site"
PICTURE: Final = (1200, 630)
"""Width and height of the picture as sites show it when one shares a link; it holds twice as many pixels."""
_SCALE: Final = 2
_COLOURS: Final = 128
"""A map has few; that makes the file a quarter as large."""
_SENTENCE: Final = re.compile(r"(?<=[.!?]) ")
_FACES: Final = (
    ("Source Sans 3", 400, "text.ttf"),
    ("Source Sans 3", 600, "strong.ttf"),
    ("Source Serif 4", 600, "title.ttf"),
)


@dataclass(frozen=True, slots=True)
class Poster:
    """The map as a file of the site."""

    title: str
    path: str
    """From the root of the site."""
    size: int
    """In bytes."""


def pdf(catalogue: Catalogue, icons: Mapping[str, str]) -> bytes:
    """Return the A3 poster.

    :param icons: the ``<symbol>`` of each icon by name.
    :raises MissingPackage: without weasyprint, pikepdf or jinja2.
    """
    tools = _tools()
    made = _laid_out(
        tools, source(catalogue, icons), "poster.css", pdf_variant="pdf/ua-1", uncompressed_pdf=True
    )
    with tools.pikepdf.open(io.BytesIO(made)) as document:
        _mend(tools, document, catalogue)
        return pdf_origin.save(document)


def png(catalogue: Catalogue, icons: Mapping[str, str]) -> bytes:
    """Return the picture.

    :raises MissingPackage: as for ``pdf``, and without pypdfium2.
    """
    try:
        import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
        from PIL.Image import Dither  # noqa: PLC0415 (comes with weasyprint)
    except ImportError as error:
        raise MissingPackage("pypdfium2", EXTRA) from error
    page = _laid_out(_tools(), source(catalogue, icons, picture=True), "picture.css")
    document = pypdfium2.PdfDocument(page)
    try:
        drawn = document[0].render(scale=_SCALE * PICTURE[0] / document[0].get_width()).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    drawn.convert("RGB").quantize(_COLOURS, dither=Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def source(catalogue: Catalogue, icons: Mapping[str, str], *, picture: bool = False) -> str:
    """Return the page that is laid out: the poster, or the sheet of the picture."""
    settings = catalogue.settings
    route = figure.stops(catalogue, icons)
    drawn = alone(catalogue, icons)
    width, height = _fitting(catalogue)
    return (
        html.environment()
        .get_template("poster.html.jinja")
        .render(
            picture=picture,
            title=fold(settings.title),
            heading=fold(settings.subtitle),
            sentences=_SENTENCE.split(fold(settings.subtitle)),
            lead=fold(settings.summary),
            image=f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}",
            alternative=f"{described(route)}. De delen staan hieronder.",
            width=width,
            height=height,
            parts=[
                {
                    "name": stop.name,
                    "summary": fold(catalogue.domains[stop.id].summary),
                    "lessons": [fold(lesson.title) for lesson in catalogue.lessons_of(stop.id)],
                }
                for stop in route
            ],
            origin=fold(settings.origin.text),
            disclaimer=fold(settings.disclaimer),
            licence=settings.licence.content,
            version=settings.version,
            checked=labels.date_text(settings.checked_until),
            site_url=settings.site_url or "",
        )
    )


def alone(catalogue: Catalogue, icons: Mapping[str, str]) -> str:
    """Return the wide sheet as an SVG file that needs nothing else."""
    sheet = wide.lay_out(figure.stops(catalogue, icons))
    drawn = draw.image(sheet, figure.levels(catalogue), icons)
    style = f'<style>{colours.style()}</style><rect class="kb-map__land" width="100%" height="100%"/>'
    return drawn.replace("<!-- style -->", style, 1)


def _fitting(catalogue: Catalogue) -> tuple[int, int]:
    """Return the size of the map in the picture: as large as its heading leaves room."""
    sheet = wide.lay_out(figure.stops(catalogue))
    scale = min(PICTURE[0] / sheet.width, (PICTURE[1] - 112) / sheet.height)
    return round(sheet.width * scale), round(sheet.height * scale)


def _laid_out(tools: _Tools, text: str, sheet: str, **options: Any) -> bytes:
    page = tools.weasyprint.HTML(string=text, url_fetcher=tools.fetcher)
    made: bytes = page.write_pdf(font_config=tools.fonts, stylesheets=[tools.sheet(sheet)], **options)
    return made


def _mend(tools: _Tools, document: Any, catalogue: Catalogue) -> None:
    """Date the poster by its content, and name its language where programs look for that."""
    name, day = tools.pikepdf.Name, moment(catalogue)
    for key in ("CreationDate", "ModDate"):
        document.docinfo[name(f"/{key}")] = tools.pikepdf.String(day.strftime("D:%Y%m%d%H%M%SZ"))
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:language"] = {"nl"}
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = day.strftime("%Y-%m-%dT%H:%M:%SZ")
    tree = document.Root.StructTreeRoot
    tree.ParentTreeNextKey = 1 + max(int(key) for key in list(tree.ParentTree.Nums)[::2])


@dataclass(frozen=True, slots=True)
class _Tools:
    """The packages, and what is made once."""

    weasyprint: Any
    pikepdf: Any
    fetcher: Any
    fonts: Any

    def sheet(self, name: str) -> Any:
        """Return a parsed style: the faces, the light tokens, and a file of ``web/css``."""
        return self.weasyprint.CSS(
            string=_faces() + colours.root() + colours.read(name),
            font_config=self.fonts,
            url_fetcher=self.fetcher,
        )


@functools.cache
def _tools() -> _Tools:
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise MissingPackage("weasyprint", EXTRA) from error
    except OSError as error:
        raise MissingPango from error
    try:
        import pikepdf  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("pikepdf", EXTRA) from error
    fetcher = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    return _Tools(weasyprint, pikepdf, fetcher, FontConfiguration())


@functools.cache
def _faces() -> str:
    """Return our fonts as part of the style, so that nothing is looked up elsewhere."""
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight};'
        f" src: url(data:font/ttf;base64,{base64.b64encode(font_file(file)).decode()}); }}\n"
        for family, weight, file in _FACES
    )
