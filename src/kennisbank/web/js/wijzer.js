/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * The finder of instruments on its page: choose what is going on, answer what you know, read which instruments
 * can fit. Everything is kept in the address of the page and nowhere else.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { make, button, count, warning } = Kennisbank.elements;
  const { FITS, OPEN, OFF, asked, weigh, toFragment, fromFragment } = Kennisbank.weighing;
  const CHOICES = [
    ["ja", "Ja", true],
    ["nee", "Nee", false],
    ["onbekend", "Weet ik niet", null],
  ];
  const STATES = { [FITS]: "Kan passen", [OPEN]: "Nog uitzoeken", [OFF]: "Valt af" };
  const COPIED = "De link is gekopieerd. Wie hem opent, ziet wat jij hebt gekozen.";
  const NOT_COPIED = "Kopiëren lukt hier niet. De link staat in het veld hieronder.";
  const AS_IT_IS = "Dit is een wegwijzer, geen juridisch advies. ‘Kan passen’ zegt alleen dat niets van wat je invulde in de weg staat. Weeg zelf, en vraag je jurist.";

  function boot(target, data) {
    const { situations, facts, instruments } = data;
    const content = document.documentElement.dataset.content_root ?? "";
    const opened = new Set(); // instruments whose details one reads
    let situation = null;
    let answers = new Map();
    let written = null; // the fragment that we wrote last

    /* Choose */

    const empty = make("option", { value: "" }, "Kies wat er speelt");
    const options = situations.map((one) => make("option", { value: one.id }, one.title));
    const select = make("select.utrecht-select", { id: "kb-wijzer-situatie" }, empty, ...options);
    const label = make("label.utrecht-form-label", { for: select.id }, "Wat speelt er?");
    const summary = make("p.kb-small.kb-wijzer__when");
    const problem = make("div.kb-wijzer__problem", { role: "alert" });
    const form = make("form.kb-wijzer__form", { novalidate: true });
    const questions = make("div.kb-wijzer__questions");
    const title = make("p.kb-paper.kb-wijzer__title");
    const said = make("p.kb-wijzer__said", { role: "status" });
    const results = make("div.kb-wijzer__results");
    const shared = make("p.kb-wijzer__shared", { role: "status" });
    const address = make("input.utrecht-textbox", { type: "text", readonly: true, "aria-label": "Link naar deze keuze" });
    const body = make("div.kb-wijzer__body", { hidden: true });

    select.addEventListener("change", () => {
      situation = situations.find((one) => one.id === select.value) ?? null;
      problem.replaceChildren();
      showQuestions();
      refresh();
    });
    form.addEventListener("submit", (event) => event.preventDefault());

    function question(id, number) {
      const name = `feit-${id}`;
      const inputs = CHOICES.map(([word, , value]) => {
        const input = make("input.utrecht-radio-button", { type: "radio", name, id: `${name}-${word}`, value: word });
        input.checked = (answers.get(id) ?? null) === value;
        input.addEventListener("change", () => answer(id, value));
        return input;
      });
      const cells = CHOICES.map(([, text], n) =>
        make(
          "div.kb-segment.utrecht-form-field-radio",
          {},
          inputs[n],
          make("label.utrecht-form-label.utrecht-form-label--radio", { for: inputs[n].id }, text)
        )
      );
      return make(
        "fieldset.utrecht-form-fieldset",
        {},
        make("legend.utrecht-form-fieldset__legend", {}, make("span.kb-question__number", {}, `${number}. `), facts[id]),
        make("div.kb-segments.kb-segments--small", {}, make("div.kb-segments__group", {}, ...cells))
      );
    }

    function answer(id, value) {
      if (value === null) answers.delete(id);
      else answers.set(id, value);
      refresh();
    }

    function showQuestions() {
      if (situation === null) return questions.replaceChildren();
      const ids = asked(situation, instruments);
      const again = button("Begin opnieuw", () => {
        answers = new Map();
        showQuestions();
        refresh();
        questions.querySelector("h2").focus();
      }, { kind: "link" });
      const heading = make("h2", { tabindex: "-1" }, "Wat weet je al?");
      const lead = make("p.kb-small", {}, "Je hoeft niet alles te weten. Door wat je niet weet, valt geen middel af.");
      const none = make("p", {}, "Voor deze situatie vragen we geen feiten.");
      const asking = ids.length > 0 ? [lead, ...ids.map((id, n) => question(id, n + 1)), again] : [none];
      return questions.replaceChildren(heading, ...asking);
    }

    /* Show */

    function refresh() {
      select.value = situation?.id ?? "";
      summary.textContent = situation?.summary ?? "";
      body.hidden = situation === null;
      shared.textContent = "";
      address.hidden = true;
      write();
      if (situation === null) {
        said.textContent = "";
        results.replaceChildren();
        return;
      }
      const rows = situation.instruments.map(({ id, note }) => ({
        id,
        note,
        instrument: instruments[id],
        verdict: weigh(instruments[id], answers),
      }));
      said.textContent = tally(rows);
      const heading = make("h2", {}, "Middelen van licht naar zwaar");
      const list = make("ol.kb-ladder", {}, ...rows.map(rung));
      title.textContent = situation.title;
      results.replaceChildren(paperFacts(), heading, list);
    }

    /** "3 middelen kunnen passen. Bij 2 moet je nog iets uitzoeken. 1 valt af." */
    function tally(rows) {
      const of = (state) => rows.filter(({ verdict }) => verdict.state === state).length;
      const [fit, open, off] = [of(FITS), of(OPEN), of(OFF)];
      return [
        `${count(fit, "middel kan", "middelen kunnen")} passen.`,
        open > 0 ? `Bij ${count(open, "middel", "middelen")} moet je nog iets uitzoeken.` : null,
        off > 0 ? `${count(off, "middel valt", "middelen vallen")} af.` : null,
      ]
        .filter(Boolean)
        .join(" ");
    }

    /** One instrument: what it is, who decides, the law, and what the facts say of it. */
    function rung({ id, note, instrument, verdict }) {
      const link = make("a", { href: `${content}${instrument.url}` }, instrument.title);
      const head = make(
        "div.kb-rung__head",
        {},
        make("h3", {}, link),
        make(`p.kb-rung__state.kb-rung__state--${verdict.state}`, {}, STATES[verdict.state])
      );
      const pairs = [
        ["Wie beslist", instrument.holder],
        ["Wet", laws(instrument)],
        ["Let op", note],
      ].filter(([, value]) => value);
      const about = make("dl.simple.kb-rung__facts", {}, ...pairs.flatMap(([name, value]) => pair(name, value)));
      return make(
        `li.kb-rung.kb-rung--${verdict.state}`,
        {},
        make("p.kb-rung__weight", {}, instrument.weight),
        head,
        verdict.state === OFF ? why(instrument, verdict) : null,
        about,
        verdict.state === OPEN ? find(verdict) : null,
        verdict.state === OFF ? null : paperFile(instrument),
        details(id, instrument)
      );
    }

    const pair = (name, value) => [make("dt", {}, name), value instanceof Node ? value : make("dd", {}, value)];

    /** Laws with their status where that is not simply that they hold. */
    function laws({ laws: list }) {
      if (list.length === 0) return make("dd", {}, "Wij noemen hier geen wetsartikel");
      const parts = list.flatMap(({ text, url, code, status }, n) => [
        n > 0 ? "; " : null,
        make("a", { href: `${content}${url}` }, text),
        code === "in-force" ? null : " ",
        code === "in-force" ? null : make(`span.kb-status.kb-status--${code}`, {}, status),
      ]);
      const all = list.every(({ code }) => code === "in-force") ? " " : null;
      return make("dd", {}, ...parts, all, all && make("span.kb-status", {}, "geldt"));
    }

    /** Why an instrument falls away: the conditions that are not met. */
    function why(instrument, { needs, exclusions }) {
      const reasons = [
        ...needs.map((n) => ["Dit is nodig: ", instrument.needs[n]]),
        ...exclusions.map((n) => ["", instrument.excluded_by[n]]),
      ];
      const items = reasons.map(([before, { text, law }]) => make("li", {}, before, text, law && ` (${law})`));
      return make("div.kb-rung__why", {}, make("p", {}, "Valt af, want:"), make("ul", {}, ...items));
    }

    function find({ unknown }) {
      const items = unknown.map((id) => make("li", {}, facts[id]));
      return make("div.kb-rung__find", {}, make("p", {}, "Nog uitzoeken:"), make("ul", {}, ...items));
    }

    function details(id, instrument) {
      const list = (title, texts) => [make("h4", {}, title), make("ul", {}, ...texts.map((text) => make("li", {}, text)))];
      const name = make("span.kb-visually-hidden", {}, `: ${instrument.title}`);
      const fold = make(
        "details.kb-fold.kb-noprint",
        {},
        make("summary", {}, "Voorwaarden en dossier", name),
        make("p", {}, instrument.summary),
        ...list("Wanneer het mag", instrument.conditions),
        ...list("Wat in het dossier hoort", instrument.file),
        make("p.kb-small", {}, "De bronnen, de grenzen en hoe je weegt, lees je op de pagina van dit middel.")
      );
      fold.open = opened.has(id);
      fold.addEventListener("toggle", () => (fold.open ? opened.add(id) : opened.delete(id)));
      return fold;
    }

    /* On paper: what one filled in, and what the file needs, in a few lines */

    function paperFacts() {
      const ids = asked(situation, instruments);
      const rows = [
        ["Ja", ids.filter((id) => answers.get(id) === true)],
        ["Nee", ids.filter((id) => answers.get(id) === false)],
      ].filter(([, chosen]) => chosen.length > 0);
      const lines = rows.map(([word, chosen]) =>
        make("p", {}, make("strong", {}, `${word}: `), chosen.map((id) => facts[id]).join(" "))
      );
      return make("div.kb-paper.kb-wijzer__given", {}, ...(lines.length > 0 ? lines : [make("p", {}, "Er zijn nog geen feiten ingevuld.")]));
    }

    const paperFile = ({ file }) => make("p.kb-paper", {}, make("strong", {}, "Dossier: "), file.join(" "));

    /* The link */

    function write() {
      written = toFragment(situation, answers, instruments);
      try {
        root.history.replaceState(null, "", written || root.location.pathname + root.location.search);
      } catch {
        // the page works without its address; the button still gives the link
      }
    }

    const link = () => root.location.href.replace(/#.*$/s, "") + written;

    async function copy() {
      address.value = link();
      try {
        await root.navigator.clipboard.writeText(address.value);
        address.hidden = true;
        shared.textContent = COPIED;
      } catch {
        address.hidden = false;
        shared.textContent = NOT_COPIED;
        address.select();
      }
    }

    function read() {
      if (root.location.hash === written) return;
      const found = fromFragment(root.location.hash, data);
      if (found === null) return;
      ({ situation, answers } = found);
      showQuestions();
      refresh();
      problem.replaceChildren(...found.problems.map((text) => make("p", {}, warning(), " ", text)));
    }

    /* The page */

    const actions = make(
      "div.kb-buttons.kb-noprint",
      {},
      button("Kopieer de link", copy, { kind: "primary-action" }),
      button("Print als notitie", () => root.print())
    );
    const advice = make("p.kb-small.kb-wijzer__advice", {}, AS_IT_IS);
    form.append(make("div.utrecht-form-field", {}, label, select), summary, questions);
    address.hidden = true;
    body.append(title, said, results, actions, shared, address, advice);
    target.replaceChildren(problem, form, body);
    target.classList.add("kb-wijzer--on");
    read();
    root.addEventListener("hashchange", read);
  }

  const target = typeof document === "undefined" ? null : document.querySelector("div.kb-wijzer");
  if (target !== null && root.KennisbankInstruments) boot(target, root.KennisbankInstruments);
  Kennisbank.finder = Object.freeze({ boot });
})(globalThis);
