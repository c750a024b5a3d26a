// SPDX-License-Identifier: EUPL-1.2
// Says what JSON Forms shows and what ajv says. Argument: node_modules; input: schema, uischema, data sets.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/x.js`);
const { Actions, coreReducer, createAjv, isVisible, Resolve, resolveSchema } = require("@jsonforms/core");
const Ajv = require("ajv").default ?? require("ajv");
const addFormats = require("ajv-formats").default ?? require("ajv-formats");

const { schema, uischema, sets } = JSON.parse(readFileSync(0, "utf8"));
const strict = new Ajv({ strict: true, allErrors: true });
addFormats(strict);
const validate = strict.compile(schema);
const ajv = createAjv();

function* controls(element) {
  if (element.scope) yield element;
  for (const child of element.elements ?? []) yield* controls(child);
}
function* ruled(element) {
  if (element.rule) yield element;
  for (const child of element.elements ?? []) yield* ruled(child);
}
const unresolved = [...controls(uischema)].filter(({ scope }) => !resolveSchema(schema, scope, schema));
const out = sets.map((data) => {
  const core = coreReducer(undefined, Actions.init(data, schema, uischema));
  return {
    valid: validate(data),
    errors: core.errors.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`),
    shown: [...ruled(uischema)]
      .filter((element) => isVisible(element, data, "", ajv))
      .map(({ label, scope }) => label ?? scope),
  };
});
console.log(JSON.stringify({ unresolved, out }));
