# SPDX-License-Identifier: EUPL-1.2
"""The accessibility statement, in the order of the Dutch model: status, tests, findings, complaints.

Its data say what was done and found; the page says nothing that they do not hold. Whoever puts this site
online as a public body makes a statement of its own in the register, and replaces the data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kennisbank import labels
from kennisbank.pages import myst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kennisbank.model import Settings
    from kennisbank.pages.myst import Block, Inline
    from kennisbank.pages.running import Site


@dataclass(frozen=True, slots=True)
class Test:
    """One way of testing: with what, what part of the site, and how that came out."""

    __test__ = False  # pytest looks for classes with this name

    method: str
    scope: str
    outcome: str
    date: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not work for everyone, or that nobody looked at yet."""

    title: str
    consequence: str
    alternative: str
    plan: str
    since: str
    criteria: tuple[str, ...] = ()
    """Success criteria of WCAG 2.2, as ``1.4.10``."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The data of the statement. ``status`` is a letter of the register, A to E."""

    status: str
    independent: bool
    date: str
    standard: str
    tests: tuple[Test, ...]
    findings: tuple[Finding, ...]


STATUS: Final = {
    "A": "Alle eisen zijn onderzocht, en de site voldoet aan alle eisen.",
    "B": "Alle eisen zijn onderzocht. De site voldoet aan een deel, en er zijn maatregelen met een datum.",
    "C": "Een volledig onderzoek is gepland of bezig. De site voldoet nog niet aantoonbaar.",
    "D": "Er is nog geen volledig onderzoek, en er is er geen gepland. De site voldoet niet aantoonbaar.",
    "E": "Er is nog geen verklaring.",
}
"""What the letters of the register say, in our own words."""
REGISTER: Final = "https://www.toegankelijkheidsverklaring.nl/register"
SUMMARY: Final = (
    "We willen dat iedereen deze site kan gebruiken. Hier lees je wat we testten, en wat nog niet klopt."
)


def render(site: Site, statement: Statement) -> str:
    """Write the page."""
    return myst.document(
        SUMMARY,
        myst.heading(1, "Toegankelijkheidsverklaring", "toegankelijkheid"),
        myst.paragraph(myst.escape(SUMMARY), "kb-lead"),
        _section("status", "Status", *_status(statement)),
        _section("getest", "Wat we testten", *_tests(statement)),
        _section("bevindingen", "Wat nog niet klopt of niet bekend is", *_findings(statement.findings)),
        _section("melden", "Kun je iets niet gebruiken?", *_complaints(site.catalogue.settings)),
    )


def _section(name: str, title: str, *blocks: Block) -> Block:
    return myst.stack(myst.heading(2, title, f"toegankelijkheid-{name}"), *blocks)


def _status(statement: Statement) -> list[Block]:
    study = (
        "Een onafhankelijke partij onderzocht de site."
        if statement.independent
        else "Geen onafhankelijke partij heeft de site onderzocht: we testten haar zelf."
    )
    register = myst.sentence(
        myst.words("Deze verklaring staat niet in het"),
        myst.join([myst.link("landelijke register van verklaringen", REGISTER), myst.words(".")]),
        myst.words("Zet een overheid deze site online? Dan maakt zij daar een eigen verklaring."),
    )
    letter = myst.strong(f"Status {statement.status}.")
    return [
        myst.paragraph(myst.sentence(letter, myst.escape(STATUS[statement.status]))),
        myst.paragraph(myst.escape(f"{study} We toetsen aan {statement.standard}.")),
        myst.paragraph(register),
        myst.paragraph(
            myst.escape(f"Deze verklaring is van {labels.date_text(statement.date)}."), "kb-small"
        ),
    ]


def _tests(statement: Statement) -> list[Block]:
    rows: list[list[Inline]] = [
        [
            myst.escape(test.method),
            myst.escape(test.scope),
            myst.escape(test.outcome),
            myst.escape(labels.date_text(test.date)),
        ]
        for test in statement.tests
    ]
    note = (
        "Een test door een programma vindt maar een deel van de problemen."
        " Daarom noemen we ook wat we niet weten."
    )
    return [
        myst.table(["Hoe", "Wat", "Uitkomst", "Wanneer"], rows),
        myst.paragraph(myst.escape(note)),
    ]


def _findings(findings: Sequence[Finding]) -> list[Block]:
    if not findings:
        return [myst.paragraph(myst.escape("We kennen nu geen problemen."))]
    return [_finding(finding) for finding in findings]


def _finding(finding: Finding) -> Block:
    facts = [
        ("Gevolg", myst.escape(finding.consequence)),
        ("Wat je wel kunt doen", myst.escape(finding.alternative)),
        ("Wat wij doen", myst.escape(finding.plan)),
        ("Bekend sinds", myst.escape(labels.date_text(finding.since))),
    ]
    if finding.criteria:
        facts.append(("Eis", myst.escape(f"WCAG 2.2, {labels.enumerate_words(finding.criteria)}")))
    lines = [myst.sentence(myst.strong(f"{name}:"), text) for name, text in facts]
    return myst.stack(myst.heading(3, finding.title), myst.bullets(lines))


def _complaints(settings: Settings) -> list[Block]:
    """Say where to go: with us as far as there are addresses, and after that."""
    ways = []
    if settings.contact:
        ways.append(myst.join([myst.words("Mail naar "), myst.mail(settings.contact), myst.words(".")]))
    if settings.repository_url:
        ways.append(myst.link("Maak een melding bij de broncode", settings.repository_url))
    if not ways:
        text = (
            "Deze kennisbank heeft nog geen eigen adres voor klachten."
            " Vraag het aan de organisatie die deze site voor je neerzette."
        )
        return [myst.paragraph(myst.escape(text))]
    text = "Zeg op welke pagina het was, wat je wilde doen en welke hulp je gebruikt, zoals een schermlezer."
    later = myst.sentence(
        myst.words("Komen we er samen niet uit met een overheid? Dan kun je naar de"),
        myst.join([myst.link("Nationale ombudsman", "https://www.nationaleombudsman.nl/"), myst.words(".")]),
    )
    return [myst.paragraph(myst.escape(text)), myst.bullets(ways), myst.paragraph(later)]
