/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Questions that stop what one was doing: `Kennisbank.dialogs`, on the browser's own `<dialog>`.
 * It holds the focus, closes with Escape and gives the focus back.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { make, button } = Kennisbank.elements;

  /**
   * Ask something and wait for the choice.
   * @param {string} title
   * @param {(Node|string)[]} body text becomes a paragraph.
   * @param {{text: string, value: string, kind?: string}[]} choices the first that is a primary action stands out.
   * @returns {Promise<string|null>} the value of the choice; null for Escape or "Sluiten".
   */
  function ask(title, body, choices) {
    return new Promise((resolve) => {
      const heading = make("h2.kb-dialog__title", { id: "kb-dialoog-kop", tabindex: "-1" }, title);
      const parts = body.map((part) => (typeof part === "string" ? make("p", {}, part) : part));
      const buttons = choices.map(({ text, value, kind }) => button(text, () => dialog.close(value), { kind }));
      const dialog = make(
        "dialog.kb-dialog",
        { "aria-labelledby": "kb-dialoog-kop" },
        heading,
        ...parts,
        make("div.kb-buttons", {}, ...buttons)
      );
      dialog.addEventListener("cancel", () => dialog.close(""));
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(dialog.returnValue === "" ? null : dialog.returnValue);
      });
      document.body.append(dialog);
      dialog.showModal();
      (dialog.querySelector("input, textarea, [data-kb-first]") ?? heading).focus();
    });
  }

  /** Close the dialog around an element with a choice, for a button inside its body. */
  function choose(element, value) {
    element.closest("dialog").close(value);
  }

  /** A list of problems as text, or null if there are none. */
  function problems(texts, most = 20) {
    if (texts.length === 0) return null;
    const shown = texts.slice(0, most).map((text) => make("li", {}, text));
    const rest = texts.length - shown.length;
    if (rest > 0) shown.push(make("li", {}, `En nog ${rest} andere meldingen.`));
    return make("ul.kb-dialog__list", {}, ...shown);
  }

  Kennisbank.dialogs = Object.freeze({ ask, choose, problems });
})(globalThis);
