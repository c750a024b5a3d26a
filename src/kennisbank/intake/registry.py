# SPDX-License-Identifier: EUPL-1.2
"""Every format that comes back in: one row each, recognised by content and never by name.

To add a format: write one module with ``recognises`` and ``read``, and add its row here. A module imports a
package of others inside ``read`` only, and raises ``MissingPackage`` where it is not installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kennisbank.export.missing import MissingPackage
from kennisbank.intake import (
    answers_csv,
    answers_json,
    docx,
    fhir,
    limits,
    markdown,
    odt,
    pdf,
    share_link,
    sheet,
    submission,
    unknown,
    webform,
)
from kennisbank.intake.contents import Contents, Unreadable, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.model import Catalogue


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its word (that of ``export`` where we write it), its Dutch title, and how it is read."""

    name: str
    title: str
    """What this kind of file is, after "dit is": "een werkblad (XLSX)"."""
    recognises: Callable[[bytes], bool]
    """Cheap; never raises; at most one row says yes, else the first one counts."""
    read: Callable[[bytes, str, Catalogue], Contents]
    """Bytes, the name to show in diagnostics, catalogue; raises ``Unreadable`` and ``MissingPackage``."""
    extra: str | None = None
    """The extra of the package that brings what ``read`` needs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read; ``reader`` is ``None`` where no reader knows it, and then a diagnostic says so."""

    file: str
    reader: Reader | None
    contents: Contents


_ROWS: Final = (
    Reader("xlsx", "een werkmap (XLSX)", sheet.recognises_xlsx, sheet.read_xlsx),
    Reader("ods", "een werkmap (ODS)", sheet.recognises_ods, sheet.read_ods),
    Reader("pdf", "een pdf", pdf.recognises, pdf.read, extra=pdf.EXTRA),
    Reader("docx", "een Word-document (DOCX)", docx.recognises, docx.read),
    Reader("odt", "een tekstdocument (ODT)", odt.recognises, odt.read),
    Reader("xlsform", "een inzending uit ODK of Kobo", submission.recognises, submission.read),
    Reader("fhir", "een ingevulde FHIR-vragenlijst", fhir.recognises, fhir.read),
    Reader("surveyjs", "een ingevulde enquête (SurveyJS)", webform.recognises_result, webform.read),
    Reader("formio", "een inzending van Form.io", webform.recognises_submission, webform.read),
    Reader("json", "een antwoordenbestand (JSON)", answers_json.recognises, answers_json.read),
    Reader("link", "een link met antwoorden", share_link.recognises, share_link.read),
    Reader("csv", "een tabel (CSV)", answers_csv.recognises, answers_csv.read),
    Reader(
        "markdown",
        "een takenlijst (Markdown)",
        markdown.recognises,
        markdown.read,
        extra=markdown.EXTRA,
    ),
)
"""More particular kinds before more general ones: readers of one kind of JSON before "json"."""

READERS: Final[dict[str, Reader]] = {row.name: row for row in _ROWS}
"""By name, in the order in which they are asked whether they know a file."""


def recognise(data: bytes) -> Reader | None:
    """Return the reader of this kind of file, or ``None``."""
    return next((row for row in READERS.values() if row.recognises(data)), None)


def read(data: bytes, file: str, catalogue: Catalogue) -> Reading:
    """Read one file, whatever it is; never raises on bad content.

    :param file: the name to show in diagnostics.
    """
    if len(data) > limits.BYTES:
        return _refused(file, None, Unreadable("KB821", limit=limits.BYTES // 1_000_000))
    reader = recognise(data)
    if reader is None:
        return _refused(file, None, unknown.why(data))
    try:
        return Reading(file, reader, reader.read(data, file, catalogue))
    except Unreadable as error:
        return _refused(file, reader, error)
    except MissingPackage as error:
        facts = {"package": error.package, "extra": error.extra}
        return _refused(file, reader, Unreadable("KB838", **facts))
    except (RecursionError, MemoryError):
        return _refused(file, reader, Unreadable("KB824", reason="de inhoud zit te diep in elkaar"))
    except Exception as error:  # noqa: BLE001 (a package of others may raise anything on a damaged file)
        reason = f"de inhoud is niet te lezen ({type(error).__name__})"
        return _refused(file, reader, Unreadable("KB824", reason=reason))


def _refused(file: str, reader: Reader | None, why: Unreadable) -> Reading:
    return Reading(file, reader, Contents(diagnostics=(report(why.code, file, **why.facts),)))
