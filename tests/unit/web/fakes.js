/* SPDX-License-Identifier: EUPL-1.2 */
/** Stand-ins for a browser: storage of one tab or of many, which may be full, refuse, or show writes late. */
"use strict";
const path = require("node:path");

const JS = path.resolve(__dirname, "../../../src/kennisbank/web/js");
globalThis.KennisbankScore = require(path.join(JS, "score.js"));
for (const name of ["answers", "store", "share", "files"]) require(path.join(JS, `${name}.js`));
const { Kennisbank } = globalThis;

/** What `localStorage` is, with a quota in characters. */
class FakeStorage {
  constructor(quota = Infinity) {
    this.map = new Map();
    this.quota = quota;
    this.refuses = false; // throws at everything
  }
  #guard() {
    if (this.refuses) throw new DOMException("no", "SecurityError");
  }
  get length() {
    this.#guard();
    return this.map.size;
  }
  key(n) {
    this.#guard();
    return [...this.map.keys()][n] ?? null;
  }
  getItem(key) {
    this.#guard();
    return this.map.get(key) ?? null;
  }
  setItem(key, text) {
    this.#guard();
    const size = [...this.map].reduce((sum, [k, v]) => sum + (k === key ? 0 : k.length + v.length), 0);
    if (size + key.length + text.length > this.quota) throw new DOMException("full", "QuotaExceededError");
    this.put(key, String(text));
  }
  removeItem(key) {
    this.#guard();
    if (this.map.has(key)) this.put(key, null);
  }
  put(key, text) {
    if (text === null) this.map.delete(key);
    else this.map.set(key, text);
  }
}

/**
 * One storage as many tabs see it in a browser with a process per tab: a write shows at once in its own tab, gets
 * its place in the order of all writes later (`commit`), and shows in other tabs later still, with an event
 * (`deliver`). While a tab has a write of its own under way, it does not look at others' writes of that key.
 */
class Hub {
  constructor() {
    this.committed = new Map();
    this.tabs = [];
  }
  open() {
    const tab = new TabStorage(this);
    tab.map = new Map(this.committed);
    this.tabs.push(tab);
    return tab;
  }
  /** Let the oldest write of a tab take its place. */
  commit(tab) {
    const write = tab.outgoing.shift();
    if (write === undefined) return false;
    const [key, text] = write;
    if (text === null) this.committed.delete(key);
    else this.committed.set(key, text);
    for (const other of this.tabs) other.incoming.push({ key, text, isOwn: other === tab });
    return true;
  }
  /** Everything under way arrives everywhere; throws if tabs keep answering each other. */
  settle() {
    for (let rounds = 0; ; rounds += 1) {
      if (rounds > 10000) throw new Error("tabs keep writing");
      const moved = this.tabs.map((tab) => this.commit(tab) || tab.deliver());
      if (!moved.includes(true)) return;
    }
  }
}

class TabStorage extends FakeStorage {
  constructor(hub) {
    super();
    this.hub = hub;
    this.outgoing = [];
    this.incoming = [];
    this.onEvent = () => {};
    this.isClosed = false;
  }
  put(key, text) {
    super.put(key, text);
    this.outgoing.push([key, text]);
  }
  deliver() {
    const item = this.incoming.shift();
    if (item === undefined) return false;
    if (item.isOwn || this.isClosed) return true;
    const isUnderWay = [...this.outgoing, ...this.incoming.filter((one) => one.isOwn).map((one) => [one.key])];
    if (!isUnderWay.some(([key]) => key === item.key)) super.put(item.key, item.text);
    this.onEvent({ key: item.key, newValue: item.text, storageArea: this });
    return true;
  }
}

/** A small catalogue: two lessons of three questions. */
const question = (id, more = {}) => ({
  id, version: 1, scale: "ja-deels-nee", weight: 1, must_have: false, not_applicable_allowed: true, quickscan: false,
  effort: 1, requires: [], applies_if: null, ...more,
});
const content = {
  id: "proef", version: "1.2.0", digest: `sha256:${"a".repeat(64)}`,
  levels: [{ number: 1, from: 0 }, { number: 2, from: 500000 }],
  scales: {
    "ja-deels-nee": {
      options: [
        { id: "ja", points: 100 }, { id: "deels", points: 50 }, { id: "nee", points: 0 },
        { id: "nvt", role: "not-applicable" }, { id: "onbekend", role: "unknown" },
      ],
    },
  },
  domains: [
    {
      id: "domein", weight: 1,
      lessons: ["les-een", "les-twee"].map((id) => ({
        id, version: 1, weight: 1, questions: ["vier-ogen", "melden", "register"].map((one) => question(one)),
      })),
    },
  ],
};
const questions = content.domains[0].lessons.flatMap((lesson) => lesson.questions.map((one) => `${lesson.id}.${one.id}`));

/** Whole numbers below `most`, the same for the same seed (mulberry32). */
function dice(seed) {
  let state = seed >>> 0;
  const next = (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % most;
  };
  next.pick = (list) => list[next(list.length)];
  return next;
}

/** A store with what it reports; `time` is a shared clock that the test moves. */
function open(storage, { time = { ms: 1_000_000 }, ...more } = {}) {
  const problems = [];
  const events = [];
  const onProblem = (problem) => problems.push(problem);
  const session = more.session ?? new FakeStorage();
  const store = Kennisbank.store.createStore({ content, storage, session, now: () => (time.ms += 10000), onProblem, ...more });
  store.onChange((event) => events.push(event));
  if (storage instanceof TabStorage) storage.onEvent = store.handleStorageEvent;
  return { store, problems, events, codes: () => problems.map(({ code }) => code), storage, session, time };
}

module.exports = { Kennisbank, FakeStorage, Hub, TabStorage, content, questions, dice, open, JS };
