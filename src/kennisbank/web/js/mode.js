/* SPDX-License-Identifier: EUPL-1.2 */
/* Light or dark, before the first paint: the reader's choice on this device, else the system's.
   Loaded in the head without `defer`; keep it small. */
"use strict";
(function () {
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function stored() {
    try {
      return window.localStorage.getItem("kb-weergave");
    } catch (error) {
      return null; // storage may be switched off
    }
  }
  function show() {
    var mode = stored();
    root.dataset.theme = mode === "light" || mode === "dark" ? mode : dark.matches ? "dark" : "light";
  }
  root.classList.add("kb-js");
  show();
  dark.addEventListener("change", show);
})();
