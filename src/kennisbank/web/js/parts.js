/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * The parts that a shown result is made of: `Kennisbank.parts`. Links, bars with their levels and legend, the profile.
 * Everything is made from text, never from markup. `texts` is that of `KennisbankData`.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const Score = root.KennisbankScore;
  const { make } = Kennisbank.elements;
  const { bar, key, icon, capLines } = Kennisbank.chart;
  const words = Kennisbank.words;

  /* Addresses */

  /** An address as seen from this page: those of the site count from its root. */
  const href = (url) => (url.startsWith("#") ? url : (document.documentElement.dataset.content_root ?? "") + url);

  /** A link, or only the text where there is nowhere to go. */
  const link = (url, ...children) =>
    url ? make("a", { href: href(url) }, ...children) : make("span", {}, ...children);
  /* Pieces */

  const quiet = (text) => make("span.kb-visually-hidden", {}, text);
  const strong = (text) => make("strong", {}, text);
  const heading = (level, id, ...children) => make(`h${level}`, { id }, ...children);

  /** Something that opens; `fold` names it, so that it is still open after the next change. */
  const folded = (fold, summary, ...children) =>
    make("details.kb-fold", { "data-kb-fold": fold }, make("summary", {}, summary), ...children);

  /** A level as it is read and as it is heard. */
  function levelNode(figures) {
    const [seen, heard] = [words.level(figures), words.heardLevel(figures)];
    if (seen === heard) return document.createTextNode(seen);
    return make("span", {}, make("span", { "aria-hidden": "true" }, seen), quiet(heard));
  }

  const even = (levels) => levels.every(({ from }, n) => Math.abs(from - (n * 1000000) / levels.length) < 1);

  /** The names of the levels above a bar: each above its part, or with its bound if the parts differ in width. */
  function scale({ levels }) {
    const steps = levels.map(({ number, label, from }) => {
      const bound = even(levels) ? "" : ` vanaf ${Score.percent(from)}%`;
      return make("li", {}, make("b", {}, String(number)), make("span", {}, ` ${label.toLowerCase()}${bound}`));
    });
    return make(`ol.kb-scale${even(levels) ? "" : ".kb-scale--uneven"}`, { "aria-hidden": "true" }, ...steps);
  }

  /** What a bar shows of figures: nothing on the track as long as nothing is filled in. */
  function barOf(figures, { levels }, more = {}) {
    if (words.standing(figures) === "empty") return bar({ low: null, high: null, levels, ...more });
    return bar({ low: figures.low, high: figures.high, score: figures.score, caps: figures.caps, levels, ...more });
  }

  function barLabel(name, figures, { levels }) {
    const { sure } = figures.low === null ? { sure: null } : capLines(figures.caps, levels);
    const limit = sure === null ? "" : `; begrensd op niveau ${Math.min(...figures.caps.map((cap) => cap.high))}`;
    return `${name}: ${words.spoken(figures)}${limit}`;
  }

  const LEGEND = {
    known: "zeker",
    open: "hangt af van open vragen",
    dot: "score op wat je weet",
    cap: "grens door een basismaatregel",
    maybe: "mogelijke grens: een basismaatregel staat nog open",
  };

  /** What the marks mean that stand on the bars of these rows. */
  function legend(rows, { levels }) {
    const drawn = rows.filter((figures) => figures.low !== null && words.standing(figures) !== "empty");
    const lines = drawn.map((figures) => capLines(figures.caps, levels));
    const used = {
      known: drawn.some((figures) => figures.low > 0),
      open: drawn.some((figures) => figures.low < figures.high),
      dot: drawn.some((figures) => figures.score !== null),
      cap: lines.some(({ sure }) => sure !== null),
      maybe: lines.some(({ possible }) => possible !== null),
    };
    const kinds = Object.keys(LEGEND).filter((kind) => used[kind]);
    const names = levels.map(({ number, label }) => `${number} ${label.toLowerCase()}`).join(", ");
    const marks = kinds.map((kind) => make("li", {}, key(kind), LEGEND[kind]));
    return make("ul.kb-legend", {}, make("li.kb-legend__levels", {}, `Niveaus: ${names}`), ...marks);
  }
  /* Profile: a row per part */

  /** The icon of a domain, where the page has it. */
  function domainIcon(name) {
    if (!name || document.getElementById(`i-${name}`) === null) return null;
    const svg = icon("");
    const use = document.createElementNS(svg.namespaceURI, "use");
    use.setAttribute("href", `#i-${name}`);
    svg.replaceChildren(use);
    return svg;
  }

  /** @param {{title, url, figures, icon?, kind?, extra?}} row kind: `weak` or `total`. */
  function profileRow({ title, url, figures, icon: name, kind = "", extra = "" }, texts) {
    const text = words.isJudged(figures) ? words.figuresText(figures) : words.progress(figures.counts);
    const level = words.isJudged(figures)
      ? [strong(`niveau ${words.level(figures)}`), ` ${words.certainty(figures)}`]
      : [words.levelText(figures)];
    return make(
      `li.kb-profile__row${kind && `.kb-profile__row--${kind}`}`,
      {},
      make("p.kb-profile__name", {}, domainIcon(name), link(url, title)),
      barOf(figures, texts, { label: barLabel(title, figures, texts) }),
      make("p.kb-profile__level", {}, ...level, make("small", {}, text + extra))
    );
  }

  /** Bars of parts below each other, with the levels above them and what the marks mean below. */
  function profile(rows, texts) {
    return make(
      "div.kb-profile",
      {},
      make("div.kb-profile__row.kb-profile__row--axis", {}, scale(texts)),
      make("ul", {}, ...rows.map((row) => profileRow(row, texts))),
      legend(
        rows.map(({ figures }) => figures),
        texts
      )
    );
  }

  /** Rows for a profile or a table: the figures of lessons or domains with what they are called. */
  const entries = (figures, named) =>
    Object.keys(figures).map((id) => {
      const { title, short_title: short, url, icon: name } = named[id];
      return { id, title: short ?? title, url, icon: name, figures: figures[id] };
    });

  /** Replace what an element holds; what was opened or closed stays so, and the focus stays where it was. */
  function renew(target, children) {
    const folds = () => [...target.querySelectorAll("[data-kb-fold]")].map((one) => [one.dataset.kbFold, one]);
    const before = new Map(folds().map(([name, one]) => [name, one.open]));
    const focus = target.contains(document.activeElement) ? document.activeElement.closest("[data-kb-fold]") : null;
    target.replaceChildren(...children.filter((child) => child !== null));
    for (const [name, one] of folds()) {
      one.open = before.get(name) ?? one.open;
      if (name === focus?.dataset.kbFold) one.querySelector("summary").focus();
    }
  }

  Kennisbank.parts = Object.freeze({
    href,
    link,
    heading,
    folded,
    strong,
    levelNode,
    scale,
    barOf,
    barLabel,
    legend,
    profile,
    entries,
    renew,
  });
})(globalThis);
