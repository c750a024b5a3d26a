# SPDX-License-Identifier: EUPL-1.2
"""The page of a lesson: summary first, then why, how, the checklist, the law and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank import labels
from kennisbank.pages import downloads, lawtable, links, myst, report
from kennisbank.pages.myst import Block, Inline
from kennisbank.pages.running import Page, Site, lesson_ref, question_ref
from kennisbank.pages.usage import lesson_law_ids, source_refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Activity, Claim, Example, Lesson, SourceRef, Step, ThenAndNow


def render(site: Site, lesson: Lesson) -> str:
    """Write the page of one lesson."""
    page = Page(site, f"les-{lesson.id}", _refs_in_page_order(lesson))
    return myst.document(
        lesson.summary,
        _eyebrow(site, lesson),
        myst.heading(1, lesson.title, f"les-{lesson.id}"),
        myst.paragraph(page.text(lesson.summary), "kb-lead"),
        _facts(site, lesson),
        _section(lesson, "waarom", "Waarom dit telt", *_claims(page, lesson.why)),
        _section(lesson, "aanpak", "Zo pak je het aan", _steps(page, lesson)),
        _section(lesson, "praktijk", "Uit de praktijk", *_examples(page, lesson)),
        _section(lesson, "valkuilen", "Valkuilen", _pitfalls(page, lesson)),
        _section(lesson, "rollen", "Wie doet wat", _tasks(page, lesson)),
        _section(lesson, "herhalen", "Wat je herhaalt", _activities(page, lesson)),
        _section(lesson, "toen-en-nu", "Toen en nu", _then_and_now(page, lesson)),
        _section(lesson, "checklist", "Checklist", *_checklist(site, lesson)),
        _section(lesson, "downloads", "Deze checklist als bestand", *_files(lesson)),
        _section(lesson, "wetten", "Wat de wet zegt", lawtable.table(site, lesson_law_ids(lesson))),
        _section(lesson, "open", "Wat we niet weten", _open_points(page, lesson)),
        _section(lesson, "bronnen", "Bronnen", page.sources()),
        _section(lesson, "verwant", "Verwante lessen", _related(site, lesson)),
        _section(lesson, "versie", "Versie en data", *_version(site, lesson)),
        _section(lesson, "melden", report.TITLE, report.block(site.catalogue.settings, lesson)),
    )


def _refs_in_page_order(lesson: Lesson) -> Iterator[SourceRef]:
    """Yield references in the order in which the page shows them, so that numbers rise while you read."""
    for part in (lesson.why, lesson.steps, lesson.examples, lesson.pitfalls, lesson.roles):
        yield from source_refs(part)
    for activity in lesson.activities:
        yield from activity.sources
    for item in lesson.then_and_now:
        yield from item.sources
        yield from source_refs(item.now)
    yield from source_refs(lesson.questions)
    yield from lesson.sources


def _section(lesson: Lesson, name: str, title: str, *blocks: Block) -> Block:
    """Put blocks under a heading; without blocks the section is left out."""
    body = myst.stack(*blocks)
    return myst.stack(myst.heading(2, title, links.section_label(lesson.id, name)), body) if body else body


def _eyebrow(site: Site, lesson: Lesson) -> Block:
    domain = site.catalogue.domain_of(lesson.id)
    place = [entry.id for entry in domain.lessons].index(lesson.id) + 1
    name = myst.page(domain.title, links.domain_page(domain.id))
    count = myst.escape(f", les {place} van {len(domain.lessons)}")
    return myst.paragraph(
        myst.sentence(myst.role("kb-icon", domain.icon), myst.join([name, count])), "kb-eyebrow"
    )


def _facts(site: Site, lesson: Lesson) -> Block:
    readers = list(dict.fromkeys(task.role for task in lesson.roles))
    facts = [
        ("Voor", site.role_titles(readers, capital=True)),
        ("Checklist", myst.escape(labels.count(len(lesson.questions), "vraag", "vragen"))),
        ("Bijgewerkt", myst.escape(labels.date_text(lesson.updated))),
        ("Versie", myst.escape(f"{lesson.version}.{lesson.revision}")),
    ]
    return myst.facts([(name, value) for name, value in facts if value])


def _claims(page: Page, claims: tuple[Claim, ...]) -> list[Block]:
    return [myst.paragraph(page.claim(claim)) for claim in claims]


def _steps(page: Page, lesson: Lesson) -> Block:
    return myst.numbered([_step(page, step) for step in lesson.steps], "kb-steps")


def _step(page: Page, step: Step) -> Block:
    title = myst.strong(_closed(step.title))
    text = myst.sentence(title, page.text(step.text), page.laws(step.laws), page.refs(step.sources))
    notes = []
    if step.roles:
        notes.append(myst.sentence(myst.escape("Wie:"), page.site.role_titles(step.roles)))
    if step.duration:
        notes.append(myst.escape(f"Duur: {step.duration}"))
    small = myst.paragraph(myst.join([myst.join(notes, ". "), myst.escape(".")]), "kb-small")
    return myst.stack(myst.paragraph(text), small if notes else Block(""))


def _closed(title: str) -> str:
    """End a title that opens a sentence with a point, unless it has an ending of its own."""
    return title if myst.fold(title).endswith((".", "?", "!")) else f"{title}."


def _examples(page: Page, lesson: Lesson) -> list[Block]:
    if not lesson.examples:
        return [
            myst.paragraph(myst.escape("We hebben hiervan nog geen voorbeeld met een goede bron gevonden."))
        ]
    return [_example(page, example) for example in lesson.examples]


def _example(page: Page, example: Example) -> Block:
    year = example.year or "jaar onbekend"
    reason = f" {example.year_unknown}" if example.year_unknown and not example.year else ""
    origin = myst.escape(f"{example.organisation}, {year}.{reason}")
    return myst.div(
        "kb-example",
        myst.rubric(example.title, 3),
        myst.paragraph(page.text(example.text)),
        myst.paragraph(myst.sentence(origin, page.refs(example.sources)), "kb-small"),
    )


def _pitfalls(page: Page, lesson: Lesson) -> Block:
    icon = myst.role("kb-icon", "let-op")
    return myst.bullets([myst.sentence(icon, page.claim(claim)) for claim in lesson.pitfalls], "kb-plain")


def _tasks(page: Page, lesson: Lesson) -> Block:
    items = [
        myst.sentence(
            myst.strong_inline(myst.join([page.site.role_ref(task.role), myst.escape(":")])),
            page.text(task.task),
            page.refs(task.sources),
        )
        for task in lesson.roles
    ]
    return myst.bullets(items, "kb-rows")


def _activities(page: Page, lesson: Lesson) -> Block:
    return myst.table(
        ["Wat", "Hoe vaak", "Wie", "Moeite"], [_activity(page, activity) for activity in lesson.activities]
    )


def _activity(page: Page, activity: Activity) -> list[Inline]:
    return [
        myst.sentence(myst.escape(activity.title), page.refs(activity.sources)),
        myst.escape(labels.INTERVALS[activity.interval]),
        page.site.role_titles([activity.role]),
        myst.escape(labels.EFFORTS[activity.effort]),
    ]


def _then_and_now(page: Page, lesson: Lesson) -> Block:
    rows = [
        [
            myst.sentence(page.text(item.then), page.refs(item.sources)),
            myst.stack(*_claims(page, item.now)) or myst.escape("We kennen geen verandering."),
        ]
        for item in lesson.then_and_now
    ]
    year = _year(page.site, lesson.then_and_now)
    return myst.table([f"Toen ({year})" if year else "Toen", "Nu"], rows)


def _year(site: Site, items: tuple[ThenAndNow, ...]) -> str | None:
    """Return the year of the sources of "then", if they all have the same one."""
    sources = [site.catalogue.sources.get(ref.id) for item in items for ref in item.sources]
    years = {source.date[:4] if source and source.date else None for source in sources}
    return years.pop() if len(years) == 1 else None


def _checklist(site: Site, lesson: Lesson) -> list[Block]:
    """Introduce the form; the directive itself makes the questions."""
    scale = site.catalogue.scales.get(site.catalogue.settings.default_scale)
    unknown = (
        next((option.label for option in scale.options if option.role == "unknown"), None) if scale else None
    )
    advice = f" Weet je het niet? Kies dan ‘{unknown}’: dat telt niet als ‘nee’." if unknown else ""
    intro = f"Vul in wat je nu weet.{advice} Je antwoorden blijven op dit apparaat."
    method = myst.page("Lees hoe we scoren", links.METHOD)
    return [
        myst.paragraph(myst.sentence(myst.escape(intro), myst.join([method, myst.escape(".")]))),
        myst.directive("kb-form", lesson.id),
    ]


def _files(lesson: Lesson) -> list[Block]:
    return [downloads.place(lesson.id), downloads.more()] if lesson.questions else []


def _open_points(page: Page, lesson: Lesson) -> Block:
    icon = myst.role("kb-icon", "uitzoeken")
    return myst.bullets([myst.sentence(icon, page.text(point)) for point in lesson.open_points], "kb-plain")


def _related(site: Site, lesson: Lesson) -> Block:
    others = [site.catalogue.lessons[other] for other in lesson.related if other in site.catalogue.lessons]
    return myst.bullets(
        [
            myst.sentence(
                myst.strong_inline(myst.join([lesson_ref(other), myst.escape(".")])),
                myst.escape(other.summary),
            )
            for other in others
        ],
        "kb-rows",
    )


def _version(site: Site, lesson: Lesson) -> list[Block]:
    text = (
        f"Dit is versie {lesson.version}.{lesson.revision}, bijgewerkt op {labels.date_text(lesson.updated)}."
        f" We keken de inhoud na op {labels.date_text(lesson.checked)}."
        " Het eerste cijfer telt veranderingen van betekenis, het tweede veranderingen van tekst."
    )
    history = [
        myst.escape(f"{entry.version}.{entry.revision}, {labels.date_text(entry.date)}: {entry.change}")
        for entry in reversed(lesson.history)
    ]
    return [
        myst.paragraph(myst.escape(text)),
        myst.bullets(history),
        _retired(site, lesson),
        *(myst.paragraph(line) for line in [myst.role("kb-data", lesson.id), *_improve(site, lesson)]),
    ]


def _retired(site: Site, lesson: Lesson) -> Block:
    items = []
    for question in lesson.checklist.questions:
        if question.retired is None:
            continue
        gone = question.retired
        text = myst.escape(f"{question.text} Vervallen sinds {labels.date_text(gone.since)}: {gone.reason}")
        items.append(
            myst.sentence(
                myst.place(text, f"v-{question.id}"),
                *(_successor(site, full_id) for full_id in gone.replaced_by),
            )
        )
    if not items:
        return Block("")
    return myst.stack(myst.paragraph(myst.escape("Deze vragen tellen niet meer mee:")), myst.bullets(items))


def _successor(site: Site, full_id: str) -> Inline:
    """Link to the question that took over; one that is itself retired stands on no form."""
    lesson_id, question_id = full_id.split(".", 1)
    lesson = site.catalogue.lessons.get(lesson_id)
    for question in lesson.questions if lesson else ():
        if lesson and question.id == question_id:
            return myst.sentence(myst.escape("Nu:"), question_ref(lesson, question))
    return myst.escape(f"Nu: {full_id}.")


def _improve(site: Site, lesson: Lesson) -> list[Inline]:
    """Link to the lesson's file in the repository; nothing while there is no address."""
    repository = site.catalogue.settings.repository_url
    if not repository:
        return []
    folder = site.catalogue.domain_of(lesson.id).id
    address = f"{repository.rstrip('/')}/blob/HEAD/checklists/{folder}/{lesson.id}.json"
    return [myst.link("Verbeter deze les", address)]
