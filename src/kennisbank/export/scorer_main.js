/* SPDX-License-Identifier: EUPL-1.2 */
/* What an exported scorer publishes, and its command line in Node. The exporter (export/javascript.py) puts
   the line of dashes and what is below it in the file, after KennisbankScore (the scorer), CONTENT and SCOPE. */
/* ---------------------------------------------------------------------------------------------------- */

const USAGE = `Gebruik: node BESTAND.js [--scope ONDERDEEL] [ANTWOORDEN.json]

Leest antwoorden (antwoorden.schema.json) uit het bestand, of zonder bestand van de standaardinvoer.
Schrijft de uitslag als JSON (resultaat.schema.json, zonder doen, uitzoeken en robuustheid).
Zonder --scope gaat de uitslag over: ${SCOPE}.`;

/** The arguments or the answers cannot be used; the message says in Dutch what is wrong. */
class Refused extends Error {}

/** Score the response that the arguments name, print the result and return the exit code. */
function main(words) {
  if (words.includes("-h") || words.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  try {
    const { scope, file } = readArguments(words);
    const response = ownAnswers(readResponse(file));
    console.log(JSON.stringify(KennisbankScore.score(CONTENT, response, scope), null, 2));
    return 0;
  } catch (error) {
    const [code, message] = explained(error);
    console.error(message);
    return code;
  }
}

/** Exit code and Dutch message of an error that was foreseen; any other goes on its way. */
function explained(error) {
  const hint = error.nearest ? ` Bedoelde je ${error.nearest}?` : "";
  if (error instanceof Refused) return [2, error.message];
  if (error instanceof KennisbankScore.UnknownScope) return [2, `Onbekend onderdeel: ${error.scope}.${hint}`];
  if (error instanceof KennisbankScore.UnknownQuestion) return [1, `Onbekende vraag: ${error.question}.${hint}`];
  if (error instanceof KennisbankScore.UnknownOption) {
    return [1, `Vraag ${error.question} heeft geen antwoord ${error.option}.${hint}`];
  }
  throw error;
}

/** Scope and file name; "-" is standard input. */
function readArguments(words) {
  const left = [...words];
  const at = left.indexOf("--scope");
  if (at !== -1 && at + 1 === left.length) {
    throw new Refused("Zet achter --scope een les, een domein, quickscan of all.");
  }
  const scope = at === -1 ? SCOPE : left.splice(at, 2)[1];
  if (left.length > 1 || left.some((word) => word.startsWith("--"))) {
    throw new Refused("Geef één bestand met antwoorden. Hulp krijg je met --help.");
  }
  return { scope, file: left[0] ?? "-" };
}

/** Read a response; a file of `export json` holds it under "response". */
function readResponse(file) {
  const data = parsed(readText(file), file);
  const held = isRecord(data) && !("answers" in data) && isRecord(data.response) ? data.response : data;
  const answers = isRecord(held) ? held.answers : null;
  if (!isRecord(answers) || !Object.values(answers).every(isRecord)) {
    throw new Refused(`${file} heeft geen antwoorden: verwacht wordt {"answers": {…}}.`);
  }
  checkCatalogue(held.catalogue);
  return { answers };
}

function readText(file) {
  try {
    const bytes = require("node:fs").readFileSync(file === "-" ? 0 : file);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new Refused(`${file} is geen goede JSON: het is geen UTF-8.`);
    throw new Refused(`Kan ${file} niet lezen: ${error.code ?? error.message}.`);
  }
}

function parsed(text, file) {
  try {
    const data = JSON.parse(text);
    refuseDoubles(text);
    return data;
  } catch (error) {
    throw new Refused(`${file} is geen goede JSON: ${error.message}.`);
  }
}

/** Refuse good JSON in which an object has a key twice: JSON.parse would silently take the last one. */
function refuseDoubles(text) {
  const open = []; // per object the keys so far, null for a list
  let last = "";
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const [key, keys] = [JSON.parse(last), open.at(-1)];
      if (keys.has(key)) throw new Refused(`"${key}" staat er twee keer`);
      keys.add(key);
    }
    last = token;
  }
}

/** Refuse answers to another knowledge base; say so if they were given to other content. */
function checkCatalogue(catalogue) {
  if (!isRecord(catalogue)) return;
  if (catalogue.id !== CONTENT.id) {
    throw new Refused(`Deze antwoorden horen bij ${catalogue.id}, niet bij ${CONTENT.id}.`);
  }
  if ((catalogue.digest ?? CONTENT.digest) !== CONTENT.digest) {
    console.error("Let op: de antwoorden zijn gegeven bij een andere versie van de vragen.");
  }
}

/** Leave out answers to lessons that this file does not hold, and name them. */
function ownAnswers({ answers }) {
  const lessons = new Set(CONTENT.domains.flatMap((domain) => domain.lessons.map((lesson) => lesson.id)));
  const isOther = (question) => !lessons.has(question.split(".")[0]);
  const other = Object.keys(answers).filter(isOther).sort();
  if (other.length > 0) {
    console.error("Deze antwoorden horen bij andere lessen en tellen hier niet mee:");
    for (const question of other) console.error(`  ${question}`);
  }
  return { answers: Object.fromEntries(Object.entries(answers).filter(([question]) => !isOther(question))) };
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const { percent, ppm, level, nearest } = KennisbankScore;
const { ScoringError, UnknownQuestion, UnknownOption, UnknownScope } = KennisbankScore;
const published = Object.freeze({
  content: CONTENT,
  scope: SCOPE,
  score: (response, scope = SCOPE) => KennisbankScore.score(CONTENT, response, scope),
  states: (response, scope = SCOPE) => KennisbankScore.states(CONTENT, response, scope),
  ...{ percent, ppm, level, nearest },
  ...{ ScoringError, UnknownQuestion, UnknownOption, UnknownScope },
});
if (typeof module === "object" && module !== null && module.exports) {
  module.exports = published;
  if (require.main === module) process.exitCode = main(process.argv.slice(2));
} else {
  globalThis.KennisbankScorer = published;
}
