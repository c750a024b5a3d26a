/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * A result on the page: `Kennisbank.view`. The panel below a form, and the bar that stays in view while one fills in.
 * `data` is `{content, answers, result, states, texts, scope}`: what was scored, and what KennisbankScore gave.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { make } = Kennisbank.elements;
  const words = Kennisbank.words;
  const { parts, advice } = Kennisbank;

  const PAUSE = 1500; // milliseconds after the last change until the new score is said

  /* The panel */

  const TITLES = {
    checklist: "Uitslag van deze checklist",
    domain: "Uitslag van dit domein",
    quickscan: "Uitslag van de korte scan",
    all: "Uitslag van alle checklists",
  };

  const SCAN =
    "De korte scan stelt per les maar een paar vragen. Vergelijk deze uitslag niet met die van hele checklists.";
  const SHARES =
    "In procentpunten. Alles onder ‘Zeker’ samen is de onderkant van de uitslag. Tel ‘Kan nog erbij’ daarbij op voor de bovenkant.";

  /** Level, percentage and what is known. */
  function verdict(figures, open) {
    const isJudged = words.isJudged(figures);
    const label = make("small", {}, isJudged ? `Niveau, ${words.certainty(figures)}` : "Niveau");
    const level = isJudged ? parts.levelNode(figures) : words.capital(words.levelText(figures));
    const isScored = words.standing(figures) === "scored";
    const score = isScored
      ? [make("strong", {}, `${figures.percent}%`), `, ${words.between(figures)}.`, make("br")]
      : [];
    const questions = make("a", { href: "#uitslag-find" }, words.many(open, "open vraag", "open vragen"));
    const hangs = isJudged && !figures.certain && open > 0 ? [" Het niveau hangt nog af van ", questions, "."] : [];
    return make(
      "div.kb-verdict",
      {},
      make(`p.kb-verdict__level${isJudged ? "" : ".kb-verdict__level--none"}`, {}, label, " ", level),
      make("p.kb-verdict__figures", {}, ...score, words.verdict(figures).join(" "), ...hangs)
    );
  }

  /** One bar with the levels above it and what its marks mean below. */
  function chart(figures, texts) {
    const bar = parts.barOf(figures, texts, { label: parts.barLabel("Uitslag", figures, texts) });
    return make(
      "figure.kb-chart",
      {},
      parts.scale(texts),
      bar,
      make("figcaption", {}, parts.legend([figures], texts))
    );
  }

  /** What one checklist shows between verdict and advice, and as a table. */
  function ofLesson(data, figures) {
    const table = [make("p.kb-small", {}, SHARES), advice.contributions(data)];
    return {
      image: chart(figures, data.texts),
      table: parts.folded("cijfers", "Zo telt elke vraag mee", ...table),
    };
  }

  /** The same for a domain with its lessons, or for all domains. */
  function ofParts(data, figures) {
    const { result: found, texts } = data;
    const isDomain = found.scope === "domain";
    const rows = isDomain
      ? parts.entries(found.lessons, texts.lessons)
      : parts.entries(found.domains, texts.domains);
    const total = { title: isDomain ? "Hele domein" : "Totaal", url: "", figures, kind: "total" };
    const table = advice.partsTable(data, rows, total, isDomain ? "Les" : "Domein");
    return {
      image: parts.profile([...rows, total], texts),
      table: parts.folded("cijfers", "Dezelfde cijfers als tabel", table),
    };
  }

  /** Fill the panel below a form: whatever it held goes. */
  function result(target, data) {
    const { result: found, scope } = data;
    const figures = words.ofScope(found, scope);
    const { image, table } = found.scope === "checklist" ? ofLesson(data, figures) : ofParts(data, figures);
    const isStarted = !["none", "empty"].includes(words.standing(figures));
    target.classList.add("kb-result");
    parts.renew(target, [
      parts.heading(2, "uitslag-kop", TITLES[found.scope]),
      verdict(figures, found.uitzoeken.length),
      found.scope === "quickscan" ? make("p.kb-small", {}, SCAN) : null,
      image,
      ...(isStarted ? [...advice.notes(data, figures), advice.lists(data), table] : []),
    ]);
  }

  /* The bar that stays in view */

  const stands = new WeakMap();

  function standOf(target) {
    if (!stands.has(target)) {
      const made = {
        level: make("p.kb-stand__level"),
        chart: make("div.kb-stand__chart"),
        text: make("p.kb-stand__text"),
        status: make("p.kb-visually-hidden", { role: "status" }),
      };
      const more = make("a.kb-stand__link", { href: "#uitslag" }, "Naar de uitslag");
      target.append(made.level, made.chart, more, made.text, made.status);
      target.classList.add("kb-stand");
      document.documentElement.classList.add("kb-with-stand"); // what has the focus stays above the bar
      stands.set(target, { ...made, now: null, said: null, timer: null });
    }
    return stands.get(target);
  }

  function showStand({ level, chart, text }, figures, texts, line) {
    const isJudged = words.isJudged(figures);
    const name = isJudged ? `Niveau ${words.level(figures)}` : words.capital(words.levelText(figures));
    level.replaceChildren(make("strong", {}, name), isJudged ? ` ${words.certainty(figures)}` : "");
    chart.replaceChildren(parts.barOf(figures, texts, { slim: true }));
    text.replaceChildren(...line);
  }

  /** Show where a form stands; the new score is said after a pause, never at first. */
  function stand(target, { result: found, texts, scope }) {
    const bar = standOf(target);
    const figures = words.ofScope(found, scope);
    const score = words.isJudged(figures) ? `${words.figuresText(figures)} · ` : "";
    bar.now = () => showStand(bar, figures, texts, [score + words.progress(figures.counts)]);
    bar.now();
    const sentence = `${words.capital(words.spoken(figures))}. ${words.progress(figures.counts)}.`;
    clearTimeout(bar.timer);
    if (bar.said === null) bar.said = sentence;
    else if (bar.said !== sentence)
      bar.timer = setTimeout(() => (bar.status.textContent = bar.said = sentence), PAUSE);
  }

  /**
   * Show in the bar what another option would make of it; null shows again what is.
   * @param {{before: object, after: object, texts: object, scope: string}|null} change results before and after.
   */
  function whatIf(target, change) {
    const bar = standOf(target);
    target.classList.toggle("kb-stand--what-if", change !== null);
    if (change === null) return bar.now?.();
    const [before, after] = [change.before, change.after].map((one) => words.ofScope(one, change.scope));
    return showStand(bar, after, change.texts, [
      `Met dit antwoord: ${words.figuresText(after)}`,
      difference(before, after),
    ]);
  }

  /** By how much the sure part changes: " (zeker +6 procentpunt)". */
  function difference(before, after) {
    if (before.low === null || after.low === null) return "";
    const ppm = after.low - before.low;
    if (ppm === 0) return " (zeker blijft gelijk)";
    const points = words.points(Math.abs(ppm)).replace("minder", " minder");
    return ` (zeker ${ppm > 0 ? "+" : "−"}${points} procentpunt)`;
  }

  Kennisbank.view = Object.freeze({ result, stand, whatIf });
})(globalThis);
