# SPDX-License-Identifier: EUPL-1.2
"""What a program can check of the tags of a PDF: rules of PDF/UA-1 that ``pdfua`` leaves out.

The numbers are those of the Matterhorn protocol.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD = set(
    re.findall(
        r"\w+",
        """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5
        H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot
        Figure Formula Form""",
    )
)
SHOWS = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"}


class Tags:
    """The tags of an open document."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        numbers = list(self.root.ParentTree.Nums)
        self.parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        self.elements = list(self._walk())

    def problems(self) -> list[str]:
        """Return all that is wrong, in words."""
        return [
            *self._document(),
            *self._roles(),
            *self._headings(),
            *self._annotations(),
            *self._content(),
        ]

    def _walk(self) -> Iterator[tuple[Any, list[Any]]]:
        todo = [self.root.K[0]]
        while todo:
            element = todo.pop()
            kids = element.get("/K", [])
            kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            yield element, kids
            todo += [kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]

    def _document(self) -> Iterator[str]:
        """06, 07, 11: marked, titled, in a language."""
        root = self.pdf.Root
        if not root.MarkInfo.Marked:
            yield "not marked"
        if not root.ViewerPreferences.DisplayDocTitle:
            yield "07-001 title is not shown"
        if not str(root.get("/Lang", "")):
            yield "11-006 no language"

    def _roles(self) -> Iterator[str]:
        """02: only standard roles; 09: lists and links hold what they may."""
        for element, _ in self.elements:
            role = str(element.S)[1:]
            if role not in STANDARD:
                yield f"02-001 {role} is no standard role"
            above = str(element.P.get("/S", ""))[1:]
            if (
                (role == "LI") != (above == "L")
                and "LI" in (role, above)
                and role not in ("LBody", "Lbl", "L")
            ):
                yield f"09-004 {role} in {above}"

    def _headings(self) -> Iterator[str]:
        """14: the first is H1, no level is skipped, none is empty."""
        last = 0
        for element, _ in self.elements:
            role = str(element.S)
            if len(role) == 3 and role[1] == "H":
                level = int(role[2])
                if level > last + 1:
                    yield f"14-003 H{level} after H{last}"
                if not _marks(element):
                    yield f"empty H{level}"
                last = level

    def _annotations(self) -> Iterator[str]:
        """28: in the tab order, named, in a Form or Link tag that refers back."""
        for number, page in enumerate(self.pdf.pages):
            notes = list(page.get("/Annots", ()))
            if notes and page.get("/Tabs") != "/S":
                yield f"28-008 page {number}: Tabs is not S"
            for note in notes:
                yield from self._annotation(note)

    def _annotation(self, note: Any) -> Iterator[str]:
        kind = str(note.Subtype)[1:]
        field = note if "/T" in note else note.get("/Parent", note)
        if kind == "Widget" and not str(note.get("/TU", field.get("/TU", ""))):
            yield "28-005 widget without TU"
        if kind == "Link" and not str(note.get("/Contents", "")):
            yield "28-012 link without Contents"
        element = self.parents.get(int(note.get("/StructParent", -1)))
        if not isinstance(element, pikepdf.Dictionary):
            yield f"StructParent of a {kind} leads nowhere"
        elif str(element.S) != {"Widget": "/Form", "Link": "/Link"}[kind]:
            yield f"28-010 {kind} in {element.S}"
        elif not any(
            isinstance(kid, pikepdf.Dictionary)
            and kid.get("/Type") == "/OBJR"
            and kid.Obj.objgen == note.objgen
            for kid in element.K
        ):
            yield f"the tag of a {kind} does not refer to it"

    def _content(self) -> Iterator[str]:
        """01: all that is shown is in a tag or an artifact, and each mark leads to the tag that holds it."""
        for number, page in enumerate(self.pdf.pages):
            owners = list(self.parents[int(page.StructParents)])
            seen = set()
            for problem, mark in _shown(page):
                if problem:
                    yield f"01-005 page {number}: {problem}"
                else:
                    seen.add(mark)
            if seen != set(range(len(owners))):
                yield f"page {number}: {len(seen)} marks, {len(owners)} tags"
            for mark, owner in enumerate(owners):
                kids = owner.K if isinstance(owner.K, pikepdf.Array) else [owner.K]
                if mark not in [int(kid) for kid in kids if isinstance(kid, int)]:
                    yield f"page {number}: mark {mark} is not in its tag"


def _shown(page: Any) -> Iterator[tuple[str, int]]:
    """Yield each mark of a page, with an empty problem; and each problem."""
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
            if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
                yield "", int(operands[1].MCID)
        elif name == "EMC":
            depth -= 1
        elif name in SHOWS and not depth:
            yield f"{name} outside of marks", -1
    if depth:
        yield "a mark is not closed", -1


def _marks(element: Any) -> bool:
    """Say whether some content stands in a tag."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int) or (isinstance(kid, pikepdf.Dictionary) and _marks(kid)):
            return True
    return False
