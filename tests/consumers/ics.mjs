// SPDX-License-Identifier: EUPL-1.2
// Read a calendar with ical.js and print what it holds: per item its kind, id, title and first three days.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const root = new ICAL.Component(ICAL.parse(readFileSync(0, "utf-8")));
const items = root.getAllSubcomponents().map((part) => {
  const found = { kind: part.name, uid: part.getFirstPropertyValue("uid"), title: part.getFirstPropertyValue("summary") };
  if (part.name === "vevent") {
    const steps = new ICAL.Event(part).iterator();
    found.days = [1, 2, 3].map(() => steps.next().toString());
  }
  return found;
});
const own = root.getAllProperties().filter((property) => property.name.startsWith("x-kennisbank-"));
const stamp = Object.fromEntries(own.map((property) => [property.name.slice(13), property.getFirstValue()]));
process.stdout.write(JSON.stringify({ items, stamp, name: root.getFirstPropertyValue("name") }));
