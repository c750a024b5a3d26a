/* SPDX-License-Identifier: EUPL-1.2 */
/** All questions under each other, or one after another: `Kennisbank.steps`. Print shows all, always. */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { make, button } = Kennisbank.elements;
  const KEY = "kb-een-voor-een";

  /**
   * @param {HTMLFormElement} form
   * @param {object[]} questions as `Kennisbank.questions.bind` gives them, in order.
   * @returns {{choice: Element, buttons: Element, refresh: function(), goTo: function(string): boolean}}
   */
  function create(form, questions) {
    const storage = Kennisbank.store.device("localStorage");
    let [single, current] = [read() === "ja", 0];
    const box = make("input", { type: "checkbox", id: "kb-een-voor-een" });
    box.checked = single;
    const choice = make("div.kb-check", {}, box, make("label", { for: box.id }, "Toon één vraag tegelijk"));
    const place = make("p.kb-steps-nav__place", { tabindex: "-1" });
    const back = button("Vorige vraag", () => move(-1));
    const next = button("Volgende vraag", () => move(1), { kind: "primary-action" });
    const buttons = make("nav.kb-steps-nav", { "aria-label": "Van vraag naar vraag" }, place, back, next);

    function read() {
      try {
        return storage?.getItem(KEY);
      } catch {
        return null;
      }
    }

    box.addEventListener("change", () => {
      single = box.checked;
      try {
        storage?.setItem(KEY, single ? "ja" : "nee");
      } catch {
        // without room the choice holds for this page only
      }
      refresh();
    });

    const shown = () => questions.filter(({ fieldset }) => !fieldset.hidden);

    function move(by) {
      const list = shown();
      const at = list.indexOf(questions[current]);
      const to = list[Math.min(list.length - 1, Math.max(0, at + by))];
      current = questions.indexOf(to);
      refresh();
      to.focus();
    }

    /** Put away all but the current question; nothing if all are shown. */
    function refresh() {
      const list = shown();
      if (list.length > 0 && questions[current].fieldset.hidden) {
        current = questions.indexOf(list.find((one) => questions.indexOf(one) > current) ?? list.at(-1));
      }
      const active = single && list.length > 0;
      questions.forEach(({ fieldset }, index) => fieldset.toggleAttribute("data-kb-away", active && index !== current));
      for (const section of form.querySelectorAll(".kb-section")) {
        section.toggleAttribute("data-kb-away", active && !section.contains(questions[current].fieldset));
      }
      const at = list.indexOf(questions[current]);
      buttons.hidden = !active;
      place.textContent = `Vraag ${at + 1} van ${list.length}`;
      back.disabled = at <= 0;
      next.disabled = at >= list.length - 1;
    }

    /** Show the question with this id on the page; false if there is none. */
    function goTo(anchor) {
      const index = questions.findIndex(({ fieldset }) => fieldset.id === anchor);
      if (index < 0 || questions[index].fieldset.hidden) return false;
      current = index;
      refresh();
      questions[index].fieldset.scrollIntoView({ block: "start" });
      return true;
    }

    return { choice, buttons, refresh, goTo };
  }

  Kennisbank.steps = Object.freeze({ create });
})(globalThis);
