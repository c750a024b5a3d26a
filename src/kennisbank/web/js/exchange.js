/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * What stops and asks: managing files of answers, and taking them in and out: `Kennisbank.exchange`.
 * Whatever comes from a file or a link asks first, and goes into a file of its own unless one says otherwise.
 * A page of the site loads this once it is needed (dossiers.js); a file that stands alone holds it.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const { make, button, field, count } = Kennisbank.elements;
  const { ask, choose, problems } = Kennisbank.dialogs;

  const NOTHING = "Er is nog niets ingevuld. Vul eerst een vraag in.";
  const ASIDE = "Dit bestand was beschadigd. Dit is het, precies zoals het was.";
  const SHARED =
    "Je antwoorden op deze pagina staan in de link zelf. Wie de link heeft, kan ze lezen." +
    " Deel hem dus alleen met wie ze mag zien.";

  /** The name of a file of answers from what one fills in: "Bunnik, Veiligheid, 2026". */
  function nameOf({ organisation, department, year }) {
    const parts = [organisation, department, year].map((part) => part.trim()).filter((part) => part !== "");
    return parts.join(", ").slice(0, 200);
  }

  /**
   * @param {object} options as of `Kennisbank.dossiers.create`.
   * @param {function((string|Node), Node=): void} options.say tells what happened, with a way back if there is one.
   * @param {function(string): string} options.nowOpen says that a file is open now.
   * @param {function(): void} options.keep hears that the open file now stands outside this page as it is.
   */
  function create({ store, data, flush, ids, say, keep, nowOpen }) {
    /* Managing files of answers */

    async function manage() {
      flush();
      const fields = [
        field("Gemeente of organisatie"),
        field("Afdeling of onderdeel", { optional: true }),
        field("Jaar", { value: String(new Date().getFullYear()), max: 4 }),
      ];
      const list = make("ul.kb-dossier__list", {}, ...store.list().map(row), ...store.aside().map(asideRow));
      const fresh = make("details.kb-dossier__new", {}, make("summary", {}, "Nieuw bestand"), ...fields.map((one) => one.element));
      fresh.append(make("div.kb-buttons", {}, button("Maak dit bestand", () => choose(fresh, "new"), { kind: "primary-action" })));
      const chosen = await ask("Bestanden op dit apparaat", [list, fresh], [{ text: "Sluiten", value: "" }]);
      const [organisation, department, year] = fields.map((one) => one.input.value);
      if (chosen === "new") start({ organisation, department, year });
      else if (chosen !== null) await act(...chosen.split(/ (.*)/s));
    }

    function row({ id, name, changed }) {
      const at = new Date(changed).toLocaleString("nl-NL", { dateStyle: "long", timeStyle: "short" });
      const act = (text, value) => {
        const one = button(text, () => choose(one, `${value} ${id}`), { kind: "link", hidden: name });
        return one;
      };
      const current = store.current()?.id === id;
      return make(
        "li",
        {},
        make("p", {}, make("strong", {}, name), current ? " (staat nu open)" : ""),
        make("p.kb-small", {}, `Laatst veranderd op ${at}`),
        make(
          "div.kb-buttons",
          {},
          ...(current ? [] : [act("Open", "open")]),
          act("Andere naam", "rename"),
          act("Maak een kopie", "copy"),
          act("Verwijder", "remove")
        )
      );
    }

    /** A file that could not be read: it can leave as it is, to be looked at, or go. */
    function asideRow({ id, text }, n) {
      const which = `apart gezet bestand ${n + 1}`;
      const drop = button("Verwijder", () => choose(drop, `drop ${id}`), { kind: "link", hidden: which });
      return make(
        "li",
        {},
        make("p", {}, make("strong", {}, "Apart gezet"), ` (bestand ${n + 1})`),
        make("p.kb-small", {}, ASIDE),
        make(
          "div.kb-buttons",
          {},
          button("Download", () => download(`apart-gezet-${n + 1}.txt`, text, "text/plain"), { kind: "link", hidden: which }),
          drop
        )
      );
    }

    function start(parts) {
      const name = nameOf(parts);
      const organisation = nameOf({ ...parts, year: "" });
      store.create(name, organisation === "" ? {} : { subject: { organisation } });
      say(`‘${store.current().name}’ is gemaakt. ${nowOpen(store.current().name)}`);
    }

    async function act(what, id) {
      if (what === "drop") return dropAside(id);
      const { name } = store.list().find((one) => one.id === id) ?? {};
      if (name === undefined) return;
      if (what === "open") {
        store.open(id);
        say(nowOpen(name));
      } else if (what === "copy") {
        store.duplicate(id);
        say(`Je hebt nu een kopie van ‘${name}’.`);
      } else if (what === "rename") await rename(id, name);
      else if (what === "remove") remove(id, name);
    }

    /** Ask before a damaged file goes: there is no way back. */
    async function dropAside(id) {
      const chosen = await ask(
        "Wil je dit apart gezette bestand verwijderen?",
        ["Dit kun je niet terugdraaien. Wil je het houden? Download het dan eerst."],
        [
          { text: "Verwijder het", value: "drop", kind: "danger" },
          { text: "Niet verwijderen", value: "" },
        ]
      );
      if (chosen === null) return;
      store.dropAside(id);
      say("Het apart gezette bestand is verwijderd.");
    }

    async function rename(id, name) {
      const { element: row, input: text } = field("Nieuwe naam", { value: name });
      const chosen = await ask("Andere naam", [row], [
        { text: "Bewaar de naam", value: "ok", kind: "primary-action" },
        { text: "Niet veranderen", value: "" },
      ]);
      const wanted = text.value.trim();
      if (chosen === null || wanted === "") return;
      store.rename(id, wanted);
      say(`Het bestand heet nu ‘${wanted}’.`);
    }

    function remove(id, name) {
      store.remove(id);
      const back = button("Zet het terug", () => {
        store.restore(id);
        say(`‘${name}’ staat er weer.`);
      }, { kind: "link" });
      say(`‘${name}’ is verwijderd.`, back);
    }

    async function wipe() {
      const number = store.list().length;
      const chosen = await ask(
        "Wil je alles wissen?",
        [
          `Op dit apparaat ${number === 1 ? "staat 1 bestand" : `staan ${number} bestanden`} met antwoorden. Daarna is er niets meer.`,
          "Dit kun je niet terugdraaien. Wil je iets houden? Bewaar het dan eerst als bestand.",
        ],
        [
          { text: "Wis alles", value: "wipe", kind: "danger" },
          { text: "Niet wissen", value: "" },
        ]
      );
      if (chosen === null) return;
      store.clearAll();
      say("Alles is gewist. Op dit apparaat staan geen antwoorden meer.");
    }

    /* Out: a file, a link */

    function save() {
      flush();
      const current = store.current();
      if (!current) return say(NOTHING);
      const { name, text, type } = Kennisbank.files.toFile(current.response);
      download(name, text, type);
      keep();
      return say(`Bewaard als ${name}. Kijk bij je downloads.`);
    }

    function download(name, text, type) {
      const address = URL.createObjectURL(new Blob([text], { type }));
      const link = make("a", { href: address, download: name, hidden: true });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    }

    /** The open file with the answers of this page alone. */
    function onThisPage({ response }) {
      const wanted = new Set(ids());
      const answers = Object.entries(response.answers).filter(([id]) => wanted.has(id));
      return { ...response, answers: Object.fromEntries(answers), unmapped: [] };
    }

    async function share() {
      flush();
      const current = store.current();
      if (!current) return say(NOTHING);
      const response = onThisPage(current);
      const { element: row, input: link } = field("Deellink", { max: 1000000 });
      const notes = make("input", { type: "checkbox", id: "kb-met-notities" });
      const choice = make("div.kb-check", {}, notes, make("label", { for: notes.id }, "Deel ook notities, bewijs en namen"));
      const said = make("p.kb-small", { role: "status" });
      link.readOnly = true;
      link.addEventListener("focus", () => link.select());
      async function fill() {
        try {
          const fragment = await Kennisbank.share.encode(response, { texts: notes.checked });
          link.value = location.href.replace(/#.*$/s, "") + fragment;
          said.textContent = "";
        } catch (error) {
          link.value = "";
          said.textContent = error.text ?? "De link maken lukt hier niet. Bewaar je antwoorden als bestand en stuur dat.";
        }
      }
      async function copy() {
        try {
          await navigator.clipboard.writeText(link.value);
          said.textContent = "De link is gekopieerd.";
        } catch {
          link.select();
          said.textContent = "Kopiëren lukt hier niet. De link is geselecteerd: kopieer hem met Ctrl+C.";
        }
      }
      notes.addEventListener("change", fill);
      await fill();
      const copier = button("Kopieer de link", copy, { kind: "primary-action" });
      const body = [SHARED, row, choice, make("div.kb-buttons", {}, copier), said];
      return ask("Deel je antwoorden met een link", body, [{ text: "Sluiten", value: "" }]);
    }

    /* In: from a file or a link, never over what is there */

    /** Read a file that one picked or dropped. */
    async function open(file) {
      flush();
      await offer(`‘${file.name}’`, await Kennisbank.kinds.read(file, data));
    }

    /** Show what came in and ask where it goes. */
    async function offer(from, { response, problems: found }) {
      const list = problems(found.map((problem) => problem.text));
      if (response === null) {
        const body = [list, "Aan je eigen antwoorden is niets veranderd."];
        return ask("Dit kunnen we niet openen", body, [{ text: "Sluiten", value: "" }]);
      }
      const current = store.current();
      const incoming = Object.entries(response.answers);
      const mine = (id) => current?.response.answers[id];
      const gaps = incoming.filter(([id]) => mine(id) === undefined);
      const other = incoming.filter(([id, answer]) => mine(id) !== undefined && !same(mine(id), answer));
      const choices = [{ text: "Zet het in een nieuw bestand", value: "new", kind: "primary-action" }];
      if (gaps.length > 0 && current) choices.push({ text: "Vul aan wat nog leeg is", value: "gaps" });
      if (other.length > 0) choices.push({ text: "Neem alles over", value: "all" });
      choices.push({ text: "Niet openen", value: "" });
      const about = response.subject?.organisation ? ` over ‘${response.subject.organisation}’` : "";
      const body = [`In ${from} ${incoming.length === 1 ? "staat" : "staan"} ${count(incoming.length, "antwoord", "antwoorden")}${about}.`];
      if (current && incoming.length > 0) {
        body.push(
          `In ‘${current.name}’ ${gaps.length === 1 ? "is" : "zijn"} daarvan ${gaps.length} nog leeg` +
            ` en ${other.length} anders ingevuld. Je eigen antwoorden veranderen alleen als jij dat kiest.`
        );
      }
      if (list) body.push(make("p", {}, make("strong", {}, "Let op")), list);
      const chosen = await ask("Antwoorden openen", body, choices);
      if (chosen === "new") {
        store.create(nameFor(response, from), response);
        if (found.length === 0) keep();
        say(`De antwoorden staan in ‘${store.current().name}’.`);
      } else if (chosen !== null) {
        const taken = chosen === "gaps" ? gaps : [...gaps, ...other];
        store.merge({ ...response, answers: Object.fromEntries(taken) });
        say(`${count(taken.length, "antwoord is", "antwoorden zijn")} overgenomen.`);
      }
      return chosen;
    }

    function nameFor(response, from) {
      const year = (response.subject?.date ?? "").slice(0, 4) || String(new Date().getFullYear());
      const organisation = response.subject?.organisation || from.replace(/^‘|(\.(json|csv|xlsx|xlsm|ods|pdf))?’$/gi, "");
      return nameOf({ organisation, department: "", year });
    }

    const same = (one, two) => {
      const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
      return [...keys].every((key) => (one[key] ?? "") === (two[key] ?? ""));
    };

    /** Open what a link brought in its fragment. */
    const openLink = async (hash) => offer("deze link", await Kennisbank.share.decode(hash, data));

    return { manage, wipe, save, share, open, openLink };
  }

  Kennisbank.exchange = Object.freeze({ create, nameOf });
})(globalThis);
