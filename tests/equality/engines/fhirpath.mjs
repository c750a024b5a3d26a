// SPDX-License-Identifier: EUPL-1.2
// Scores QuestionnaireResponses: input is {"forms": [questionnaire], "jobs": [{"form", "response"}]}, one line
// out per job: the variables of the questionnaire by name. argv[2] is the folder node_modules.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.argv[2]}/`);
const fhirpath = require("fhirpath");
const r4 = require("fhirpath/fhir-context/r4");
const { forms, jobs } = JSON.parse(readFileSync(0, "utf8"));
const VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable";

const compiled = forms.map((form) =>
  form.extension
    .filter((extension) => extension.url === VARIABLE)
    .map(({ valueExpression: { name, expression } }) => [name, fhirpath.compile(expression, r4)]),
);
for (const { form, response } of jobs) {
  const values = { resource: response };
  for (const [name, evaluate] of compiled[form]) values[name] = evaluate(response, values);
  delete values.resource;
  process.stdout.write(`${JSON.stringify(values)}\n`);
}
