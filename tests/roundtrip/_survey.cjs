// SPDX-License-Identifier: EUPL-1.2
// Fills in a survey as a person does and prints what is handed in. Argument: node_modules; input: the work.
"use strict";
const { readFileSync } = require("node:fs");
const { Model } = require(`${process.argv[2]}/survey-core/survey.core.js`);

const { form, values } = JSON.parse(readFileSync(0, "utf8"));
const survey = new Model(form);
for (const name of Object.keys(values)) {
  if (!survey.getQuestionByName(name)) throw new Error(`no question ${name}`);
}
survey.data = values; // at once: each change computes the whole score again
if (!survey.tryComplete()) throw new Error("not complete");
console.log(JSON.stringify(survey.data));
