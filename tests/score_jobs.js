/* SPDX-License-Identifier: EUPL-1.2 */
/* node score_jobs.js <score.js>: the first line of the input is a list of contents; each other line a job,
   {content, response, scope}, content being a place in that list. Prints an outcome per job, as JSON. */
"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const { resolve } = require("node:path");

const scorer = require(resolve(process.argv[2]));
const FACTS = ["question", "option", "scope"];

function outcome({ content, response, scope }) {
  const args = [contents[content], response, scope];
  try {
    return { result: scorer.result(...args), states: scorer.states(...args) };
  } catch (error) {
    if (!(error instanceof scorer.ScoringError)) throw error;
    const facts = FACTS.filter((name) => Object.hasOwn(error, name)).map((name) => [name, error[name]]);
    return { error: { kind: error.kind, ...Object.fromEntries(facts) } };
  }
}

const [first, ...jobs] = readFileSync(0, "utf8").trimEnd().split("\n");
const contents = JSON.parse(first);
writeFileSync(1, jobs.map((job) => JSON.stringify(outcome(JSON.parse(job))) + "\n").join(""));
