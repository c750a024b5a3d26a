/* SPDX-License-Identifier: EUPL-1.2 */
/* node time_score.js <score.js>: takes {content, response, scope} as its input and prints, per function, the
   first call and the median and least of many in milliseconds, as JSON. The first call is what a page pays. */
"use strict";
const { readFileSync } = require("node:fs");
const { resolve } = require("node:path");

const scorer = require(resolve(process.argv[2]));
const { content, response, scope } = JSON.parse(readFileSync(0, "utf8"));
const RUNS = 400;

function milliseconds(call) {
  const start = performance.now();
  call();
  return performance.now() - start;
}

function timed(name) {
  const call = () => scorer[name](content, response, scope);
  const first = milliseconds(call);
  const times = Array.from({ length: RUNS }, () => milliseconds(call)).sort((a, b) => a - b);
  return [name, { first, median: times[RUNS / 2], least: times[0] }];
}

console.log(JSON.stringify(Object.fromEntries(["score", "states", "insight", "result"].map(timed))));
