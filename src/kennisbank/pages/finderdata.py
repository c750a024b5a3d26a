# SPDX-License-Identifier: EUPL-1.2
"""What the script of the finder knows: situations, facts and instruments, as plain JSON.

Stable: the shape, which ``web/js/wijzer.js`` and ``web/js/weighing.js`` read as ``KennisbankInstruments``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kennisbank import labels
from kennisbank.form import plain
from kennisbank.pages import instruments, links
from kennisbank.pages.running import Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.model import Catalogue, Claim, Instrument, InstrumentSituation

NAME: Final = "KennisbankInstruments"


def finder_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return ``{"situations", "facts", "instruments"}``; addresses count from the root of the site."""
    site = Site.of(catalogue)
    return {
        "situations": [_situation(site, one) for one in catalogue.instrument_situations.values()],
        "facts": {fact.id: plain(fact.text) for fact in catalogue.facts.values()},
        "instruments": {one.id: _instrument(site, one) for one in catalogue.instruments.values()},
    }


def _situation(site: Site, situation: InstrumentSituation) -> dict[str, Any]:
    return {
        "id": situation.id,
        "title": plain(situation.title),
        "summary": plain(situation.summary),
        "url": f"{links.ladder_page(situation.id)}.html",
        "instruments": [
            {"id": choice.id, "note": plain(choice.note or "")}
            for choice in situation.instruments
            if choice.id in site.catalogue.instruments
        ],
    }


def _instrument(site: Site, instrument: Instrument) -> dict[str, Any]:
    return {
        "title": plain(instrument.title),
        "rung": instrument.rung,
        "weight": instruments.weight(instrument),
        "summary": plain(instrument.summary),
        "url": f"{links.instrument_page(instrument.id)}.html",
        "holder": plain(site.role_names(instrument.holder, capital=True)),
        "laws": _laws(site, instrument.laws),
        "conditions": _texts(instrument.conditions),
        "file": _texts(instrument.file),
        "needs": [
            {**_reason(site, need), "any_of": [list(row) for row in need.any_of]} for need in instrument.needs
        ],
        "excluded_by": [{**_reason(site, one), "fact": one.fact} for one in instrument.excluded_by],
    }


def _texts(claims: Sequence[Claim]) -> list[str]:
    return [plain(claim.text) for claim in claims]


def _reason(site: Site, part: Claim) -> dict[str, str]:
    return {"text": plain(part.text), "law": "; ".join(law["text"] for law in _laws(site, part.laws))}


def _laws(site: Site, law_ids: Sequence[str]) -> list[dict[str, str]]:
    """Name laws and articles; of articles of one law in a row only the first names it."""
    found: list[dict[str, str]] = []
    named: str | None = None
    for law, article in filter(None, (site.law(law_id) for law_id in law_ids)):
        short = article is not None and law.id == named
        text = links.article_text(law, article) if short and article else links.law_text(law, article)
        code = (article or law).status
        url = f"{links.law_page(law.id)}.html#{links.law_label((article or law).id)}"
        found.append({"text": plain(text), "url": url, "code": code, "status": labels.LAW_STATUS[code]})
        named = law.id if article else None
    return found
