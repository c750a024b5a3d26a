# SPDX-License-Identifier: EUPL-1.2
"""The form as a PDF that people fill in and print: tagged, in Dutch, made after PDF/UA-1.

The one form template is laid out by WeasyPrint; ``pdf_fields`` and ``pdf_origin`` then mend what that leaves.
Stable: one field per question, named by ``form.name_of``, whose value is the id of the option.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export import html, pdf_fields, pdf_font, pdf_origin, pdf_tree
from kennisbank.export.missing import MissingPackage
from kennisbank.form import NOT_APPLICABLE, UNKNOWN, Form, plain

if TYPE_CHECKING:
    from kennisbank.model import Catalogue

EXTRA: Final = "pdf"
PANGO: Final = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What brings the libraries of the system that WeasyPrint sets text with."""
STYLES: Final = ("tokens.css", "pdf.css")
"""Files of ``web/css`` that style the sheets, in this order."""
_ASSETS: Final = "kennisbank:"


class RefusedAddress(ValueError):  # noqa: N818 (named for the fact)
    """The layout asked for an address outside this package; a bug, for a PDF is made without a network."""

    def __init__(self, url: str) -> None:
        super().__init__(f"refused: {url}")
        self.url = url


class MissingPango(MissingPackage):
    """WeasyPrint is there, and the library of the system that it sets text with is not."""

    def __init__(self) -> None:
        super().__init__("weasyprint", EXTRA)
        self.msg = f"Voor een pdf is de bibliotheek Pango nodig. Debian en Ubuntu: {PANGO}."


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the fillable PDF; the same form gives the same bytes.

    :raises MissingPackage: without weasyprint, pikepdf or jinja2.
    """
    tools = _tools()
    page = tools.weasyprint.HTML(string=source(catalogue, form), url_fetcher=tools.fetcher)
    pdf_tree.prepare(page.etree_element, form)
    footer = tools.weasyprint.CSS(string=html.running_footer(form), url_fetcher=tools.fetcher)
    laid_out = page.write_pdf(
        font_config=tools.fonts,
        stylesheets=[*tools.styles, footer],
        pdf_forms=True,
        pdf_variant="pdf/ua-1",
        uncompressed_pdf=True,
    )
    with tools.pikepdf.open(tools.as_file(laid_out)) as pdf:
        pdf_fields.mend(pdf, form)
        pdf_origin.mend(pdf, catalogue, form)
        return pdf_origin.save(pdf)


def source(catalogue: Catalogue, form: Form) -> str:
    """Return the page that is laid out, before its elements are renamed."""
    template = html.environment().get_template("pdf.html.jinja")
    from markupsafe import Markup  # noqa: PLC0415 (comes with jinja2, an extra)

    body = html.render_form(form, level=pdf_tree.section_level(form), subject=True)
    settings = catalogue.settings
    return template.render(
        form=form,
        body=Markup(body),  # noqa: S704 (our own template, escaped)
        groups=html.groups(form),
        must_haves=sum(question.must_have for question in form.questions),
        unknown=html.label_of(form, UNKNOWN),
        not_applicable=html.label_of(form, NOT_APPLICABLE),
        origin=plain(settings.origin.text),
        disclaimer=plain(settings.disclaimer),
        licence=settings.licence.content,
    )


def losses(form: Form) -> list[str]:
    """Return what a PDF cannot carry for this form."""
    found = [
        "Een pdf rekent geen score uit. Open het ingevulde bestand in de kennisbank: dan zie je de score.",
        "Een pdf kijkt niet na wat je invult, zoals een datum die niet bestaat.",
    ]
    found.append("Op papier past een lange notitie niet in haar vak; in het bestand blijft ze heel.")
    if any(question.condition for question in form.questions):
        found.append("Voorwaarden staan er in woorden: sla zelf over wat niet geldt.")
    if any(option.role == NOT_APPLICABLE for question in form.questions for option in question.options):
        found.append("Een pdf vraagt niet zelf om de reden bij een vraag die niet van toepassing is.")
    return found


@dataclass(frozen=True, slots=True)
class _Tools:
    """What is made once for all files: the packages, the parsed styles and the fonts."""

    weasyprint: Any
    pikepdf: Any
    fetcher: Any
    fonts: Any
    styles: tuple[Any, ...]
    as_file: Any


@functools.cache
def _tools() -> _Tools:
    import io  # noqa: PLC0415

    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise MissingPackage("weasyprint", EXTRA) from error
    except OSError as error:
        raise MissingPango from error
    try:
        import pikepdf  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("pikepdf", EXTRA) from error
    fetcher, fonts, folder = _fetcher(), FontConfiguration(), resources.files("kennisbank") / "web" / "css"
    texts = [folder.joinpath(name).read_text("utf-8") for name in STYLES]
    styles = tuple(weasyprint.CSS(string=text, font_config=fonts, url_fetcher=fetcher) for text in texts)
    return _Tools(weasyprint, pikepdf, fetcher, fonts, styles, io.BytesIO)


def _fetcher() -> Any:
    """Return what gives the layout our own fonts, and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]  # noqa: PLC0415

    class Own(URLFetcher):  # type: ignore[misc]
        """Only fonts of this package, and data that stands in the style itself."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if not url.startswith(_ASSETS):
                raise RefusedAddress(url)
            return URLFetcherResponse(url, pdf_font.font_file(url.removeprefix(_ASSETS)))

    return Own(allowed_protocols=("data",), fail_on_errors=True)
