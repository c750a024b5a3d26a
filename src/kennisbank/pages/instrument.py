# SPDX-License-Identifier: EUPL-1.2
"""The page of an instrument: who decides, when it is allowed, what the file needs and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.pages import instruments, lawtable, links, myst
from kennisbank.pages.myst import Block, Inline
from kennisbank.pages.running import Page, Site, instrument_ref, lesson_ref, status
from kennisbank.pages.usage import law_ids, source_refs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kennisbank.model import Claim, Instrument, SourceRef


def render(site: Site, instrument: Instrument) -> str:
    """Write the page of one instrument."""
    label = links.instrument_label(instrument.id)
    page = Page(site, label, _refs_in_page_order(instrument))
    laws = lawtable.table(site, law_ids(instrument))
    sections: list[tuple[str, str, Block]] = [
        ("voorwaarden", "Wanneer het mag", _claims(page, instrument.conditions)),
        ("evenredigheid", "Weeg of het past", _claims(page, instrument.proportionality)),
        ("dossier", "Wat in het dossier hoort", _claims(page, instrument.file)),
        ("grenzen", "Wat het niet kan", _limits(page, instrument.cannot)),
        ("mandaat", "Wie mag tekenen", _mandate(page, instrument)),
        ("wetten", "Wat de wet zegt", laws),
        ("samen", "Wat erbij past", _combinations(site, instrument)),
        ("situaties", "Waar het bij kan passen", _situations(site, instrument)),
        ("lessen", "Lessen hierover", _lessons(site, instrument)),
        ("bronnen", "Bronnen", page.sources()),
    ]
    return myst.document(
        instrument.summary,
        myst.paragraph(myst.page(instruments.TITLE, links.INSTRUMENTS), "kb-eyebrow"),
        myst.heading(1, instrument.title, label),
        myst.paragraph(page.text(instrument.summary), "kb-lead"),
        _facts(site, instrument),
        *(
            myst.stack(myst.heading(2, title, f"{label}-{name}"), body)
            for name, title, body in sections
            if body
        ),
    )


def _refs_in_page_order(instrument: Instrument) -> Iterator[SourceRef]:
    """Yield references in the order in which the page shows them, so that numbers rise while you read."""
    for part in (instrument.conditions, instrument.proportionality, instrument.file, instrument.cannot):
        yield from source_refs(part)
    yield from source_refs(instrument.mandate)
    yield from instrument.sources


def _facts(site: Site, instrument: Instrument) -> Block:
    laws = site.law_refs(instrument.laws)
    pairs = [
        ("Wie beslist", instruments.holders(site, instrument)),
        ("Hoe zwaar", myst.escape(instruments.weight(instrument))),
        ("Wet", laws),
        ("Status", _status(site, instrument)),
    ]
    return myst.facts([(name, value) for name, value in pairs if value])


def _status(site: Site, instrument: Instrument) -> Inline:
    """Say of the laws that the instrument rests on whether they hold, each answer once."""
    found = [site.law(law_id) for law_id in instrument.laws]
    codes = [(article or law).status for law, article in filter(None, found)]
    return myst.sentence(*(status(code) for code in dict.fromkeys(codes)))


def _claims(page: Page, claims: Sequence[Claim]) -> Block:
    return myst.bullets([page.claim(claim) for claim in claims])


def _limits(page: Page, claims: Sequence[Claim]) -> Block:
    icon = myst.role("kb-icon", "let-op")
    return myst.bullets([myst.sentence(icon, page.claim(claim)) for claim in claims], "kb-plain")


def _mandate(page: Page, instrument: Instrument) -> Block:
    return myst.paragraph(page.claim(instrument.mandate)) if instrument.mandate else Block("")


def _combinations(site: Site, instrument: Instrument) -> Block:
    others = [
        site.catalogue.instruments[other]
        for other in instrument.combines_with
        if other in site.catalogue.instruments
    ]
    return myst.bullets(
        [
            myst.sentence(
                myst.strong_inline(myst.join([instrument_ref(other), myst.escape(".")])),
                myst.escape(other.summary),
            )
            for other in others
        ],
        "kb-rows",
    )


def _situations(site: Site, instrument: Instrument) -> Block:
    """List the situations in whose ladder the instrument stands, with what counts there."""
    return myst.bullets(
        [
            myst.sentence(
                myst.page(situation.title, links.ladder_page(situation.id)),
                myst.escape(f"– {choice.note}" if choice.note else ""),
            )
            for situation in site.catalogue.instrument_situations.values()
            for choice in situation.instruments
            if choice.id == instrument.id
        ]
    )


def _lessons(site: Site, instrument: Instrument) -> Block:
    lessons = [site.catalogue.lessons[one] for one in instrument.lessons if one in site.catalogue.lessons]
    return myst.bullets([lesson_ref(lesson) for lesson in lessons])
