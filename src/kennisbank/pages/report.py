# SPDX-License-Identifier: EUPL-1.2
"""The end of a lesson: where to say that something is wrong, by mail or as an issue, without a server.

Mail and issue begin with the lesson and its version, so that who reads it knows what was seen.
Sources: RFC 6068 (mailto); the addresses of new issues of GitHub (and Gitea, Forgejo) and of GitLab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kennisbank.discovery import addresses
from kennisbank.pages import links, myst

if TYPE_CHECKING:
    from kennisbank.model import Lesson, Settings
    from kennisbank.pages.myst import Block

TITLE = "Klopt er iets niet?"


def block(settings: Settings, lesson: Lesson) -> Block:
    """Ask for corrections; empty where there is neither ``contact`` nor ``repository_url``."""
    subject = f"{TITLE} {myst.fold(lesson.title)}"
    body = _body(settings, lesson)
    ways = []
    if settings.contact:
        ways.append(myst.mail_about("Stuur een mail over deze les", settings.contact, subject, body))
    if settings.repository_url:
        ways.append(
            myst.link("Maak een melding bij de broncode", issue(settings.repository_url, subject, body))
        )
    if not ways:
        return myst.stack()
    intro = "Zie je een fout, of is iets veranderd? Zeg het ons. De versie van deze les staat er al in."
    return myst.stack(myst.paragraph(myst.escape(intro)), myst.bullets(ways))


def issue(repository: str, title: str, body: str) -> str:
    """Return the address where an issue with this title and text is made."""
    start = repository.rstrip("/")
    if "gitlab" in urlsplit(start).netloc:
        names = ("/-/issues/new?issue[title]=", "&issue[description]=")
    else:
        names = ("/issues/new?title=", "&body=")
    return f"{start}{names[0]}{_escaped(title)}{names[1]}{_escaped(body)}"


def _body(settings: Settings, lesson: Lesson) -> str:
    docname = links.lesson_page(lesson.id)
    page = addresses.page(settings, docname) or addresses.page_path(docname)
    lines = (
        f"Pagina: {page}",
        f"Les: {lesson.id}, versie {lesson.version}.{lesson.revision}",
        f"Kennisbank: {settings.id}, versie {settings.version}",
        "",
        "Wat klopt er niet?",
        "",
        "",
        "Hoe weet je dat (bron)?",
        "",
    )
    return "\r\n".join(lines)


def _escaped(text: str) -> str:
    return quote(text, safe="")
