# SPDX-License-Identifier: EUPL-1.2
"""The page of a situation: what to do now stands first, for a reader in a hurry with a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kennisbank import labels
from kennisbank.pages import links, myst, situations
from kennisbank.pages.running import Page, Site, lesson_ref, question_ref
from kennisbank.pages.usage import source_refs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kennisbank.model import Action, Claim, Contact, Duty, Lesson, Question, Situation, SourceRef
    from kennisbank.pages.myst import Block, Inline


def render(site: Site, situation: Situation) -> str:
    """Write the page of one situation."""
    label = links.situation_label(situation.id)
    page = Page(site, label, _refs_in_page_order(situation))
    hurried = Page(site, label, _refs_in_page_order(situation), link_terms=False)
    sections: list[tuple[str, str, Block]] = [
        ("eerste-uur", "Eerste uur", _first_hour(hurried, situation)),
        ("bellen", "Wie bel je", _contacts(hurried, situation.contacts)),
        ("eerste-72-uur", "Eerste 72 uur", _actions(page, situation.first_72_hours)),
        ("plichten", "Plichten en termijnen", _duties(page, situation.duties)),
        ("daarna", "Daarna", _actions(page, situation.aftermath)),
        ("valkuilen", "Valkuilen", _pitfalls(page, situation.pitfalls)),
        ("agenda", "Zet het op de agenda", _claims(page, situation.agenda)),
        ("lessen", "Lessen en vragen die nu tellen", _lessons(site, situation)),
        ("bronnen", "Bronnen", page.sources()),
    ]
    return myst.document(
        situation.summary,
        myst.paragraph(myst.page(situations.TITLE, links.SITUATIONS), "kb-eyebrow"),
        myst.heading(1, situation.title, label),
        myst.paragraph(myst.escape(situation.summary), "kb-when"),
        *(
            myst.stack(myst.heading(2, title, f"{label}-{name}"), body)
            for name, title, body in sections
            if body
        ),
    )


def _refs_in_page_order(situation: Situation) -> Iterator[SourceRef]:
    """Yield references in the order in which the page shows them, so that numbers rise while you read."""
    for part in (
        *(situation.first_hour, situation.contacts, situation.first_72_hours, situation.duties),
        *(situation.aftermath, situation.pitfalls, situation.agenda),
    ):
        yield from source_refs(part)
    yield from situation.sources


def _first_hour(page: Page, situation: Situation) -> Block:
    """Write the first actions; a number that must be called can be called from here."""
    phones = {contact.phone for contact in situation.contacts if contact.phone}
    items = [_action(page, action, _callable(action.text, phones)) for action in situation.first_hour]
    return myst.numbered(items, "kb-steps")


def _callable(text: str, phones: Collection[str]) -> Inline:
    """Write text in which each of these numbers can be called."""
    numbers = "|".join(re.escape(phone) for phone in sorted(phones, key=len, reverse=True))
    pieces = re.split(rf"(?<!\d)({numbers})(?!\d)", myst.fold(text)) if numbers else [myst.fold(text)]
    return myst.join(myst.call(piece) if piece in phones else myst.words(piece) for piece in pieces)


def _actions(page: Page, actions: Sequence[Action]) -> Block:
    return myst.numbered([_action(page, action, page.text(action.text)) for action in actions], "kb-steps")


def _action(page: Page, action: Action, text: Inline) -> Block:
    """Write what to do; who does it, the law and the sources stand below, out of the way."""
    who = f"Wie: {page.site.role_title(action.role)}." if action.role else ""
    notes = myst.sentence(myst.escape(who), page.laws(action.laws), page.refs(action.sources))
    return myst.stack(myst.paragraph(text), myst.paragraph(notes, "kb-small"))


def _contacts(page: Page, contacts: Sequence[Contact]) -> Block:
    return myst.bullets([_contact(page, contact) for contact in contacts], "kb-rows kb-contacts")


def _contact(page: Page, contact: Contact) -> Block:
    ways = [myst.call(contact.phone)] if contact.phone else []
    ways += [myst.mail(contact.email)] if contact.email else []
    ways += [myst.link(_host(contact.url), contact.url)] if contact.url else []
    hours = f"Bereikbaar: {contact.hours}." if contact.hours else ""
    return myst.stack(
        myst.paragraph(myst.strong(contact.name)),
        myst.paragraph(myst.join(ways, " · ")),
        myst.paragraph(page.text(contact.purpose)),
        myst.paragraph(myst.sentence(myst.escape(hours), page.refs(contact.sources)), "kb-small"),
    )


def _host(url: str) -> str:
    """Name a site by its address, so that the link says where it leads."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _duties(page: Page, duties: Sequence[Duty]) -> Block:
    rows = [
        [
            myst.escape(labels.capitalise(duty.clock)),
            myst.sentence(page.text(duty.text), page.refs(duty.sources)),
            page.site.law_refs(duty.laws) or myst.escape("–"),
        ]
        for duty in duties
    ]
    return myst.table(["Wanneer", "Wat je moet", "Wet"], rows)


def _pitfalls(page: Page, claims: Sequence[Claim]) -> Block:
    icon = myst.role("kb-icon", "let-op")
    return myst.bullets([myst.sentence(icon, page.claim(claim)) for claim in claims], "kb-plain")


def _claims(page: Page, claims: Sequence[Claim]) -> Block:
    return myst.bullets([page.claim(claim) for claim in claims])


def _lessons(site: Site, situation: Situation) -> Block:
    """List the lessons of a situation with the questions that count now, then those of other questions."""
    questions = _questions(site, situation)
    order = dict.fromkeys([*situation.lessons, *questions])
    lessons = [site.catalogue.lessons[one] for one in order if one in site.catalogue.lessons]
    return myst.bullets(
        [
            myst.stack(
                myst.paragraph(
                    myst.sentence(
                        myst.strong_inline(myst.join([lesson_ref(lesson), myst.escape(".")])),
                        myst.escape(lesson.summary),
                    )
                ),
                myst.bullets([question_ref(lesson, question) for question in questions.get(lesson.id, [])]),
            )
            for lesson in lessons
        ],
        "kb-rows",
    )


def _questions(site: Site, situation: Situation) -> dict[str, list[Question]]:
    """Return the questions that count now by lesson id; one that was retired stands on no form."""
    known: dict[str, tuple[Lesson, Question]] = {
        full_id: (lesson, question) for full_id, lesson, question in site.catalogue.questions()
    }
    found: dict[str, list[Question]] = {}
    for lesson, question in (known[full_id] for full_id in situation.questions if full_id in known):
        found.setdefault(lesson.id, []).append(question)
    return found
