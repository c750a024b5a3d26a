/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * The bar above a form: which file of answers is open, and what can be done with it: `Kennisbank.dossiers`.
 * What asks something stands in exchange.js. A page of the site loads that when it is first needed, so that a
 * reader who only fills in does not wait for it; in a file that stands alone it is there already.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { make, button } = Kennisbank.elements;

  const HERE =
    "Je antwoorden staan alleen in deze browser, op dit apparaat. Niemand anders krijgt ze." +
    " Wis je de gegevens van je browser, dan zijn ze weg. Bewaar ze daarom ook als bestand.";
  const NOT_KEPT = "Je browser bewaart nu niets. Sluit je deze pagina, dan zijn je antwoorden weg. Bewaar ze als bestand.";
  const NOT_LOADED = "Dit lukt nu niet: een deel van de site is niet geladen. Kijk of je verbinding hebt en probeer het opnieuw.";
  const { content_root: base } = document.documentElement.dataset; // undefined: a file that stands alone
  const KINDS = base === undefined ? "json, csv, xlsx of ods" : "json, csv, xlsx, ods of pdf";
  const OPEN = `Open een bestand dat je bewaarde of invulde (${KINDS}), of sleep het naar deze pagina.`;
  const loading = {};

  /** Load a script of the site, once; from disk too. A file that stands alone has all it needs. */
  function load(name) {
    if (base === undefined) return Promise.resolve();
    loading[name] ??= new Promise((resolve, reject) => {
      const script = make("script", { src: `${base}_static/js/${name}.js` });
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => {
        delete loading[name];
        script.remove();
        reject(new Error(NOT_LOADED));
      });
      document.head.append(script);
    });
    return loading[name];
  }

  /**
   * @param {object} options
   * @param {object} options.store as `Kennisbank.store.createStore` gives it.
   * @param {{content: object, texts: object}} options.data
   * @param {function(): void} options.flush saves what is being typed.
   * @param {function(): string[]} options.ids the questions that a share link carries.
   * @param {(function(): void)|null} options.printEmpty prints the form without answers; null: there is no form,
   *   one only looks at answers.
   * @param {boolean} [options.hasOpener] whether the page has a button of its own that opens a file.
   */
  function create({ store, data, flush, ids, printEmpty, hasOpener = false }) {
    const isForm = printEmpty !== null;
    const nowOpen = (name) => (isForm ? `Je vult nu ‘${name}’ in.` : `Je bekijkt nu ‘${name}’.`);
    let exchange = null;
    const outside = new Map(); // id of a file → its answers as the reader has them outside this page
    const save = () => use("save");
    const pick = () => input.click();

    /** Do something that exchange.js brings. */
    async function use(name, ...given) {
      try {
        if (!Kennisbank.exchange) await load("exchange");
      } catch {
        return say(NOT_LOADED);
      }
      exchange ??= Kennisbank.exchange.create({ store, data, flush, ids, say, keep, nowOpen });
      return exchange[name](...given);
    }

    const picker = make("select.utrecht-select", { id: "kb-bestand" });
    const status = make("p.kb-status-line", { role: "status" });
    const kept = make("p.kb-small", {}, HERE);
    const undo = button("Ongedaan maken", () => step("undo"), { kind: "link" });
    const redo = button("Opnieuw doen", () => step("redo"), { kind: "link" });
    const input = make("input", { type: "file", accept: ".json,.csv,.xlsx,.ods,.pdf", hidden: true, tabindex: "-1" });
    const element = make(
      "section.kb-dossier.kb-noprint",
      { "aria-label": "Je antwoorden" },
      make(
        "div.kb-dossier__row",
        {},
        make("div.kb-dossier__pick", {}, make("label.utrecht-form-label", { for: picker.id }, isForm ? "Je vult in" : "Je bekijkt"), picker),
        make(
          "div.kb-buttons.kb-buttons--text",
          {},
          button("Beheer bestanden", () => use("manage"), { kind: "link" }),
          ...(isForm ? [undo, redo] : [])
        )
      ),
      make(
        "details.kb-dossier__more",
        {},
        make("summary", {}, "Bewaren, delen en printen"),
        make(
          "div.kb-buttons",
          {},
          button("Bewaar als bestand", save),
          hasOpener ? null : button("Open een bestand", pick),
          button("Maak een deellink", () => use("share")),
          button("Print of pdf", print),
          !isForm ? null : button("Print leeg formulier", printEmpty),
          button("Wis alles", () => use("wipe"), { kind: "danger" })
        ),
        make("p.kb-small", {}, OPEN)
      ),
      input,
      kept,
      status
    );

    /** Tell what happened, with a way back if there is one. */
    function say(text, action) {
      status.replaceChildren(text, ...(action ? [" ", action] : []));
    }

    function refresh() {
      const current = store.current();
      const list = store.list();
      const options = list.map(({ id, name }) => make("option", { value: id, selected: id === current?.id }, name));
      const none = make("option", { value: "", selected: true }, "Nog geen bestand: dat maken we bij je eerste antwoord");
      picker.replaceChildren(...(current ? [] : [none]), ...options);
      undo.disabled = !store.canUndo();
      redo.disabled = !store.canRedo();
      kept.textContent = store.persistent ? HERE : NOT_KEPT;
      root.onbeforeunload = store.persistent ? null : warn;
    }

    function keep() {
      const { id, response } = store.current();
      outside.set(id, response);
    }

    /** Let the browser ask before answers go that stand nowhere else. */
    function warn(event) {
      flush();
      const files = store.list().map(({ id }) => store.peek(id));
      const isLost = ({ id, response, saved }) =>
        !saved && Object.keys(response.answers).length > 0 && outside.get(id) !== response;
      if (files.some(isLost)) event.preventDefault();
    }

    picker.addEventListener("change", () => {
      flush();
      if (picker.value !== "") store.open(picker.value);
      say(nowOpen(store.current()?.name));
    });

    function step(way) {
      flush();
      if (store[way]() !== null) say(way === "undo" ? "Je laatste antwoord is ongedaan gemaakt." : "Je antwoord staat er weer.");
      if (document.activeElement === document.body) (way === "undo" ? redo : undo).focus();
    }

    function print() {
      flush();
      root.print();
    }

    input.addEventListener("change", () => {
      const [file] = input.files;
      input.value = "";
      if (file) use("open", file);
    });

    /** Open what a link brings in its fragment, after asking; the address is clean at once. */
    function openLink() {
      const { hash } = location;
      if (!/^#a=/.test(hash)) return;
      history.replaceState(null, "", location.href.replace(/#.*$/s, ""));
      use("openLink", hash);
    }

    /** Take files that are dropped anywhere on the page. */
    function acceptDrops() {
      const holdsFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
      const mark = (on) => document.body.classList.toggle("kb-dropping", on);
      document.addEventListener("dragover", (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        mark(true);
      });
      document.addEventListener("dragleave", (event) => {
        if (event.relatedTarget === null) mark(false);
      });
      document.addEventListener("drop", (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        mark(false);
        const [file] = event.dataTransfer.files;
        if (file) use("open", file);
      });
    }

    return { element, refresh, say, save, pick, print, openLink, acceptDrops };
  }

  Kennisbank.dossiers = Object.freeze({ create, load });
})(globalThis);
