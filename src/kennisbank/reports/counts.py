# SPDX-License-Identifier: EUPL-1.2
"""How much a kennisbank holds, and how its lessons read: figures, and the same as text.

Stable: the keys of ``as_json``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kennisbank.rules.wording import names, readability, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.model import Catalogue
    from kennisbank.rules.content import Content
    from kennisbank.rules.wording.readability import Figures
    from kennisbank.rules.wording.syllables import Breaks

LABELS = {
    "domains": "domeinen",
    "lessons": "lessen",
    "questions": "vragen",
    "must_haves": "  waarvan basismaatregelen",
    "quickscan": "  waarvan in de korte scan",
    "steps": "stappen",
    "examples": "voorbeelden",
    "examples_without_year": "  waarvan zonder jaar",
    "activities": "activiteiten die terugkomen",
    "open_points": "punten die we niet weten",
    "instruments": "instrumenten",
    "instrument_situations": "situaties met instrumenten",
    "situations": "situaties",
    "laws": "wetten en regels",
    "articles": "artikelen",
    "roles": "rollen",
    "terms": "begrippen",
    "sources": "bronnen",
}
"""What is counted, in the order in which it is shown, with its Dutch name."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of one kennisbank."""

    numbers: Mapping[str, int]
    """By key of ``LABELS``."""
    reading: Mapping[str, Figures] | None
    """By lesson, in document order; ``None`` if it cannot be measured here."""


def count(catalogue: Catalogue, content: Content, breaks: Breaks | None) -> Counts:
    """Count everything.

    :param content: the files that the catalogue was read from.
    :param breaks: where words may be hyphenated; without it nothing is said about reading.
    """
    lessons = list(catalogue.lessons.values())
    questions = [question for _, _, question in catalogue.questions()]
    examples = [example for lesson in lessons for example in lesson.examples]
    numbers = {
        "domains": len(catalogue.domains),
        "lessons": len(lessons),
        "questions": len(questions),
        "must_haves": sum(question.must_have for question in questions),
        "quickscan": sum(question.quickscan for question in questions),
        "steps": sum(len(lesson.steps) for lesson in lessons),
        "examples": len(examples),
        "examples_without_year": sum(example.year is None for example in examples),
        "activities": sum(len(lesson.activities) for lesson in lessons),
        "open_points": sum(len(lesson.open_points) for lesson in lessons),
        "instruments": len(catalogue.instruments),
        "instrument_situations": len(catalogue.instrument_situations),
        "situations": len(catalogue.situations),
        "laws": len(catalogue.laws),
        "articles": len(catalogue.articles()),
        "roles": len(catalogue.roles),
        "terms": len(catalogue.terms),
        "sources": len(catalogue.sources),
    }
    return Counts(numbers, None if breaks is None else _reading(catalogue, content, breaks))


def _reading(catalogue: Catalogue, content: Content, breaks: Breaks) -> dict[str, Figures]:
    known = readability.Syllables(names.gather(content), breaks)
    by_name = {name: document for (_, name), document in content.lessons.items()}
    measured = {
        lesson: readability.measure(texts.read(by_name[lesson]), known) for lesson in catalogue.lessons
    }
    return {lesson: figures for lesson, figures in measured.items() if figures}


def as_json(counts: Counts) -> dict[str, Any]:
    """Return the figures as plain JSON, for tools."""
    return {
        "counts": dict(counts.numbers),
        "reading": counts.reading
        and {
            lesson: {
                "words": figures.words,
                "sentences": figures.sentences,
                "words_per_sentence": round(figures.words_per_sentence, 1),
                "longest_sentence": figures.longest,
                "flesch_douma": figures.flesch_douma,
                "band": readability.band(figures.flesch_douma),
            }
            for lesson, figures in counts.reading.items()
        },
    }


def plain(counts: Counts) -> str:
    """Return the figures as text."""
    width = max(map(len, LABELS.values()))
    lines = [f"{LABELS[key]:{width}} {number:6}" for key, number in counts.numbers.items()]
    if counts.reading:
        lines += ["", *_reading_lines(counts.reading)]
    return "\n".join(lines)


def _reading_lines(reading: Mapping[str, Figures]) -> list[str]:
    """Show the lessons from hard to easy, and how many are in each band."""
    width = max(map(len, reading))
    bands = Counter(readability.band(figures.flesch_douma) for figures in reading.values())
    shown = [f"{bands[name]} {name}" for _, name in readability.BANDS if name in bands]
    return [
        "Leesbaarheid volgens Flesch-Douma (hoger leest makkelijker; het is geen taalniveau)",
        f"{'les':{width}}  cijfer  woorden  woorden per zin  langste zin",
        *(
            f"{lesson:{width}}  {figures.flesch_douma:6}  {figures.words:7}"
            f"  {f'{figures.words_per_sentence:.1f}'.replace('.', ','):>15}  {figures.longest:11}"
            for lesson, figures in sorted(reading.items(), key=lambda item: item[1].flesch_douma)
        ),
        f"Lessen: {', '.join(shown)}.",
    ]
