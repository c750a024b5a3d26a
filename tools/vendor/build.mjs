/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Makes src/kennisbank/web/js/vendor/pdf.js: the part of Mozilla's pdf.js that reads the objects of a PDF, and
 * nothing that draws, computes fonts or runs scripts. The same packages give the same bytes:
 *
 *     cd tools/vendor && npm ci --ignore-scripts && node build.mjs
 *
 * The package has all its sources in one module, each under a line with its name. Here they are modules again, so
 * that the bundler keeps only what is reached; pictures in a PDF are never unpacked.
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const OUT = new URL("../../src/kennisbank/web/js/vendor/", import.meta.url);
const SOURCE = new URL("node_modules/pdfjs-dist/build/pdf.worker.mjs", import.meta.url);
const VERSION = JSON.parse(await readFile(new URL("node_modules/pdfjs-dist/package.json", import.meta.url), "utf8")).version;
const WANTED = ["BaseStream", "DecodeStream", "Dict", "Name", "PasswordException", "Ref", "Stream", "XRef", "setVerbosityLevel", "stringToPDFString"];
/** Classes whose work is pictures, or packing that no form has. */
const LEFT_OUT = ["BrotliStream", "CCITTFaxStream", "Jbig2Stream", "JpegStream", "JpxStream"];

const text = await readFile(SOURCE, "utf8");
const parts = text.split(/^;\/\/ \.\//m).slice(1).map((part) => {
  const end = part.indexOf("\n");
  return { name: part.slice(0, end).trim(), text: part.slice(end + 1) };
});
const owners = new Map();
for (const part of parts) {
  if (part.name === "src/pdf.worker.js") part.text = "";
  const plain = [...part.text.matchAll(/^(?:async )?(?:const|let|var|class|function\*?) ([\w$]+)/gm)].map((found) => found[1]);
  const several = [...part.text.matchAll(/^(?:const|let|var) \{([^}]*)\}/gm)].flatMap((found) => found[1].split(","));
  part.names = [...plain, ...several.map((one) => one.split(":").at(-1).trim()).filter(Boolean)];
  for (const name of part.names) owners.set(name, part);
}

/** What stands for a part that is left out; null for any other. */
function stubOf(part) {
  const names = LEFT_OUT.filter((name) => part.names.includes(name));
  const stub = (name) => `class ${name} { constructor() { throw new Error("left out"); } }`;
  return names.length === 0 ? null : names.map(stub).join("\n");
}

function moduleOf(part) {
  const stub = stubOf(part);
  if (stub !== null) return `${stub}\nexport { ${LEFT_OUT.filter((name) => part.names.includes(name)).join(", ")} };`;
  const used = new Map();
  for (const name of new Set(part.text.match(/[\w$]+/g))) {
    const owner = owners.get(name);
    if (owner !== undefined && owner !== part) used.set(owner, [...(used.get(owner) ?? []), name]);
  }
  const imports = [...used].map(([owner, names]) => `import { ${names.join(", ")} } from "part:${owner.name}";`);
  return `${imports.join("\n")}\n${part.text}\nexport { ${part.names.join(", ")} };`;
}

const plugin = {
  name: "parts",
  setup(build) {
    build.onResolve({ filter: /^part:/ }, ({ path }) => ({ path, namespace: "part", sideEffects: false }));
    build.onLoad({ filter: /.*/, namespace: "part" }, ({ path }) => ({
      contents: moduleOf(parts.find((part) => `part:${part.name}` === path)),
      loader: "js",
    }));
  },
};
const settings = {
  bundle: true,
  charset: "utf8",
  format: "iife",
  globalName: "KennisbankPdf",
  target: "es2022",
  legalComments: "none",
  logLevel: "error",
  write: false,
};
const resolveDir = new URL(".", import.meta.url).pathname;

/* Which parts are reached; then those in their own order, as one module again. */
const entry = WANTED.map((name) => `export { ${name} } from "part:${owners.get(name).name}";`).join("\n");
const first = await build({ ...settings, stdin: { contents: entry, resolveDir }, metafile: true, plugins: [plugin] });
const { inputs } = Object.values(first.metafile.outputs)[0];
const isReached = ({ name }) => inputs[`part:part:${name}`]?.bytesInOutput > 0;
const kept = parts.filter(isReached).map((part) => stubOf(part) ?? part.text);
const older = "const Iterator = globalThis.Iterator ?? { prototype: {} };"; // of browsers before 2025
const contents = `${older}\n${kept.join("\n")}\nexport { ${WANTED.join(", ")} };`;
const result = await build({ ...settings, minify: true, stdin: { contents, resolveDir } });
const head = `/*! SPDX-License${"-"}Identifier: Apache-2.0\n * SPDX-File${"Copyright"}Text: Mozilla Foundation\n * pdfjs-dist ${VERSION}: only what reads the objects of a PDF; made by tools/vendor/build.mjs. */\n`;
const made = Buffer.from(head + result.outputFiles[0].text, "utf8");
await mkdir(OUT, { recursive: true });
await writeFile(new URL("pdf.js", OUT), made);
console.log(`pdf.js ${made.length} bytes, gzip ${gzipSync(made, { level: 9 }).length}, sha256 ${createHash("sha256").update(made).digest("hex")}`);
