/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * The filled-in PDF read back, whatever viewer filled it in; as `kennisbank.intake.pdf` in Python. Only the values of
 * its fields are read, by pdf.js (vendor/pdf.js): nothing is run, drawn or fetched.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { Unreadable, hint, STAMP, SUBJECT, TEXTS } = Kennisbank.placing;
  const { fieldName } = Kennisbank.names;
  const { BaseStream, DecodeStream, Dict, Name, PasswordException, Ref, Stream, XRef, setVerbosityLevel, stringToPDFString } = root.KennisbankPdf;

  const MAX_UNPACKED = 8000000; // bytes of one packed part, unpacked; ours stay under 100 kB
  const [MAX_FIELDS, MAX_DEPTH, MAX_PAGES, MAX_TEXT] = [20000, 20, 2000, 50000];
  const MILLISECONDS = 1500;
  const PUSH = 1 << 16;
  const COPY = /(?:_\d+|#\d+|\[\d+\])$/; // what programs put behind a name that a file would have twice
  const INFO = (key) => `Kennisbank${key.split("_").map((part) => part[0].toUpperCase() + part.slice(1)).join("")}`;
  const broken = (what) => new Unreadable("broken", `Deze pdf is beschadigd: ${what}. Open hem in het programma waarmee je hem invulde en bewaar hem opnieuw.`);

  setVerbosityLevel(0);
  let end = Infinity;

  /** Stop a file that unpacks to too much, or takes too long. */
  const { ensureBuffer } = DecodeStream.prototype;
  DecodeStream.prototype.ensureBuffer = function (wanted) {
    if (wanted > MAX_UNPACKED) throw new Unreadable("too-large", `Wat in deze pdf is ingepakt, is groter dan ${MAX_UNPACKED / 1000000} MB. Vraag de afzender om een nieuw bestand.`);
    inTime();
    return ensureBuffer.call(this, wanted);
  };

  function inTime() {
    if (performance.now() > end) throw broken("het lezen duurt te lang");
  }

  const list = (value) => (Array.isArray(value) ? value : []);
  const lookUp = (xref, value) => (value instanceof Ref ? xref.fetch(value) : value);

  function text(value) {
    if (typeof value === "string") return stringToPDFString(value);
    if (value instanceof Name) return value.name;
    if (value instanceof BaseStream) return new TextDecoder().decode(value.getBytes(MAX_TEXT));
    return "";
  }

  /** Where the last table of objects stands. */
  function startOf(bytes) {
    const tail = new TextDecoder("latin1").decode(bytes.subarray(-4096));
    const all = [...tail.matchAll(/startxref\s+(\d{1,9})/g)];
    return Number(all.at(-1)?.[1] ?? 0);
  }

  function open(bytes) {
    if (!new TextDecoder("latin1").decode(bytes.subarray(-4096)).includes("%%EOF")) throw broken("hij houdt te vroeg op");
    let last = null;
    for (const isRescue of [false, true]) {
      const xref = new XRef(new Stream(bytes), { password: "" });
      try {
        xref.setStartXRef(startOf(bytes));
        xref.parse(isRescue);
        return xref;
      } catch (error) {
        if (error instanceof PasswordException) throw Kennisbank.zip ? Kennisbank.zip.locked() : new Unreadable("password", "Deze pdf is met een wachtwoord beveiligd. Bewaar hem zonder wachtwoord en probeer het opnieuw.");
        if (error instanceof Unreadable) throw error;
        last = error;
      }
    }
    throw last;
  }

  const hasScript = (node) => node.has("AA") || (node.get("A") instanceof Dict && node.get("A").get("S")?.name === "JavaScript");

  /** What was clicked: the value, or else the one widget that is on. */
  function state(value, labels, widgets) {
    let on = text(value);
    if (on === "" || on === "Off") {
      const shown = new Set(widgets.map((one) => text(one.get("AS"))).filter((one) => one !== "" && one !== "Off"));
      on = shown.size === 1 && (value === undefined || value === null) ? [...shown][0] : "";
    }
    return /^\d{1,4}$/.test(on) && Number(on) < labels.length ? text(labels[Number(on)]) : on;
  }

  /** Name and value of every field, once; what a page alone has comes last. */
  function fieldsOf(xref) {
    const [seen, fields] = [new Set(), []];
    let [isScripted, count] = [false, 0];
    const isNew = (value) => {
      if (!(value instanceof Ref)) return true;
      const known = seen.has(value.toString());
      seen.add(value.toString());
      return !known;
    };

    function walk(top) {
      const todo = [{ raw: top, prefix: "", inherited: {}, depth: 0 }];
      while (todo.length > 0) {
        const { raw, prefix, inherited, depth } = todo.pop();
        const node = lookUp(xref, raw);
        if (!(node instanceof Dict) || !isNew(raw)) continue;
        count += 1;
        if (count > MAX_FIELDS) throw new Unreadable("too-many", `Er zitten meer dan ${MAX_FIELDS} velden in deze pdf.`);
        if (depth > MAX_DEPTH) throw broken("de velden zitten te diep in elkaar");
        inTime();
        isScripted ||= hasScript(node);
        const own = { ...inherited };
        for (const key of ["FT", "Ff", "V", "Opt"]) if (node.has(key)) own[key] = node.get(key);
        const name = [prefix, text(node.get("T"))].filter((part) => part !== "").join(".");
        const kids = list(node.get("Kids")).slice(0, MAX_FIELDS);
        const dicts = kids.map((kid) => lookUp(xref, kid));
        if (dicts.some((kid) => kid instanceof Dict && kid.has("T"))) {
          kids.toReversed().forEach((kid) => todo.push({ raw: kid, prefix: name, inherited: own, depth: depth + 1 }));
        } else if (own.FT !== undefined) {
          kids.forEach(isNew);
          const widgets = [node, ...dicts.filter((kid) => kid instanceof Dict)];
          isScripted ||= widgets.some(hasScript);
          fields.push({ name, value: valueOf(own, widgets).slice(0, MAX_TEXT) });
        }
      }
    }

    function valueOf({ FT, Ff, V, Opt }, widgets) {
      if (text(FT) === "Btn") return (Number(Ff) || 0) & PUSH ? "" : state(V, list(Opt).map((one) => lookUp(xref, one)), widgets);
      const value = text(FT) === "Ch" && Array.isArray(V) ? lookUp(xref, V[0]) : V;
      return ["Tx", "Ch"].includes(text(FT)) ? text(value) : "";
    }

    const form = xref.root.get("AcroForm");
    if (form instanceof Dict) list(form.get("Fields")).forEach(walk);
    for (const page of pagesOf(xref)) {
      for (const raw of list(page.get("Annots"))) {
        const note = lookUp(xref, raw);
        if (note instanceof Dict && text(note.get("Subtype")) === "Widget") walk(topOf(raw, note));
      }
    }
    return { fields, isScripted };
  }

  /** The outermost field of a widget. */
  function topOf(raw, widget) {
    let [found, node] = [raw, widget];
    for (let depth = 0; depth < MAX_DEPTH && node.get("Parent") instanceof Dict; depth += 1) [found, node] = [node.getRaw("Parent"), node.get("Parent")];
    return found;
  }

  function* pagesOf(xref) {
    const [todo, seen] = [[xref.root.getRaw("Pages")], new Set()];
    for (let count = 0; todo.length > 0; count += 1) {
      if (count > MAX_PAGES) throw new Unreadable("too-many", `Er zitten meer dan ${MAX_PAGES} bladzijden in deze pdf.`);
      inTime();
      const raw = todo.pop();
      const node = lookUp(xref, raw);
      if (!(node instanceof Dict) || seen.has(String(raw))) continue;
      if (raw instanceof Ref) seen.add(String(raw));
      if (Array.isArray(node.get("Kids"))) todo.push(...node.get("Kids").toReversed());
      else yield node;
    }
  }

  /** Question and key of a field; programs that put files together lead a name by another, or end it with a number. */
  function meaningOf(name) {
    const last = name.slice(name.lastIndexOf(".") + 1);
    for (const one of [name, last, last.replace(COPY, "")]) {
      if (SUBJECT.includes(one)) return { question: null, key: one };
      const { id, key } = fieldName(one) ?? {};
      if (id !== undefined && (key === null || TEXTS.includes(key))) return { question: id, key: key ?? "option" };
    }
    return { question: null, key: null };
  }

  /** Bring the fields of one question together; the second of a kind makes a second answer. */
  function sorted(fields) {
    const found = { origin: {}, subject: {}, answers: [], leftovers: [], problems: [] };
    for (const { name, value } of fields) {
      const { question, key } = meaningOf(name);
      const where = `veld ${name}`;
      const isFilled = value.trim() !== "";
      if (question !== null) {
        let answer = found.answers.find((one) => one.question === question && !(key in one));
        if (answer === undefined) found.answers.push((answer = { question, where }));
        answer[key] = value;
        if (key === "option") answer.where = where;
      } else if (isFilled && (key === null || (found.subject[key] ??= value) !== value)) {
        found.leftovers.push({ key: name || "(zonder naam)", value, where });
      }
    }
    return found;
  }

  /** The stamp, from the document's information or else its XMP. */
  function originOf(xref) {
    const info = xref.trailer.get("Info");
    const found = {};
    if (info instanceof Dict) for (const key of STAMP) if (info.has(INFO(key))) found[key] = text(info.get(INFO(key)));
    const meta = xref.root.get("Metadata");
    if (Object.keys(found).length < STAMP.length && meta instanceof BaseStream) {
      const words = new TextDecoder().decode(meta.getBytes(200000));
      for (const key of STAMP) {
        const [, attribute, element] = new RegExp(`\\b\\w+:${key}(?:="([^"<&]{1,200})"|>([^<&]{1,200})<)`).exec(words) ?? [];
        if (words.includes("urn:kennisbank:herkomst:1")) found[key] ??= attribute ?? element;
      }
    }
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value?.trim()).map(([key, value]) => [key, value.trim()]));
  }

  /** Contents (placing.js) of a PDF. */
  function read(bytes) {
    end = performance.now() + MILLISECONDS;
    try {
      const xref = open(bytes);
      const { fields, isScripted } = fieldsOf(xref);
      const found = sorted(fields);
      found.origin = originOf(xref);
      const names = xref.root.get("Names");
      const opens = xref.root.get("OpenAction");
      const acts = opens instanceof Dict && opens.has("S") && text(opens.get("S")) !== "GoTo";
      if (isScripted || acts || xref.root.has("AA") || (names instanceof Dict && names.has("JavaScript"))) {
        found.problems.push(hint("script", "In deze pdf zit een script. Dat is niet uitgevoerd: alleen de antwoorden zijn gelezen."));
      }
      if (xref.root.get("AcroForm") instanceof Dict && xref.root.get("AcroForm").has("XFA")) {
        found.problems.push(hint("xfa", "In deze pdf zit ook een formulier in XFA. Dat is niet gelezen. Mist er iets? Vul de pdf van de kennisbank in."));
      }
      return found;
    } catch (error) {
      throw error instanceof Unreadable ? error : broken("de opbouw klopt niet");
    } finally {
      end = Infinity;
    }
  }

  Kennisbank.pdfform = Object.freeze({ read });
})(globalThis);
