/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Filled-in answers on this device: `Kennisbank.store.createStore`. Nothing leaves the browser.
 *
 * What a file of answers ("bestand", dossier) is made of, and how two versions become one, is in cells.js.
 * Every write first takes in what is stored, and a storage event is taken in too; a tab that then sees that its
 * own cells are missing writes again. So tabs cannot overwrite each other, even where a browser shows a write in
 * another tab late.
 *
 * Keys: `kb1:index` {format, current}; `kb1:dossier:<id>`; `kb1:apart:<id>`: text that could not be read, as it
 * was. `kb1:index` disappears only by `clearAll`, which other tabs follow.
 * Stable: what `createStore` gives, and the keys and shape of what is stored (FORMAT).
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  if (!Kennisbank.cells && typeof require === "function") require("./cells.js");
  const { check, wrongText, isObject, isQuestionId, own, FIELDS, SUBJECT } = Kennisbank.answers;
  const { FORMAT, ID, MAX_NAME, stamp, sameValue, isValue, readDossier, writeDossier, blank } = Kennisbank.cells;
  const { valueOf, valuesOf, responseOf, see, merge, remember } = Kennisbank.cells;

  const INDEX = "kb1:index";
  const DOSSIER = "kb1:dossier:";
  const APART = "kb1:apart:";
  const CURRENT = "kb1:current"; // in the storage of the session: the file of this tab
  const NAME = "Mijn antwoorden";
  const TYPING = 5000; // milliseconds within which typing on in a field is one step back

  const MESSAGES = {
    "no-storage":
      "Je browser bewaart hier niets. Sluit je deze pagina, dan zijn je antwoorden weg. Bewaar ze als bestand.",
    "storage-full":
      "Je laatste antwoord staat alleen nog in dit tabblad: je browser kan niets meer bewaren." +
      " Bewaar je antwoorden nu als bestand. Maak daarna ruimte: verwijder een bestand dat je niet meer nodig hebt.",
    "saved-again": "Je browser bewaart je antwoorden weer. Alles wat je invulde staat erin.",
    "removed-elsewhere":
      "Dit bestand is in een ander tabblad verwijderd. Hier staat het nog. Vul je verder in, dan bewaren we het weer.",
    "came-back": "Dit bestand was in een ander tabblad verwijderd. Je vulde verder in, dus het is weer bewaard.",
    "both-changed":
      "In twee tabbladen is hetzelfde veranderd. Het nieuwste staat er nu. Met ‘Ongedaan maken’ krijg je het andere terug.",
    damaged:
      "Een bewaard bestand is beschadigd. Wat nog leesbaar is, staat er. De rest is apart gezet en niet gewist: kijk bij je bestanden.",
    "damaged-kept":
      "Een bewaard bestand is beschadigd en er is geen ruimte om het apart te zetten. Het blijft staan zoals het is.",
  };

  /** The storage of this page called `name`, or null where the browser refuses it. */
  function device(name) {
    try {
      const storage = root[name];
      const probe = "kb1:probe";
      storage.setItem(probe, "1");
      storage.removeItem(probe);
      return storage;
    } catch (error) {
      // Full is not the same as refused: what is there can be read, and removed.
      return error && error.name === "QuotaExceededError" ? root[name] : null;
    }
  }

  const random = () => {
    const bytes = root.crypto.getRandomValues(new Uint32Array(2));
    return Array.from(bytes, (word) => word.toString(36)).join("").slice(0, 12);
  };

  /**
   * @param {object} options
   * @param {object} options.content scoring content (score.js).
   * @param {object} [options.texts] of the site, for messages.
   * @param {Storage|null} [options.storage] left out: that of the page; null: in memory only.
   * @param {Storage|null} [options.session] remembers which file this tab has open; left out: that of the page.
   * @param {function(): number} [options.now] milliseconds.
   * @param {string} [options.tab] unlike that of any other store.
   * @param {function({code: string, text: string}): void} [options.onProblem]
   */
  function createStore(options) {
    const { content, texts, now = Date.now, tab = random(), onProblem = () => {} } = options;
    const storage = options.storage === undefined ? device("localStorage") : options.storage;
    const session = options.session === undefined ? device("sessionStorage") : options.session;
    const catalogue = { id: content.id, version: content.version, digest: content.digest };
    const loaded = new Map(); // id → file in memory
    const removed = new Map(); // id → file that `restore` brings back
    const spoilt = new Map(); // id → text that could be neither read nor set aside
    const told = new Set(); // damaged files that were reported
    const listeners = new Set();
    let opened = null; // the open file
    let isKept = storage !== null;
    let clock = 0;
    let counter = 0;

    const problem = (code, text = MESSAGES[code]) => onProblem({ code, text });
    const tell = (kind, questions = [], remote = false) => {
      for (const fn of [...listeners]) fn({ kind, questions, remote });
    };
    const tellDamage = (id, code) => {
      if (!told.has(id)) problem(code);
      told.add(id);
    };
    const questionsIn = (keys) => keys.filter((key) => key.startsWith("a:")).map((key) => key.slice(2));

    /* Storage, which may refuse anything at any time */

    function attempt(action, otherwise) {
      if (storage === null) return otherwise;
      try {
        return action(storage);
      } catch {
        return otherwise;
      }
    }

    const read = (key) => attempt((place) => place.getItem(key), null);
    const erase = (key) => attempt((place) => place.removeItem(key), undefined);
    const write = (key, text) => attempt((place) => (place.setItem(key, text), true), false);
    const keys = () => attempt((place) => Array.from({ length: place.length }, (_, n) => place.key(n)), []);
    const idsUnder = (prefix) => keys().filter((key) => key?.startsWith(prefix)).map((key) => key.slice(prefix.length));

    function keeps(isSuccess) {
      if (isSuccess === isKept || storage === null) return;
      isKept = isSuccess;
      problem(isSuccess ? "saved-again" : "storage-full");
      tell("saved");
    }

    /** The storage of this tab alone; does nothing where the browser refuses it. */
    function ofTab(action) {
      try {
        return session === null ? null : action(session);
      } catch {
        return null; // then this tab opens the file that was last opened on this device
      }
    }

    /** The stored file, or null if there is none; what cannot be read is set aside as it is. */
    function stored(id, text = read(DOSSIER + id)) {
      if (text === null || spoilt.get(id) === text) return null;
      const { dossier, whole } = ID.test(id) ? readDossier(id, text) : { dossier: null, whole: false };
      if (!whole) setAside(id, text, dossier);
      return dossier;
    }

    function setAside(id, text, dossier) {
      let [key, number] = [APART + id, 1];
      while (![null, text].includes(read(key))) key = `${APART}${id}-${(number += 1)}`;
      if (!write(key, text)) {
        spoilt.set(id, text);
        return tellDamage(id, "damaged-kept");
      }
      spoilt.delete(id);
      // Only now may the damaged text go, if it still stands there; what was readable in it takes its place.
      if (read(DOSSIER + id) === text) {
        if (dossier === null) erase(DOSSIER + id);
        else write(DOSSIER + id, writeDossier({ ...dossier, catalogue: dossier.catalogue ?? catalogue }));
      }
      return tellDamage(id, "damaged");
    }

    /** The file in memory, from storage if need be; undefined if there is none. */
    function load(id) {
      if (!loaded.has(id)) {
        const dossier = stored(id);
        if (dossier === null) return undefined;
        dossier.saved = true;
        dossier.catalogue ??= catalogue;
        dossier.created ||= dossier.changed;
        for (const [key, cell] of dossier.cells) note(dossier, key, cell);
        loaded.set(id, dossier);
      }
      return loaded.get(id);
    }

    /** Remember that this tab knew a cell, and never give out an older time. */
    function note(dossier, key, cell) {
      see(dossier, key, cell);
      clock = Math.max(clock, cell.at);
    }

    /**
     * Take in another version of a file; what both changed without knowing of each other is one step back.
     * @returns {{changed: string[], isBehind: boolean}} keys that changed here; whether the other lacks ours.
     */
    function absorb(dossier, other, isQuiet = false) {
      const { changed, lost, isBehind, latest } = merge(dossier, other, tab);
      clock = Math.max(clock, latest);
      if (lost.length > 0 && !isQuiet) {
        remember(dossier.undo, lost);
        problem("both-changed");
      }
      return { changed, isBehind };
    }

    /* Writing */

    /** Take in what is stored by now; returns the keys that changed. */
    function takeIn(dossier, isQuiet = false) {
      const other = stored(dossier.id);
      return other === null ? [] : absorb(dossier, other, isQuiet).changed;
    }

    function save(dossier) {
      const id = dossier.id;
      if (spoilt.has(id)) setAside(id, spoilt.get(id), dossier);
      dossier.isAhead = spoilt.has(id) || !write(DOSSIER + id, writeDossier(dossier));
      dossier.saved ||= !dossier.isAhead;
      if (!dossier.isAhead) catchUp();
      keeps([...loaded.values()].every((other) => !other.isAhead));
    }

    /** What could not be stored before goes as soon as there is room. */
    function catchUp() {
      [...loaded.values()].find((other) => {
        if (other.isAhead) other.isAhead = spoilt.has(other.id) || !write(DOSSIER + other.id, writeDossier(other));
        other.saved ||= !other.isAhead;
        return other.isAhead;
      });
    }

    /**
     * Set cells and store them: every change of a file comes through here.
     * @param {function(): [string, *][]} pairs what to set, asked after taking in what is stored.
     * @param {function([string, *][]): void} keepStep takes what stood there.
     * @returns {string[]} the keys that changed.
     */
    function change(dossier, pairs, keepStep = () => {}) {
      if (dossier.saved && isKept && storage !== null && read(DOSSIER + dossier.id) === null) problem("came-back");
      const elsewhere = takeIn(dossier);
      const fresh = pairs().filter(([key, value]) => !sameValue(valueOf(dossier, key), value));
      const before = fresh.map(([key]) => [key, valueOf(dossier, key)]);
      if (fresh.some(([key]) => elsewhere.includes(key))) problem("both-changed");
      if (fresh.length > 0) {
        clock = Math.max(now(), clock + 1);
        for (const [key, value] of fresh) {
          const cell = { value, at: clock, by: tab, was: stamp(dossier.cells.get(key)) };
          dossier.cells.set(key, cell);
          note(dossier, key, cell);
        }
        keepStep(before);
        Object.assign(dossier, { changed: clock, revision: dossier.revision + 1, catalogue, view: null });
      }
      if (fresh.length > 0 || !isKept) save(dossier);
      const mine = fresh.map(([key]) => key);
      const touched = [...new Set([...elsewhere, ...mine])];
      if (touched.length > 0 && dossier === opened) tell("answers", questionsIn(touched), mine.length === 0);
      if (touched.length > 0) tell("list");
      return mine;
    }

    /** A change that can be undone; `typing` names the field that someone is typing in. */
    function edit(dossier, pairs, typing = null) {
      return change(dossier, pairs, (before) => {
        const last = dossier.undo.at(-1);
        const isTypingOn = typing !== null && last?.typing === typing && clock - last.at < TYPING;
        if (isTypingOn) last.at = clock;
        else remember(dossier.undo, before, { typing, at: clock });
        dossier.redo = [];
      });
    }

    function step(from, to) {
      const taken = opened?.[from].pop();
      if (taken === undefined) return null;
      const dossier = opened;
      return questionsIn(change(dossier, () => taken.pairs, (before) => remember(dossier[to], before)));
    }

    /* Which file is open */

    function point(dossier) {
      opened = dossier;
      ofTab((place) => (dossier === null ? place.removeItem(CURRENT) : place.setItem(CURRENT, dossier.id)));
      if (dossier?.saved) write(INDEX, JSON.stringify({ format: FORMAT, current: dossier.id }));
    }

    /** The file that this tab had open, else the one last opened on this device, else the last changed. */
    function lastOpened() {
      for (const id of [ofTab((place) => place.getItem(CURRENT)), indexed()]) {
        const dossier = typeof id === "string" && ID.test(id) ? load(id) : undefined;
        if (dossier !== undefined) return dossier;
      }
      return known()[0] ?? null;
    }

    function indexed() {
      try {
        return own(JSON.parse(read(INDEX)), "current");
      } catch {
        return undefined;
      }
    }

    /** All files, from storage and memory, the last changed first. */
    function known() {
      const ids = new Set([...idsUnder(DOSSIER), ...loaded.keys()]);
      const found = [...ids].map((id) => load(id)).filter((one) => one !== undefined);
      return found.sort((a, b) => b.changed - a.changed || (a.id < b.id ? -1 : 1));
    }

    function make(pairs) {
      const dossier = blank(`${now().toString(36)}-${random()}`);
      dossier.created = now();
      loaded.set(dossier.id, dossier);
      change(dossier, () => pairs);
      return dossier;
    }

    function show(dossier, isRemote = false) {
      point(dossier);
      tell("opened", [], isRemote);
      return dossier;
    }

    /** The open file; the first answer on this device makes one, or takes one that another tab just made. */
    function writable() {
      return opened ?? show(lastOpened() ?? make([["name", NAME]]));
    }

    const nameFor = (name) => String(name ?? "").trim().slice(0, MAX_NAME).trim() || NAME;
    const isEmpty = (value) => value === null || value === undefined || value === "";

    function cellsOf(response) {
      const { answers = {}, subject = {}, unmapped = [] } = response;
      return [
        ...Object.entries(subject).map(([key, value]) => [`s:${key}`, value]),
        ...Object.entries(answers).map(([id, value]) => [`a:${id}`, value]),
        ...unmapped.map((item) => [`u:${now().toString(36)}-${tab}-${String((counter += 1)).padStart(6, "0")}`, item]),
      ].filter(([key, value]) => value !== null && isValue(key, value));
    }

    /** What others see of a file: a new object only after a change. */
    function view(dossier) {
      if (dossier.view === null) {
        const { id, created, changed, revision } = dossier;
        const { response, problems } = check(responseOf(dossier), { content, texts });
        const dates = { created: new Date(created).toISOString(), changed: new Date(changed).toISOString() };
        dossier.view = { id, name: valueOf(dossier, "name") ?? NAME, ...dates, revision, response, problems };
      }
      return { ...dossier.view, saved: dossier.saved && !dossier.isAhead };
    }

    function row(dossier) {
      const { id, name, created, changed, saved } = view(dossier);
      const answered = valuesOf(dossier, "a:").filter(([, answer]) => answer.option !== undefined).length;
      const organisation = valueOf(dossier, "s:organisation") ?? "";
      return { id, name, organisation, created, changed, answered, saved, current: dossier === opened };
    }

    /** The patch of an answer or subject without what does not fit; says what did not. */
    function fitting(patch, fields) {
      const pairs = Object.entries(patch).filter(([key]) => Object.hasOwn(fields, key));
      return pairs.filter(([key, value]) => {
        const wrong = isEmpty(value) ? null : wrongText(key, value);
        if (wrong !== null) problem("bad-field", `Dit is niet bewaard: ${wrong}. Verander het en probeer het opnieuw.`);
        return wrong === null;
      });
    }

    /* What another tab did */

    function wiped(isRemote) {
      loaded.clear();
      removed.clear();
      spoilt.clear();
      opened = null;
      tell("wiped", [], isRemote);
      tell("list", [], isRemote);
    }

    function changedElsewhere(id, text) {
      const mine = loaded.get(id);
      if (mine === undefined) {
        if (opened === null && lastOpened() !== null) show(lastOpened(), true);
      } else if (text !== null) takeInEvent(mine, text);
      else if (mine === opened) {
        problem("removed-elsewhere");
        tell("removed", [], true);
      } else if (!mine.isAhead) loaded.delete(id);
      tell("list", [], true);
    }

    function takeInEvent(mine, text) {
      const other = stored(mine.id, text);
      const { changed, isBehind } = other === null ? { changed: [], isBehind: true } : absorb(mine, other);
      if (mine === opened && changed.length > 0) tell("answers", questionsIn(changed), true);
      if (!isBehind) return;
      // The event may be late: see what is stored by now before writing what the other lacks.
      const latest = stored(mine.id);
      const lacks = latest === null ? other === null : absorb(mine, latest).isBehind;
      if (lacks) save(mine);
    }

    const store = {
      get persistent() {
        return isKept;
      },
      list: () => known().map(row),
      current: () => (opened === null ? null : view(opened)),
      peek(id) {
        const dossier = load(id);
        return dossier === undefined ? null : view(dossier);
      },

      /** Open a file; false if it is not there. */
      open(id) {
        const dossier = load(id);
        if (dossier === undefined) return false;
        takeIn(dossier, true);
        show(dossier);
        return true;
      },

      /** Make a file, with a response that `answers.check` let through if there is one, open it, give its id. */
      create: (name, response = {}) => show(make([["name", nameFor(name)], ...cellsOf(response)])).id,

      rename(id, name) {
        const dossier = load(id);
        if (dossier !== undefined) edit(dossier, () => [["name", nameFor(name)]]);
      },

      /** Copy a file without opening the copy; gives its id, null if the file is not there. */
      duplicate(id) {
        const source = load(id);
        if (source === undefined) return null;
        takeIn(source, true);
        const pairs = [...source.cells].map(([key, { value }]) => [key, value]);
        const name = nameFor(`Kopie van ${valueOf(source, "name") ?? NAME}`);
        return make([["name", name], ...pairs.filter(([key, value]) => key !== "name" && value !== null)]).id;
      },

      /** Remove a file; `restore` brings it back until the page closes. */
      remove(id) {
        const dossier = load(id);
        if (dossier === undefined) return false;
        takeIn(dossier, true);
        erase(DOSSIER + id);
        if (read(DOSSIER + id) !== null) return false;
        loaded.delete(id);
        removed.set(id, { dossier, wasOpen: dossier === opened });
        Object.assign(dossier, { saved: false, isAhead: false });
        if (dossier === opened) {
          point(null);
          show(lastOpened());
        }
        catchUp(); // room came free
        keeps([...loaded.values()].every((other) => !other.isAhead));
        tell("list");
        return true;
      },

      restore(id) {
        if (!removed.has(id)) return false;
        const { dossier, wasOpen } = removed.get(id);
        const other = load(id); // another tab may have gone on with it
        if (other !== undefined) absorb(dossier, other, true);
        removed.delete(id);
        loaded.set(id, dossier);
        dossier.revision += 1;
        save(dossier);
        if (wasOpen || opened === null || opened === other) show(dossier);
        tell("list");
        return true;
      },

      /** Wipe everything of ours, in other tabs too; there is no way back. False if the browser kept something. */
      clearAll() {
        erase(INDEX); // first: this is what other tabs follow
        for (const key of idsUnder("kb1:")) erase(`kb1:${key}`);
        ofTab((place) => place.removeItem(CURRENT));
        isKept = storage !== null;
        wiped(false);
        tell("saved");
        return idsUnder("kb1:").length === 0;
      },

      /** A copy of an answer, or undefined. */
      answer(question) {
        const value = opened === null ? null : valueOf(opened, `a:${question}`);
        return value === null ? undefined : { ...value };
      },

      /** Change fields of an answer: "" or null takes a field away, null for the patch the whole answer. */
      setAnswer(question, patch) {
        if (!isQuestionId(question)) throw new TypeError(`no question id: ${question}`);
        const key = `a:${question}`;
        const fields = fitting(patch ?? {}, FIELDS);
        if (patch !== null && fields.length === 0) return;
        const dossier = writable();
        const typing = fields.length === 1 && fields[0][0] !== "option" ? `${key} ${fields[0][0]}` : null;
        const next = () => {
          const answer = { ...(patch === null ? null : valueOf(dossier, key)), ...Object.fromEntries(fields) };
          const kept = Object.entries(answer).filter(([, value]) => !isEmpty(value));
          return [[key, kept.length === 0 ? null : Object.fromEntries(kept)]];
        };
        edit(dossier, next, typing);
      },

      /** Change fields of the subject: "" or null takes a field away. */
      setSubject(patch) {
        const pairs = fitting(patch, SUBJECT).map(([key, value]) => [`s:${key}`, isEmpty(value) ? null : value]);
        if (pairs.length > 0) edit(writable(), () => pairs, pairs.length === 1 ? pairs[0][0] : null);
      },

      /**
       * Take over what a response holds, in one step: its answers over those here, its subject where nothing is
       * filled in here, and what fits nowhere. Gives the changed question ids.
       */
      merge(response) {
        if (!isObject(response?.answers)) throw new TypeError("a response has answers");
        const dossier = writable();
        const isNew = ([key, value]) => {
          if (key.startsWith("u:")) return !valuesOf(dossier, "u:").some(([, item]) => sameValue(item, value));
          return !key.startsWith("s:") || valueOf(dossier, key) === null;
        };
        return questionsIn(edit(dossier, () => cellsOf(response).filter(isNew)));
      },

      /** Ids of the questions that changed, or null if there was nothing to undo. */
      undo: () => step("undo", "redo"),
      redo: () => step("redo", "undo"),
      canUndo: () => opened !== null && opened.undo.length > 0,
      canRedo: () => opened !== null && opened.redo.length > 0,

      /** Call `fn({kind, questions, remote})` after each change; gives a function that stops that. */
      onChange(fn) {
        listeners.add(fn);
        return () => listeners.delete(fn);
      },

      /** For `storage` events of the window: what another tab stored. */
      handleStorageEvent(event) {
        if (storage === null || (event.storageArea && event.storageArea !== storage)) return;
        if (event.key === null) [...loaded.keys()].forEach((id) => changedElsewhere(id, read(DOSSIER + id)));
        else if (event.key === INDEX && event.newValue === null) wiped(true);
        else if (event.key.startsWith(DOSSIER)) changedElsewhere(event.key.slice(DOSSIER.length), event.newValue);
      },

      /** Take in what is stored, after the page slept and missed events. */
      refresh() {
        for (const dossier of [...loaded.values()]) {
          const changed = takeIn(dossier, true);
          if (dossier === opened && changed.length > 0) tell("answers", questionsIn(changed), true);
          const isGone = storage !== null && dossier.saved && !dossier.isAhead && read(DOSSIER + dossier.id) === null;
          if (isGone && dossier !== opened) loaded.delete(dossier.id);
        }
        tell("list", [], true);
      },

      /** Damaged texts that were set aside. */
      aside: () => idsUnder(APART).map((id) => ({ id, text: read(APART + id) ?? "" })),
      dropAside: (id) => erase(APART + id),
    };

    point(lastOpened());
    if (storage === null) problem("no-storage");
    return Object.freeze(store);
  }

  Kennisbank.store = Object.freeze({ createStore, device, FORMAT });
  if (typeof module === "object" && module !== null && module.exports) module.exports = Kennisbank.store;
})(globalThis);
