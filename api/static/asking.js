"use strict";

/* The example queries: a list to run them from, and the table of what is answered. */

const MOST_ROWS = 200;
const NODES = "https://w3id.org/tumen/id/";
let examples = [];
let answered = ""; // the query whose answer is shown

async function learnExamples() {
  const found = await fetch("/sparql/examples").then((response) => response.json()).catch(() => ({}));
  examples = found.items ?? [];
}

/** The list, and below it the answer to the query that the address names. */
async function showAsking() {
  byId("asking").hidden = !examples.length;
  byId("queries").replaceChildren(...examples.map(exampleLine));
  const chosen = examples.find((one) => one.id === state.query);
  const place = byId("answer");
  place.hidden = !chosen;
  if (!chosen) { answered = ""; return; }
  if (answered === chosen.id + state.lang) return;
  place.replaceChildren(make("p", { textContent: word("loading") }));
  const answer = await ask(chosen.query);
  if (state.query !== chosen.id) return;
  answered = chosen.id + state.lang;
  place.replaceChildren(make("h3", { textContent: labelOf(chosen) }), ...answer);
  if (moved) place.focus();
}

function exampleLine(one) {
  const run = make("a", { className: "button", href: addressOf({ query: one.id }), textContent: word("run") });
  run.setAttribute("aria-label", `${word("run")}: ${labelOf(one)}`);
  if (one.id === state.query) run.setAttribute("aria-current", "true");
  const csv = make("a", { href: `/sparql?${new URLSearchParams({ query: one.query, format: "csv" })}`, textContent: "CSV" });
  const text = make("details", {}, make("summary", { textContent: word("query") }), make("pre", { textContent: one.query }));
  return make("li", {}, run, make("span", { textContent: ` ${labelOf(one)} ` }), csv, text);
}

/** The table of an answer, or what is wrong with it, as elements. */
async function ask(query) {
  const told = (text) => [make("p", { className: "message", textContent: text })];
  let response;
  try {
    response = await fetch("/sparql", {
      method: "POST", body: new URLSearchParams({ query }), headers: { Accept: "application/sparql-results+json" },
    });
  } catch {
    return told(word("unreachable"));
  }
  const found = await response.json().catch(() => ({}));
  if (!response.ok) return told(found.detail ?? found.title ?? word("unreachable"));
  const [names, rows] = [found.head.vars, found.results.bindings];
  const head = make("tr", {}, ...names.map((name) => make("th", { scope: "col", textContent: name })));
  const body = rows.slice(0, MOST_ROWS).map((row) => make("tr", {}, ...names.map((name) => make("td", {}, cell(row[name])))));
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...body));
  const count = rows.length > MOST_ROWS ? `${MOST_ROWS} / ${rows.length}` : String(rows.length);
  return [make("p", { className: "hint", textContent: `${word("rows")}: ${count}` }), make("div", { className: "scroll" }, table)];
}

/** A term: nodes of the data as links, of the vocabulary by their last word, all else as text. */
function cell(term) {
  if (!term) return "";
  if (term.type !== "uri") return make("span", { lang: term["xml:lang"] ?? "", textContent: term.value });
  if (!term.value.startsWith(NODES)) return term.value.replace(/^.*[#/]/, "");
  const path = term.value.slice(NODES.length);
  const shown = /^e[0-9a-f]{16}$/.test(path) ? addressOf({ event: path }) : `/id/${path}`;
  return make("a", { href: shown, textContent: decodeURIComponent(path) });
}
