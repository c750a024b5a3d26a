/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * The long table (CSV) read back, whatever spreadsheet saved it; as `kennisbank.intake.answers_csv` in Python.
 * Columns go by their key or their Dutch title, in any order; cells by `;`, `,` or a tab, whichever gives the most
 * known columns. A cell is text and nothing else.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  if (!Kennisbank.placing && typeof require === "function") require("./placing.js");
  const { Unreadable, hint, STAMP, SUBJECT, TEXTS } = Kennisbank.placing;

  const [MAX_ROWS, MAX_COLUMNS, MAX_CELL] = [20000, 500, 50000];
  const [HEADER_WITHIN, SAMPLE] = [20, 100000]; // rows and characters in which the header is looked for
  const SHIELDED = /^'+[=+\-@\t\r\n＝＋－＠]/;
  const TITLES = {
    lesson_number: "Les nummer",
    number: "Vraag nummer",
    domain: "Domein",
    lesson: "Les",
    question: "Vraag-id",
    text: "Vraag",
    help: "Uitleg",
    condition: "Voorwaarde",
    must_have: "Basismaatregel",
    weight: "Weging",
    options: "Keuzes",
    option: "Antwoord",
    reason: "Waarom is deze vraag niet van toepassing?",
    note: "Notitie",
    evidence: "Waar ligt het bewijs?",
    owner: "Wie pakt dit op?",
    due: "Wanneer is het klaar?",
    organisation: "Gemeente of organisatie",
    respondent: "Ingevuld door",
    date: "Datum",
    catalogue: "Kennisbank-id",
    version: "Versie",
    digest: "Controlegetal score",
    form: "Formulier",
    form_digest: "Controlegetal formulier",
  };
  const FILLED = ["option", ...TEXTS];
  const bare = (name) => name.toLowerCase().replace(/[^0-9a-z]+/g, " ").trim();
  const KEYS = new Map(Object.entries(TITLES).flatMap(([key, title]) => [[bare(title), key], [bare(key), key]]));

  /** The text of bytes: a mark decides, then UTF-8, then Windows-1252 as older programs save; null if it is none. */
  function decode(bytes) {
    const wide = [["utf-16le", [0xff, 0xfe]], ["utf-16be", [0xfe, 0xff]]].find(([, mark]) => mark.every((byte, n) => bytes[n] === byte));
    try {
      return { text: new TextDecoder(wide?.[0] ?? "utf-8", { fatal: true }).decode(bytes), problems: [] };
    } catch {
      if (wide || bytes.subarray(0, 4096).includes(0)) return null;
      const said = "De tekens zijn geen UTF-8. Ik las ze als Windows-1252. Kijk of letters als ‘é’ goed staan.";
      return { text: new TextDecoder("windows-1252").decode(bytes), problems: [hint("encoding", said)] };
    }
  }

  /** The rows of a text one by one; throws where a quote stays open. */
  function* rowsOf(text, delimiter) {
    const piece = new RegExp(`"((?:[^"]|"")*)"|([^"${delimiter}\\n][^${delimiter}\\n]*)`, "y");
    let [row, at] = [[], 0];
    while (at <= text.length) {
      piece.lastIndex = at;
      const found = piece.exec(text);
      if (found === null && text[at] === '"') throw new Unreadable("broken", "Dit bestand is beschadigd: een aanhalingsteken staat open.");
      const cell = found === null ? "" : (found[1]?.replace(/""/g, '"') ?? found[2]);
      if (row.length < MAX_COLUMNS) row.push(cell.replace(SHIELDED, (start) => start.slice(1)).slice(0, MAX_CELL));
      at += found === null ? 0 : found[0].length;
      const next = text[at];
      if (next === delimiter) at += 1;
      else if (next === "\n" || next === undefined) {
        yield row;
        row = [];
        at += 1;
      } else throw new Unreadable("broken", "Dit bestand is beschadigd: achter een aanhalingsteken staat nog tekst.");
    }
  }

  /** The first rows of a text, as far as they can be read. */
  function firstRows(text, delimiter) {
    const rows = [];
    try {
      for (const row of rowsOf(text.slice(0, SAMPLE), delimiter)) if (rows.push(row) >= HEADER_WITHIN) break;
    } catch {
      // a table with another delimiter, or one that was cut: what came before counts
    }
    return rows;
  }

  /** Where what stands: the delimiter, the row of the header, and the key of each of its cells; null without one. */
  function layoutOf(text) {
    const found = [];
    for (const delimiter of [";", ",", "\t"]) {
      for (const [number, cells] of firstRows(text, delimiter).entries()) {
        const seen = new Set();
        const keys = cells.map((cell) => {
          const key = KEYS.get(bare(cell)) ?? null;
          if (key === null || seen.has(key)) return null;
          seen.add(key);
          return key;
        });
        if (!(seen.has("question") || seen.has("text")) || !FILLED.some((key) => seen.has(key))) continue;
        found.push({ delimiter, header: number, keys, names: cells, known: seen.size });
        break;
      }
    }
    return found.sort((a, b) => b.known - a.known)[0] ?? null;
  }

  const lines = (text) => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").replace(/^"?sep=.?"?\n/i, "\n");

  /** Contents (placing.js) of a table; null if no row looks like a header of ours. */
  function read(bytes) {
    const decoded = decode(bytes);
    const text = decoded === null ? "" : lines(decoded.text);
    const layout = layoutOf(text);
    if (layout === null) return null;
    const { keys, names } = layout;
    const found = { origin: {}, subject: {}, answers: [], leftovers: [], problems: decoded.problems };
    let number = 0;
    for (const cells of rowsOf(text, layout.delimiter)) {
      number += 1;
      if (number > MAX_ROWS) throw new Unreadable("too-many", `Er zitten meer dan ${MAX_ROWS} rijen in dit bestand.`);
      if (number <= layout.header + 1) continue;
      const where = `rij ${number}`;
      const known = {};
      keys.forEach((key, column) => key !== null && (known[key] = cells[column] ?? ""));
      for (const key of STAMP) if (known[key]?.trim()) found.origin[key] ??= known[key].trim();
      for (const key of SUBJECT) {
        const value = known[key]?.trim() ?? "";
        if (value !== "" && (found.subject[key] ??= value) !== value) found.leftovers.push({ key, value, where });
      }
      const id = known.question?.trim() ?? "";
      const title = known.text?.trim() ?? "";
      const filled = Object.fromEntries(FILLED.filter((key) => known[key]).map((key) => [key, known[key]]));
      if (id || title) found.answers.push({ question: id || title, where, also: id && title ? [title] : [], ...filled });
      else if (Object.values(filled).some((value) => value.trim() !== "")) found.leftovers.push({ key: where, value: filled, where });
      cells.forEach((cell, column) => {
        if (keys[column] || cell.trim() === "") return;
        const name = names[column]?.trim() || String(column + 1);
        found.leftovers.push({ key: `${id || title || where}: ${name}`, value: cell, where: `${where}, kolom ${name}` });
      });
    }
    return found;
  }

  Kennisbank.csv = Object.freeze({ read, TITLES });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.csv;
})(globalThis);
