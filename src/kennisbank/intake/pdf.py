# SPDX-License-Identifier: EUPL-1.2
"""The fillable PDF read back, whatever viewer or program filled it in.

Only the values of its fields are read, by ``pdf_child`` in a process of its own: nothing is run, drawn or
fetched. Stable: ``recognises`` and ``read``.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.missing import MissingPackage
from kennisbank.form import parse_name
from kennisbank.intake.contents import (
    ANSWER_KEYS,
    SUBJECT_KEYS,
    Contents,
    Found,
    Leftover,
    Unreadable,
    report,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.model import Catalogue

EXTRA: Final = "pdf"
PATIENCE: Final = 30
"""Seconds on the clock after which reading is ended, where it did not end itself (a machine that is busy)."""
_START: Final = 1024
"""Bytes before which a PDF must say that it is one."""
_END: Final = 4096
"""Bytes at the end among which a whole PDF has its last line."""
_CHILD: Final = (sys.executable, "-c", "from kennisbank.intake.pdf_child import main; main()")
_COPY: Final = re.compile(r"(?:#\d+|\[\d+\])$")
"""What programs put behind a name that a file would have twice."""


def recognises(data: bytes) -> bool:
    """Say whether this is a PDF."""
    return b"%PDF-" in data[:_START]


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (the shape of a reader)
    """Return the values of the fields of a PDF.

    :raises Unreadable: a password, a file that stops early or is damaged, more than the limits.
    :raises MissingPackage: without pikepdf.
    """
    if b"%%EOF" not in data[-_END:]:
        raise Unreadable("KB824", reason="het houdt te vroeg op")
    found = _found(data)
    if "code" in found:
        raise Unreadable(found["code"], **found["facts"])
    answers, subject, leftovers = _sorted(found["fields"])
    return Contents(
        origin=found["origin"],
        subject=subject,
        answers=tuple(answers),
        diagnostics=tuple(_warnings(found, file)),
        leftovers=tuple(leftovers),
    )


def _found(data: bytes) -> dict[str, Any]:
    """Return what ``pdf_child`` finds; that it takes too much is found too."""
    if not _has_pikepdf():
        raise MissingPackage("pikepdf", EXTRA)
    try:
        done = subprocess.run(  # noqa: S603 (our own module)
            _CHILD, input=data, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much() from error
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise _too_much() from error
    return found


def _has_pikepdf() -> bool:
    if "pikepdf" in sys.modules:
        return sys.modules["pikepdf"] is not None
    return importlib.util.find_spec("pikepdf") is not None


def _too_much() -> Unreadable:
    return Unreadable("KB824", reason="het lezen kost te veel tijd of geheugen")


def _warnings(found: Mapping[str, Any], file: str) -> Iterator[Diagnostic]:
    if found["script"]:
        yield report("KB835", file)
    if found["xfa"]:
        yield report("KB844", file)


def _sorted(found: Iterable[tuple[str, str]]) -> tuple[list[Found], dict[str, str], list[Leftover]]:
    """Bring the fields of one question together; the second of a kind makes a second answer."""
    answers: list[dict[str, str]] = []
    places: dict[str, list[int]] = {}
    subject: dict[str, str] = {}
    leftovers: list[Leftover] = []
    for field, value in found:
        name, key = _meaning(field)
        where = f"veld {field}"
        if key is None:
            if value.strip():
                leftovers.append(Leftover(field or "(zonder naam)", value, where))
        elif name is None:
            if value.strip() and subject.setdefault(key, value) != value:
                leftovers.append(Leftover(field, value, where))
        else:
            spot = next((at for at in places.get(name, ()) if key not in answers[at]), None)
            if spot is None:
                spot = len(answers)
                answers.append({"question": name, "where": where})
                places.setdefault(name, []).append(spot)
            answers[spot][key] = value
            if key == "option":
                answers[spot]["where"] = where
    return [Found(**answer) for answer in answers], subject, leftovers  # type: ignore[arg-type]


def _meaning(name: str) -> tuple[str | None, str | None]:
    """Return question and key of a field; ``None`` and key for who fills it in, twice ``None`` if unknown.

    Programs that put files together lead a name by another, or end it with a number.
    """
    last = name.rpartition(".")[2]
    for shown in (name, last, _COPY.sub("", last)):
        if shown in SUBJECT_KEYS:
            return None, shown
        try:
            question, key = parse_name(shown)
        except ValueError:
            continue
        if key is None:
            return question, "option"
        if key in ANSWER_KEYS:
            return question, key
    return None, None
