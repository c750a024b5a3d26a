# SPDX-License-Identifier: EUPL-1.2
"""XML that strangers send: no document type, so no entities and nothing fetched; all within limits.

Expat of the standard library, which is what ``defusedxml`` watches over too, here with limits on depth and
number. Names of elements and attributes are ``{namespace}name``. Stable: ``events`` and ``tree``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from kennisbank.intake import limits
from kennisbank.intake.contents import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

START: Final = "start"
END: Final = "end"
TEXT: Final = "text"
_FINAL: Final = True

Event = tuple[str, str, dict[str, str]]
"""``(START, name, attributes)``, ``(END, name, {})`` or ``(TEXT, characters, {})``."""


def events(pieces: Iterable[bytes], name: str = "") -> Iterator[Event]:
    """Yield what stands in an XML file, in order, with little in memory at a time.

    :param name: of the file, for the message.
    :raises Unreadable: KB824 not well-formed, KB825 a document type, KB828 too much of it.
    """
    collector = _Collector()
    try:
        for piece in pieces:
            collector.parser.Parse(piece)
            yield from collector.take()
        collector.parser.Parse(b"", _FINAL)
        yield from collector.take()
    except (expat.ExpatError, ValueError, LookupError) as error:
        reason = f"{name or 'de inhoud'} is geen goede XML"
        raise Unreadable("KB824", reason=reason) from error


def tree(pieces: Iterable[bytes] | bytes, name: str = "") -> Element:
    """Return the root element of an XML file; as ``events``."""
    builder = TreeBuilder()
    for kind, text, attributes in events([pieces] if isinstance(pieces, bytes) else pieces, name):
        if kind == START:
            builder.start(text, attributes)
        elif kind == END:
            builder.end(text)
        else:
            builder.data(text)
    return builder.close()


class _Collector:
    """Turns the calls of expat into events and keeps the limits."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._depth = 0
        self._elements = 0
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.ordered_attributes = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.EntityDeclHandler = _refuse
        self.parser.ExternalEntityRefHandler = _refuse

    def take(self) -> list[Event]:
        """Return the events since the last time."""
        taken, self._events = self._events, []
        return taken

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > limits.DEPTH or self._elements > limits.ELEMENTS:
            what = "lagen" if self._depth > limits.DEPTH else "onderdelen"
            limit = limits.DEPTH if self._depth > limits.DEPTH else limits.ELEMENTS
            raise Unreadable("KB828", what=what, limit=limit)
        braced = {_braced(key): value for key, value in attributes.items()}
        self._events.append((START, _braced(name), braced))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._events.append((END, _braced(name), {}))

    def _text(self, text: str) -> None:
        self._events.append((TEXT, text, {}))


def _braced(name: str) -> str:
    return "{" + name if "}" in name else name


def _refuse(*_: object) -> NoReturn:
    raise Unreadable("KB825")
