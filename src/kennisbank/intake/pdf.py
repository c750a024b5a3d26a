# SPDX-License-Identifier: EUPL-1.2
"""The fillable PDF read back, whatever viewer or program filled it in.

Only the values of its fields are read: nothing is run, drawn or fetched. Stable: ``recognises`` and ``read``.
"""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.missing import MissingPackage
from kennisbank.export.pdf_origin import INFO, NAMESPACE
from kennisbank.export.stamp import KEYS
from kennisbank.form import parse_name
from kennisbank.intake import limits, xmltext
from kennisbank.intake.contents import (
    ANSWER_KEYS,
    SUBJECT_KEYS,
    Contents,
    Found,
    Leftover,
    Unreadable,
    report,
)
from kennisbank.intake.pdf_fields import Field, Fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.diagnostics import Diagnostic
    from kennisbank.model import Catalogue

STREAM_BYTES: Final = 8_000_000
"""Of one packed part, unpacked; ours stay under 100 kB. Each takes some 30 ms and is unpacked once."""
EXTRA: Final = "pdf"
_START: Final = 1024
"""Bytes before which a PDF must say that it is one."""
_END: Final = 4096
"""Bytes at the end among which a whole PDF has its last line."""
_XMP_BYTES: Final = 200_000
_COPY: Final = re.compile(r"(?:_\d+|#\d+|\[\d+\])$")
"""What programs put behind a name that a file would have twice."""


def recognises(data: bytes) -> bool:
    """Say whether this is a PDF."""
    return b"%PDF-" in data[:_START]


def read(data: bytes, file: str, catalogue: Catalogue) -> Contents:  # noqa: ARG001 (the shape of a reader)
    """Return the values of the fields of a PDF.

    :raises Unreadable: a password, a file that stops early or is damaged, more than the limits.
    :raises MissingPackage: without pikepdf.
    """
    pikepdf = _pikepdf()
    if b"%%EOF" not in data[-_END:]:
        raise Unreadable("KB824", reason="het houdt te vroeg op")
    with _limited(pikepdf):
        try:
            with pikepdf.open(io.BytesIO(data)) as pdf:
                return _contents(pdf, file)
        except pikepdf.PasswordError as error:
            raise Unreadable("KB823") from error
        except (pikepdf.PdfError, pikepdf.ForeignObjectError, ValueError, TypeError, AttributeError) as error:
            raise Unreadable("KB824", reason="de opbouw klopt niet") from error


def _pikepdf() -> Any:
    try:
        import pikepdf  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("pikepdf", EXTRA) from error
    return pikepdf


@contextmanager
def _limited(pikepdf: Any) -> Iterator[None]:
    """Keep the unpacking of one part within bounds; say so where a part went beyond them.

    The bounds hold for the whole process while one file is read; they would hurt no other PDF of ours.
    """
    settings = pikepdf.settings
    before = settings.qpdf_limit_errors()
    bounds = dict.fromkeys(("flate_max_memory", "png_max_memory", "run_length_max_memory"), STREAM_BYTES)
    previous = settings.set_qpdf_limits(
        **bounds, max_stream_filters=4, parser_max_container_size=4 * limits.FIELDS
    )
    try:
        yield
    except Unreadable:
        if settings.qpdf_limit_errors() > before:
            raise _too_large() from None
        raise
    else:
        if settings.qpdf_limit_errors() > before:
            raise _too_large()
    finally:
        settings.set_qpdf_limits(**previous)


def _too_large() -> Unreadable:
    return Unreadable("KB822", limit=STREAM_BYTES // 1_000_000)


def _contents(pdf: Any, file: str) -> Contents:
    fields = Fields(pdf)
    answers, subject, leftovers = _sorted(fields.found())
    return Contents(
        origin=_origin(pdf),
        subject=subject,
        answers=tuple(answers),
        diagnostics=tuple(_warnings(pdf, fields, file)),
        leftovers=tuple(leftovers),
    )


def _warnings(pdf: Any, fields: Fields, file: str) -> Iterator[Diagnostic]:
    if fields.has_script or _has_script(pdf):
        yield report("KB835", file)
    if "/XFA" in pdf.Root.get("/AcroForm", {}):
        yield report("KB844", file)


def _has_script(pdf: Any) -> bool:
    """Say whether the document itself has a script or an action."""
    root = pdf.Root
    names = root.get("/Names", {})
    return "/AA" in root or "/JavaScript" in names or _is_action(root.get("/OpenAction"))


def _is_action(value: Any) -> bool:
    """Say whether this does something; a place to open at does not."""
    return hasattr(value, "keys") and "/S" in value and str(value["/S"]) != "/GoTo"


def _sorted(found: Iterator[Field]) -> tuple[list[Found], dict[str, str], list[Leftover]]:
    """Bring the fields of one question together; the second of a kind makes a second answer."""
    answers: list[dict[str, str]] = []
    places: dict[str, list[int]] = {}
    subject: dict[str, str] = {}
    leftovers: list[Leftover] = []
    for field in found:
        name, key = _meaning(field.name)
        where = f"veld {field.name}"
        if key is None:
            if field.value.strip():
                leftovers.append(Leftover(field.name or "(zonder naam)", field.value, where))
        elif name is None:
            if field.value.strip() and subject.setdefault(key, field.value) != field.value:
                leftovers.append(Leftover(field.name, field.value, where))
        else:
            spot = next((at for at in places.get(name, ()) if key not in answers[at]), None)
            if spot is None:
                spot = len(answers)
                answers.append({"question": name, "where": where})
                places.setdefault(name, []).append(spot)
            answers[spot][key] = field.value
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


def _origin(pdf: Any) -> dict[str, str]:
    """Return the stamp, from the document's information or else its XMP."""
    info = pdf.trailer.get("/Info", {})
    found = {key: str(info[f"/{name}"]) for key, name in INFO.items() if f"/{name}" in info}
    if len(found) < len(KEYS):
        found = _xmp(pdf) | found
    return {key: value for key in KEYS if (value := found.get(key, "").strip())}


def _xmp(pdf: Any) -> dict[str, str]:
    stream = pdf.Root.get("/Metadata")
    if stream is None or not hasattr(stream, "read_bytes"):
        return {}
    try:
        data = stream.read_bytes()
        root = xmltext.tree(data) if len(data) <= _XMP_BYTES else None
    except (Unreadable, RuntimeError, ValueError):
        return {}
    prefix = f"{{{NAMESPACE}}}"
    found: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        texts = [(element.tag, element.text or ""), *element.attrib.items()]
        found |= {name.removeprefix(prefix): text for name, text in texts if name.startswith(prefix)}
    return found
