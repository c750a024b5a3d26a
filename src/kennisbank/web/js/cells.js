/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * What a file of answers is made of, for store.js: `Kennisbank.cells`. Nothing here touches storage.
 *
 * A file ("bestand", dossier) is a set of cells: one per question (`a:`), per field of the subject (`s:`), for its
 * name, and per piece that fits nowhere (`u:`). Each carries when and by which tab it was written, so that two
 * versions of a file always become one: per cell the newest wins, whatever the order (a last-writer-wins map).
 * A cell without value stays, so that an old version does not bring back what was taken away.
 * Stable: the shape of what is stored (FORMAT).
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  if (!Kennisbank.answers && typeof require === "function") require("./answers.js");
  const { isObject, isUnmapped, isQuestionId, isDeep, own, FIELDS, SUBJECT } = Kennisbank.answers;

  const FORMAT = 1;
  const MAX_NAME = 200;
  const MAX_UNDO = 200;
  const ID = /^[a-z0-9-]{1,40}$/;
  const LATEST = 1e14; // milliseconds; a later clock is no clock

  /* Cells: {value, at, by, was}; value null is taken away; was is the stamp of the cell that it replaced */

  const stamp = (cell) => (cell === undefined ? "" : `${cell.at}.${cell.by}`);
  const isNewer = (one, two) => (one.at === two.at ? one.by > two.by : one.at > two.at);
  const sameValue = (one, two) => JSON.stringify(one ?? null) === JSON.stringify(two ?? null);
  const isAnswer = (value) => isObject(value) && Object.entries(value).every(([k, v]) => Object.hasOwn(FIELDS, k) && typeof v === "string");

  /** Whether a value may stand under a key; what a key may be follows from it. */
  function isValue(key, value) {
    const [kind, rest] = [key.slice(0, 2), key.slice(2)];
    if (key === "name") return typeof value === "string" && value.trim() !== "" && value.length <= MAX_NAME;
    if (kind === "a:") return isQuestionId(rest) && (value === null || isAnswer(value));
    if (kind === "s:") return Object.hasOwn(SUBJECT, rest) && (value === null || typeof value === "string");
    return kind === "u:" && /^[a-z0-9.-]{1,60}$/.test(rest) && (value === null || (isUnmapped(value) && !isDeep(value)));
  }

  function readCell(key, row) {
    if (!Array.isArray(row) || row.length !== 4) return null;
    const [value, at, by, was] = row;
    const isStamped = Number.isSafeInteger(at) && at >= 0 && at < LATEST && typeof by === "string" && ID.test(by);
    return isStamped && typeof was === "string" && isValue(key, value) ? { value, at, by, was } : null;
  }

  /**
   * What a stored text says.
   * @returns {{dossier: object|null, whole: boolean}} dossier with what could be read, whether that was all.
   */
  function readDossier(id, text) {
    let stored;
    try {
      stored = JSON.parse(text);
    } catch {
      return { dossier: null, whole: false };
    }
    const cells = own(stored, "cells");
    if (!isObject(cells) || own(stored, "format") !== FORMAT) return { dossier: null, whole: false };
    const dossier = blank(id);
    let whole = true;
    for (const key of Object.keys(cells)) {
      const cell = readCell(key, cells[key]);
      if (cell === null) whole = false;
      else dossier.cells.set(key, cell);
    }
    for (const key of ["created", "changed", "revision"]) {
      const value = own(stored, key);
      if (Number.isSafeInteger(value) && value >= 0 && value < LATEST) dossier[key] = value;
      else whole = false;
    }
    const catalogue = own(stored, "catalogue");
    if (isObject(catalogue)) dossier.catalogue = catalogue;
    else whole = false;
    return { dossier, whole };
  }

  function writeDossier({ created, changed, revision, catalogue, cells }) {
    const rows = [...cells].map(([key, { value, at, by, was }]) => [key, [value, at, by, was]]);
    return JSON.stringify({ format: FORMAT, created, changed, revision, catalogue, cells: Object.fromEntries(rows) });
  }

  /** A file in memory. `saved`: it was stored, so its absence means removal; `isAhead`: not all of it is stored. */
  function blank(id) {
    const life = { created: 0, changed: 0, revision: 0, catalogue: null };
    return { id, ...life, cells: new Map(), saved: false, undo: [], redo: [], seen: new Set(), view: null, isAhead: false };
  }

  const valueOf = (dossier, key) => dossier.cells.get(key)?.value ?? null;

  /** Keys and values of a kind of cell (`a:`, `s:`, `u:`) in the order of their keys, those taken away left out. */
  function valuesOf(dossier, kind) {
    const present = [...dossier.cells].filter(([key, { value }]) => key.startsWith(kind) && value !== null);
    return present.map(([key, { value }]) => [key.slice(2), value]).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  function responseOf(dossier) {
    return {
      catalogue: dossier.catalogue,
      subject: Object.fromEntries(valuesOf(dossier, "s:")),
      answers: Object.fromEntries(valuesOf(dossier, "a:")),
      unmapped: valuesOf(dossier, "u:").map(([, item]) => item),
    };
  }

  /* Two versions of a file become one */

  /** Remember that this tab knew a cell. */
  const see = (dossier, key, cell) => dossier.seen.add(`${key} ${stamp(cell)}`);

  /**
   * Take another version of a file into this one. Of what both changed without knowing of each other, the newest
   * stands; what `tab` itself wrote and lost thereby is given back.
   * @returns {{changed: string[], lost: [string, *][], isBehind: boolean, latest: number}} keys that changed here;
   *   keys and values that gave way; whether the other lacks ours; its latest time.
   */
  function merge(dossier, other, tab) {
    const [changed, lost] = [[], []];
    let [isBehind, latest] = [false, 0];
    for (const [key, theirs] of other.cells) {
      const mine = dossier.cells.get(key);
      const isKnown = dossier.seen.has(`${key} ${stamp(theirs)}`);
      see(dossier, key, theirs);
      latest = Math.max(latest, theirs.at);
      if (mine !== undefined && stamp(mine) === stamp(theirs)) continue;
      const isDifferent = mine === undefined || !sameValue(mine.value, theirs.value);
      if (mine === undefined || isNewer(theirs, mine)) {
        dossier.cells.set(key, theirs);
        if (isDifferent) {
          forget(dossier, key);
          changed.push(key);
          if (mine?.by === tab && theirs.was !== stamp(mine)) lost.push([key, mine.value]);
        }
      } else {
        isBehind = true;
        if (mine.by === tab && !isKnown && isDifferent && theirs.value !== null) lost.push([key, theirs.value]);
      }
    }
    isBehind ||= [...dossier.cells.keys()].some((key) => !other.cells.has(key));
    if (changed.length > 0 || dossier.revision !== other.revision) dossier.view = null;
    dossier.revision = Math.max(dossier.revision, other.revision);
    dossier.changed = Math.max(dossier.changed, other.changed);
    return { changed, lost, isBehind, latest };
  }

  /** Steps back over a cell that changed elsewhere would undo the work of someone else: leave them out. */
  function forget(dossier, key) {
    for (const way of ["undo", "redo"]) {
      const rest = dossier[way].map((step) => ({ ...step, pairs: step.pairs.filter(([other]) => other !== key) }));
      dossier[way] = rest.filter((step) => step.pairs.length > 0);
    }
  }

  function remember(steps, pairs, more = {}) {
    steps.push({ pairs, ...more });
    if (steps.length > MAX_UNDO) steps.shift();
  }

  Kennisbank.cells = Object.freeze({
    ...{ FORMAT, ID, MAX_NAME },
    ...{ stamp, sameValue, isValue, readDossier, writeDossier, blank, valueOf, valuesOf, responseOf },
    ...{ see, merge, remember },
  });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.cells;
})(globalThis);
