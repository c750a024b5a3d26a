/* SPDX-License-Identifier: EUPL-1.2 */
/** What facts say of instruments, and the link that holds these facts (weighing.js). */
"use strict";
const assert = require("node:assert");
const { test } = require("node:test");
const weighing = require("../../../src/kennisbank/web/js/weighing.js");

const LIGHT = { needs: [], excluded_by: [] };
const HEAVY = { needs: [{ any_of: [["a", "b"], ["c"]] }, { any_of: [["d"]] }], excluded_by: [{ fact: "e" }] };
const instruments = { light: LIGHT, heavy: HEAVY };
const situations = [
  { id: "brand", instruments: [{ id: "light" }, { id: "heavy" }] },
  { id: "rust", instruments: [{ id: "light" }] },
];
const data = { situations, instruments };
const [brand] = situations;
const given = (yes, no = []) => new Map([...yes.map((id) => [id, true]), ...no.map((id) => [id, false])]);

test("what is unknown never rules out, and is named", () => {
  const found = weighing.weigh(HEAVY, new Map());
  assert.deepStrictEqual(found, { state: "open", needs: [], exclusions: [], unknown: ["a", "b", "c", "d", "e"] });
});

test("an instrument without facts fits", () => {
  assert.strictEqual(weighing.weigh(LIGHT, given(["a"], ["b"])).state, "fits");
});

test("one row that is true is enough, and nothing else of that need is asked", () => {
  assert.deepStrictEqual(weighing.weigh(HEAVY, given(["c"])).unknown, ["d", "e"]);
  assert.strictEqual(weighing.weigh(HEAVY, given(["a", "b", "d"], ["e"])).state, "fits");
});

test("a row that can no longer be true asks for nothing", () => {
  assert.deepStrictEqual(weighing.weigh(HEAVY, given(["d"], ["a", "e"])).unknown, ["c"]);
});

test("an instrument falls away with every reason", () => {
  const found = weighing.weigh(HEAVY, given(["e"], ["a", "c", "d"]));
  assert.deepStrictEqual(found, { state: "off", needs: [0, 1], exclusions: [0], unknown: [] });
});

test("a link comes back as it went", () => {
  const answers = given(["a", "d"], ["e"]);
  const fragment = weighing.toFragment(brand, answers, instruments);
  assert.strictEqual(fragment, "#bij=brand&ja=a,d&nee=e");
  const found = weighing.fromFragment(fragment, data);
  assert.deepStrictEqual(found, { situation: brand, answers, problems: [] });
  assert.strictEqual(weighing.toFragment(null, answers, instruments), "");
});

test("a link leaves out facts that the situation does not ask for", () => {
  assert.strictEqual(weighing.toFragment(situations[1], given(["a"]), instruments), "#bij=rust");
});

test("the place of a heading is no link of ours", () => {
  for (const fragment of ["", "#", "#main-content", "#instrumentenwijzer-alle"]) {
    assert.strictEqual(weighing.fromFragment(fragment, data), null);
  }
});

test("hostile links are passed over with a word, and nothing of them is shown", () => {
  const SAID = weighing.SAID;
  const cases = [
    [`#bij=brand&ja=${"a,".repeat(4000)}`, null, SAID.long],
    ["#bij=<script>alert(1)</script>", null, SAID.situation],
    ["#bij=__proto__&ja=constructor", null, SAID.situation],
    ["#ja=a", null, SAID.situation],
    ["#%=%", null, SAID.situation],
    ["#bij=brand&ja=a,__proto__,toString", brand, SAID.facts],
    ["#bij=brand&ja=a&x=<img src=x>", brand, SAID.facts],
    ["#bij=brand&bij=rust&ja=a", brand, SAID.facts],
    ["#bij=brand&ja=a,b&nee=b", brand, SAID.both],
  ];
  for (const [fragment, situation, problem] of cases) {
    const found = weighing.fromFragment(fragment, data);
    assert.strictEqual(found.situation, situation, fragment);
    assert.deepStrictEqual(found.problems, [problem], fragment);
    assert.deepStrictEqual(found.answers, situation === null ? new Map() : given(["a"]), fragment);
  }
});
