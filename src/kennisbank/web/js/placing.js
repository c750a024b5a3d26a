/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * From what a file says to a response: `Kennisbank.placing.place`; as `kennisbank.intake.place` in Python.
 * Nothing is dropped and nothing is guessed: what fits no question goes to `unmapped` with its reason. Two different
 * answers to one question in one file: none of them counts. What fits is then held to `Kennisbank.answers.check`.
 *
 * A reader gives contents: `{origin, subject, answers, leftovers, problems}`. An answer is `{question, where, also,
 * option, reason, note, evidence, owner, due}`, as the file has it; a leftover `{key, value, where}`. Origin has the
 * keys of the stamp: catalogue, version, digest, form, form_digest.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  if (!Kennisbank.answers && typeof require === "function") require("./answers.js");
  if (!Kennisbank.names && typeof require === "function") require("./names.js");
  const { check, isDate } = Kennisbank.answers;

  const MAX_ANSWERS = 20000;
  const TEXTS = ["reason", "note", "evidence", "owner", "due"];
  const SUBJECT = ["organisation", "respondent", "date"];
  const STAMP = ["catalogue", "version", "digest", "form", "form_digest"];
  const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
  const LAST_DAY = 2958465; // 31 December 9999, as spreadsheets count
  const DAY = 86400000;
  const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

  /** What stops the reading of a file: nothing in it can be used. */
  class Unreadable extends Error {
    constructor(code, text) {
      super(text);
      Object.assign(this, { code, text });
    }
  }

  const shown = (text) => `‘${text.length > 80 ? `${text.slice(0, 79)}…` : text}’`;
  const hint = (code, text) => ({ code, level: "warning", text });
  const fault = (code, text) => ({ code, level: "error", text });

  /** A day as `2026-12-24`, day before month; the text as it is if it is not surely one day. */
  function iso(text) {
    const words = text.trim().toLowerCase();
    const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]*(?:z|[+-][\d:]+)?)?$/.exec(words) ?? [];
    const dutch = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(words);
    const named = /^(\d{1,2})[-. ]+([a-z]{3,9})[.]?[- ]+(\d{4})$/.exec(words);
    const month = (word) => (word === "mrt" ? 3 : 1 + MONTHS.findIndex((name) => word === name || word === name.slice(0, 3)));
    const [year, number, day] = y ? [y, m, d] : dutch ? [dutch[3], dutch[2], dutch[1]] : named ? [named[3], month(named[2]), named[1]] : [];
    const found = `${year}-${String(number).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    return isDate(found) ? found : text;
  }

  /** The day of a number as spreadsheets count days, or null. */
  function fromSerial(number, from1904 = false) {
    if (!(number >= 1 && number <= LAST_DAY - (from1904 ? 1462 : 0))) return null;
    const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    return new Date(start + Math.floor(number) * DAY).toISOString().slice(0, 10);
  }

  /** A text as it is kept: characters that every format carries, days as ISO; empty if blank. */
  function tidy(key, text) {
    if (typeof text !== "string" || text.trim() === "") return "";
    const clean = text.replace(/\r\n?/g, "\n").replace(NO_TEXT, "\ufffd");
    return key === "due" || key === "date" ? iso(clean) : clean;
  }

  const valueOf = (found) =>
    Object.fromEntries(["option", ...TEXTS].filter((key) => found[key]?.trim()).map((key) => [key, found[key]]));
  const isEmpty = (found) => Object.keys(valueOf(found)).length === 0;

  /** The form on this page, if the file is exactly that form. */
  const formOf = (origin, here) =>
    here && origin.form === here.id && origin.form_digest === here.digest ? here : null;

  /** The placing of one file: what counts, what does not, and why. */
  class Work {
    placed = {};
    unmapped = [];
    problems = [];

    constructor(contents, env) {
      this.names = Kennisbank.names.create(env);
      this.title = (id) => shown(env.texts.questions[id]?.text ?? id);
      this.form = formOf(contents.origin, env.here);
      this.problems.push(...contents.problems);
    }

    keep(key, value, reason, near = null) {
      this.unmapped.push({ key: key.slice(0, 2000), value, reason: reason.slice(0, 500), ...(near ? { nearest: near } : {}) });
    }

    /** The one question of an answer; without one it is kept, and said. */
    question(found) {
      const names = [found.question, ...(found.also ?? [])];
      let several = [];
      for (const name of names) {
        const ids = this.names.questions(name, this.form);
        if (ids.length === 1) return ids[0];
        if (several.length === 0) several = ids;
      }
      const name = names.find((one) => one.trim() !== "") ?? "";
      const kept = " Het antwoord blijft bewaard, maar telt niet mee.";
      if (several.length > 0) {
        const text = `De vraag ${shown(name)} komt in meer dan één les voor.`;
        this.keep(name, valueOf(found), `${text} (${found.where})`);
        this.problems.push(fault("several-questions", `${text}${kept}`));
        return null;
      }
      const near = this.names.nearest(name);
      const text = `De vraag ${shown(name)} ken ik niet.`;
      this.keep(name, valueOf(found), `${text} (${found.where})`, near);
      this.problems.push(fault("unknown-question", `${text}${near ? ` Bedoel je ${this.title(near)}?` : ""}${kept}`));
      return null;
    }

    /** Option id → place, of all that one file says about a question. */
    options(id, several) {
      const chosen = new Map();
      for (const { option, where } of several) {
        const given = option?.trim() ?? "";
        if (given === "") continue;
        const meant = this.names.option(id, given);
        if (meant !== null) chosen.set(meant, chosen.get(meant) ?? where);
        else {
          const text = `Bij ${this.title(id)}: het antwoord ${shown(given)} past niet.`;
          this.keep(id, { option: given }, `${text} (${where})`);
          this.problems.push(fault("unknown-option", `${text} Kies zelf opnieuw. Wat er stond blijft bewaard, maar telt niet mee.`));
        }
      }
      return chosen;
    }

    /** Bring together what one file says about one question. */
    answer(id, several) {
      const answer = {};
      const chosen = this.options(id, several);
      if (chosen.size === 1) [answer.option] = chosen.keys();
      else if (chosen.size > 1) {
        const text = `Bij ${this.title(id)} staat in dit bestand meer dan één antwoord.`;
        for (const [option, where] of chosen) this.keep(id, { option }, `${text} (${where})`);
        this.problems.push(fault("several-answers", `${text} Kies zelf. Tot die tijd is de vraag open.`));
      }
      for (const key of TEXTS) {
        for (const text of several.map((found) => tidy(key, found[key])).filter((text) => text !== "")) {
          answer[key] ??= text;
          if (answer[key] === text) continue;
          const said = `Bij ${this.title(id)} staan twee verschillende teksten. De eerste telt.`;
          this.keep(id, { [key]: text }, said);
          this.problems.push(hint("several-texts", `${said} De andere blijft bewaard.`));
        }
      }
      if (Object.keys(answer).length > 0) this.placed[id] = answer;
    }
  }

  /**
   * Place what one file holds.
   * @param {object} contents as a reader gives it; see above.
   * @param {object} env of `answers.check`, with `texts`, and `here`: `{id, digest, questions: [{id, number}]}` of
   *   the form on this page, if there is one.
   * @returns {{response: object|null, problems: object[], unmapped: object[]}}
   */
  function place(contents, env) {
    const filled = contents.answers.slice(0, MAX_ANSWERS).filter((found) => !isEmpty(found));
    const texts = SUBJECT.map((key) => [key, tidy(key, contents.subject[key])]).filter(([, text]) => text !== "");
    if (filled.length + contents.leftovers.length + texts.length === 0) {
      if (contents.answers.length === 0) throw new Unreadable("no-answers", "In dit bestand staat geen antwoord dat ik herken.");
      throw new Unreadable("nothing-filled-in", "In dit formulier is nog niets ingevuld. Vul het in, bewaar het en probeer het opnieuw.");
    }
    const work = new Work(contents, env);
    const perQuestion = new Map();
    for (const found of filled) {
      const id = work.question(found);
      if (id !== null) perQuestion.set(id, [...(perQuestion.get(id) ?? []), found]);
    }
    for (const [id, several] of perQuestion) work.answer(id, several);
    for (const { key, value, where } of contents.leftovers) {
      work.keep(key, value, `Dit hoort niet bij een vraag. (${where})`);
      const text = typeof value === "string" ? value : Object.values(value).join(", ");
      work.problems.push(hint("leftover", `Dit hoort niet bij een vraag: ${shown(text)} (${where}). Het blijft bewaard.`));
    }
    const { catalogue, version, digest } = contents.origin;
    const origin = Object.fromEntries(Object.entries({ id: catalogue, version, digest }).filter(([, text]) => text));
    const now = { id: env.content.id, version: env.content.version };
    const given = { catalogue: { ...now, ...origin }, subject: Object.fromEntries(texts), answers: work.placed };
    const found = check(given, env);
    const problems = [...work.problems, ...found.problems];
    const unmapped = [...found.unmapped, ...work.unmapped];
    return { response: { ...found.response, unmapped }, problems, unmapped };
  }

  const published = { place, Unreadable, iso, fromSerial, tidy, hint, fault, STAMP, SUBJECT, TEXTS, MAX_ANSWERS };
  Kennisbank.placing = Object.freeze(published);
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.placing;
})(globalThis);
