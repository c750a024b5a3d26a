/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Answers that come from storage, a file or a link: what fits this catalogue, what does not, and why.
 *
 *     Kennisbank.answers.check(response, { content }) // {response, problems, unmapped}
 *
 * As `kennisbank.responses` in Python: nothing is lost and nothing is guessed. What fits no question goes to
 * `unmapped` with its reason; the rest can be scored. The response may be anything at all.
 * Stable: what the last lines publish. A response is shaped as in antwoorden.schema.json.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});

  const FIELDS = Object.freeze({ option: 60, reason: 2000, note: 4000, evidence: 2000, owner: 200, due: 10 });
  const SUBJECT = Object.freeze({ organisation: 200, respondent: 200, date: 10 });
  const NAMES = { option: "antwoord", reason: "reden", note: "notitie", evidence: "bewijs", owner: "eigenaar", due: "klaar op" };
  const ABOUT = { organisation: "organisatie", respondent: "invuller", date: "datum" };
  const TOP = ["$schema", "catalogue", "subject", "answers", "unmapped"];
  const [MAX_KEY, MAX_REASON] = [2000, 500];
  const MAX_DEPTH = 64; // as the reader in Python
  const MAX_TOLD = 30; // problems told one by one
  const MAX_GUESSED = 100; // unknown ids for which a nearest one is looked up, because that takes time
  const QUESTION = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
  const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
  const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;
  const DIGEST = /^sha256:[0-9a-f]{64}$/;

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const own = (object, key) => (isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined);
  const fits = (value, most) => typeof value === "string" && (value.length <= most || Array.from(value).length <= most);
  const isQuestionId = (id) => fits(id, 121) && QUESTION.test(id);
  const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const shown = (text) => `‘${cut(String(text), 80)}’`;

  /** Whether a text is a day that exists, as `2026-11-23`. */
  function isDate(text) {
    if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "0001") return false;
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }

  /** What is wrong with one text of an answer or a subject, in words, or null. */
  function wrongText(name, value) {
    const most = FIELDS[name] ?? SUBJECT[name];
    if (typeof value !== "string") return "dit is geen tekst";
    if (name === "due" || name === "date") return isDate(value) ? null : "dit is geen datum zoals 2026-11-23";
    return fits(value, most) ? null : `dit is langer dan ${most} tekens`;
  }

  /** Whether a value has more than `most` layers of lists and objects. */
  function isDeep(value, most = MAX_DEPTH) {
    if (typeof value !== "object" || value === null) return false;
    return most === 0 || Object.values(value).some((inner) => isDeep(inner, most - 1));
  }

  /** Collects what is wrong and what does not fit. */
  class Findings {
    problems = [];
    unmapped = [];
    #more = 0;
    #guesses = MAX_GUESSED;

    tell(code, level, text, more = {}) {
      if (this.problems.length < MAX_TOLD) this.problems.push({ code, level, text, ...more });
      else this.#more += 1;
    }

    keep(key, value, reason, nearest = null) {
      const item = { key: cut(key, MAX_KEY), value: key.length > MAX_KEY ? { [key]: value } : value };
      this.unmapped.push({ ...item, reason: cut(reason, MAX_REASON), ...(nearest === null ? {} : { nearest }) });
    }

    nearest(id, ids) {
      this.#guesses -= 1;
      return this.#guesses < 0 ? null : root.KennisbankScore.nearest(id, ids);
    }

    end() {
      if (this.#more > 0) {
        const text = `Er zijn nog ${this.#more} meldingen zoals deze. Alles staat bij ‘Niet geplaatst’ in je bestand.`;
        this.problems.push({ code: "more", level: "warning", text });
      }
    }
  }

  const indexes = new WeakMap();

  /** Full question id → options that the question takes; made once per content. */
  function index(content) {
    if (!indexes.has(content)) {
      const found = new Map();
      for (const lesson of content.domains.flatMap((domain) => domain.lessons)) {
        for (const question of lesson.questions) {
          const options = content.scales[question.scale].options.map((option) => option.id);
          found.set(`${lesson.id}.${question.id}`, options);
        }
      }
      indexes.set(content, found);
    }
    return indexes.get(content);
  }

  /** The answer to one question without what does not fit; undefined if nothing of it does. */
  function checkAnswer(id, answer, { questions, name, found, retired }) {
    const options = questions.get(id);
    if (options === undefined && retired(id) !== undefined) {
      const { since, reason, advice } = retired(id);
      const text = `De vraag ${shown(id)} is vervallen sinds ${since}: ${reason.replace(/\.$/, "")}.`;
      found.keep(id, answer, text);
      found.tell("retired", "warning", `${text} ${advice} Het antwoord blijft bewaard, maar telt niet mee.`.replace("  ", " "));
      return undefined;
    }
    if (options === undefined) {
      const nearest = found.nearest(id, questions.keys());
      const hint = nearest === null ? "" : ` Bedoel je ‘${nearest}’?`;
      const text = `De vraag ${shown(id)} bestaat hier niet.`;
      found.keep(id, answer, text, nearest);
      found.tell("unknown-question", "error", `${text}${hint} Het antwoord blijft bewaard, maar telt niet mee.`);
      return undefined;
    }
    const option = own(answer, "option");
    if (!isObject(answer) || (option !== undefined && !options.includes(option))) {
      const what = isObject(answer) && typeof option === "string" ? `het antwoord ${shown(option)} past niet` : "hier staat geen antwoord";
      found.keep(id, answer, `Bij ${name(id)}: ${what}.`);
      const text = `Bij ${name(id)}: ${what}. Kies zelf opnieuw. Wat er stond blijft bewaard, maar telt niet mee.`;
      found.tell("unknown-option", "error", text, { question: id });
      return undefined;
    }
    const clean = {};
    for (const [key, value] of Object.entries(answer)) {
      const wrong = Object.hasOwn(FIELDS, key) ? wrongText(key, value) : "dit hoort niet bij een antwoord";
      if (wrong === null) clean[key] = value;
      else {
        const text = `Bij ${name(id)}, ${NAMES[key] ?? shown(key)}: ${wrong}.`;
        found.keep(id, { [key]: value }, text);
        found.tell("bad-field", "error", `${text} De rest van het antwoord telt wel mee.`, { question: id });
      }
    }
    return clean;
  }

  function checkSubject(subject, found) {
    const clean = {};
    if (subject !== undefined && !isObject(subject)) found.keep("subject", subject, "Hier staat niet wie invulde.");
    for (const [key, value] of isObject(subject) ? Object.entries(subject) : []) {
      const wrong = Object.hasOwn(SUBJECT, key) ? wrongText(key, value) : "dit hoort hier niet";
      if (wrong === null) clean[key] = value;
      else {
        const text = `Bij ${ABOUT[key] ?? shown(key)}: ${wrong}.`;
        found.keep(`subject.${key}`, value, text);
        found.tell("bad-field", "error", `${text} Vul dit zelf opnieuw in.`);
      }
    }
    return clean;
  }

  const isOrigin = (origin) =>
    Object.keys(origin).every((key) => ["id", "version", "digest"].includes(key)) &&
    fits(own(origin, "id"), 60) && SLUG.test(origin.id) &&
    typeof own(origin, "version") === "string" && VERSION.test(origin.version) &&
    (own(origin, "digest") === undefined || (typeof origin.digest === "string" && DIGEST.test(origin.digest)));

  /** Which catalogue and version the answers belong to, compared with this one. */
  function checkOrigin(origin, content, found) {
    const { id, version, digest } = content;
    if (!isObject(origin) || !isOrigin(origin)) {
      const text = "Er staat niet goed bij welke kennisbank deze antwoorden horen. Kijk ze na.";
      if (origin !== undefined) found.keep("catalogue", origin, text);
      found.tell("no-catalogue", "warning", text);
      return { id, version, digest };
    }
    const look = "Kijk je antwoorden na: vragen kunnen veranderd zijn.";
    if (origin.id !== id) {
      const text = `De antwoorden horen bij de kennisbank ${shown(origin.id)}, niet bij ${shown(id)}.`;
      found.tell("other-catalogue", "error", `${text} Alleen wat hier past telt mee.`);
    } else if (origin.version !== version) {
      const text = `De antwoorden horen bij versie ${cut(origin.version, 40)}. Dit is versie ${version}.`;
      found.tell("other-version", "warning", `${text} ${look}`);
    } else if (origin.digest !== undefined && origin.digest !== digest) {
      const text = `De antwoorden horen bij een andere inhoud van versie ${version}.`;
      found.tell("other-content", "warning", `${text} ${look}`);
    }
    return { ...origin };
  }

  /** Whether a value is an item of `unmapped`. */
  function isUnmapped(item) {
    return (
      isObject(item) && fits(own(item, "key"), MAX_KEY) && fits(own(item, "reason"), MAX_REASON) &&
      Object.hasOwn(item, "value") && (own(item, "nearest") === undefined || fits(item.nearest, 200)) &&
      Object.keys(item).every((key) => ["key", "value", "reason", "nearest"].includes(key))
    );
  }

  function checkUnmapped(given, found) {
    if (given === undefined) return;
    for (const item of Array.isArray(given) ? given : [given]) {
      if (isUnmapped(item)) found.unmapped.push(item);
      else found.keep("unmapped", item, "Dit paste eerder al nergens bij.");
    }
  }

  /**
   * Check a response, or whatever came instead; the value itself is left as it is.
   * @param {unknown} response parsed JSON.
   * @param {object} env
   * @param {object} env.content scoring content (score.js).
   * @param {object} [env.texts] of the site, to name a question by its text.
   * @returns {{response: object|null, problems: object[], unmapped: object[]}} problems are
   *   `{code, level: "error"|"warning", text, question?}`, unmapped is that of the response;
   *   response is null if nothing in it can be used; its answers stand in the order of the catalogue.
   */
  function check(response, { content, texts }) {
    const found = new Findings();
    const answers = own(response, "answers");
    if (!isObject(answers) || isDeep(response)) {
      const text = isObject(answers) ? "Dit bestand is te diep genest." : "Hier staan geen antwoorden in.";
      found.tell("no-answers", "error", `${text} Kies een bestand dat je met ‘Bewaar als bestand’ maakte.`);
      return { response: null, problems: found.problems, unmapped: [] };
    }
    const name = (id) => shown(own(own(own(texts, "questions"), id), "text") ?? id);
    const catalogue = checkOrigin(own(response, "catalogue"), content, found);
    checkUnmapped(own(response, "unmapped"), found);
    const subject = checkSubject(own(response, "subject"), found);
    const retired = (id) => own(own(texts, "retired"), id);
    const tools = { questions: index(content), name, found, retired };
    const clean = {};
    const inOrder = new Set([...tools.questions.keys(), ...Object.keys(answers)]);
    for (const id of inOrder) {
      if (!Object.hasOwn(answers, id)) continue;
      const answer = checkAnswer(id, answers[id], tools);
      if (answer !== undefined) clean[id] = answer;
    }
    for (const key of Object.keys(response)) {
      if (!TOP.includes(key)) found.keep(key, response[key], "Dit onderdeel hoort niet in een bestand met antwoorden.");
    }
    found.end();
    const { problems, unmapped } = found;
    return { response: { catalogue, subject, answers: clean, unmapped }, problems, unmapped };
  }

  const published = { check, wrongText, isDate, isObject, isUnmapped, isQuestionId, isDeep, own, FIELDS, SUBJECT };
  Kennisbank.answers = Object.freeze(published);
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.answers;
})(globalThis);
