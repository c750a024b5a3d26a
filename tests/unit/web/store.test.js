/* SPDX-License-Identifier: EUPL-1.2 */
"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { FakeStorage, Hub, content, questions, open } = require("./fakes.js");

const [Q, R, S] = questions;
const dossiers = (storage) => [...storage.map.keys()].filter((key) => key.startsWith("kb1:dossier:"));
const two = () => {
  const hub = new Hub();
  const time = { ms: 1_000_000 };
  const [a, b] = ["a", "b"].map((tab) => open(hub.open(), { tab, time }));
  return { hub, a, b };
};

test("a visit writes nothing", () => {
  const { store, storage } = open(new FakeStorage());
  assert.equal(store.current(), null);
  assert.deepEqual(store.list(), []);
  assert.equal(store.undo(), null);
  assert.equal(store.answer(Q), undefined);
  assert.equal(storage.map.size, 0);
});

test("the first answer makes a file, and a reload finds it", () => {
  const { store, storage, session, problems } = open(new FakeStorage());
  store.setAnswer(Q, { option: "ja", note: "zie map" });
  store.setSubject({ organisation: "Bunnik" });
  const again = open(storage, { session }).store;
  const { response, name, saved } = again.current();
  assert.deepEqual(response.answers, { [Q]: { option: "ja", note: "zie map" } });
  assert.deepEqual(response.subject, { organisation: "Bunnik" });
  assert.deepEqual(response.catalogue, { id: content.id, version: content.version, digest: content.digest });
  assert.equal(name, "Mijn antwoorden");
  assert.equal(saved, true);
  assert.deepEqual(problems, []);
  const [{ answered, organisation, current }] = again.list();
  assert.deepEqual([answered, organisation, current], [1, "Bunnik", true]);
});

test("an answer changes by field, and an empty answer is no answer", () => {
  const { store } = open(new FakeStorage());
  store.setAnswer(Q, { option: "nvt", reason: "geen haven" });
  store.setAnswer(Q, { note: "later" });
  store.setAnswer(Q, { reason: "" });
  assert.deepEqual(store.answer(Q), { option: "nvt", note: "later" });
  store.setAnswer(Q, { option: null, note: null });
  assert.equal(store.answer(Q), undefined);
  store.setAnswer(Q, { option: "ja" });
  store.setAnswer(Q, null);
  assert.equal(store.answer(Q), undefined);
});

test("what does not fit a field is told and not stored", () => {
  const { store, problems } = open(new FakeStorage());
  store.setAnswer(Q, { option: "ja" });
  store.setAnswer(Q, { due: "morgen" });
  store.setAnswer(Q, { owner: "x".repeat(201) });
  assert.deepEqual(store.answer(Q), { option: "ja" });
  assert.deepEqual(problems.map(({ text }) => text), [
    "Dit is niet bewaard: dit is geen datum zoals 2026-11-23. Verander het en probeer het opnieuw.",
    "Dit is niet bewaard: dit is langer dan 200 tekens. Verander het en probeer het opnieuw.",
  ]);
  assert.throws(() => store.setAnswer("__proto__", { option: "ja" }), TypeError);
});

test("undo and redo go one step at a time", () => {
  const { store } = open(new FakeStorage());
  store.setAnswer(Q, { option: "ja" });
  store.setAnswer(Q, { option: "nee" });
  store.setAnswer(R, { option: "deels" });
  assert.deepEqual(store.undo(), [R]);
  assert.deepEqual(store.undo(), [Q]);
  assert.deepEqual(store.answer(Q), { option: "ja" });
  assert.deepEqual(store.redo(), [Q]);
  assert.deepEqual(store.redo(), [R]);
  assert.equal(store.redo(), null);
  assert.deepEqual(store.answer(R), { option: "deels" });
  store.undo();
  store.setAnswer(S, { option: "ja" });
  assert.equal(store.canRedo(), false);
});

test("typing on in a field is one step back", () => {
  const clock = { ms: 1_000_000 };
  const { store } = open(new FakeStorage(), { now: () => clock.ms });
  store.setAnswer(Q, { option: "ja" });
  for (const note of ["z", "zi", "zie"]) {
    clock.ms += 1000;
    store.setAnswer(Q, { note });
  }
  clock.ms += 6000;
  store.setAnswer(Q, { note: "zie map" });
  store.undo();
  assert.deepEqual(store.answer(Q), { option: "ja", note: "zie" });
  store.undo();
  assert.deepEqual(store.answer(Q), { option: "ja" });
});

test("files have names, copies and a way back after removal", () => {
  const { store, storage } = open(new FakeStorage());
  const first = store.create("Bunnik", { answers: { [Q]: { option: "ja" } } });
  const second = store.create("  ");
  assert.equal(store.current().id, second);
  assert.equal(store.current().name, "Mijn antwoorden");
  store.rename(second, "Houten");
  const copy = store.duplicate(first);
  assert.equal(store.current().id, second);
  assert.deepEqual(store.peek(copy).response.answers, { [Q]: { option: "ja" } });
  assert.deepEqual(store.list().map(({ name }) => name).sort(), ["Bunnik", "Houten", "Kopie van Bunnik"]);
  store.open(first);
  assert.equal(store.remove(first), true);
  assert.notEqual(store.current().id, first);
  assert.equal(dossiers(storage).length, 2);
  assert.equal(store.restore(first), true);
  assert.equal(store.current().id, first);
  assert.deepEqual(store.answer(Q), { option: "ja" });
  assert.equal(open(storage).store.list().length, 3);
  assert.equal(store.open("weg"), false);
  assert.equal(store.duplicate("weg"), null);
});

test("each tab keeps its own file open", () => {
  const storage = new FakeStorage();
  const [one, other] = [open(storage), open(storage)];
  const first = one.store.create("Bunnik");
  const second = other.store.create("Houten");
  assert.equal(open(storage, { session: one.session }).store.current().id, first);
  assert.equal(open(storage, { session: other.session }).store.current().id, second);
  assert.equal(open(storage).store.current().id, second);
});

test("a merge is one step, fills an empty subject and keeps what fits nowhere", () => {
  const { store } = open(new FakeStorage());
  store.setAnswer(Q, { option: "ja", note: "van mij" });
  store.setSubject({ organisation: "Bunnik" });
  const item = { key: "weg.vraag", value: { option: "ja" }, reason: "bestaat niet" };
  const response = {
    answers: { [Q]: { option: "nee" }, [R]: { option: "ja" } },
    subject: { organisation: "Houten", date: "2026-11-23" },
    unmapped: [item],
  };
  assert.deepEqual(store.merge(response), [Q, R]);
  const { answers, subject, unmapped } = store.current().response;
  assert.deepEqual(answers, { [Q]: { option: "nee" }, [R]: { option: "ja" } });
  assert.deepEqual(subject, { organisation: "Bunnik", date: "2026-11-23" });
  assert.deepEqual(unmapped, [item]);
  assert.deepEqual(store.merge(response), []);
  store.undo();
  assert.deepEqual(store.current().response.answers, { [Q]: { option: "ja", note: "van mij" } });
  assert.deepEqual(store.current().response.unmapped, []);
  assert.throws(() => store.merge({ [Q]: { option: "ja" } }), TypeError);
});

test("an answer to a question that is gone stays in the file and does not reach the score", () => {
  const { store, storage } = open(new FakeStorage());
  store.create("Oud", { answers: { "les-een.vervallen": { option: "ja" }, [Q]: { option: "ja" } } });
  const { response, problems } = store.current();
  assert.deepEqual(Object.keys(response.answers), [Q]);
  assert.equal(response.unmapped[0].key, "les-een.vervallen");
  assert.equal(problems[0].code, "unknown-question");
  globalThis.KennisbankScore.score(content, response);
  const changed = structuredClone(content);
  changed.domains[0].lessons[0].questions.push({ ...changed.domains[0].lessons[0].questions[0], id: "vervallen" });
  const later = open(storage, { content: changed }).store;
  assert.deepEqual(Object.keys(later.current().response.answers), [Q, "les-een.vervallen"]);
});

test("a newer version of the catalogue says so until one goes on", () => {
  const { store, storage } = open(new FakeStorage());
  store.setAnswer(Q, { option: "ja" });
  const later = open(storage, { content: { ...content, version: "2.0.0" } }).store;
  assert.deepEqual(later.current().problems.map(({ text }) => text), [
    "De antwoorden horen bij versie 1.2.0. Dit is versie 2.0.0. Kijk je antwoorden na: vragen kunnen veranderd zijn.",
  ]);
  later.setAnswer(Q, { option: "nee" });
  assert.deepEqual(later.current().problems, []);
});

test("without storage everything works in memory and says so once", () => {
  const { store, codes } = open(null, { session: null });
  store.setAnswer(Q, { option: "ja" });
  store.setAnswer(R, { option: "ja" });
  store.undo();
  assert.deepEqual(store.current().response.answers, { [Q]: { option: "ja" } });
  assert.equal(store.current().saved, false);
  assert.equal(store.persistent, false);
  assert.deepEqual(codes(), ["no-storage"]);
});

test("a storage that refuses everything is no storage", () => {
  const storage = new FakeStorage();
  storage.refuses = true;
  const { store, codes } = open(storage, { session: storage });
  store.setAnswer(Q, { option: "ja" });
  assert.deepEqual(store.answer(Q), { option: "ja" });
  assert.deepEqual(codes(), ["storage-full"]);
  storage.refuses = false;
  store.setAnswer(R, { option: "ja" });
  assert.deepEqual(codes(), ["storage-full", "saved-again"]);
  assert.equal(open(storage).store.list()[0].answered, 2);
});

test("a full storage keeps what was there, and all goes in when room comes free", () => {
  const storage = new FakeStorage();
  const { store, codes } = open(storage);
  const big = store.create("Groot");
  for (const id of questions) store.setAnswer(id, { option: "ja", note: "n".repeat(200) });
  const small = store.create("Klein", { answers: { [Q]: { option: "nee" } } });
  const size = [...storage.map].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  storage.quota = size + 50;
  store.setAnswer(R, { option: "ja", note: "m".repeat(300) });
  store.setAnswer(S, { option: "ja", note: "m".repeat(300) });
  assert.deepEqual(codes(), ["storage-full"]);
  assert.equal(store.persistent, false);
  assert.equal(store.current().saved, false);
  assert.equal(open(storage).store.peek(small).response.answers[Q].option, "nee");
  store.remove(big);
  assert.deepEqual(codes(), ["storage-full", "saved-again"]);
  assert.equal(store.persistent, true);
  assert.deepEqual(Object.keys(open(storage).store.peek(small).response.answers), [Q, R, S]);
});

test("a file that does not fit keeps its own warning while another one is saved", () => {
  const storage = new FakeStorage();
  const { store, codes } = open(storage);
  const big = store.create("Groot");
  const small = store.create("Klein");
  storage.quota = [...storage.map].reduce((sum, [key, text]) => sum + key.length + text.length, 0) + 300;
  store.open(big);
  store.setAnswer(Q, { option: "ja", note: "n".repeat(1000) });
  store.open(small);
  store.setAnswer(Q, { option: "ja" });
  assert.deepEqual(codes(), ["storage-full"]);
  assert.equal(store.persistent, false);
  storage.quota = Infinity;
  store.setAnswer(R, { option: "ja" });
  assert.deepEqual(codes(), ["storage-full", "saved-again"]);
  assert.equal(open(storage).store.peek(big).response.answers[Q].note.length, 1000);
});

for (const [what, text] of [
  ["no JSON", '{"format":1,"cells":{"a:les'],
  ["another format", '{"format":2,"cells":{}}'],
  ["a list", "[]"],
  ["nothing", ""],
  ["null", "null"],
]) {
  test(`a stored text that is ${what} is set aside as it is`, () => {
    const storage = new FakeStorage();
    storage.map.set("kb1:dossier:x", text);
    const { store, codes } = open(storage);
    assert.equal(store.current(), null);
    assert.deepEqual(codes(), ["damaged"]);
    assert.deepEqual(store.aside(), [{ id: "x", text }]);
    assert.deepEqual(dossiers(storage), []);
    assert.deepEqual(open(storage).codes(), []);
    store.dropAside("x");
    assert.deepEqual(store.aside(), []);
  });
}

test("what is good in a damaged file stays, and the whole text is set aside", () => {
  const storage = new FakeStorage();
  const { store, session } = open(storage);
  store.setAnswer(Q, { option: "ja" });
  const { id } = store.current();
  const stored = JSON.parse(storage.map.get(`kb1:dossier:${id}`));
  stored.cells[`a:${R}`] = ["geen antwoord", 1, "a", ""];
  stored.cells["a:__proto__"] = [{ option: "ja" }, 1, "a", ""];
  stored.cells["s:toString"] = ["x", 1, "a", ""];
  const text = JSON.stringify(stored).replace('"a:__proto__"', '"__proto__"');
  storage.map.set(`kb1:dossier:${id}`, text);
  const again = open(storage, { session });
  assert.deepEqual(again.store.current().response.answers, { [Q]: { option: "ja" } });
  assert.deepEqual(again.store.aside(), [{ id, text }]);
  assert.deepEqual(again.codes(), ["damaged"]);
  assert.deepEqual(open(storage).codes(), []);
  assert.equal({}.option, undefined);
});

test("texts set aside never replace one another", () => {
  const storage = new FakeStorage();
  for (const text of ["een", "twee", "twee", "drie"]) {
    storage.map.set("kb1:dossier:x", text);
    open(storage);
  }
  assert.deepEqual(open(storage).store.aside().map(({ text }) => text), ["een", "twee", "drie"]);
});

test("a damaged file stays where it is if there is no room to set it aside", () => {
  const storage = new FakeStorage();
  storage.map.set("kb1:dossier:x", "kapot");
  storage.quota = 20;
  const { store, codes } = open(storage);
  store.list();
  assert.deepEqual(codes(), ["damaged-kept"]);
  assert.equal(storage.map.get("kb1:dossier:x"), "kapot");
  storage.quota = Infinity;
  assert.deepEqual(open(storage).store.aside(), [{ id: "x", text: "kapot" }]);
});

test("a file that is partly damaged is not written over before the whole text is set aside", () => {
  const storage = new FakeStorage();
  const { store, session } = open(storage);
  store.setAnswer(Q, { option: "ja" });
  const key = `kb1:dossier:${store.current().id}`;
  const stored = JSON.parse(storage.map.get(key));
  stored.cells[`a:${S}`] = "kapot ".repeat(50);
  const text = JSON.stringify(stored);
  storage.map.set(key, text);
  storage.quota = text.length + 300;
  const again = open(storage, { session });
  again.store.setAnswer(R, { option: "ja" });
  assert.deepEqual(again.codes(), ["damaged-kept", "storage-full"]);
  assert.equal(storage.map.get(key), text);
  storage.quota = Infinity;
  again.store.refresh();
  again.store.setAnswer(R, { option: "nee" });
  assert.deepEqual(again.store.aside().map((one) => one.text), [text]);
  assert.equal(again.store.persistent, true);
  assert.deepEqual(Object.keys(open(storage).store.current().response.answers), [Q, R]);
});

test("damage while a file is open loses nothing", () => {
  const { hub, a, b } = two();
  a.store.setAnswer(Q, { option: "ja" });
  hub.settle();
  const key = `kb1:dossier:${a.store.current().id}`;
  b.storage.setItem(key, "{");
  hub.settle();
  assert.deepEqual(open(hub.open()).store.current().response.answers, { [Q]: { option: "ja" } });
  assert.equal(a.store.aside()[0].text, "{");
  b.storage.setItem(key, "[");
  b.store.setAnswer(R, { option: "ja" });
  hub.settle();
  assert.deepEqual(Object.keys(a.store.current().response.answers), [Q, R]);
});

test("another tab sees each answer at once", () => {
  const { hub, a, b } = two();
  a.store.setAnswer(Q, { option: "ja" });
  hub.settle();
  assert.deepEqual(b.store.answer(Q), { option: "ja" });
  assert.equal(b.events.some(({ kind, remote }) => kind === "opened" && remote), true);
  b.events.length = 0;
  a.store.setAnswer(R, { option: "nee" });
  hub.settle();
  assert.deepEqual(b.events[0], { kind: "answers", questions: [R], remote: true });
  assert.deepEqual([...a.problems, ...b.problems], []);
  assert.equal(b.store.canUndo(), false);
});

test("two tabs that answer at the same moment both keep their answer", () => {
  const { hub, a, b } = two();
  a.store.setAnswer(Q, { option: "ja" });
  hub.settle();
  a.store.setAnswer(R, { option: "ja" });
  b.store.setAnswer(S, { option: "nee" });
  hub.settle();
  for (const { store } of [a, b]) assert.deepEqual(Object.keys(store.current().response.answers), [Q, R, S]);
  assert.deepEqual([...a.problems, ...b.problems], []);
});

test("for the same question the newest wins and the older is one step back, in both tabs", () => {
  const { hub, a, b } = two();
  a.store.setAnswer(Q, { option: "deels" });
  hub.settle();
  a.store.setAnswer(Q, { option: "ja" });
  b.store.setAnswer(Q, { option: "nee" });
  hub.settle();
  for (const { store, codes } of [a, b]) {
    assert.deepEqual(store.answer(Q), { option: "nee" });
    assert.deepEqual(codes(), ["both-changed"]);
  }
  a.store.undo();
  hub.settle();
  assert.deepEqual(b.store.answer(Q), { option: "ja" });
});

test("undo leaves what another tab answered since", () => {
  const { hub, a, b } = two();
  a.store.setAnswer(Q, { option: "ja" });
  a.store.setAnswer(R, { option: "ja" });
  hub.settle();
  b.store.setAnswer(R, { option: "nee" });
  hub.settle();
  assert.deepEqual(a.store.undo(), [Q]);
  assert.deepEqual(a.store.answer(R), { option: "nee" });
});

test("a file removed in another tab stays in this one and comes back when one goes on", () => {
  const { hub, a, b } = two();
  a.store.setAnswer(Q, { option: "ja" });
  hub.settle();
  const { id } = a.store.current();
  b.store.remove(id);
  hub.settle();
  assert.deepEqual(a.codes(), ["removed-elsewhere"]);
  assert.deepEqual(a.store.answer(Q), { option: "ja" });
  assert.equal(a.storage.getItem(`kb1:dossier:${id}`), null);
  a.store.setAnswer(R, { option: "ja" });
  hub.settle();
  assert.deepEqual(a.codes(), ["removed-elsewhere", "came-back"]);
  assert.deepEqual(Object.keys(b.store.peek(id).response.answers), [Q, R]);
  b.store.restore(id);
  assert.deepEqual(Object.keys(b.store.current().response.answers), [Q, R]);
});

test("wiping goes for every tab and leaves nothing", () => {
  const { hub, a, b } = two();
  a.store.setAnswer(Q, { option: "ja" });
  hub.settle();
  a.storage.setItem("kb1:apart:x", "kapot");
  a.storage.setItem("kb-weergave", "dark");
  assert.equal(a.store.clearAll(), true);
  hub.settle();
  assert.equal(b.store.current(), null);
  assert.deepEqual(b.store.list(), []);
  assert.equal(b.events.some(({ kind, remote }) => kind === "wiped" && remote), true);
  assert.deepEqual(b.problems, []);
  assert.deepEqual([...hub.committed.keys()], ["kb-weergave"]);
  assert.equal(a.session.map.size, 0);
  b.store.setAnswer(R, { option: "ja" });
  hub.settle();
  assert.deepEqual(a.store.current().response.answers, { [R]: { option: "ja" } });
});

test("a page that slept takes in what it missed", () => {
  const storage = new FakeStorage();
  const [one, other] = [open(storage, { tab: "a" }), open(storage, { tab: "b" })];
  one.store.setAnswer(Q, { option: "ja" });
  other.store.setAnswer(R, { option: "ja" });
  assert.equal(other.store.current().id, one.store.current().id);
  one.store.refresh();
  assert.deepEqual(Object.keys(one.store.current().response.answers), [Q, R]);
  assert.deepEqual([...one.problems, ...other.problems], []);
});

test("a tab that missed every event still loses nothing of another one", () => {
  const storage = new FakeStorage();
  const [one, other] = [open(storage, { tab: "a" }), open(storage, { tab: "b" })];
  one.store.setAnswer(Q, { option: "ja" });
  other.store.setAnswer(R, { option: "ja" });
  one.store.setAnswer(S, { option: "ja" });
  assert.deepEqual(Object.keys(open(storage).store.current().response.answers), [Q, R, S]);
  other.store.setAnswer(Q, { option: "deels" });
  one.store.setAnswer(Q, { option: "nee" });
  assert.deepEqual(one.codes(), ["both-changed"]);
  one.store.undo();
  assert.deepEqual(one.store.answer(Q), { option: "deels" });
});

test("a late event does not put an old file over a newer one", () => {
  const storage = new FakeStorage();
  const [one, other] = [open(storage, { tab: "a" }), open(storage, { tab: "b" })];
  one.store.setAnswer(Q, { option: "ja" });
  const key = `kb1:dossier:${one.store.current().id}`;
  const early = storage.map.get(key);
  one.store.setAnswer(R, { option: "ja" });
  other.store.open(one.store.current().id);
  other.store.setAnswer(S, { option: "ja" });
  one.store.handleStorageEvent({ key, newValue: early, storageArea: storage });
  assert.deepEqual(Object.keys(open(storage).store.current().response.answers), [Q, R, S]);
  other.store.setAnswer(questions[3], { option: "ja" });
  one.store.handleStorageEvent({ key, newValue: "{", storageArea: storage });
  assert.equal(Object.keys(open(storage).store.current().response.answers).length, 4);
  assert.equal(one.store.aside()[0].text, "{");
});

test("an old copy that another tab writes along is no change of its own", () => {
  const { hub, a, b } = two();
  a.store.setAnswer(Q, { option: "ja" });
  hub.settle();
  a.store.setAnswer(Q, { option: "nee" });
  b.store.setAnswer(R, { option: "ja" });
  hub.settle();
  assert.deepEqual(b.store.answer(Q), { option: "nee" });
  assert.deepEqual([...a.problems, ...b.problems], []);
});

test("a file that another tab removed leaves the list", () => {
  const { hub, a, b } = two();
  const first = a.store.create("Bunnik");
  a.store.create("Houten");
  hub.settle();
  assert.equal(b.store.list().length, 2);
  a.store.remove(b.store.current().id === first ? a.store.current().id : first);
  hub.settle();
  assert.equal(b.store.list().length, 1);
  assert.deepEqual(b.problems, []);
});

test("a clock that went back does not make a new answer old", () => {
  const hub = new Hub();
  const ahead = open(hub.open(), { now: () => 9_000_000, tab: "z" });
  ahead.store.setAnswer(Q, { option: "nee" });
  hub.settle();
  open(hub.open(), { now: () => 1_000, tab: "a" }).store.setAnswer(Q, { option: "ja" });
  hub.settle();
  assert.deepEqual(ahead.store.answer(Q), { option: "ja" });
});

test("events of other storage and other keys pass by", () => {
  const { store } = open(new FakeStorage());
  store.setAnswer(Q, { option: "ja" });
  store.handleStorageEvent({ key: "kb1:index", newValue: null, storageArea: new FakeStorage() });
  store.handleStorageEvent({ key: "iets-anders", newValue: null });
  store.handleStorageEvent({ key: "kb1:dossier:onbekend", newValue: "{" });
  assert.deepEqual(store.answer(Q), { option: "ja" });
});

test("a storage that is emptied from outside loses nothing that is open", () => {
  const { store, storage, codes } = open(new FakeStorage());
  store.setAnswer(Q, { option: "ja" });
  storage.map.clear();
  store.handleStorageEvent({ key: null, newValue: null, storageArea: storage });
  store.setAnswer(R, { option: "ja" });
  assert.deepEqual(codes(), ["removed-elsewhere", "came-back"]);
  assert.deepEqual(Object.keys(open(storage).store.current().response.answers), [Q, R]);
});
