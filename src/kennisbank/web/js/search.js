/* SPDX-License-Identifier: EUPL-1.2 */
/* What Sphinx's searchtools.js expects from its doctools.js, in Dutch and without making code out of text:
   the content security policy forbids that, and readers read no English. Loaded before searchtools.js. */
"use strict";

const DOCUMENTATION_OPTIONS = {
  BUILDER: "html",
  FILE_SUFFIX: ".html",
  LINK_SUFFIX: ".html",
  // From disk a page cannot read another one, so results go without a summary there.
  SHOW_SEARCH_SUMMARY: window.location.protocol !== "file:",
};
const SPHINX_HIGHLIGHT_ENABLED = false;

const Documentation = {
  messages: {
    ", in ": ", in ",
    "Preparing search...": "Zoeken …",
    "Search Results": "Gevonden",
    Searching: "Zoeken",
    "Search finished, found one page matching the search query.": "Eén pagina gevonden.",
    "Search finished, found ${resultCount} pages matching the search query.":
      "${resultCount} pagina’s gevonden.",
    "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
      "Niets gevonden. Kijk of je woorden goed gespeld zijn, of zoek met minder woorden.",
  },
  gettext: (text) => Documentation.messages[text] || text,
  ngettext: (one, many, count) => Documentation.gettext(count === 1 ? one : many),
};
const _ = Documentation.gettext;

const _ready = (callback) => {
  if (document.readyState !== "loading") {
    setUpSearch();
    callback();
  } else {
    document.addEventListener("DOMContentLoaded", () => {
      setUpSearch();
      callback();
    });
  }
};

function setUpSearch() {
  /* The policy forbids sending forms, so the search goes to its own address by script. */
  document.querySelectorAll("form[data-kb-search]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      window.location.search = "?q=" + encodeURIComponent(form.elements.q.value.trim());
    });
  });
  Search.htmlToText = (text, anchor) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const article = (anchor && page.querySelector(anchor)) || page.querySelector("article") || page.body;
    article.querySelectorAll("svg, script, form, .kb-visually-hidden").forEach((part) => part.remove());
    return article.textContent.replace(/\s+/g, " ");
  };
}
