// SPDX-License-Identifier: EUPL-1.2
// Fills in Form.io forms and prints what they compute. Arguments: node_modules, file with the work.
"use strict";
const { readFileSync } = require("node:fs");
const [packages, file] = process.argv.slice(2);
const { ProcessTargets, processSync } = require(`${packages}/@formio/core`);

for (const { form, answers } of JSON.parse(readFileSync(file, "utf8"))) {
  for (const data of answers) {
    const submission = { data };
    processSync({
      form,
      submission,
      components: form.components,
      data: submission.data,
      scope: {},
      processors: ProcessTargets.evaluator,
      config: {},
    });
    console.log(JSON.stringify(submission.data));
  }
}
