# SPDX-License-Identifier: EUPL-1.2
"""The form as OpenDocument text (ODT), for LibreOffice: the same document as the one for Word.

Five files in a ZIP, written here without any package; the stamp stands in the properties of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kennisbank.export import note, odt_styles, steady_zip
from kennisbank.export.odt_parts import attribute, body, characters, columns, element
from kennisbank.export.stamp import moment, stamp

if TYPE_CHECKING:
    from kennisbank.form import Form
    from kennisbank.model import Catalogue

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
PROPERTY: Final = "kennisbank-"
"""Before the name of each property of ours."""
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_FILES: Final = ("content.xml", "meta.xml", "styles.xml")


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the document."""
    blocks = tuple(note.blocks(catalogue, form))
    text = element("office:body", element("office:text", body(blocks)))
    automatic = element("office:automatic-styles", *odt_styles.table_styles(), columns(blocks))
    page = odt_styles.page(form.title, note.edition(form))
    files = {
        "content.xml": _document("document-content", odt_styles.fonts(), automatic, text),
        "styles.xml": _document("document-styles", odt_styles.fonts(), odt_styles.styles(), page),
        "meta.xml": _document("document-meta", _about(catalogue, form)),
        "META-INF/manifest.xml": _manifest(),
    }
    packed = {name: (_HEAD + text).encode() for name, text in files.items()}
    return steady_zip.pack(packed | {"mimetype": MEDIA_TYPE.encode()}, "mimetype", stored=True)


def losses(form: Form) -> list[str]:
    """Return what an OpenDocument text cannot carry for this form."""
    return [
        *note.losses(form),
        "Een datum typ je zelf, bijvoorbeeld als 24 december 2026.",
        "Dit bestand is gemaakt voor LibreOffice. Werk je met Word? Kies dan het Word-bestand.",
    ]


def _document(name: str, *inner: str) -> str:
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in odt_styles.SPACES.items())
    version = f' office:version="{odt_styles.VERSION}"'
    return f"<office:{name}{spaces}{version}>{''.join(inner)}</office:{name}>"


def _about(catalogue: Catalogue, form: Form) -> str:
    """Return the properties: what it is, in which language, from which content."""
    when = moment(catalogue).strftime("%Y-%m-%dT%H:%M:%S")
    described = f"{note.edition(form)}. Licentie: {catalogue.settings.licence.content}."
    texts = {
        "meta:generator": form.catalogue_title,
        "dc:title": form.title,
        "dc:description": described,
        "dc:subject": form.summary,
        "meta:keyword": "checklist",
        "meta:initial-creator": form.catalogue_title,
        "dc:creator": form.catalogue_title,
        "meta:creation-date": when,
        "dc:date": when,
        "dc:language": "nl-NL",
    }
    made = [f"<{name}>{attribute(text)}</{name}>" for name, text in texts.items()]
    for key, value in stamp(form).items():
        named = {"meta__name": f"{PROPERTY}{key}", "meta__value_type": "string"}
        made.append(element("meta:user-defined", characters(value), **named))
    return element("office:meta", *made)


def _manifest() -> str:
    entries = "".join(_entry(name, "text/xml") for name in _FILES)
    space = f'xmlns:manifest="{_MANIFEST}" manifest:version="{odt_styles.VERSION}"'
    return f"<manifest:manifest {space}>{_entry('/', MEDIA_TYPE)}{entries}</manifest:manifest>"


def _entry(path: str, media_type: str) -> str:
    return element("manifest:file-entry", manifest__full_path=path, manifest__media_type=media_type)
