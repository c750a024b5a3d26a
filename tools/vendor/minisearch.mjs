/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Makes src/kennisbank/web/js/vendor/minisearch.js: MiniSearch whole, as a classic script, because a page that is
 * opened from disk loads no modules. The same package gives the same bytes:
 *
 *     cd tools/vendor && npm ci --ignore-scripts && node minisearch.mjs
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const OUT = new URL("../../src/kennisbank/web/js/vendor/minisearch.js", import.meta.url);
const VERSION = JSON.parse(await readFile(new URL("node_modules/minisearch/package.json", import.meta.url), "utf8")).version;
const result = await build({
  stdin: { contents: 'export { default as MiniSearch } from "minisearch";', resolveDir: new URL(".", import.meta.url).pathname },
  bundle: true,
  charset: "utf8",
  format: "iife",
  globalName: "KennisbankMiniSearch",
  target: "es2020",
  legalComments: "none",
  logLevel: "error",
  minify: true,
  write: false,
});
const head = `/*! SPDX-License${"-"}Identifier: MIT\n * SPDX-File${"Copyright"}Text: 2022 Luca Ongaro\n * minisearch ${VERSION}; made by tools/vendor/minisearch.mjs. */\n`;
const made = Buffer.from(head + result.outputFiles[0].text, "utf8");
await writeFile(OUT, made);
console.log(`minisearch.js ${made.length} bytes, gzip ${gzipSync(made, { level: 9 }).length}, sha256 ${createHash("sha256").update(made).digest("hex")}`);
