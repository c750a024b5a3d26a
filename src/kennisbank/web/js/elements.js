/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Elements of a page, made from text and never from markup: `Kennisbank.elements`.
 * Whatever a file or a link brings in is shown as text, because nothing here reads HTML.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});

  /**
   * An element with attributes and children. An attribute that is true stands without a value; one that is
   * null, undefined or false is left out; `onclick` and the like do not exist here.
   * @param {string} name of the element, with classes after points: `p.kb-small`.
   * @param {Object<string, *>} attributes
   * @param {...(Node|string|null)} children
   */
  function make(name, attributes, ...children) {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(tag);
    if (classes.length > 0) element.className = classes.join(" ");
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (key.startsWith("on")) throw new TypeError(`no handler as an attribute: ${key}`);
      if (value !== null && value !== undefined && value !== false) {
        element.setAttribute(key, value === true ? "" : String(value));
      }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  /** A button that does something; `hidden` is what only a screen reader says after its text. */
  function button(text, onClick, { kind = "", hidden = "" } = {}) {
    const name = kind === "link" ? "button.kb-link" : `button.utrecht-button${kind && `.utrecht-button--${kind}`}`;
    const more = hidden === "" ? null : make("span.kb-visually-hidden", {}, ` ${hidden}`);
    const element = make(name, { type: "button" }, text, more);
    element.addEventListener("click", onClick);
    return element;
  }

  let made = 0;

  /** A text field with its label; `input` is the field. */
  function field(label, { value = "", optional = false, type = "text", max = 200 } = {}) {
    made += 1;
    const id = `kb-veld-${made}`;
    const input = make("input.utrecht-textbox", { id, type, maxlength: max, autocomplete: "off" });
    input.value = value;
    const hint = optional ? make("span.kb-optional", {}, " (niet verplicht)") : null;
    const element = make("div.utrecht-form-field", {}, make("label.utrecht-form-label", { for: id }, label, hint), input);
    return { element, input };
  }

  /** The icon of a warning, beside words that say the same. */
  function warning() {
    const space = "http://www.w3.org/2000/svg";
    const icon = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    icon.setAttribute("class", "kb-icon");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.setAttribute("aria-hidden", "true");
    icon.setAttribute("focusable", "false");
    path.setAttribute("d", "M12 4l9 16H3zM12 10v4.5M12 17.3v.1");
    icon.append(path);
    return icon;
  }

  /** `count(2, "vraag", "vragen")` is "2 vragen". */
  const count = (number, one, more) => `${number} ${number === 1 ? one : more}`;

  Kennisbank.elements = Object.freeze({ make, button, field, warning, count });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.elements;
})(globalThis);
