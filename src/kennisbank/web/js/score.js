/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * The score of filled-in checklists, in whole numbers: scoring.md (page docs/methode) in JavaScript.
 * It gives what `kennisbank.scoring` and `kennisbank.insight` give in Python, key for key.
 *
 *     KennisbankScore.result(content, response, "all").total.percent
 *
 * A classic script that works from disk and needs only tally.js before it: one global, `KennisbankScore`; in Node
 * `require` returns the same. All functions are pure, and take and return plain data. Content is the scoring content of a
 * catalogue, already valid (`kennisbank check`), and is not changed after it was first scored:
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
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  if (!Kennisbank.tally && typeof require === "function") require("./tally.js");
  const { errors, figuring, floor, topLevel, nothing, add, meanValue, interval } = Kennisbank.tally;
  const { prepare, scopeEnds, endsWith, statesEverywhere } = Kennisbank.tally;
  const { percent, ppm, level } = figuring;
  const ENOUGH = 50; // points from which a question that comes first counts as done

  /* Counts and caps (scoring.md) */

  const noCounts = () => ({
    questions: 0,
    applicable: 0,
    answered: 0,
    unknown: 0,
    open: 0,
    not_applicable: 0,
    inapplicable: 0,
  });
  const COUNTS = Object.keys(noCounts());

  /** How many questions are in which state. */
  function count(states) {
    const counts = noCounts();
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

  function addCounts(parts) {
    const counts = noCounts();
    for (const { figures: part } of parts) for (const name of COUNTS) counts[name] += part.counts[name];
    return counts;
  }

  /** What a must-have that is not excluded leaves of the level at both ends; `top` stands for "no cap". */
  function questionCap({ state, option }, pointed, top) {
    const capOf = (one) => one.cap ?? top;
    if (state === "known") return { low: capOf(option), high: capOf(option) };
    return { low: Math.min(...pointed.map(capOf)), high: top };
  }

  /** Each must-have of a lesson that limits the level at an end, in document order. */
  function lessonCaps({ rows, states }, top) {
    const caps = [];
    rows.forEach(({ id, question, pointed }, n) => {
      if (!question.must_have || states[n].state === "excluded") return;
      const { low, high } = questionCap(states[n], pointed, top);
      if (low < top || high < top) caps.push({ question: id, low, high });
    });
    return caps;
  }

  /** Levels at both ends, each held down by the lowest cap at that end; null without ends. */
  function levelInterval(ends, caps, levels) {
    if (ends === null) return { low: null, high: null };
    let [low, high] = [level(ends.low, levels), level(ends.high, levels)];
    for (const cap of caps) {
      low = Math.min(low, cap.low);
      high = Math.min(high, cap.high);
    }
    return { low, high };
  }

  /* Figures: one row of a result (resultaat.schema.json) */

  const NO_ENDS = Object.freeze({ low: null, high: null });

  function figures(score, coverage, ends, caps, counts, levels) {
    const { low, high } = ends ?? NO_ENDS;
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
      lessonCaps(place, base.top),
      count(place.states),
      base.content.levels
    );
  }

  /** Figures of a domain over its lessons, or of the total over the domains: `{weight, figures}` each. */
  function combine(parts, levels) {
    const present = parts.filter(({ figures: part }) => part.low !== null);
    const isNothing = present.length === 0;
    return figures(
      isNothing ? null : over(present, "score"),
      isNothing ? null : over(present, "coverage"),
      isNothing ? null : { low: over(present, "low"), high: over(present, "high") },
      parts.flatMap(({ figures: part }) => part.caps),
      addCounts(parts),
      levels
    );
  }

  /** The mean of one figure over parts; null if one of them has none. */
  function over(parts, key) {
    const mean = nothing();
    for (const { weight, figures: part } of parts) {
      if (part[key] === null) return null;
      add(mean, weight, part[key]);
    }
    return meanValue(mean);
  }

  /* What to do next (scoring.md) */

  /** The questions of the scope in a state, each with where it stands. */
  function questionsIn(base, wanted) {
    const found = [];
    for (const area of base.areas) {
      for (const place of area.places) {
        place.states.forEach((state, n) => {
          if (state.state === wanted) found.push({ row: place.rows[n], place, area, state });
        });
      }
    }
    return found;
  }

  const entry = ({ at, gain }) => ({ question: at.row.id, gain });

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
        const { question, pointed } = at.row;
        const best = pointed.find((option) => option.points === 100);
        const gain = endsWith(base, at, best).low - now.low;
        const isCapped = question.must_have && (at.state.option.cap ?? base.top) < base.top;
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
        const widest = Math.max(...at.row.pointed.map((option) => width(endsWith(base, at, option))));
        return { at, gain: width(now) - widest };
      })
      .sort((a, b) => b.at.row.question.must_have - a.at.row.question.must_have || b.gain - a.gain)
      .map(entry);
  }

  /* Robustness line (scoring.md): the total under five other choices, each with the caps of the total */

  function robustness(base, response) {
    const { content, kind, places } = base;
    const caps = places.flatMap((place) => lessonCaps(place, base.top));
    const { equal, strict, mild } = variantsOf(content);
    const again = (changed) => scopeEnds(prepare(changed, response, kind));
    const row = (id, ends) => {
      const atLevel = levelInterval(ends, caps, content.levels);
      const { low, high } = ends ?? NO_ENDS;
      return { id, low, high, level_low: atLevel.low, level_high: atLevel.high };
    };
    return [
      row("equal-weights", again(equal)),
      row("pooled", pooled(places)),
      row("stricter", again(strict)),
      row("milder", again(mild)),
      row("geometric", geometric(base.areas)),
    ];
  }

  const variants = new WeakMap();

  /** The content under other weights and points, made once. */
  function variantsOf(content) {
    if (!variants.has(content)) {
      variants.set(content, {
        equal: equalWeights(content),
        strict: withPoints(content, stricter),
        mild: withPoints(content, (points) => 100 - stricter(100 - points)),
      });
    }
    return variants.get(content);
  }

  /** The content with every question, lesson and domain at weight 1. */
  function equalWeights(content) {
    const light = (thing) => ({ ...thing, weight: 1 });
    const lesson = (one) => light({ ...one, questions: one.questions.map(light) });
    return { ...content, domains: content.domains.map((domain) => light({ ...domain, lessons: domain.lessons.map(lesson) })) };
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
    const sums = { points: 0, known: 0, applicable: 0 };
    for (const place of places) for (const key of Object.keys(sums)) sums[key] += place.sums[key];
    return interval(sums);
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
  function weakest(parts) {
    let found = null;
    for (const part of parts) {
      const { low } = part.figures;
      if (low !== null && (found === null || low < found.figures.low)) found = part;
    }
    return found === null ? null : found.id;
  }

  function scored(base) {
    const { content, areas, kind, isWhole } = base;
    const lessons = Object.create(null);
    const parts = [];
    for (const { domain, places } of areas) {
      const own = places.map((place) => ({ weight: place.weight, figures: checklist(place, base) }));
      places.forEach((place, n) => (lessons[place.lesson.id] = own[n].figures));
      if (kind === "checklist") continue;
      parts.push({ id: domain.id, weight: domain.weight, figures: combine(own, content.levels) });
    }
    return {
      scope: kind,
      scope_id: base.id,
      catalogue: { id: content.id, version: content.version, digest: content.digest },
      lessons,
      domains: byId(parts.map((part) => [part.id, part.figures])),
      total: isWhole ? combine(parts, content.levels) : null,
      weakest_domain: isWhole ? weakest(parts) : null,
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

  /** Full question id → `{state, reason}` for each question in the scope, in order; see tally.js. */
  function states(content, response, scope = "all") {
    const { places } = prepare(content, response, scope);
    const pairs = places.flatMap((place) => place.states.map((state, n) => [place.rows[n].id, state]));
    return byId(pairs.map(([id, { state, reason }]) => [id, { state, reason }]));
  }

  const published = Object.freeze({ score, insight, result, states, ...figuring, ...errors });
  if (typeof module === "object" && module !== null && module.exports) module.exports = published;
  else root.KennisbankScore = published;
})(globalThis);
