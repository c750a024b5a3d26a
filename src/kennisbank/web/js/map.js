/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Own results over the map on the home page, and in words beside it. What scores is loaded only where something was
 * filled in on this device, so that a first visit stays light. Nothing leaves the browser.
 */
"use strict";
(function (root) {
  const DOSSIER = "kb1:dossier:"; // store.js
  const NEEDS = ["catalogue", "checklist"];
  const ACROSS = { x1: 0, x2: 36, y1: 8, y2: 8 }; // of a mark in the legend
  const { content_root: base } = document.documentElement.dataset;

  /** Whether anything was filled in on this device; false where the browser keeps nothing. */
  function hasAnswers() {
    try {
      return Object.keys(root.localStorage).some((key) => key.startsWith(DOSSIER));
    } catch {
      return false;
    }
  }

  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${base}_static/js/${name}.js`;
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  /** The part (0 to 1) of a ring between two parts of it, as a path that starts at the top and goes clockwise. */
  function arc(from, to, radius) {
    const at = (part) => {
      const turn = part * 2 * Math.PI;
      return `${(Math.sin(turn) * radius).toFixed(1)} ${(-Math.cos(turn) * radius).toFixed(1)}`;
    };
    const middle = (from + to) / 2; // two halves: an arc cannot end where it begins
    return `M${at(from)}A${radius} ${radius} 0 0 1 ${at(middle)}A${radius} ${radius} 0 0 1 ${at(to)}`;
  }

  function start(figure, { content, texts }, Score, Kennisbank) {
    const { make, button } = Kennisbank.elements;
    const { shape, capLines } = Kennisbank.chart;
    const { words } = Kennisbank;
    const store = Kennisbank.store.createStore({ content, texts });
    const said = figure.querySelector("[data-kb-mine]");
    const legend = figure.querySelector("[data-kb-key]");
    const stops = [...figure.querySelectorAll("[data-kb-stop]")];
    const names = new Map(stops.map((stop) => [stop, stop.getAttribute("aria-label")]));
    const rows = new Map(Object.entries(texts.domains).map(([id, { url }]) => [id, rowOf(url)]));
    const inScan = new Set(
      content.domains.flatMap(({ lessons }) =>
        lessons.flatMap(({ id, questions }) => questions.filter((one) => one.quickscan).map((one) => `${id}.${one.id}`))
      )
    );
    const known = new Set(Object.keys(texts.questions));
    let isShown = true;
    const toggle = button("", () => {
      isShown = !isShown;
      refresh();
    });

    /** The row of the list below the map that leads to the same page. */
    function rowOf(url) {
      const links = figure.parentElement.querySelectorAll(".kb-route__title a");
      return [...links].find((link) => link.getAttribute("href") === url)?.closest("li");
    }

    /** What a ring shows: nothing as long as nothing is filled in. */
    function ring(stop, figures) {
      const radius = Number(stop.dataset.kbRing);
      const { low, high, caps } = figures;
      const part = (kind, from, to) => shape("path", { class: `kb-ring__${kind}`, d: arc(from / 1e6, to / 1e6, radius) });
      const drawn = [];
      if (high > low) drawn.push(part("open", low, high));
      if (low > 0) drawn.push(part("known", 0, low));
      const { sure } = capLines(caps, texts.levels);
      if (sure !== null) {
        const turn = `rotate(${(sure / 1e6) * 360}) translate(0 ${-radius - 1})`;
        drawn.push(shape("path", { class: "kb-ring__cap", d: "M0-9 9 0 0 9-9 0z", transform: turn }));
      }
      return drawn;
    }

    /** Level and interval under the name of a stop. */
    function lines(stop, figures) {
      const [x, y] = stop.dataset.kbResult.split(" ").map(Number);
      const anchor = x === 0 ? { "text-anchor": "middle" } : {};
      const level = words.level(figures);
      const state = shape("tspan", { class: "kb-stop__state" }, level === null ? "" : ` ${words.certainty(figures)}`);
      const first = level === null ? words.levelText(figures) : `niveau ${level}`;
      const text = shape("text", { class: "kb-stop__level", x, y, ...anchor }, first, state);
      const range = level === null ? "" : `${figures.percent_low}–${figures.percent_high}%`;
      return [text, shape("text", { class: "kb-stop__range", x, y: y + 20, ...anchor }, range)];
    }

    function clear() {
      figure.querySelectorAll(".kb-stop__result").forEach((part) => part.remove());
      figure.classList.remove("kb-map--mine");
      legend.replaceChildren();
      for (const stop of stops) stop.setAttribute("aria-label", names.get(stop));
      for (const row of rows.values()) row?.querySelector(".kb-route__mine")?.remove();
    }

    function show(result) {
      figure.classList.add("kb-map--mine");
      for (const stop of stops) {
        const figures = result.domains[stop.dataset.kbStop];
        if (!figures) continue;
        const isEmpty = ["none", "empty"].includes(words.standing(figures));
        const marks = isEmpty ? [] : ring(stop, figures);
        stop.querySelector(".kb-ring__track").after(shape("g", { class: "kb-stop__result" }, ...marks.slice(0, 2)));
        stop.append(shape("g", { class: "kb-stop__result" }, ...marks.slice(2), ...lines(stop, figures)));
        stop.setAttribute("aria-label", `${names.get(stop)}: ${words.spoken(figures)}`);
      }
      for (const [id, row] of rows) {
        if (row && result.domains[id]) row.append(mine(result.domains[id]));
      }
      legend.replaceChildren(explained());
    }

    function mine(figures) {
      const text = words.isJudged(figures) ? `${words.levelText(figures)}: ${words.figuresText(figures)}` : words.levelText(figures);
      return make("p.kb-route__mine", {}, make("strong", {}, "Jullie uitslag: "), text);
    }

    function explained() {
      const labels = texts.levels.map(({ label }) => label.toLowerCase()).join(", ");
      return make(
        "ul.kb-map__key",
        {},
        make("li", {}, key("line", "known", ACROSS), "zeker"),
        make("li", {}, key("line", "open", ACROSS), "hangt af van vragen die nog open staan"),
        make("li", {}, key("path", "cap", { d: "M18 0l8 8-8 8-8-8z" }), "begrensd door een basismaatregel"),
        make("li", {}, `De streepjes in de ring zijn de niveaus: ${labels}.`)
      );
    }

    /** A mark as a ring has it, for the legend. */
    function key(name, kind, attributes) {
      const mark = shape(name, { class: `kb-ring__${kind}`, ...attributes });
      return shape("svg", { "aria-hidden": "true", focusable: "false" }, mark);
    }

    /** What is filled in, in a sentence with a link; the part with role status reads it out. */
    function sentence(result, isScan) {
      const filled = Object.values(result.domains).filter(({ counts }) => counts.answered > 0).length;
      const all = stops.length / 2;
      const scope = isScan ? " Je vulde de korte scan in." : "";
      const total = words.isJudged(result.total) ? ` Het totaal is ${words.levelText(result.total)}: ${words.figuresText(result.total)}.` : "";
      const link = make("a", { href: `${base}resultaten/index.html` }, "Bekijk al je resultaten");
      return make(
        "p",
        {},
        make("strong", {}, `Jullie uitslag staat ${isShown ? "" : "nu niet "}op de kaart.`),
        `${scope} Van ${filled} van de ${all} delen is iets bekend.${total} `,
        link,
        "."
      );
    }

    function refresh() {
      clear();
      const answers = store.current()?.response.answers ?? {};
      const given = Object.keys(answers).filter((id) => known.has(id) && answers[id].option);
      if (given.length === 0) {
        said.replaceChildren();
        return;
      }
      const isScan = given.every((id) => inScan.has(id));
      const result = Score.result(content, { answers }, isScan ? "quickscan" : "all");
      toggle.textContent = isShown ? "Verberg de uitslag" : "Toon de uitslag";
      if (!said.contains(toggle)) said.replaceChildren(sentence(result, isScan), toggle);
      else said.firstElementChild.replaceWith(sentence(result, isScan));
      if (isShown) show(result);
    }

    root.addEventListener("storage", (event) => store.handleStorageEvent(event));
    root.addEventListener("pageshow", (event) => event.persisted && store.refresh());
    store.onChange(refresh);
    refresh();
  }

  async function boot(figure) {
    for (const name of NEEDS) await load(name);
    start(figure, root.KennisbankData, root.KennisbankScore, root.Kennisbank);
  }

  const figure = document.querySelector("[data-kb-map]");
  let isBooted = false;
  function bootOnce() {
    if (isBooted || !hasAnswers()) return;
    isBooted = true;
    boot(figure).catch(() => (isBooted = false)); // the map without results is whole
  }
  bootOnce();
  root.addEventListener("pageshow", (event) => event.persisted && bootOnce());
})(globalThis);
