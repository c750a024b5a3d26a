// SPDX-License-Identifier: EUPL-1.2
// Fills in XForms in the engine of ODK Web Forms: input is {"forms": [xml], "jobs": [{"form", "instance"}]},
// one line out per job: name of each field -> its value. argv[2] is the folder node_modules.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const packages = process.argv[2];
const require = createRequire(`${packages}/`);
// the engine wants a browser's DOM, and a name that its parser, in WebAssembly, looks for in Node
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("", { url: "https://kennisbank.example/" });
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}
Object.assign(globalThis, { __dirname: packages, require });
const engine = await import(pathToFileURL(join(packages, "@getodk/xforms-engine/dist/index.js")));

const { forms, jobs } = JSON.parse(readFileSync(0, "utf8"));
const loaded = new Map();

async function form(number) {
  if (!loaded.has(number)) {
    loaded.clear();
    const result = await engine.loadForm(forms[number]);
    if (result.status !== "success") throw new Error(`form ${number}: ${result.status} ${result.error ?? ""}`);
    loaded.set(number, result);
  }
  return loaded.get(number);
}

function collect(node, values) {
  const { children, value, reference } = node.currentState;
  if (children) children.forEach((child) => collect(child, values));
  else values[reference.split("/").pop()] = Array.isArray(value) ? value.join(" ") : String(value ?? "");
  return values;
}

for (const { form: number, instance } of jobs) {
  const data = new FormData();
  data.set("xml_submission_file", new File([instance], "xml_submission_file", { type: "text/xml" }));
  const restored = await (await form(number)).restoreInstance({ data: [data] });
  process.stdout.write(`${JSON.stringify(collect(restored.root, {}))}\n`);
}
