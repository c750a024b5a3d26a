/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * ZIP files that strangers send, and the XML in them: `Kennisbank.zip`. The browser itself unpacks
 * (DecompressionStream) and parses (DOMParser); here stand the directory and a limit on everything. Odd names and
 * doubles are refused, because two programs would read two different files.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { Unreadable } = Kennisbank.placing;

  // Our largest workbook (every lesson) is under 1 MB, unpacked under 10 MB.
  const MAX_ENTRIES = 2000;
  const MAX_UNPACKED = 40000000; // bytes of all files together
  const MAX_ENTRY = 20000000; // bytes of one file
  const [MAX_RATIO, RATIO_FROM] = [200, 1000000]; // times that a file may grow, looked at above so many bytes
  const MAX_TAGS = 1200000; // in one XML file
  const [END, CENTRAL, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
  const [STORED, DEFLATED] = [0, 8];

  const broken = (what) => new Unreadable("broken", `Dit bestand is beschadigd: ${what}. Open het in het programma waarmee je het invulde en bewaar het opnieuw.`);
  const tooLarge = () => new Unreadable("too-large", `Wat in dit bestand is ingepakt, is groter dan ${MAX_ENTRY / 1000000} MB. Vraag de afzender om een nieuw bestand.`);
  const locked = () => new Unreadable("password", "Dit bestand is met een wachtwoord beveiligd. Open het, bewaar het zonder wachtwoord en probeer het opnieuw.");

  function directory(view) {
    const from = Math.max(0, view.byteLength - 65557);
    let end = view.byteLength - 22;
    while (end >= from && view.getUint32(end, true) !== END) end -= 1;
    if (end < from || end < 0) throw broken("het is geen heel zipbestand");
    const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
    if (count > MAX_ENTRIES) throw new Unreadable("too-many", `Er zitten meer dan ${MAX_ENTRIES} bestanden in dit bestand.`);
    return { count, start };
  }

  function entriesOf(view, bytes) {
    const entries = new Map();
    let { count, start: at } = directory(view);
    let total = 0;
    for (; count > 0; count -= 1) {
      if (view.getUint32(at, true) !== CENTRAL) throw broken("de inhoudsopgave klopt niet");
      const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
      const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
      const [name, extra, comment] = [28, 30, 32].map((n) => view.getUint16(at + n, true));
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
      const entry = { method, packed, size, at: view.getUint32(at + 42, true) };
      if (flags & 1) throw locked();
      if (entries.has(path) || path.startsWith("/") || path.includes("\\") || path.split("/").includes("..")) throw broken("er zit een vreemde naam in");
      total += size;
      const grows = size > RATIO_FROM && size > MAX_RATIO * Math.max(1, packed);
      if (total > MAX_UNPACKED || size > MAX_ENTRY || grows) throw tooLarge();
      entries.set(path, entry);
      at += 46 + name + extra + comment;
    }
    return entries;
  }

  /** Unpack, and stop as soon as there is more than the directory says. */
  async function inflate(packed, size) {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const whole = new Uint8Array(size);
    let at = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return whole.subarray(0, at);
      if (at + value.length > size) {
        await reader.cancel();
        throw tooLarge();
      }
      whole.set(value, at);
      at += value.length;
    }
  }

  /**
   * Open a ZIP; files are unpacked when asked for.
   * @param {Uint8Array} bytes
   * @returns {Promise<{names: string[], has: function, text: function, xml: function}>}
   */
  async function open(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let entries;
    try {
      entries = entriesOf(view, bytes);
    } catch (error) {
      throw error instanceof RangeError ? broken("het is geen heel zipbestand") : error;
    }

    async function read(path) {
      const entry = entries.get(path);
      if (entry === undefined) throw broken(`${path} ontbreekt`);
      if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) throw broken(`${path} is niet te vinden`);
      const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
      const packed = bytes.subarray(start, start + entry.packed);
      if (entry.method === STORED) return packed;
      if (entry.method !== DEFLATED) throw broken(`${path} is op een vreemde manier ingepakt`);
      try {
        return await inflate(packed, entry.size);
      } catch (error) {
        throw error instanceof Unreadable ? error : broken(`${path} is niet uit te pakken`);
      }
    }

    const text = async (path) => {
      const data = await read(path);
      const wide = (data[0] === 0xff && data[1] === 0xfe) || (data[0] === 0xfe && data[1] === 0xff);
      return new TextDecoder(wide ? (data[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8").decode(data);
    };
    const archive = { names: [...entries.keys()], has: (path) => entries.has(path), text, xml: async (path) => xml(await text(path), path) };
    const manifest = archive.has("META-INF/manifest.xml") ? await text("META-INF/manifest.xml") : "";
    if (archive.has("encrypted-package") || manifest.includes("encryption-data")) throw locked();
    return archive;
  }

  /** The root of an XML file without a document type, so without entities. */
  function xml(source, name = "de inhoud") {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(source)) {
      throw new Unreadable("entities", "Dit bestand bevat XML die naar andere tekst of bestanden verwijst. Dat hoort niet in een formulier. Vraag de afzender om een nieuw bestand.");
    }
    let tags = 0;
    for (let at = source.indexOf("<"); at !== -1; at = source.indexOf("<", at + 1)) tags += 1;
    if (tags > MAX_TAGS) throw new Unreadable("too-many", "Er zitten te veel onderdelen in dit bestand. Bewaar alleen het formulier zelf, zonder de rest.");
    const page = new DOMParser().parseFromString(source, "application/xml");
    if (page.getElementsByTagName("parsererror").length > 0) throw broken(`${name} is geen goede XML`);
    return page.documentElement;
  }

  Kennisbank.zip = Object.freeze({ open, xml, broken, locked });
})(globalThis);
