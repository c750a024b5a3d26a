/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * The page with all results on this device: it fills `[data-kb-results]`. Profile first, total last; then what to do,
 * how sure the total is, and the lessons. What is shown always comes from `Kennisbank.store`, as on a form.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const Score = root.KennisbankScore;
  const { make, button } = Kennisbank.elements;
  const { bar: drawBar } = Kennisbank.chart;
  const words = Kennisbank.words;
  const { parts, advice } = Kennisbank;

  const SCAN = "quickscan";
  const SCOPES = { all: "Alle checklists", [SCAN]: "Korte scan" };
  const EMPTY =
    "Op dit apparaat staat nog geen enkel antwoord. Vul de korte scan in, of kies een domein. Heb je al een bestand met antwoorden? Open het hier.";
  const FROM_DISK =
    "Je opent deze pagina vanaf je schijf. Firefox bewaart dan voor elke pagina apart, en andere browsers soms ook." +
    " Antwoorden van een andere pagina staan hier dan niet. Bewaar ze daar als bestand en open dat bestand hier.";
  const VARIANTS = {
    "equal-weights": "Alles telt even zwaar",
    pooled: "Alle vragen op één hoop",
    stricter: "Tussenantwoorden tellen minder (‘deels’ 25)",
    milder: "Tussenantwoorden tellen meer (‘deels’ 75)",
    geometric: "Zwakke domeinen tellen zwaarder",
  };

  /* Sentences */

  /** What stands out: the weakest domain that one knows something of, and what is still blank. */
  function lead({ result, texts: { levels } }, rows) {
    const blank = rows.filter(({ figures }) => figures.low !== null && !words.isJudged(figures));
    const weakest = rows.find(({ id, figures }) => id === result.weakest_domain && words.isJudged(figures));
    const total = `Het totaal is ${words.levelText(result.total)}: ${words.figuresText(result.total)}.`;
    const told = words.isJudged(result.total)
      ? [total, heldDown(result.total, levels)]
      : ["Er is nog geen oordeel over het geheel."];
    if (weakest)
      told.push(
        " De zwakste plek is ",
        make("strong", {}, weakest.title),
        `: daar is ${weakest.figures.percent_low}% zeker.`
      );
    if (blank.length > 0) told.push(` Van ${blank.length} van de ${rows.length} domeinen is nog niets bekend.`);
    return make("p.kb-lead", {}, ...told);
  }

  /** Which must-haves keep the level below what the percentage would give, or nothing. */
  function heldDown({ high, level_high: level, caps }, levels) {
    if (Score.level(high, levels) === level) return "";
    const number = caps.filter((cap) => cap.high === level).length;
    return ` ${number === 1 ? "Eén basismaatregel houdt" : `${number} basismaatregelen houden`} het op niveau ${level}.`;
  }

  /** Whether the level of the total depends on how one weighs. */
  function steadiness(total, variants) {
    const isSame = variants.every(
      (one) => one.level_low === total.level_low && one.level_high === total.level_high
    );
    if (!isSame) return "Het niveau hangt af van hoe je weegt.";
    return `Het niveau blijft ${words.level(total)}, hoe je ook weegt.`;
  }

  /* Sections */

  function section(id, title, ...children) {
    return make("section", { "aria-labelledby": id }, parts.heading(2, id, title), ...children);
  }

  function profile(data, rows) {
    const { result, texts } = data;
    const { total } = result;
    const marked = rows.map((row) => ({
      ...row,
      kind: row.id === result.weakest_domain && words.isJudged(row.figures) ? "weak" : "",
    }));
    const last = { title: "Totaal", url: "", figures: total, kind: "total" };
    const table = parts.folded(
      "cijfers",
      "Dezelfde cijfers als tabel",
      advice.partsTable(data, rows, last, "Domein")
    );
    table.open = root.matchMedia("(min-width: 40rem)").matches;
    const children = [
      parts.profile([...marked, last], texts),
      ...advice.notes(data, total),
      radarOf(rows, texts),
      table,
    ];
    return section("profiel", "Profiel per domein", ...children);
  }

  /** The radar, drawn once it is opened. */
  function radarOf(rows, texts) {
    if (rows.length < 3) return null;
    const place = make("div.kb-radar-view");
    const fold = parts.folded("radar", "Bekijk als radar", place);
    fold.addEventListener("toggle", () => {
      if (!fold.open || place.childElementCount > 0) return;
      const said = rows.map(({ title, figures }, n) => `${n + 1}. ${title}: ${words.spoken(figures)}`);
      const names = rows.map(({ title, figures }) => {
        const score = words.isJudged(figures) ? words.figuresText(figures) : words.levelText(figures);
        return make("li", {}, `${title}: ${score}`);
      });
      const image = Kennisbank.radar.draw(
        rows.map(({ figures }) => shown(figures)),
        { levels: texts.levels, label: `Radar. ${said.join(". ")}` }
      );
      place.append(image, make("ol", {}, ...names));
    });
    return fold;
  }

  /** Figures as a chart draws them: nothing as long as nothing is filled in. */
  const shown = (figures) =>
    words.standing(figures) === "empty" ? { low: null, high: null, score: null } : figures;

  function robustness({ result, texts }) {
    const { total, robustness: variants } = result;
    const rows = [{ ...total, name: "Zoals nu" }, ...variants.map((one) => ({ ...one, name: VARIANTS[one.id] }))];
    const items = rows.map(({ name, low, high, level_low: from, level_high: to }) => {
      const range = `tussen ${Score.percent(low)} en ${Score.percent(high)}`;
      const level = `niveau ${from === to ? from : `${from}–${to}`}`;
      const bar = drawBar({
        low,
        high,
        caps: total.caps,
        levels: texts.levels,
        label: `${name}: ${range} procent`,
      });
      return make(
        "li.kb-profile__row",
        {},
        make("p", {}, name),
        bar,
        make("p.kb-profile__level", {}, make("strong", {}, level), make("small", {}, range))
      );
    });
    const text = " Het percentage schuift wel. We rekenden het totaal op vijf andere manieren uit:";
    return section(
      "robuust",
      "Hoe zeker is dit totaal?",
      make("p", {}, make("strong", {}, steadiness(total, variants)), text),
      make("div.kb-profile", {}, make("ul", {}, ...items))
    );
  }

  function lessons(data) {
    const rows = parts.entries(data.result.lessons, data.texts.lessons);
    return section(
      "lessen",
      "Per les",
      parts.folded("lessen", `Cijfers van alle ${rows.length} lessen`, advice.partsTable(data, rows, null, "Les"))
    );
  }

  /** All that can be said: what comes first, and the others in order. Little as long as nothing is filled in. */
  function sections(data) {
    const { result, texts } = data;
    const rows = parts.entries(result.domains, texts.domains);
    if (words.standing(result.total) === "empty") {
      const start = make(
        "a.utrecht-button.utrecht-button--primary-action",
        { href: parts.href("korte-scan/index.html") },
        "Begin met de korte scan"
      );
      const empty = [make("p.kb-lead", {}, EMPTY), make("div.kb-actions", {}, start)];
      return { first: empty, others: [section("profiel", "Profiel per domein", parts.profile(rows, texts))] };
    }
    const scan =
      data.scope === SCAN
        ? make(
            "p.kb-small",
            {},
            "Dit is de korte scan: een paar vragen per les. Vergelijk deze uitslag niet met die van hele checklists."
          )
        : null;
    const print = make(
      "div.kb-actions.kb-noprint",
      {},
      button("Print voor de raad", () => root.print(), { kind: "primary-action" })
    );
    const others = [
      profile(data, rows),
      section("verder", "Wat je nu kunt doen", advice.lists(data)),
      result.total.low === null ? null : robustness(data),
      lessons(data),
    ];
    return { first: [lead(data, rows), scan, print], others };
  }

  /* The page */

  function boot(target, data) {
    const { content, texts } = data;
    const lessonsIn = content.domains.flatMap((domain) => domain.lessons);
    const questions = lessonsIn.flatMap((lesson) =>
      lesson.questions.map((one) => ({ id: `${lesson.id}.${one.id}`, inScan: one.quickscan }))
    );
    const isOnDisk = root.location.protocol === "file:";
    const problems = [];
    let tell = (text) => problems.push(text); // until there is a place to say it
    const store = Kennisbank.store.createStore({ content, texts, onProblem: ({ text }) => tell(text) });
    const bar = Kennisbank.dossiers.create({
      store,
      data,
      flush: () => {},
      ids: () => questions.map(({ id }) => id),
      printEmpty: null,
      hasOpener: isOnDisk,
    });
    const about = make("p.kb-eyebrow");
    const choice = choose(Object.entries(SCOPES), (scope) => {
      wanted = scope;
      refresh();
    });
    const [first, others] = [make("div"), make("div")];
    let wanted = null;

    /** What one filled in decides what is shown first: the scan if there is nothing beside it. */
    function scopeFor(answers) {
      const given = questions.filter(({ id }) => answers[id]?.option);
      return wanted ?? (given.length > 0 && given.every(({ inScan }) => inScan) ? SCAN : "all");
    }

    function refresh() {
      const current = store.current();
      const answers = current?.response.answers ?? {};
      const scope = scopeFor(answers);
      const scored = {
        result: Score.result(content, { answers }, scope),
        states: Score.states(content, { answers }, scope),
      };
      choice.show(scope);
      choice.element.hidden = !questions.some(({ id }) => answers[id]?.option);
      about.textContent = current ? aboutText(current, scope) : "";
      const made = sections({ content, texts, answers, scope, ...scored });
      parts.renew(first, made.first);
      parts.renew(others, made.others);
      bar.refresh();
    }

    const opener = make("div.kb-buttons", {}, button("Open een bestand", bar.pick));
    const disk = isOnDisk ? make("div.kb-disk.kb-noprint", {}, make("p.kb-small", {}, FROM_DISK), opener) : null;
    target.replaceChildren(...[about, first, bar.element, disk, choice.element, others].filter(Boolean));
    root.addEventListener("storage", (event) => store.handleStorageEvent(event));
    root.addEventListener("pageshow", (event) => event.persisted && store.refresh());
    root.addEventListener("hashchange", () => bar.openLink());
    store.onChange(({ kind }) => (kind === "list" || kind === "saved" ? bar.refresh() : refresh()));
    bar.acceptDrops();
    refresh();
    tell = bar.say;
    if (problems.length > 0) bar.say(problems.join(" "));
    bar.openLink();
  }

  /** Of whom, over what and when: "Voorbeeldgemeente, alle checklists, 23 november 2026". */
  function aboutText({ name, response }, scope) {
    const date = response.subject?.date;
    const day = (date ? new Date(`${date}T12:00`) : new Date()).toLocaleDateString("nl-NL", { dateStyle: "long" });
    return [response.subject?.organisation || name, SCOPES[scope].toLowerCase(), day].join(", ");
  }

  /** Radios in joined cells, as answers have. */
  function choose(options, onChoice) {
    const inputs = options.map(([value]) =>
      make("input.utrecht-radio-button", { type: "radio", name: "kb-over", id: `kb-over-${value}`, value })
    );
    const cells = options.map(([, label], n) => {
      const text = make("label.utrecht-form-label.utrecht-form-label--radio", { for: inputs[n].id }, label);
      return make("div.kb-segment.utrecht-form-field-radio", {}, inputs[n], text);
    });
    const legend = make("legend.kb-visually-hidden", {}, "Waarover gaat de uitslag?");
    const group = make("div.kb-segments.kb-segments--small", {}, make("div.kb-segments__group", {}, ...cells));
    inputs.forEach((input) => input.addEventListener("change", () => onChoice(input.value)));
    const show = (value) => inputs.forEach((input) => (input.checked = input.value === value));
    return { element: make("fieldset.kb-over.kb-noprint", {}, legend, group), show };
  }

  const target = typeof document === "undefined" ? null : document.querySelector("[data-kb-results]");
  if (target !== null && root.KennisbankData) boot(target, root.KennisbankData);
  Kennisbank.results = Object.freeze({ boot });
})(globalThis);
