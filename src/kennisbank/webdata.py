# SPDX-License-Identifier: EUPL-1.2
"""What the scripts of a page know of the catalogue: what to score with, and the words to say it in.

Stable: the shape, which the scripts in ``web/js`` read as ``KennisbankData``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kennisbank import catalogue as catalogues
from kennisbank.form import ALL, QUICKSCAN, plain
from kennisbank.pages.links import domain_page, lesson_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.form import Form
    from kennisbank.model import Catalogue, Question

NAME: Final = "KennisbankData"
_ESCAPES: Final = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What would end or confuse a script inside a page, as JSON writes it inside a string."""


def web_data(catalogue: Catalogue, scope: str = ALL, form: Form | None = None) -> dict[str, Any]:
    """Return ``{"content", "texts"}``: scoring content and texts of a scope, as plain JSON.

    ``content`` is that of ``catalogue.scoring_content`` without the lessons and questions outside the scope;
    its digest stays that of the whole catalogue. Addresses in ``texts`` count from the root of the site.

    :param form: of one file that stands alone: addresses then lead to places in that file.
    """
    content = narrowed(catalogues.scoring_content(catalogue), scope)
    lessons = {lesson["id"]: lesson for domain in content["domains"] for lesson in domain["lessons"]}
    places = _places_in_file(form) if form else {}
    settings = catalogue.settings
    return {
        "content": content,
        "texts": {
            "catalogue": {
                "id": settings.id,
                "version": settings.version,
                "digest": content["digest"],
                "title": plain(settings.title),
            },
            "levels": [
                {"number": level.number, "label": plain(level.label), "from": level.from_ppm}
                for level in settings.levels
            ],
            "domains": {
                domain["id"]: _domain_texts(catalogue, domain["id"], form) for domain in content["domains"]
            },
            "lessons": {lesson_id: _lesson_texts(catalogue, lesson_id, form) for lesson_id in lessons},
            "questions": _questions(catalogue, lessons, places),
            **_retired(catalogue, lessons),
            "scales": {
                scale.id: {option.id: plain(option.label) for option in scale.options}
                for scale in settings.scales
            },
        },
    }


def as_script(data: Mapping[str, Any], name: str = NAME) -> str:
    """Return a script that publishes the data; it can stand inside a page, whatever the texts hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES.items():
        text = text.replace(char, escape)
    return f"var {name} = {text};\n"


def narrowed(content: dict[str, Any], scope: str) -> dict[str, Any]:
    """Return scoring content without what lies outside a scope (id of a lesson or domain, or quickscan)."""
    domains = [_narrowed_domain(domain, scope) for domain in content["domains"]]
    return content | {"domains": [domain for domain in domains if domain["lessons"]]}


def _narrowed_domain(domain: dict[str, Any], scope: str) -> dict[str, Any]:
    if scope in (ALL, domain["id"]):
        return domain
    if scope != QUICKSCAN:
        return domain | {"lessons": [lesson for lesson in domain["lessons"] if lesson["id"] == scope]}
    lessons = [
        lesson | {"questions": [question for question in lesson["questions"] if question["quickscan"]]}
        for lesson in domain["lessons"]
    ]
    return domain | {"lessons": [lesson for lesson in lessons if lesson["questions"]]}


def _domain_texts(catalogue: Catalogue, domain_id: str, form: Form | None) -> dict[str, str]:
    domain = catalogue.domains[domain_id]
    url = "" if form else f"{domain_page(domain_id)}.html"
    titles = {"title": plain(domain.title), "short_title": plain(domain.short_title)}
    return {**titles, "icon": domain.icon or "", "url": url}


def _lesson_texts(catalogue: Catalogue, lesson_id: str, form: Form | None) -> dict[str, str]:
    url = f"{lesson_page(lesson_id)}.html"
    if form:
        anchors = {section.id: section.anchor for section in form.sections}
        url = "" if form.scope == "checklist" else f"#{anchors[lesson_id]}"
    title = plain(catalogue.lessons[lesson_id].title)
    return {"title": title, "domain": catalogue.domain_of(lesson_id).id, "url": url}


def _questions(
    catalogue: Catalogue, lessons: Mapping[str, dict[str, Any]], places: Mapping[str, tuple[str, str]]
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for lesson_id, scored in lessons.items():
        asked = {question["id"] for question in scored["questions"]}
        numbered = enumerate(catalogue.lessons[lesson_id].questions, 1)
        for number, question in numbered:
            if question.id in asked:
                full_id = f"{lesson_id}.{question.id}"
                here = (str(number), f"{lesson_page(lesson_id)}.html#v-{question.id}")
                found[full_id] = _question(catalogue, question, *places.get(full_id, here))
    return found


def _question(catalogue: Catalogue, question: Question, number: str, url: str) -> dict[str, Any]:
    role = catalogue.roles.get(question.role)
    return {
        "text": plain(question.text),
        "number": number,
        "role": plain(role.title if role else question.role),
        "url": url,
        "steps": {option: plain(text) for option, text in question.step.items()},
        "evidence": plain(question.evidence),
    }


def _retired(catalogue: Catalogue, lessons: Mapping[str, Any]) -> dict[str, dict[str, dict[str, str]]]:
    """Return why questions were taken out and what came instead (as KB808 says it); nothing without any."""
    found = {
        f"{lesson_id}.{question.id}": {
            "since": question.retired.since,
            "reason": plain(question.retired.reason),
            "advice": _successors(question.retired.replaced_by),
        }
        for lesson_id in lessons
        for question in catalogue.lessons[lesson_id].checklist.questions
        if question.retired
    }
    return {"retired": found} if found else {}


def _successors(ids: tuple[str, ...]) -> str:
    return f"In de plaats kwam: {', '.join(ids)}." if ids else ""


def _places_in_file(form: Form) -> dict[str, tuple[str, str]]:
    """Return the number and the address of each question in a file that holds the form alone."""
    return {question.full_id: (question.number, f"#{question.anchor}") for question in form.questions}
