/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * The cells of XLSX and ODS files: `Kennisbank.xlsx`, `Kennisbank.ods`; as `kennisbank.intake.xlsx_cells` and
 * `ods_cells` in Python. Formulas are never computed: their last result counts. Only cells with something in them.
 *
 * A book is `{sheets: [{name, rows: [{number, cells: [{column, text, number, formula}]}]}], from1904}`.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { Unreadable, fromSerial } = Kennisbank.placing;

  const [MAX_ROWS, MAX_COLUMNS, MAX_CELLS, MAX_TEXT] = [20000, 500, 200000, 50000];
  const BOOK = "xl/workbook.xml";
  const SERIAL = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i;
  const OASIS = "urn:oasis:names:tc:opendocument:xmlns:";
  const [TABLE, TEXT, OFFICE] = ["table", "text", "office"].map((name) => `${OASIS}${name}:1.0`);
  const CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

  const children = (element) => (element === null || element === undefined ? [] : [...element.children]);
  const named = (element, name) => children(element).filter((one) => one.localName === name);
  const whole = (text) => (/^\d{1,9}$/.test((text ?? "").trim()) ? Number(text) : 0);
  const numberText = (number) => String(number);

  /** Counts rows and cells over a book, and stops at the limits. */
  function counter() {
    let [rows, cells] = [0, 0];
    const over = (what, limit) => new Unreadable("too-many", `Er zitten meer dan ${limit} ${what} in dit bestand. Bewaar alleen het formulier zelf, zonder de rest.`);
    return (count) => {
      rows += 1;
      cells += count;
      if (rows > MAX_ROWS) throw over("rijen", MAX_ROWS);
      if (cells > MAX_CELLS) throw over("cellen", MAX_CELLS);
    };
  }

  /* XLSX (ISO 29500-1, 18.2 to 18.8), by local names, so that the strict variant reads too */

  /** The column of `D8`, counting from 0; null if this is no place. */
  function columnOf(place) {
    const [, letters] = /^([A-Za-z]{1,3})\d*$/.exec(place ?? "") ?? [];
    return letters ? [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
  }

  /** The text of an element of texts, without what tells how to say it. */
  const textOf = (element) =>
    children(element).map((one) => (one.localName === "t" ? one.textContent : one.localName === "rPh" ? "" : textOf(one))).join("").slice(0, MAX_TEXT);

  async function sharedTexts(archive) {
    if (!archive.has("xl/sharedStrings.xml")) return [];
    return named(await archive.xml("xl/sharedStrings.xml"), "si").map(textOf);
  }

  /** The numbers of the cell formats that show a day. */
  async function dateStyles(archive) {
    if (!archive.has("xl/styles.xml")) return new Set();
    const styles = await archive.xml("xl/styles.xml");
    const dates = new Set([14, 15, 16, 17, 22, ...Array.from({ length: 10 }, (_, n) => 27 + n), ...Array.from({ length: 9 }, (_, n) => 50 + n)]);
    for (const format of named(styles, "numFmts").flatMap((one) => named(one, "numFmt"))) {
      const code = (format.getAttribute("formatCode") ?? "").replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "").toLowerCase();
      if (/[dyj]/.test(code) && !code.includes("e+")) dates.add(whole(format.getAttribute("numFmtId")));
    }
    const formats = children(named(styles, "cellXfs")[0]);
    return new Set(formats.map((one, n) => [n, whole(one.getAttribute("numFmtId"))]).filter(([, id]) => dates.has(id)).map(([n]) => n));
  }

  async function targets(archive) {
    const found = new Map();
    for (const one of named(await archive.xml("xl/_rels/workbook.xml.rels"), "Relationship")) {
      if (!(one.getAttribute("Type") ?? "").endsWith("/worksheet")) continue;
      const path = new URL(one.getAttribute("Target") ?? "", "file:///xl/").pathname;
      found.set(one.getAttribute("Id"), decodeURIComponent(path).slice(1));
    }
    return found;
  }

  function cellOf(element, column, { texts, dates, from1904 }) {
    const kind = element.getAttribute("t") ?? "n";
    const formula = named(element, "f").length > 0;
    let text = kind === "inlineStr" ? textOf(named(element, "is")[0]) : (named(element, "v")[0]?.textContent ?? "").slice(0, MAX_TEXT);
    let number = null;
    if (kind === "s") text = text === "" ? "" : (texts[whole(text)] ?? "");
    else if (kind === "b") text = { 1: "WAAR", 0: "ONWAAR" }[text.trim()] ?? text;
    else if (kind === "e") text = "";
    else if (kind === "n" && SERIAL.test(text.trim())) {
      const value = Number(text);
      const day = dates.has(whole(element.getAttribute("s"))) ? fromSerial(value, from1904) : null;
      [text, number] = day ? [day, null] : [numberText(value), value];
    }
    return { column, text, number, formula };
  }

  function rowsOf(sheet, tools) {
    const rows = [];
    let number = 0;
    for (const row of named(named(sheet, "sheetData")[0], "row")) {
      number = whole(row.getAttribute("r")) || number + 1;
      const cells = [];
      let column = -1;
      for (const element of named(row, "c")) {
        column = columnOf(element.getAttribute("r")) ?? column + 1;
        const cell = cellOf(element, column, tools);
        if ((cell.text.trim() !== "" || cell.formula) && column < MAX_COLUMNS) cells.push(cell);
      }
      if (cells.length === 0) continue;
      tools.count(cells.length);
      rows.push({ number, cells });
    }
    return rows;
  }

  async function readXlsx(archive) {
    const book = await archive.xml(BOOK);
    const paths = await targets(archive);
    const from1904 = ["1", "true", "on"].includes((named(book, "workbookPr")[0]?.getAttribute("date1904") ?? "").toLowerCase());
    const tools = { texts: await sharedTexts(archive), dates: await dateStyles(archive), from1904, count: counter() };
    const sheets = [];
    for (const one of named(named(book, "sheets")[0], "sheet")) {
      const id = [...one.attributes].find(({ localName, namespaceURI }) => localName === "id" && namespaceURI)?.value;
      const path = paths.get(id) ?? "";
      if (archive.has(path)) sheets.push({ name: one.getAttribute("name") ?? "?", rows: rowsOf(await archive.xml(path), tools) });
    }
    return { sheets, from1904 };
  }

  /* ODS (OpenDocument 1.2 part 1, chapter 9): what a file repeats is read once */

  const repeated = (element, name) => Math.min(Math.max(1, whole(element.getAttributeNS(TABLE, name))), 1048576);

  /** The text of a paragraph; remarks beside it are no content. */
  function paragraph(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node.nodeType === 1 && node.localName === "annotation" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
    );
    let text = "";
    for (let node = walker.nextNode(); node !== null && text.length < MAX_TEXT; node = walker.nextNode()) {
      if (node.nodeType === 3) text += node.data;
      else if (node.namespaceURI !== TEXT) continue;
      else if (node.localName === "s") text += " ".repeat(Math.min(whole(node.getAttributeNS(TEXT, "c")) || 1, MAX_TEXT));
      else text += { tab: "\t", "line-break": "\n" }[node.localName] ?? "";
    }
    return text;
  }

  function odsCell(element, column) {
    const kind = element.getAttributeNS(OFFICE, "value-type");
    const isError = element.getAttributeNS(CALC, "value-type") === "error";
    const shown = children(element).filter((one) => one.namespaceURI === TEXT && ["p", "h"].includes(one.localName));
    const text = shown.map(paragraph).join("\n").slice(0, MAX_TEXT);
    const value = element.getAttributeNS(OFFICE, "value");
    return {
      column,
      text: isError ? "" : kind === "date" ? (element.getAttributeNS(OFFICE, "date-value") ?? text).split("T")[0] : text,
      number: kind === "float" && SERIAL.test(value ?? "") ? Number(value) : null,
      formula: Boolean(element.getAttributeNS(TABLE, "formula")),
    };
  }

  function odsRows(table, count) {
    const rows = [];
    let number = 0;
    for (const row of table.getElementsByTagNameNS(TABLE, "table-row")) {
      const cells = [];
      let column = 0;
      for (const element of row.children) {
        if (!["table-cell", "covered-table-cell"].includes(element.localName)) continue;
        const cell = odsCell(element, column);
        if ((cell.text.trim() !== "" || cell.formula) && column < MAX_COLUMNS) cells.push(cell);
        column += repeated(element, "number-columns-repeated");
      }
      if (cells.length > 0) {
        count(cells.length);
        rows.push({ number: number + 1, cells });
      }
      number += repeated(row, "number-rows-repeated");
    }
    return rows;
  }

  async function readOds(archive) {
    const root = await archive.xml("content.xml");
    const count = counter();
    const tables = named(named(root, "body")[0], "spreadsheet").flatMap((one) => named(one, "table"));
    return { sheets: tables.map((one) => ({ name: one.getAttributeNS(TABLE, "name") ?? "?", rows: odsRows(one, count) })), from1904: false };
  }

  Kennisbank.xlsx = Object.freeze({ read: readXlsx, BOOK });
  Kennisbank.ods = Object.freeze({ read: readOds });
})(globalThis);
