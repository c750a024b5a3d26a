# SPDX-License-Identifier: EUPL-1.2
"""The form's elements renamed to those that a PDF has a tag for; it reads as the printed page does.

WeasyPrint tags headings, paragraphs, sections and spans rightly, and has no tag for ``legend``, ``label`` or
``dt``. The one template stays as it is: what a page says with a fieldset, a tagged PDF says with a section
and a heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from kennisbank.form import Form

DATE_HINT: Final = "dag-maand-jaar"
"""How to write a day, beside its label: a PDF has no field for dates without a script."""
_TAGS: Final = {
    "form": "div",
    "fieldset": "section",
    "details": "div",
    "label": "p",
}
_FACT_TAGS: Final = {"dl": "div", "div": "p", "dt": "strong", "dd": "span", "ul": "span", "li": "span"}
_DROPPED: Final = frozenset({"summary"})
_ICON: Final = "{http://www.w3.org/2000/svg}svg"


def prepare(root: Element, form: Form) -> None:
    """Rename the elements of a parsed page in place, and head the lessons of each domain with its title."""
    several = len({section.domain for section in form.sections}) > 1
    body = next(element for element in root.iter("form"))
    level = 2 if form.scope == "checklist" else 4 if several else 3
    for parent in list(body.iter()):
        _drop(parent)
        if parent.tag == "dl":
            _prepare_facts(parent)
        elif parent.tag == "legend":
            _prepare_legend(parent, level)
        elif parent.get("class") == "kb-question__fields":
            parent.set("class", "kb-fields")
        elif any(child.get("type") == "date" for child in parent):
            parent[0].text = f"{parent[0].text} ({DATE_HINT})"
    for element in body.iter():
        element.tag = _TAGS.get(element.tag, element.tag)
    if several:
        _head_domains(body, form)


def section_level(form: Form) -> int:
    """Return the level of the heading of a lesson: below its domain where there are several."""
    return 3 if len({section.domain for section in form.sections}) > 1 else 2


def _prepare_legend(legend: Element, level: int) -> None:
    """Make a heading of a legend; who fills it in stands above all lessons."""
    of_question = legend.find("span") is not None
    legend.tag = f"h{level if of_question else 2}"
    legend.set("class", "kb-question__legend" if of_question else "kb-subject__title")


def _prepare_facts(facts: Element) -> None:
    """Make paragraphs of a list of facts: a name and what is said of it, as printed."""
    for row in list(facts):
        if row.get("class") == "kb-question__weight":
            facts.remove(row)
        elif row.get("class") is None:
            row.set("class", "kb-question__role")
    for element in list(facts.iter()):
        if element.tag == "li":
            element.set("class", "kb-item")
            element.tail = ""
        if element.tag == "dt":
            element.tail = " "
        if element.tag == "div":
            element.tail = "\n"
        element.tag = _FACT_TAGS.get(element.tag, element.tag)


def _head_domains(body: Element, form: Form) -> None:
    """Put the title of a domain above its first lesson."""
    for index, title in reversed(list(_domain_starts(body, form))):
        heading = body.makeelement("h2", {"class": "kb-domain"})
        heading.text = title
        body.insert(index, heading)


def _domain_starts(body: Element, form: Form) -> Iterator[tuple[int, str]]:
    """Yield the place of each section that opens a domain, with the domain's title."""
    places = [index for index, element in enumerate(body) if element.get("class") == "kb-section"]
    domain = None
    for place, section in zip(places, form.sections, strict=True):
        if section.domain != domain:
            domain = section.domain
            yield place, section.domain_title


def _drop(parent: Element) -> None:
    """Take out icons, which the style draws, and what only a screen needs."""
    before: Element | None = None
    for element in list(parent):
        if element.tag not in _DROPPED and element.tag != _ICON:
            before = element
            continue
        if before is None:
            parent.text = (parent.text or "") + (element.tail or "")
        else:
            before.tail = (before.tail or "") + (element.tail or "")
        parent.remove(element)
