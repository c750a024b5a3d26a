/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Which question or option a name in a file means: exactly one, or none; as `kennisbank.intake.names` in Python.
 * A question goes by its full id, field name, anchor or text; in a file of the form on this page also by its short
 * id and its number. An option goes by its id or its label. Never guessed: the nearest is only told.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const MAX_NAME = 2000; // characters of a name that are looked at
  const MAX_NEAREST = 20; // names per file for which the nearest is looked up: it takes time
  const FIELD = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*__[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:__([a-z]+))?$/;

  /** The words of a text: no punctuation, no capitals, one space between, one form per letter. */
  function normalised(text) {
    const folded = text.normalize("NFKC").toLowerCase().replace(/ß/g, "ss");
    return folded.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /** Full question id and key (or null) of a field name; null if it is none. */
  function fieldName(name) {
    const found = FIELD.exec(name);
    if (found === null) return null;
    const [lesson, question] = name.split("__");
    return { id: `${lesson}.${question}`.replace(/_/g, "-"), key: found[1] ?? null };
  }

  function asId(name) {
    const anchor = /^v-(.+?)--(.+)$/.exec(name);
    return anchor ? `${anchor[1]}.${anchor[2]}` : (fieldName(name)?.id ?? null);
  }

  /** The words of a question without its number and our mark for a must-have. */
  const bareText = (name) =>
    normalised(name.replace(/^\s*\d+(?:\.\d+)?[.):\s]\s*/, "").replace(/\s*\(basismaatregel\)\s*$/i, ""));

  function push(map, key, value) {
    if (map.has(key)) map.get(key).push(value);
    else map.set(key, [value]);
  }

  /** Option ids by normalised id, label, and label with id; what would mean two options means none. */
  function optionNames(options, labels) {
    const found = new Map();
    for (const id of options) push(found, normalised(labels[id] ?? id), id);
    const names = new Map([...found].filter(([name, ids]) => name !== "" && ids.length === 1).map(([name, [id]]) => [name, id]));
    for (const id of options) names.set(normalised(`${labels[id] ?? ""} ${id}`), id);
    for (const id of options) names.set(normalised(id), id);
    return names;
  }

  /**
   * @param {{content: object, texts: object}} data of the page.
   * @returns {{questions: function, option: function, offered: function, nearest: function}}
   */
  function create({ content, texts }) {
    const [known, byText, byShort, options] = [new Map(), new Map(), new Map(), new Map()];
    for (const lesson of content.domains.flatMap((domain) => domain.lessons)) {
      for (const question of lesson.questions) {
        const id = `${lesson.id}.${question.id}`;
        known.set(id, question);
        push(byShort, question.id, id);
        push(byText, normalised(texts.questions[id]?.text ?? ""), id);
      }
    }
    for (const id of Object.keys(texts.retired ?? {})) known.set(id, null);
    byText.delete("");
    for (const [scale, { options: list }] of Object.entries(content.scales)) {
      const ids = list.map((option) => option.id);
      options.set(scale, optionNames(ids, texts.scales[scale] ?? {}));
    }
    let asked = 0;

    /** The full ids that a name can mean, in `form` (`{questions: [{id, number}]}`) if that is the file's form. */
    function questions(text, form = null) {
      const name = text.slice(0, MAX_NAME).trim();
      const lowered = name.toLowerCase();
      if (known.has(lowered)) return [lowered];
      const id = asId(lowered);
      if (known.has(id)) return [id];
      const here = new Set((form?.questions ?? []).map((one) => one.id));
      const short = form === null ? [] : (byShort.get(lowered.replace(/^v-/, "")) ?? []).filter((one) => here.has(one));
      if (short.length > 0) return short;
      for (const words of [normalised(name), bareText(name)]) {
        const found = byText.get(words) ?? [];
        const inside = found.filter((one) => here.has(one));
        if (found.length > 0) return inside.length > 0 ? inside : found;
      }
      return (form?.questions ?? []).filter(({ number }) => /^\d+(\.\d+)?$/.test(name) && number === name).map((one) => one.id);
    }

    /** The full id that looks most like a name, or null; for the first so many only. */
    function nearest(name) {
      asked += 1;
      if (asked > MAX_NEAREST) return null;
      if (!name.trim().includes(" ")) return root.KennisbankScore.nearest(asId(name) ?? name, [...known.keys()]);
      const near = root.KennisbankScore.nearest(bareText(name), [...byText.keys()]);
      return near === null ? null : byText.get(near)[0];
    }

    /** The option that a text means for a question: its id, or null. A retired question takes any. */
    const option = (id, text) =>
      known.get(id) === null ? text : (options.get(known.get(id).scale).get(normalised(text.slice(0, MAX_NAME))) ?? null);

    return { questions, option, nearest };
  }

  Kennisbank.names = Object.freeze({ create, normalised, fieldName });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.names;
})(globalThis);
