/* SPDX-License-Identifier: EUPL-1.2 */
"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const zlib = require("node:zlib");
const { Kennisbank, content, questions, dice } = require("./fakes.js");

const { encode, decode, TooLong, MAX_LINK } = Kennisbank.share;
const [Q, R] = questions;
const env = { content };
const catalogue = { id: content.id, version: content.version, digest: content.digest };
const response = {
  catalogue,
  subject: { organisation: "Súdwest-Fryslân 🐄", respondent: "Jan" },
  answers: {
    [Q]: { option: "ja", note: '<b>&"é', owner: "CISO", due: "2026-11-23", evidence: "map" },
    [R]: { option: "nvt", reason: "geen haven" },
  },
  unmapped: [],
};
const link = (value) => `#a=1.${zlib.deflateRawSync(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url")}`;

test("what goes in comes out", async () => {
  const fragment = await encode(response);
  assert.match(fragment, /^#a=1\.[\w-]+$/);
  assert.deepEqual(await decode(fragment, env), { response, problems: [], unmapped: [] });
  assert.deepEqual(await decode(fragment.slice(1), env), { response, problems: [], unmapped: [] });
});

test("without texts only what the score rests on goes in", async () => {
  const { response: read } = await decode(await encode(response, { texts: false }), env);
  assert.deepEqual(read, {
    catalogue,
    subject: { organisation: "Súdwest-Fryslân 🐄" },
    answers: { [Q]: { option: "ja" }, [R]: { option: "nvt", reason: "geen haven" } },
    unmapped: [],
  });
});

test("a browser that cannot compress makes and reads plain links, and says what it cannot read", async () => {
  const packed = await encode(response);
  const { CompressionStream, DecompressionStream } = globalThis;
  try {
    delete globalThis.CompressionStream;
    delete globalThis.DecompressionStream;
    const plain = await encode(response);
    assert.match(plain, /^#a=0\./);
    assert.deepEqual((await decode(plain, env)).response, response);
    assert.equal((await decode(packed, env)).problems[0].code, "old-browser");
  } finally {
    Object.assign(globalThis, { CompressionStream, DecompressionStream });
  }
  assert.deepEqual((await decode(`#a=0.${Buffer.from(JSON.stringify(response)).toString("base64url")}`, env)).response, response);
});

test("answers that do not fit are refused in words", async () => {
  const roll = dice(1);
  const noise = () => Array.from({ length: 4000 }, () => String.fromCharCode(0x4e00 + roll(20000))).join("");
  const answers = Object.fromEntries(questions.map((id) => [id, { option: "ja", note: noise() }]));
  await assert.rejects(encode({ ...response, answers }), (error) => error instanceof TooLong && /bestand/.test(error.text));
  assert.ok((await encode({ ...response, answers }, { texts: false })).length < MAX_LINK);
});

for (const [what, fragment, code] of [
  ["empty", "", "link-broken"],
  ["something else", "#v-vraag", "link-broken"],
  ["a kind that does not exist", "#a=2.abc", "link-broken"],
  ["without content", "#a=1.", "link-broken"],
  ["cut off", link(response).slice(0, -9), "link-broken"],
  ["no base64", "#a=1.é", "link-broken"],
  ["of a wrong length", "#a=0.A", "link-broken"],
  ["no UTF-8", "#a=0._w", "link-broken"],
  ["no JSON", link("{"), "link-broken"],
  ["a number", link("1"), "link-empty"],
  ["null", link("null"), "link-empty"],
  ["a list", link([]), "link-empty"],
  ["without answers", link({ catalogue }), "link-empty"],
  ["with a list of answers", link({ catalogue, answers: [1] }), "link-empty"],
  ["very long", `#a=0.${"A".repeat(500001)}`, "link-long"],
  ["a bomb", link(`{"answers":{"x":"${"0".repeat(60_000_000)}"}}`), "link-broken"],
  ["deep", link(`{"catalogue":${"[".repeat(500)}${"]".repeat(500)},"answers":{}}`), "no-answers"],
]) {
  test(`a link that is ${what} gives nothing but a message`, async () => {
    const { response: read, problems } = await decode(fragment, env);
    assert.equal(read, null);
    assert.equal(problems[0].code, code);
    assert.match(problems[0].text, /\.$/);
  });
}

test("nothing at all is no link either", async () => {
  for (const value of [undefined, null, 3, {}]) assert.equal((await decode(value, env)).response, null);
});

test("a hostile link stays text and changes nothing around it", async () => {
  const text = `{"answers":{"__proto__":{"option":"ja"},"constructor":{"option":"ja"},"${Q}":{"option":"ja","__proto__":{"x":1},"note":"<img src=x onerror=alert(1)>"}},"__proto__":{"hacked":1}}`;
  const { response: read, unmapped } = await decode(link(text), env);
  assert.deepEqual(Object.keys(read.answers), [Q]);
  assert.deepEqual(read.answers[Q], { option: "ja", note: "<img src=x onerror=alert(1)>" });
  assert.deepEqual(unmapped.map(({ key }) => key).sort(), [Q, "__proto__", "__proto__", "constructor"].sort());
  assert.equal({}.hacked, undefined);
  assert.equal({}.option, undefined);
});

test("random damage to a link never throws", async () => {
  const whole = await encode(response);
  for (let seed = 1; seed <= 300; seed += 1) {
    const roll = dice(seed);
    const at = 5 + roll(whole.length - 5);
    const fragment = whole.slice(0, at) + roll.pick(["", "A", "_", "%", "\n"]) + whole.slice(at + roll(4));
    const { response: read, problems } = await decode(fragment, env);
    assert.ok(read === null ? problems.length > 0 : typeof read.answers === "object");
  }
});
