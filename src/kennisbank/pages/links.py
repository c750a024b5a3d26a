# SPDX-License-Identifier: EUPL-1.2
"""Where things stand: addresses of laws, docnames of pages, labels within pages.

The text of a law and its link are both made from the stored parts, so they cannot disagree.
Sources: Juriconnect standard BWB 1.3.1 (wetten.overheid.nl), ELI (eur-lex.europa.eu).
Stable: the docnames and labels, because people and other pages link to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.labels import paragraph_text

if TYPE_CHECKING:
    from kennisbank.model import Article, Law

HOME = "index"
LAWS = "wetten/index"
SOURCES = "bronnen/index"
TERMS = "begrippen/index"
KEYWORDS = "trefwoorden/index"
SEARCHING = "zoeken/index"
ROLES = "rollen/index"
INSTRUMENTS = "instrumenten/index"
FINDER = "instrumenten/wijzer/index"
SITUATIONS = "situaties/index"
OPEN_POINTS = "open-punten/index"
QUICKSCAN = "korte-scan/index"
RESULTS = "resultaten/index"
DOWNLOADS = "downloads/index"
METHOD = "methode/index"
ABOUT = "over/index"
PRIVACY = "privacy/index"
ACCESSIBILITY = "toegankelijkheid/index"
EDITORS = "redactie/index"
CODES = "redactie/codes/index"
DEVELOPERS = "ontwikkelaars/index"
COMMANDS = "ontwikkelaars/opdrachten/index"
PACKAGE = "ontwikkelaars/python/index"
DATA = "ontwikkelaars/gegevens/index"
EXCHANGED = ("antwoorden", "resultaat", "overzicht")
"""The schemas of what programs exchange; the others are of files that editors write."""

BWB_ADDRESS = "https://wetten.overheid.nl/jci1.3:c:"
ELI_ADDRESS = "https://eur-lex.europa.eu/eli/"
CVDR_ADDRESS = "https://lokaleregelgeving.overheid.nl/"


def domain_page(domain_id: str) -> str:
    """Return the docname of a domain."""
    return f"domeinen/{domain_id}/index"


def lesson_page(lesson_id: str) -> str:
    """Return the docname of a lesson."""
    return f"lessen/{lesson_id}/index"


def law_page(law_id: str) -> str:
    """Return the docname of a law with its articles."""
    return f"wetten/{law_id}/index"


def role_page(role_id: str) -> str:
    """Return the docname of a role."""
    return f"rollen/{role_id}/index"


def ladder_page(situation_id: str) -> str:
    """Return the docname of a situation that asks for an instrument."""
    return f"instrumenten/bij/{situation_id}/index"


def instrument_page(instrument_id: str) -> str:
    """Return the docname of an instrument."""
    return f"instrumenten/{instrument_id}/index"


def situation_page(situation_id: str) -> str:
    """Return the docname of a situation."""
    return f"situaties/{situation_id}/index"


def schema_page(name: str) -> str:
    """Return the docname of a schema's keys."""
    room = "ontwikkelaars" if name in EXCHANGED else "redactie"
    return f"{room}/{name}/index"


def schema_label(name: str, path: str) -> str:
    """Return the label of a part of a schema; an empty path is the whole file."""
    return f"schema-{name}-{path.replace('/', '-') or 'alles'}"


def code_label(code: str) -> str:
    """Return the label of a code that the check can give."""
    return f"code-{code.lower()}"


def name_label(name: str) -> str:
    """Return the label of a name of the Python package; MyST takes no label that starts with a line."""
    return f"python-naam-{name.strip('_').lower()}"


def section_label(lesson_id: str, section: str) -> str:
    """Return the label of a section of a lesson."""
    return f"les-{lesson_id}-{section}"


def question_label(lesson_id: str, question_id: str) -> str:
    """Return the label of a question; the form on the lesson page registers it."""
    return f"v-{lesson_id}--{question_id}"


def law_label(law_or_article_id: str) -> str:
    """Return the label of a law, or of an article on the page of its law."""
    return f"wet-{law_or_article_id}"


def source_label(source_id: str) -> str:
    """Return the label of a source on the page with sources."""
    return f"bron-{source_id}"


def note_label(prefix: str, number: int) -> str:
    """Return the label of a numbered source at the foot of a page; ``prefix`` is unique per page."""
    return f"{prefix}-bron-{number}"


def role_label(role_id: str) -> str:
    """Return the label of a role."""
    return f"rol-{role_id}"


def instrument_label(instrument_id: str) -> str:
    """Return the label of an instrument."""
    return f"instrument-{instrument_id}"


def ladder_label(situation_id: str) -> str:
    """Return the label of a situation that asks for an instrument."""
    return f"instrumentsituatie-{situation_id}"


def situation_label(situation_id: str) -> str:
    """Return the label of a situation that asks for action."""
    return f"situatie-{situation_id}"


def law_text(law: Law, article: Article | None = None) -> str:
    """Name a law or an article as people write it: ``Gemeentewet, artikel 172, derde lid``."""
    return f"{law.short}, {article_text(law, article)}" if article else law.short


def article_text(law: Law, article: Article) -> str:
    """Name an article where its law is known: ``artikel 172, derde lid``."""
    part = "onderdeel" if law.kind == "other" else "artikel"
    text = f"{part} {article.article}"
    return f"{text}, {paragraph_text(article.paragraph)}" if article.paragraph else text


def law_url(law: Law, article: Article | None = None) -> str | None:
    """Make the address of a law or an article; ``None`` if the law has no parts to make one from.

    A Dutch law gets the date of the text that was read, in force (``z``) and known (``g``) on that day;
    without that date the address leads to the text of today.
    """
    if law.bwb:
        return BWB_ADDRESS + law.bwb + _article_part(article) + _date_part(law, article)
    if law.eli:
        return f"{ELI_ADDRESS}{law.eli}/oj"
    if law.cvdr:
        return CVDR_ADDRESS + law.cvdr
    return law.url


def _article_part(article: Article | None) -> str:
    if article is None:
        return ""
    paragraph = f"&lid={article.paragraph}" if article.paragraph else ""
    return f"&artikel={article.article}{paragraph}"


def _date_part(law: Law, article: Article | None) -> str:
    date = (article.text_date if article else None) or law.text_date
    return f"&z={date}&g={date}" if date else ""
