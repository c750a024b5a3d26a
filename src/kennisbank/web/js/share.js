/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Answers in a link: `Kennisbank.share`. They stand in the fragment, which a browser never sends to a server.
 *
 *     #a=1.<base64url of raw deflate of JSON>    #a=0.<base64url of JSON>, where the browser cannot compress
 *
 * The JSON is a response (antwoorden.schema.json). Stable: `encode`, `decode` and the form of the fragment.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  if (!Kennisbank.answers && typeof require === "function") require("./answers.js");
  const { check, own, isObject } = Kennisbank.answers;

  const START = "#a=";
  const MAX_LINK = 60000; // characters of a fragment that we make: mail and chat programs cut longer links
  const MAX_READ = 500000; // characters of a fragment that we read
  const MAX_BYTES = 2000000; // of the JSON in it: a small link must not fill the memory
  const CALCULATED = ["option", "reason"]; // the fields of an answer that the score rests on

  /** The answers do not fit in a link; `text` says so in Dutch. */
  class TooLong extends Error {
    constructor() {
      super("the answers do not fit in a link");
      this.name = "TooLong";
      this.text = "Je antwoorden passen niet in een link. Bewaar ze als bestand en stuur dat, of deel zonder notities.";
    }
  }

  /** All bytes that come out of a stream; throws beyond `most`. */
  async function collect(stream, most) {
    const [parts, reader] = [[], stream.getReader()];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) {
        await reader.cancel().catch(() => {});
        throw new RangeError("too large");
      }
      parts.push(value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  const through = (bytes, machine, most) => collect(new Blob([bytes]).stream().pipeThrough(machine), most);

  function toBase64(bytes) {
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  const fromBase64 = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

  /** The response without texts that say who works on what; reasons stay, because the score rests on them. */
  function bare({ catalogue, subject = {}, answers }) {
    const keep = (answer) => Object.fromEntries(Object.entries(answer).filter(([key]) => CALCULATED.includes(key)));
    const rest = Object.entries(answers).map(([id, answer]) => [id, keep(answer)]);
    const { respondent: _, ...about } = subject;
    const filled = rest.filter(([, answer]) => Object.keys(answer).length > 0);
    return { catalogue, subject: about, answers: Object.fromEntries(filled) };
  }

  /**
   * Put a response in the fragment of a link.
   * @param {object} response
   * @param {{texts?: boolean}} [options] texts false: without notes, evidence, owners, dates and respondent.
   * @returns {Promise<string>} from `#a=`; rejects with TooLong.
   */
  async function encode(response, { texts = true } = {}) {
    const bytes = new TextEncoder().encode(JSON.stringify(texts ? response : bare(response)));
    if (bytes.length > MAX_BYTES) throw new TooLong();
    const packs = typeof root.CompressionStream === "function";
    const packed = packs ? await through(bytes, new root.CompressionStream("deflate-raw"), Infinity) : bytes;
    const fragment = `${START}${packs ? 1 : 0}.${toBase64(packed)}`;
    if (fragment.length > MAX_LINK) throw new TooLong();
    return fragment;
  }

  const refused = (code, text) => ({ response: null, problems: [{ code, level: "error", text }], unmapped: [] });

  async function unpack(kind, data) {
    const bytes = fromBase64(data);
    if (kind === "0") return bytes;
    return through(bytes, new root.DecompressionStream("deflate-raw"), MAX_BYTES);
  }

  /**
   * Read answers from a fragment, made by anyone.
   * @param {string} fragment
   * @param {object} env as of `Kennisbank.answers.check`.
   * @returns {Promise<{response: object|null, problems: object[], unmapped: object[]}>} never rejects.
   */
  async function decode(fragment, env) {
    const [, kind, data] = /^#?a=([01])\.([\w-]*)$/.exec(String(fragment).slice(0, MAX_READ + 1)) ?? [];
    if (String(fragment).length > MAX_READ) return refused("link-long", "Deze link is te lang. Vraag om een bestand.");
    if (kind === "1" && typeof root.DecompressionStream !== "function") {
      return refused("old-browser", "Deze browser kan de link niet lezen. Werk je browser bij, of vraag om een bestand.");
    }
    let value;
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await unpack(kind, data)));
    } catch {
      return refused("link-broken", "De link is niet heel. Vraag om een nieuwe link, of om een bestand.");
    }
    if (!isObject(own(value, "answers"))) return refused("link-empty", "In deze link staan geen antwoorden.");
    return check(value, env);
  }

  Kennisbank.share = Object.freeze({ encode, decode, TooLong, START, MAX_LINK });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.share;
})(globalThis);
