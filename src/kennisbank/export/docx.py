# SPDX-License-Identifier: EUPL-1.2
"""The form as a Word document: content controls to fill in, and words around them to put in a council note.

Packed by ``python-docx``; the stamp stands in the custom properties of the file.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export import note, steady_zip
from kennisbank.export.missing import MissingPackage
from kennisbank.export.stamp import moment, stamp

if TYPE_CHECKING:
    from kennisbank.form import Form
    from kennisbank.model import Catalogue

EXTRA: Final = "office"
PROPERTY: Final = "kennisbank-"
"""Before the name of each custom property."""
_FIRST: Final = "[Content_Types].xml"
_CUSTOM: Final = "/docProps/custom.xml"
_CUSTOM_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_SPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_COMPATIBLE: Final = "http://schemas.microsoft.com/office/word"


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the document.

    :raises MissingPackage: without python-docx (which brings lxml).
    """
    try:
        import docx  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("python-docx", EXTRA) from error
    document = docx.Document()
    _prepare(document)
    _fill(document, catalogue, form)
    _page(document, form)
    _about(document, catalogue, form)
    saved = io.BytesIO()
    document.save(saved)
    return steady_zip.pack(steady_zip.unpack(saved.getvalue()), _FIRST)


def losses(form: Form) -> list[str]:
    """Return what a Word document cannot carry for this form."""
    return [
        *note.losses(form),
        "Google Documenten maakt van de keuzelijsten gewone tekst: typ daar je antwoord.",
    ]


def _prepare(document: Any) -> None:
    """Take away what the template of python-docx brings, and put our styles and settings in its place."""
    from kennisbank.export import docx_styles  # noqa: PLC0415 (needs lxml)
    from kennisbank.export.docx_parts import w  # noqa: PLC0415

    for package_link in list(document.part.package.rels.values()):
        if package_link.reltype.endswith("/thumbnail"):
            del document.part.package.rels[package_link.rId]
    for link in list(document.part.rels.values()):
        if link.reltype.endswith(("/stylesWithEffects", "/customXml")):
            del document.part.rels[link.rId]
    docx_styles.apply(document.styles.element)
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    numbering.extend(docx_styles.bullets())
    settings = document.settings.element
    for name in ("compat", "themeFontLang"):
        for old in settings.findall(docx_styles.named(name)):
            settings.remove(old)
    mode = w("compatSetting", name="compatibilityMode", uri=_COMPATIBLE, val=15)
    docx_styles.before(settings, w("compat", mode))
    docx_styles.before(settings, w("themeFontLang", val="nl-NL"))


def _fill(document: Any, catalogue: Catalogue, form: Form) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 (an extra)

    from kennisbank.export.docx_parts import Body  # noqa: PLC0415

    def link(address: str) -> str:
        return str(document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    end = document.element.body.sectPr
    for element in Body(link).elements(note.blocks(catalogue, form)):
        end.addprevious(element)


def _page(document: Any, form: Form) -> None:
    """Set A4, the head from the second page on, and the foot with version and page numbers."""
    from docx.shared import Mm  # noqa: PLC0415 (an extra)

    from kennisbank.export.docx_parts import field, run, w  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _styled(section.header, "Header").append(run(form.title))
    _styled(section.first_page_header, "Header")
    for part in (section.footer, section.first_page_footer):
        numbers = [run("Pagina "), field("PAGE", "1"), run(" van "), field("NUMPAGES", "1")]
        line = _styled(part, "Footer")
        line.extend([run(note.edition(form)), w("r", w("tab")), *numbers])


def _styled(part: Any, style: str) -> Any:
    """Return the one paragraph of a head or foot, with its style."""
    from kennisbank.export.docx_parts import paragraph  # noqa: PLC0415 (needs lxml)

    line = part.paragraphs[0]._p
    for old in list(line):
        line.remove(old)
    line.append(paragraph(style, [])[0])
    return line


def _about(document: Any, catalogue: Catalogue, form: Form) -> None:
    """Write the properties of the file: what it is, in which language, from which content."""
    core = document.core_properties
    settings = catalogue.settings
    core.title, core.subject, core.author = form.title, form.summary, form.catalogue_title
    core.keywords = ", ".join(("checklist", *(section.title for section in form.sections)))[:255]
    core.comments, core.language, core.version = note.edition(form), "nl-NL", form.version
    core.identifier = f"{form.catalogue_id}:{form.id}:{form.digest}"
    core.category, core.last_modified_by, core.revision = "Checklist", form.catalogue_title, 1
    core.created = core.modified = moment(catalogue).replace(tzinfo=None)
    core.subject = core.subject[:255]
    core.comments = f"{note.edition(form)}. Licentie: {settings.licence.content}."[:255]
    _custom(document, form)


def _custom(document: Any, form: Form) -> None:
    from docx.opc.packuri import PackURI  # noqa: PLC0415 (an extra)
    from docx.opc.part import Part  # noqa: PLC0415
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    root = etree.Element(f"{{{_CUSTOM_SPACE}}}Properties", nsmap={None: _CUSTOM_SPACE, "vt": _VALUES})
    for number, (key, value) in enumerate(stamp(form).items(), 2):
        attributes = {"fmtid": _FORMAT_ID, "pid": str(number), "name": f"{PROPERTY}{key}"}
        made = etree.SubElement(root, f"{{{_CUSTOM_SPACE}}}property", attributes)
        etree.SubElement(made, f"{{{_VALUES}}}lpwstr").text = value
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    package.relate_to(Part(PackURI(_CUSTOM), _CUSTOM_TYPE, blob, package), _CUSTOM_LINK)
