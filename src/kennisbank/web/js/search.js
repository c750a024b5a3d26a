/* SPDX-License-Identifier: EUPL-1.2 */
/* Shows what find.js finds: under the search box of the header the best of each kind, on the search page all.
   Loaded when someone goes to a search box, after the index. A list of links: they work as links do. */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const document = root.document;

  const NAMES = {
    les: ["Les", "Lessen"],
    situatie: ["Situatie", "Situaties"],
    instrument: ["Instrument", "Instrumenten"],
    vraag: ["Vraag", "Vragen"],
    wet: ["Wet", "Wetten en artikelen"],
    begrip: ["Begrip", "Begrippen"],
    rol: ["Rol", "Rollen"],
    domein: ["Domein", "Domeinen"],
    pagina: ["Pagina", "Andere pagina’s"],
  };
  const BEST = 3;
  const FEW = { panel: 3, page: 5 };
  const MOST_KINDS = 4; // in the panel
  const PAUSE = 90; // milliseconds after the last key

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  /** The best results, each of another page, and the others by kind in the order of their best. */
  function arrange(results) {
    const pages = new Set();
    const best = [];
    results.forEach((result) => {
      const page = result.url.split("#")[0];
      if (best.length < BEST && !pages.has(page)) best.push(result);
      pages.add(page);
    });
    const kinds = new Map();
    results.filter((result) => !best.includes(result)).forEach((result) => {
      kinds.set(result.kind, [...(kinds.get(result.kind) || []), result]);
    });
    return { best, kinds };
  }

  const site = () => document.documentElement.dataset.content_root || "./";

  function item(result, level) {
    const kind = element("span", { class: "kb-found__kind" }, NAMES[result.kind][0]);
    const context = result.context ? element("span", { class: "kb-found__context" }, result.context) : null;
    const about = element("p", { class: "kb-found__about" }, kind, context);
    const link = element("a", { href: site() + result.url }, result.title);
    const title = element(level ? `h${level}` : "p", { class: "kb-found__title" }, link);
    const summary = result.summary ? element("p", { class: "kb-found__summary" }, result.summary) : null;
    return element("li", {}, about, title, summary);
  }

  function count(number) {
    return number === 1 ? "1 resultaat" : `${number} resultaten`;
  }

  function nothing(text) {
    const index = element("a", { href: site() + "trefwoorden/index.html" }, "Trefwoorden van A tot Z");
    const advice = "Kijk of je woorden goed gespeld zijn, of zoek met minder woorden. Je kunt ook kijken bij ";
    return [element("p", {}, `Niets gevonden voor ‘${text}’.`), element("p", {}, advice, index, ".")];
  }

  function setUp(box, finder) {
    const input = box.querySelector("input");
    const found = document.getElementById(box.dataset.kbSearch);
    const status = box.querySelector("[role=status]");
    const isPage = box.hasAttribute("data-kb-page");
    let timer = 0;
    let shown = null;
    let only = "";

    function section(title, results, few, kind) {
      const list = element("ul", {}, ...results.slice(0, few).map((result) => item(result, isPage ? 3 : 0)));
      const parts = [element(isPage ? "h2" : "p", { class: "kb-found__name" }, title), list];
      if (isPage && results.length > few) {
        const more = element("button", { type: "button", class: "utrecht-button utrecht-button--secondary-action" }, `Toon alle ${results.length}`);
        more.addEventListener("click", () => {
          const rest = results.slice(few).map((result) => item(result, 3));
          list.append(...rest);
          more.remove();
          rest[0].querySelector("a").focus();
        });
        parts.push(more);
      }
      return element("div", kind ? { class: "kb-found__group", "data-kb-kind": kind } : { class: "kb-found__group" }, ...parts);
    }

    /** Buttons that leave one kind. */
    function choices(text, results) {
      const numbers = new Map();
      results.forEach(({ kind }) => numbers.set(kind, (numbers.get(kind) || 0) + 1));
      const button = (kind, label) => {
        const made = element("button", { type: "button", class: "kb-found__choice", "aria-pressed": String(kind === only) }, label);
        made.addEventListener("click", () => {
          only = kind;
          show(text, results);
          found.querySelector("[aria-pressed=true]").focus();
        });
        return made;
      };
      const kinds = Object.keys(NAMES).filter((kind) => numbers.has(kind));
      if (kinds.length < 2) return null;
      const buttons = kinds.map((kind) => button(kind, `${NAMES[kind][1]} (${numbers.get(kind)})`));
      return element("div", { class: "kb-found__choices", role: "group", "aria-label": "Toon" }, button("", `Alles (${results.length})`), ...buttons);
    }

    function groups(results) {
      if (only && results.some(({ kind }) => kind === only)) {
        const chosen = results.filter(({ kind }) => kind === only);
        return [section(NAMES[only][1], chosen, 4 * FEW.page, only)];
      }
      only = "";
      const { best, kinds } = arrange(results);
      const others = [...kinds].slice(0, isPage ? kinds.size : MOST_KINDS);
      const few = isPage ? FEW.page : FEW.panel;
      return [section("Beste resultaten", best, BEST), ...others.map(([kind, list]) => section(NAMES[kind][1], list, few, kind))];
    }

    function show(text, results) {
      if (results.length === 0) {
        found.replaceChildren(...nothing(text));
      } else {
        found.replaceChildren(...groups(results));
        const buttons = isPage ? choices(text, results) : null;
        if (buttons) found.prepend(buttons);
        if (!isPage) found.append(element("p", { class: "kb-found__all" }, element("a", { href: address(text) }, `Bekijk ${results.length === 1 ? "het resultaat" : `alle ${count(results.length)}`}`)));
      }
      found.hidden = false;
      status.textContent = results.length === 0 ? "Niets gevonden" : `${count(results.length)} gevonden`;
    }

    const address = (text) => `${site()}search.html?q=${encodeURIComponent(text)}`;

    function hide() {
      found.hidden = true;
      status.textContent = "";
    }

    function search(isTyping) {
      root.clearTimeout(timer);
      const text = input.value.trim();
      if (text === shown && !found.hidden) return;
      shown = text;
      if (isPage) keepInAddress(text);
      if (text.length < 2) {
        found.replaceChildren();
        hide();
      } else {
        show(text, finder.find(text, isTyping));
      }
    }

    function keepInAddress(text) {
      try {
        root.history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : root.location.pathname);
      } catch (error) {
        // from disk a browser may refuse; the search works all the same
      }
    }

    function step(event, direction) {
      const links = [...found.querySelectorAll("a")];
      if (found.hidden || links.length === 0) return;
      event.preventDefault();
      const next = links.indexOf(document.activeElement) + direction;
      if (next < 0) input.focus();
      else links[Math.min(next, links.length - 1)].focus();
    }

    input.addEventListener("input", () => {
      root.clearTimeout(timer);
      timer = root.setTimeout(() => search(true), PAUSE);
    });
    input.addEventListener("focus", () => search(true));
    [input, found].forEach((part) => part.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") step(event, 1);
      else if (event.key === "ArrowUp" && event.target !== input) step(event, -1);
      else if (event.key === "Escape" && !isPage && !found.hidden) {
        event.preventDefault();
        input.focus();
        hide();
      }
    }));
    if (isPage) {
      box.addEventListener("submit", () => search(false));
    } else {
      box.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !box.contains(event.relatedTarget)) hide();
      });
      document.addEventListener("pointerdown", (event) => {
        if (!box.contains(event.target)) hide();
      });
    }
    if (input.value) search(!isPage);
  }

  function start() {
    const { MiniSearch } = root.KennisbankMiniSearch;
    const finder = Kennisbank.find.createFinder(root.KennisbankIndex, MiniSearch, new root.DutchStemmer());
    document.querySelectorAll("[data-kb-search]").forEach((box) => setUp(box, finder));
  }

  Kennisbank.search = { arrange };
  if (typeof module === "object" && module.exports) module.exports = Kennisbank.search;
  else start();
})(typeof globalThis === "object" ? globalThis : this);
