/* SPDX-License-Identifier: EUPL-1.2 */
/* Finds entries for what a reader types. MiniSearch does the finding; this turns words into the stems, parts and
   synonyms that the index holds, as kennisbank/search/words.py does when it makes the index. */
"use strict";
(function (root) {
  const Kennisbank = (root.Kennisbank = root.Kennisbank || {});

  const FIELDS = ["titel", "namen", "kern", "tekst", "delen"];
  const BOOST = { titel: 6, namen: 6, kern: 3, tekst: 1, delen: 2 };
  const KIND_BOOST = { les: 1.5, situatie: 1.4, instrument: 1.2, vraag: 0.9, wet: 0.9, begrip: 0.6, rol: 0.8, domein: 0.8, pagina: 0.7 };
  /** How much a way to read a word weighs beside the word itself. */
  const WEIGHT = { whole: 1, joined: 0.9, parts: 0.8, known: 0.4, beside: 0.3, synonym: 0.5, begin: 0.4, like: 0.2, typo: 0.5 };
  /** How much it counts that an entry has all the words, and how much a page gains by what stands on it. */
  const SETTINGS = { boost: BOOST, kinds: KIND_BOOST, weight: WEIGHT, cover: 3, page: 0.5 };
  const LONGEST_QUERY = 200;
  const MOST_WORDS = 12;
  const SHORTEST_PART = 4;
  const SHORTEST_COMPOUND = 7;
  const LONGEST_COMPOUND = 40;
  const SHORTEST_KNOWN = 5;
  const LONGEST_PHRASE = 5;
  const LINKS = ["", "s", "en", "e", "n"];

  function fold(text) {
    const plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    return plain.replace(/['’]s(?![\p{L}\p{N}_])/gu, "").replace(/([\p{L}\p{N}])[&'’.](?=[\p{L}\p{N}])/gu, "$1");
  }

  /** The words of a query, folded; a word with hyphens is one word here. */
  function words(text) {
    const found = fold(text.slice(0, LONGEST_QUERY)).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) || [];
    return found.map((word) => word.replaceAll("-", "")).slice(0, MOST_WORDS);
  }

  function createFinder(data, MiniSearch, stemmer, settings) {
    const { boost, kinds, weight, cover, page } = { ...SETTINGS, ...settings };
    const terms = new Set(data.index.index.map((row) => row[0]));
    const short = new Set(data.short);
    const stop = new Set(data.stop);
    const engine = MiniSearch.loadJS(data.index, {
      fields: FIELDS,
      storeFields: ["k", "t", "u", "c", "s"],
      tokenize: (text) => [text],
      processTerm: (term) => term,
    });
    const synonyms = new Map();
    data.synonyms.forEach((group) => group.forEach((phrase) => {
      synonyms.set(phrase, [...(synonyms.get(phrase) || []), ...group.filter((other) => other !== phrase)]);
    }));

    const stem = (word) => (/^\p{L}+$/u.test(word) ? stemmer.stemWord(word) : word);
    const isKnown = (part) => (part.length < SHORTEST_PART ? short.has(part) : terms.has(stem(part)));

    /** Every way to read what is left of a word as words that the index knows. */
    function splits(rest, first) {
      const found = !first && isKnown(rest) ? [[rest]] : [];
      for (let end = 3; end < rest.length - 2; end += 1) {
        const part = rest.slice(0, end);
        if (!isKnown(part)) continue;
        LINKS.filter((link) => rest.startsWith(link, end)).forEach((link) => {
          splits(rest.slice(end + link.length), false).forEach((more) => found.push([part, ...more]));
        });
      }
      return found;
    }

    function isEasier(one, other) {
      const [length, otherLength] = [one.join("").length, other.join("").length];
      if (one.length !== other.length) return one.length < other.length;
      if (length !== otherLength) return length > otherLength;
      return one.join(" ") < other.join(" ");
    }

    function parts(word) {
      if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND || !/^\p{L}+$/u.test(word)) return [];
      return splits(word, true).reduce((best, one) => (best.length === 0 || isEasier(one, best) ? one : best), []);
    }

    /** The longest known beginning or end of a word of which the rest is unknown. */
    function knownPart(word) {
      for (let size = word.length - 3; size >= SHORTEST_KNOWN; size -= 1) {
        const part = [word.slice(0, size), word.slice(-size)].find((one) => terms.has(stem(one)));
        if (part) return part;
      }
      return null;
    }

    const query = (texts, factor, more) => ({ combineWith: "AND", queries: texts, boostTerm: () => factor, ...more });

    /** The ways to read each word of the query, as queries of MiniSearch. */
    function readings(list, isTyping) {
      const stems = list.map(stem);
      const ways = list.map((word, place) => waysOf(word, stems[place], isTyping && place === list.length - 1));
      stems.forEach((_, start) => {
        for (let end = start + 1; end <= Math.min(stems.length, start + LONGEST_PHRASE); end += 1) {
          const others = synonyms.get(stems.slice(start, end).join(" ")) || [];
          others.forEach((phrase) => {
            for (let place = start; place < end; place += 1) ways[place].push(query(phrase.split(" "), weight.synonym));
          });
        }
        const joined = start + 1 < stems.length ? stem(list[start] + list[start + 1]) : "";
        if (terms.has(joined)) [start, start + 1].forEach((place) => ways[place].push(query([joined], weight.joined)));
      });
      return ways;
    }

    function waysOf(word, own, isTyping) {
      const ways = [];
      const exact = terms.has(own);
      const pieces = parts(word).map(stem);
      if (exact) ways.push(query([own], weight.whole));
      if (pieces.length > 0) ways.push(query(pieces, exact ? weight.beside : weight.parts));
      if (own.length > 2 && (isTyping || !exact)) ways.push(query([own], exact ? weight.like : weight.begin, { prefix: true }));
      else if (own.length > 4) ways.push(query([own.slice(0, Math.max(5, own.length - 2))], weight.like, { prefix: true }));
      if (!exact && pieces.length === 0) {
        if (own.length > 3) ways.push(query([own], weight.typo, { fuzzy: own.length > 7 ? 2 : 1 }));
        const part = knownPart(word);
        if (part) ways.push(query([stem(part)], weight.known));
      }
      return ways;
    }

    function scored(ways) {
      const found = new Map();
      if (ways.length === 0) return found;
      const boostDocument = (id, term, stored) => kinds[data.kinds[stored.k]];
      engine.search({ combineWith: "OR", queries: ways }, { boost, boostDocument }).forEach((result) => found.set(result.id, result));
      return found;
    }

    /** A page gains by the best of what stands on it: a lesson by its questions, a law by its articles. */
    function shareWithPages(total) {
      const best = new Map();
      total.forEach(({ result, score }) => {
        const [address, place] = result.u.split("#");
        if (place) best.set(address, Math.max(score, best.get(address) || 0));
      });
      total.forEach((one) => (one.score += page * (best.get(one.result.u) || 0)));
    }

    /** Entries for a text, best first: [{kind, title, url, context, summary}]. */
    function find(text, isTyping) {
      const all = words(text);
      const list = all.some((word) => !stop.has(word)) ? all.filter((word) => !stop.has(word)) : all;
      const total = new Map();
      readings(list, Boolean(isTyping)).map(scored).forEach((results) => results.forEach((result, id) => {
        const known = total.get(id) || { result, score: 0, covered: 0 };
        total.set(id, { result, score: known.score + result.score, covered: known.covered + 1 });
      }));
      total.forEach((one) => (one.score *= (one.covered / list.length) ** cover));
      shareWithPages(total);
      return [...total.values()]
        .sort((one, other) => other.score - one.score || one.result.id - other.result.id)
        .map(({ result }) => ({
          kind: data.kinds[result.k],
          title: result.t,
          url: result.u,
          context: result.c || "",
          summary: result.s || "",
        }));
    }
    return { find, parts, stem };
  }

  Kennisbank.find = { SETTINGS, createFinder, fold, words };
  if (typeof module === "object" && module.exports) module.exports = Kennisbank.find;
})(typeof globalThis === "object" ? globalThis : this);
