# SPDX-License-Identifier: EUPL-1.2
"""The page with every code that ``kennisbank check`` can give: what it means and how to put it right."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Final

from kennisbank import labels
from kennisbank.messages import ERROR, HINT
from kennisbank.pages import links, myst

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from kennisbank.messages import Message
    from kennisbank.pages.myst import Block, Inline

_QUOTED = re.compile(r'"([a-z_$]+)"')

KINDS: Final = {
    ERROR: ("Fouten", "Een fout houdt de site tegen. Los haar eerst op."),
    HINT: ("Hints", "Een hint is een tip. De site wordt gebouwd, ook als je niets doet."),
}
GROUPS: Final = {
    "0": "Bestanden en mappen",
    "1": "De tekst van het JSON-bestand",
    "2": "Sleutels en waarden",
    "3": "Verwijzingen",
    "4": "Schalen en niveaus",
    "5": "Vragen",
    "6": "Wetten",
    "7": "Versies en datums",
    "8": "Antwoorden",
    "9": "Woorden en zinnen",
}
"""By the first figure of a code."""

FACTS: Final = {
    "advice": "advies",
    "allowed": "de keuzes",
    "article": "nummer",
    "at": "de plek",
    "average": "aantal",
    "byte": "waarde",
    "cap": "nummer",
    "checked": "datum",
    "code": "code",
    "count": "aantal",
    "current": "versie",
    "date": "datum",
    "encoding": "codering",
    "escape": "teken",
    "expected": "wat er hoort",
    "extra": "naam",
    "figure": "cijfer",
    "first": "de eerste plek",
    "form": "formulier",
    "found": "wat er staat",
    "full": "het hele woord",
    "given": "wat er staat",
    "help": "uitleg bij de sleutel",
    "higher": "antwoord",
    "id": "id",
    "identifier": "kenmerk",
    "ids": "vragen",
    "key": "sleutel",
    "keys": "sleutels",
    "keyword": "regel",
    "kind": "iets anders",
    "last": "versie",
    "law": "wet",
    "length": "aantal",
    "levels": "nummers",
    "limit": "aantal",
    "list": "lijst",
    "listed": "wat er wel staat",
    "lower": "ander antwoord",
    "missing": "tekens",
    "name": "naam",
    "names": "namen",
    "needed": "naam",
    "number": "nummer",
    "one": "bestand en plek",
    "option": "antwoord",
    "options": "antwoorden",
    "other": "ander bestand",
    "package": "pakket",
    "path": "pad",
    "plain": "gewoon woord",
    "previous": "de vorige",
    "question": "vraag",
    "range": "een getal",
    "reason": "reden",
    "reference": "de peildatum",
    "register": "bestand",
    "scale": "schaal",
    "schema": "bestand",
    "second": "ander antwoord",
    "since": "datum",
    "start": "eerste woorden",
    "threshold": "grens",
    "valid_from": "datum",
    "valid_to": "datum",
    "value": "waarde",
    "version": "versie",
    "what": "soort",
    "word": "woord",
    "words": "woorden",
    "KB215.needed": "andere sleutel",
    "KB220.reference": "een plek",
    "KB833.first": "antwoord",
}
"""What stands in for a fact until there is one; ``code.fact`` where a code means something else by it."""


def render(messages: Mapping[str, Message], keys: Set[str]) -> str:
    """Write the page with all codes, errors and hints apart.

    :param keys: the JSON keys there are; where a message quotes one it is shown as code.
    """
    summary = "Elke melding van de controle heeft een code. Hier staat wat die betekent en wat je doet."
    return myst.document(
        summary,
        myst.heading(1, "Meldingen en wat je doet", "codes"),
        myst.paragraph(myst.escape(summary), "kb-lead"),
        myst.paragraph(
            myst.escape(
                "Een code verandert nooit van betekenis. Tussen ‹ en › staat wat per geval verschilt."
                " Lijkt een naam op een andere? Dan begint het herstel met ‘bedoelde je …?’."
            )
        ),
        *(_kind(kind, messages, keys) for kind in KINDS),
    )


def template(code: str, text: str) -> str:
    """Return a message as a sentence, with words for the facts that it will hold."""
    pieces = []
    for words, fact, _, _ in string.Formatter().parse(text):
        pieces.append(words)
        if fact is not None:
            pieces.append(f"‹{FACTS.get(f'{code}.{fact}', FACTS.get(fact, fact))}›")
    sentence = labels.capitalise("".join(pieces))
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _kind(kind: str, messages: Mapping[str, Message], keys: Set[str]) -> Block:
    title, text = KINDS[kind]
    chosen = {code: message for code, message in messages.items() if message.kind == kind}
    if not chosen:
        return myst.stack()
    groups = {figure: [code for code in chosen if code[2:3] == figure] for figure in GROUPS}
    return myst.stack(
        myst.heading(2, title, f"codes-{kind}"),
        myst.paragraph(myst.escape(text)),
        *(
            _group(kind, figure, [_row(code, chosen[code], keys) for code in codes])
            for figure, codes in groups.items()
            if codes
        ),
    )


def _group(kind: str, figure: str, rows: Sequence[Sequence[Block | Inline]]) -> Block:
    return myst.stack(
        myst.heading(3, GROUPS[figure], f"codes-{kind}-{figure}"),
        myst.table(["Code", "Wat er aan de hand is", "Wat je doet"], rows),
    )


def _row(code: str, message: Message, keys: Set[str]) -> list[Block | Inline]:
    return [
        myst.target(links.code_label(code), myst.paragraph(myst.code(code))),
        _sentence(template(code, message.text), keys),
        _sentence(template(code, message.remedy), keys),
    ]


def _sentence(text: str, keys: Set[str]) -> Inline:
    """Write a message, with the keys that it quotes as code."""
    pieces = _QUOTED.split(myst.fold(text))
    return myst.join(
        _quoted(piece, keys) if number % 2 else myst.words(piece) for number, piece in enumerate(pieces)
    )


def _quoted(word: str, keys: Set[str]) -> Inline:
    return myst.code(word) if word in keys else myst.words(f'"{word}"')
