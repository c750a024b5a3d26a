/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * A profile as a radar: `Kennisbank.radar`, in the language of chart.js. An axis per row, numbered; the names stand in a
 * list beside it, so that it reads at any width. Only the page with all results loads this.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { shape, named, ensureHatch, HATCH } = Kennisbank.chart;
  const MILLION = 1000000;
  const SIZE = 360; // of the drawing, in its own units
  const REACH = 140; // from the middle to a full axis

  /** The point at a distance on axis `n` of `count`, the first one upright, clockwise. */
  function at(n, count, distance) {
    const angle = (2 * Math.PI * n) / count - Math.PI / 2;
    const round = (number) => Math.round(number * 100) / 100;
    return [round(SIZE / 2 + distance * Math.cos(angle)), round(SIZE / 2 + distance * Math.sin(angle))];
  }

  /**
   * A radar of at least three rows, or null. A row without an interval lies in the middle.
   * @param {{low: number|null, high: number|null, score: number|null}[]} rows in order of their numbers.
   * @param {{levels: {from: number}[], label: string}} options
   */
  function draw(rows, { levels, label }) {
    if (rows.length < 3) return null;
    ensureHatch();
    const count = rows.length;
    const outline = (kind, ppmOf, more = {}) => {
      const points = rows.map((row, n) => at(n, count, (REACH * ppmOf(row)) / MILLION).join(","));
      return shape("polygon", { class: `kb-radar__${kind}`, points: points.join(" "), ...more });
    };
    const bounds = [...new Set([...levels.map((level) => level.from), MILLION])].filter((from) => from > 0);
    const axes = rows.flatMap((row, n) => {
      const [[x2, y2], [x, y]] = [at(n, count, REACH), at(n, count, REACH + 22)];
      const line = shape("line", { class: "kb-radar__axis", x1: SIZE / 2, y1: SIZE / 2, x2, y2 });
      return [
        line,
        shape("text", { class: "kb-radar__number", x, y, dy: "0.35em", "text-anchor": "middle" }, n + 1),
      ];
    });
    const dots = rows.flatMap(({ score }, n) => {
      if (score === null) return [];
      const [cx, cy] = at(n, count, (REACH * score) / MILLION);
      return [shape("circle", { class: "kb-bar__dot", cx, cy, r: 5 })];
    });
    return shape(
      "svg",
      { class: "kb-radar", viewBox: `0 0 ${SIZE} ${SIZE}`, ...named(label) },
      ...bounds.map((from) => outline("ring", () => from)),
      ...axes,
      outline("open", (row) => row.high ?? 0, { fill: `url(#${HATCH})` }),
      outline("known", (row) => row.low ?? 0),
      ...dots
    );
  }

  Kennisbank.radar = Object.freeze({ draw });
})(globalThis);
