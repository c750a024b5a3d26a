/* SPDX-License-Identifier: EUPL-1.2 */
/** Random work in several tabs, with writes that show late: no answer ever vanishes unless someone took it away. */
"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { FakeStorage, Hub, questions, dice, open } = require("./fakes.js");

const RUNS = 400;
const STEPS = 60;
const OPTIONS = ["ja", "deels", "nee", "onbekend"];

/** Tabs over one hub that share a clock; a tab may close and a new one open. */
class Browser {
  constructor(seed) {
    this.roll = dice(seed);
    this.hub = new Hub();
    this.time = { ms: 1_000_000 };
    this.tabs = [];
    this.number = 0;
  }
  open() {
    const tab = open(this.hub.open(), { tab: `t${(this.number += 1)}`, time: this.time });
    this.tabs.push(tab);
    return tab;
  }
  close() {
    if (this.tabs.length < 2) return;
    const [tab] = this.tabs.splice(this.roll(this.tabs.length), 1);
    tab.storage.isClosed = true;
  }
  /** Something arrives somewhere. */
  move() {
    const tab = this.roll.pick(this.hub.tabs);
    if (this.roll(2) === 0) this.hub.commit(tab);
    else tab.deliver();
  }
}

/** Cells that the last change of this tab wrote, as its own storage shows them: [key, value][]. */
function written(tab, at) {
  const { id } = tab.store.current() ?? {};
  const text = tab.storage.getItem(`kb1:dossier:${id}`);
  if (text === null) return [];
  return Object.entries(JSON.parse(text).cells).filter(([, cell]) => cell[1] > at).map(([key, cell]) => [key, cell[0]]);
}

function act(tab, roll) {
  const id = roll.pick(questions);
  const { store } = tab;
  const acts = [
    () => store.setAnswer(id, { option: roll.pick(OPTIONS) }),
    () => store.setAnswer(id, { option: roll.pick(OPTIONS), owner: `rol ${roll(9)}` }),
    () => store.setAnswer(id, { note: `notitie ${roll(9)}` }),
    () => store.setAnswer(id, roll(3) === 0 ? null : { option: null }),
    () => store.setSubject({ organisation: `stad ${roll(9)}` }),
    () => store.undo(),
    () => store.redo(),
    () => store.merge({ answers: { [id]: { option: roll.pick(OPTIONS) } }, unmapped: [{ key: "x", value: roll(4), reason: "y" }] }),
    () => store.rename(store.current()?.id, `naam ${roll(9)}`),
    () => store.refresh(),
    () => store.list(),
  ];
  roll.pick(acts)();
}

test(`one file, tabs that come and go: per question the last word stands (${RUNS} runs)`, () => {
  let words = 0;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const browser = new Browser(seed);
    const { roll, hub } = browser;
    browser.open().store.create("Proef");
    hub.settle();
    browser.open();
    const last = new Map();
    for (let n = 0; n < STEPS; n += 1) {
      const kind = roll(20);
      if (kind === 0) browser.open();
      else if (kind === 1 && hub.tabs.every((tab) => tab.outgoing.length + tab.incoming.length === 0)) browser.close();
      else if (kind < 9) browser.move();
      else if (kind === 9) hub.settle();
      else {
        const tab = roll.pick(browser.tabs);
        const before = browser.time.ms;
        act(tab, roll);
        for (const [key, value] of written(tab, before)) last.set(key, value);
      }
    }
    hub.settle();
    words += last.size;
    const names = new Set(browser.tabs.map(({ store }) => JSON.stringify(store.current().response)));
    assert.equal(names.size, 1, `seed ${seed}: tabs differ`);
    const cells = JSON.parse(hub.committed.get(`kb1:dossier:${browser.tabs[0].store.current().id}`)).cells;
    for (const [key, value] of last) {
      assert.deepEqual(cells[key][0], value, `seed ${seed}: ${key}`);
      if (key.startsWith("a:")) assert.deepEqual(browser.tabs[0].store.answer(key.slice(2)), value ?? undefined, `seed ${seed}`);
    }
  }
  assert.ok(words > RUNS * 4);
});

/** What a tab did not lose counts by its text: every text that was ever typed and never taken away is somewhere. */
test(`several files, removed and brought back, and a storage that fills up: every text is somewhere (${RUNS} runs)`, () => {
  let [full, kept] = [0, 0];
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const roll = dice(seed);
    const storage = new FakeStorage(2000 + roll(6000));
    const time = { ms: 1_000_000 };
    const tabs = ["a", "b"].map((tab) => open(storage, { tab, time }));
    // Events arrive at once here: both tabs share one process.
    const put = storage.put.bind(storage);
    const queue = [];
    storage.put = (key, text) => {
      put(key, text);
      queue.push({ key, text });
    };
    const arrive = (by) => {
      while (queue.length > 0) {
        const { key, text } = queue.shift();
        for (const tab of tabs) if (tab !== by) tab.store.handleStorageEvent({ key, newValue: text, storageArea: storage });
      }
    };
    const wanted = new Map(); // file and question → note
    for (let n = 0; n < STEPS; n += 1) {
      const tab = roll.pick(tabs);
      const { store } = tab;
      const id = roll.pick(questions);
      const ids = store.list().map((one) => one.id);
      const kind = roll(12);
      if (kind === 0) store.create(`Bestand ${n}`);
      else if (kind === 1 && ids.length > 0) store.open(roll.pick(ids));
      else if (kind === 2 && ids.length > 0) {
        const gone = roll.pick(ids);
        store.remove(gone);
        arrive(tab);
        store.restore(gone);
      } else if (kind === 3) storage.quota = 2000 + roll(8000);
      else if (kind === 4 && ids.length > 0) {
        const copy = store.duplicate(roll.pick(ids));
        for (const [question, answer] of Object.entries(store.peek(copy).response.answers)) {
          wanted.set(`${copy} ${question}`, answer.note);
        }
      } else {
        const note = `${tab.store.current()?.id ?? "nieuw"} ${n} ${"x".repeat(roll(200))}`;
        store.setAnswer(id, { note });
        wanted.set(`${store.current().id} ${id}`, note);
      }
      arrive(tab);
      if (!store.persistent) full += 1;
    }
    // Then there is room again, and each tab goes on once more.
    storage.quota = Infinity;
    for (const tab of tabs) {
      tab.store.setSubject({ organisation: `stad ${tab.store.current()?.id}` });
      arrive(tab);
      assert.equal(tab.store.persistent, true, `seed ${seed}`);
    }
    const later = open(storage).store;
    for (const [where, note] of wanted) {
      const [file, question] = where.split(" ");
      assert.equal(later.peek(file)?.response.answers[question]?.note, note, `seed ${seed}: ${where}`);
      kept += 1;
    }
    assert.deepEqual(later.aside(), []);
  }
  assert.ok(full > RUNS && kept > RUNS * 10, `${full} ${kept}`);
});

test("stored texts with random damage: nothing throws, and the text that was there is kept", () => {
  for (let seed = 1; seed <= 3000; seed += 1) {
    const roll = dice(seed);
    const storage = new FakeStorage();
    const { store, session } = open(storage);
    for (const id of questions) store.setAnswer(id, { option: roll.pick(OPTIONS), note: "é\"{}[]\\" });
    const key = `kb1:dossier:${store.current().id}`;
    const whole = storage.map.get(key);
    const at = roll(whole.length);
    const junk = roll.pick(["", "\u0000", "{", "}", '"', "null", "9", "__proto__", "\ud800", "1e999", "[[[["]);
    const text = whole.slice(0, at) + junk + (roll(3) === 0 ? "" : whole.slice(at + roll(4)));
    storage.map.set(key, text);
    const again = open(storage, { session }).store;
    again.setAnswer(questions[0], { option: "ja" });
    const texts = again.aside().map((one) => one.text);
    if (texts.length > 0) assert.deepEqual(texts, [text]);
    else assert.doesNotThrow(() => JSON.parse(text), `seed ${seed}`);
    globalThis.KennisbankScore.score(require("./fakes.js").content, again.current().response);
  }
});
