/* SPDX-License-Identifier: EUPL-1.2 */
"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Kennisbank, content, questions, dice } = require("./fakes.js");

const { read, readFile, toFile, MAX_BYTES } = Kennisbank.files;
const [Q, R, S] = questions;
const env = { content };
const catalogue = { id: content.id, version: content.version, digest: content.digest };
const response = {
  catalogue,
  subject: { organisation: "Bunnik" },
  answers: { [Q]: { option: "ja", note: 'zie "map" {1}, \\ en\nverder' }, [R]: { option: "nee" }, [S]: { option: "nvt", reason: "geen" } },
  unmapped: [{ key: "weg.vraag", value: { option: "ja" }, reason: "bestaat niet" }],
};
const as = (changes) => read(JSON.stringify({ ...response, ...changes }), env);
const codes = ({ problems }) => problems.map(({ code }) => code);
const texts = ({ problems }) => problems.map(({ text }) => text);

test("a file that was written reads back the same", () => {
  const { text, name, type } = toFile(response, "2026-11-23");
  assert.deepEqual(read(text, env), { response, problems: [], unmapped: response.unmapped });
  assert.equal(name, "proef_bunnik_2026-11-23.json");
  assert.equal(type, "application/json");
  assert.deepEqual(read(`\ufeff${text}`, env).response, response);
});

for (const [organisation, name] of [
  ["Súdwest-Fryslân", "proef_sudwest-fryslan_2026-11-23.json"],
  ["'s-Hertogenbosch / Ruimte & Wonen, 2026", "proef_s-hertogenbosch-ruimte-wonen-2026_2026-11-23.json"],
  ["../../etc/passwd", "proef_etc-passwd_2026-11-23.json"],
  ["日本", "proef_2026-11-23.json"],
  ["x".repeat(200), `proef_${"x".repeat(60)}_2026-11-23.json`],
]) {
  test(`the name of a file about ${organisation.slice(0, 30)} is plain`, () => {
    assert.equal(toFile({ ...response, subject: { organisation } }, "2026-11-23").name, name);
  });
}

test("the name has today's date and no organisation where there is none", () => {
  assert.match(toFile({ ...response, subject: undefined }).name, /^proef_\d{4}-\d\d-\d\d\.json$/);
});

test("the export of a form counts by its response", () => {
  const text = JSON.stringify({ form: { id: "les-een" }, response });
  assert.deepEqual(read(text, env).response, response);
});

test("a truncated file gives what is whole in it and says so", () => {
  const { text } = toFile(response, "2026-11-23");
  const cut = text.slice(0, text.indexOf('"nee"') + 2);
  const found = read(cut, env);
  assert.deepEqual(found.response.answers, { [Q]: response.answers[Q] });
  assert.deepEqual(found.response.subject, response.subject);
  assert.deepEqual(texts(found), [
    "Het bestand is afgebroken: het einde ontbreekt. 1 heel antwoord is gelezen. Kijk na wat ontbreekt, en bewaar het oude bestand.",
  ]);
});

test("a truncated file never gives an answer that was not in it", () => {
  const { text } = toFile(response, "2026-11-23");
  for (let at = 0; at < text.trimEnd().length; at += 1) {
    const found = read(text.slice(0, at), env);
    for (const [id, answer] of Object.entries(found.response?.answers ?? {})) assert.deepEqual(answer, response.answers[id]);
    assert.equal(found.problems.length > 0, true);
  }
});

test("answers inside a text of a broken file are no answers", () => {
  const note = `"${R}": {"option": "nee"}`;
  const text = `{"answers": {"${Q}": ${JSON.stringify({ option: "ja", note })}, `;
  assert.deepEqual(Object.keys(read(text, env).response.answers), [Q]);
});

for (const [what, text, code, words] of [
  ["empty", " \n", "empty", /leeg/],
  ["a pdf", "%PDF-1.7 x", "other-kind", /een pdf/],
  ["a workbook", "PK\u0003\u0004\u0000", "other-kind", /Excel/],
  ["a page", "<!doctype html>", "other-kind", /webpagina/],
  ["plain text", "Beste Jan", "broken", /bestand/],
  ["a number", "3", "no-answers", /geen antwoorden/],
  ["a list", "[]", "no-answers", /geen antwoorden/],
  ["null", "null", "no-answers", /geen antwoorden/],
  ["of another kind", '{"name":"x","version":"1"}', "no-answers", /geen antwoorden/],
  ["with a list of answers", '{"answers":[]}', "no-answers", /geen antwoorden/],
  ["a result", '{"scope":"all","domains":{},"lessons":{}}', "result", /uitslag/],
  ["cut off before the first answer", '{"catalogue": {"id": "pro', "broken", /afgebroken/],
  ["wrong in the middle", '{"answers":\n {x}}', "broken", /beschadigd \(regel 2, teken 3\)/],
  ["too deep", `{"answers":{},"x":${"[".repeat(100)}${"]".repeat(100)}}`, "no-answers", /genest/],
  ["very deep", `${"[".repeat(200000)}`, "broken", /bestand/],
]) {
  test(`a file that is ${what} gives nothing but a message that helps`, () => {
    const found = read(text, env);
    assert.equal(found.response, null);
    assert.deepEqual(codes(found), [code]);
    assert.match(found.problems[0].text, words);
  });
}

test("a file over 10 MB is refused before it is read", async () => {
  const huge = { size: MAX_BYTES + 1, text: () => assert.fail("was read") };
  assert.deepEqual(codes(await readFile(huge, env)), ["too-large"]);
  assert.deepEqual(codes(read(" ".repeat(MAX_BYTES + 1), env)), ["too-large"]);
});

test("a file that the browser cannot read says so; a good one is read", async () => {
  const gone = { size: 3, text: () => Promise.reject(new Error("gone")) };
  assert.deepEqual(codes(await readFile(gone, env)), ["unreadable"]);
  assert.deepEqual((await readFile(new Blob([toFile(response).text]), env)).response, response);
});

test("10 MB of unknown answers is read within seconds, with a short list of messages", () => {
  const answers = {};
  for (let n = 0; n < 120000; n += 1) answers[`les-een.vraag-${n}-${"x".repeat(40)}`] = { option: "ja" };
  const text = JSON.stringify({ ...response, answers }).slice(0, MAX_BYTES);
  const from = performance.now();
  const found = read(text, env);
  assert.ok(performance.now() - from < 5000);
  assert.equal(found.problems.length, 31);
  assert.match(found.problems.at(-1).text, /^Er zijn nog \d+ meldingen/);
  assert.equal(found.unmapped.length, 120001);
});

test("10 MB of hostile text takes seconds at most", () => {
  for (const piece of ['"a.b":{"', '"a.b":{"x":"y",', '{"a":', '"\\', " ", '"a.b" : { ']) {
    const from = performance.now();
    read(piece.repeat(MAX_BYTES / piece.length), env);
    assert.ok(performance.now() - from < 6000, piece);
  }
});

test("other catalogues, versions and contents are told and what fits stays", () => {
  const other = as({ catalogue: { id: "anders", version: "1.0.0" } });
  assert.deepEqual(texts(other), [
    "De antwoorden horen bij de kennisbank ‘anders’, niet bij ‘proef’. Alleen wat hier past telt mee.",
  ]);
  assert.equal(Object.keys(other.response.answers).length, 3);
  assert.deepEqual(codes(as({ catalogue: { ...catalogue, version: "0.9.0" } })), ["other-version"]);
  assert.deepEqual(codes(as({ catalogue: { ...catalogue, digest: `sha256:${"b".repeat(64)}` } })), ["other-content"]);
  for (const wrong of [undefined, null, 3, {}, { id: "proef" }, { ...catalogue, extra: 1 }, { id: "Á", version: "1" }]) {
    const found = as({ catalogue: wrong });
    assert.deepEqual(codes(found), ["no-catalogue"]);
    assert.deepEqual(found.response.catalogue, catalogue);
  }
});

test("unknown questions and options come with the nearest, and stay in the file", () => {
  const found = as({ answers: { "les-een.vier-oge": { option: "ja" }, [Q]: { option: "jaa", note: "n" }, [R]: { option: "nee" } } });
  assert.deepEqual(Object.keys(found.response.answers), [R]);
  assert.deepEqual(texts(found), [
    `Bij ‘${Q}’: het antwoord ‘jaa’ past niet. Kies zelf opnieuw. Wat er stond blijft bewaard, maar telt niet mee.`,
    "De vraag ‘les-een.vier-oge’ bestaat hier niet. Bedoel je ‘les-een.vier-ogen’? Het antwoord blijft bewaard, maar telt niet mee.",
  ]);
  assert.deepEqual(found.unmapped.slice(1).map(({ key, value }) => [key, value]), [
    [Q, { option: "jaa", note: "n" }],
    ["les-een.vier-oge", { option: "ja" }],
  ]);
});

test("a question is named by its text where the page knows it", () => {
  const named = { content, texts: { questions: { [Q]: { text: "Kijken twee mensen mee?" } } } };
  const found = read(JSON.stringify({ ...response, answers: { [Q]: { option: "jaa" } } }), named);
  assert.match(found.problems[0].text, /^Bij ‘Kijken twee mensen mee\?’: het antwoord ‘jaa’ past niet\./);
});

test("one wrong field does not take the answer with it", () => {
  const answer = { option: "ja", note: 3, due: "2026-02-30", owner: "x".repeat(201), extra: "<b>" };
  const found = as({ answers: { [Q]: answer } });
  assert.deepEqual(found.response.answers, { [Q]: { option: "ja" } });
  assert.deepEqual(found.unmapped.slice(1).map(({ value }) => value), [
    { note: 3 }, { due: "2026-02-30" }, { owner: "x".repeat(201) }, { extra: "<b>" },
  ]);
  assert.equal(found.problems.length, 4);
});

test("answers that are no answers stay in the file", () => {
  const found = as({ answers: { [Q]: null, [R]: ["ja"], [S]: { option: 3 } } });
  assert.deepEqual(found.response.answers, {});
  assert.deepEqual(found.unmapped.slice(1).map(({ value }) => value), [null, ["ja"], { option: 3 }]);
});

test("everything else in a file stays in it too", () => {
  const found = as({ subject: { organisation: 3, extra: "x", date: "2026-11-23" }, unmapped: [{ key: 1 }, "los"], eigen: { x: 1 } });
  assert.deepEqual(found.response.subject, { date: "2026-11-23" });
  assert.deepEqual(found.unmapped.map(({ key, value }) => [key, value]), [
    ["unmapped", { key: 1 }], ["unmapped", "los"], ["subject.organisation", 3], ["subject.extra", "x"], ["eigen", { x: 1 }],
  ]);
  assert.deepEqual(as({ subject: "Bunnik" }).unmapped[1].value, "Bunnik");
  assert.deepEqual(as({ unmapped: "los" }).unmapped[0].value, "los");
});

test("keys that mean something to JavaScript are keys like any other", () => {
  const hostile = `{"catalogue":${JSON.stringify(catalogue)},"answers":{"__proto__":{"option":"ja"},"toString":{"option":"ja"},"hasOwnProperty":1},"__proto__":{"polluted":1}}`;
  const found = read(hostile, env);
  assert.deepEqual(found.response.answers, {});
  assert.deepEqual(found.unmapped.map(({ key }) => key), ["__proto__", "toString", "hasOwnProperty", "__proto__"]);
  assert.equal({}.polluted, undefined);
  const again = read(toFile(found.response).text, env);
  assert.deepEqual(again.unmapped, found.unmapped);
});

test("what was read can be written, read, stored and scored, whatever it was", () => {
  const values = [null, 3, "x", [], {}, { option: "ja" }, { option: "x" }, { option: "nvt", reason: "r", "\ud800": 1 }, [[[{}]]], true];
  const keys = ["$schema", "catalogue", "subject", "answers", "unmapped", "__proto__", "x", Q, R, "les-een.x", ""];
  for (let seed = 1; seed <= 5000; seed += 1) {
    const roll = dice(seed);
    const some = (depth) => {
      if (depth === 0 || roll(3) === 0) return roll.pick(values);
      return Object.fromEntries(Array.from({ length: roll(5) }, () => [roll.pick(keys), some(depth - 1)]));
    };
    const found = read(JSON.stringify({ ...some(2), answers: some(2) }), env);
    if (found.response === null) continue;
    globalThis.KennisbankScore.result(content, found.response);
    const again = read(toFile(found.response).text, env);
    assert.deepEqual(again.response, found.response, `seed ${seed}`);
    const store = Kennisbank.store.createStore({ content, storage: null, session: null });
    store.create("x", found.response);
    const { answers, subject, unmapped } = store.current().response;
    assert.deepEqual({ answers, subject, unmapped: unmapped.length }, {
      answers: found.response.answers, subject: found.response.subject, unmapped: found.response.unmapped.length,
    });
  }
});

test("an answer to a question that was taken out is kept, and says why and what came instead", () => {
  const gone = { since: "2026-05-01", reason: "De vraag was te smal.", advice: "In de plaats kwam: les.nieuw." };
  const retired = { "les.oud": gone };
  const text = JSON.stringify({ catalogue, answers: { "les.oud": { option: "ja" }, "les.onbekend": { option: "ja" } } });
  const { problems, unmapped } = read(text, { content, texts: { retired } });
  assert.deepEqual(codes({ problems }), ["retired", "unknown-question"]);
  assert.deepEqual(unmapped[0], {
    key: "les.oud",
    value: { option: "ja" },
    reason: "De vraag ‘les.oud’ is vervallen sinds 2026-05-01: De vraag was te smal.",
  });
  assert.match(problems[0].text, /In de plaats kwam: les\.nieuw\. Het antwoord blijft bewaard/);
  assert.equal(read(text, { content, texts: { retired: {} } }).problems[0].code, "unknown-question");
});
