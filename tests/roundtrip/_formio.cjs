// SPDX-License-Identifier: EUPL-1.2
// Runs a submission through Form.io's own processors. Argument: node_modules; input: the work.
"use strict";
const { readFileSync } = require("node:fs");
const { ProcessTargets, eachComponent, processSync } = require(`${process.argv[2]}/@formio/core`);
const { Utils } = require(`${process.argv[2]}/@formio/core`);

const { form, values } = JSON.parse(readFileSync(0, "utf8"));
const keys = new Set();
(eachComponent ?? Utils.eachComponent)(form.components, (component) => void keys.add(component.key));
for (const name of Object.keys(values)) if (!keys.has(name)) throw new Error(`no component ${name}`);
const scope = {};
const submission = { data: values };
for (const processors of [ProcessTargets.submission, ProcessTargets.evaluator]) {
  processSync({ form, submission, components: form.components, data: submission.data, scope, processors });
}
if (scope.errors?.length) throw new Error(JSON.stringify(scope.errors));
console.log(JSON.stringify({ form: form.name, metadata: { timezone: "Europe/Amsterdam" }, ...submission }));
