// SPDX-License-Identifier: EUPL-1.2
// Fills in surveys and prints what they compute. Arguments: node_modules, file with the work.
"use strict";
const { readFileSync } = require("node:fs");
const [packages, file] = process.argv.slice(2);
const { Model } = require(`${packages}/survey-core/survey.core.js`);

for (const { form, answers } of JSON.parse(readFileSync(file, "utf8"))) {
  const survey = new Model(form);
  if (survey.jsonErrors?.length) throw new Error(JSON.stringify(survey.jsonErrors));
  for (const data of answers) {
    survey.data = data;
    console.log(JSON.stringify(survey.data, (key, value) => (value === undefined ? null : value)));
  }
}
