// SPDX-License-Identifier: EUPL-1.2
// Fill in a PDF as Firefox does, by pdf.js: set values in its storage and save the document.
// In: {"values": {field name: option or text}} on stdin; arguments: module, PDF in, PDF out.
// Out: what pdf.js knows of each field, and the fields whose rings it would show, as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, from, to] = process.argv.slice(2);
const { getDocument } = await import(pathToFileURL(module).href);
const { values } = JSON.parse(readFileSync(0, "utf8"));
const document = await getDocument({ data: new Uint8Array(readFileSync(from)), verbosity: 0 }).promise;
const fields = {};
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  for (const note of await page.getAnnotations({ intent: "display" })) {
    if (note.subtype !== "Widget") continue;
    (fields[note.fieldName] ??= []).push({
      type: note.fieldType,
      radio: note.radioButton === true,
      option: note.buttonValue ?? null,
      spoken: note.alternativeText,
      value: note.fieldValue ?? null,
    });
    const value = values[note.fieldName];
    if (value === undefined) continue;
    const stored = note.radioButton ? value === note.buttonValue : value;
    document.annotationStorage.setValue(note.id, { value: stored });
  }
}
writeFileSync(to, await document.saveDocument());
const outline = await document.getOutline();
const { info } = await document.getMetadata();
const tree = await (await document.getPage(1)).getStructTree();
process.stdout.write(JSON.stringify({
  fields,
  outline: (outline ?? []).map((item) => item.title),
  info,
  language: (await document.getMetadata()).info.Language ?? null,
  roots: tree.children.map((child) => child.role),
}));
