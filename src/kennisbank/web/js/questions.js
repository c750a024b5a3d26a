/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * One question of a form that stands on the page already: `Kennisbank.questions.bind`.
 * It reads and shows an answer; it never makes the question again.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { make, button, warning } = Kennisbank.elements;

  const PAUSE = 400; // ms without a key before what is typed is saved
  const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
  const NO_REASON = "Schrijf in één zin waarom. Tot die tijd telt de vraag als ‘weet ik niet’.";
  const NO_DATE = "Vul een hele datum in: dag, maand en jaar. Bijvoorbeeld 23-11-2026.";
  const NOTES = {
    ignored: "Dit antwoord telt niet mee, omdat de vraag bij jullie niet geldt. Het blijft wel bewaard.",
    waiting: "Dit antwoord telt nog niet: eerst moet duidelijk zijn of de vraag geldt.",
  };

  /**
   * @param {HTMLFieldSetElement} fieldset
   * @param {function(string, object): void} onAnswer full id and what changed: `{option: "ja"}`, `{note: null}`.
   * @param {function(string, string|null): void} onPreview an option under the pointer or the focus; null: none.
   */
  function bind(fieldset, onAnswer, onPreview) {
    const id = fieldset.dataset.question;
    const radios = [...fieldset.querySelectorAll("input[type=radio]")];
    const written = fieldsOf(fieldset, radios[0].name);
    const legend = fieldset.querySelector(".kb-question__text").textContent;
    const number = fieldset.querySelector(".kb-question__number").textContent.replace(/\.$/, "");
    const errors = new Map();
    const clear = button("Wis antwoord", clearAnswer, { kind: "link", hidden: `op vraag ${number}` });
    const note = make("p.kb-question__state", { id: `${fieldset.id}--telt`, hidden: true });
    clear.hidden = true;
    fieldset.querySelector(".kb-segments").append(clear);
    fieldset.querySelector(".kb-segments").after(note);
    fieldset.setAttribute("aria-describedby", `${fieldset.getAttribute("aria-describedby")} ${note.id}`);

    function clearAnswer() {
      onAnswer(id, { option: null });
      radios[0].focus();
    }

    const chosen = () => radios.find((radio) => radio.checked) ?? null;

    /** Show the answer as the store has it; a field that one is typing in stays as it is. */
    function show(answer, state) {
      const option = answer?.option ?? null;
      for (const radio of radios) radio.checked = radio.value === option;
      for (const one of written) one.show(answer?.[one.key] ?? "");
      const text = option === null ? "" : (NOTES[state?.reason] ?? "");
      if (note.textContent !== text) note.textContent = text;
      note.hidden = text === "";
      clear.hidden = option === null;
      fieldset.hidden = state?.reason === "inapplicable";
      fieldset.classList.toggle("kb-question--ignored", state?.reason === "ignored");
      if (!lacksReason()) setError("reason", null);
    }

    function lacksReason() {
      const reason = written.find(({ key }) => key === "reason");
      return reason !== undefined && chosen()?.dataset.role === "not-applicable" && !/[^ \t\n\r\u00a0]/.test(reason.input.value);
    }

    /** Say what is wrong, if anything is; returns `{text, input}` of the first error or null. */
    function check() {
      setError("reason", lacksReason() && !fieldset.hidden ? NO_REASON : null);
      const [key, text] = errors.entries().next().value ?? [];
      return key === undefined ? null : { text, input: written.find((one) => one.key === key).input };
    }

    function setError(key, text) {
      const one = written.find((field) => field.key === key);
      if (one === undefined || (errors.get(key) ?? null) === text) return;
      if (text === null) errors.delete(key);
      else errors.set(key, text);
      one.setError(text);
      fieldset.classList.toggle("utrecht-form-fieldset--invalid", errors.size > 0);
    }

    fieldset.addEventListener("change", ({ target }) => {
      if (target.type === "radio") onAnswer(id, { option: target.value });
    });
    fieldset.addEventListener("focusout", ({ relatedTarget }) => {
      if (!fieldset.contains(relatedTarget)) afterPress(() => fieldset.contains(document.activeElement) || check());
    });
    for (const one of written) {
      one.onText((value) => {
        const broken = one.input.type === "date" && (one.input.validity.badInput || !(value === "" || DATE.test(value)));
        setError(one.key, broken ? NO_DATE : null);
        if (!broken) onAnswer(id, { [one.key]: value === "" ? null : value });
      });
    }
    watchOptions(fieldset, radios, (option) => onPreview(id, option));

    return {
      id,
      fieldset,
      number,
      text: legend,
      show,
      check,
      flush: () => written.forEach((one) => one.flush()),
      isEmpty: () => chosen() === null,
      focus: () => (chosen() ?? radios[0]).focus(),
    };
  }

  /** What may be written beside the answers, by the last part of each field's name. */
  function fieldsOf(fieldset, name) {
    const inputs = [...fieldset.querySelectorAll("input, textarea")].filter((input) => input.type !== "radio");
    return inputs.map((input) => text(input, input.name.slice(name.length + 2)));
  }

  /** A text field that tells what it holds after a pause, and shows an error between its label and itself. */
  function text(input, key) {
    let [timer, tell, last] = [null, () => undefined, input.value];

    /** Mark an empty day: on paper the words that a browser puts in it go. */
    const mark = () => input.type === "date" && input.toggleAttribute("data-kb-empty", input.value === "");

    function flush() {
      clearTimeout(timer);
      timer = null;
      if (input.value === last && !input.validity.badInput) return;
      last = input.value;
      mark();
      tell(input.value);
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE);
    });
    input.addEventListener("change", flush);
    if (key === "reason") input.setAttribute("aria-required", "true");
    mark();

    return {
      key,
      input,
      flush,
      onText: (listener) => (tell = listener),
      show(value) {
        if (timer !== null || input.value === value || input.validity.badInput) return;
        input.value = value;
        last = value;
        mark();
      },
      setError(message) {
        const id = `${input.id}--fout`;
        document.getElementById(id)?.remove();
        if (message === null) {
          input.removeAttribute("aria-invalid");
          input.removeAttribute("aria-describedby");
          return;
        }
        const line = make("p.utrecht-form-field-error-message", { id }, warning(), make("span", {}, message));
        input.before(line);
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", id);
      },
    };
  }

  let isPressed = false;
  if (typeof document !== "undefined") {
    document.addEventListener("pointerdown", () => (isPressed = true), true);
    for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => (isPressed = false), true);
  }

  /** Do something once no button is held: a page that shifts under the pointer would swallow the click. */
  function afterPress(act) {
    if (!isPressed) setTimeout(act, 0);
    else for (const end of ["pointerup", "dragend"]) document.addEventListener(end, () => setTimeout(act, 0), { once: true });
  }

  /** Tell which option is under the pointer or has the focus. */
  function watchOptions(fieldset, radios, tell) {
    const optionOf = (target) => target.closest(".kb-segment")?.querySelector("input")?.value ?? null;
    const segments = fieldset.querySelector(".kb-segments");
    segments.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse") tell(optionOf(event.target));
    });
    segments.addEventListener("pointerleave", () => tell(null));
    segments.addEventListener("focusin", (event) => {
      if (event.target.matches(":focus-visible")) tell(optionOf(event.target));
    });
    segments.addEventListener("focusout", () => tell(null));
  }

  Kennisbank.questions = Object.freeze({ bind, text });
})(globalThis);
