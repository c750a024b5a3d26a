/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * What a result says in Dutch: `Kennisbank.words`. Pure functions from figures (a row of a result) to text, so that
 * panel, bar, table and announcement say the same. Beside a percentage always stands between what it can be.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const Score = root.KennisbankScore;

  const many = (number, one, more) => `${number} ${number === 1 ? one : more}`;
  const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

  /**
   * What can be said of figures: `none` (nothing applies), `empty` (nothing answered), `unknown` (nothing known),
   * `partial` (an interval without a score) or `scored`.
   */
  function standing({ low, score, coverage, counts }) {
    if (low === null) return "none";
    if (counts.answered === 0) return "empty";
    if (coverage === 0) return "unknown";
    return score === null ? "partial" : "scored";
  }

  /** Whether there is a level to name. */
  const isJudged = (figures) => ["partial", "scored"].includes(standing(figures));

  const NO_LEVEL = { none: "niet van toepassing", empty: "nog geen oordeel", unknown: "nog geen oordeel" };

  /** "2–4", or "2 tot en met 4" to be heard; null if nothing can be said. */
  function level(figures, dash = "–") {
    if (!isJudged(figures)) return null;
    const { level_low: low, level_high: high } = figures;
    return low === high ? String(low) : `${low}${dash}${high}`;
  }

  const heardLevel = (figures) => level(figures, " tot en met ");

  const certainty = ({ certain }) => (certain ? "vast" : "voorlopig");

  /** "niveau 2–4, voorlopig", or that there is none. */
  const levelText = (figures) =>
    isJudged(figures) ? `niveau ${level(figures)}, ${certainty(figures)}` : NO_LEVEL[standing(figures)];

  /** "tussen 44 en 78"; "alles bekend" if nothing is open, and empty without figures. */
  function between({ low, high, percent_low: from, percent_high: to }) {
    if (low === null) return "";
    return low === high ? "alles bekend" : `tussen ${from} en ${to}`;
  }

  /** "67%, tussen 44 en 78"; without a score "tussen 12 en 90", "nog geen oordeel" or "niet van toepassing". */
  function figuresText(figures) {
    const kind = standing(figures);
    if (kind === "scored") return `${figures.percent}%, ${between(figures)}`;
    return kind === "partial" ? between(figures) : NO_LEVEL[kind];
  }

  /** "7 van 9 beantwoord": not-applicable with its reason is an answer too. */
  function progress({ answered, not_applicable: out, applicable }) {
    return `${answered + out} van ${applicable + out} beantwoord`;
  }

  /** All of it as a screen reader should say it. */
  function spoken(figures) {
    if (!isJudged(figures)) return NO_LEVEL[standing(figures)];
    const text = figuresText(figures).replace("%", " procent");
    return `niveau ${heardLevel(figures)}, ${certainty(figures)}; ${text}`;
  }

  /** Ppm as whole percentage points, halves up: "6", or "minder dan 1". */
  function points(ppm) {
    const whole = Math.floor((ppm + 5000) / 10000);
    return whole === 0 ? "minder dan 1" : String(whole);
  }

  /** A share of a whole as points with one decimal: "33,3". */
  function share(part, whole) {
    const tenths = Math.floor((Score.ppm(part, whole) + 500) / 1000);
    return `${Math.floor(tenths / 10)},${tenths % 10}`;
  }

  /** What stands beside the level: sentences. */
  function verdict(figures) {
    const { coverage, certain } = figures;
    const kind = standing(figures);
    if (kind === "none") return ["Geen enkele vraag geldt voor jullie. Er valt dus niets te scoren."];
    if (kind === "empty") return ["Je hebt nog niets ingevuld. De uitslag ligt nog tussen 0 en 100."];
    if (kind === "unknown")
      return ["Van geen enkele vraag is het antwoord bekend. De uitslag ligt nog tussen 0 en 100."];
    const known = `Je weet ${Score.percent(coverage)}% van wat meetelt.`;
    if (kind === "partial") {
      return [`De uitslag ligt ${between(figures)}. Nog niet elk onderdeel heeft een antwoord dat telt.`, known];
    }
    if (figures.low === figures.high) return ["Alle vragen die meetellen zijn bekend. Het niveau staat vast."];
    return certain ? [known, "Het niveau staat vast. Open vragen veranderen alleen nog het percentage."] : [known];
  }

  /** The figures of the whole scope of a result. */
  const ofScope = (result, scope) => result.total ?? result.domains[scope] ?? result.lessons[scope];

  Kennisbank.words = Object.freeze({
    many,
    capital,
    standing,
    isJudged,
    level,
    heardLevel,
    certainty,
    levelText,
    between,
    figuresText,
    progress,
    spoken,
    points,
    share,
    verdict,
    ofScope,
  });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.words;
})(globalThis);
