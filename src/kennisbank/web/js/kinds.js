/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Any file that one opens or drops: `Kennisbank.kinds.read`. Its kind follows from its content, never from its name;
 * what reads that kind is loaded only then (dossiers.js). Reading changes nothing by itself.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { read: readJson, refused, MAX_BYTES, TOO_LARGE, UNREADABLE } = Kennisbank.files;

  const [PLACING, WORKBOOKS, PDF] = ["placing", "workbooks", "pdf"]; // scripts beside this one
  const CHOOSE = "Kies een ingevuld formulier: json, csv, xlsx, ods of pdf.";
  const OLD = "Dit is een oud Office-bestand, of een met een wachtwoord. Bewaar het zonder wachtwoord als .xlsx of .ods en probeer het opnieuw.";
  const OTHER = `Dit is geen werkblad met antwoorden. ${CHOOSE}`;
  const NO_PDF = "Dit losse formulier kan geen pdf openen. Open de pdf op de site van de kennisbank.";
  const OLE = [0xd0, 0xcf, 0x11, 0xe0];
  const ZIP = [0x50, 0x4b, 0x03, 0x04];

  const startsWith = (bytes, mark) => mark.every((byte, n) => bytes[n] === byte);
  const isPdf = (bytes) => new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");

  /** The form on this page, by which short ids and numbers in a file of that form count. */
  function formHere() {
    const form = document.querySelector("form.kb-form");
    if (form === null) return null;
    const fieldsets = [...form.querySelectorAll(".kb-question")];
    const numberOf = (one) => one.querySelector(".kb-question__number").textContent.replace(/\.$/, "");
    const questions = fieldsets.map((one) => ({ id: one.dataset.question, number: numberOf(one) }));
    return { id: form.dataset.form, digest: form.dataset.digest, questions };
  }

  /** Contents of a file that is no JSON (placing.js); null if it holds no table of answers. */
  async function contentsOf(bytes) {
    const { load } = Kennisbank.dossiers;
    await load(PLACING);
    if (isPdf(bytes)) {
      await load(PDF);
      return Kennisbank.pdfform.read(bytes);
    }
    if (!startsWith(bytes, ZIP)) return Kennisbank.csv.read(bytes);
    await load(WORKBOOKS);
    return Kennisbank.workbook.read(bytes);
  }

  /**
   * Read a file that someone picked or dropped.
   * @param {File} file
   * @param {{content: object, texts: object}} data of the page.
   * @returns {Promise<{response: object|null, problems: object[], unmapped: object[]}>} as `files.read`; never rejects.
   */
  async function read(file, data) {
    if (file.size > MAX_BYTES) return refused("too-large", TOO_LARGE);
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return refused("unreadable", UNREADABLE);
    }
    const asText = () => readJson(new TextDecoder().decode(bytes), data);
    const isZip = startsWith(bytes, ZIP);
    if (startsWith(bytes, OLE)) return refused("other-kind", OLD);
    if (!isZip && !isPdf(bytes) && /^\ufeff?\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 1024)))) return asText();
    if (isPdf(bytes) && !Kennisbank.pdfform && document.documentElement.dataset.content_root === undefined) return refused("other-kind", NO_PDF);
    try {
      const contents = await contentsOf(bytes);
      if (contents === null) return isZip ? refused("other-kind", OTHER) : asText();
      return Kennisbank.placing.place(contents, { ...data, here: formHere() });
    } catch (error) {
      return refused(error.code ?? "unreadable", error.text ?? error.message);
    }
  }

  Kennisbank.kinds = Object.freeze({ read });
})(globalThis);
