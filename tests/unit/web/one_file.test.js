/* SPDX-License-Identifier: EUPL-1.2 */
/** The scripts in a row, as the site ships them: without Node's modules, in strict mode, with two globals. */
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const vm = require("node:vm");
const { JS, FakeStorage, content, questions } = require("./fakes.js");

const ORDER = ["tally", "score", "answers", "cells", "store", "share", "files"];
const text = ORDER.map((name) => fs.readFileSync(path.join(JS, `${name}.js`), "utf8")).join("\n");

test("the scripts work in a row and add two globals", () => {
  const context = vm.createContext({});
  const before = new Set(Object.keys(context));
  vm.runInContext(text, context);
  assert.deepEqual(Object.keys(context).filter((name) => !before.has(name)), ["Kennisbank", "KennisbankScore"]);
  assert.deepEqual(Object.keys(context.Kennisbank), ORDER.filter((name) => name !== "score"));
});

test("they take the storage of the page, and do without where it is refused", () => {
  const storage = new FakeStorage();
  const page = { localStorage: storage, sessionStorage: new FakeStorage(), crypto: globalThis.crypto };
  const context = vm.createContext(page);
  vm.runInContext(text, context);
  const store = context.Kennisbank.store.createStore({ content });
  store.setAnswer(questions[0], { option: "ja" });
  assert.deepEqual([...storage.map.keys()].map((key) => key.replace(/:.*:.*/, "")), ["kb1", "kb1:index"]);
  const refusing = vm.createContext({ crypto: globalThis.crypto });
  vm.runInContext(
    'for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, { get() { throw new Error("SecurityError"); } });' + text,
    refusing
  );
  const without = refusing.Kennisbank.store.createStore({ content });
  without.setAnswer(questions[0], { option: "ja" });
  assert.equal(without.persistent, false);
  assert.equal(without.answer(questions[0]).option, "ja");
});

test("nothing writes markup, makes code of text or asks the network", () => {
  for (const word of ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.", "eval(", "new Function", "fetch(", "XMLHttp", "sendBeacon", "WebSocket"]) {
    assert.equal(text.includes(word), false, word);
  }
});
