/* SPDX-License-Identifier: EUPL-1.2 */
/**
 * Why a result is what it is, and what to do about it: `Kennisbank.advice`. Notes on must-haves, the lists Doen and
 * Uitzoeken, and tables with the numbers of the charts. Everything is made from text, never from markup.
 * `data` is `{content, answers, result, states, texts, scope}`: what was scored, and what KennisbankScore gave.
 */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});
  const Score = root.KennisbankScore;
  const { make } = Kennisbank.elements;
  const { icon } = Kennisbank.chart;
  const { link, heading, folded, strong } = Kennisbank.parts;
  const words = Kennisbank.words;

  const ICONS = {
    todo: "M4 12.5l5 5L20 6.5",
    find: "M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M9.5 9.7a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.8M12 16.6v.1",
    cap: "M4 5h16M12 20V9M7.5 13.5L12 9l4.5 4.5",
  };
  const SHOWN = 5; // entries of a list, before the rest folds away
  const NAMED = 3; // questions named in a note

  /* A question: what it is, was answered, and where it stands */

  const lessonOf = (id) => id.slice(0, id.indexOf("."));
  const lessonsOf = (content) => content.domains.flatMap((domain) => domain.lessons);

  /** Questions of a content by full id: what is scored; made once per content. */
  const scored = new WeakMap();
  function questionOf(content, id) {
    if (!scored.has(content)) {
      const all = lessonsOf(content).flatMap((lesson) =>
        lesson.questions.map((one) => [`${lesson.id}.${one.id}`, one])
      );
      scored.set(content, new Map(all));
    }
    return scored.get(content).get(id);
  }

  /** The label of an option of a question. */
  const labelOf = ({ content, texts }, id, option) => texts.scales[questionOf(content, id).scale][option];
  const chosen = (data, id) => data.answers[id]?.option ?? null;
  const best = ({ content }, id) =>
    content.scales[questionOf(content, id).scale].options.find((option) => option.points === 100).id;

  /** A question as a link: with its number where one checklist is on the page, else with its text alone. */
  function asked({ texts, scope }, id) {
    const { text, number, url } = texts.questions[id];
    return link(url, Object.hasOwn(texts.lessons, scope) ? `Vraag ${number}: ${text}` : text);
  }
  /* Why not higher: notes on must-haves */

  function note(kind, ...children) {
    return make(`div.kb-note${kind}`, {}, icon(ICONS.cap), make("div", {}, ...children));
  }

  /** How many were not named. */
  const rest = (list) => (list.length > NAMED ? make("p", {}, `En nog ${list.length - NAMED} andere.`) : null);

  /** What limits the level now, and what may still limit it: at most two notes. */
  function notes(data, figures) {
    if (figures.low === null) return [];
    const sure = figures.caps.filter((cap) => cap.low === cap.high).sort((a, b) => a.high - b.high);
    const open = figures.caps.filter((cap) => cap.low !== cap.high);
    return [sure.length > 0 ? sureNote(data, sure) : null, open.length > 0 ? openNote(data, open) : null].filter(
      Boolean
    );
  }

  function sureNote(data, caps) {
    const why = caps.slice(0, NAMED).map(({ question }) => {
      const [now, top] = [chosen(data, question), best(data, question)].map((option) =>
        labelOf(data, question, option)
      );
      const place = Object.hasOwn(data.texts.lessons, data.scope) ? "" : ` (${lessonTitle(data, question)})`;
      return make("li", {}, asked(data, question), `${place} Nu: ‘${now}’. Een hoger niveau kan pas met ‘${top}’.`);
    });
    const about =
      caps.length === 1 ? "Dit is een basismaatregel. Die maakt" : "Dit zijn basismaatregelen. Die maken";
    const text = `${about} het percentage niet lager, maar ${caps.length === 1 ? "begrenst" : "begrenzen"} wel het niveau.`;
    const title = strong(`Niet hoger dan niveau ${caps[0].high}.`);
    return note(".kb-note--cap", make("p", {}, title, ` ${text}`), make("ul", {}, ...why), rest(caps));
  }

  function openNote(data, caps) {
    const lowest = Math.min(...caps.map((cap) => cap.low));
    const one = caps.length === 1;
    const title = one ? "Eén basismaatregel staat nog open." : `${caps.length} basismaatregelen staan nog open.`;
    const text = ` Valt ${one ? "die" : "er één"} tegen, dan wordt het niveau misschien niet hoger dan ${lowest}.`;
    const named = caps.slice(0, NAMED).map(({ question }) => make("li", {}, asked(data, question)));
    return note("", make("p", {}, strong(title), text), make("ul", {}, ...named), rest(caps));
  }

  const lessonTitle = ({ texts }, id) => texts.lessons[lessonOf(id)].title;

  /* Doen and Uitzoeken */

  /** Where a question stands, who it is for: "Integriteit, Cliëntelisme tegengaan. Griffier." */
  function about(data, id) {
    const { texts, scope } = data;
    const lesson = texts.lessons[lessonOf(id)];
    const { role } = texts.questions[id];
    const where = Object.hasOwn(texts.lessons, scope) ? "" : `${lesson.title}. `;
    return `${where}${words.capital(role)}. `;
  }

  function entry(data, { question }, gain, step) {
    return make(
      "li",
      {},
      make("span.kb-todo__text", {}, asked(data, question)),
      make("span.kb-todo__gain", {}, ...gain),
      make("span.kb-todo__step", {}, about(data, question) + step)
    );
  }

  const unit = (text) => make("small", {}, text);
  const gained = (ppm, sign) => [`${ppm < 5000 ? "" : sign}${words.points(ppm)}`, unit(" procentpunt")];

  function todo(data, one) {
    const option = chosen(data, one.question);
    const step = data.texts.questions[one.question].steps[option];
    const jump = levelJump(data, one.question, option);
    const plain = one.gain > 0 ? gained(one.gain, "+") : ["geen", unit(" procentpunt")];
    const gain =
      jump === null ? plain : [unit("niveau "), jump, unit(one.gain > 0 ? ` ${plain[0]} procentpunt` : "")];
    const now = `Nu: ‘${labelOf(data, one.question, option)}’.`;
    return entry(data, one, gain, step ? `Eerste stap: ${step}` : now);
  }

  /** "2 → 3" if the best answer to a must-have lifts the level, else null. */
  function levelJump({ content, answers, result, scope }, id, option) {
    const { scale: name, must_have: must } = questionOf(content, id);
    const { cap } = content.scales[name].options.find((one) => one.id === option);
    if (!must || cap === undefined) return null;
    const top = { ...answers[id], option: best({ content }, id) };
    const after = words.ofScope(Score.score(content, { answers: { ...answers, [id]: top } }, scope), scope);
    const [from, to] = [words.level(words.ofScope(result, scope)), words.level(after)];
    return from === to || to === null ? null : `${from} → ${to}`;
  }

  const OPEN = {
    open: "Nog niet ingevuld.",
    "unknown-option": "Je koos ‘Weet ik niet’.",
    "reason-missing": "Schrijf nog op waarom dit niet van toepassing is.",
    "not-allowed": "‘Niet van toepassing’ kan hier niet.",
  };

  function toFind(data, one) {
    const { evidence } = data.texts.questions[one.question];
    const proof = evidence ? ` Bewijs: ${evidence}` : "";
    return entry(data, one, gained(Math.max(one.gain, 0), ""), `${OPEN[data.states[one.question].reason]}${proof}`);
  }

  /** One list of actions: the first few, the others folded away. */
  function listOf(kind, title, intro, made, none, level) {
    const id = `uitslag-${kind}`;
    const [first, others] = [made.slice(0, SHOWN), made.slice(SHOWN)];
    const head = heading(level, id, icon(ICONS[kind]), title);
    if (made.length === 0) return make("section", { "aria-labelledby": id }, head, make("p.kb-small", {}, none));
    const more =
      others.length === 0 ? null : folded(id, `Nog ${others.length} tonen`, make("ol.kb-todo", {}, ...others));
    return make(
      "section",
      { "aria-labelledby": id },
      head,
      make("p.kb-small", {}, intro),
      make("ol.kb-todo", {}, ...first),
      more
    );
  }

  /** Both lists beside each other. */
  function lists(data, level = 3) {
    const { doen, uitzoeken } = data.result;
    const figures = words.ofScope(data.result, data.scope);
    const none = {
      todo:
        figures.coverage === null || figures.coverage === 0
          ? "Vul eerst vragen in. Dan zie je hier wat het meest oplevert."
          : "Alles wat je weet, staat op zijn best.",
      find: figures.low === null ? "Er staat niets open." : "Alle vragen die meetellen zijn bekend.",
    };
    return make(
      "div.kb-lists",
      {},
      listOf(
        "todo",
        "Doen",
        "Zoveel stijgt de uitslag als dit helemaal op orde is.",
        doen.map((one) => todo(data, one)),
        none.todo,
        level
      ),
      listOf(
        "find",
        "Uitzoeken",
        "Zoveel zekerder wordt de uitslag in elk geval.",
        uitzoeken.map((one) => toFind(data, one)),
        none.find,
        level
      )
    );
  }

  /* Tables with the same numbers */

  const numeric = (text) => make("td.kb-numeric", {}, text);
  const dash = "–";

  function table(label, head, body, foot) {
    const cells = head.map((text, n) =>
      make(n > 0 && foot.numeric.includes(n) ? "th.kb-numeric" : "th", { scope: "col" }, text)
    );
    const last = foot.row === null ? null : make("tfoot", {}, foot.row);
    return make(
      "div.kb-figures",
      { tabindex: "0", role: "group", "aria-label": label },
      make("table.utrecht-table", {}, make("thead", {}, make("tr", {}, ...cells)), make("tbody", {}, ...body), last)
    );
  }

  /** What each question of one checklist adds, sure and possible; both together give the interval. */
  function contributions(data) {
    const { content, texts, states, scope } = data;
    const lesson = lessonsOf(content).find((one) => one.id === scope);
    const rows = lesson.questions.map((question) => ({ question, id: `${scope}.${question.id}` }));
    const counted = rows.filter(({ id }) => Object.hasOwn(states, id) && states[id].state !== "excluded");
    const whole = 100 * counted.reduce((sum, { question }) => sum + question.weight, 0);
    const pointsOf = ({ id, question }) =>
      content.scales[question.scale].options.find((option) => option.id === chosen(data, id)).points;
    const sums = { sure: 0, open: 0 };
    const body = rows.map((row) => {
      const { id, question } = row;
      const { state } = states[id];
      const sure = state === "known" ? question.weight * pointsOf(row) : 0;
      const open = state === "unknown" ? 100 * question.weight : 0;
      sums.sure += sure;
      sums.open += open;
      const { number, text, url } = texts.questions[id];
      const figures =
        state === "excluded"
          ? [dash, dash, dash]
          : [`${question.weight}×`, words.share(sure, whole), words.share(open, whole)];
      return make(
        "tr",
        {},
        make("th", { scope: "row" }, `${number}. `, link(url, text)),
        make("td", {}, answerText(data, id)),
        ...figures.map(numeric)
      );
    });
    const total = whole === 0 ? [dash, dash] : [words.share(sums.sure, whole), words.share(sums.open, whole)];
    const row = make(
      "tr",
      {},
      make("th", { scope: "row" }, "Samen"),
      make("td"),
      numeric(whole === 0 ? dash : `${whole / 100}×`),
      ...total.map(numeric)
    );
    return table("Bijdrage per vraag", ["Vraag", "Antwoord", "Weging", "Zeker", "Kan nog erbij"], body, {
      row,
      numeric: [2, 3, 4],
    });
  }

  const REASONS = {
    open: "nog niet ingevuld",
    waiting: "telt nog niet: hangt af van een eerdere vraag",
    inapplicable: "geldt niet door een eerder antwoord",
  };

  /** What was answered and, if that does not count, why. */
  function answerText(data, id) {
    const { reason } = data.states[id];
    const option = chosen(data, id);
    const label = option === null ? "" : labelOf(data, id, option);
    if (reason === "reason-missing") return `${label}, zonder reden`;
    if (reason === "not-allowed") return `${label}: dat kan hier niet`;
    if (reason === "ignored") return `${label}: telt niet door een eerder antwoord`;
    if (reason === "waiting" && label !== "") return `${label}: telt nog niet`;
    return REASONS[reason] ?? label;
  }

  /**
   * Level, score, interval, coverage and caps of parts: `{title, url, figures}` each.
   * @param {object} data
   * @param {object[]} rows
   * @param {object|null} total what all parts come to: the last row.
   * @param {string} what a part is called.
   */
  function partsTable(data, rows, total, what) {
    const body = [...rows, ...(total === null ? [] : [total])].map(({ title, url, figures }) => {
      const isKnown = words.isJudged(figures);
      const text = (key) => (isKnown && figures[key] !== null ? `${figures[key]}%` : dash);
      const range = isKnown ? `${figures.percent_low}–${figures.percent_high}%` : dash;
      const known = figures.coverage === null ? dash : `${Score.percent(figures.coverage)}%`;
      const cells = [text("percent"), range, known].map(numeric);
      return make(
        "tr",
        {},
        make("th", { scope: "row" }, link(url, title)),
        make("td", {}, words.levelText(figures)),
        ...cells,
        make("td", {}, limits(data, figures))
      );
    });
    const row = total === null ? null : body.pop();
    return table(
      `Cijfers per ${what.toLowerCase()}`,
      [what, "Niveau", "Score", "Tussen", "Bekend", "Begrensd door"],
      body,
      { row, numeric: [2, 3, 4] }
    );
  }

  function limits(data, figures) {
    const caps = figures.caps.filter((cap) => cap.low === cap.high).sort((a, b) => a.high - b.high);
    if (caps.length === 0) return dash;
    const [{ question }] = caps;
    const more = caps.length > 1 ? ` (en nog ${caps.length - 1})` : "";
    return `${data.texts.questions[question].text} ‘${labelOf(data, question, chosen(data, question))}’${more}`;
  }

  Kennisbank.advice = Object.freeze({ notes, lists, contributions, partsTable });
})(globalThis);
