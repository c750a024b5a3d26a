/* SPDX-License-Identifier: EUPL-1.2 */
/* The page's own manners: the switch of light and dark, the menu, and the place in "Op deze pagina".
   A classic script, so that the built folder works from disk. Everything reads without it. */
"use strict";
(function () {
  const root = document.documentElement;

  function store(mode) {
    try {
      window.localStorage.setItem("kb-weergave", mode);
    } catch (error) {
      // without storage the choice holds for this page only
    }
  }

  function setUpMode(button) {
    const label = button.querySelector("[data-kb-label]");
    function name() {
      label.textContent = root.dataset.theme === "dark" ? "Lichte weergave" : "Donkere weergave";
    }
    button.addEventListener("click", () => {
      const mode = root.dataset.theme === "dark" ? "light" : "dark";
      root.dataset.theme = mode;
      store(mode);
    });
    new MutationObserver(name).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
    name();
  }

  function setUpMenu(menu) {
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  }

  function setUpContents(nav) {
    const column = nav.parentElement;
    const links = new Map();
    nav.querySelectorAll('a[href^="#"]').forEach((link) => {
      const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (part) links.set(part, link);
    });
    let waiting = false;
    function mark() {
      waiting = false;
      let current = null;
      links.forEach((link, part) => {
        if (current === null || part.getBoundingClientRect().top <= window.innerHeight * 0.3) current = link;
      });
      links.forEach((link) => {
        if (link === current) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      });
      if (current) keepInView(current);
    }
    function keepInView(link) {
      const [place, frame] = [link.getBoundingClientRect(), column.getBoundingClientRect()];
      if (place.top < frame.top) column.scrollTop -= frame.top - place.top;
      else if (place.bottom > frame.bottom) column.scrollTop += place.bottom - frame.bottom;
    }
    function markSoon() {
      if (!waiting) window.requestAnimationFrame(mark);
      waiting = true;
    }
    document.addEventListener("scroll", markSoon, { passive: true });
    mark();
  }

  /** What a search box needs is loaded when someone goes there; the policy forbids sending a form. */
  function setUpSearch(box) {
    const input = box.querySelector("input");
    const status = box.querySelector("[role=status]");
    const site = root.dataset.content_root;
    const isPage = box.hasAttribute("data-kb-page");
    let asked = false;

    function add(name, attributes) {
      const file = Object.assign(document.createElement(name), attributes);
      file.addEventListener("error", () => {
        status.className = "kb-small";
        status.textContent = "Zoeken lukt nu niet: een bestand ontbreekt. Laad de pagina opnieuw.";
      });
      document.head.append(file);
    }
    function load() {
      if (asked) return;
      asked = true;
      if (!isPage) add("link", { rel: "stylesheet", href: site + "_static/css/search.css" });
      ["searchindex.js", "_static/js/search.js"].forEach((name) => add("script", { src: site + name, async: false }));
    }
    input.addEventListener("focus", load);
    if (isPage) {
      box.addEventListener("submit", (event) => event.preventDefault());
      input.value = new URLSearchParams(window.location.search).get("q") || "";
      load();
    } else {
      input.addEventListener("keydown", (event) => {
        if (event.key === "Enter") window.location.href = `${site}search.html?q=${encodeURIComponent(input.value.trim())}`;
      });
    }
  }

  document.querySelectorAll("[data-kb-search]").forEach(setUpSearch);
  document.querySelectorAll("[data-kb-mode]").forEach(setUpMode);
  document.querySelectorAll("details.kb-menu").forEach(setUpMenu);
  // Once the other scripts have run: a form adds a link of its own.
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-kb-contents]").forEach(setUpContents));
})();
