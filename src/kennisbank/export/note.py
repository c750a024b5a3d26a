# SPDX-License-Identifier: EUPL-1.2
"""The form as a document for a council note, before it is Word or OpenDocument: blocks in reading order.

Both formats hold the same words, names and places to fill in, so that one reader knows both and a document
may change from one into the other. Stable: the names of places (``place_name``), the labels and the prompts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import NOT_APPLICABLE, UNKNOWN, Form, FormQuestion, Section, plain
from kennisbank.labels import count, date_text, enumerate_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.model import Catalogue

OPTION: Final = "option"
CHOICE: Final = "choice"
LABELS: Final = {
    OPTION: "Antwoord",
    "reason": "Reden",
    "note": "Notitie",
    "evidence": "Bewijs",
    "owner": "Wie",
    "due": "Wanneer",
    **{field.key: field.label for field in SUBJECT},
}
"""What stands before a place to fill in, by key."""
PROMPTS: Final = {
    OPTION: "Kies een antwoord",
    "reason": REASON.label,
    "note": "Schrijf hier je notitie",
    **{field.key: field.label for field in FIELDS if field.key != "note"},
    "organisation": "Vul de gemeente of organisatie in",
    "respondent": "Vul je naam of functie in",
    "date": "Kies of typ een datum",
}
"""What stands in a place as long as nothing is filled in, by key."""
MAX_TAG: Final = 64
"""Characters that Word takes as the tag or title of a content control."""
_PREFIX: Final = "kb_"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; ``href`` makes it a link."""

    text: str
    href: str | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``style`` is lead, plain, bullet, condition or small."""

    style: str
    runs: tuple[Run, ...]
    keep: bool = False
    """Whether it stays on one page with what follows."""


@dataclass(frozen=True, slots=True)
class Place:
    """One line to fill in: its label, and the place itself."""

    key: str
    kind: str
    """``choice``, ``line``, ``lines`` or ``date``."""
    name: str
    tag: str
    """Full question id and key (``les.vraag#note``), or ``name`` where that is too long."""
    describes: str
    """What a screen reader says: "Notitie bij vraag 3"."""
    options: tuple[tuple[str, str], ...] = ()
    """Id and label of each answer."""
    last: bool = False
    wide: bool = False
    """Whether its label is long, as those about who fills in."""

    @property
    def label(self) -> str:
        """What stands before it."""
        return LABELS[self.key]

    @property
    def prompt(self) -> str:
        """What stands in it while it is empty."""
        return PROMPTS[self.key]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of heads; ``widths`` in parts of the page width."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Text | Place | Table


def place_name(question: str | None, key: str) -> str:
    """Return the name of a place, as both formats and every program keep it: at most 40 letters and digits.

    Full ids are longer than the 40 characters of a bookmark in Word, so the name holds their digest.

    :param question: full question id; ``None`` for what people say about themselves.
    """
    if question is None:
        return f"{_PREFIX}{key}"
    return f"{_PREFIX}{hashlib.sha256(question.encode()).hexdigest()[:16]}_{key}"


def blocks(catalogue: Catalogue, form: Form) -> Iterator[Block]:
    """Yield the document from top to bottom."""
    yield Heading(0, form.title)
    yield Text("lead", (Run(form.summary),))
    yield Text("small", (Run(_edition(catalogue, form)),))
    yield Heading(1, "Wie vult dit in?")
    yield from _subject()
    yield Heading(1, "Zo vul je dit in")
    yield from (Text("bullet", (Run(line),)) for line in _manual(form))
    if form.scope == "checklist":
        yield Heading(1, "Vragen")
    for section in form.sections:
        yield from _section(form, section)
    yield from _steps(form)
    yield from _sources(form)
    yield Heading(1, "Herkomst")
    yield Text("small", (Run(plain(catalogue.settings.origin.text)),))
    yield Text("small", (Run(f"{plain(catalogue.settings.disclaimer)} Licentie: {_licence(catalogue)}."),))


def short(digest: str) -> str:
    """Return the start of a digest, for people: eight characters."""
    return digest.removeprefix("sha256:")[:8]


def edition(form: Form) -> str:
    """Return what stands at the foot of each page."""
    return f"{form.catalogue_title}, versie {form.version} ({short(form.digest)})"


def losses(form: Form) -> list[str]:
    """Return what a document cannot carry for this form."""
    found = ["Een document rekent geen score uit."]
    if any(question.condition for question in form.questions):
        found.append("Voorwaarden staan er in woorden: sla zelf over wat niet geldt.")
    return found


def _edition(catalogue: Catalogue, form: Form) -> str:
    checked = date_text(str(catalogue.settings.checked_until))
    return f"{count(form.count, 'vraag', 'vragen')} · versie {form.version} · bijgewerkt tot {checked}"


def _licence(catalogue: Catalogue) -> str:
    return plain(catalogue.settings.licence.content)


def _subject() -> Iterator[Place]:
    for field in SUBJECT:
        last = field is SUBJECT[-1]
        name, tag = place_name(None, field.key), f"#{field.key}"
        yield Place(field.key, field.kind, name, tag, field.label, last=last, wide=True)


def _manual(form: Form) -> Iterator[str]:
    labels = {option.role: option.label for question in form.questions for option in question.options}
    yield "Kies bij elke vraag één antwoord uit de lijst. Klik daarvoor op ‘Kies een antwoord’."
    if UNKNOWN in labels:
        yield f"Weet je iets niet? Kies ‘{labels[UNKNOWN]}’. Dat telt niet als ‘nee’."
    if NOT_APPLICABLE in labels:
        yield f"Kies je ‘{labels[NOT_APPLICABLE]}’? Schrijf dan bij ‘Reden’ waarom."
    yield "Wat je bij de andere regels schrijft, telt niet mee voor de score. Leeg laten mag."
    yield "Bewaar het bestand. De kennisbank leest je antwoorden eruit en rekent je score uit."


def _section(form: Form, section: Section) -> Iterator[Block]:
    if form.scope != "checklist":
        yield Heading(1, f"{section.number}. {section.title}")
        yield Text("plain", (Run(section.summary),), keep=True)
    for question in section.questions:
        yield Heading(2, f"{question.number}. {question.text}")
        yield Text("plain", (Run(question.help),), keep=True)
        if question.condition is not None:
            yield Text("condition", (Run(question.condition.text),), keep=True)
        yield Text("small", tuple(_facts(question)), keep=True)
        yield from _places(question)


def _facts(question: FormQuestion) -> Iterator[Run]:
    if question.must_have:
        yield Run("Basismaatregel. ", strong=True)
    yield Run(f"Waaraan zie je dat? {question.evidence} Telt {question.weight}× mee.")


def _places(question: FormQuestion) -> Iterator[Place]:
    apart = any(option.role == NOT_APPLICABLE for option in question.options)
    kinds = {OPTION: CHOICE, REASON.key: REASON.kind, **{field.key: field.kind for field in FIELDS}}
    if not apart:
        del kinds[REASON.key]
    for key, kind in kinds.items():
        yield Place(
            key=key,
            kind=kind,
            name=place_name(question.full_id, key),
            tag=_tag(question.full_id, key),
            describes=f"{LABELS[key]} bij vraag {question.number}",
            options=tuple((option.id, option.label) for option in question.options) if kind == CHOICE else (),
            last=key == FIELDS[-1].key,
        )


def _tag(question: str, key: str) -> str:
    """Return a name that people can read, where Word's 64 characters are enough for it."""
    tag = f"{question}#{key}"
    return tag if len(tag) <= MAX_TAG else place_name(question, key)


def _steps(form: Form) -> Iterator[Block]:
    rows = tuple(
        (question.number, step.label, step.text) for question in form.questions for step in question.steps
    )
    if rows:
        yield Heading(1, "De kleinste volgende stap")
        text = "Koos je een van deze antwoorden? Dan is dit de kleinste stap vooruit."
        yield Text("plain", (Run(text),), keep=True)
        yield Table("De kleinste volgende stap per vraag", ("Vraag", "Antwoord", "Stap"), rows, (10, 18, 72))


def _sources(form: Form) -> Iterator[Block]:
    numbers: dict[str, list[str]] = {}
    titles = {source.id: source for question in form.questions for source in question.sources}
    for question in form.questions:
        for source in question.sources:
            asked = numbers.setdefault(source.id, [])
            asked += [question.number] if question.number not in asked else []
    if not titles:
        return
    yield Heading(1, "Bronnen")
    for name, source in titles.items():
        asked = numbers[name]
        where = f" – bij {'vraag' if len(asked) == 1 else 'vragen'} {enumerate_words(asked)}"
        link = source.url if source.url.startswith(("https://", "http://")) else None
        yield Text("bullet", (Run(source.title, href=link), Run(where)))
