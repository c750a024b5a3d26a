# SPDX-License-Identifier: EUPL-1.2
"""``index.json``: every data file of the site with its address and version, for other programs.

Stable: the keys, which ``overzicht.schema.json`` describes. Addresses are whole where the site has one, else
they count from the root of the site.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kennisbank import catalogue as catalogues
from kennisbank.discovery import addresses
from kennisbank.form import plain
from kennisbank.pages import links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kennisbank.model import Catalogue, Domain, Lesson


def write(catalogue: Catalogue, files: Iterable[str]) -> bytes:
    """Return the index.

    :param files: the published paths of all data files and schemas.
    """
    return (json.dumps(content(catalogue, files), ensure_ascii=False, indent=2) + "\n").encode()


def content(catalogue: Catalogue, files: Iterable[str]) -> dict[str, Any]:
    """Return the index as plain JSON."""
    settings, known = catalogue.settings, sorted(files)
    start = addresses.base(settings)
    registers = [path for path in known if path.startswith(f"{addresses.DATA}/") and path.count("/") == 2]
    schemas = [path for path in known if path.startswith(f"{addresses.SCHEMAS}/")]
    return {
        "$schema": f"{start}{addresses.SCHEMAS}/overzicht.schema.json",
        "id": settings.id,
        "title": plain(settings.title),
        "version": settings.version,
        "digest": catalogues.digest(catalogue),
        "checked_until": settings.checked_until,
        "language": settings.language,
        "licence": settings.licence.content,
        "domains": [_domain(catalogue, domain) for domain in catalogue.domains.values()],
        "lessons": [_lesson(catalogue, lesson) for lesson in catalogue.lessons.values()],
        "registers": {_name(path): start + path for path in registers},
        "schemas": {_name(path).removesuffix(".schema"): start + path for path in schemas},
    }


def _domain(catalogue: Catalogue, domain: Domain) -> dict[str, Any]:
    return {
        "id": domain.id,
        "title": plain(domain.title),
        "page": _page(catalogue, links.domain_page(domain.id)),
        "data": f"{addresses.base(catalogue.settings)}{addresses.DATA}/domeinen/{domain.id}.json",
    }


def _lesson(catalogue: Catalogue, lesson: Lesson) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "domain": catalogue.domain_of(lesson.id).id,
        "title": plain(lesson.title),
        "version": lesson.version,
        "revision": lesson.revision,
        "updated": lesson.updated,
        "questions": len(lesson.questions),
        "page": _page(catalogue, links.lesson_page(lesson.id)),
        "data": f"{addresses.base(catalogue.settings)}{addresses.DATA}/lessen/{lesson.id}.json",
    }


def _page(catalogue: Catalogue, docname: str) -> str:
    """Return the address of a page; a folder is named with its file where there is no server."""
    return addresses.page(catalogue.settings, docname) or f"{docname}.html"


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".json")
