# SPDX-License-Identifier: EUPL-1.2
"""The fields of a PDF and their values, however its last program left them.

Fields stand in a list, in each other, or only on their page; a choice is a state, a place in a list or a
text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kennisbank.intake import limits
from kennisbank.intake.contents import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH: Final = 30
"""Fields inside each other."""
PAGES: Final = 2_000
_RADIO: Final = 1 << 15
_PUSH: Final = 1 << 16
_INHERITED: Final = ("/FT", "/Ff", "/V", "/Opt")


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its whole name; ``value`` is empty where nothing was chosen or typed."""

    name: str
    value: str


class Fields:
    """Walks over the fields of a document, within limits."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.has_script = False
        self._seen: set[tuple[int, int]] = set()
        self._count = 0

    def found(self) -> Iterator[Field]:
        """Yield every field once, in the order of the list, then those that only a page has.

        :raises Unreadable: KB828 more fields or pages than the limit, KB824 fields too deep in each other.
        """
        for top in _items(self.pdf.Root.get("/AcroForm", {}).get("/Fields")):
            yield from self._walk(top)
        for number, page in enumerate(self.pdf.pages):
            if number >= PAGES:
                raise Unreadable("KB828", what="bladzijden", limit=PAGES)
            for note in _items(page.get("/Annots")):
                if _is_dictionary(note) and str(note.get("/Subtype")) == "/Widget":
                    yield from self._walk(_top(note))

    def _walk(self, top: Any) -> Iterator[Field]:
        """Yield the fields under one of the list, depth first."""
        todo: list[tuple[Any, str, dict[str, Any], int]] = [(top, "", {}, 0)]
        while todo:
            node, prefix, inherited, depth = todo.pop()
            if not _is_dictionary(node) or not self._is_new(node):
                continue
            self._keep_limits(depth)
            self.has_script = self.has_script or _has_script(node)
            own = inherited | {key: node[key] for key in _INHERITED if key in node}
            name = ".".join(filter(None, (prefix, _text(node.get("/T", "")))))
            kids = _items(node.get("/Kids"))
            fields = [kid for kid in kids if _is_dictionary(kid) and "/T" in kid]
            if fields:
                todo += [(kid, name, own, depth + 1) for kid in reversed(fields)]
            elif "/FT" in own:
                for kid in kids:
                    self._is_new(kid)
                    self.has_script = self.has_script or _has_script(kid)
                yield Field(name, _value(own, node, kids)[: limits.CELL_TEXT])

    def _is_new(self, node: Any) -> bool:
        number = getattr(node, "objgen", (0, 0))
        if number == (0, 0):
            return True
        if number in self._seen:
            return False
        self._seen.add(number)
        return True

    def _keep_limits(self, depth: int) -> None:
        self._count += 1
        if self._count > limits.FIELDS:
            raise Unreadable("KB828", what="velden", limit=limits.FIELDS)
        if depth > DEPTH:
            raise Unreadable("KB824", reason="de velden zitten te diep in elkaar")


def _value(own: dict[str, Any], node: Any, kids: list[Any]) -> str:
    """Return the value of a field as text; an option by its id."""
    kind, value = str(own["/FT"]), own.get("/V")
    if kind == "/Btn":
        flags = own.get("/Ff")
        return "" if _number(flags) & _PUSH else _state(value, own.get("/Opt"), [node, *kids])
    if kind == "/Ch" and _items(value):
        value = _items(value)[0]
    return _text(value) if kind in ("/Tx", "/Ch") else ""


def _state(value: Any, labels: Any, widgets: list[Any]) -> str:
    """Return what was clicked: the value, or else the one widget that is on."""
    state = _text(value).removeprefix("/")
    if state in ("", "Off"):
        shown = {_text(w.get("/AS")).removeprefix("/") for w in widgets if _is_dictionary(w)} - {"", "Off"}
        state = shown.pop() if len(shown) == 1 and value is None else ""
    exported = _items(labels)
    if state.isascii() and state.isdigit() and int(state) < len(exported):
        return _text(exported[int(state)])
    return state


def _text(value: Any) -> str:
    """Return a text, a name or a long text as text; nothing for anything else."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    kind = getattr(value, "_type_name", "")
    if kind == "stream":
        return bytes(value.read_bytes())[: limits.CELL_TEXT].decode("utf-8", "replace")
    return str(value) if kind in ("string", "name") else ""


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int) else 0


def _items(value: Any) -> list[Any]:
    """Return the items of a list; none of anything else."""
    return list(value) if getattr(value, "_type_name", "") == "array" else []


def _is_dictionary(value: Any) -> bool:
    return getattr(value, "_type_name", "") == "dictionary"


def _has_script(node: Any) -> bool:
    """Say whether a field does something when it is opened, clicked or typed in."""
    if not _is_dictionary(node):
        return False
    action = node.get("/A")
    return "/AA" in node or (_is_dictionary(action) and str(action.get("/S")) == "/JavaScript")


def _top(widget: Any) -> Any:
    """Return the outermost field of a widget."""
    for _ in range(DEPTH):
        parent = widget.get("/Parent")
        if not _is_dictionary(parent):
            break
        widget = parent
    return widget
