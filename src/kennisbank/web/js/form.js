/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * A form that stands on the page already, made to remember and to score: it binds to `form.kb-form`.
 * Without this script the form reads and prints as it is. Answers go to `Kennisbank.store`, at once; what is
 * shown always comes from there, so that undo, another tab and an opened file all take the same way.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const Score = root.KennisbankScore;
  const { make, button, count } = Kennisbank.elements;
  const words = Kennisbank.words;

  const STALE = "Deze pagina en haar gegevens zijn niet van dezelfde versie. Laad de pagina opnieuw om te kunnen invullen.";
  const LATER = 30; // milliseconds until the panel follows, so that a choice is on the screen first
  const TITLE_OF_ERRORS = "Dit moet je nog verbeteren";

  /** The texts with the numbers and places that questions have on this page, where they stand on it. */
  function textsHere(texts, fieldsets) {
    const questions = { ...texts.questions };
    for (const fieldset of fieldsets) {
      const id = fieldset.dataset.question;
      const number = fieldset.querySelector(".kb-question__number").textContent.replace(/\.$/, "");
      if (Object.hasOwn(questions, id)) questions[id] = { ...questions[id], number, url: `#${fieldset.id}` };
    }
    return { ...texts, questions };
  }

  function boot(form, data) {
    const { content } = data;
    const scope = form.dataset.form;
    const fieldsets = [...form.querySelectorAll(".kb-question")];
    const texts = textsHere(data.texts, fieldsets);
    const problems = [];
    let tell = (problem) => problems.push(problem); // until there is a place to say it
    const store = Kennisbank.store.createStore({ content, texts, onProblem: ({ text }) => tell(text) });
    const questions = fieldsets.map((fieldset) => Kennisbank.questions.bind(fieldset, answer, preview));
    const subject = bindSubject(form, (patch) => store.setSubject(patch));
    const steps = Kennisbank.steps.create(form, questions);
    const bar = Kennisbank.dossiers.create({ store, data, flush, ids: () => questions.map(({ id }) => id), printEmpty });
    const progress = make("p.kb-progress", {});
    const errors = make("section.kb-errors.kb-noprint", { "aria-labelledby": "kb-fouten-kop", hidden: true });
    const stand = make("div.kb-stand.kb-noprint", {});
    const panel = make("section.kb-result", { id: "uitslag", "aria-labelledby": "uitslag-kop" });
    const state = { answers: {}, states: {}, score: null, timer: null, isReviewed: false };

    /* Build what stands around the questions */

    form.before(bar.element);
    form.prepend(make("div.kb-form__bar.kb-noprint", {}, progress, steps.choice), errors);
    form.append(
      steps.buttons,
      make("div.kb-buttons.kb-form__end.kb-noprint", {}, button("Kijk na wat er nog open staat", review)),
      stand
    );
    form.after(panel);
    panel.after(actions());
    listPanel();

    /** "Op deze pagina" leads to the panel too; without this script there is none, and no link to it. */
    function listPanel() {
      const here = form.closest("section")?.id;
      const link = [...document.querySelectorAll("[data-kb-contents] a")].find(({ hash }) => here && hash === `#${here}`);
      link?.parentElement.after(make("li", {}, make("a", { href: `#${panel.id}` }, "Uitslag")));
    }

    function actions() {
      const base = document.documentElement.dataset.content_root;
      const profile = { class: "utrecht-button utrecht-button--primary-action", href: `${base}resultaten/index.html` };
      return make(
        "div.kb-actions.kb-buttons.kb-noprint",
        {},
        base === undefined ? null : make("a", profile, "Bekijk het hele profiel"),
        button("Bewaar als bestand", bar.save),
        button("Print of pdf", bar.print)
      );
    }

    /* From the form to the store */

    function answer(id, patch) {
      store.setAnswer(id, patch);
    }

    function flush() {
      questions.forEach((question) => question.flush());
      subject.forEach((one) => one.flush());
    }

    /* From the store to the page */

    /** Show what the store holds: answers and score at once, the panel below once that is on the screen. */
    function refresh() {
      const response = store.current()?.response ?? { answers: {} };
      state.answers = response.answers;
      state.states = Score.states(content, state, scope);
      for (const question of questions) question.show(state.answers[question.id], state.states[question.id]);
      for (const one of subject) one.show(response.subject?.[one.key] ?? "");
      state.score = Score.score(content, state, scope);
      progress.textContent = words.progress(words.ofScope(state.score, scope).counts);
      steps.refresh();
      Kennisbank.view.stand(stand, { result: state.score, texts, scope });
      clearTimeout(state.timer);
      state.timer = setTimeout(() => root.requestAnimationFrame(() => setTimeout(showRest, 0)), LATER);
    }

    function showRest() {
      const { answers, states } = state;
      const result = Score.result(content, state, scope);
      Kennisbank.view.result(panel, { content, answers, result, states, texts, scope });
      bar.refresh();
      if (state.isReviewed) listErrors();
    }

    /** What the result would become with another option: under the pointer, or with the focus. */
    function preview(id, option) {
      if (option === null || option === state.answers[id]?.option) return Kennisbank.view.whatIf(stand, null);
      const answers = { ...state.answers, [id]: { ...state.answers[id], option } };
      const after = Score.score(content, { answers }, scope);
      return Kennisbank.view.whatIf(stand, { before: state.score, after, texts, scope });
    }

    /* What is wrong, and what is open */

    function listErrors() {
      const wrong = questions.map((one) => ({ one, error: one.check() })).filter(({ error }) => error !== null);
      const open = questions.filter((one) => !one.fieldset.hidden && one.isEmpty());
      const link = (one, text, target) => make("li", {}, make("a", { href: `#${target}` }, `Vraag ${one.number}: ${text}`));
      const title = wrong.length > 0 ? TITLE_OF_ERRORS : open.length > 0 ? "Nog niet ingevuld" : "Alles is ingevuld";
      errors.replaceChildren(
        make("h3", { id: "kb-fouten-kop", tabindex: "-1" }, title),
        ...(wrong.length === 0 ? [] : [make("ul.kb-errors__list", {}, ...wrong.map(({ one, error }) => link(one, error.text, error.input.id)))]),
        ...(open.length === 0 ? [] : [openList(open, wrong.length > 0, link)]),
        ...(wrong.length + open.length === 0 ? [make("p", {}, "Bekijk de uitslag hieronder, of bewaar je antwoorden als bestand.")] : [])
      );
      errors.classList.toggle("kb-errors--wrong", wrong.length > 0);
      document.title = (wrong.length > 0 ? "Fout: " : "") + document.title.replace(/^Fout: /, "");
    }

    function openList(open, folded, link) {
      const list = make("ul.kb-errors__list", {}, ...open.map((one) => link(one, one.text, one.fieldset.id)));
      const text = `${count(open.length, "vraag", "vragen")} niet ingevuld. Dat mag: open vragen maken de uitslag alleen minder zeker.`;
      return folded ? make("details", {}, make("summary", {}, text), list) : make("div", {}, make("p", {}, text), list);
    }

    function review() {
      flush();
      state.isReviewed = true;
      listErrors();
      errors.hidden = false;
      errors.querySelector("h3").focus();
    }

    errors.addEventListener("click", (event) => {
      const target = document.getElementById(event.target.closest("a")?.hash.slice(1) ?? "");
      if (target === null) return;
      event.preventDefault();
      const question = questions.find(({ fieldset }) => fieldset.contains(target));
      steps.goTo(question.fieldset.id);
      if (target === question.fieldset) question.focus();
      else target.focus();
    });

    /* Paper */

    function printEmpty() {
      flush();
      document.body.classList.add("kb-print-empty");
      questions.forEach((question) => question.show(undefined, undefined));
      subject.forEach((one) => one.show(""));
      root.addEventListener("afterprint", restore, { once: true });
      root.print();
    }

    function restore() {
      document.body.classList.remove("kb-print-empty");
      refresh();
    }

    /* The world outside */

    form.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => {
      const typing = event.target.matches("textarea, input:not([type=radio], [type=checkbox])");
      if (typing || !(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      if (event.shiftKey) store.redo();
      else store.undo();
    });
    root.addEventListener("storage", (event) => store.handleStorageEvent(event));
    root.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", () => {
      flush();
      if (!document.hidden) store.refresh();
    });
    root.addEventListener("hashchange", () => {
      if (location.hash.startsWith("#a=")) bar.openLink();
      else steps.goTo(decodeURIComponent(location.hash.slice(1)));
    });
    store.onChange(({ kind, remote }) => {
      if (kind === "list" || kind === "saved") bar.refresh();
      else refresh();
      if (remote && kind === "answers") bar.say("Bijgewerkt: je veranderde iets in een ander tabblad.");
    });
    bar.acceptDrops();
    refresh();
    tell = bar.say;
    if (problems.length > 0) bar.say(problems.join(" "));
    bar.openLink();
    if (location.hash.length > 1) steps.goTo(decodeURIComponent(location.hash.slice(1)));
  }

  /** Who fills it in, where the form asks so. */
  function bindSubject(form, onText) {
    const inputs = [...form.querySelectorAll(".kb-subject input")];
    return inputs.map((input) => {
      const one = Kennisbank.questions.text(input, input.name);
      one.onText((value) => onText({ [one.key]: value === "" ? null : value }));
      return one;
    });
  }

  function start() {
    const form = document.querySelector("form.kb-form");
    const data = root.KennisbankData;
    if (form === null || data === undefined) return;
    if (form.dataset.scoringDigest === data.content.digest) boot(form, data);
    else form.before(make("p.kb-errors.kb-errors--wrong", { role: "alert" }, STALE));
  }

  Kennisbank.form = Object.freeze({ boot });
  start();
})(globalThis);
