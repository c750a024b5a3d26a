/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Bars of a result: `Kennisbank.chart`. One language for all charts: solid is sure (0 to low), hatched hangs on open
 * questions (low to high), the track is not reached, ticks are levels, the dot is the score, a red line is what
 * a must-have caps. Geometry stands in attributes, colour in result.css; every number is in ppm.
 * Stable: what the last lines publish. Words and tables with the same numbers stand beside it (view.js).
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const SPACE = "http://www.w3.org/2000/svg";
  const HATCH = "kb-arcering";
  const THICK = 14; // of a bar, in pixels

  /** An SVG element with attributes and children. */
  function shape(name, attributes = {}, ...children) {
    const element = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.append(...children);
    return element;
  }

  /** What makes a chart an image with a name, or something that says nothing to a screen reader. */
  const named = (label) =>
    label ? { role: "img", "aria-label": label } : { "aria-hidden": "true", focusable: "false" };

  /** A line icon on a grid of 24, beside words that say the same. */
  function icon(path) {
    return shape("svg", { class: "kb-icon", viewBox: "0 0 24 24", ...named("") }, shape("path", { d: path }));
  }

  /** The pattern that hatched parts are filled with: once per page, in an image of no size. */
  function ensureHatch() {
    if (document.getElementById(HATCH) !== null) return;
    const pattern = shape(
      "pattern",
      { id: HATCH, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      shape("rect", { class: "kb-hatch-ground", width: 7, height: 7 }),
      shape("line", { class: "kb-hatch", x1: 0, y1: 0, x2: 0, y2: 7 })
    );
    document.body.append(shape("svg", { class: "kb-hatch-home", ...named("") }, shape("defs", {}, pattern)));
  }

  const place = (ppm) => `${ppm / 10000}%`;

  /** Where a level ends: the bound of the next one, or null above the top level. */
  function endOf(number, levels) {
    const above = levels.filter((level) => level.number > number).map((level) => level.from);
    return above.length === 0 ? null : Math.min(...above);
  }

  /**
   * The lines of caps on a bar: where the level surely stops, and where it may stop (a must-have is still open).
   * @param {{low: number, high: number}[]} caps as in a result, level numbers.
   * @returns {{sure: number|null, possible: number|null}} ppm
   */
  function capLines(caps, levels) {
    if (caps.length === 0) return { sure: null, possible: null };
    const sure = endOf(Math.min(...caps.map((cap) => cap.high)), levels);
    const possible = endOf(Math.min(...caps.map((cap) => cap.low)), levels);
    return { sure, possible: possible === sure ? null : possible };
  }

  /**
   * A bar as wide as the space it gets.
   * @param {object} figures
   * @param {number|null} figures.low nothing is drawn on the track if null.
   * @param {number|null} figures.high
   * @param {number|null} [figures.score] no dot if null.
   * @param {{low: number, high: number}[]} [figures.caps]
   * @param {{number: number, from: number}[]} figures.levels
   * @param {string} [figures.label] its name; without one the bar is silent.
   * @param {boolean} [figures.slim] for one line of text: 24 pixels high instead of 32.
   */
  function bar({ low, high, score = null, caps = [], levels, label = "", slim = false }) {
    ensureHatch();
    const middle = slim ? 12 : 16;
    const flat = { y: middle - THICK / 2, height: THICK };
    const upright = (kind, ppm, half) =>
      shape("line", {
        class: `kb-bar__${kind}`,
        x1: place(ppm),
        x2: place(ppm),
        y1: middle - half,
        y2: middle + half,
      });
    const parts = [shape("rect", { class: "kb-bar__track", x: 0, width: "100%", ...flat })];
    if (low !== null) {
      const open = {
        class: "kb-bar__open",
        fill: `url(#${HATCH})`,
        x: place(low),
        width: place(high - low),
        ...flat,
      };
      if (high > low) parts.push(shape("rect", open));
      if (low > 0) parts.push(shape("rect", { class: "kb-bar__known", x: 0, width: place(low), ...flat }));
    }
    const bounds = levels.map((level) => level.from).filter((from) => from > 0);
    parts.push(...bounds.map((from) => upright("grid", from, THICK / 2)));
    if (low !== null && high > low) {
      const along = { class: "kb-bar__whisker", x1: place(low), x2: place(high), y1: middle, y2: middle };
      parts.push(upright("whisker", low, 11), upright("whisker", high, 11), shape("line", along));
    }
    const { sure, possible } = low === null ? capLines([], levels) : capLines(caps, levels);
    if (possible !== null) parts.push(upright("maybe", possible, middle));
    if (sure !== null) parts.push(upright("cap", sure, middle));
    if (score !== null) parts.push(shape("circle", { class: "kb-bar__dot", cx: place(score), cy: middle, r: 5.5 }));
    return shape("svg", { class: slim ? "kb-bar kb-bar--slim" : "kb-bar", ...named(label) }, ...parts);
  }

  const KEYS = {
    known: () => shape("rect", { class: "kb-bar__known", y: 2, width: 36, height: 12 }),
    open: () => shape("rect", { class: "kb-bar__open", fill: `url(#${HATCH})`, x: 1, y: 2, width: 34, height: 12 }),
    dot: () => shape("circle", { class: "kb-bar__dot", cx: 18, cy: 8, r: 5.5 }),
    cap: () => shape("line", { class: "kb-bar__cap", x1: 18, x2: 18, y1: 0, y2: 16 }),
    maybe: () => shape("line", { class: "kb-bar__maybe", x1: 18, x2: 18, y1: 0, y2: 16 }),
  };

  /** The small image of one kind of mark, for a legend: known, open, dot, cap or maybe. */
  function key(kind) {
    ensureHatch();
    return shape("svg", { class: "kb-legend__key", ...named("") }, KEYS[kind]());
  }

  Kennisbank.chart = Object.freeze({ bar, key, icon, capLines, shape, named, ensureHatch, HATCH });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.chart;
})(globalThis);
