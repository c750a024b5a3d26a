/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * What filled-in answers come to, in whole numbers: the first half of scoring.md, for score.js.
 * States of questions, sums and interval of each lesson and domain of a scope; kept in a form that lets one answer
 * be replaced at the cost of one lesson. Content and response are those of score.js.
 *
 * What follows from the content alone (its *plan*) is made once per content and scope: content must not change
 * after it was first scored. A classic script: it adds `tally` to the global `Kennisbank`.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const MILLION = 1000000;
  const LONGEST = 200; // characters of an unknown id for which a nearest one is still looked up

  /* What the content lacks */

  /** The response or the scope names what the content lacks; `nearest` looks most like it, or is null. */
  class ScoringError extends Error {
    constructor(kind, message, facts) {
      super(message + (facts.nearest === null ? "" : `; did you mean "${facts.nearest}"?`));
      this.name = this.constructor.name;
      this.kind = kind;
      Object.assign(this, facts);
    }
  }

  /** An answer belongs to no question. */
  class UnknownQuestion extends ScoringError {
    constructor(question, nearest) {
      super("unknown-question", `no question "${question}"`, { question, nearest });
    }
  }

  /** An answer names an option that the question's scale lacks; `option` may be any value. */
  class UnknownOption extends ScoringError {
    constructor(question, option, nearest) {
      const shown = typeof option === "string" ? `option "${option}"` : `option of type ${typeof option}`;
      super("unknown-option", `question "${question}" has no ${shown}`, { question, option, nearest });
    }
  }

  /** No lesson or domain has this id, and it is not `all` or `quickscan`. */
  class UnknownScope extends ScoringError {
    constructor(scope, nearest) {
      super("unknown-scope", `no lesson or domain "${scope}"`, { scope, nearest });
    }
  }

  /**
   * The valid id that looks most like `word`, or null: the one that Python's difflib finds.
   * @param {unknown} word
   * @param {Iterable<string>} valid
   * @returns {string|null}
   */
  function nearest(word, valid) {
    const letters = typeof word === "string" ? Array.from(word.slice(0, 2 * LONGEST)) : [];
    if (letters.length >= LONGEST) return null;
    let [best, most] = [null, 0.5];
    for (const id of valid) {
      const other = Array.from(id);
      const likeness = (2 * inCommon(other, letters)) / (other.length + letters.length);
      const isBetter = likeness === most ? best === null || id > best : likeness > most;
      if (isBetter) [best, most] = [id, likeness];
    }
    return best;
  }

  /** How many letters two words share: their longest common piece, and so on left and right of it. */
  function inCommon(a, b) {
    let [size, endA, endB, above] = [0, 0, 0, []];
    a.forEach((letter, i) => {
      const row = [];
      b.forEach((other, j) => {
        if (letter !== other) return;
        row[j] = (above[j - 1] || 0) + 1;
        if (row[j] > size) [size, endA, endB] = [row[j], i + 1, j + 1];
      });
      above = row;
    });
    if (size === 0) return 0;
    const left = inCommon(a.slice(0, endA - size), b.slice(0, endB - size));
    return left + size + inCommon(a.slice(endA), b.slice(endB));
  }

  /* Arithmetic (scoring.md: checklist, domain and total, percent, levels) */

  /** n/d rounded down, for whole n from 0 and d above 0; exact up to 2⁵³. */
  const floor = (n, d) => (n - (n % d)) / d;

  /** unit·n/d, halves up; beyond 2⁵³ with large integers. */
  function rounded(unit, n, d) {
    const top = 2 * unit * n + d;
    if (Number.isSafeInteger(top)) return floor(top, 2 * d);
    return Number((2n * BigInt(unit) * BigInt(n) + BigInt(d)) / (2n * BigInt(d)));
  }

  /**
   * n/d in parts per million, halves up; `d` is above zero.
   * @param {number} n
   * @param {number} d
   * @returns {number}
   */
  function ppm(n, d) {
    return rounded(MILLION, n, d);
  }

  /**
   * Ppm as whole percent, halves up; 0 and 100 only for exactly nothing and complete, null for null.
   * @param {number|null} value
   * @returns {number|null}
   */
  function percent(value) {
    if (value === null || value === 0) return value;
    return value === MILLION ? 100 : Math.min(99, Math.max(1, floor(value + 5000, 10000)));
  }

  /**
   * The number of the highest level that `value` (ppm) reaches, lower bound included.
   * @param {number} value
   * @param {{number: number, from: number}[]} levels
   * @returns {number}
   */
  function level(value, levels) {
    let highest = -Infinity;
    for (const { from, number } of levels) if (from <= value && number > highest) highest = number;
    return highest;
  }

  const topLevel = (levels) => Math.max(...levels.map((step) => step.number));

  /* A weighted mean kept as sums, so that one part can be replaced without visiting the others */

  const nothing = () => ({ weighted: 0, weights: 0, parts: 0, zeros: 0, full: 0 });

  /** Add a part to a mean, or take it away (`sign` -1). */
  function add(mean, weight, value, sign = 1) {
    mean.weighted += sign * weight * value;
    mean.weights += sign * weight;
    mean.parts += sign;
    if (value === 0) mean.zeros += sign;
    if (value === MILLION) mean.full += sign;
    return mean;
  }

  const swapped = (mean, weight, old, value) => add(add({ ...mean }, weight, old, -1), weight, value);

  /** The mean in ppm, halves up: 0 and 1 000 000 only if every part is that. There must be a part. */
  function meanValue(mean) {
    const value = rounded(1, mean.weighted, mean.weights);
    if (value <= 0 && mean.zeros < mean.parts) return 1;
    return value >= MILLION && mean.full < mean.parts ? MILLION - 1 : value;
  }

  /** Means at the low and the high end over parts `{weight, ends}`; those without ends have no weight. */
  function intervalOf(parts) {
    const [low, high] = [nothing(), nothing()];
    for (const { weight, ends } of parts) {
      if (ends === null) continue;
      add(low, weight, ends.low);
      add(high, weight, ends.high);
    }
    return { low, high };
  }

  function swappedInterval(interval, weight, old, ends) {
    return {
      low: swapped(interval.low, weight, old.low, ends.low),
      high: swapped(interval.high, weight, old.high, ends.high),
    };
  }

  /** Low and high in ppm, null without parts. */
  function endsOf({ low, high }) {
    return low.parts === 0 ? null : { low: meanValue(low), high: meanValue(high) };
  }

  /* What the content says by itself, once per content */

  const plans = new WeakMap();

  /**
   * The plan of a content: each question as a row, and the scopes that were asked for.
   * A row is `{id, question, options, pointed, place, condition}`: full id, option id → option, the options with
   * points, its place in its lesson, and that of the question in its applies_if (-1 without one).
   */
  function planOf(content) {
    let plan = plans.get(content);
    if (plan === undefined) {
      const scales = new Map(Object.keys(content.scales).map((id) => [id, scaleOf(content.scales[id])]));
      plan = { scales, rows: new Map(), scopes: new Map() };
      for (const { lessons } of content.domains) {
        for (const lesson of lessons) for (const row of rowsOf(lesson, scales)) plan.rows.set(row.id, row);
      }
      plans.set(content, plan);
    }
    return plan;
  }

  function scaleOf({ options }) {
    const byId = new Map(options.map((option) => [option.id, option]));
    return { options: byId, pointed: options.filter((option) => "points" in option) };
  }

  function rowsOf(lesson, scales) {
    const places = new Map(lesson.questions.map(({ id }, place) => [id, place]));
    return lesson.questions.map((question, place) => ({
      id: `${lesson.id}.${question.id}`,
      question,
      place,
      condition: question.applies_if === null ? -1 : places.get(question.applies_if.question),
      ...scales.get(question.scale),
    }));
  }

  /** Kind, id (null for quickscan and all) and areas of a scope: domains, with per lesson its rows. */
  function scopeOf(content, scope) {
    const plan = planOf(content);
    if (!plan.scopes.has(scope)) {
      const { kind, id, domains } = select(content, scope);
      const lessonOf = (lesson) => ({ lesson, rows: rowsOf(lesson, plan.scales) });
      const areas = domains.map((domain) => ({ domain, lessons: domain.lessons.map(lessonOf) }));
      plan.scopes.set(scope, { kind, id, areas });
    }
    return plan.scopes.get(scope);
  }

  function select(content, scope) {
    const domains = content.domains;
    if (scope === "all") return { kind: "all", id: null, domains };
    if (scope === "quickscan") return { kind: "quickscan", id: null, domains: domains.map(quickscan) };
    for (const domain of domains) {
      if (domain.id === scope) return { kind: "domain", id: scope, domains: [domain] };
      const lessons = domain.lessons.filter((lesson) => lesson.id === scope);
      if (lessons.length > 0) return { kind: "checklist", id: scope, domains: [{ ...domain, lessons }] };
    }
    const ids = domains.flatMap((domain) => [domain.id, ...domain.lessons.map((lesson) => lesson.id)]);
    throw new UnknownScope(scope, nearest(scope, ["all", "quickscan", ...ids]));
  }

  function quickscan(domain) {
    const inScan = (lesson) => ({ ...lesson, questions: lesson.questions.filter((one) => one.quickscan) });
    return { ...domain, lessons: domain.lessons.map(inScan) };
  }

  /* The answers */

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : null);
  const UNANSWERED = Object.freeze({ option: null, reason: null });

  /** Full question id → `{option, reason}`; refuses what the content lacks, in the scope or not. */
  function readAnswers(content, answers) {
    const { rows } = planOf(content);
    const read = new Map();
    for (const id of Object.keys(answers)) {
      const row = rows.get(id);
      if (row === undefined) throw new UnknownQuestion(id, nearest(id, rows.keys()));
      read.set(id, readAnswer(id, answers[id], row.options));
    }
    return read;
  }

  function readAnswer(id, answer, options) {
    if (!isObject(answer)) throw new TypeError(`the answer to "${id}" is no object`);
    const chosen = own(answer, "option") ?? null;
    if (chosen === null) return UNANSWERED;
    const option = options.get(chosen);
    if (option === undefined) throw new UnknownOption(id, chosen, nearest(chosen, options.keys()));
    return { option, reason: own(answer, "reason") };
  }

  /* State of a question (scoring.md) */

  /**
   * `{state, reason, option}` of each row of a lesson, in document order; option is the question's own, or null.
   * Reasons: answered (known) · waiting, open, unknown-option, not-allowed, reason-missing (unknown) ·
   * not-applicable, inapplicable, ignored (excluded; ignored is inapplicable with an answer of its own).
   * @param {object[]} rows
   * @param {Map<string, object>} answers as `readAnswers` gives them.
   * @param {{row: object, option: object}|null} other an answer that stands in for the one given.
   */
  function statesOf(rows, answers, other = null) {
    const states = [];
    for (const row of rows) {
      const given = other !== null && row.id === other.row.id ? other : answers.get(row.id);
      const option = given === undefined ? null : given.option;
      const condition = row.condition === -1 ? null : states[row.condition];
      const reason = reasonOf(row.question, option, given === undefined ? null : given.reason, condition);
      states.push({ state: STATES[reason], reason, option });
    }
    return states;
  }

  const STATES = Object.freeze({
    answered: "known",
    waiting: "unknown",
    open: "unknown",
    "unknown-option": "unknown",
    "not-allowed": "unknown",
    "reason-missing": "unknown",
    "not-applicable": "excluded",
    inapplicable: "excluded",
    ignored: "excluded",
  });

  /** Why a question has its state: the first rule that fits. `condition`: the state of its applies_if, or null. */
  function reasonOf(question, option, given, condition) {
    if (condition !== null && shuts(question.applies_if, condition)) {
      return option === null ? "inapplicable" : "ignored";
    }
    const role = option === null ? null : option.role;
    const allowed = question.not_applicable_allowed;
    if (role === "not-applicable" && allowed && isReason(given)) return "not-applicable";
    if (condition !== null && condition.state === "unknown") return "waiting";
    if (option === null) return "open";
    if (role === "not-applicable") return allowed ? "reason-missing" : "not-allowed";
    return role === "unknown" ? "unknown-option" : "answered";
  }

  /** Whether a condition shuts a question out: excluded, or known with an option outside its list. */
  function shuts(appliesIf, condition) {
    if (condition.state === "known") return !appliesIf.options.includes(condition.option.id);
    return condition.state === "excluded";
  }

  /** Whether a text has a character that is not blank; not a language's own idea of white space. */
  const isReason = (reason) => typeof reason === "string" && /[^ \t\n\r\u00a0]/.test(reason);

  /* Sums of a checklist, and a scope as it is scored now */

  /** P, K and A of scoring.md: weighted points, known weight, applicable weight. */
  function addUp(rows, states) {
    const sums = { points: 0, known: 0, applicable: 0 };
    for (let n = 0; n < rows.length; n += 1) {
      const { state, option } = states[n];
      if (state === "excluded") continue;
      const { weight } = rows[n].question;
      sums.applicable += weight;
      if (state !== "known") continue;
      sums.known += weight;
      sums.points += weight * option.points;
    }
    return sums;
  }

  /** Low and high in ppm; null if nothing is applicable. */
  function interval({ points, known, applicable }) {
    if (applicable === 0) return null;
    const open = 100 * (applicable - known);
    return { low: ppm(points, 100 * applicable), high: ppm(points + open, 100 * applicable) };
  }

  /**
   * Score a scope once and keep the sums. A place is a lesson with what its answers come to, an area a domain
   * with its places; both are in document order.
   */
  function prepare(content, response, scope) {
    const { kind, id, areas: planned } = scopeOf(content, scope);
    const answers = readAnswers(content, response.answers);
    const areas = planned.map((area) => areaOf(area, answers));
    return {
      content,
      kind,
      id,
      answers,
      areas,
      places: areas.flatMap(({ places }) => places),
      top: topLevel(content.levels),
      isWhole: kind === "all" || kind === "quickscan",
      total: intervalOf(areas.map(({ domain, ends }) => ({ weight: domain.weight, ends }))),
    };
  }

  /** A domain within the scope: its places, and its interval as sums and as ends. */
  function areaOf({ domain, lessons }, answers) {
    const places = lessons.map(({ lesson, rows }) => {
      const states = statesOf(rows, answers);
      const sums = addUp(rows, states);
      return { lesson, rows, weight: lesson.weight, states, sums, ends: interval(sums) };
    });
    const sums = intervalOf(places);
    return { domain, places, interval: sums, ends: endsOf(sums) };
  }

  /** Low and high of the scope now; null if nothing is applicable. */
  function scopeEnds(base) {
    if (base.kind === "checklist") return base.places[0].ends;
    return base.kind === "domain" ? base.areas[0].ends : endsOf(base.total);
  }

  /**
   * Low and high of the scope if the answer to one question became `option`, which has points, at the cost of
   * one lesson. Every other answer stands: one that was ignored counts where its condition now holds.
   */
  function endsWith(base, { row, place, area: { domain, interval: before, ends } }, option) {
    const states = statesOf(place.rows, base.answers, { row, option, reason: null });
    const fresh = interval(addUp(place.rows, states));
    if (base.kind === "checklist") return fresh;
    const after = endsOf(swappedInterval(before, place.weight, place.ends, fresh));
    return base.kind === "domain" ? after : endsOf(swappedInterval(base.total, domain.weight, ends, after));
  }

  /** Full question id → state over the whole content, whatever the scope. */
  function statesEverywhere({ content, answers }) {
    const all = new Map();
    for (const { lessons } of scopeOf(content, "all").areas) {
      for (const { rows } of lessons) statesOf(rows, answers).forEach((state, n) => all.set(rows[n].id, state));
    }
    return all;
  }

  Kennisbank.tally = Object.freeze({
    errors: { ScoringError, UnknownQuestion, UnknownOption, UnknownScope },
    figuring: { percent, ppm, level, nearest },
    ...{ floor, topLevel, nothing, add, meanValue, interval },
    ...{ prepare, scopeEnds, endsWith, statesEverywhere },
  });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.tally;
})(globalThis);
