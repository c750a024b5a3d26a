/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * A filled-in workbook (XLSX, ODS) back to answers: ours after any editing, or a table that a person typed; as
 * `kennisbank.intake.sheet` in Python. Ours is read by its rows of keys (`kennisbank.export.workbook.names`), so
 * sheets and columns may have any name and order.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { Unreadable, fromSerial, fault, hint, STAMP, SUBJECT, TEXTS } = Kennisbank.placing;
  const { normalised } = Kennisbank.names;

  const HEADER_WITHIN = 30;
  const FILLED = ["option", ...TEXTS];
  const KINDS = { answers: ["question", "option"], subject: ["field", "value"], lists: ["scale", "code", "label"], stamp: ["stamp", "content"] };
  // Heads of a table that a person typed, beside the keys and titles of our own columns.
  const TYPED = new Map([
    ...Object.entries(Kennisbank.csv.TITLES).flatMap(([key, title]) => [[normalised(title), key], [normalised(key), key]]),
    ...Object.entries({
      id: "question",
      "vraag id": "question",
      kenmerk: "question",
      nummer: "number",
      nr: "number",
      antwoorden: "option",
      "gekozen antwoord": "option",
      keuze: "option",
      answer: "option",
      reden: "reason",
      "waarom niet van toepassing": "reason",
      notities: "note",
      opmerking: "note",
      opmerkingen: "note",
      toelichting: "note",
      bewijs: "evidence",
      wie: "owner",
      eigenaar: "owner",
      "klaar op": "due",
      wanneer: "due",
    }),
  ]);

  const letters = (column) => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
  const textAt = (cells, key) => cells[key]?.text.trim() ?? "";

  /** Column → key of a row, each key once. */
  function headsOf(row, keyOf) {
    const found = new Map();
    for (const cell of row.cells) {
      const key = keyOf(cell.text);
      if (key && !found.has(key)) found.set(key, cell.column);
    }
    return new Map([...found].map(([key, column]) => [column, key]));
  }

  const has = (heads, keys) => keys.every((key) => [...heads.values()].includes(key));
  const isAnswers = (heads) => has(heads, KINDS.answers);

  /** Gathers what the sheets hold; answers wait until the lists are known. */
  class Work {
    rows = [];
    lists = new Map();
    tables = 0;
    found = { origin: {}, subject: {}, answers: [], leftovers: [], problems: [] };

    constructor(book) {
      this.from1904 = book.from1904;
    }

    /** Read the tables under rows of keys. */
    ours({ name, rows }) {
      let [heads, titles, since] = [null, new Map(), 0];
      for (const row of rows) {
        const keys = headsOf(row, (text) => text.trim().toLowerCase());
        const isHeading = heads !== null && isAnswers(heads) && row.number === since + 1 && !row.cells.some(({ column }) => heads.get(column) === "question");
        if (Object.values(KINDS).some((kind) => has(keys, kind))) {
          [heads, titles, since] = [keys, new Map(), row.number];
          this.tables += isAnswers(keys) ? 1 : 0;
        } else if (isHeading) titles = new Map(row.cells.map((cell) => [cell.column, cell.text.trim()]));
        else if (heads !== null) this.take(name, row, heads, titles);
      }
    }

    cellsOf(row, heads) {
      return Object.fromEntries(row.cells.filter(({ column }) => heads.has(column)).map((cell) => [heads.get(cell.column), cell]));
    }

    take(sheet, row, heads, titles) {
      const cells = this.cellsOf(row, heads);
      if (isAnswers(heads)) this.rows.push({ sheet, row, cells, heads, titles });
      else if (has(heads, KINDS.lists)) this.list(textAt(cells, "scale"), textAt(cells, "code"), textAt(cells, "label"));
      else if (has(heads, KINDS.stamp)) this.origin(textAt(cells, "stamp"), textAt(cells, "content"));
      else this.about(textAt(cells, "field"), cells.value);
    }

    /** Read a table that a person typed, or a table of text that was saved as a workbook. */
    typed({ name, rows }) {
      let [heads, titles] = [null, new Map()];
      for (const row of rows) {
        if (heads === null) {
          const keys = headsOf(row, (text) => TYPED.get(normalised(text)));
          const asks = ["question", "text", "number"].some((key) => has(keys, [key]));
          if (!has(keys, ["option"]) || !asks) continue;
          if (row.number > HEADER_WITHIN) return;
          [heads, titles] = [keys, new Map(row.cells.map((cell) => [cell.column, cell.text.trim()]))];
          this.tables += 1;
        } else {
          const cells = this.cellsOf(row, heads);
          this.rows.push({ sheet: name, row, cells, heads, titles });
          for (const key of SUBJECT) this.about(key, cells[key]);
          for (const key of STAMP) this.origin(key, textAt(cells, key));
        }
      }
    }

    list(scale, code, label) {
      for (const text of [label, code].filter((one) => one !== "" && code !== "")) {
        const key = `${scale}\n${normalised(text)}`;
        this.lists.set(key, (this.lists.get(key) ?? new Set()).add(code));
      }
    }

    origin(key, text) {
      if (STAMP.includes(key) && text !== "") this.found.origin[key] ??= text;
    }

    about(key, cell) {
      if (SUBJECT.includes(key) && cell?.text.trim()) this.found.subject[key] ??= key === "date" ? this.day(cell) : cell.text;
    }

    /** A day, also where the cell lost its format and holds a bare number. */
    day(cell) {
      return (cell.number === null ? null : fromSerial(cell.number, this.from1904)) ?? cell.text;
    }

    /** Make an answer of a row; without a question it only counts if something was filled in. */
    answer({ sheet, row, cells, heads, titles }) {
      const names = ["question", "text", "number"].map((key) => textAt(cells, key)).filter((text) => text !== "");
      const spot = (column) => `blad ${sheet}, cel ${letters(column)}${row.number}`;
      const where = cells.option ? spot(cells.option.column) : `blad ${sheet}, rij ${row.number}`;
      const texts = {};
      for (const key of FILLED.filter((one) => cells[one] !== undefined)) {
        const cell = cells[key];
        const text = key === "due" ? this.day(cell) : cell.text;
        if (text.trim() !== "") texts[key] = key === "option" ? this.code(cells, text) : text;
        else if (cell.formula && names.length > 0) {
          this.found.problems.push(fault("formula", `Bij ${spot(cell.column)} staat een formule zonder uitkomst. Typ het antwoord zelf, of bewaar het bestand opnieuw.`));
        }
      }
      if (names.length > 0) this.found.answers.push({ question: names[0], where, also: names.slice(1), ...texts });
      else if (Object.keys(texts).length > 0) this.found.leftovers.push({ key: where, value: texts, where });
      for (const { column, text, formula } of names.length > 0 ? row.cells : []) {
        if (heads.has(column) || formula || text.trim() === "") continue;
        this.found.leftovers.push({ key: `${names[0]}: ${titles.get(column) || letters(column)}`, value: text, where: spot(column) });
      }
    }

    /** The code of a text of a drop-down by the lists of the file itself. */
    code(cells, text) {
      const codes = this.lists.get(`${textAt(cells, "scale")}\n${normalised(text)}`);
      return codes?.size === 1 ? [...codes][0] : text;
    }
  }

  /** Contents (placing.js) of a ZIP that is a workbook; null if it is another kind of file. */
  async function read(bytes) {
    const archive = await Kennisbank.zip.open(bytes);
    const isXlsx = archive.has(Kennisbank.xlsx.BOOK);
    const isOds = archive.has("mimetype") && (await archive.text("mimetype")).startsWith("application/vnd.oasis.opendocument.spreadsheet");
    if (!isXlsx && !isOds) return null;
    const book = await (isXlsx ? Kennisbank.xlsx : Kennisbank.ods).read(archive);
    const work = new Work(book);
    book.sheets.forEach((sheet) => work.ours(sheet));
    if (work.tables === 0) book.sheets.forEach((sheet) => work.typed(sheet));
    if (work.tables === 0) throw new Unreadable("no-answers", "In dit bestand staat geen antwoord dat ik herken. Kijk of dit het ingevulde formulier is.");
    work.rows.forEach((row) => work.answer(row));
    const hasScript = archive.names.some((name) => name === "xl/vbaProject.bin" || /^(Basic|Scripts)\//.test(name));
    if (hasScript) work.found.problems.unshift(hint("script", "In dit bestand zit een macro. Die is niet uitgevoerd: alleen de antwoorden zijn gelezen."));
    return work.found;
  }

  Kennisbank.workbook = Object.freeze({ read, TYPED });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.workbook;
})(globalThis);
