# SPDX-License-Identifier: EUPL-1.2
"""Every format that a form is exported to: one row each; commands, downloads and tests follow the rows.

To add a format: write one module with ``render`` and ``losses``, and add its row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kennisbank import labels
from kennisbank.export import (
    answers_csv,
    answers_json,
    datapackage,
    docx,
    fhir,
    formio,
    html,
    ics,
    javascript,
    jsonschema,
    markdown,
    ods,
    odt,
    openforms,
    pdf,
    python,
    sql,
    surveyjs,
    xlsform,
    xlsx,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form
    from kennisbank.model import Catalogue


class Group(StrEnum):
    """For whom a format is; the value is the heading above it on the site."""

    FILL_IN = labels.FILL_IN
    DEVELOPERS = labels.DEVELOPERS


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its word on the command line, its Dutch title and how it is made."""

    name: str
    title: str
    suffix: str
    """The end of the file name, without its dot."""
    media_type: str
    render: Callable[[Catalogue, Form], bytes]
    """The same input gives the same bytes; raises ``MissingPackage`` without its extra."""
    losses: Callable[[Form], list[str]]
    """What the file cannot carry, as Dutch sentences; empty if it carries everything."""
    extra: str | None = None
    """The extra of the package that brings what ``render`` needs."""
    use: str = ""
    """What people use the file for: one short Dutch sentence without its point. Every row has one."""
    group: Group = Group.FILL_IN
    short: str = ""
    """The format in one or two words, for the head of a column; every row has it: ``PDF``, ``Excel``."""

    def file_name(self, form: Form) -> str:
        """Return ``<id>.<suffix>``."""
        return f"{form.id}.{self.suffix}"


_ROWS = (
    Format(
        "html",
        "Formulier in één bestand (HTML)",
        "html",
        "text/html; charset=utf-8",
        html.render,
        html.losses,
        extra=html.EXTRA,
        use="Invullen zonder internet, met de score erbij; ook als bijlage bij een mail",
        short="HTML",
    ),
    Format(
        "pdf",
        "Formulier om in te vullen of te printen (PDF)",
        "pdf",
        "application/pdf",
        pdf.render,
        pdf.losses,
        extra=pdf.EXTRA,
        use="Invullen op het scherm of op papier, en meenemen naar een vergadering",
        short="PDF",
    ),
    Format(
        "xlsx",
        "Werkmap met score (Excel)",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        xlsx.render,
        xlsx.losses,
        extra=xlsx.EXTRA,
        use="Invullen in Excel: de score, het profiel en de acties rekenen mee",
        short="Excel",
    ),
    Format(
        "ods",
        "Werkmap met score (OpenDocument)",
        "ods",
        ods.MEDIA_TYPE,
        ods.render,
        ods.losses,
        use="Invullen in LibreOffice: de score, het profiel en de acties rekenen mee",
        short="ODS",
    ),
    Format(
        "docx",
        "Document met keuzelijsten (Word)",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx.render,
        docx.losses,
        extra=docx.EXTRA,
        use="Invullen in Word en meesturen met een nota of voorstel",
        short="Word",
    ),
    Format(
        "odt",
        "Document met keuzelijsten (OpenDocument)",
        "odt",
        odt.MEDIA_TYPE,
        odt.render,
        odt.losses,
        use="Invullen in LibreOffice en meesturen met een nota of voorstel",
        short="ODT",
    ),
    Format(
        "csv",
        "Tabel met één vraag per rij (CSV)",
        "csv",
        "text/csv; charset=utf-8",
        answers_csv.render,
        answers_csv.losses,
        use="Invullen in een rekenprogramma, of antwoorden van velen bij elkaar zetten",
        short="CSV",
    ),
    Format(
        "markdown",
        "Takenlijst (Markdown)",
        "md",
        "text/markdown; charset=utf-8",
        markdown.render,
        markdown.losses,
        use="Afvinken in een wiki, een notitie of een takenbord",
        short="Markdown",
    ),
    Format(
        "ics",
        "Actieplan voor je agenda (iCalendar)",
        "ics",
        "text/calendar; charset=utf-8",
        ics.render,
        ics.losses,
        extra=ics.EXTRA,
        use="Stappen, herhaling en herijking in je agenda zetten",
        short="Agenda",
    ),
    Format(
        "json",
        "Vragen en lege antwoorden (JSON)",
        "json",
        "application/json",
        answers_json.render,
        answers_json.losses,
        use="Vragen, opties en plaatsen voor antwoorden, om in te lezen in een eigen programma",
        group=Group.DEVELOPERS,
        short="JSON",
    ),
    Format(
        "jsonschema",
        "Gegevensmodel (JSON Schema)",
        "schema.json",
        "application/schema+json",
        jsonschema.render,
        jsonschema.losses,
        use="Een eigen formulier maken met JSON Forms of rjsf",
        group=Group.DEVELOPERS,
        short="JSON Schema",
    ),
    Format(
        "uischema",
        "Schermindeling bij het JSON Schema (UI-schema)",
        "uischema.json",
        "application/json",
        jsonschema.render_ui,
        jsonschema.losses_ui,
        use="De volgorde en de voorwaarden tonen in JSON Forms",
        group=Group.DEVELOPERS,
        short="UI-schema",
    ),
    Format(
        "surveyjs",
        "Enquête (SurveyJS)",
        "survey.json",
        "application/json",
        surveyjs.render,
        surveyjs.losses,
        use="Een eigen webformulier maken, met de score erbij",
        group=Group.DEVELOPERS,
        short="SurveyJS",
    ),
    Format(
        "formio",
        "Webformulier (Form.io)",
        "formio.json",
        "application/json",
        formio.render,
        formio.losses,
        use="Invullen op een server met Form.io, met de score erbij",
        group=Group.DEVELOPERS,
        short="Form.io",
    ),
    Format(
        "openformulieren",
        "Formulier voor Open Formulieren (ZIP)",
        "zip",
        "application/zip",
        openforms.render,
        openforms.losses,
        use="Importeren in Open Formulieren van je gemeente",
        group=Group.DEVELOPERS,
        short="Open Formulieren",
    ),
    Format(
        "xlsform",
        "Formulier voor een telefoon (XLSForm voor ODK en Kobo)",
        "xlsform.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        xlsform.render,
        xlsform.losses,
        extra=xlsform.EXTRA,
        use="Invullen op een telefoon, ook zonder internet, met ODK Collect of KoboToolbox",
        group=Group.DEVELOPERS,
        short="XLSForm",
    ),
    Format(
        "fhir",
        "Vragenlijst voor de zorg (FHIR R4 Questionnaire)",
        "fhir.json",
        "application/fhir+json",
        fhir.render,
        fhir.losses,
        use="Invullen in een systeem van een GGD of zorgregio",
        group=Group.DEVELOPERS,
        short="FHIR",
    ),
    Format(
        "datapackage",
        "Beschrijving van de tabel (Data Package)",
        "datapackage.json",
        "application/json",
        datapackage.render,
        datapackage.losses,
        use="Een ingevulde tabel (CSV) laten controleren door een programma",
        group=Group.DEVELOPERS,
        short="Data Package",
    ),
    Format(
        "python",
        "Scoreprogramma (Python)",
        "py",
        "text/x-python; charset=utf-8",
        python.render,
        python.losses,
        use="De score uitrekenen in een eigen programma, zonder andere pakketten",
        group=Group.DEVELOPERS,
        short="Python",
    ),
    Format(
        "javascript",
        "Scoreprogramma (JavaScript)",
        "js",
        "text/javascript; charset=utf-8",
        javascript.render,
        javascript.losses,
        use="De score uitrekenen in Node of in een eigen pagina, zonder andere pakketten",
        group=Group.DEVELOPERS,
        short="JavaScript",
    ),
    Format(
        "sql",
        "Scoreprogramma in SQL (PostgreSQL)",
        "sql",
        "application/sql; charset=utf-8",
        sql.render_postgres,
        sql.losses,
        extra=sql.EXTRA,
        use="De score van veel gemeenten tegelijk uitrekenen in PostgreSQL",
        group=Group.DEVELOPERS,
        short="SQL (PostgreSQL)",
    ),
    Format(
        "sql-duckdb",
        "Scoreprogramma in SQL (DuckDB)",
        "duckdb.sql",
        "application/sql; charset=utf-8",
        sql.render_duckdb,
        sql.losses,
        extra=sql.EXTRA,
        use="De score van veel gemeenten tegelijk uitrekenen in DuckDB",
        group=Group.DEVELOPERS,
        short="SQL (DuckDB)",
    ),
    Format(
        "sql-spark",
        "Scoreprogramma in SQL (Spark)",
        "spark.sql",
        "application/sql; charset=utf-8",
        sql.render_spark,
        sql.losses,
        extra=sql.EXTRA,
        use="De score van veel gemeenten tegelijk uitrekenen in Spark",
        group=Group.DEVELOPERS,
        short="SQL (Spark)",
    ),
)

FORMATS: Final[dict[str, Format]] = {row.name: row for row in _ROWS}
"""By name, in the order in which readers see them."""
