/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Answers in a file: `Kennisbank.files`. Reads what `toFile` wrote, what `kennisbank export json` wrote (the part
 * `response`), and as much as can be used of anything else that looks like it. Reading changes nothing by itself.
 * Stable: what the last lines publish.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  if (!Kennisbank.answers && typeof require === "function") require("./answers.js");
  const { check, own, isObject, isQuestionId } = Kennisbank.answers;

  const SCHEMA = "urn:nl:kennisbank-lokale-weerbaarheid:schema:antwoorden:1";
  const MAX_BYTES = 10 * 1024 * 1024;
  const TOO_LARGE = "Dit bestand is groter dan 10 MB. Een bestand met antwoorden is veel kleiner. Kies een ander bestand.";
  const CHOOSE = "Kies een bestand dat je met ‘Bewaar als bestand’ maakte, of een ingevuld formulier: csv, xlsx, ods of pdf.";
  const UNREADABLE = "Je browser kan dit bestand niet lezen. Misschien is het verplaatst of nog ergens open. Probeer het opnieuw.";
  const OTHER_KINDS = [
    ["%PDF-", "een pdf"],
    ["PK\u0003\u0004", "een Word-, Excel- of zipbestand"],
    ["{\\rtf", "een tekstbestand met opmaak"],
    ["<", "een webpagina"],
    ["\u0089PNG", "een plaatje"],
  ];
  // A key with an object of texts as its value, as far as a broken file holds whole ones.
  const TEXT = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"';
  const WHOLE = () => new RegExp(`(${TEXT})\\s*:\\s*(\\{\\s*(?:${TEXT}\\s*:\\s*${TEXT}\\s*(?:,\\s*)?)*\\})`, "gs");

  const refused = (code, text) => ({ response: null, problems: [{ code, level: "error", text }], unmapped: [] });

  /** Where reading stopped, if the browser tells: " (regel 3, teken 14)". */
  function place(error, text) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(error.message) ?? [];
    if (line !== undefined) return ` (regel ${line}, teken ${column})`;
    const [, position] = /position (\d+)/.exec(error.message) ?? [];
    if (position === undefined) return "";
    const before = text.slice(0, Number(position)).split("\n");
    return ` (regel ${before.length}, teken ${before.at(-1).length + 1})`;
  }

  /** What is whole in a text that is no JSON: the answers, and whose they are; null if there are none. */
  function salvage(text) {
    const [response, answers] = [{}, new Map()];
    try {
      for (const [, name, body] of text.matchAll(WHOLE())) {
        const [key, value] = [name, body].map((part) => parsed(part));
        if (value === undefined) continue;
        if (isQuestionId(key)) answers.set(key, value);
        else if (key === "catalogue" || key === "subject") response[key] = value;
      }
    } catch {
      // the text winds too far for the browser's reader: what came before counts
    }
    return answers.size === 0 ? null : { ...response, answers: Object.fromEntries(answers) };
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  function readBroken(text, error, env) {
    const [, other] = OTHER_KINDS.find(([start]) => text.startsWith(start)) ?? [];
    if (other !== undefined) return refused("other-kind", `Dit is ${other}, geen bestand met antwoorden. ${CHOOSE}`);
    const rest = salvage(text);
    const isCut = !text.trimEnd().endsWith("}");
    const what = isCut ? "Het bestand is afgebroken: het einde ontbreekt" : `Het bestand is beschadigd${place(error, text)}`;
    if (rest === null) return refused("broken", `${what}. Er is geen antwoord uit te lezen. ${CHOOSE}`);
    const found = check(rest, env);
    const number = Object.keys(rest.answers).length;
    const saved = number === 1 ? "1 heel antwoord is" : `${number} hele antwoorden zijn`;
    const advice = "Kijk na wat ontbreekt, en bewaar het oude bestand.";
    found.problems.unshift({ code: "broken", level: "error", text: `${what}. ${saved} gelezen. ${advice}` });
    return found;
  }

  /**
   * Read the text of a file, made by anyone.
   * @param {string} text
   * @param {object} env as of `Kennisbank.answers.check`.
   * @returns {{response: object|null, problems: object[], unmapped: object[]}} response is null if nothing in
   *   it can be used; never throws.
   */
  function read(text, env) {
    if (text.length > MAX_BYTES) return refused("too-large", TOO_LARGE);
    const body = text.replace(/^\ufeff/, "");
    if (body.trim() === "") return refused("empty", `Dit bestand is leeg. ${CHOOSE}`);
    let value;
    try {
      value = JSON.parse(body);
    } catch (error) {
      return readBroken(body, error, env);
    }
    const inner = own(value, "response");
    const response = isObject(own(inner, "answers")) && !isObject(own(value, "answers")) ? inner : value;
    if (isObject(own(response, "answers"))) return check(response, env);
    if (isObject(own(response, "domains")) || isObject(own(response, "lessons"))) {
      return refused("result", `Dit is een uitslag zonder de antwoorden zelf. ${CHOOSE}`);
    }
    return refused("no-answers", `Hier staan geen antwoorden in. ${CHOOSE}`);
  }

  /** As `read`, from a file that someone picked or dropped. */
  async function readFile(file, env) {
    if (file.size > MAX_BYTES) return refused("too-large", TOO_LARGE);
    try {
      return read(await file.text(), env);
    } catch {
      return refused("unreadable", UNREADABLE);
    }
  }

  /** A piece of a file name: plain letters, digits and hyphens. */
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 60)
      .replace(/^-+|-+$/g, "");

  /** The day here as `2026-11-23`. */
  function dayOf(date) {
    const two = (number) => String(number).padStart(2, "0");
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  }

  /**
   * A response as a file: `kennisbank-lokale-weerbaarheid_bunnik_2026-11-23.json`.
   * @param {object} response as `answers.check` gives it.
   * @param {string} [today] as `2026-11-23`.
   * @returns {{name: string, text: string, type: string}}
   */
  function toFile(response, today = dayOf(new Date())) {
    const { catalogue, subject = {}, answers, unmapped = [] } = response;
    const parts = [plain(catalogue.id), plain(subject.organisation ?? ""), today].filter((part) => part !== "");
    const value = { $schema: SCHEMA, catalogue, subject, answers, unmapped };
    return { name: `${parts.join("_")}.json`, text: `${JSON.stringify(value, null, 1)}\n`, type: "application/json" };
  }

  Kennisbank.files = Object.freeze({ read, readFile, refused, toFile, MAX_BYTES, TOO_LARGE, UNREADABLE });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.files;
})(globalThis);
