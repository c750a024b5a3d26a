// SPDX-License-Identifier: EUPL-1.2
// Fills in a JSON Forms form and prints its data. Argument: node_modules; input: the work.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/x.js`);
const { Actions, coreReducer } = require("@jsonforms/core");

const { schema, uischema, values } = JSON.parse(readFileSync(0, "utf8"));
let core = coreReducer(undefined, Actions.init({}, schema, uischema));
for (const [path, value] of Object.entries(values)) {
  core = coreReducer(core, Actions.update(path, () => value));
}
if (core.errors.length) throw new Error(JSON.stringify(core.errors));
console.log(JSON.stringify(core.data));
