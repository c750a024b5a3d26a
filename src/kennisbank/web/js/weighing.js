/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Which instruments can be used, given the facts that are known, and the link that holds these facts:
 * `Kennisbank.weighing`. The same rules as pages/weighing.py; a test holds them side by side.
 * A fact is true, false or unknown (absent). What is unknown never rules an instrument out.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const MAX_FRAGMENT = 4000; // characters; the longest link of ours is far below that
  const [FITS, OPEN, OFF] = ["fits", "open", "off"];

  /** The ids of the facts that decide over an instrument, in order, each once. */
  function factsOf(instrument) {
    const needed = instrument.needs.flatMap((need) => need.any_of.flat());
    return [...new Set([...needed, ...instrument.excluded_by.map((one) => one.fact)])];
  }

  /** The ids of the facts that a situation asks for: those of its instruments, from light to heavy. */
  function asked(situation, instruments) {
    return [...new Set(situation.instruments.flatMap(({ id }) => factsOf(instruments[id])))];
  }

  /**
   * What the facts say of one instrument: its state, the places of needs that cannot be met and of exclusions
   * that hold, and the ids of facts that must still be found out.
   * @param {{needs: {any_of: string[][]}[], excluded_by: {fact: string}[]}} instrument
   * @param {Map<string, boolean>} answers
   */
  function weigh(instrument, answers) {
    const rows = instrument.needs.map((need) =>
      need.any_of.filter((row) => row.every((fact) => answers.get(fact) !== false))
    );
    const places = (list, test) => list.flatMap((one, place) => (test(one) ? [place] : []));
    const needs = places(rows, (left) => left.length === 0);
    const exclusions = places(instrument.excluded_by, (one) => answers.get(one.fact) === true);
    if (needs.length + exclusions.length > 0) return { state: OFF, needs, exclusions, unknown: [] };
    const isMet = (left) => left.some((row) => row.every((fact) => answers.get(fact) === true));
    const waiting = rows.filter((left) => !isMet(left)).flat(2);
    const facts = [...waiting, ...instrument.excluded_by.map((one) => one.fact)];
    const unknown = [...new Set(facts.filter((fact) => !answers.has(fact)))];
    return { state: unknown.length > 0 ? OPEN : FITS, needs, exclusions, unknown };
  }

  /** The link's part after the address: the situation and what is known of the facts that it asks for. */
  function toFragment(situation, answers, instruments) {
    if (situation === null) return "";
    const ids = asked(situation, instruments);
    const part = (name, value) => {
      const chosen = ids.filter((id) => answers.get(id) === value);
      return chosen.length > 0 ? `&${name}=${chosen.join(",")}` : "";
    };
    return `#bij=${situation.id}${part("ja", true)}${part("nee", false)}`;
  }

  const SAID = {
    long: "Deze link is te lang. We lezen hem niet.",
    situation: "Deze link noemt een situatie die hier niet staat. Kies zelf wat er speelt.",
    facts: "Een deel van deze link hoort hier niet. Dat slaan we over.",
    both: "Een antwoord stond er twee keer in, met ja en met nee. Dat is nu ‘Weet ik niet’.",
  };

  /**
   * Read a link. Nothing of it is shown: what is not known here is passed over, with a word about it.
   * @returns {{situation: Object|null, answers: Map<string, boolean>, problems: string[]}|null} null if it is no
   *   link of ours, such as the place of a heading.
   */
  function fromFragment(fragment, { situations, instruments }) {
    const text = fragment.replace(/^#/, "");
    if (!text.includes("=")) return null;
    const none = { situation: null, answers: new Map(), problems: [] };
    if (text.length > MAX_FRAGMENT) return { ...none, problems: [SAID.long] };
    const given = new URLSearchParams(text);
    const situation = situations.find((one) => one.id === given.get("bij")) ?? null;
    if (situation === null) return { ...none, problems: [SAID.situation] };
    const ids = new Set(asked(situation, instruments));
    const list = (name) => given.getAll(name).flatMap((value) => value.split(",")).filter((id) => id !== "");
    const [yes, no] = [list("ja"), list("nee")];
    const both = new Set(yes.filter((id) => no.includes(id)));
    const known = (names) => names.filter((id) => ids.has(id) && !both.has(id));
    const answers = new Map([...known(yes).map((id) => [id, true]), ...known(no).map((id) => [id, false])]);
    const isStrange = [...yes, ...no].some((id) => !ids.has(id));
    const others = [...given.keys()].some((name) => !["bij", "ja", "nee"].includes(name));
    const problems = [];
    if (isStrange || others || given.getAll("bij").length > 1) problems.push(SAID.facts);
    if ([...both].some((id) => ids.has(id))) problems.push(SAID.both);
    return { situation, answers, problems };
  }

  Kennisbank.weighing = Object.freeze({ FITS, OPEN, OFF, SAID, factsOf, asked, weigh, toFragment, fromFragment });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.weighing;
})(globalThis);
