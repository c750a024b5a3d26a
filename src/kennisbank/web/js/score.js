/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * The score of filled-in checklists, in whole numbers: scoring.md (page docs/methode) in JavaScript.
 * It gives what `kennisbank.scoring` and `kennisbank.insight` give in Python, key for key.
 *
 *     KennisbankScore.result(content, response, "all").total.percent
 *
 * A classic script without dependencies that works from disk: one global, `KennisbankScore`; in Node `require`
 * returns the same. All functions are pure, and take and return plain data. Content is the scoring content of a
 * catalogue, already valid (`kennisbank check`):
 *
 *     {id, version, digest, levels: [{number, from}],
 *      scales: {<id>: {options: [{id, points | role, cap?}]}},
 *      domains: [{id, weight, lessons: [{id, version, weight, questions: [
 *        {id, version, scale, weight, must_have, not_applicable_allowed, quickscan, effort,
 *         requires: [], applies_if: {question, options} | null}]}]}]}
 *
 * A response may come from anyone: `{answers: {"<les>.<vraag>": {option: "ja", reason: "…"}}}`. Only own keys
 * count, so `__proto__` is an id like any other; objects by id in what comes out have no prototype.
 * Stable: what the last lines publish, under those names.
 */
"use strict";
(function (root) {
  const MILLION = 1000000;
  const ENOUGH = 50; // points from which a question that comes first counts as done
  const LONGEST = 200; // characters of an unknown id for which a nearest one is still looked up
  const COUNTS = ["questions", "applicable", "answered", "unknown", "open", "not_applicable", "inapplicable"];

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
    return topLevel(levels.filter((step) => step.from <= value));
  }

  const topLevel = (levels) => Math.max(...levels.map((step) => step.number));
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  /* A weighted mean kept as sums, so that one part can be replaced without visiting the others */

  const NOTHING = { weighted: 0, weights: 0, parts: 0, zeros: 0, full: 0 };

  function shifted(mean, weight, value, sign) {
    return {
      weighted: mean.weighted + sign * weight * value,
      weights: mean.weights + sign * weight,
      parts: mean.parts + sign,
      zeros: mean.zeros + (value === 0 ? sign : 0),
      full: mean.full + (value === MILLION ? sign : 0),
    };
  }

  const swapped = (mean, weight, old, value) => shifted(shifted(mean, weight, old, -1), weight, value, 1);
  const meanOf = (pairs) => pairs.reduce((mean, [weight, value]) => shifted(mean, weight, value, 1), NOTHING);

  /** The mean in ppm, halves up: 0 and 1 000 000 only if every part is that. There must be a part. */
  function meanValue(mean) {
    const value = rounded(1, mean.weighted, mean.weights);
    if (value <= 0 && mean.zeros < mean.parts) return 1;
    return value >= MILLION && mean.full < mean.parts ? MILLION - 1 : value;
  }

  /** Means at the low and the high end over parts `{weight, ends}`; those without ends have no weight. */
  function intervalOf(parts) {
    const present = parts.filter(({ ends }) => ends !== null);
    const side = (end) => meanOf(present.map(({ weight, ends }) => [weight, ends[end]]));
    return { low: side("low"), high: side("high") };
  }

  function swappedInterval(interval, weight, old, ends) {
    return {
      low: swapped(interval.low, weight, old.low, ends.low),
      high: swapped(interval.high, weight, old.high, ends.high),
    };
  }

  /** Low and high in ppm, null without parts. */
  function endsOf(interval) {
    if (interval.low.parts === 0) return null;
    return { low: meanValue(interval.low), high: meanValue(interval.high) };
  }

  /* What a scope holds, and the answers */

  /** Kind, id (null for quickscan and all) and domains of a scope. */
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

  const quickscan = (domain) =>
    withLessons(domain, (lesson) => ({ ...lesson, questions: lesson.questions.filter((q) => q.quickscan) }));

  const withLessons = (domain, change) => ({ ...domain, lessons: domain.lessons.map(change) });
  const fullId = (lesson, question) => `${lesson.id}.${question.id}`;
  const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : null);

  /** Scale id → option id → option. */
  function optionsById(content) {
    const options = (scale) => new Map(scale.options.map((option) => [option.id, option]));
    return new Map(Object.entries(content.scales).map(([id, scale]) => [id, options(scale)]));
  }

  /** Lesson id → short question id → `{option, reason}`; refuses what the content lacks, in the scope or not. */
  function readAnswers(content, scales, answers) {
    const read = new Map();
    const questions = questionsById(content);
    for (const id of Object.keys(answers)) {
      const found = questions.get(id);
      if (found === undefined) throw new UnknownQuestion(id, nearest(id, questions.keys()));
      const { lesson, question } = found;
      if (!read.has(lesson.id)) read.set(lesson.id, new Map());
      read.get(lesson.id).set(question.id, readAnswer(id, answers[id], scales.get(question.scale)));
    }
    return read;
  }

  /** Full id → lesson and question, in document order. */
  function questionsById(content) {
    const questions = new Map();
    for (const { lessons } of content.domains) {
      for (const lesson of lessons) {
        for (const question of lesson.questions) questions.set(fullId(lesson, question), { lesson, question });
      }
    }
    return questions;
  }

  function readAnswer(id, answer, options) {
    if (!isObject(answer)) throw new TypeError(`the answer to "${id}" is no object`);
    const chosen = own(answer, "option") ?? null;
    if (chosen === null) return { option: null, reason: null };
    if (!options.has(chosen)) throw new UnknownOption(id, chosen, nearest(chosen, options.keys()));
    return { option: options.get(chosen), reason: own(answer, "reason") };
  }

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /* State of a question (scoring.md) */

  const UNANSWERED = { option: null, reason: null };

  /** What a lesson is answered, from what `readAnswers` gives. */
  function answersTo(lesson, answers) {
    const given = answers.get(lesson.id);
    return (id) => (given === undefined ? undefined : given.get(id));
  }

  /**
   * Short question id → `{state, reason, option}`, in document order; option is the question's own, or null.
   * Reasons: answered (known) · waiting, open, unknown-option, not-allowed, reason-missing (unknown) ·
   * not-applicable, inapplicable, ignored (excluded; ignored is inapplicable with an answer of its own).
   * @param {object} lesson
   * @param {function(string): ({option: object|null, reason: *}|undefined)} answerTo by short id
   */
  function lessonStates(lesson, answerTo) {
    const states = new Map();
    for (const question of lesson.questions) {
      const answer = answerTo(question.id) ?? UNANSWERED;
      const condition = question.applies_if === null ? null : states.get(question.applies_if.question);
      const [state, reason] = stateOf(question, answer, condition);
      states.set(question.id, { state, reason, option: answer.option });
    }
    return states;
  }

  /** Pairs of full id and state. */
  const named = (lesson, states) => [...states].map(([id, state]) => [fullId(lesson, { id }), state]);

  /** State and reason of one question: the first rule that fits. `condition`: the state of its applies_if. */
  function stateOf(question, { option, reason }, condition) {
    if (condition !== null && shuts(question.applies_if, condition)) {
      return ["excluded", option === null ? "inapplicable" : "ignored"];
    }
    const role = option === null ? null : option.role;
    const allowed = question.not_applicable_allowed;
    if (role === "not-applicable" && allowed && isReason(reason)) return ["excluded", "not-applicable"];
    if (condition !== null && condition.state === "unknown") return ["unknown", "waiting"];
    if (option === null) return ["unknown", "open"];
    if (role === "not-applicable") return ["unknown", allowed ? "reason-missing" : "not-allowed"];
    return role === "unknown" ? ["unknown", "unknown-option"] : ["known", "answered"];
  }

  /** Whether a condition shuts a question out: excluded, or known with an option outside its list. */
  function shuts(appliesIf, condition) {
    if (condition.state === "known") return !appliesIf.options.includes(condition.option.id);
    return condition.state === "excluded";
  }

  /** Whether a text has a character that is not blank; not a language's own idea of white space. */
  const isReason = (reason) => typeof reason === "string" && /[^ \t\n\r\u00a0]/.test(reason);

  /* Checklist (scoring.md): sums, counts, caps */

  /** P, K and A of scoring.md: weighted points, known weight, applicable weight. */
  function addUp(lesson, states) {
    const sums = { points: 0, known: 0, applicable: 0 };
    for (const { id, weight } of lesson.questions) {
      const { state, option } = states.get(id);
      if (state !== "excluded") sums.applicable += weight;
      if (state === "known") {
        sums.known += weight;
        sums.points += weight * option.points;
      }
    }
    return sums;
  }

  /** Low and high in ppm; null if nothing is applicable. */
  function interval({ points, known, applicable }) {
    if (applicable === 0) return null;
    const open = 100 * (applicable - known);
    return { low: ppm(points, 100 * applicable), high: ppm(points + open, 100 * applicable) };
  }

  /** How many questions are in which state. */
  function count(states) {
    const counts = Object.fromEntries(COUNTS.map((name) => [name, 0]));
    for (const { state, reason, option } of states) {
      counts.questions += 1;
      if (state === "excluded") {
        counts[reason === "not-applicable" ? "not_applicable" : "inapplicable"] += 1;
        continue;
      }
      const isAnswered = option !== null && option.role !== "not-applicable";
      counts.applicable += 1;
      counts[isAnswered ? "answered" : "open"] += 1;
      if (isAnswered && option.role === "unknown") counts.unknown += 1;
    }
    return counts;
  }

  const pointed = (options) => [...options.values()].filter((option) => "points" in option);

  /** What a must-have that is not excluded leaves of the level at both ends; `top` stands for "no cap". */
  function questionCap({ state, option }, options, top) {
    const capOf = (one) => one.cap ?? top;
    if (state === "known") return { low: capOf(option), high: capOf(option) };
    return { low: Math.min(...pointed(options).map(capOf)), high: top };
  }

  /** Each must-have of a lesson that limits the level at an end, in document order. */
  function lessonCaps({ lesson, states }, scales, top) {
    return lesson.questions
      .filter((question) => question.must_have && states.get(question.id).state !== "excluded")
      .map((question) => ({
        question: fullId(lesson, question),
        ...questionCap(states.get(question.id), scales.get(question.scale), top),
      }))
      .filter(({ low, high }) => low < top || high < top);
  }

  /** Levels at both ends, each held down by the lowest cap at that end; null without ends. */
  function levelInterval(ends, caps, levels) {
    if (ends === null) return { low: null, high: null };
    const side = (end) => Math.min(level(ends[end], levels), ...caps.map((cap) => cap[end]));
    return { low: side("low"), high: side("high") };
  }

  /* Figures: one row of a result (resultaat.schema.json) */

  function figures(score, coverage, ends, caps, counts, levels) {
    const { low, high } = ends ?? { low: null, high: null };
    const atLevel = levelInterval(ends, caps, levels);
    return {
      score,
      coverage,
      low,
      high,
      percent: percent(score),
      percent_low: percent(low),
      percent_high: percent(high),
      level_low: atLevel.low,
      level_high: atLevel.high,
      certain: ends === null ? null : atLevel.low === atLevel.high,
      caps,
      counts,
    };
  }

  function checklist(place, base) {
    const { points, known, applicable } = place.sums;
    return figures(
      known === 0 ? null : ppm(points, 100 * known),
      applicable === 0 ? null : ppm(known, applicable),
      place.ends,
      lessonCaps(place, base.scales, base.top),
      count(place.states.values()),
      base.content.levels
    );
  }

  /** Figures of a domain over its lessons, or of the total over the domains: `[weight, figures]` pairs. */
  function combine(parts, levels) {
    const present = parts.filter(([, part]) => part.low !== null);
    const over = (key) => {
      if (present.length === 0 || present.some(([, part]) => part[key] === null)) return null;
      return meanValue(meanOf(present.map(([weight, part]) => [weight, part[key]])));
    };
    return figures(
      over("score"),
      over("coverage"),
      present.length === 0 ? null : { low: over("low"), high: over("high") },
      parts.flatMap(([, part]) => part.caps),
      Object.fromEntries(COUNTS.map((name) => [name, sum(parts.map(([, part]) => part.counts[name]))])),
      levels
    );
  }

  /* A scope as it is scored now, ready to be scored again with one other answer */

  /**
   * Score a scope once and keep the sums. A place is a lesson with what its answers come to, an area a domain
   * with its places; both are in document order.
   */
  function prepare(content, response, scope) {
    const { kind, id, domains } = select(content, scope);
    const scales = optionsById(content);
    const answers = readAnswers(content, scales, response.answers);
    const areas = domains.map((domain) => area(domain, answers));
    return {
      content,
      kind,
      id,
      scales,
      answers,
      areas,
      places: areas.flatMap(({ places }) => places),
      top: topLevel(content.levels),
      isWhole: kind === "all" || kind === "quickscan",
      total: intervalOf(areas.map(({ domain, ends }) => ({ weight: domain.weight, ends }))),
    };
  }

  /** A domain within the scope: its places, and its interval as sums and as ends. */
  function area(domain, answers) {
    const places = domain.lessons.map((lesson) => {
      const states = lessonStates(lesson, answersTo(lesson, answers));
      const sums = addUp(lesson, states);
      return { lesson, weight: lesson.weight, states, sums, ends: interval(sums) };
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
  function endsWith(base, { question, place, area: { domain, interval: before, ends } }, option) {
    const { lesson } = place;
    const answerTo = answersTo(lesson, base.answers);
    const states = lessonStates(lesson, (id) => (id === question.id ? { option, reason: null } : answerTo(id)));
    const fresh = interval(addUp(lesson, states));
    if (base.kind === "checklist") return fresh;
    const after = endsOf(swappedInterval(before, place.weight, place.ends, fresh));
    return base.kind === "domain" ? after : endsOf(swappedInterval(base.total, domain.weight, ends, after));
  }

  /* What to do next (scoring.md) */

  /** The questions of the scope in a state, each with where it stands. */
  function questionsIn(base, wanted) {
    return base.areas.flatMap((one) =>
      one.places.flatMap((place) =>
        place.lesson.questions
          .map((question) => ({ question, place, area: one, state: place.states.get(question.id) }))
          .filter(({ state }) => state.state === wanted)
      )
    );
  }

  const entry = ({ at, gain }) => ({ question: fullId(at.place.lesson, at.question), gain });

  /**
   * Doen: known questions below their best, the most worth doing first. One that gains nothing stays only as
   * a must-have that holds the level down: its best answer lifts that cap.
   */
  function doen(base) {
    const now = scopeEnds(base);
    const everywhere = statesEverywhere(base);
    return questionsIn(base, "known")
      .filter(({ state }) => state.option.points !== 100)
      .map((at) => {
        const { question, state } = at;
        const best = [...base.scales.get(question.scale).values()].find((option) => option.points === 100);
        const gain = endsWith(base, at, best).low - now.low;
        const isCapped = question.must_have && (state.option.cap ?? base.top) < base.top;
        const isReady = question.requires.every((id) => isMet(everywhere.get(id)));
        return { at, gain, isCapped, isReady, effort: question.effort };
      })
      .filter(({ gain, isCapped }) => gain > 0 || isCapped)
      .sort(compareActions)
      .map(entry);
  }

  /** Capping must-haves first, then what can start now, then gain / effort by cross-multiplication. */
  function compareActions(a, b) {
    if (a.isCapped !== b.isCapped) return a.isCapped ? -1 : 1;
    if (a.isReady !== b.isReady) return a.isReady ? -1 : 1;
    return b.gain * a.effort - a.gain * b.effort;
  }

  /** Full question id → state over the whole content: `requires` may point out of the scope. */
  function statesEverywhere({ content, answers }) {
    const lessons = content.domains.flatMap((domain) => domain.lessons);
    const statesOf = (lesson) => lessonStates(lesson, answersTo(lesson, answers));
    return new Map(lessons.flatMap((lesson) => named(lesson, statesOf(lesson))));
  }

  /** Whether a question that comes first is done; one that the content lacks is not. */
  function isMet(state) {
    if (state === undefined) return false;
    return state.state === "excluded" || (state.state === "known" && state.option.points >= ENOUGH);
  }

  /** Uitzoeken: unknown questions whose own condition, if any, is met, the most telling first. */
  function uitzoeken(base) {
    const now = scopeEnds(base);
    const width = ({ low, high }) => high - low;
    return questionsIn(base, "unknown")
      .filter(({ state }) => state.reason !== "waiting")
      .map((at) => {
        const options = pointed(base.scales.get(at.question.scale));
        const widest = Math.max(...options.map((option) => width(endsWith(base, at, option))));
        return { at, gain: width(now) - widest };
      })
      .sort((a, b) => b.at.question.must_have - a.at.question.must_have || b.gain - a.gain)
      .map(entry);
  }

  /* Robustness line (scoring.md): the total under five other choices, each with the caps of the total */

  function robustness(base, response) {
    const { content, kind, places } = base;
    const caps = places.flatMap((place) => lessonCaps(place, base.scales, base.top));
    const again = (changed) => scopeEnds(prepare(changed, response, kind));
    const row = (id, ends) => {
      const atLevel = levelInterval(ends, caps, content.levels);
      const { low, high } = ends ?? { low: null, high: null };
      return { id, low, high, level_low: atLevel.low, level_high: atLevel.high };
    };
    return [
      row("equal-weights", again(equalWeights(content))),
      row("pooled", pooled(places)),
      row("stricter", again(withPoints(content, stricter))),
      row("milder", again(withPoints(content, (points) => 100 - stricter(100 - points)))),
      row("geometric", geometric(base.areas)),
    ];
  }

  /** The content with every question, lesson and domain at weight 1. */
  function equalWeights(content) {
    const light = (thing) => ({ ...thing, weight: 1 });
    const lesson = (one) => light({ ...one, questions: one.questions.map(light) });
    return { ...content, domains: content.domains.map((domain) => light(withLessons(domain, lesson))) };
  }

  /** The content with the points of each option changed; 0 and 100 stay under both changes. */
  function withPoints(content, change) {
    const option = (one) => ("points" in one ? { ...one, points: change(one.points) } : one);
    const scale = ([id, one]) => [id, { ...one, options: one.options.map(option) }];
    return { ...content, scales: Object.fromEntries(Object.entries(content.scales).map(scale)) };
  }

  /** Points squared on 0..100, halves up: 50 becomes 25. */
  const stricter = (points) => floor(points * points + 50, 100);

  /** The checklist's interval over the questions of all lessons together. */
  function pooled(places) {
    const all = (key) => sum(places.map((place) => place.sums[key]));
    return interval({ points: all("points"), known: all("known"), applicable: all("applicable") });
  }

  function geometric(areas) {
    const present = areas.map(({ ends }) => ends).filter((ends) => ends !== null);
    if (present.length === 0) return null;
    const side = (end) => rootOfProduct(present.map((ends) => ends[end]));
    return { low: side("low"), high: side("high") };
  }

  /** The largest whole g with gⁿ ≤ the product of the n values (ppm, at least one). */
  function rootOfProduct(values) {
    const product = values.reduce((total, value) => total * BigInt(value), 1n);
    const size = BigInt(values.length);
    let [low, high] = [0, Math.max(...values)];
    while (low < high) {
      const middle = floor(low + high + 1, 2);
      if (BigInt(middle) ** size <= product) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /* The whole result */

  /** An object by id without a prototype, so that no id means anything else. */
  function byId(pairs) {
    const record = Object.create(null);
    for (const [id, value] of pairs) record[id] = value;
    return record;
  }

  /** The domain with the smallest low, the first of equals; null if no domain has one. */
  function weakest(domains) {
    const present = domains.filter(([, part]) => part.low !== null);
    const least = Math.min(...present.map(([, part]) => part.low));
    return present.length === 0 ? null : present.find(([, part]) => part.low === least)[0];
  }

  function scored(base) {
    const { content, areas, kind } = base;
    const levels = content.levels;
    const rows = areas.map((one) => one.places.map((place) => [place, checklist(place, base)]));
    const domains = (kind === "checklist" ? [] : areas).map(({ domain }, n) => [
      domain.id,
      combine(rows[n].map(([place, row]) => [place.weight, row]), levels),
    ]);
    const weighted = () => domains.map(([, row], n) => [areas[n].domain.weight, row]);
    return {
      scope: kind,
      scope_id: base.id,
      catalogue: { id: content.id, version: content.version, digest: content.digest },
      lessons: byId(rows.flat().map(([place, row]) => [place.lesson.id, row])),
      domains: byId(domains),
      total: base.isWhole ? combine(weighted(), levels) : null,
      weakest_domain: base.isWhole ? weakest(domains) : null,
    };
  }

  function advised(base, response) {
    return {
      doen: doen(base),
      uitzoeken: uitzoeken(base),
      robustness: base.isWhole ? robustness(base, response) : [],
    };
  }

  /**
   * Score a response; a question without an answer widens the interval and is never a zero.
   * @param {object} content scoring content, see the top of this file.
   * @param {object} response `{answers}`; other keys are passed over, and so are answers outside the scope.
   * @param {string} scope `all`, `quickscan`, or the id of a domain or a lesson.
   * @returns {object} resultaat.schema.json without doen, uitzoeken and robustness; null is "no judgement".
   * @throws {ScoringError} UnknownScope, UnknownQuestion or UnknownOption, for what the content lacks.
   */
  function score(content, response, scope = "all") {
    return scored(prepare(content, response, scope));
  }

  /**
   * What to do next, what to find out first, and the total under other choices; arguments as of `score`.
   * @returns {{doen: object[], uitzoeken: object[], robustness: object[]}} gains are ppm of the scope's low;
   *   robustness is empty without a total.
   */
  function insight(content, response, scope = "all") {
    return advised(prepare(content, response, scope), response);
  }

  /** `score` and `insight` together: the whole of resultaat.schema.json. */
  function result(content, response, scope = "all") {
    const base = prepare(content, response, scope);
    return { ...scored(base), ...advised(base, response) };
  }

  /** Full question id → `{state, reason}` for each question in the scope, in order; see `lessonStates`. */
  function states(content, response, scope = "all") {
    const { places } = prepare(content, response, scope);
    const all = places.flatMap((place) => named(place.lesson, place.states));
    return byId(all.map(([id, { state, reason }]) => [id, { state, reason }]));
  }

  const errors = { ScoringError, UnknownQuestion, UnknownOption, UnknownScope };
  const figuring = { percent, ppm, level, nearest };
  const published = Object.freeze({ score, insight, result, states, ...figuring, ...errors });
  if (typeof module === "object" && module !== null && module.exports) module.exports = published;
  else root.KennisbankScore = published;
})(globalThis);
